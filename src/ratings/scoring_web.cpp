/// Handlers of rounds and of an expert's points.

#include "ratings/views.hpp"
#include "ratings/web.hpp"

#include "http/answered.hpp"
#include "identity/identity.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace baqylau::ratings {

using base::M;
using base::ReportId;
using base::Result;
using http::Get;
using http::Post;
using http::Response;
using http::Specialist;
using http::Url;

namespace {

constexpr std::size_t longest_reason = 2000;

template <class Call>
Act act_of(const Call& call) {
  return {.now = call.services.clock.now(), .random = call.services.random, .actor = call.who.account};
}

// ---- a contest's round

/// Which one a page shows: the first where none is said.
int stage_of(std::string_view typed) { return typed == "2" ? 2 : typed == "3" ? 3 : 1; }

template <class Call>
Response round_response(const Call& call, const contests::Contest& contest, int stage, const http::FormValues& values, int status) {
  const auto specialist = Specialist::admit(call.request.caller);
  const auto experts = experts_of(call.db, contest.id, stage);
  return views::round_page(ui::view_of(call),
                           {.contest = contest,
                            .stage = stage,
                            .experts = experts,
                            .reports = store::round_reports(call.db, {.contest = contest.id, .stage = stage}),
                            .people = identity::accounts_in_role(call.db, http::Role::specialist, contest.facts.state_body),
                            .may_act = specialist && specialist->scope.covers(contest.facts.state_body),
                            .page = ui::page_number(call.request),
                            .values = values},
                           status);
}

Result<Response> round(const Get<RoundReader>& call, base::ContestId id) {
  const auto contest = TRY(contests::load_contest_for(call.db, call.who.scope, id));
  const auto stage = stage_of(call.request.query_value("stage"));
  http::FormValues values;
  for (const auto* each : {"1", "2", "3"}) values.add_value("stage", each);
  return round_response(call, contest, stage, values, 200);
}

/// Of a choice of stages; nothing where it is none of the three.
std::optional<std::vector<int>> stages_of(const std::vector<std::string>& chosen) {
  std::vector<int> stages;
  for (const auto& one : chosen) {
    if (one != "1" && one != "2" && one != "3") return std::nullopt;
    stages.push_back(one.front() - '0');
  }
  return stages;
}

Result<Response> name(const Post<Specialist>& call, base::ContestId id) {
  const auto contest = TRY(contests::load_contest_for(call.db, call.who.scope, id));
  http::FormReader form{call.request};
  const auto account = form.id<base::AccountId>("account", {.label = M("Expert"), .required = true});
  const auto stages = form.many("stage", {.label = M("Whose reports to score"), .required = true});
  const auto shown = stage_of(form.line("shown_stage", {.label = M("Report")}));
  const auto again = [&](int status) { return round_response(call, contest, shown, form.values(), status); };
  return http::answered(form, again, [&]() -> Result<Response> {
    const auto chosen = stages_of(stages);
    if (!chosen) return base::Failure{base::Kind::malformed, M("A project has three reports: choose among them")};
    TRY(name_expert(call.db, act_of(call), contest, *chosen, *account));
    return http::see_other(ui::with_notice(Url::to("/contests/{}/experts", id).with("stage", std::to_string(shown)), ui::Notice::saved));
  });
}

Result<Expert> expert_in(db::Read& db, const contests::Contest& contest, base::ScoringExpertId id) {
  for (auto& expert : experts_of(db, contest.id))
    if (expert.id == id) return std::move(expert);
  return base::Failure{base::Kind::not_found, M("There is no such expert, or the expert was withdrawn")};
}

Result<Response> withdraw_form(const Get<Specialist>& call, base::ContestId id, base::ScoringExpertId expert) {
  const auto contest = TRY(contests::load_contest_for(call.db, call.who.scope, id));
  return views::withdraw_page(ui::view_of(call), contest, TRY(expert_in(call.db, contest, expert)), {}, 200);
}

Result<Response> withdraw(const Post<Specialist>& call, base::ContestId id, base::ScoringExpertId expert) {
  const auto contest = TRY(contests::load_contest_for(call.db, call.who.scope, id));
  const auto named = TRY(expert_in(call.db, contest, expert));
  http::FormReader form{call.request};
  const auto reason = form.text("reason", {.label = M("Why the expert is withdrawn"), .required = true, .max = longest_reason});
  const auto again = [&](int status) { return views::withdraw_page(ui::view_of(call), contest, named, form.values(), status); };
  return http::answered(form, again, [&]() -> Result<Response> {
    TRY(withdraw_expert(call.db, act_of(call), named, reason));
    return http::see_other(
        ui::with_notice(Url::to("/contests/{}/experts", id).with("stage", std::to_string(named.stage)), ui::Notice::saved));
  });
}

// ---- one report's scoring

template <class Call>
Response closing_response(const Call& call, const reports::Report& report, const http::FormValues& values, int status) {
  const auto round = store::round_report(call.db, report).value();
  const auto experts = experts_of(call.db, round.contest, round.stage);
  return views::closing_page(ui::view_of(call), {.report = report, .round = round, .experts = experts, .values = values}, status);
}

Result<Response> closing(const Get<Specialist>& call, ReportId id) {
  return closing_response(call, TRY(reports::load_report_in(call.db, call.who.scope, id)), {}, 200);
}

Result<Response> close_or_reopen(const Post<Specialist>& call, ReportId id) {
  const auto report = TRY(reports::load_report_in(call.db, call.who.scope, id));
  http::FormReader form{call.request};
  const auto version = form.number("version", 1, 1'000'000'000, {.label = M("Version"), .required = true});
  const auto closed = form.line("closing", {.label = M("Closed")});
  const auto reason = form.text("reason", {.label = M("Reason"), .required = true, .max = longest_reason});
  // The page was of one version, open or closed: what it asked for must still be what is done.
  const auto now = store::round_report(call.db, report).value();
  if (version != now.version || closed != (now.closed ? base::to_string(now.closed->id) : ""))
    form.overtaken(M("The scoring of this report changed after you opened the page: below is how it stands now. Look at it once more"));
  const auto again = [&](int status) { return closing_response(call, report, form.values(), status); };
  return http::answered(form, again, [&]() -> Result<Response> {
    if (now.closed) TRY(reopen_scoring(call.db, act_of(call), report, now.closed->id, reason));
    else TRY(close_scoring(call.db, act_of(call), report, reason));
    return http::see_other(ui::with_notice(Url::to("/reports/{}/scoring", id), ui::Notice::saved));
  });
}

// ---- an expert's points

Result<Response> waiting(const Get<Specialist>& call) {
  return views::waiting_page(ui::view_of(call), store::waiting_scores(call.db, call.who.account, call.who.scope),
                             ui::page_number(call.request));
}

/// The page with the report as it is now, whatever the form says.
template <class Call>
Response score_response(const Call& call, const reports::Report& report, const http::FormValues* typed, int status) {
  const auto v = ui::view_of(call);
  const reports::FactsFilter filter{.project = report.project, .stage = report.stage};
  const auto facts = reports::facts_as_of(call.db, filter, v.today);
  const auto rating = Rater{call.db, filter, v.today}.stage(facts.at(0));
  const auto round = store::round_report(call.db, report).value();
  const auto experts = experts_of(call.db, round.contest, round.stage);
  const auto own = store::own_score(call.db, report.id, call.who.account);
  const auto values = typed ? *typed : views::values_of(own, report.versions.value_or(0));
  return views::score_page(v,
                           {.report = report,
                            .rating = rating,
                            .round = round,
                            .experts = experts,
                            .named = std::ranges::count(experts, call.who.account, &Expert::account) > 0,
                            .typed = typed != nullptr,
                            .own = own,
                            .values = values},
                           status);
}

Result<Response> score(const Get<Specialist>& call, ReportId id) {
  const auto report = TRY(reports::load_report_in(call.db, call.who.scope, id));
  return score_response(call, report, nullptr, 200);
}

Result<Response> give_score(const Post<Specialist>& call, ReportId id) {
  const auto report = TRY(reports::load_report_in(call.db, call.who.scope, id));
  http::FormReader form{call.request};
  constexpr std::int64_t most_versions = 1'000'000'000;
  const auto version = form.number("version", 0, most_versions, {.label = M("Version"), .required = true});
  NewScore given;
  for (std::size_t i = 0; i < expert_criteria.size(); ++i) {
    const auto label = label_of(expert_criteria[i]);
    given.points[i] =
        static_cast<int>(form.number(views::points_field(expert_criteria[i]), 0, 100, {.label = label, .required = true}).value_or(0));
    given.reasons[i] = form.text(views::reason_field(expert_criteria[i]),
                                 {.label = views::reason_label(expert_criteria[i]), .required = true, .max = longest_reason});
  }
  const auto again = [&](int status) {
    // What was typed stays; sent once more, it is for the version that the page now leads to.
    if (status == 409) form.values().set("version", std::to_string(report.versions.value_or(0)));
    return score_response(call, report, &form.values(), status);
  };
  return http::answered(form, again, [&]() -> Result<Response> {
    TRY(add_score(call.db, call.services.clock.now(), call.services.random, call.who.account, report, *version, given));
    return http::see_other(ui::with_notice(Url::to("/reports/{}/score", id), ui::Notice::saved));
  });
}

}  // namespace

void add_scoring_routes(http::Routes& routes) {
  routes.get<"/scoring">(waiting);
  routes.get<"/contests/{contest}/experts">(round);
  routes.post<"/contests/{contest}/experts">(name);
  routes.get<"/contests/{contest}/experts/{expert}">(withdraw_form);
  routes.post<"/contests/{contest}/experts/{expert}">(withdraw);
  routes.get<"/reports/{report}/scoring">(closing);
  routes.post<"/reports/{report}/scoring">(close_or_reopen);
  routes.get<"/reports/{report}/score">(score);
  routes.post<"/reports/{report}/score">(give_score);
}

}  // namespace baqylau::ratings
