#include "control/store.hpp"

#include "control/sql.hpp"

#include <unordered_map>

namespace baqylau::control {

namespace {

std::optional<base::LocalDate> day_of(const std::optional<base::Instant>& at) {
  if (!at) return std::nullopt;
  return base::almaty_date(*at);
}

StageFacts facts(std::optional<base::ReportId> report, const std::optional<std::string>& state, std::optional<base::LocalDate> due,
                 const std::optional<base::Instant>& submitted) {
  StageFacts stage{.report = report, .state = {}, .due_on = due, .submitted_on = day_of(submitted), .evidence = {}};
  if (state) stage.state = reports::state_from_code(*state);
  return stage;
}

using Evidence = std::unordered_map<base::ReportId, std::map<reports::Part, PartEvidence>>;

Evidence evidence_of_stage(db::Read& db, int stage, base::ProjectId project) {
  Evidence found;
  for (const auto& row : db.all(sql::parts_of_stage{.stage = stage, .project = project})) {
    const auto part = reports::part_from_code(row.part);
    if (!part) throw db::Error{"unknown part of a report: " + row.part};
    auto& evidence = found[row.report][*part];
    evidence.version = row.version;
    evidence.letters += row.letters;
    evidence.attested = evidence.attested || row.attested;
  }
  return found;
}

void give(StageFacts& stage, Evidence& evidence) {
  if (!stage.report) return;
  if (auto found = evidence.find(*stage.report); found != evidence.end()) stage.evidence = std::move(found->second);
}

FormRow row_of(sql::form_rows::Row& r) {
  return {.project = r.project,
          .lot = r.lot,
          .contest = r.contest,
          .held_on = r.held_on,
          .lot_number = r.lot_number,
          .lot_name_kk = std::move(r.lot_name_kk),
          .lot_name_ru = std::move(r.lot_name_ru),
          .ngo = r.ngo,
          .ngo_short_kk = std::move(r.ngo_short_kk),
          .ngo_full_kk = std::move(r.ngo_full_kk),
          .ngo_short_ru = std::move(r.ngo_short_ru),
          .ngo_full_ru = std::move(r.ngo_full_ru),
          .status = std::move(r.status),
          .stages = {facts(r.report1, r.state1, r.due1, r.submitted1), facts(r.report2, r.state2, r.due2, r.submitted2),
                     facts(r.report3, r.state3, r.due3, r.submitted3)}};
}

}  // namespace

std::vector<FormRow> form_rows(db::Read& db, const http::Scope& scope, const FormFilter& filter, int stage) {
  std::vector<FormRow> rows;
  auto found = db.all(sql::form_rows{
      .contest = filter.contest, .region = filter.region, .status = filter.status, .all_bodies = scope.all, .body = scope.body});
  rows.reserve(found.size());
  for (auto& row : found) rows.push_back(row_of(row));
  if (stage != 0) {
    auto evidence = evidence_of_stage(db, stage, {});
    for (auto& row : rows) give(row.stages[static_cast<std::size_t>(stage - 1)], evidence);
  }
  return rows;
}

std::map<base::ProjectId, std::array<StageFacts, 3>> stages_in_execution(db::Read& db, base::ProjectId project) {
  std::map<base::ProjectId, std::array<StageFacts, 3>> found;
  std::array<Evidence, 3> evidence;
  for (int stage = 1; stage <= 3; ++stage) evidence[static_cast<std::size_t>(stage - 1)] = evidence_of_stage(db, stage, project);
  for (const auto& row : db.all(sql::stages_of_project{.project = project})) {
    if (row.project_status != "in_execution") continue;
    auto& stage = found[row.project][static_cast<std::size_t>(row.stage - 1)];
    stage = facts(row.report, row.state, row.due_on, row.submitted_at);
    give(stage, evidence[static_cast<std::size_t>(row.stage - 1)]);
  }
  return found;
}

std::array<StageFacts, 3> stages_of(db::Read& db, base::ProjectId project) {
  std::array<StageFacts, 3> stages;
  for (const auto& row : db.all(sql::stages_of_project{.project = project})) {
    auto evidence = evidence_of_stage(db, static_cast<int>(row.stage), project);
    auto& stage = stages[static_cast<std::size_t>(row.stage - 1)];
    stage = facts(row.report, row.state, row.due_on, row.submitted_at);
    give(stage, evidence);
  }
  return stages;
}

const std::vector<reports::Part>& RequiredParts::of(int stage, std::optional<base::LocalDate> due) {
  const auto key = std::pair{stage, due.value_or(today_)};
  const auto known = known_.find(key);
  if (known != known_.end()) return known->second;
  return known_.emplace(key, reports::required_parts(db_, key.first, key.second)).first->second;
}

std::array<std::vector<reports::Part>, 3> RequiredParts::of(const std::array<StageFacts, 3>& stages) {
  return {of(1, stages[0].due_on), of(2, stages[1].due_on), of(3, stages[2].due_on)};
}

}  // namespace baqylau::control
