#include "app/commands.hpp"

#include "app/features.hpp"
#include "base/clock.hpp"
#include "base/random.hpp"
#include "contests/contests.hpp"
#include "control/control.hpp"
#include "ratings/ratings.hpp"
#include "i18n/i18n.hpp"
#include "journal/journal.hpp"
#include "projects/projects.hpp"
#include "app/sql.hpp"

#include <algorithm>
#include <iostream>

namespace baqylau::app {

int refused(const base::Failure& failure) {
  const auto catalogues = i18n::load_catalogues();
  const auto& t = (*catalogues)[i18n::Language::en];
  std::cerr << t(failure.message) << "\n";
  for (const auto& field : failure.fields) std::cerr << "  " << field.field << ": " << t(field.message) << "\n";
  return 1;
}

int migrate(const Place& place) {
  open(place);
  std::cout << "The schema is up to date.\n";
  return 0;
}

int print_routes() {
  std::vector<std::string> lines;
  const auto routes = all_routes();
  for (const auto& route : routes.all()) {
    lines.push_back((route.is_post() ? "POST " : "GET  ") + std::string{route.pattern} + "  " + route.access);
  }
  std::sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.substr(5) < b.substr(5); });
  for (const auto& line : lines) std::cout << line << "\n";
  return 0;
}

int import_lots(const ImportOptions& options) {
  const auto database = open(options.place);
  const auto catalogues = i18n::load_catalogues();
  const auto& t = (*catalogues)[i18n::Language::en];
  base::SystemRandom random;
  const contests::Change change{.now = base::SystemClock{}.now(), .random = random};
  const auto outcome = contests::import_lots(*database, change, *catalogues, options.contest, options.file,
                                             options.dry_run ? contests::ImportMode::dry_run : contests::ImportMode::apply);
  if (!outcome.ok()) return refused(outcome.failure());
  for (const auto& error : outcome->errors) {
    std::cerr << "row " << error.line;
    if (error.file_line) std::cerr << " (line " << *error.file_line << " of the file)";
    std::cerr << ", " << error.column << ": " << t(error.message) << "\n";
  }
  if (!outcome->errors.empty()) {
    std::cerr << outcome->errors.size() << " errors; nothing was loaded\n";
    return 1;
  }
  std::cout << outcome->lots << (outcome->applied ? " lots loaded\n" : " lots are in order; nothing was loaded (--dry-run)\n");
  return 0;
}

namespace {

std::string_view what_is_wrong(journal::Finding::What what) {
  using What = journal::Finding::What;
  switch (what) {
    case What::changed: return "is not what the journal vouches for";
    case What::gone: return "is gone: the journal has it";
    case What::unrecorded: return "is in no journal entry";
    case What::false_version: return "has a version that no journal entry vouches for, or one is missing";
  }
  return "";
}

void print(const journal::Finding& finding) {
  std::cerr << to_code(finding.object.kind) << ' ' << finding.object.key << ' ' << what_is_wrong(finding.what);
  for (std::size_t i = 0; i < finding.columns.size(); ++i) std::cerr << (i == 0 ? ": " : ", ") << finding.columns[i];
  std::cerr << "\n";
}

}  // namespace

/// What a migration brings is adopted into the journal as it is: it would vouch for what it is to be held against.
std::optional<int> of_another_version(db::Database& database) {
  const auto missing = db::missing_migrations(database);
  if (!missing.ok()) return refused(missing.failure());
  if (*missing == 0) return std::nullopt;
  std::cerr << "The database is not of this version of the program; migrations missing: " << *missing
            << ". Verify it with the version that it was used with; `baqylau migrate` brings it up to date.\n";
  return 1;
}

int verify_journal(const Place& place, Verified what) {
  const auto database = open_as_it_is(place);
  if (const auto wrong = of_another_version(*database)) return *wrong;
  journal::DataCheck found;
  // In one view of the data: what is changed meanwhile is changed for both.
  const auto checked = database->read([&](db::Read& db) {
    auto head = journal::verify(db);
    if (head && what == Verified::all) found = journal::verify_data(db);
    return head;
  });
  if (!checked.ok()) return refused(checked.failure());
  std::cout << checked->size << " entries, root " << base::hex(checked->root) << "\n";
  if (what == Verified::entries) return 0;
  for (const auto& finding : found.findings) print(finding);
  std::cout << found.objects << " objects, " << found.versions << " versions, " << found.erased << " of them erased, "
            << found.findings.size() << " wrong\n";
  return found.findings.empty() ? 0 : 1;
}

int verify_figures(const Place& place) {
  const auto database = open_as_it_is(place);
  if (const auto wrong = of_another_version(*database)) return *wrong;
  const auto wrong = database->read([](db::Read& db) {
    std::vector<std::string> lines;
    for (const auto contest : projects::miscounted_contests(db))
      lines.push_back("contest " + base::to_string(contest) +
                      ": the sums of its projects are kept wrongly; `baqylau reindex` counts them again");
    for (const auto& row : db.all(sql::misfilled_projects{}))
      lines.push_back("project " + base::to_string(row.project) + ": it is kept wrongly how much its files take");
    for (const auto project : control::misplaced_members(db, base::SystemClock{}.today()))
      lines.push_back("project " + base::to_string(project) + " is kept wrongly in today's special-control group, or is missing there");
    for (const auto project : ratings::miskept_ratings(db, base::SystemClock{}.today()))
      lines.push_back("project " + base::to_string(project) + ": its general rating is kept wrongly");
    return lines;
  });
  for (const auto& line : wrong) std::cerr << line << "\n";
  std::cout << wrong.size() << " figures are kept wrongly\n";
  return wrong.empty() ? 0 : 1;
}

int adopt_into_journal(const Place& place, const std::string& reason) {
  const auto database = open(place);
  const auto adopted = database->write([&](db::Write& db) -> base::Result<int> {
    const auto now = base::SystemClock{}.now();
    const int fresh = journal::adopt_new(db, now, reason);
    const int changed = journal::adopt_changed(db, now, reason);
    projects::recount_contests(db);
    return fresh + changed;
  });
  if (!adopted.ok()) return refused(adopted.failure());
  std::cout << *adopted << " objects have a new version, with the reason in the journal\n";
  return 0;
}

}  // namespace baqylau::app
