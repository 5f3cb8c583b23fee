#include "decisions_fixture.hpp"

#include <atomic>
#include <thread>

namespace baqylau::decisions {
namespace {

using base::Kind;
using projects::ProjectStatus;
using projects::TrancheState;

class Drafting : public DecisionsTest {};
class Approving : public DecisionsTest {};
class Effects : public DecisionsTest {};
class Annulling : public DecisionsTest {};

// ---- drafting
TEST_P(Drafting, ADraftHasNoEffectAndIsSeenByNobodyOutside) {
  const auto id = new_project();
  const auto drafted = draft_as(specialist, id, about(finance(1)));
  ASSERT_TRUE(drafted.ok());
  EXPECT_EQ(tranche(id, 1).state, TrancheState::planned);
  EXPECT_EQ(leaves_of("decision.approved"), 0);
  const auto visitor = database().read([&](db::Read& db) { return load_decision(db, {}, *drafted); });
  EXPECT_EQ(visitor.failure().kind, Kind::not_found);
  const auto foreign = database().read([&](db::Read& db) {
    return load_decision(db, caller({9}, {{Role::specialist, foreign_body}}), *drafted);
  });
  EXPECT_EQ(foreign.failure().kind, Kind::not_found);
  const auto own = database().read([&](db::Read& db) { return load_decision(db, caller({2}, {{Role::specialist, body}}), *drafted); });
  EXPECT_EQ(own.value().state, State::draft);
  EXPECT_TRUE(database().read([&](db::Read& db) { return decisions_of_project(db, id); }).empty());
}

TEST_P(Drafting, WhatThePolicyForbidsIsNotDraftedAndTheReasonIsAtItsField) {
  const auto id = new_project();
  const auto refused = draft_as(specialist, id, about(finance(2)));
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.failure().kind, Kind::invalid);
  EXPECT_EQ(refused.failure().fields.at(0).field, "tranche");
}

TEST_P(Drafting, ADecisionIsNotDatedInTheFuture) {
  const auto id = new_project();
  auto decision = about(finance(1));
  decision.decided_on = day("2008-03-04");
  EXPECT_EQ(draft_as(specialist, id, decision).failure().fields.at(0).field, "decided_on");
  decision.decided_on = day("2008-03-03");
  EXPECT_TRUE(draft_as(specialist, id, decision).ok());
}

TEST_P(Drafting, ABodyGivesANumberOnceAndARefusedDraftFreesIt) {
  const auto id = new_project();
  auto decision = about({.kind = DecisionKind::withhold, .tranche = 3});
  const auto first = draft_as(specialist, id, decision);
  ASSERT_TRUE(first.ok());
  decision.subject.tranche = 4;
  const auto taken = draft_as(second_specialist, id, decision);
  ASSERT_FALSE(taken.ok());
  EXPECT_EQ(taken.failure().fields.at(0).field, "number");
  ASSERT_TRUE(write([&](db::Write& db) {
                return refuse(db, by(approver), store::in_scope(db, http::Scope::all(), *first).value(), "Нет основания");
              }).ok());
  EXPECT_TRUE(draft_as(second_specialist, id, decision).ok());
}

TEST_P(Drafting, StaysAfterARestart) {
  const auto id = new_project();
  const auto drafted = draft_as(specialist, id, about(finance(1))).value();
  reopen();
  const auto stored = decision(drafted);
  EXPECT_EQ(stored.text_kk, "Шешім мәтіні");
  EXPECT_EQ(stored.tranche, 1);
  EXPECT_EQ(stored.drafted_by, specialist);
}

// ---- approving
TEST_P(Approving, NobodyApprovesOrRefusesTheOwnDraft) {
  const auto id = new_project();
  const auto drafted = draft_as(approver, id, about(finance(1))).value();
  EXPECT_EQ(approve_as(approver, drafted).failure().kind, Kind::forbidden);
  EXPECT_EQ(write([&](db::Write& db) { return refuse(db, by(approver), decision(drafted), "Причина"); }).failure().kind, Kind::forbidden);
  EXPECT_EQ(decision(drafted).state, State::draft);
  EXPECT_TRUE(approve_as(second_approver, drafted).ok());
}

TEST_P(Approving, TheStepItselfRefusesTheDrafterToo) {
  const auto id = new_project();
  const auto drafted = decision(draft_as(approver, id, about(finance(1))).value());
  const auto closed =
      write([&](db::Write& db) -> base::Result<bool> { return store::close(db, clock.now(), approver, drafted, Event::approve, {}); });
  EXPECT_FALSE(closed.value());
}

TEST_P(Approving, IsJournalledPublishedAndToldToTheNgoAtOnce) {
  const auto id = new_project();
  const auto approved = decide(id, finance(1));
  EXPECT_EQ(leaves_of("decision.approved"), 1);
  EXPECT_EQ(leaves_of("tranche.finance"), 1);
  const auto published = database().read([&](db::Read& db) { return find_decision(db, approved); });
  ASSERT_TRUE(published.ok());
  EXPECT_EQ(published->closed_at, clock.now());
  const auto told = database().read([&](db::Read& db) { return db.all(rows::notices_of_kind{ngo, "decision"}); });
  ASSERT_EQ(told.size(), 1u);
  EXPECT_NE(told[0].subject.find(published->number), std::string::npos);
  EXPECT_NE(told[0].body.find("Шешім мәтіні"), std::string::npos) << "Kazakh, where the NGO has no account";
  EXPECT_EQ(told[0].link, "/decisions/" + base::to_string(approved));
}

TEST_P(Approving, LooksAtThePolicyAgain) {
  const auto id = new_project();
  const auto drafted = draft_as(specialist, id, about(finance(1))).value();
  take_into_special_control(id);
  const auto refused = approve_as(approver, drafted);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.failure().kind, Kind::invalid);
  EXPECT_EQ(decision(drafted).state, State::draft) << "nothing is left of the attempt";
  EXPECT_EQ(tranche(id, 1).state, TrancheState::planned);
  EXPECT_EQ(leaves_of("decision.approved"), 0);
}

TEST_P(Approving, TwoDraftsOnOneTrancheAreApprovedOnce) {
  const auto id = new_project();
  const auto first = draft_as(specialist, id, about(finance(1))).value();
  const auto second = draft_as(second_specialist, id, about(finance(1))).value();
  ASSERT_TRUE(approve_as(approver, first).ok());
  EXPECT_EQ(approve_as(approver, second).failure().kind, Kind::invalid);
}

TEST_P(Approving, ARefusalNeedsAReasonAndSaysIt) {
  const auto id = new_project();
  const auto drafted = draft_as(specialist, id, about(finance(1))).value();
  EXPECT_EQ(write([&](db::Write& db) { return refuse(db, by(approver), decision(drafted), ""); }).failure().fields.at(0).field, "reason");
  ASSERT_TRUE(write([&](db::Write& db) { return refuse(db, by(approver), decision(drafted), "Нет акта"); }).ok());
  EXPECT_EQ(decision(drafted).close_reason, "Нет акта");
  EXPECT_EQ(approve_as(approver, drafted).failure().kind, Kind::conflict);
}

TEST_P(Approving, AnApproverWhoSawAnOlderVersionIsToldSo) {
  const auto id = new_project();
  auto seen = decision(draft_as(specialist, id, about(finance(1))).value());
  --seen.version;
  EXPECT_EQ(write([&](db::Write& db) { return approve(db, by(approver), seen); }).failure().kind, Kind::conflict);
}

TEST_P(Approving, TwoApproversAtTheSameMomentApproveOnce) {
  for (int round = 0; round < 5; ++round) {
    const auto id = new_project();
    const auto drafted = draft_as(specialist, id, about(finance(1))).value();
    const auto seen = decision(drafted);
    std::atomic<int> ready{0}, approved{0}, conflicts{0};
    const auto attempt = [&](base::AccountId account, std::uint64_t seed) {
      base::SeededRandom own{seed + 10 * static_cast<std::uint64_t>(round)};
      ++ready;
      while (ready < 2) std::this_thread::yield();
      const auto done = database().write([&](db::Write& db) {
        return approve(db, {.account = account, .outbox = {clock.now(), own, *catalogues}}, seen);
      });
      if (done.ok()) ++approved;
      else if (done.failure().kind == Kind::conflict) ++conflicts;
    };
    std::thread one{attempt, approver, 1}, other{attempt, second_approver, 2};
    one.join();
    other.join();
    EXPECT_EQ(approved, 1);
    EXPECT_EQ(conflicts, 1);
    EXPECT_EQ(leaves_of("decision.approved"), round + 1);
  }
}

// ---- effects
TEST_P(Effects, FinancingMakesTheTrancheDue) {
  const auto id = new_project();
  const auto made = decide(id, finance(1));
  EXPECT_EQ(tranche(id, 1).state, TrancheState::due);
  EXPECT_EQ(tranche(id, 1).decision, made);
}

TEST_P(Effects, TheNextTrancheWaitsForAnAcceptedAndPositiveReport) {
  const auto id = new_project();
  decide(id, finance(1));
  go_to(day("2008-02-19"));
  accept_report(id, 1);
  EXPECT_FALSE(draft_as(specialist, id, about(finance(2))).ok()) << "not scored";
  score_report(id, 1, 80);
  decide(id, finance(2));
  EXPECT_EQ(tranche(id, 2).state, TrancheState::due);
}

TEST_P(Effects, TheLastTrancheIsFinancedAfterTheFinalReportHasCompletedTheProject) {
  const auto id = new_project(2);
  decide(id, finance(1, 2));
  for (int stage = 1; stage <= 3; ++stage) accept_report(id, stage);
  score_report(id, 3, 90);
  ASSERT_EQ(project(id).status, ProjectStatus::completed);
  decide(id, finance(2, 2));
  EXPECT_EQ(tranche(id, 2).state, TrancheState::due);
}

TEST_P(Effects, WithholdingMakesTheTrancheWithheld) {
  const auto id = new_project();
  const auto made = decide(id, {.kind = DecisionKind::withhold, .tranche = 4});
  EXPECT_EQ(tranche(id, 4).state, TrancheState::withheld);
  EXPECT_EQ(database().read([&](db::Read& db) { return store::withheld_by(db, id, 4); })->id, made);
}

TEST_P(Effects, AnExtensionMovesTheDueDateWithItsReason) {
  const auto id = new_project();
  const auto made = decide(id, {.kind = DecisionKind::extend, .stage = 2, .new_due_on = day("2008-06-10")});
  EXPECT_EQ(report(id, 2).due_on, day("2008-06-10"));
  const auto facts = database().read([&](db::Read& db) { return reports::facts_as_of(db, {.project = id, .stage = 2}, clock.today()); });
  EXPECT_EQ(facts.at(0).history.back().reason, reason_of(decision(made)));
}

TEST_P(Effects, TerminationEndsProjectAndCases) {
  const auto id = new_project();
  const auto made = terminate(id);
  EXPECT_EQ(project(id).status, ProjectStatus::terminated);
  ASSERT_EQ(cases(id).size(), 1u);
  EXPECT_EQ(cases(id)[0].state, control::Case::State::decided);
  EXPECT_EQ(cases(id)[0].decision, made);
}

TEST_P(Effects, ClosingIsNotPossibleWhileTheMailOfTheNoticeWaits) {
  const auto id = new_project();
  take_into_special_control(id);
  let_the_term_pass(id);
  ASSERT_TRUE(write([&](db::Write& db) -> base::Done {
                db.run(rows::set_notices{"queued"});
                return base::done();
              }).ok());
  EXPECT_FALSE(draft_as(specialist, id, about({.kind = DecisionKind::close})).ok());
  ASSERT_TRUE(write([&](db::Write& db) -> base::Done {
                db.run(rows::set_notices{"sent"});
                return base::done();
              }).ok());
  decide(id, {.kind = DecisionKind::close});
  EXPECT_EQ(project(id).status, ProjectStatus::closed);
}

TEST_P(Effects, RepaymentOfWhatWasPaid) {
  const auto id = new_project();
  decide(id, finance(1));
  pay(id, 1);
  terminate(id);
  EXPECT_FALSE(draft_as(specialist, id, about({.kind = DecisionKind::demand_repayment, .amount = base::Money{500'001}})).ok());
  decide(id, {.kind = DecisionKind::demand_repayment, .amount = base::Money{500'000}});
  EXPECT_EQ(project(id).status, ProjectStatus::repayment_demanded);
}

TEST_P(Effects, AReleaseEndsTheCase) {
  const auto id = new_project();
  const auto open = take_into_special_control(id);
  const auto made = decide(id, {.kind = DecisionKind::release, .special_case = open});
  EXPECT_EQ(cases(id).at(0).state, control::Case::State::released);
  EXPECT_EQ(cases(id).at(0).decision, made);
}

// ---- annulling
TEST_P(Annulling, FinancingIsTakenBack) {
  const auto id = new_project();
  const auto first = decide(id, finance(1));
  const auto second = decide(id, {.kind = DecisionKind::annul, .annuls = first});
  EXPECT_EQ(tranche(id, 1).state, TrancheState::planned);
  EXPECT_EQ(decision(first).annulled_by, second);
  EXPECT_EQ(decision(first).state, State::approved) << "a published decision stays, with what became of it";
  decide(id, finance(1));
}

TEST_P(Annulling, OnlyTheLastDecisionInForceOfThoseThatHangOnOneAnother) {
  const auto id = new_project();
  const auto first = decide(id, finance(1));
  clock.set(clock.now() + std::chrono::seconds{1});
  const auto second = decide(id, {.kind = DecisionKind::withhold, .tranche = 4});
  const auto refused = draft_as(specialist, id, about({.kind = DecisionKind::annul, .annuls = first}));
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.failure().fields.at(0).field, "annuls");
  decide(id, {.kind = DecisionKind::annul, .annuls = second});
  EXPECT_EQ(tranche(id, 4).state, TrancheState::planned);
  decide(id, {.kind = DecisionKind::annul, .annuls = first});
}

TEST_P(Annulling, OneDraftAtATime) {
  const auto id = new_project();
  const auto first = decide(id, finance(1));
  ASSERT_TRUE(draft_as(specialist, id, about({.kind = DecisionKind::annul, .annuls = first})).ok());
  EXPECT_EQ(draft_as(second_specialist, id, about({.kind = DecisionKind::annul, .annuls = first})).failure().fields.at(0).field, "annuls");
}

TEST_P(Annulling, AnExtensionGoesBackToTheDayBefore) {
  const auto id = new_project();
  const auto first = decide(id, {.kind = DecisionKind::extend, .stage = 2, .new_due_on = day("2008-06-10")});
  decide(id, {.kind = DecisionKind::annul, .annuls = first});
  EXPECT_EQ(report(id, 2).due_on, day("2008-05-19"));
}

TEST_P(Annulling, ATerminatedProjectIsInExecutionAgainAndItsCaseOpen) {
  const auto id = new_project();
  const auto first = terminate(id);
  decide(id, {.kind = DecisionKind::annul, .annuls = first});
  EXPECT_EQ(project(id).status, ProjectStatus::in_execution);
  EXPECT_EQ(cases(id).at(0).state, control::Case::State::open);
}

TEST_P(Annulling, ADemandOfRepaymentLeadsBackToTheStatusBefore) {
  const auto id = new_project();
  decide(id, finance(1));
  pay(id, 1);
  terminate(id);
  const auto demanded = decide(id, {.kind = DecisionKind::demand_repayment, .amount = base::Money{1}});
  decide(id, {.kind = DecisionKind::annul, .annuls = demanded});
  EXPECT_EQ(project(id).status, ProjectStatus::terminated);
}

TEST_P(Annulling, AReleaseOpensTheCaseAgain) {
  const auto id = new_project();
  const auto open = take_into_special_control(id);
  const auto first = decide(id, {.kind = DecisionKind::release, .special_case = open});
  decide(id, {.kind = DecisionKind::annul, .annuls = first});
  EXPECT_EQ(cases(id).at(0).state, control::Case::State::open);
}

BAQYLAU_ON_EACH_ENGINE(Drafting);
BAQYLAU_ON_EACH_ENGINE(Approving);
BAQYLAU_ON_EACH_ENGINE(Effects);
BAQYLAU_ON_EACH_ENGINE(Annulling);

}  // namespace
}  // namespace baqylau::decisions
