/// Handlers of those who check reports, and of the differences between versions.

#include "reports/difference.hpp"
#include "reports/service.hpp"
#include "reports/store.hpp"
#include "reports/views.hpp"
#include "reports/web.hpp"

#include "http/answered.hpp"
#include "ui/page.hpp"

#include <algorithm>

namespace baqylau::reports {

using base::Failure;
using base::Kind;
using base::M;
using base::ReportId;
using base::Result;
using http::Get;
using http::Post;
using http::Response;
using http::Specialist;
using http::Url;

namespace {

template <class Call>
Checker checker(const Call& call) {
  return {.account = call.who.account, .outbox = notices::outbox_of(call)};
}

// ---- the queue

Result<Response> queue(const Get<Specialist>& call) {
  constexpr int reports_a_page = 50;
  const auto& scope = call.who.scope;
  const auto choice = contests::contest_choice(call.db, scope, call.request);
  const auto total = store::count_waiting(call.db, scope, choice);
  const auto pages = ui::pages_of(total, reports_a_page);
  const auto page = std::clamp(ui::page_number(call.request), 1, pages);
  const auto waiting = store::waiting(call.db, scope, choice, reports_a_page, std::int64_t{reports_a_page} * (page - 1));
  return views::queue_page(ui::view_of(call), {.waiting = waiting, .choice = choice, .total = total, .page = page, .pages = pages});
}

/// The queue that is gone through: narrowed as it was.
Url queue_of(const Post<Specialist>& call) {
  return contests::contest_choice(call.db, call.who.scope, call.request).on(Url::to("/reports"));
}

// ---- one report

/// The submitted version with `values` in the fields; how the report stands where it does not wait.
template <class Call>
Response check_response(const Call& call, const Report& report, const http::FormValues& values, int status) {
  const auto v = ui::view_of(call);
  if (report.state != ReportState::submitted) return views::not_waiting_page(v, report, values, status);
  // A submitted report has the version that made it so.
  const auto shown = store::submitted_version(call.db, report.id, report.versions.value()).value();
  const auto versions = store::versions(call.db, report.id);
  const auto required = required_parts(call.db, report.stage, report.judged_by().value_or(base::almaty_date(shown.version.submitted_at)));
  const auto returned = store::last_return(call.db, report);
  const auto choice = contests::contest_choice(call.db, call.who.scope, call.request);
  const auto place = store::place_in_queue(call.db, call.who.scope, choice, report.id);
  return views::check_page(v,
                           {.report = report,
                            .shown = shown,
                            .beside = rows_beside(call.db, report),
                            .versions = versions,
                            .required = required,
                            .returned = returned,
                            .choice = choice,
                            .place = place,
                            .values = values},
                           status);
}

Result<Response> check(const Get<Specialist>& call, ReportId id) {
  return check_response(call, TRY(load_report_in(call.db, call.who.scope, id)), {}, 200);
}

/// The form is of one version in one state: it waits to be checked, or it is accepted and that was a mistake.
void expect_unchanged(http::FormReader& form, const Report& report, std::optional<std::int64_t> version,
                      ReportState state = ReportState::submitted) {
  if (report.state != state || version != report.versions)
    form.overtaken(M("The report changed while you were reading it: below is how it stands now. Look through it once more"));
}

/// The page of what is there now; what was typed stays.
Result<Response> check_again(const Post<Specialist>& call, ReportId id, const http::FormReader& form, int status) {
  return check_response(call, TRY(load_report_in(call.db, call.who.scope, id)), form.values(), status);
}

std::optional<std::int64_t> read_version(http::FormReader& form) {
  return form.number("version", 1, 1'000'000'000, {.label = M("Version"), .required = true});
}

Result<Response> return_report(const Post<Specialist>& call, ReportId id) {
  const auto report = TRY(load_report_in(call.db, call.who.scope, id));
  http::FormReader form{call.request};
  const auto version = read_version(form);
  const auto reason = form.text("reason", {.label = M("Why the report is returned"), .required = true, .max = views::longest_remark});
  std::vector<Remark> remarks;
  for (const auto part : all_parts) {
    auto text = form.optional_text(views::remark_field(part), {.label = label_of(part), .max = views::longest_remark});
    if (text) remarks.push_back({part, std::move(*text)});
  }
  const auto of_accepted = form.checkbox(views::of_accepted_field);
  expect_unchanged(form, report, version, of_accepted ? ReportState::accepted : ReportState::submitted);
  const auto again = [&](int status) { return check_again(call, id, form, status); };
  return http::answered(form, again, [&]() -> Result<Response> {
    TRY(send_back(call.db, checker(call), report, reason, remarks));
    return http::see_other(ui::with_notice(queue_of(call), ui::Notice::report_returned));
  });
}

Result<Response> accept_report(const Post<Specialist>& call, ReportId id) {
  const auto report = TRY(load_report_in(call.db, call.who.scope, id));
  http::FormReader form{call.request};
  expect_unchanged(form, report, read_version(form));
  const auto again = [&](int status) { return check_again(call, id, form, status); };
  return http::answered(form, again, [&]() -> Result<Response> {
    TRY(accept(call.db, checker(call), report));
    return http::see_other(ui::with_notice(queue_of(call), ui::Notice::report_accepted));
  });
}

// ---- the due date

template <class Call>
Response due_response(const Call& call, const Report& report, http::FormValues values, int status) {
  // Of what is on the page: another move meanwhile is noticed by it.
  values.set("version", std::to_string(report.version));
  const auto all = reports_of_project(call.db, report.project);
  const auto history = store::history(call.db, report);
  const auto of_contest = has_own_due(history) ? due_of_contest(call.db, report) : std::nullopt;
  if (of_contest && values.value("date").empty()) values.set("date", "own");
  return views::due_page(ui::view_of(call), {.report = report, .all = all, .history = history, .values = values, .of_contest = of_contest},
                         status);
}

Result<Response> due(const Get<Specialist>& call, ReportId id) {
  return due_response(call, TRY(load_report_in(call.db, call.who.scope, id)), {}, 200);
}

Result<Response> change_due(const Post<Specialist>& call, ReportId id) {
  const auto report = TRY(load_report_in(call.db, call.who.scope, id));
  http::FormReader form{call.request};
  const auto version = read_version(form);
  constexpr std::array<std::string_view, 2> which{"own", "contest"};
  const bool follow = form.choice("date", which, {.label = M("Due date")}) == "contest";
  const auto to = form.date("due_on", {.label = M("New due date"), .required = !follow});
  const auto reason = form.text("reason", {.label = M("Why the due date is moved"), .required = true, .max = views::longest_remark});
  if (version != report.version) form.overtaken(M("This report has changed in the meantime. Look at it again, then move the due date"));
  const auto again = [&](int status) -> Result<Response> {
    return due_response(call, TRY(load_report_in(call.db, call.who.scope, id)), form.values(), status);
  };
  return http::answered(form, again, [&]() -> Result<Response> {
    TRY(follow ? follow_contest(call.db, checker(call), report, reason) : move_due(call.db, checker(call), report, to.value(), reason));
    return http::see_other(ui::with_notice(Url::to("/reports/{}/due", id), ui::Notice::due_date_moved));
  });
}

// ---- the public

/// The version of that number; where none is asked for, `otherwise`.
std::optional<SubmittedVersion> asked_version(db::Read& db, const http::Request& request, ReportId id, std::string_view name,
                                              std::int64_t otherwise) {
  const auto asked = request.query_value(name);
  const auto number = asked.empty() ? std::optional{otherwise} : base::parse_id(asked);
  if (!number) return std::nullopt;
  return store::submitted_version(db, id, *number);
}

Result<Response> differences(const Get<http::Public>& call, ReportId id) {
  const auto report = TRY(find_report(call.db, id));
  const auto last = report.versions.value_or(0);
  const auto from = asked_version(call.db, call.request, id, "from", last - 1);
  const auto to = asked_version(call.db, call.request, id, "to", last);
  if (!from || !to) return Failure{Kind::not_found, M("This report is not here")};
  const auto versions = store::versions(call.db, id);
  const auto found = compare(*from, *to);
  return views::compare_page(ui::view_of(call), {.report = report,
                                                 .from = from->version,
                                                 .to = to->version,
                                                 .difference = found,
                                                 .beside = rows_beside(call.db, report),
                                                 .versions = versions});
}

}  // namespace

void add_checking_routes(http::Routes& routes) {
  constexpr std::size_t remarks_bytes = 1 << 20;  // ten long remarks in Cyrillic letters, each six bytes when encoded
  routes.get<"/reports">(queue);
  routes.get<"/reports/{report}/check">(check);
  routes.post<"/reports/{report}/return">(return_report, {.form_limit = remarks_bytes});
  routes.post<"/reports/{report}/accept">(accept_report);
  routes.get<"/reports/{report}/due">(due);
  routes.post<"/reports/{report}/due">(change_due);
  routes.get<"/reports/{report}/compare">(differences);
}

}  // namespace baqylau::reports
