#include "base/clock.hpp"
#include "base/random.hpp"
#include "db/engine.hpp"
#include "db/sql.hpp"

#include <algorithm>

namespace baqylau::db {

namespace {

using base::M;
using Applied = sql::applied_migrations::Row;

constexpr std::string_view create_list =
    "CREATE TABLE schema_migration (\n"
    "  number INTEGER NOT NULL PRIMARY KEY,\n"
    "  name TEXT NOT NULL,\n"
    "  sha256 TEXT NOT NULL,\n"
    "  applied_at INTEGER NOT NULL\n"
    ") STRICT;\n";

std::string hash_of(const Migration& migration) { return base::hex(base::sha256(migration.sql)); }

const Migration* find(const std::vector<Migration>& known, std::int64_t number) {
  const auto found = std::find_if(known.begin(), known.end(), [&](const Migration& m) { return m.number == number; });
  return found == known.end() ? nullptr : &*found;
}

base::Failure refusal(base::Message message) { return {base::Kind::conflict, std::move(message)}; }

/// What was applied is the beginning of what the program knows, unchanged.
base::Done fits(const std::vector<Applied>& applied, const std::vector<Migration>& known) {
  for (const auto& row : applied) {
    const auto* migration = find(known, row.number);
    if (migration == nullptr) {
      return refusal({M("The database is newer than this program: it has the migration {name}. Install the program's newer version."),
                      {{"name", row.name}}});
    }
    if (hash_of(*migration) != row.sha256) {
      return refusal({M("The migration {name} was changed after this database had applied it. Put the file back as it was and write the "
                        "change as a new migration."),
                      {{"name", row.name}}});
    }
  }
  for (const auto& migration : known) {
    const bool missing = std::none_of(applied.begin(), applied.end(), [&](const Applied& a) { return a.number == migration.number; });
    if (missing && !applied.empty() && migration.number < applied.back().number) {
      return refusal({M("The migration {name} comes before one that this database already has. Give it the next free number."),
                      {{"name", std::string{migration.name}}}});
    }
  }
  return base::done();
}

bool has(const std::vector<Applied>& applied, int number) {
  return std::any_of(applied.begin(), applied.end(), [&](const Applied& a) { return a.number == number; });
}

/// False when another node was quicker.
bool apply_one(Maintenance& maintenance, const Migration& migration) {
  if (has(maintenance.write().all(sql::applied_migrations{}), migration.number)) return false;
  try {
    maintenance.run_script(migration.sql);
  } catch (const Unavailable&) {
    throw;
  } catch (const Error& error) {
    throw Error{"migration " + std::string{migration.name} + ": " + error.what()};
  }
  maintenance.write().run(sql::record_migration{.number = migration.number,
                                                .name = std::string{migration.name},
                                                .sha256 = hash_of(migration),
                                                .applied_at = base::SystemClock{}.now()});
  return true;
}

}  // namespace

base::Result<int> apply_migrations(Database& database, const std::vector<Migration>& known) {
  auto& engine = engine_of(database);
  std::vector<Applied> applied;
  engine.administer([&](Maintenance& maintenance) {
    // Asked first: a role that may only change rows can still see that nothing is missing.
    if (!maintenance.has_table("schema_migration")) maintenance.run_script(create_list);
    applied = maintenance.write().all(sql::applied_migrations{});
  });
  TRY(fits(applied, known));
  int count = 0;
  for (const auto& migration : known) {
    if (has(applied, migration.number)) continue;
    bool done = false;
    engine.administer([&](Maintenance& maintenance) { done = apply_one(maintenance, migration); });
    if (done) ++count;
  }
  return count;
}

base::Result<int> missing_migrations(Database& database) {
  std::vector<Applied> applied;
  engine_of(database).administer([&](Maintenance& maintenance) {
    if (maintenance.has_table("schema_migration")) applied = maintenance.write().all(sql::applied_migrations{});
  });
  TRY(fits(applied, migrations()));
  return static_cast<int>(migrations().size() - applied.size());
}

base::Result<int> migrate(Database& database) { return apply_migrations(database, migrations()); }

}  // namespace baqylau::db
