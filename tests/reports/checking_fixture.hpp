#pragma once
/// Reports that are checked on days of the test's choice.

#include "reports_fixture.hpp"

namespace baqylau::reports {

class Checking : public ReportsTest {
 protected:
  const std::vector<Part> complete{Part::team, Part::about_project, Part::main_works};

  void at(std::string_view utc) { clock.set(base::parse_instant(utc).value()); }
  void on(std::string_view iso) { clock.set(base::almaty_start(day(iso)) + std::chrono::hours{10}); }
  std::set<Part> submitted_parts(std::int64_t version) {
    const auto shown = database().read([&](db::Read& db) { return store::submitted_version(db, report, version); });
    return present_parts(shown->parts, static_cast<int>(shown->files.size()));
  }
  /// The first report of a project of its own.
  base::ReportId another_report(std::int64_t id, std::string_view due) {
    const auto done = database().write([&](db::Write& db) -> base::Done {
      db.run(rows::add_lot{{id}, {201}, id});
      db.run(rows::add_project{{id}, {id}, {11}});
      db.run(rows::add_report{{id}, {id}, 1, day(due)});
      return base::done();
    });
    EXPECT_TRUE(done.ok());
    return {id};
  }
  std::string project_status() {
    return database().read([&](db::Read& db) { return db.one(rows::project_status{project})->status; });
  }
};

}  // namespace baqylau::reports
