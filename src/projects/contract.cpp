#include "projects/contract.hpp"

#include "journal/corrections.hpp"
#include "projects/domain.hpp"
#include "projects/searching.hpp"
#include "projects/service.hpp"
#include "projects/store.hpp"

#include <algorithm>
#include <utility>

namespace baqylau::projects {

namespace {

using base::M;

constexpr std::string_view estimate_field = "budget.0.planned", tranche_field = "tranches.0.amount";

base::Failure marked(std::vector<base::FieldError> faults) {
  return {base::Kind::invalid, M("Correct what is marked and send the form again"), std::move(faults)};
}

const Tranche* with_number(const std::vector<Tranche>& tranches, int number) {
  const auto found = std::ranges::find(tranches, number, &Tranche::number);
  return found == tranches.end() ? nullptr : &*found;
}

/// Those behind the last that stays may go: numbers are what decisions name.
bool taken_from_the_middle(const std::vector<Tranche>& before, const std::vector<Tranche>& after) {
  int last_kept = 0;
  for (const auto& tranche : after) last_kept = std::max(last_kept, tranche.number);
  const bool added = std::ranges::count(after, 0, &Tranche::number) > 0;
  return std::ranges::any_of(before, [&](const Tranche& tranche) {
    return with_number(after, tranche.number) == nullptr && (tranche.number < last_kept || added);
  });
}

std::optional<std::string> iso(const std::optional<base::LocalDate>& day) { return day ? std::optional{day->iso()} : std::nullopt; }
std::optional<std::string> digits(const std::optional<base::Money>& money) {
  return money ? std::optional{std::to_string(money->tenge)} : std::nullopt;
}
/// «500000 2008-03-01», «500000»
std::optional<std::string> written(const Tranche* tranche) {
  if (tranche == nullptr) return std::nullopt;
  return std::to_string(tranche->amount.tenge) + (tranche->planned_on ? " " + tranche->planned_on->iso() : "");
}
/// «500000 Rent»
std::optional<std::string> written(const BudgetLine* line) {
  if (line == nullptr) return std::nullopt;
  return std::to_string(line->planned.tenge) + " " + line->name;
}

void put_tranches(journal::Change& entry, const std::vector<Tranche>& before, const std::vector<Tranche>& after) {
  for (int number = 1; number <= static_cast<int>(std::max(before.size(), after.size())); ++number)
    journal::put_correction(entry, "tranche_" + std::to_string(number), written(with_number(before, number)),
                            written(with_number(after, number)));
}

void put_lines(journal::Change& entry, const Budget& before, const Budget& after) {
  std::int64_t last = 0;
  for (const auto* lines : {&before, &after})
    for (const auto& line : *lines) last = std::max(last, line.position);
  const auto at = [](const Budget& lines, std::int64_t position) {
    const auto found = std::ranges::find(lines, position, &BudgetLine::position);
    return found == lines.end() ? nullptr : &*found;
  };
  for (std::int64_t position = 1; position <= last; ++position)
    journal::put_correction(entry, "line_" + std::to_string(position), written(at(before, position)), written(at(after, position)));
}

/// New ones get the numbers behind the last.
std::vector<Tranche> with_numbers(std::vector<Tranche> tranches) {
  int last = 0;
  for (const auto& tranche : tranches) last = std::max(last, tranche.number);
  for (auto& tranche : tranches)
    if (tranche.number == 0) tranche.number = ++last;
  return tranches;
}

/// False where one was changed since it was read.
bool write_tranches(db::Write& db, base::ProjectId id, const std::vector<Tranche>& before, const std::vector<Tranche>& after) {
  for (const auto& tranche : before)
    if (with_number(after, tranche.number) == nullptr && !store::remove_tranche(db, id, tranche)) return false;
  for (const auto& tranche : after) {
    const auto* seen = with_number(before, tranche.number);
    if (seen == nullptr) store::add_tranche(db, id, tranche);
    else if (written(seen) != written(&tranche) && !store::correct_tranche(db, id, *seen, tranche)) return false;
  }
  return true;
}

}  // namespace

Contract contract_of(db::Read& db, const Project& project) {
  return {.number = project.contract_number,
          .date = project.contract_date,
          .budget = project.budget,
          .starts_on = project.starts_on,
          .ends_on = project.ends_on,
          .tranches = tranches_of(db, project.id),
          .lines = budget_of(db, project.id)};
}

std::vector<base::FieldError> faults_of(const Contract& before, const Contract& after) {
  Award award{.contract_number = after.number,
              .contract_date = after.date,
              .budget = after.budget,
              .starts_on = after.starts_on,
              .ends_on = after.ends_on,
              .tranches = after.tranches,
              .lines = after.lines};
  auto faults = faults_of(award);
  if (taken_from_the_middle(before.tranches, after.tranches))
    faults.push_back({std::string{tranche_field},
                      M("Only the last tranches can be taken away: decisions name a tranche by its number. Correct the amounts instead")});
  for (const auto& tranche : after.tranches) {
    if (!after.date || !tranche.paid_on || *tranche.paid_on >= *after.date) continue;
    faults.push_back({"contract_date",
                      {M("Tranche {number} was paid on {date}: the contract cannot be later. Correct the date"),
                       {{"number", std::to_string(tranche.number)}, {"date", typed(*tranche.paid_on)}}}});
    break;
  }
  return faults;
}

base::Done correct_contract(db::Write& db, const contests::Change& change, base::ProjectId id, const ContractCorrection& correction) {
  // A tranche that is decided on meanwhile is decided on before this, or after.
  journal::hold(db);
  const auto project = TRY(load_project_for(db, change.scope, id));
  const auto before = contract_of(db, project);
  auto after = correction.to;
  const auto version = store::take_turn(db, change.now, id, correction.version);
  if (!version) return overtaken();
  if (correction.reason.empty()) return marked({{"reason", M("Say why this is corrected: the reason is shown to everybody")}});
  auto faults = faults_of(before, after);
  for (const auto& line : spent_and_removed(before.lines, spending_of(db, id), after.lines))
    faults.push_back({"budget.0.name", cannot_be_removed(line)});
  if (!faults.empty()) return marked(std::move(faults));
  after.tranches = with_numbers(std::move(after.tranches));
  after.lines = numbered(before.lines, std::move(after.lines));

  journal::Change entry{.actor = change.actor,
                        .event = "project.corrected",
                        .subject = {journal::Kind::project, id},
                        .details = {{"version", std::to_string(*version)}}};
  const auto plain = entry.details.size();
  journal::put_correction(entry, "contract_number", before.number, after.number);
  journal::put_correction(entry, "contract_date", iso(before.date), iso(after.date));
  journal::put_correction(entry, "budget", digits(before.budget), digits(after.budget));
  journal::put_correction(entry, "starts_on", iso(before.starts_on), iso(after.starts_on));
  journal::put_correction(entry, "ends_on", iso(before.ends_on), iso(after.ends_on));
  put_tranches(entry, before.tranches, after.tranches);
  put_lines(entry, before.lines, after.lines);
  if (entry.details.size() == plain)
    return base::Failure{base::Kind::invalid, M("Nothing differs from what is stored. Correct something, then save")};
  journal::put_reason(entry, correction.reason);

  store::set_contract(db, id, after);
  if (since(TRY(find_project(db, id))) != since(project)) store::set_dated_at(db, change.now, id);
  if (!write_tranches(db, id, before.tranches, after.tranches)) return overtaken();
  store::replace_part(db, id, after.lines);
  journal::record(db, change.now, entry);
  recount_contests(db, project.contest);
  put_into_search(db, id);
  return base::done();
}

base::Done correct_outcome(db::Write& db, const contests::Change& change, base::LotId lot, contests::LotStatus to,
                           const std::string& reason) {
  // A lot that is awarded meanwhile has its project before this, or is not held after it.
  journal::hold(db);
  if (project_of_lot(db, lot))
    return base::Failure{base::Kind::conflict,
                         M("This lot has a project, so it was held. Correct the contract or the executor of the project")};
  return contests::correct_outcome(db, change, lot, to, reason);
}

}  // namespace baqylau::projects
