/// Today's special-control group, which is kept, is at every moment what the reports and the cases say: generated histories, in which the
/// timed work runs now and then, or is late, as it pleases chance. SPEC §7.

#include "app/demo_chance.hpp"
#include "control/group.hpp"
#include "tests/control/fixture.hpp"
#include "tests/control/sql.hpp"

#include <cstdlib>

namespace baqylau::control {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class KeptGroup : public ControlTest {
 protected:
  static int histories(bool sqlite) {
    const char* asked = std::getenv("BAQYLAU_HISTORIES");
    return asked != nullptr ? std::max(1, std::atoi(asked) / (sqlite ? 20 : 100)) : sqlite ? 500 : 50;
  }
  /// Days on which members are, as pages tell it.
  std::vector<base::ProjectId> told() {
    return read([&](db::Read& db) {
      std::vector<base::ProjectId> projects;
      for (const auto& [since, project] : GroupToday{db, clock.today()}.places()) projects.push_back(project);
      return projects;
    });
  }
  bool is_kept() {
    return read([&](db::Read& db) { return GroupToday{db, clock.today()}.kept(); });
  }
  std::vector<base::ProjectId> misplaced() {
    return read([&](db::Read& db) { return misplaced_members(db, clock.today()); });
  }
  template <class F>
  void try_to(F&& job) {
    // What the workflow refuses is a history in which nothing happened.
    static_cast<void>(database().write([&](db::Write& db) -> base::Done { return std::forward<F>(job)(db); }));
  }
  void end_or_undo(base::ProjectId project, projects::StatusEvent event) {
    try_to([&](db::Write& db) { return projects::change_status(db, clock.now(), random, project, event, specialist.account, {}); });
  }
  void release_one(base::ProjectId project) {
    for (const auto& found : cases(project)) {
      if (found.state != Case::State::open) continue;
      try_to([&](db::Write& db) { return release_case(db, checker(), found.id, "Устранено на месте", {}); });
      return;
    }
  }
  /// One thing that may happen to a project.
  void happen(app::Chance& chance, base::ProjectId project) {
    const int stage = chance.between(1, 3);
    const auto of = report(project, stage);
    switch (chance.between(1, 10)) {
      case 1:
      case 2:
      case 3: {
        std::vector<Part> parts;
        for (const auto part : complete())
          if (chance.percent(70)) parts.push_back(part);
        std::vector<reports::PartContent> contents;
        for (const auto part : parts) contents.push_back({.part = part, .body = "Текст"});
        if (contents.empty()) return;
        try_to([&](db::Write& db) { return reports::write_draft(db, clock.now(), author(of), of.id, contents); });
        try_to([&](db::Write& db) -> base::Done {
          TRY(reports::submit_draft(db, outbox(), author(of), of.id));
          return base::done();
        });
        return;
      }
      case 4:
        return try_to([&](db::Write& db) { return reports::send_back(db, checker(), report_in(db, project, stage), "Дополните", {}); });
      case 5: return try_to([&](db::Write& db) { return reports::accept(db, checker(), report_in(db, project, stage)); });
      case 6: {
        const auto to = clock.today().plus_days(chance.between(-40, 60));
        return try_to([&](db::Write& db) { return reports::move_due(db, checker(), report_in(db, project, stage), to, "Паводок"); });
      }
      case 7:
        return try_to([&](db::Write& db) -> base::Done {
          TRY(open_case(db, checker(), project, "Жалоба участников"));
          return base::done();
        });
      case 8: return release_one(project);
      case 9: return end_or_undo(project, chance.percent(50) ? projects::StatusEvent::terminate : projects::StatusEvent::close);
      default: return end_or_undo(project, projects::StatusEvent::reinstate);
    }
  }
};
BAQYLAU_ON_EACH_ENGINE(KeptGroup);

TEST_P(KeptGroup, IsAtEveryMomentWhatReportsAndCasesSay) {
  constexpr int steps = 14;
  const int wanted = histories(on_sqlite());
  int told_from_kept = 0;
  for (int history = 0; history < wanted; ++history) {
    app::Chance chance{static_cast<std::uint64_t>(history) + 1};
    keep(clock.now() + std::chrono::hours{24});
    // Projects of its own, of a contest of its own: those of the histories before stay as they were left. Time only goes on.
    const auto begins = clock.today();
    const auto first_due = begins.plus_days(10).iso(), second_due = begins.plus_days(30).iso(), third_due = begins.plus_days(60).iso();
    const auto contest = add_contest(ministry, begins.plus_days(-200).iso(), {first_due, second_due, third_due});
    const std::array projects{add_project(contest, 1, ngo), add_project(contest, 2, ngo)};
    for (int step = 0; step < steps; ++step) {
      clock.set(clock.now() + std::chrono::hours{chance.percent(60) ? chance.between(1, 12) : 24 * chance.between(1, 20)});
      happen(chance, chance.percent(50) ? projects[0] : projects[1]);
      told_from_kept += is_kept() ? 1 : 0;
      ASSERT_THAT(misplaced(), IsEmpty()) << "history " << history << ", step " << step << ", before the timed work";
      if (chance.percent(15)) keep(clock.now());
      else if (chance.percent(40)) keep_changed(clock.now());
      ASSERT_THAT(misplaced(), IsEmpty()) << "history " << history << ", step " << step << ", after the timed work";
    }
    for (const auto project : projects) end_or_undo(project, projects::StatusEvent::terminate);
  }
  EXPECT_GT(told_from_kept, wanted * steps * 9 / 10);
}

TEST_P(KeptGroup, ADueDateThatPassesBringsAProjectInWithoutTheTimedWork) {
  keep(noon("2008-02-19"));
  EXPECT_THAT(told(), IsEmpty());
  clock.set(noon("2008-02-20"));
  EXPECT_THAT(told(), SizeIs(3));
  EXPECT_THAT(misplaced(), IsEmpty());
}

TEST_P(KeptGroup, AChangeShowsBeforeTheTimedWorkHasSeenIt) {
  keep(noon("2008-02-20"));
  EXPECT_THAT(told(), SizeIs(3));
  submit(one, 1, noon("2008-02-20"), complete());
  EXPECT_THAT(told(), testing::UnorderedElementsAre(two, three));
  write([&](db::Write& db) { return open_case(db, checker(), one, "Жалоба участников"); });
  EXPECT_THAT(told(), SizeIs(3));
}

TEST_P(KeptGroup, WhoCameLastIsFirst) {
  move_due(two, 1, noon("2008-01-15"), "2008-01-25");
  submit(one, 1, noon("2008-02-18"), complete());
  keep(noon("2008-02-25"));
  EXPECT_THAT(told(), ElementsAre(three, two));
}

TEST_P(KeptGroup, WhatIsRequiredFromADayOnCountsFromThatDay) {
  submit(one, 1, noon("2008-02-18"), complete());
  keep(noon("2008-02-18"));
  write([&](db::Write& db) {
    db.run(tests::control::sql::require_part{.stage = 1, .part = "partners", .valid_from = day("2008-01-01")});
    EXPECT_GT(journal::adopt_new(db, clock.now(), "приказ"), 0);
    return base::done();
  });
  EXPECT_THAT(told(), ElementsAre(one));
  EXPECT_THAT(misplaced(), IsEmpty());
}

/// What is shown: pages of it, of today and of a day that has passed.
TEST_P(KeptGroup, IsShownByPages) {
  const auto contest = add_contest(ministry, "2007-05-01", {"2008-02-19", "2008-05-19", "2008-08-19"});
  for (int number = 1; number <= 60; ++number) add_project(contest, number, ngo);
  keep(noon("2008-02-20"));
  for (const std::string as_of : {"", "2008-02-20"}) {
    clock.set(noon(as_of.empty() ? "2008-02-20" : "2008-02-21"));
    const auto page_one = get(visitor(), "/special-control", {{"as_of", as_of}}).value().body;
    const auto page_two = get(visitor(), "/special-control", {{"as_of", as_of}, {"page", "2"}}).value().body;
    EXPECT_THAT(page_one, testing::HasSubstr("63 projects"));
    EXPECT_THAT(page_two, testing::HasSubstr("63 projects"));
    const auto rows = [](const std::string& body) {
      int count = 0;
      for (std::size_t at = body.find("/projects/"); at != std::string::npos; at = body.find("/projects/", at + 1)) ++count;
      return count;
    };
    EXPECT_EQ(rows(page_one), 50) << as_of;
    EXPECT_EQ(rows(page_two), 13) << as_of;
    EXPECT_THAT(page_one, testing::HasSubstr("page=2"));
  }
}

}  // namespace
}  // namespace baqylau::control
