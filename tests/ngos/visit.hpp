#pragma once
/// Requests that reach handlers as the server hands them over, and the people who send them.

#include "http/server.hpp"
#include "i18n/i18n.hpp"
#include "support/vouched_test.hpp"

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace baqylau::support {

class NoFiles final : public http::FileStore {
 public:
  void keep(const http::Upload&) override { throw std::logic_error{"no files here"}; }
  [[nodiscard]] std::filesystem::path path_of(std::string_view) const override { throw std::logic_error{"no files here"}; }
};

/// An engine, a route table and somebody to send requests.
class PagesTest : public VouchedTest {
 protected:
  static http::Caller visitor() { return {}; }
  static http::Caller operator_of(base::StateBodyId body) {
    return {.account = base::AccountId{11}, .name = "Operator", .roles = {{http::Role::operator_, body}}, .session_key = "operator"};
  }
  static http::Caller operator_of_all() {
    return {
        .account = base::AccountId{12}, .name = "Operator", .roles = {{http::Role::operator_, std::nullopt}}, .session_key = "operator"};
  }
  static http::Caller member_of(base::NgoId ngo) {
    return {.account = base::AccountId{13}, .name = "NGO", .ngo = ngo, .session_key = "member"};
  }

  base::Result<http::Response> send(http::Method method, const http::Caller& caller, const std::string& path, http::Pairs fields = {},
                                    i18n::Language language = i18n::Language::en) {
    http::Request request;
    request.method = method;
    request.path = path;
    request.language = language;
    (method == http::Method::post ? request.form : request.query) = std::move(fields);
    request.caller = caller;
    request.csrf_token = "token";
    request.form_key = "key";
    const auto match = routes.find(method == http::Method::post, path);
    if (match.route == nullptr) throw std::logic_error{"no such route: " + path};
    if (!match.route->admits(caller)) return base::Failure{base::Kind::not_signed_in, base::M("Sign in")};
    if (match.route->read) return database().read([&](db::Read& db) { return match.route->read(request, match.places, db, services); });
    return database().write([&](db::Write& db) { return match.route->write(request, match.places, db, services); });
  }
  base::Result<http::Response> get(const http::Caller& caller, const std::string& path, http::Pairs query = {},
                                   i18n::Language language = i18n::Language::en) {
    return send(http::Method::get, caller, path, std::move(query), language);
  }
  base::Result<http::Response> post(const http::Caller& caller, const std::string& path, http::Pairs form) {
    return send(http::Method::post, caller, path, std::move(form));
  }
  static std::string location(const http::Response& response) {
    for (const auto& [name, value] : response.headers) {
      if (name == "Location") return value;
    }
    return {};
  }

  NoFiles files;
  std::unique_ptr<i18n::Catalogues> catalogues = i18n::load_catalogues();
  http::Services services{clock, random, files, *catalogues};
  http::Routes routes;
};

}  // namespace baqylau::support
