/// SQL ↔ domain for rounds of experts.

#include "ratings/store.hpp"

#include "ratings/sql.hpp"

#include <map>
#include <utility>

namespace baqylau::ratings {

std::vector<Expert> experts_of(db::Read& db, base::ContestId contest, std::optional<int> stage) {
  std::vector<Expert> found;
  for (auto& row : db.all(sql::named_experts{.contest = contest, .stage = stage})) {
    found.push_back({.id = row.id,
                     .contest = row.contest,
                     .stage = static_cast<int>(row.stage),
                     .account = row.account,
                     .name = std::move(row.name),
                     .named_at = row.named_at});
  }
  return found;
}

namespace store {

std::vector<RoundReport> round_reports(db::Read& db, const reports::FactsFilter& filter) {
  std::map<base::ReportId, std::vector<base::AccountId>> givers;
  for (const auto& row :
       db.all(sql::round_givers{.contest = filter.contest, .project = filter.project, .ngo = filter.ngo, .stage = filter.stage}))
    givers[row.report].push_back(row.account);
  std::vector<RoundReport> found;
  for (auto& row :
       db.all(sql::round_reports{.contest = filter.contest, .project = filter.project, .ngo = filter.ngo, .stage = filter.stage})) {
    found.push_back({.report = row.report,
                     .project = row.project,
                     .contest = row.contest,
                     .stage = static_cast<int>(row.stage),
                     .lot_number = row.lot_number,
                     .lot_name_kk = std::move(row.lot_name_kk),
                     .lot_name_ru = std::move(row.lot_name_ru),
                     .ngo_name_kk = std::move(row.ngo_name_kk),
                     .ngo_name_ru = std::move(row.ngo_name_ru),
                     .running = row.running,
                     .version = row.version,
                     .closed = {},
                     .givers = std::move(givers[row.report])});
    if (row.closing && row.closed_at)
      found.back().closed = RoundReport::Closing{
          .id = *row.closing, .at = *row.closed_at, .by = std::move(row.closed_by_name), .reason = std::move(row.close_reason)};
  }
  return found;
}

std::optional<RoundReport> round_report(db::Read& db, const reports::Report& report) {
  auto found = round_reports(db, {.project = report.project, .stage = report.stage});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::optional<ExpertScore> own_score(db::Read& db, base::ReportId report, base::AccountId expert) {
  auto row = db.one(sql::own_score{.report = report, .account = expert});
  if (!row) return std::nullopt;
  const auto whole = [](std::int64_t stored) { return static_cast<int>(stored); };
  return ExpertScore{
      .report = report,
      .expert = expert,
      .expert_name = {},
      .at = row->at,
      .version = row->version,
      .points = {whole(row->effectiveness), whole(row->sustainability), whole(row->replication)},
      .reasons = {std::move(row->effectiveness_reason), std::move(row->sustainability_reason), std::move(row->replication_reason)}};
}

std::vector<KeptScore> kept_scores(db::Read& db, base::ReportId report) {
  std::vector<KeptScore> found;
  for (const auto& row : db.all(sql::kept_scores{.report = report})) {
    found.push_back(
        {.id = row.id,
         .account = row.account,
         .version = row.version,
         .draft = row.draft,
         .left_out = row.left_out,
         .points = {static_cast<int>(row.effectiveness), static_cast<int>(row.sustainability), static_cast<int>(row.replication)}});
  }
  return found;
}

bool name_expert(db::Write& db, const Act& by, const Expert& expert) {
  return db.run(sql::name_expert{.id = expert.id,
                                 .contest = expert.contest,
                                 .stage = expert.stage,
                                 .account = expert.account,
                                 .now = by.now,
                                 .actor = by.actor}) == 1;
}

bool withdraw_expert(db::Write& db, const Act& by, base::ScoringExpertId id, const std::string& reason) {
  return db.run(sql::withdraw_expert{.id = id, .now = by.now, .actor = by.actor, .reason = reason}) == 1;
}

bool close_scoring(db::Write& db, base::Instant now, base::ScoringClosingId id, base::ReportId report, std::int64_t version,
                   const std::optional<base::AccountId>& by, const std::optional<std::string>& reason) {
  return db.run(sql::close_scoring{.id = id, .report = report, .version = version, .now = now, .actor = by, .reason = reason}) == 1;
}

bool reopen_scoring(db::Write& db, const Act& by, base::ScoringClosingId id, const std::string& reason) {
  return db.run(sql::reopen_scoring{.id = id, .now = by.now, .actor = by.actor, .reason = reason}) == 1;
}

void settle(db::Write& db, base::Instant now, const Settled& settled) {
  for (const auto id : settled.counted) db.run(sql::count_score{.id = id, .now = now});
  for (const auto id : settled.left_out) db.run(sql::leave_out_score{.id = id, .now = now});
}

std::vector<WaitingScore> waiting_scores(db::Read& db, base::AccountId expert, const http::Scope& scope) {
  std::vector<WaitingScore> found;
  for (auto& row : db.all(sql::waiting_scores{.account = expert, .bodies = scope})) {
    found.push_back({.report = row.report,
                     .stage = static_cast<int>(row.stage),
                     .lot_number = row.lot_number,
                     .lot_name_kk = std::move(row.lot_name_kk),
                     .lot_name_ru = std::move(row.lot_name_ru),
                     .ngo_name_kk = std::move(row.ngo_name_kk),
                     .ngo_name_ru = std::move(row.ngo_name_ru),
                     .held_on = row.contest_held_on,
                     .version = row.version,
                     .submitted_at = row.submitted_at});
  }
  return found;
}

}  // namespace store
}  // namespace baqylau::ratings
