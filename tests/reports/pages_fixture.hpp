#pragma once
/// What the pages do, asked through the route table as the server asks.

#include "reports_fixture.hpp"

#include "base/random.hpp"
#include "i18n/i18n.hpp"

#include <fstream>

namespace baqylau::reports {

class NoFiles final : public http::FileStore {
 public:
  void keep(const http::Upload& upload) override { kept.push_back(upload.sha256); }
  [[nodiscard]] std::filesystem::path path_of(std::string_view sha256) const override { return sha256; }
  std::vector<std::string> kept;
};

struct Answer {
  int status = 0;
  std::string body{};
  std::string location{};
  std::optional<base::Kind> failure{};

  [[nodiscard]] bool shows(std::string_view text) const { return body.find(text) != std::string::npos; }
};

class ReportPages : public ReportsTest {
 protected:
  http::Caller member{.account = base::AccountId{1}, .name = "Member", .ngo = base::NgoId{11}};
  http::Caller stranger{.account = base::AccountId{3}, .name = "Other", .ngo = base::NgoId{12}};
  http::Caller checker{.account = base::AccountId{5}, .name = "Specialist", .roles = {{http::Role::specialist, base::StateBodyId{101}}}};
  http::Caller foreign_checker{
      .account = base::AccountId{5}, .name = "Specialist", .roles = {{http::Role::specialist, base::StateBodyId{102}}}};
  http::Caller clerk{.account = base::AccountId{4}, .name = "Operator", .roles = {{http::Role::operator_, base::StateBodyId{101}}}};
  NoFiles files;

  ReportPages() { add_routes(routes_); }

  /// As the server refuses, before any handler.
  [[nodiscard]] bool admits(const http::Caller& caller, const std::string& path, bool post) const {
    const auto match = routes_.find(post, path);
    return match.route != nullptr && match.route->admits(caller);
  }
  Answer get(const http::Caller& caller, const std::string& path, http::Pairs query = {}) {
    auto request = request_of(http::Method::get, caller, path);
    request.query = std::move(query);
    return ask(request);
  }
  Answer post(const http::Caller& caller, const std::string& path, http::Pairs form, bool json = false) {
    auto request = request_of(http::Method::post, caller, path);
    request.form = std::move(form);
    request.wants_json = json;
    return ask(request);
  }
  /// A form whose address has a query.
  Answer post_with(const http::Caller& caller, const std::string& path, http::Pairs query, http::Pairs form) {
    auto request = request_of(http::Method::post, caller, path);
    request.query = std::move(query);
    request.form = std::move(form);
    return ask(request);
  }
  Answer upload(const http::Caller& caller, const std::string& path, http::Upload sent) {
    auto request = request_of(http::Method::post, caller, path);
    request.uploads.push_back(std::move(sent));
    request.sent_form = {.scope = path, .key = "key " + std::to_string(++forms_)};
    return ask(request);
  }
  /// The fields of the draft's form as it is shown now.
  http::Pairs draft_form(base::ReportId id) {
    http::Pairs fields;
    for (const auto& edit : form(id)) {
      fields.emplace_back("part." + std::string{to_code(edit.part)}, edit.body);
      fields.emplace_back("version." + std::string{to_code(edit.part)}, std::to_string(edit.version));
      fields.emplace_back("shown." + std::string{to_code(edit.part)}, edit.shown_hash);
    }
    return fields;
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
  http::Upload some_upload(const std::string& name, const std::string& bytes) {
    const auto path = directory() / "upload";
    std::ofstream{path, std::ios::binary | std::ios::trunc} << bytes;
    return {.field = "file",
            .filename = name,
            .path = path,
            .size = static_cast<std::int64_t>(bytes.size()),
            .sha256 = base::hex(base::sha256(bytes)),
            .state = bytes.empty() ? http::Upload::State::empty : http::Upload::State::complete};
  }

 private:
  static http::Request request_of(http::Method method, const http::Caller& caller, const std::string& path) {
    http::Request request;
    request.method = method;
    request.path = path;
    request.language = i18n::Language::en;
    request.caller = caller;
    request.form_key = "next-key";
    return request;
  }
  Answer ask(const http::Request& request) {
    const auto match = routes_.find(request.method == http::Method::post, request.path);
    if (!match.route) return {.status = 404};
    http::Services services{clock, random, files, *catalogues_};
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
    for (const auto& [name, value] : (*result)->headers)
      if (name == "Location") answer.location = value;
    return answer;
  }

  http::Routes routes_;
  int forms_ = 0;
};

}  // namespace baqylau::reports
