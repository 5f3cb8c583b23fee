#pragma once
/// A small site on a real server, for tests that speak to it over a socket.

#include "base/clock.hpp"
#include "base/random.hpp"
#include "db/db.hpp"
#include "http/once.hpp"
#include "http/server.hpp"
#include "support/engine_test.hpp"
#include "tests/http/sql.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <semaphore>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace baqylau::http::testing {

/// Writes English texts, so that a test sees which message it was.
class EnglishOnly final : public i18n::Translator {
 public:
  [[nodiscard]] i18n::Language language() const override { return i18n::Language::en; }
  using i18n::Translator::operator();
  [[nodiscard]] std::string_view operator()(base::Text text) const override { return text.id; }
  [[nodiscard]] std::string plural(i18n::PluralText text, std::int64_t count, i18n::Places) const override {
    return std::string{count == 1 ? text.one.id : text.other.id};
  }

 private:
  [[nodiscard]] std::string_view text_of(std::uint64_t, std::string_view id) const override { return id; }
};
class EnglishCatalogues final : public i18n::Catalogues {
 public:
  [[nodiscard]] const i18n::Translator& operator[](i18n::Language) const override { return english_; }

 private:
  EnglishOnly english_;
};

/// `officer` is an operator, `ngo` a member of NGO 5; anything else is nobody.
class TwoSessions final : public Sessions {
 public:
  Caller load(db::Read&, std::string_view token, base::Instant) override {
    Caller caller;
    if (token == "officer") {
      caller.account = base::AccountId{1};
      caller.roles.push_back({Role::operator_, base::StateBodyId{3}});
      caller.session_key = "key-of-officer";
    } else if (token == "ngo") {
      caller.account = base::AccountId{2};
      caller.ngo = base::NgoId{5};
      caller.session_key = "key-of-ngo";
    }
    return caller;
  }
  bool holds(db::Read&, std::string_view, base::Instant) override { return !ended; }
  std::atomic<bool> ended{false};  ///< while requests are on their way
};

class PlainPages final : public Pages {
 public:
  Response failure(const Request& request, const base::Failure& failure, Services&) override {
    if (fails) throw std::runtime_error{"the page of a failure fails"};
    std::string body = "failure: " + std::string{failure.message.text.id} + "\nnumber: " + request.number;
    body +=
        "\nresend: " + std::to_string(static_cast<int>(request.resend)) + "\ntoken: " + request.csrf_token + "\nkey: " + request.form_key;
    for (const auto& [name, value] : request.form) body += "\nfield " + name + "=" + value;
    return Response{.body = body};
  }
  Response sign_in_again(const Request& request, Services&) override {
    if (request.method != Method::post) return see_other(Url::to("/sign-in").with("next", Url::of_request(request).full()));
    std::string body = "sign in again\ntoken: " + request.csrf_token;
    for (const auto& [name, value] : request.form) body += "\nfield " + name + "=" + value;
    return Response{.body = body};
  }
  bool fails = false;
};

/// A client that sends exactly the bytes it is told to.
class Client {
 public:
  explicit Client(unsigned short port) : socket_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) throw std::runtime_error{"connect"};
  }
  Client(const Client&) = delete;
  Client(Client&&) = delete;
  ~Client() { close(); }
  void close() {
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
  }
  /// False when the other side has closed.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  /// One answer: head, and as many bytes as its Content-Length says (none where `bodiless`).
  std::string answer(bool bodiless = false) {
    while (received_.find("\r\n\r\n") == std::string::npos)
      if (!receive()) return std::exchange(received_, "");
    const auto head_end = received_.find("\r\n\r\n") + 4;
    std::size_t length = 0;
    const auto field = received_.find("Content-Length: ");
    if (!bodiless && field < head_end) length = std::stoul(received_.substr(field + 16));
    while (received_.size() < head_end + length)
      if (!receive()) break;
    auto whole = received_.substr(0, head_end + length);
    received_.erase(0, head_end + length);
    return whole;
  }
  /// The other side ends the connection within `milliseconds`, sending nothing more.
  bool closed(int milliseconds = 5000) { return !receive(milliseconds) && timed_out_ == false; }
  std::string rest() {
    while (receive()) {}
    return std::exchange(received_, "");
  }

 private:
  bool receive(int milliseconds = 15000) {
    pollfd ready{socket_, POLLIN, 0};
    timed_out_ = ::poll(&ready, 1, milliseconds) <= 0;
    if (timed_out_) return false;
    char buffer[65536];
    const auto count = ::recv(socket_, buffer, sizeof buffer, 0);
    if (count <= 0) return false;
    received_.append(buffer, static_cast<std::size_t>(count));
    return true;
  }
  int socket_;
  std::string received_;
  bool timed_out_ = false;
};

inline int status(std::string_view answer) { return answer.size() < 12 ? 0 : std::stoi(std::string{answer.substr(9, 3)}); }
inline std::string body(const std::string& answer) {
  const auto end = answer.find("\r\n\r\n");
  return end == std::string::npos ? "" : answer.substr(end + 4);
}
/// Value of a header, or empty.
inline std::string header(const std::string& answer, const std::string& name) {
  const auto head = answer.substr(0, answer.find("\r\n\r\n") + 2);
  const auto at = head.find("\r\n" + name + ": ");
  if (at == std::string::npos) return "";
  const auto begin = at + name.size() + 4;
  return head.substr(begin, head.find("\r\n", begin) - begin);
}

/// Lets a test hold a slow handler.
struct Hold {
  std::atomic<bool> held{false};
  std::atomic<int> waiting{0};
};
inline Hold hold;

/// A page that is made for as long as the test wants.
inline std::counting_semaphore<> page_begun{0}, page_may_end{0};
inline base::Result<Response> held_page(const Get<Public>&) {
  page_begun.release();
  page_may_end.acquire();
  return Response{.body = "held"};
}

inline base::Result<Response> front_page(const Get<Public>& call) {
  return Response{.body = "front page in " + std::string{i18n::to_code(call.request.language)}};
}
/// What was written, for everybody; long enough to be worth compressing. Asked for `private`, it reads what changes without a word.
inline std::atomic<int> list_made = 0;
inline base::Result<Response> list_page(const Get<Public>& call) {
  ++list_made;
  std::string body = "things:";
  for (const auto& row : call.db.all(tests::http::sql::things{})) body += " " + row.name;
  if (!call.request.query_value("private").empty()) body += std::to_string(call.db.all(tests::http::sql::keys{}).size());
  return Response{.body = body + "\n" + std::string(2000, 'x')};
}
inline base::Result<Response> thing_page(const Get<Anyone>& call, std::string name) {
  return Response{.body = "thing: " + name + "\ntoken: " + call.request.csrf_token + "\nkey: " + call.request.form_key +
                          "\ntoken of the officer: " + call.request.csrf_for("key-of-officer") +
                          "\nq: " + std::string{call.request.query_value("q")} + "\nfrom: " + call.request.client_address + "\n"};
}
inline base::Result<Response> lot_page(const Get<Anyone>&, base::LotId lot) { return Response{.body = "lot " + base::to_string(lot)}; }
inline base::Result<Response> office_page(const Get<Operator>& call) {
  return Response{.body = "office of " + call.who.scope.json().value_or("all") + "\ntoken: " + call.request.csrf_token};
}
inline base::Result<Response> failing_page(const Get<Anyone>&) { throw std::runtime_error{"SELECT secret FROM internals"}; }
inline base::Result<Response> unavailable_page(const Get<Anyone>&) { throw db::Unavailable{"connection refused"}; }
inline base::Result<Response> wrong_header_page(const Get<Anyone>&) {
  Response response{.body = "x"};
  response.headers.emplace_back("X-Name", "a\r\nSet-Cookie: a=b");
  return response;
}
inline base::Result<Response> big_page(const Get<Anyone>&) { return Response{.body = std::string(300'000, 'b')}; }
inline base::Result<Response> file_page(const Get<Anyone>& call) {
  return download_file("application/pdf", "отчёт 1.pdf", call.services.files.path_of(call.request.query_value("sha")));
}

inline base::Result<Response> save_thing(const Post<Anyone>& call) {
  const auto& form = call.request.form;
  const auto name = form.empty() ? std::string{} : form.front().second;
  call.db.run(tests::http::sql::save_thing{.name = name, .at = call.services.clock.now()});
  if (name == "wrong") return Response{.status = 422, .body = "correct it: " + name};
  if (name == "late") return base::Failure{base::Kind::conflict, base::M("Somebody was first")};
  if (name == "boom") throw std::runtime_error{"disk on fire"};
  if (name == "shown") return Response{.body = "shown once"};
  return see_other(Url::to("/things/{}", name).with("saved", "1"));
}
/// A page that saves itself: its version must be the number of things there are, and is set to the new one.
inline base::Result<Response> save_versioned(const Post<Anyone>& call) {
  const auto& form = call.request.form;
  const auto count = std::to_string(call.db.all(tests::http::sql::things{}).size());
  if (form.size() < 2 || form[1].second != count) return base::Failure{base::Kind::conflict, base::M("Somebody was first")};
  call.db.run(tests::http::sql::save_thing{.name = form[0].second, .at = call.services.clock.now()});
  const auto next = std::to_string(call.db.all(tests::http::sql::things{}).size());
  if (call.request.wants_json) {
    auto told = json(200, R"({"version":")" + next + R"("})");
    told.form_fields = {{"version", next}};
    return told;
  }
  return see_other(Url::to("/things/{}", form[0].second).with_notice("saved"));
}
inline base::Result<Response> noticing_page(const Get<Public>& call, std::string) {
  return Response{.body = "notice: " + call.request.notice};
}
inline base::Result<Response> known_page(const Get<Public>& call) {
  return Response{.body = "cookies: " + std::to_string(call.request.cookies.size()) + "\ntoken: " + call.request.csrf_token +
                          "\nkey: " + call.request.form_key};
}
inline base::Result<Response> save_in_office(const Post<Operator>& call) {
  call.db.run(tests::http::sql::save_thing{.name = "office", .at = call.services.clock.now()});
  return see_other(Url::to("/office"));
}

inline base::Result<Response> take_files(const Work<Anyone>& call) {
  std::string body;
  for (const auto& [name, value] : call.request.form) body += "field " + name + "=" + value.substr(0, 100) + "\n";
  for (const auto& upload : call.request.uploads) {
    const auto* state = upload.state == Upload::State::complete ? "complete" : upload.state == Upload::State::empty ? "empty" : "too_large";
    body += "file " + upload.field + " " + upload.filename + " " + std::to_string(upload.size) + " " + state + " " + upload.sha256 + "\n";
    if (upload.state == Upload::State::complete && call.request.query_value("keep") == "1") call.services.files.keep(upload);
  }
  return Response{.body = body};
}
/// What a slow handler does with a form: `wrong` is refused after it was written.
inline base::Result<Response> save_slowly(const Work<Anyone>& call) {
  return write_once(call, [&](db::Write& db) -> base::Result<Response> {
    const auto name = call.request.form.empty() ? std::string{} : call.request.form.front().second;
    db.run(tests::http::sql::save_thing{.name = name, .at = call.services.clock.now()});
    if (name == "wrong") return base::Failure{base::Kind::conflict, base::M("Somebody was first")};
    return see_other(Url::to("/things/{}", name).with("saved", "1"));
  });
}
inline base::Result<Response> slow_page(const Work<Anyone>&) {
  ++hold.waiting;
  while (hold.held) std::this_thread::sleep_for(std::chrono::milliseconds{5});
  return Response{.body = "slow"};
}

inline base::Result<Response> save_noticed(const Post<Anyone>&) { return see_other(Url::to("/noticing/{}", "бір").with_notice("saved")); }

class Site {
 public:
  Site(db::Database& database, const base::Clock& clock, const std::filesystem::path& directory)
      : database_{database}, clock_{clock}, directory_{directory} {
    std::filesystem::create_directories(directory_ / "static");
    routes.get<"/">(front_page);
    routes.get<"/things">(list_page);
    routes.get<"/things/{thing}">(thing_page);
    routes.get<"/lots/{lot}">(lot_page);
    routes.get<"/office">(office_page);
    routes.get<"/failing">(failing_page);
    routes.get<"/unavailable">(unavailable_page);
    routes.get<"/wrong-header">(wrong_header_page);
    routes.get<"/big">(big_page);
    routes.get<"/file">(file_page);
    routes.post<"/things">(save_thing);
    routes.post<"/office">(save_in_office);
    routes.post<"/versioned">(save_versioned);
    routes.get<"/noticing/{thing}">(noticing_page);
    routes.get<"/known">(known_page);
    routes.post<"/noticing">(save_noticed);
    routes.work<"/files">(take_files, {.files = 2, .file_limit = 100'000});
    routes.work_get<"/slow">(slow_page);
    routes.get<"/held">(held_page);
    routes.work<"/slow-things">(save_slowly);
    config.threads = 2;
    config.port = 0;
    config.temporary = directory_ / "temporary";
    config.secret = "a secret of thirty-two bytes ....";
    config.header_deadline = std::chrono::seconds{1};
    config.idle_deadline = std::chrono::seconds{3};
    config.body_grace = std::chrono::seconds{1};
  }
  ~Site() { hold.held = false; }
  Site(const Site&) = delete;
  Site(Site&&) = delete;

  void start() {
    config.static_files = StaticFiles{directory_ / "static"};
    files = open_file_store(directory_ / "files");
    server = make_server(config, routes, database_, Services{clock_, random_, *files, catalogues_}, sessions, pages);
    port = server->start();
  }
  void write_static(const std::string& name, std::string_view content) const {
    std::filesystem::create_directories((directory_ / "static" / name).parent_path());
    std::ofstream{directory_ / "static" / name, std::ios::binary} << content;
  }
  /// Of uploads that are on the disk now.
  [[nodiscard]] std::size_t temporary_files() const {
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator{config.temporary}, std::filesystem::directory_iterator{}));
  }

  Routes routes;
  ServerConfig config;
  PlainPages pages;
  std::unique_ptr<FileStore> files;
  std::unique_ptr<Server> server;
  unsigned short port = 0;
  TwoSessions sessions;

 private:
  db::Database& database_;
  const base::Clock& clock_;
  std::filesystem::path directory_;
  base::SystemRandom random_;
  EnglishCatalogues catalogues_;
};

class SiteTest : public support::EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (IsSkipped()) return;
    site = std::make_unique<Site>(database(), clock, directory());
  }
  void TearDown() override {
    hold.held = false;
    site.reset();
    EngineTest::TearDown();
  }
  /// Answers of one connection to these bytes.
  std::string once(std::string_view bytes, bool bodiless = false) {
    Client client{site->port};
    client.send(bytes);
    return client.answer(bodiless);
  }
  std::string get(const std::string& target, const std::string& fields = "") {
    return once("GET " + target + " HTTP/1.1\r\nHost: site\r\n" + fields + "\r\n");
  }
  std::string post(const std::string& target, const std::string& form, const std::string& fields) {
    return once(post_bytes(target, form, fields));
  }
  static std::string post_bytes(const std::string& target, const std::string& form, const std::string& fields) {
    const bool typed = fields.find("Content-Type:") != std::string::npos;
    return "POST " + target + " HTTP/1.1\r\nHost: site\r\n" + fields +
           (typed ? "" : "Content-Type: application/x-www-form-urlencoded\r\n") + "Content-Length: " + std::to_string(form.size()) +
           "\r\n\r\n" + form;
  }
  /// What is on the line that begins so.
  static std::string line(const std::string& text, const std::string& beginning) {
    const auto at = text.find(beginning);
    if (at == std::string::npos) return "";
    return text.substr(at + beginning.size(), text.find('\n', at) - at - beginning.size());
  }
  std::vector<std::string> things() {
    std::vector<std::string> names;
    database().read([&](db::Read& db) {
      for (auto& row : db.all(tests::http::sql::things{})) names.push_back(row.name);
    });
    return names;
  }
  std::int64_t keys() {
    return database().read([](db::Read& db) { return db.one(tests::http::sql::keys{})->count; });
  }
  /// A visitor who has opened a page with a form: cookie and token.
  struct Visitor {
    std::string cookie, token;
  };
  Visitor visit() {
    const auto page = get("/kk/things/form");
    const auto cookie = header(page, "Set-Cookie");
    return {"Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n", line(page, "token: ")};
  }
  static constexpr auto same_origin = "Sec-Fetch-Site: same-origin\r\nOrigin: http://site\r\n";

  std::unique_ptr<Site> site;
};

}  // namespace baqylau::http::testing
