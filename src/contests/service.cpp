#include "contests/service.hpp"

#include "base/random.hpp"
#include "contests/searching.hpp"
#include "journal/corrections.hpp"
#include "journal/journal.hpp"

#include <algorithm>

namespace baqylau::contests {
namespace {

using base::Failure;
using base::Kind;
using base::M;
using base::Message;

Failure no_contest() { return {Kind::not_found, M("There is no such contest")}; }
Failure no_lot() { return {Kind::not_found, M("There is no such lot")}; }
Failure changed_meanwhile() {
  return {Kind::conflict, M("This was changed after you opened the page. Compare with what is stored now, then save again")};
}
Failure number_taken(int number) {
  Message message{M("Lot {number} is in this contest already. Enter another number"), {{"number", std::to_string(number)}}};
  return {Kind::invalid, message, {{"number", message}}};
}
Failure invalid(std::vector<base::FieldError> errors) {
  auto first = errors.front().message;
  return {Kind::invalid, std::move(first), std::move(errors)};
}

void record(db::Write& db, const Change& change, std::string event, journal::Object subject,
            std::vector<std::pair<std::string, std::string>> details, std::optional<journal::Objects> objects = {}) {
  journal::record(db, change.now,
                  {.actor = change.actor,
                   .event = std::move(event),
                   .subject = std::move(subject),
                   .details = std::move(details),
                   .objects = std::move(objects)});
}

/// Bodies, regions: what a form of ours could not have sent otherwise.
base::Done require_body(db::Read& db, const http::Scope& scope, base::StateBodyId body) {
  const auto allowed = bodies_in(db, scope);
  const bool known = std::any_of(allowed.begin(), allowed.end(), [&](const auto& b) { return b.id == body; });
  if (!known) return Failure{Kind::malformed, M("Choose a state body from the list")};
  return base::done();
}
base::Done require_regions(db::Read& db, const LotFacts& facts) {
  if (facts.regions.empty()) return base::done();
  const auto known = reference::regions(db);
  for (const auto& kato : facts.regions) {
    if (std::none_of(known.begin(), known.end(), [&](const auto& region) { return region.kato == kato; })) {
      return Failure{Kind::malformed, M("Choose regions from the list")};
    }
  }
  return base::done();
}

/// SHA-256 of the rows as they were stored: the leaf stands for all of them.
std::string hash_of(const std::vector<ImportedLot>& lots) { return base::hex(base::sha256(to_json({.lots = lots}))); }

base::Done insert_all(db::Write& db, const Change& change, base::ContestId contest, const std::vector<ImportedLot>& lots) {
  std::vector<base::LotId> added;
  for (const auto& lot : lots) {
    const base::LotId id{base::new_id(change.random, change.now.micros)};
    added.push_back(id);
    if (!store::insert_lot(db, id, contest, lot.facts, change.now)) {
      return Failure{Kind::conflict, Message{M("Nothing was loaded: lot {number}, on line {line} of the file, is in this contest already. "
                                               "Choose the file again to check it anew"),
                                             {{"number", std::to_string(lot.facts.number)}, {"line", std::to_string(lot.line)}}}};
    }
  }
  journal::Objects objects;
  for (const auto id : added) objects.emplace_back(journal::Kind::lot, id);
  record(db, change, "lots.imported", {journal::Kind::contest, contest},
         {{"lots", std::to_string(lots.size())}, {"content", hash_of(lots)}}, std::move(objects));
  for (const auto id : added) put_into_search(db, id);
  return base::done();
}

}  // namespace

std::vector<reference::StateBody> bodies_in(db::Read& db, const http::Scope& scope) {
  auto bodies = reference::state_bodies(db);
  std::erase_if(bodies, [&](const auto& body) { return !scope.covers(body.id); });
  return bodies;
}

std::vector<Contest> contests(db::Read& db, int year) { return store::contest_list(db, year, 1, 100'000); }

base::Result<Contest> find_contest(db::Read& db, base::ContestId id) { return load_contest_for(db, store::everything, id); }

base::Result<Contest> load_contest_for(db::Read& db, const http::Scope& scope, base::ContestId id) {
  auto found = store::contest(db, scope, id);
  if (!found) return no_contest();
  return std::move(*found);
}

base::Result<Lot> find_lot(db::Read& db, base::LotId id) { return load_lot_for(db, store::everything, id); }

base::Result<Lot> load_lot_for(db::Read& db, const http::Scope& scope, base::LotId id) {
  auto found = store::lot(db, scope, id);
  if (!found) return no_lot();
  return std::move(*found);
}

base::Result<base::ContestId> add_contest(db::Write& db, const Change& change, const ContestFacts& facts) {
  if (auto errors = check(facts); !errors.empty()) return invalid(std::move(errors));
  TRY(require_body(db, change.scope, facts.state_body));
  const base::ContestId id{base::new_id(change.random, change.now.micros)};
  store::insert_contest(db, id, facts, change.now);
  record(db, change, "contest.added", {journal::Kind::contest, id},
         {{"state_body", base::to_string(facts.state_body)}, {"content", content_hash(facts)}});
  return id;
}

base::Done edit_contest(db::Write& db, const Change& change, base::ContestId contest, std::int64_t version, const ContestFacts& facts,
                        const std::string& reason) {
  // A lot that is awarded meanwhile is awarded before this, or after.
  journal::hold(db);
  const auto stored = TRY(load_contest_for(db, change.scope, contest));
  if (stored.version != version) return changed_meanwhile();
  if (auto errors = check(facts); !errors.empty()) return invalid(std::move(errors));
  TRY(require_body(db, change.scope, facts.state_body));
  const bool moved = stored.facts.held_on != facts.held_on;
  if (stored.has_held_lots()) {
    if (facts.state_body != stored.facts.state_body || facts.due != stored.facts.due) return changed_meanwhile();
    if (moved && facts.held_on > base::almaty_date(change.now))
      return invalid({{"held_on", M("A contest with held lots cannot be held on a day to come. Correct the day")}});
    if (moved && reason.empty())
      return invalid({{"reason", M("Say why the day of the contest is changed: the reason is shown to everybody")}});
  }
  if (!store::update_contest(db, contest, version, change.scope, facts)) return changed_meanwhile();
  journal::Change entry{.actor = change.actor,
                        .event = "contest.changed",
                        .subject = {journal::Kind::contest, contest},
                        .details = {{"version", std::to_string(version + 1)}, {"content", content_hash(facts)}}};
  // Given without need it is kept all the same, as all that was typed.
  if (!reason.empty()) journal::put_reason(entry, reason);
  if (stored.has_held_lots() && moved) {
    journal::put_correction(entry, "held_on", stored.facts.held_on.iso(), facts.held_on.iso());
  }
  journal::record(db, change.now, entry);
  put_into_search(db, contest);
  return base::done();
}

std::vector<base::FieldError> faults_of(const Contest& contest, const Schedule& schedule) {
  auto facts = contest.facts;
  facts.due = schedule;
  return check(facts);
}

base::Done set_schedule(db::Write& db, const Change& change, const Contest& seen, const Schedule& schedule, const std::string& reason) {
  auto facts = seen.facts;
  facts.due = schedule;
  if (auto errors = check(facts); !errors.empty()) return invalid(std::move(errors));
  if (!store::update_contest(db, seen.id, seen.version, change.scope, facts)) return changed_meanwhile();
  journal::Change entry{.actor = change.actor,
                        .event = "contest.schedule_changed",
                        .subject = {journal::Kind::contest, seen.id},
                        .details = {{"version", std::to_string(seen.version + 1)}, {"content", content_hash(facts)}}};
  journal::put_reason(entry, reason);
  const auto iso = [](const std::optional<base::LocalDate>& day) { return day ? std::optional{day->iso()} : std::nullopt; };
  for (std::size_t i = 0; i < schedule.size(); ++i)
    journal::put_correction(entry, "due_" + std::to_string(i + 1), iso(seen.facts.due.at(i)), iso(schedule.at(i)));
  journal::record(db, change.now, entry);
  return base::done();
}

base::Result<base::LotId> add_lot(db::Write& db, const Change& change, base::ContestId contest, const LotFacts& facts) {
  if (auto errors = check(facts); !errors.empty()) return invalid(std::move(errors));
  TRY(load_contest_for(db, change.scope, contest));
  TRY(require_regions(db, facts));
  const base::LotId id{base::new_id(change.random, change.now.micros)};
  if (!store::insert_lot(db, id, contest, facts, change.now)) return number_taken(facts.number);
  record(db, change, "lot.added", {journal::Kind::lot, id}, {{"contest", base::to_string(contest)}, {"content", content_hash(facts)}});
  put_into_search(db, id);
  return id;
}

base::Done edit_lot(db::Write& db, const Change& change, base::LotId lot, std::int64_t version, const LotFacts& facts) {
  if (auto errors = check(facts); !errors.empty()) return invalid(std::move(errors));
  const auto stored = TRY(load_lot_for(db, change.scope, lot));
  if (stored.version != version) return changed_meanwhile();
  TRY(require_regions(db, facts));
  if (!form_may_set(stored.facts.status, facts.status)) {
    return invalid({{"status", M("The lot cannot get this status from the one it has. Choose another")}});
  }
  if (!store::update_lot(db, lot, version, facts)) {
    // Who edited this very lot since it was read above, need not have used the number.
    if (TRY(load_lot_for(db, change.scope, lot)).version != version) return changed_meanwhile();
    return number_taken(facts.number);
  }
  if (facts.status != stored.facts.status && !store::move_lot(db, lot, stored.facts.status, facts.status)) return changed_meanwhile();
  record(db, change, "lot.changed", {journal::Kind::lot, lot},
         {{"version", std::to_string(version + 1)}, {"status", std::string{to_code(facts.status)}}, {"content", content_hash(facts)}});
  put_into_search(db, lot);
  return base::done();
}

base::Done set_lot_status(db::Write& db, const Change& change, base::LotId lot, LotStatus to) {
  const auto stored = TRY(load_lot_for(db, change.scope, lot));
  if (stored.facts.status == to) return base::done();
  if (!may_become(stored.facts.status, to)) {
    return invalid({{"status", M("The lot cannot get this status from the one it has. Choose another")}});
  }
  if (!store::move_lot(db, lot, stored.facts.status, to)) return changed_meanwhile();
  record(db, change, "lot.changed", {journal::Kind::lot, lot},
         {{"version", std::to_string(stored.version + 1)}, {"status", std::string{to_code(to)}}});
  put_into_search(db, lot);
  return base::done();
}

base::Done correct_outcome(db::Write& db, const Change& change, base::LotId lot, LotStatus to, const std::string& reason) {
  const auto stored = TRY(load_lot_for(db, change.scope, lot));
  if (reason.empty()) return invalid({{"reason", M("Say why this is corrected: the reason is shown to everybody")}});
  if (to == LotStatus::held || !may_become(LotStatus::held, to)) return invalid({{"status", M("Choose what the outcome really was")}});
  if (!store::move_lot(db, lot, LotStatus::held, to)) return changed_meanwhile();
  journal::Change entry{.actor = change.actor,
                        .event = "lot.changed",
                        .subject = {journal::Kind::lot, lot},
                        .details = {{"version", std::to_string(stored.version + 1)}, {"status", std::string{to_code(to)}}}};
  journal::put_reason(entry, reason);
  journal::put_correction(entry, "status", std::string{to_code(LotStatus::held)}, std::string{to_code(to)});
  journal::record(db, change.now, entry);
  put_into_search(db, lot);
  return base::done();
}

base::Result<CheckedTable> check_file(db::Database& database, const i18n::Catalogues& catalogues, base::ContestId contest,
                                      const std::filesystem::path& file) {
  const auto sheets = TRY(base::read_sheets(file));
  return database.read([&](db::Read& db) {
    return check_tables(sheets, make_vocabulary(catalogues, reference::regions(db)), store::lot_numbers(db, contest));
  });
}

base::ImportId keep_import(db::Write& db, const Change& change, base::ContestId contest, std::string_view file_name,
                           const ImportedTable& table) {
  const base::ImportId id{base::new_id(change.random, change.now.micros)};
  store::insert_import(db, id, contest, change.actor.value(), file_name, table, change.now);
  return id;
}

base::Done apply_import(db::Write& db, const Change& change, const store::StoredImport& import) {
  if (!store::finish_import(db, import.id, store::ImportState::applied)) {
    return Failure{Kind::conflict, M("This table has been loaded or put aside already. Look at the list of lots")};
  }
  return insert_all(db, change, import.contest, import.table.lots);
}

base::Done drop_import(db::Write& db, base::ImportId import) {
  if (!store::finish_import(db, import, store::ImportState::dropped)) {
    return Failure{Kind::conflict, M("This table has been loaded or put aside already. Look at the list of lots")};
  }
  return base::done();
}

base::Result<ImportOutcome> import_lots(db::Database& database, const Change& change, const i18n::Catalogues& catalogues,
                                        base::ContestId contest, const std::filesystem::path& file, ImportMode mode) {
  TRY(database.read([&](db::Read& db) { return load_contest_for(db, change.scope, contest); }));
  auto table = TRY(check_file(database, catalogues, contest, file));
  ImportOutcome outcome;
  outcome.lots = static_cast<std::size_t>(std::count_if(table.rows.begin(), table.rows.end(), [](const auto& row) { return !row.wrong; }));
  outcome.errors = std::move(table.errors);
  if (mode == ImportMode::dry_run || !outcome.errors.empty()) return outcome;
  TRY(database.write([&](db::Write& db) { return insert_all(db, change, contest, table.imported().lots); }));
  outcome.applied = true;
  return outcome;
}

}  // namespace baqylau::contests
