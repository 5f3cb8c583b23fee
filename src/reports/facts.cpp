/// Facts of many reports as of the end of a day: what happened until then, and which parts were there.

#include "reports/domain.hpp"
#include "reports/sql.hpp"
#include "reports/store.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace baqylau::reports {

namespace {

Happening happening_of(sql::happenings::Row& row) {
  return {.kind = store::stored_kind(row.event),
          .number = row.number,
          .at = row.at,
          .day_only = row.day_only,
          .recorded_at = row.recorded_at,
          .on_behalf = row.on_behalf,
          .version = row.version,
          .incomplete = row.incomplete,
          .due_from = row.due_from,
          .due_to = row.due_to,
          .reason = std::move(row.reason),
          .by_schedule = row.by_schedule};
}

void put_in_order(std::vector<Happening>& history) {
  std::ranges::sort(history, {}, [](const Happening& happened) { return std::pair{happened.at, happened.number}; });
}

}  // namespace

std::vector<Happening> store::history(db::Read& db, const Report& report) {
  std::vector<Happening> happened;
  for (auto& row : db.all(sql::happenings{.contest = {}, .project = report.project, .ngo = {}, .stage = report.stage}))
    happened.push_back(happening_of(row));
  put_in_order(happened);
  return happened;
}

std::vector<Facts> facts_as_of(db::Read& db, const FactsFilter& filter, base::LocalDate as_of) {
  const auto until = base::almaty_start(as_of.plus_days(1));
  const std::optional<std::int64_t> stage = filter.stage;
  std::vector<Facts> found;
  std::vector<std::optional<base::LocalDate>> due_now;
  std::unordered_map<base::ReportId, std::size_t> place;
  for (const auto& row :
       db.all(sql::reports_wanted{.contest = filter.contest, .project = filter.project, .ngo = filter.ngo, .stage = stage})) {
    place.emplace(row.report, found.size());
    found.push_back({.report = row.report, .project = row.project, .ngo = row.ngo, .stage = static_cast<int>(row.stage)});
    due_now.push_back(row.due_on);
  }
  // All of it, also what came later: an earlier due date is known from the first move of it.
  for (auto& row : db.all(sql::happenings{.contest = filter.contest, .project = filter.project, .ngo = filter.ngo, .stage = stage})) {
    found[place.at(row.report)].history.push_back(happening_of(row));
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    auto& facts = found[i];
    put_in_order(facts.history);
    facts.standing = standing(facts.history, due_now[i], until);
    std::erase_if(facts.history, [&](const Happening& happened) { return happened.at >= until; });
  }
  for (const auto& row : db.all(sql::evidence_as_of{
           .contest = filter.contest, .project = filter.project, .ngo = filter.ngo, .stage = stage, .until = until, .day = as_of})) {
    auto& seen = found[place.at(row.report)].evidence[store::stored_part(row.part)];
    seen.version = row.version;
    seen.letters = row.letters;
    seen.entries = row.entries;
    seen.attested = row.attested;
  }
  return found;
}

const std::vector<Part>& RequiredParts::of(int stage, std::optional<base::LocalDate> due) {
  const auto key = std::pair{stage, due.value_or(as_of_)};
  const auto known = known_.find(key);
  if (known != known_.end()) return known->second;
  return known_.emplace(key, required_parts(db_, key.first, key.second)).first->second;
}

}  // namespace baqylau::reports
