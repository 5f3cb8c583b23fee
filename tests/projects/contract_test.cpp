/// What was entered of a contract, or of a lot's outcome, and was wrong.

#include "projects/contract.hpp"
#include "tests/projects/fixture.hpp"

namespace baqylau::projects {
namespace {

using base::Kind;
using base::Money;
using ::testing::HasSubstr;
using ::testing::Not;
using Field = journal::Correction::Field;

class AContract : public ProjectsTest {
 protected:
  Contract stored(base::ProjectId id) {
    return database().read([&](db::Read& db) { return contract_of(db, find_project(db, id).value()); });
  }
  base::Done correct(base::ProjectId id, Contract to, const std::string& reason = "Опечатка", std::int64_t version = 0) {
    const ContractCorrection correction{.to = std::move(to), .reason = reason, .version = version != 0 ? version : project(id).version};
    return database().write([&](db::Write& db) { return correct_contract(db, change(), id, correction); });
  }
  std::vector<journal::Correction> corrections(base::ProjectId id) {
    return database().read([&](db::Read& db) { return journal::corrections_of(db, {journal::Kind::project, id}); });
  }
  static std::string path(base::ProjectId id) { return "/projects/" + base::to_string(id) + "/contract"; }
};
BAQYLAU_ON_EACH_ENGINE(AContract);

TEST_P(AContract, IsCorrectedForAReasonAndWhatStoodThereStaysInSight) {
  const auto id = awarded();
  auto to = stored(id);
  to.number = "18/05";
  to.date = day("2007-05-29");
  to.budget = Money{3'000'000};
  to.ends_on = day("2007-12-30");
  ASSERT_TRUE(correct(id, to, "В договоре другие дата и сумма").ok());
  reopen();
  EXPECT_EQ(project(id).contract_number, "18/05");
  EXPECT_EQ(project(id).budget, Money{3'000'000});
  ASSERT_EQ(corrections(id).size(), 1u);
  EXPECT_EQ(corrections(id)[0].reason, "В договоре другие дата и сумма");
  EXPECT_EQ(corrections(id)[0].fields, (std::vector<Field>{{"budget", "2937350", "3000000"},
                                                           {"contract_date", "2007-05-28", "2007-05-29"},
                                                           {"contract_number", "17/05", "18/05"},
                                                           {"ends_on", "2007-11-30", "2007-12-30"}}));
  const auto shown = page(id, i18n::Language::ru);
  for (const auto* said : {"В договоре другие дата и сумма", "<del>17/05</del>", "18/05", "2 937 350"}) EXPECT_THAT(shown, HasSubstr(said));
  EXPECT_THAT(page(id, i18n::Language::kk), HasSubstr("Енгізілген түзетулер"));
}

TEST_P(AContract, HasTranchesThatAreCorrectedAsLongAsNoDecisionTouchedThem) {
  const auto id = awarded();
  ASSERT_TRUE(moves(id, 1, TrancheEvent::finance).ok());
  auto to = stored(id);
  to.tranches[1].amount = Money{900'000};
  to.tranches.push_back({.amount = Money{37'350}, .planned_on = day("2007-10-01")});
  ASSERT_TRUE(correct(id, to).ok());
  ASSERT_EQ(stored(id).tranches.size(), 3u);
  EXPECT_EQ(stored(id).tranches[2].number, 3);
  EXPECT_EQ(corrections(id)[0].fields,
            (std::vector<Field>{{"tranche_2", "937350", "900000"}, {"tranche_3", std::nullopt, "37350 2007-10-01"}}));
  to = stored(id);
  to.tranches[0].amount = Money{1};
  EXPECT_EQ(correct(id, to).failure().kind, Kind::conflict) << "it was decided on";
  to = stored(id);
  to.tranches.erase(to.tranches.begin() + 1);
  EXPECT_EQ(correct(id, to).failure().fields.front().field, "tranches.0.amount") << "the last ones only";
  to = stored(id);
  to.tranches.pop_back();
  ASSERT_TRUE(correct(id, to).ok());
  EXPECT_EQ(stored(id).tranches.size(), 2u);
  EXPECT_EQ(stored(id).tranches[0].amount, Money{2'000'000});
}

TEST_P(AContract, HasAnEstimateThatComesToTheBudget) {
  const auto id = awarded();
  auto to = stored(id);
  to.lines = {{"Аренда", Money{2'000'000}}, {"Связь", Money{937'349}}};
  EXPECT_EQ(correct(id, to).failure().fields.front().field, "budget.0.planned") << "one tenge is missing";
  to.lines[1].planned = Money{937'350};
  ASSERT_TRUE(correct(id, to).ok());
  EXPECT_EQ(corrections(id)[0].fields,
            (std::vector<Field>{{"line_1", std::nullopt, "2000000 Аренда"}, {"line_2", std::nullopt, "937350 Связь"}}));
  ASSERT_TRUE(database()
                  .write([&](db::Write& db) {
                    return save_spending(db, clock.now(), executor(), id, project(id).version, 1,
                                         {{.position = 2, .stage = 1, .amount = Money{5}}});
                  })
                  .ok());
  to = stored(id);
  to.lines.pop_back();
  to.lines[0].planned = Money{2'937'350};
  EXPECT_EQ(correct(id, to).failure().fields.front().field, "budget.0.name") << "something was spent on it";
  EXPECT_EQ(stored(id).lines.size(), 2u);
}

TEST_P(AContract, IsNotCorrectedIntoWhatCannotBe) {
  const auto id = awarded();
  ASSERT_TRUE(moves(id, 1, TrancheEvent::finance).ok());
  ASSERT_TRUE(moves(id, 1, TrancheEvent::pay).ok());
  struct Row {
    std::string_view what, field;
    void (*wrong)(Contract&);
  };
  for (const auto& row : {
           Row{"tranches above the budget", "tranches.0.amount", [](Contract& c) { c.budget = Money{1'000'000}; }},
           Row{"ends before it begins", "ends_on", [](Contract& c) { c.ends_on = day("2007-05-01"); }},
           Row{"a payment before the contract", "contract_date", [](Contract& c) { c.date = day("2199-01-01"); }},
       }) {
    auto to = stored(id);
    row.wrong(to);
    const auto refused = correct(id, to);
    ASSERT_FALSE(refused.ok()) << row.what;
    EXPECT_EQ(refused.failure().fields.front().field, row.field) << row.what;
  }
  EXPECT_FALSE(correct(id, stored(id)).ok()) << "nothing differs";
  auto to = stored(id);
  to.number = "18/05";
  EXPECT_EQ(correct(id, to, "").failure().fields.front().field, "reason");
  EXPECT_EQ(correct(id, to, "Опечатка", project(id).version + 1).failure().kind, Kind::conflict);
  EXPECT_TRUE(corrections(id).empty());
}

TEST_P(AContract, IsCorrectedOnAFormThatHoldsWhatIsStored) {
  const auto id = awarded();
  const auto form = get(operator_of(body), path(id)).value().body;
  for (const auto* said :
       {"value=\"17/05\"", "value=\"28.05.2007\"", "value=\"2 000 000\"", "name=\"tranches.0.number\"", "name=\"reason\""})
    EXPECT_THAT(form, HasSubstr(said));
  http::Pairs sent{{"version", std::to_string(project(id).version)},
                   {"contract_number", "18/05"},
                   {"contract_date", "28.05.2007"},
                   {"budget", "2 937 350"},
                   {"starts_on", "31.05.2007"},
                   {"ends_on", "30.11.2007"},
                   {"tranches.0.amount", "2 000 000"},
                   {"tranches.0.planned_on", "10.06.2007"},
                   {"tranches.0.number", "1"},
                   {"tranches.1.amount", "937 350"},
                   {"tranches.1.planned_on", ""},
                   {"tranches.1.number", "2"},
                   {"reason", ""}};
  const auto refused = post(operator_of(body), path(id), sent).value();
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("href=\"#reason\""));
  EXPECT_THAT(refused.body, HasSubstr("value=\"18/05\"")) << "what was typed stays";
  sent.back().second = "Опечатка в номере";
  EXPECT_EQ(post(operator_of(body), path(id), sent).value().status, 303);
  EXPECT_EQ(corrections(id)[0].fields, (std::vector<Field>{{"contract_number", "17/05", "18/05"}})) << "nothing else";
  EXPECT_EQ(post(operator_of(body), path(id), sent).value().status, 409) << "the page is older than what is stored";
  EXPECT_EQ(get(operator_of(other_body), path(id)).failure().kind, Kind::not_found);
}

TEST_P(AContract, OfALotThatWasMarkedAsHeldByMistakeThereIsNone) {
  const auto held = add_lot(22, contests::LotStatus::held);
  const auto outcome = [&](base::LotId of, contests::LotStatus to, const std::string& reason) {
    return database().write([&](db::Write& db) { return projects::correct_outcome(db, change(), of, to, reason); });
  };
  EXPECT_EQ(outcome(held, contests::LotStatus::not_held, "").failure().fields.front().field, "reason");
  EXPECT_EQ(outcome(held, contests::LotStatus::held, "Ошибка").failure().fields.front().field, "status");
  ASSERT_TRUE(outcome(held, contests::LotStatus::not_held, "Заявок не было").ok());
  EXPECT_EQ(status_of(held), contests::LotStatus::not_held);
  const auto told = database().read([&](db::Read& db) { return journal::corrections_of(db, {journal::Kind::lot, held}); });
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].fields, (std::vector<Field>{{"status", "held", "not_held"}}));
  awarded();
  EXPECT_EQ(outcome(lot, contests::LotStatus::not_held, "Ошибка").failure().kind, Kind::conflict) << "it has a project";
  EXPECT_EQ(status_of(lot), contests::LotStatus::held);
}

TEST_P(AContract, OfAnAwardMayBringItsEstimate) {
  auto with_lines = contract();
  with_lines.lines = {{"Аренда", Money{2'937'349}}};
  const auto refused = database().write([&](db::Write& db) { return award(db, change(), lot, with_lines); });
  EXPECT_EQ(refused.failure().fields.front().field, "budget.0.planned");
  with_lines.lines[0].planned = Money{2'937'350};
  const auto id = write([&](db::Write& db) { return award(db, change(), lot, with_lines); });
  EXPECT_EQ(stored(id).lines, (Budget{{"Аренда", Money{2'937'350}, 1}}));
}

}  // namespace
}  // namespace baqylau::projects
