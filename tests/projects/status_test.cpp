#include "tests/projects/fixture.hpp"

#include "projects/workflow.hpp"

#include <atomic>
#include <set>
#include <thread>
#include <tuple>

namespace baqylau::projects {
namespace {

using base::Kind;
using ::testing::HasSubstr;
using enum StatusEvent;

/// How a project comes to a status, and where each event leads from there; nothing: refused.
struct Row {
  std::vector<StatusEvent> way;
  ProjectStatus status;
  std::optional<ProjectStatus> after_complete, after_close, after_terminate, after_demand_repayment, after_reinstate;
};
constexpr auto no = std::nullopt;
constexpr auto in_execution = ProjectStatus::in_execution;
constexpr auto completed = ProjectStatus::completed;
constexpr auto closed = ProjectStatus::closed;
constexpr auto terminated = ProjectStatus::terminated;
constexpr auto demanded = ProjectStatus::repayment_demanded;

const std::vector<Row>& golden() {
  // clang-format off
  static const std::vector<Row> rows{
      // way                           status         complete   close   terminate   demand    reinstate
      {{},                             in_execution,  completed, closed, terminated, no,       no},
      {{complete},                     completed,     no,        no,     no,         no,       in_execution},
      {{close},                        closed,        no,        no,     no,         demanded, in_execution},
      {{terminate},                    terminated,    no,        no,     no,         demanded, in_execution},
      {{close, demand_repayment},      demanded,      no,        no,     no,         no,       closed},
      {{terminate, demand_repayment},  demanded,      no,        no,     no,         no,       terminated},
  };
  // clang-format on
  return rows;
}

std::vector<std::pair<StatusEvent, std::optional<ProjectStatus>>> cells(const Row& row) {
  return {{complete, row.after_complete},
          {close, row.after_close},
          {terminate, row.after_terminate},
          {demand_repayment, row.after_demand_repayment},
          {reinstate, row.after_reinstate}};
}

class AStatus : public ProjectsTest {
 protected:
  base::ProjectId brought(const std::vector<StatusEvent>& way) {
    const auto id = awarded(add_lot(++lots_));
    for (const auto event : way) EXPECT_TRUE(happens(id, event).ok()) << to_code(event);
    return id;
  }
  std::vector<StatusChange> changes(base::ProjectId id) {
    return database().read([&](db::Read& db) { return status_changes(db, {.project = id})[id]; });
  }

 private:
  int lots_ = 100;
};
BAQYLAU_ON_EACH_ENGINE(AStatus);

TEST_P(AStatus, MovesByTheTableAndOnlyByIt) {
  for (const auto& row : golden()) {
    for (const auto& [event, expected] : cells(row)) {
      SCOPED_TRACE(std::string{to_code(row.status)} + " " + std::string{to_code(event)});
      const auto id = brought(row.way);
      ASSERT_EQ(project(id).status, row.status);
      const auto version = project(id).version;
      const auto leaves = events(id).size();
      const auto done = happens(id, event);
      EXPECT_EQ(project(id).status, expected.value_or(row.status));
      ASSERT_EQ(done.ok(), expected.has_value());
      if (done.ok()) {
        EXPECT_EQ(project(id).version, version + 1);
        EXPECT_EQ(events(id).size(), leaves + 1);
        EXPECT_EQ(events(id)[0].event, "project." + std::string{to_code(event)});
        EXPECT_EQ(changes(id).back(), (StatusChange{event, row.status, *expected, clock.now()}));
      } else {
        EXPECT_EQ(done.failure().kind, Kind::conflict);
        EXPECT_EQ(project(id).version, version);
        EXPECT_EQ(events(id).size(), leaves) << "a refusal leaves no leaf";
        EXPECT_EQ(changes(id).size(), row.way.size());
      }
    }
  }
}

TEST(StatusSteps, ArePrintedAsTheyAreWalked) {
  std::set<std::tuple<std::string_view, std::string_view, std::string_view>> walked, printed;
  for (const auto& row : golden()) {
    for (const auto& [event, to] : cells(row)) {
      if (to) walked.emplace(to_code(row.status), to_code(event), to_code(*to));
    }
  }
  for (const auto& step : project_steps()) EXPECT_TRUE(printed.emplace(step.from, step.event, step.to).second) << "a line twice";
  EXPECT_EQ(printed, walked);
}

TEST_P(AStatus, IsTakenBackStepByStepToTheBeginning) {
  const auto id = brought({terminate, demand_repayment});
  ASSERT_TRUE(happens(id, reinstate).ok());
  EXPECT_EQ(project(id).status, terminated);
  ASSERT_TRUE(happens(id, reinstate).ok());
  EXPECT_EQ(project(id).status, in_execution);
  EXPECT_EQ(happens(id, reinstate).failure().kind, Kind::conflict) << "nothing is left to take back";
  ASSERT_TRUE(happens(id, close).ok());
  reopen();
  EXPECT_EQ(project(id).status, closed);
  EXPECT_EQ(changes(id).size(), 5u) << "what was taken back stays in the history";
}

TEST_P(AStatus, OfAnyPastMomentIsReplayed) {
  const auto before = clock.now();
  const auto id = brought({terminate, demand_repayment, reinstate});
  const auto history = changes(id);
  ASSERT_EQ(history.size(), 3u);
  EXPECT_EQ(status_at(history, before), in_execution);
  EXPECT_EQ(status_at(history, history[0].at), in_execution) << "what happened before the moment, not at it";
  EXPECT_EQ(status_at(history, history[0].at + std::chrono::microseconds{1}), terminated);
  EXPECT_EQ(status_at(history, history[1].at + std::chrono::microseconds{1}), demanded);
  EXPECT_EQ(status_at(history, clock.now() + std::chrono::microseconds{1}), project(id).status);
  EXPECT_EQ(status_at({}, clock.now()), in_execution);
}

TEST_P(AStatus, ADayEndsInAlmaty) {
  const auto last = base::almaty_start(day("2008-03-04"));
  clock.set({last.micros - 60'000'000 - 1});  // `happens` adds a minute: the last microsecond of 3 March
  const auto id = brought({close});
  EXPECT_EQ(status_at(changes(id), last), closed);
  EXPECT_EQ(status_at(changes(id), base::almaty_start(day("2008-03-03"))), in_execution);
}

TEST_P(AStatus, HistoriesOfAllProjectsAreLoadedTogether) {
  const auto quiet = brought({});
  const auto one = brought({complete});
  const auto two = brought({close, demand_repayment});
  const auto all = database().read([](db::Read& db) { return status_changes(db, {}); });
  EXPECT_EQ(all.size(), 2u);
  EXPECT_FALSE(all.contains(quiet));
  EXPECT_EQ(all.at(one), changes(one));
  EXPECT_EQ(all.at(two), changes(two));
  EXPECT_EQ(changes(two).size(), 2u);
}

TEST_P(AStatus, OfAProjectThatDoesNotExistIsNotFound) { EXPECT_EQ(happens(base::ProjectId{1}, close).failure().kind, Kind::not_found); }

TEST_P(AStatus, FromEightPeopleAtATimeChangesOnce) {
  const auto id = brought({});
  std::vector<std::thread> threads;
  std::atomic<int> done{0};
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      base::SeededRandom own{static_cast<std::uint64_t>(200 + i)};
      const auto changed = database().write([&](db::Write& db) {
        return change_status(db, clock.now(), own, id, i % 2 == 0 ? close : terminate, std::nullopt, std::nullopt);
      });
      if (changed.ok()) ++done;
      else EXPECT_EQ(changed.failure().kind, Kind::conflict);
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(done, 1);
  ASSERT_EQ(changes(id).size(), 1u);
  EXPECT_EQ(changes(id)[0].to, project(id).status);
  EXPECT_EQ(events(id).size(), 2u) << "the award and one change";
}

TEST_P(AStatus, IsToldOnTheTimelineInWords) {
  const auto id = brought({terminate, demand_repayment, reinstate});
  const auto shown = page(id, i18n::Language::en);
  EXPECT_THAT(shown, HasSubstr("The contract was terminated"));
  EXPECT_THAT(shown, HasSubstr("Repayment was demanded"));
  EXPECT_THAT(shown, HasSubstr("The last change of the project&#39;s status was taken back"));
}

}  // namespace
}  // namespace baqylau::projects
