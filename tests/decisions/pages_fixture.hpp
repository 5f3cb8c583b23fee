#pragma once
/// Asks through the route table as the server asks.

#include "decisions_fixture.hpp"

namespace baqylau::decisions {

struct Answer {
  int status = 0;
  std::string body{};
  std::string location{};
  std::string content_type{};
  std::optional<base::Kind> failure{};

  [[nodiscard]] bool shows(std::string_view text) const { return body.find(text) != std::string::npos; }
};

class DecisionPages : public DecisionsTest {
 protected:
  DecisionPages() { add_routes(routes_); }

  static http::Caller visitor() { return {}; }
  http::Caller drafter() { return caller(specialist, {{Role::specialist, body}}); }
  http::Caller colleague() { return caller(second_specialist, {{Role::specialist, body}}); }
  http::Caller an_approver() { return caller(approver, {{Role::approver, body}}); }

  Answer get(const http::Caller& who, const std::string& path, http::Pairs query = {}, i18n::Language language = i18n::Language::en) {
    auto request = request_of(http::Method::get, who, path, language);
    request.query = std::move(query);
    return ask(request);
  }
  Answer post(const http::Caller& who, const std::string& path, http::Pairs form, i18n::Language language = i18n::Language::en) {
    auto request = request_of(http::Method::post, who, path, language);
    request.form = std::move(form);
    return ask(request);
  }
  static http::Pairs with(http::Pairs fields, const std::string& name, const std::string& value) {
    for (auto& [field, old] : fields)
      if (field == name) {
        old = value;
        return fields;
      }
    fields.emplace_back(name, value);
    return fields;
  }
  /// A form of a decision to finance a tranche, filled in.
  static http::Pairs finance_form(const std::string& tranche, const std::string& number) {
    return {{"kind", "finance"},  {"tranche", tranche},    {"number", number},      {"decided_on", "03.03.2008"},
            {"basis_kk", "Шарт"}, {"basis_ru", "Договор"}, {"text_kk", "Төленсін"}, {"text_ru", "Выплатить"}};
  }
  static std::string path_of(base::DecisionId id, std::string_view event = {}) {
    return "/decisions/" + base::to_string(id) + (event.empty() ? "" : "/" + std::string{event});
  }

 private:
  class NoFiles final : public http::FileStore {
   public:
    void keep(const http::Upload&) override {}
    [[nodiscard]] std::filesystem::path path_of(std::string_view sha256) const override { return sha256; }
  };

  static http::Request request_of(http::Method method, const http::Caller& who, const std::string& path, i18n::Language language) {
    http::Request request;
    request.method = method;
    request.path = path;
    request.language = language;
    request.caller = who;
    request.form_key = "next-key";
    return request;
  }
  Answer ask(const http::Request& request) {
    const auto match = routes_.find(request.method == http::Method::post, request.path);
    if (!match.route) return {.status = 404};
    http::Services services{clock, random, files_, *catalogues, "https://monitoring.example"};
    std::optional<base::Result<http::Response>> result;
    if (match.route->read) {
      database().read([&](db::Read& db) { result = match.route->read(request, match.places, db, services); });
    } else if (match.route->work) {
      result = match.route->work(request, match.places, database(), services);
    } else {
      (void)database()
          .write([&](db::Write& db) -> base::Done {
            result = match.route->write(request, match.places, db, services);
            // As the server does: what is no success leaves nothing behind.
            if (!result->ok() || (*result)->status >= 400) return base::Failure{base::Kind::invalid, base::M("rolled back")};
            return base::done();
          })
          .ok();
    }
    Answer answer;
    if (!result->ok()) {
      answer.failure = result->failure().kind;
      return answer;
    }
    answer.status = (*result)->status;
    answer.body = (*result)->body;
    answer.content_type = (*result)->content_type;
    for (const auto& [name, value] : (*result)->headers)
      if (name == "Location") answer.location = value;
    return answer;
  }

  NoFiles files_;
  http::Routes routes_;
};

}  // namespace baqylau::decisions
