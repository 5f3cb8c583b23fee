/// Use cases of projects and passports.

#include "projects/service.hpp"

#include "projects/domain.hpp"
#include "projects/searching.hpp"
#include "projects/store.hpp"

#include <utility>

namespace baqylau::projects {

namespace {

using base::M;

base::Failure no_such_project() { return {base::Kind::not_found, M("There is no such project")}; }

base::Failure awarded_already() { return {base::Kind::conflict, M("This lot has its executor already: open the passport of the project")}; }

constexpr int stages = 3;

}  // namespace

base::Failure overtaken() { return {base::Kind::conflict, M("This passport was changed after you opened the page")}; }

journal::Change leaf_of_author(const http::Author& author, const Project& project, std::string event, std::int64_t version) {
  journal::Change entry{.actor = author.account,
                        .event = std::move(event),
                        .subject = {journal::Kind::project, project.id},
                        .details = {{"version", std::to_string(version)}}};
  if (author.on_behalf()) entry.on_behalf_of = project.ngo;
  return entry;
}

base::Result<Project> find_project(db::Read& db, base::ProjectId id) {
  auto project = store::by_id(db, id);
  if (!project) return no_such_project();
  return std::move(*project);
}

base::Result<Project> load_project_for(db::Read& db, const http::Author& author, base::ProjectId id) {
  auto project = store::for_author(db, author, id);
  if (!project) return no_such_project();
  return std::move(*project);
}

base::Result<Project> load_project_for(db::Read& db, const http::Scope& scope, base::ProjectId id) {
  return load_project_for(db, http::Author{.account = {}, .ngo = std::nullopt, .scope = scope}, id);
}

base::Result<base::ProjectId> award(db::Write& db, const contests::Change& change, base::LotId lot, const Award& award) {
  // Due dates that are changed meanwhile are changed before this, or move these reports too.
  journal::hold(db);
  const auto awarded = TRY(contests::load_lot_for(db, change.scope, lot));
  const auto contest = TRY(contests::find_contest(db, awarded.contest));
  if (auto faults = faults_of(award); !faults.empty()) {
    return base::Failure{base::Kind::invalid, M("Correct what is marked and send the form again"), std::move(faults)};
  }
  if (!award.named && !ngos::find_ngo(db, award.ngo)) {
    return base::Failure{base::Kind::invalid,
                         M("Choose the executor from the register of NGOs"),
                         {{"ngo", M("Choose the executor from the register of NGOs")}}};
  }
  TRY(may_have_executor(awarded));
  // In this order a failure has written nothing: a lot that has a project is held, so the step after this changes nothing then.
  if (project_of_lot(db, lot)) return awarded_already();
  auto chosen = award;
  if (award.named) chosen.ngo = TRY(ngos::name_ngo(db, change.now, change.random, *award.named));
  TRY(contests::set_lot_status(db, change, lot, contests::LotStatus::held));
  const base::ProjectId id{base::new_id(change.random, change.now.micros)};
  if (!store::add_project(db, change.now, id, lot, chosen)) return awarded_already();
  store::add_tranches(db, id, award.tranches);
  if (!award.lines.empty()) store::replace_part(db, id, award.lines);
  journal::Objects made{{journal::Kind::project, id}};
  if (award.named) made.emplace_back(journal::Kind::ngo, chosen.ngo);
  for (int stage = 1; stage <= stages; ++stage) {
    const base::ReportId report{base::new_id(change.random, change.now.micros)};
    store::add_report(db, change.now, report, id, stage, contest.facts.due[static_cast<std::size_t>(stage - 1)]);
    made.emplace_back(journal::Kind::report, report);
  }
  journal::record(db, change.now,
                  {.actor = change.actor,
                   .event = "project.awarded",
                   .subject = {journal::Kind::project, id},
                   .details = {{"lot", base::to_string(lot)}, {"ngo", base::to_string(chosen.ngo)}},
                   .objects = std::move(made)});
  const auto recorded_on = award.contract_date ? award.contract_date : award.starts_on;
  store::Sums sums{.projects = 1,
                   .budgets_known = award.budget ? 1 : 0,
                   .budget = award.budget.value_or(base::Money{}),
                   .recorded_on = recorded_on,
                   .undated = recorded_on ? 0 : 1};
  ++sums.with(ProjectStatus::in_execution);
  store::add_to_contest(db, awarded.contest, sums);
  put_into_search(db, id);
  return id;
}

base::Done save_part(db::Write& db, base::Instant now, const http::Author& author, base::ProjectId id, std::int64_t version,
                     const PartContent& content) {
  const auto project = TRY(load_project_for(db, author, id));
  const auto stored = store::take_turn(db, now, id, version);
  if (!stored) return overtaken();
  auto faults = faults_of(project, content);
  if (const auto* lines = std::get_if<Budget>(&content)) {
    for (const auto& line : spent_and_removed(budget_of(db, id), spending_of(db, id), *lines)) {
      faults.push_back({"budget.0.name", cannot_be_removed(line)});
    }
  }
  if (!faults.empty()) {
    return base::Failure{base::Kind::invalid, M("Correct what is marked and send the form again"), std::move(faults)};
  }
  store::replace_part(db, id, content);
  journal::record(db, now, leaf_of_author(author, project, event_of(part_of(content)), *stored));
  put_into_search(db, id);
  return base::done();
}

base::Result<PassportData> load_passport(db::Read& db, base::ProjectId id) {
  PassportData data;
  data.project = TRY(find_project(db, id));
  data.lot = TRY(contests::find_lot(db, data.project.lot));
  data.contest = TRY(contests::find_contest(db, data.project.contest));
  data.ngo = TRY(ngos::find_ngo(db, data.project.ngo));
  data.passport = read_passport(db, id);
  data.tranches = tranches_of(db, id);
  data.spending = spending_of(db, id);
  data.kinds = kinds(db);
  data.events = journal::of_subject(db, {journal::Kind::project, id});
  data.corrections = journal::corrections_in(data.events);
  for (const auto& correction : data.corrections) {
    for (const auto& field : correction.fields) {
      if (field.name != "ngo") continue;
      for (const auto* text : {&field.before, &field.after})
        if (const auto named = *text ? base::parse_id(**text) : std::nullopt)
          if (auto ngo = ngos::find_ngo(db, base::NgoId{*named})) data.corrected_ngos.emplace(*named, std::move(*ngo));
    }
  }
  return data;
}

Kinds kinds(db::Read& db) {
  return {reference::items(db, reference::Book::target_group_kind), reference::items(db, reference::Book::partner_kind),
          reference::items(db, reference::Book::outlet_kind)};
}

}  // namespace baqylau::projects
