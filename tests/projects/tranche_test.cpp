#include "tests/projects/fixture.hpp"

#include "projects/workflow.hpp"

#include <set>
#include <tuple>

namespace baqylau::projects {
namespace {

using base::Kind;
using ::testing::HasSubstr;
using ::testing::Not;
using enum TrancheEvent;

/// How a tranche comes to a state, and where each event leads from there; nothing: refused.
struct Row {
  std::vector<TrancheEvent> way;
  TrancheState state;
  std::optional<TrancheState> after_finance, after_withhold, after_pay, after_undo;
};
constexpr auto no = std::nullopt;
constexpr auto planned = TrancheState::planned;
constexpr auto due = TrancheState::due;
constexpr auto paid = TrancheState::paid;
constexpr auto withheld = TrancheState::withheld;

const std::vector<Row>& golden() {
  // clang-format off
  static const std::vector<Row> rows{
      // way                     state     finance  withhold  pay   undo
      {{},                       planned,  due,     withheld, no,   no},
      {{finance},                due,      no,      withheld, paid, planned},
      {{withhold, finance},      due,      no,      withheld, paid, withheld},
      {{finance, pay},           paid,     no,      no,       no,   due},
      {{withhold},               withheld, due,     no,       no,   planned},
      {{finance, withhold},      withheld, due,     no,       no,   due},
  };
  // clang-format on
  return rows;
}

std::vector<std::pair<TrancheEvent, std::optional<TrancheState>>> cells(const Row& row) {
  return {{finance, row.after_finance}, {withhold, row.after_withhold}, {pay, row.after_pay}, {undo, row.after_undo}};
}

class ATranche : public ProjectsTest {
 protected:
  base::ProjectId brought(const std::vector<TrancheEvent>& way) {
    const auto id = awarded(add_lot(++lots_));
    for (const auto event : way) EXPECT_TRUE(moves(id, 1, event).ok()) << to_code(event);
    return id;
  }
  std::vector<TrancheChange> changes(base::ProjectId id) {
    return database().read([&](db::Read& db) { return tranche_changes(db, id); });
  }
  static std::string path(base::ProjectId id, std::string_view rest = {}) {
    return "/projects/" + base::to_string(id) + "/tranches" + std::string{rest};
  }

 private:
  int lots_ = 100;
};
BAQYLAU_ON_EACH_ENGINE(ATranche);

TEST_P(ATranche, MovesByTheTableAndOnlyByIt) {
  for (const auto& row : golden()) {
    for (const auto& [event, expected] : cells(row)) {
      SCOPED_TRACE(std::string{to_code(row.state)} + " " + std::string{to_code(event)});
      const auto id = brought(row.way);
      const auto seen = tranche(id, 1);
      ASSERT_EQ(seen.state, row.state);
      const auto leaves = events(id).size();
      const auto done = moves(id, 1, event);
      EXPECT_EQ(tranche(id, 1).state, expected.value_or(row.state));
      EXPECT_EQ(tranche(id, 1).paid_on.has_value(), tranche(id, 1).state == paid);
      EXPECT_EQ(tranche(id, 2), (Tranche{.amount = base::Money{937'350}, .planned_on = std::nullopt, .number = 2})) << "left alone";
      ASSERT_EQ(done.ok(), expected.has_value());
      if (done.ok()) {
        EXPECT_EQ(tranche(id, 1).version, seen.version + 1);
        EXPECT_EQ(events(id).size(), leaves + 1);
        EXPECT_EQ(events(id)[0].event, "tranche." + std::string{to_code(event)});
        EXPECT_EQ(changes(id).back(), (TrancheChange{1, event, row.state, *expected, clock.now(), std::nullopt}));
      } else {
        EXPECT_EQ(done.failure().kind, Kind::conflict);
        EXPECT_EQ(tranche(id, 1), seen);
        EXPECT_EQ(events(id).size(), leaves);
        EXPECT_EQ(changes(id).size(), row.way.size());
      }
    }
  }
}

TEST(TrancheSteps, ArePrintedAsTheyAreWalked) {
  std::set<std::tuple<std::string_view, std::string_view, std::string_view>> walked, printed;
  for (const auto& row : golden()) {
    for (const auto& [event, to] : cells(row)) {
      if (to) walked.emplace(to_code(row.state), to_code(event), to_code(*to));
    }
  }
  for (const auto& step : tranche_steps()) EXPECT_TRUE(printed.emplace(step.from, step.event, step.to).second) << "a line twice";
  EXPECT_EQ(printed, walked);
}

TEST_P(ATranche, KeepsTheDecisionThatBroughtItToItsState) {
  const auto id = brought({});
  const base::DecisionId withheld_by{71}, financed_by{72}, annulled_by{73};
  ASSERT_TRUE(moves(id, 1, withhold, withheld_by).ok());
  EXPECT_EQ(tranche(id, 1).decision, withheld_by);
  ASSERT_TRUE(moves(id, 1, finance, financed_by).ok());
  ASSERT_TRUE(moves(id, 1, pay).ok());
  EXPECT_EQ(tranche(id, 1).decision, financed_by) << "paid by the decision that made it due";
  ASSERT_TRUE(moves(id, 1, undo).ok());
  EXPECT_EQ(tranche(id, 1).decision, financed_by);
  ASSERT_TRUE(moves(id, 1, undo, annulled_by).ok());
  EXPECT_EQ(tranche(id, 1).state, withheld);
  EXPECT_EQ(tranche(id, 1).decision, withheld_by) << "as before the decision that was annulled";
  EXPECT_EQ(changes(id).back().decision, annulled_by);
  ASSERT_TRUE(moves(id, 1, undo, annulled_by).ok());
  EXPECT_EQ(tranche(id, 1).decision, std::nullopt);
  EXPECT_EQ(moves(id, 1, undo).failure().kind, Kind::conflict) << "nothing is left to take back";
}

TEST_P(ATranche, OfAnyPastMomentIsReplayed) {
  const auto id = brought({finance, pay});
  ASSERT_TRUE(moves(id, 2, withhold).ok());
  const auto history = changes(id);
  ASSERT_EQ(history.size(), 3u);
  EXPECT_EQ(tranche_state_at(history, 1, history[0].at), planned);
  EXPECT_EQ(tranche_state_at(history, 1, history[1].at), due);
  EXPECT_EQ(tranche_state_at(history, 1, clock.now()), paid);
  EXPECT_EQ(tranche_state_at(history, 2, clock.now()), planned);
  EXPECT_EQ(tranche_state_at(history, 2, clock.now() + std::chrono::microseconds{1}), withheld);
}

TEST_P(ATranche, IsPaidOnADayFromTheContractToToday) {
  const auto id = brought({finance});
  const auto refused_on = [&](std::string_view iso) {
    const auto refused = moves(id, 1, pay, std::nullopt, day(iso));
    return !refused.ok() && refused.failure().kind == Kind::invalid && refused.failure().fields.at(0).field == "paid_on";
  };
  EXPECT_TRUE(refused_on("2008-03-04")) << "tomorrow";
  EXPECT_TRUE(refused_on("2007-05-27")) << "the day before the contract";
  const auto without_day =
      database().write([&](db::Write& db) { return move_tranche(db, clock.now(), random, id, 1, pay, std::nullopt, std::nullopt); });
  EXPECT_EQ(without_day.failure().kind, Kind::invalid);
  EXPECT_EQ(tranche(id, 1).state, due);
  ASSERT_TRUE(moves(id, 1, pay, std::nullopt, day("2007-05-28")).ok()) << "on the day of the contract";
  reopen();
  EXPECT_EQ(tranche(id, 1).paid_on, day("2007-05-28"));
}

TEST_P(ATranche, ThatTheContractDoesNotHaveIsNotFound) {
  const auto id = brought({});
  EXPECT_EQ(moves(id, 3, finance).failure().kind, Kind::not_found);
  EXPECT_EQ(moves(base::ProjectId{1}, 1, finance).failure().kind, Kind::not_found);
}

TEST_P(ATranche, IsPaidByTheOperatorsForm) {
  const auto id = brought({finance});
  EXPECT_THAT(get(operator_of(body), path(id)).value().body, HasSubstr(path(id, "/1/pay")));
  EXPECT_THAT(get(operator_of(body), path(id)).value().body, Not(HasSubstr(path(id, "/2/pay")))) << "planned: nothing to pay yet";
  EXPECT_EQ(get(operator_of(body), path(id, "/1/pay")).value().status, 200);
  const auto answer = post(operator_of(body), path(id, "/1/pay"), {{"paid_on", "15.02.2008"}}).value();
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(tranche(id, 1).paid_on, day("2008-02-15"));
  EXPECT_THAT(get(operator_of(body), path(id)).value().body, HasSubstr("datetime=\"2008-02-15\""));
  EXPECT_EQ(get(operator_of(body), path(id, "/1/pay")).value().status, 303) << "nothing to pay any more";
}

TEST_P(ATranche, AWrongDayIsSaidAtItsFieldAndKept) {
  const auto id = brought({finance});
  for (const auto* typed : {"15.02.2009", "01.01.2007", "31.02.2008", ""}) {
    const auto answer = post(operator_of(body), path(id, "/1/pay"), {{"paid_on", typed}}).value();
    EXPECT_EQ(answer.status, 422) << typed;
    EXPECT_THAT(answer.body, HasSubstr("href=\"#paid_on\"")) << typed;
    EXPECT_THAT(answer.body, HasSubstr("value=\"" + std::string{typed} + "\"")) << typed;
  }
  EXPECT_EQ(tranche(id, 1).state, due);
}

TEST_P(ATranche, PaidBySomebodyElseMeanwhileIsAConflictThatKeepsTheDay) {
  const auto id = brought({finance, pay});
  const auto answer = post(operator_of(body), path(id, "/1/pay"), {{"paid_on", "15.02.2008"}}).value();
  EXPECT_EQ(answer.status, 409);
  EXPECT_THAT(answer.body, HasSubstr("value=\"15.02.2008\""));
  EXPECT_EQ(tranche(id, 1).paid_on, clock.today());
}

TEST_P(ATranche, APaymentEnteredByMistakeIsTakenBackAndNothingElse) {
  const auto id = brought({finance, pay});
  EXPECT_THAT(get(operator_of(body), path(id)).value().body, HasSubstr(path(id, "/1/pay/undo")));
  EXPECT_EQ(post(operator_of(body), path(id, "/1/pay/undo"), {}).value().status, 303);
  EXPECT_EQ(tranche(id, 1).state, due);
  EXPECT_EQ(post(operator_of(body), path(id, "/1/pay/undo"), {}).failure().kind, Kind::conflict) << "decisions are annulled, not undone";
  EXPECT_EQ(tranche(id, 1).state, due);
}

TEST_P(ATranche, IsTheAffairOfTheOwnBodysOperator) {
  const auto id = brought({finance});
  for (const auto& caller : {visitor(), member_of(ngo)}) {
    EXPECT_FALSE(get(caller, path(id)).ok());
    EXPECT_FALSE(get(caller, path(id, "/1/pay")).ok());
    EXPECT_FALSE(post(caller, path(id, "/1/pay"), {{"paid_on", "15.02.2008"}}).ok());
    EXPECT_FALSE(post(caller, path(id, "/1/pay/undo"), {}).ok());
  }
  const auto foreign = operator_of(other_body);
  EXPECT_EQ(get(foreign, path(id)).failure().kind, Kind::not_found);
  EXPECT_EQ(get(foreign, path(id, "/1/pay")).failure().kind, Kind::not_found);
  EXPECT_EQ(post(foreign, path(id, "/1/pay"), {{"paid_on", "15.02.2008"}}).failure().kind, Kind::not_found);
  EXPECT_EQ(post(foreign, path(id, "/1/pay/undo"), {}).failure().kind, Kind::not_found);
  EXPECT_EQ(get(operator_of(body), path(id, "/3/pay")).failure().kind, Kind::not_found);
  EXPECT_EQ(tranche(id, 1).state, due);
}

TEST_P(ATranche, ThePassportShowsStatesDaysAndWhatIsPaidOfTheBudget) {
  const auto id = brought({finance});
  ASSERT_TRUE(moves(id, 1, pay, std::nullopt, day("2007-06-12")).ok());
  ASSERT_TRUE(moves(id, 2, withhold).ok());
  const auto shown = page(id, i18n::Language::en);
  EXPECT_THAT(shown, HasSubstr(">Paid</strong>"));
  EXPECT_THAT(shown, HasSubstr(">Withheld</strong>"));
  EXPECT_THAT(shown, HasSubstr("datetime=\"2007-06-12\""));
  EXPECT_THAT(shown, HasSubstr("2\u00a0000\u00a0000\u00a0₸ of 2\u00a0937\u00a0350\u00a0₸, 68 %"));
  EXPECT_THAT(shown, HasSubstr("2\u00a0000\u00a0000 ÷ 2\u00a0937\u00a0350 × 100 = 68\u00a0%"));
  EXPECT_THAT(shown, HasSubstr("A tranche was withheld"));
  EXPECT_THAT(shown, Not(HasSubstr(path(id)))) << "payments are entered by the operator";
  EXPECT_THAT(page(id, i18n::Language::en, operator_of(body)), HasSubstr(path(id)));
  EXPECT_THAT(page(id, i18n::Language::en, operator_of(other_body)), Not(HasSubstr(path(id))));
}

}  // namespace
}  // namespace baqylau::projects
