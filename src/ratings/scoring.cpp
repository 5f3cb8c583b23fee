/// Rounds of experts: who scores, and when points begin to count. docs/decisions/0023.
///
/// Reasons may name experts, whom only staff see: they are in the rows that the leaves vouch for, not in the leaves.
///
/// Each act holds the journal before it looks, so that of two at one moment the second sees what the first did: the last two experts close
/// a report once, and nobody gives points for what is being closed.

#include "identity/identity.hpp"
#include "journal/journal.hpp"
#include "ratings/store.hpp"

#include <algorithm>
#include <utility>

namespace baqylau::ratings {

using base::Failure;
using base::Kind;
using base::M;
using store::RoundReport;

namespace {

Failure wrong(std::string field, base::Message message) { return {Kind::invalid, message, {{std::move(field), message}}}; }
Failure meanwhile(base::Message message) { return {Kind::conflict, std::move(message)}; }

journal::Change change_of(const RoundReport& report, std::string event, std::optional<base::AccountId> actor) {
  return {.actor = actor,
          .event = std::move(event),
          .subject = {journal::Kind::report, report.report},
          .details = {{"project", base::to_string(report.project)}, {"stage", std::to_string(report.stage)}}};
}

bool all_have_given(const RoundReport& report, const std::vector<Expert>& experts) {
  return report.version && !experts.empty() &&
         std::ranges::all_of(experts, [&](const Expert& expert) { return std::ranges::count(report.givers, expert.account) > 0; });
}

/// From here on the points count. `by` and `reason` none: all have given theirs.
base::Done close(db::Write& db, base::Instant now, base::Random& random, const RoundReport& report, const std::vector<Expert>& experts,
                 const std::optional<base::AccountId>& by, const std::optional<std::string>& reason) {
  const base::ScoringClosingId id{base::new_id(random, now.micros)};
  if (!report.version || !store::close_scoring(db, now, id, report.report, *report.version, by, reason))
    return meanwhile(M("The scoring of this report was closed meanwhile, or another version was submitted. Look at it once more"));
  const auto settled = settle(store::kept_scores(db, report.report), experts);
  store::settle(db, now, settled);
  auto entry = change_of(report, "report.scoring_closed", by);
  entry.details.emplace_back("version", std::to_string(*report.version));
  entry.details.emplace_back("experts", std::to_string(experts.size()));
  for (std::size_t i = 0; i < expert_criteria.size(); ++i) {
    std::string points;
    for (const auto& score : settled.standing) (points += points.empty() ? "" : " ") += std::to_string(score.points[i]);
    entry.details.emplace_back(to_code(expert_criteria[i]), points);
  }
  journal::Objects objects{{journal::Kind::scoring_closing, id}};
  for (const auto score : settled.counted) objects.emplace_back(journal::Kind::expert_score, score);
  for (const auto score : settled.left_out) objects.emplace_back(journal::Kind::expert_score, score);
  entry.objects = std::move(objects);
  journal::record(db, now, entry);
  return base::done();
}

base::Result<RoundReport> report_of(db::Read& db, const reports::Report& report) {
  auto found = store::round_report(db, report);
  if (!found) return Failure{Kind::not_found, M("This report is not here")};
  return std::move(*found);
}

}  // namespace

base::Done add_score(db::Write& db, base::Instant now, base::Random& random, base::AccountId expert, const reports::Report& report,
                     std::int64_t version, const NewScore& score) {
  journal::hold(db);
  auto round = TRY(report_of(db, report));
  const auto experts = experts_of(db, round.contest, round.stage);
  if (std::ranges::count(experts, expert, &Expert::account) == 0)
    return meanwhile(M("You are not named as an expert for this stage of the contest. A specialist of the state body names experts"));
  if (round.version == version && round.closed)
    return meanwhile(M("The scoring of this report is closed. A specialist can open it again with a reason"));
  const base::ExpertScoreId id{base::new_id(random, now.micros)};
  if (!store::add_score(db, now, id, expert, report.id, version, score))
    return meanwhile(M("Another version of the report was submitted meanwhile. Read it, then give your points once more"));
  // What was given stays the expert's own until the scoring closes, so neither points nor reasons are told here.
  auto entry = change_of(round, "report.scored", expert);
  entry.details.emplace_back("version", std::to_string(version));
  entry.objects = journal::Objects{{journal::Kind::expert_score, id}};
  journal::record(db, now, entry);
  round.givers.push_back(expert);
  return all_have_given(round, experts) ? close(db, now, random, round, experts, {}, {}) : base::done();
}

base::Result<base::ScoringExpertId> name_expert(db::Write& db, const Act& by, const contests::Contest& contest, int stage,
                                                base::AccountId account) {
  const auto allowed = identity::accounts_in_role(db, http::Role::specialist, contest.facts.state_body);
  if (std::ranges::count(allowed, account, &identity::NamedAccount::id) == 0)
    return wrong("account", M("Choose a specialist of the state body that held the contest"));
  const Expert expert{.id = {base::new_id(by.random, by.now.micros)}, .contest = contest.id, .stage = stage, .account = account};
  if (!store::name_expert(db, by, expert)) {
    const base::Message named{M("This person is named for the stage already")};
    return Failure{Kind::conflict, named, {{"account", named}}};
  }
  journal::record(db, by.now,
                  {.actor = by.actor,
                   .event = "expert.named",
                   .subject = {journal::Kind::contest, contest.id},
                   .details = {{"stage", std::to_string(stage)}},
                   .objects = journal::Objects{{journal::Kind::scoring_expert, expert.id}}});
  return expert.id;
}

base::Done name_expert(db::Write& db, const Act& by, const contests::Contest& contest, std::span<const int> stages,
                       base::AccountId account) {
  bool added = false;
  for (const int stage : stages) {
    const auto named = name_expert(db, by, contest, stage, account);
    if (!named && (named.failure().kind != Kind::conflict || stages.size() == 1)) return named.failure();
    added = added || named.ok();
  }
  if (added) return base::done();
  const base::Message all{M("This person is named for all these stages already")};
  return Failure{Kind::conflict, all, {{"account", all}}};
}

base::Done withdraw_expert(db::Write& db, const Act& by, const Expert& expert, const std::string& reason) {
  if (reason.empty()) return wrong("reason", M("Say why the expert is withdrawn"));
  journal::hold(db);
  if (!store::withdraw_expert(db, by, expert.id, reason)) return meanwhile(M("This expert was withdrawn meanwhile"));
  journal::record(db, by.now,
                  {.actor = by.actor,
                   .event = "expert.withdrawn",
                   .subject = {journal::Kind::contest, expert.contest},
                   .details = {{"stage", std::to_string(expert.stage)}},
                   .objects = journal::Objects{{journal::Kind::scoring_expert, expert.id}}});
  const auto experts = experts_of(db, expert.contest, expert.stage);
  for (const auto& report : store::round_reports(db, {.contest = expert.contest, .stage = expert.stage}))
    if (!report.closed && all_have_given(report, experts)) TRY(close(db, by.now, by.random, report, experts, {}, {}));
  return base::done();
}

base::Done close_scoring(db::Write& db, const Act& by, const reports::Report& report, const std::string& reason) {
  if (reason.empty()) return wrong("reason", M("Say why the scoring is closed before all experts have given their points"));
  journal::hold(db);
  const auto round = TRY(report_of(db, report));
  if (!round.version) return meanwhile(M("This report was not submitted yet: there is nothing to score."));
  return close(db, by.now, by.random, round, experts_of(db, round.contest, round.stage), by.actor, reason);
}

base::Done reopen_scoring(db::Write& db, const Act& by, const reports::Report& report, base::ScoringClosingId closing,
                          const std::string& reason) {
  if (reason.empty()) return wrong("reason", M("Say why the scoring is opened again"));
  journal::hold(db);
  const auto round = TRY(report_of(db, report));
  if (!store::reopen_scoring(db, by, closing, reason)) return meanwhile(M("The scoring of this report was opened again meanwhile"));
  auto entry = change_of(round, "report.scoring_reopened", by.actor);
  entry.objects = journal::Objects{{journal::Kind::scoring_closing, closing}};
  journal::record(db, by.now, entry);
  return base::done();
}

}  // namespace baqylau::ratings
