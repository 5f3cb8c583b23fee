#pragma once
/// Accounts, and requests that reach the handlers as the server hands them over.

#include "http/server.hpp"
#include "i18n/i18n.hpp"
#include "identity/identity.hpp"
#include "identity/sessions.hpp"
#include "reference/reference.hpp"
#include "support/accounts.hpp"
#include "support/vouched_test.hpp"
#include "tests/identity/sql.hpp"

#include <gmock/gmock.h>

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baqylau::identity {

namespace test_sql = baqylau::tests::identity::sql;

class NoFiles final : public http::FileStore {
 public:
  void keep(const http::Upload&) override { throw std::logic_error{"no files here"}; }
  [[nodiscard]] std::filesystem::path path_of(std::string_view) const override { throw std::logic_error{"no files here"}; }
};

class IdentityTest : public support::VouchedTest {
 protected:
  void SetUp() override {
    VouchedTest::SetUp();
    if (IsSkipped()) return;
    add_routes(routes);
    sessions = make_sessions(database());
    run_write([&](db::Write& db) { db.run(test_sql::add_ngo{.id = ngo, .name = "Фонд «Шаңырақ»", .key = {"k"}}); });
    body = database()
               .write([&](db::Write& db) {
                 return reference::add_state_body(db, random, clock.now(), {.name_kk = "Министрлік", .name_ru = "Министерство"});
               })
               .value();
  }

  void TearDown() override {
    sessions.reset();
    VouchedTest::TearDown();
  }

  support::Person member(const std::string& login) { return support::add_ngo_member(database(), random, clock.now(), login, ngo); }
  support::Person specialist(const std::string& login) {
    return support::add_staff(database(), random, clock.now(), login, http::Role::specialist, body);
  }
  http::Caller load(std::string_view token) {
    return database().read([&](db::Read& db) { return sessions->load(db, token, clock.now()); });
  }

  static http::Request request_to(http::Method method, std::string path, http::Pairs fields = {}) {
    http::Request request;
    request.method = method;
    request.path = std::move(path);
    request.language = i18n::Language::en;
    (method == http::Method::post ? request.form : request.query) = std::move(fields);
    request.client_address = "192.0.2.7";
    request.number = "TEST0001";
    request.csrf_token = "visitor's token";
    request.form_key = "key";
    request.csrf_for = [](std::string_view key) { return "token of " + std::string{key}; };
    return request;
  }
  /// As the server does after its own checks.
  base::Result<http::Response> send(const http::Request& request) {
    const auto match = routes.find(request.method == http::Method::post, request.path);
    if (match.route == nullptr) throw std::logic_error{"no such route: " + request.path};
    const auto& route = *match.route;
    if (!route.admits(request.caller)) return pages->sign_in_again(request, services);
    if (route.look) {
      if (auto away = database().read([&](db::Read& db) { return route.look(request, db, services); })) return *away;
      auto away = database().write(
          [&](db::Write& db) -> base::Result<std::optional<http::Response>> { return route.count(request, db, services); });
      if (*away) return **away;
    }
    if (route.work) return route.work(request, match.places, database(), services);
    if (route.read) return database().read([&](db::Read& db) { return route.read(request, match.places, db, services); });
    return database().write([&](db::Write& db) { return route.write(request, match.places, db, services); });
  }
  base::Result<http::Response> sign_in_as(const std::string& login, std::string_view password, http::Pairs more = {}) {
    http::Pairs fields{{"login", login}, {"password", std::string{password}}};
    fields.insert(fields.end(), more.begin(), more.end());
    return send(request_to(http::Method::post, "/sign-in", std::move(fields)));
  }
  static std::string header(const http::Response& response, std::string_view name) {
    for (const auto& [known, value] : response.headers)
      if (known == name) return value;
    return {};
  }
  /// Of a cookie that the answer sets; empty where it does not.
  static std::string cookie(const http::Response& response, std::string_view name) {
    for (const auto& cookie : response.cookies)
      if (cookie.name == name) return cookie.value;
    return {};
  }
  static std::string token_of(const http::Response& response) { return cookie(response, "session"); }

  base::NgoId ngo{77};
  base::StateBodyId body{};
  NoFiles files;
  std::unique_ptr<i18n::Catalogues> catalogues = i18n::load_catalogues();
  http::Services services{clock, random, files, *catalogues};
  http::Routes routes;
  std::unique_ptr<http::Pages> pages = make_pages();
  std::unique_ptr<http::Sessions> sessions;
};

}  // namespace baqylau::identity
