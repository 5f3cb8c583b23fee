/// Mail through a relay, with libcurl.

#include "notices/mime.hpp"

#include "base/mail_address.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>

namespace baqylau::notices {

namespace {

constexpr std::size_t longest_answer = 500;  ///< code points of a relay's words that are kept

struct CloseHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct CloseUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct FreeText {
  void operator()(char* text) const { curl_free(text); }
};

/// Before the first handle, once; curl's own count of threads begins with it.
void start_curl() {
  static std::once_flag once;
  std::call_once(once, [] {
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) throw std::runtime_error{"libcurl does not start"};
  });
}

std::string part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
  const std::unique_ptr<char, FreeText> owned{text};
  return text;
}

struct RelayPlace {
  std::string scheme, host;
};

std::optional<RelayPlace> place_of(const std::string& address) {
  start_curl();
  // curl takes a blank or a control character in some places; an administrator never means one.
  if (std::ranges::any_of(address, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; })) return std::nullopt;
  const std::unique_ptr<CURLU, CloseUrl> url{curl_url()};
  if (!url || curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK) return std::nullopt;
  RelayPlace place{part_of(url.get(), CURLUPART_SCHEME), part_of(url.get(), CURLUPART_HOST)};
  if ((place.scheme != "smtp" && place.scheme != "smtps") || place.host.empty()) return std::nullopt;
  for (const auto part : {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_OPTIONS, CURLUPART_QUERY, CURLUPART_FRAGMENT})
    if (!part_of(url.get(), part).empty()) return std::nullopt;
  const auto path = part_of(url.get(), CURLUPART_PATH);
  if (!path.empty() && path != "/") return std::nullopt;
  return place;
}

/// By its form, not by its name's look-up: who answers for a name may change.
bool is_this_machine(const std::string& host) {
  in_addr address{};
  if (host == "localhost" || host == "[::1]") return true;
  return ::inet_pton(AF_INET, host.c_str(), &address) == 1 && host.starts_with("127.");
}

/// The message as curl asks for it.
struct Outgoing {
  std::string_view left;
  static std::size_t read(char* out, std::size_t size, std::size_t count, void* self) {
    auto& left = static_cast<Outgoing*>(self)->left;
    const auto taken = std::min(size * count, left.size());
    std::copy_n(left.data(), taken, out);
    left.remove_prefix(taken);
    return taken;
  }
};

/// The last reply by which the relay refused something: `550 5.1.1 No such mailbox`, all lines of it.
struct Answers {
  std::string refusal;
  bool more_follows = false;
  static std::size_t hear(char* line, std::size_t size, std::size_t count, void* self) {
    static_cast<Answers*>(self)->take({line, size * count});
    return size * count;
  }
  static std::size_t ignore(char*, std::size_t size, std::size_t count, void*) { return size * count; }

 private:
  void take(std::string_view line) {
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
    if (!more_follows && (line.starts_with('4') || line.starts_with('5'))) refusal.clear();
    if (line.starts_with('4') || line.starts_with('5')) {
      if (!refusal.empty()) refusal += ' ';
      refusal += line;
    }
    more_follows = line.size() > 3 && line[3] == '-';
  }
};

/// What came over the line may be any bytes.
std::string readable(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto length = base::utf8_sequence(bytes, at);
    if (length == 1 && (static_cast<unsigned char>(bytes[at]) < 0x20 || bytes[at] == 0x7F)) out += ' ';
    else if (length == 0) out += '?';
    else out += bytes.substr(at, length);
    at += std::max<std::size_t>(length, 1);
  }
  return base::shortened(out, longest_answer);
}

class SmtpMailer final : public Mailer {
 public:
  explicit SmtpMailer(const Relay& relay) : relay_{relay} {
    const auto place = place_of(relay.url);
    const auto from = base::wire_mail_address(relay.from);
    if (!place) throw std::logic_error{"no address of a mail relay: " + relay.url};
    if (!from) throw std::logic_error{"no address that mail comes from: " + relay.from};
    relay_.from = *from;
    place_ = *place;
    needs_start_tls_ = place->scheme == "smtp" && relay.require_tls && !is_this_machine(place->host);
    handle_.reset(curl_easy_init());
    if (!handle_) throw std::runtime_error{"libcurl gives no handle"};
  }

  Attempt send(const Mail& mail) override {
    const auto address = base::wire_mail_address(mail.to);
    if (!address) return no_address();
    const auto message = mime_message(relay_.from, mail);
    const std::unique_ptr<curl_slist, FreeList> to{curl_slist_append(nullptr, ('<' + *address + '>').c_str())};
    Outgoing outgoing{message};
    Answers answers;
    std::array<char, CURL_ERROR_SIZE> words{};
    prepare();
    auto* const handle = handle_.get();
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, to.get());
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, &Outgoing::read);
    curl_easy_setopt(handle, CURLOPT_READDATA, &outgoing);
    curl_easy_setopt(handle, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(message.size()));
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &Answers::hear);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &answers);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &Answers::ignore);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, words.data());
    const auto code = curl_easy_perform(handle);
    // The next mail, and the end of the connection, find nothing of this call.
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, nullptr);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &Answers::ignore);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, nullptr);
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, nullptr);
    if (code == CURLE_OK) return {};
    return {outcome_of(code, answers.refusal, outgoing.left.empty()),
            base::Message{base::M("The mail did not go out: {answer}"), {{"answer", answer_of(code, words.data(), answers.refusal)}}}};
  }

  /// As for a mail, and a command that asks for nothing in its place.
  base::Done check() {
    Answers answers;
    std::array<char, CURL_ERROR_SIZE> words{};
    prepare();
    auto* const handle = handle_.get();
    curl_easy_setopt(handle, CURLOPT_UPLOAD, 0L);
    curl_easy_setopt(handle, CURLOPT_MAIL_FROM, nullptr);
    curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, "NOOP");
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &Answers::hear);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &answers);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &Answers::ignore);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, words.data());
    const auto code = curl_easy_perform(handle);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, nullptr);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &Answers::ignore);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, nullptr);
    if (code == CURLE_OK) return base::done();
    return base::Failure{base::Kind::unavailable, what_to_correct(code, answer_of(code, words.data(), answers.refusal))};
  }

 private:
  void prepare() {
    auto* const handle = handle_.get();
    curl_easy_reset(handle);
    const auto seconds = static_cast<long>(relay_.timeout.count());
    curl_easy_setopt(handle, CURLOPT_URL, relay_.url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, "");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    // Proxies of the environment are not for mail.
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, seconds);
    curl_easy_setopt(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, seconds);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, seconds);
    curl_easy_setopt(handle, CURLOPT_MAXAGE_CONN, 30L);
    curl_easy_setopt(handle, CURLOPT_USE_SSL, static_cast<long>(needs_start_tls_ ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
    if (!relay_.ca_file.empty()) {
      curl_easy_setopt(handle, CURLOPT_CAINFO, relay_.ca_file.c_str());
      curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr);
    }
    if (!relay_.user.empty()) {
      curl_easy_setopt(handle, CURLOPT_USERNAME, relay_.user.c_str());
      curl_easy_setopt(handle, CURLOPT_PASSWORD, relay_.password.c_str());
    }
    curl_easy_setopt(handle, CURLOPT_MAIL_FROM, ('<' + relay_.from + '>').c_str());
    curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
  }

  /// A relay that said no to a command of this mail is there for the others. One that has taken the last line and says nothing may send
  /// the mail on all the same.
  static Attempt::Outcome outcome_of(CURLcode code, std::string_view refusal, bool all_handed_over) {
    if (!refusal.empty() && (code == CURLE_SEND_ERROR || code == CURLE_WEIRD_SERVER_REPLY)) return Attempt::Outcome::refused;
    return all_handed_over && refusal.empty() ? Attempt::Outcome::doubtful : Attempt::Outcome::no_relay;
  }

  static std::string answer_of(CURLcode code, const char* words, std::string_view refusal) {
    std::string answer = *words != '\0' ? words : curl_easy_strerror(code);
    if (!refusal.empty()) answer.append(" (").append(refusal).append(")");
    return readable(answer);
  }

  [[nodiscard]] base::Message what_to_correct(CURLcode code, const std::string& answer) const {
    using base::M;
    switch (code) {
      case CURLE_COULDNT_RESOLVE_HOST:
        return {M("The name of the relay, {host}, is not known. Correct it in --relay"), {{"host", place_.host}}};
      case CURLE_COULDNT_CONNECT:
        return {M("Nobody answers at {relay}. Correct host and port in --relay, or let this machine through to it"),
                {{"relay", relay_.url}}};
      case CURLE_OPERATION_TIMEDOUT:
        return {M("The relay does not answer within {seconds} seconds. Port 465 takes smtps://, ports 25 and 587 smtp://"),
                {{"seconds", std::to_string(relay_.timeout.count())}}};
      case CURLE_USE_SSL_FAILED:
        return M("The relay offers no STARTTLS, and mail goes only over a secured line. Use smtps://, or another port of the relay");
      case CURLE_PEER_FAILED_VERIFICATION:
        return {M("The certificate of the relay is not one for {host} that is trusted: {answer}. Correct the name in --relay, or name the "
                  "authority's certificate in --relay-ca"),
                {{"host", place_.host}, {"answer", answer}}};
      case CURLE_SSL_CACERT_BADFILE:
        return {M("The file of --relay-ca holds no certificates that can be read: {answer}"), {{"answer", answer}}};
      case CURLE_SSL_CONNECT_ERROR:
        return {M("The line cannot be secured: {answer}. Port 465 takes smtps://, ports 25 and 587 smtp://"), {{"answer", answer}}};
      case CURLE_LOGIN_DENIED:
        return {M("The relay does not take --relay-user and the password in --relay-password-file: {answer}"), {{"answer", answer}}};
      default: return {M("The relay cannot be used: {answer}"), {{"answer", answer}}};
    }
  }

  Relay relay_;
  RelayPlace place_;
  bool needs_start_tls_ = true;
  std::unique_ptr<CURL, CloseHandle> handle_;
};

}  // namespace

bool is_relay_url(const std::string& url) { return place_of(url).has_value(); }

base::Done check_relay(const Relay& relay) { return SmtpMailer{relay}.check(); }

std::unique_ptr<Mailer> smtp_mailer(const Relay& relay) { return std::make_unique<SmtpMailer>(relay); }

}  // namespace baqylau::notices
