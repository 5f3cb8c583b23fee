/// What the pages do.

#include "pages_fixture.hpp"

namespace baqylau::decisions {
namespace {

using base::Kind;

std::string new_path(base::ProjectId id) { return "/projects/" + base::to_string(id) + "/decisions/new"; }

class Pages : public DecisionPages {};

TEST_P(Pages, DraftingIsForSpecialistsOfTheBody) {
  const auto id = new_project();
  EXPECT_EQ(get(drafter(), new_path(id)).status, 200);
  for (const auto& who :
       {visitor(), an_approver(), caller({9}, {{Role::specialist, foreign_body}}), caller({9}, {{Role::administrator, {}}})}) {
    EXPECT_EQ(get(who, new_path(id)).failure, Kind::not_found);
    EXPECT_EQ(post(who, new_path(id), finance_form("1", "1")).failure, Kind::not_found);
  }
  EXPECT_EQ(get(drafter(), new_path({999})).failure, Kind::not_found);
}

TEST_P(Pages, EachKindIsOfferedOrSaysWhatItStillNeeds) {
  const auto id = new_project();
  const auto page = get(drafter(), new_path(id));
  EXPECT_TRUE(page.shows("kind=finance"));
  EXPECT_TRUE(page.shows("kind=extend"));
  EXPECT_FALSE(page.shows("kind=terminate"));
  EXPECT_TRUE(page.shows("A project is ended only after a notice and a term to cure the breach"));
  EXPECT_TRUE(page.shows("Repayment is demanded only after the project was closed"));
}

TEST_P(Pages, TheFormBeginsWithTheFactsInBothLanguagesAndTheOnlyChoiceMade) {
  const auto id = new_project();
  const auto page = get(drafter(), new_path(id), {{"kind", "finance"}});
  EXPECT_TRUE(page.shows("Орындаушы: НПО"));
  EXPECT_TRUE(page.shows("Исполнитель: НПО"));
  EXPECT_TRUE(page.shows("екі миллион"));
  EXPECT_TRUE(page.shows("два миллиона"));
  EXPECT_TRUE(page.shows("03.03.2008"));
}

TEST_P(Pages, FactsAloneAreNoDecision) {
  const auto id = new_project();
  const auto shown = get(drafter(), new_path(id), {{"kind", "finance"}});
  const auto begin = shown.body.find("name=\"text_ru\"");
  const auto open = shown.body.find('>', begin) + 1;
  auto facts = shown.body.substr(open, shown.body.find("</textarea>", open) - open);
  const auto refused = post(drafter(), new_path(id), with(finance_form("1", "1"), "text_ru", facts));
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.shows("The text holds only the facts of the project"));
}

TEST_P(Pages, AllErrorsAreShownAndWhatWasTypedIsKept) {
  const auto id = new_project();
  const auto refused = post(drafter(), new_path(id),
                            with(with(with(finance_form("1", ""), "decided_on", "44.03.2008"), "basis_kk", ""), "text_kk", "Төленсін бе"));
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.shows("href=\"#number\""));
  EXPECT_TRUE(refused.shows("href=\"#decided_on\""));
  EXPECT_TRUE(refused.shows("href=\"#basis_kk\""));
  EXPECT_TRUE(refused.shows("Төленсін бе"));
  EXPECT_TRUE(refused.shows("44.03.2008"));
}

TEST_P(Pages, WhatIsNoChoiceOfThisProjectDidNotComeFromOurForm) {
  const auto id = new_project();
  EXPECT_EQ(post(drafter(), new_path(id), finance_form("9", "1")).failure, Kind::malformed);
  EXPECT_EQ(post(drafter(), new_path(id), with(finance_form("1", "1"), "kind", "forgive")).failure, Kind::malformed);
  EXPECT_EQ(post(drafter(), new_path(id), with(finance_form("1", "1"), "state", "approved")).failure, Kind::malformed);
}

TEST_P(Pages, FromTheDraftToThePublishedDecision) {
  const auto id = new_project();
  const auto made = post(drafter(), new_path(id), finance_form("1", "17-р"));
  ASSERT_EQ(made.status, 303);
  const auto path = made.location.substr(0, made.location.find('?'));
  EXPECT_EQ(get(visitor(), path).failure, Kind::not_found);
  EXPECT_TRUE(get(colleague(), path).shows("This is a draft"));
  EXPECT_FALSE(get(colleague(), path).shows("Withdraw the draft"));
  EXPECT_TRUE(get(drafter(), path).shows("Withdraw the draft"));
  EXPECT_FALSE(get(drafter(), path).shows("Approve and publish"));
  EXPECT_TRUE(get(an_approver(), path).shows("Approve and publish"));
  EXPECT_TRUE(get(an_approver(), "/decisions").shows("17-р"));

  ASSERT_EQ(post(an_approver(), path + "/approve", {{"version", "1"}}).status, 303);
  const auto published = get(visitor(), path);
  EXPECT_EQ(published.status, 200);
  EXPECT_TRUE(published.shows("Выплатить"));
  EXPECT_TRUE(published.shows("Finance a tranche: tranche 1"));
  EXPECT_FALSE(published.shows("account1")) << "names of staff are not for the public";
  EXPECT_TRUE(get(visitor(), "/projects/" + base::to_string(id) + "/decisions").shows("17-р"));
  EXPECT_TRUE(get(visitor(), "/decisions/latest").shows("17-р"));
}

TEST_P(Pages, TheListOfAProjectShowsDraftsToItsBodyOnly) {
  const auto id = new_project();
  const auto drafted = draft_as(specialist, id, about(finance(1))).value();
  const auto path = "/projects/" + base::to_string(id) + "/decisions";
  EXPECT_TRUE(get(drafter(), path).shows(path_of(drafted)));
  EXPECT_TRUE(get(drafter(), path).shows("Draft a decision"));
  for (const auto& who :
       {visitor(), caller({9}, {{Role::specialist, foreign_body}}), http::Caller{.account = base::AccountId{9}, .ngo = ngo}}) {
    EXPECT_FALSE(get(who, path).shows(path_of(drafted)));
    EXPECT_FALSE(get(who, path).shows("Draft a decision"));
  }
}

TEST_P(Pages, AnApprovalThatThePolicyForbidsSaysWhyAndLeavesTheDraft) {
  const auto id = new_project();
  const auto drafted = draft_as(specialist, id, about(finance(1))).value();
  take_into_special_control(id);
  const auto refused = post(an_approver(), path_of(drafted, "approve"), {{"version", "1"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.shows("The project is under special control. The breach must be cured"));
  EXPECT_EQ(decision(drafted).state, State::draft);
}

TEST_P(Pages, ARefusalKeepsWhatWasTypedWhereSomebodyWasFaster) {
  const auto id = new_project();
  const auto drafted = draft_as(specialist, id, about(finance(1))).value();
  ASSERT_TRUE(approve_as(second_approver, drafted).ok());
  const auto late = post(an_approver(), path_of(drafted, "refuse"), {{"version", "1"}, {"reason", "Нет акта"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_TRUE(late.shows("This draft has been closed in the meantime"));
  EXPECT_TRUE(late.shows("Нет акта"));
}

TEST_P(Pages, ThePassportAsksWhatTheLastTrancheWaitsFor) {
  const auto id = new_project();
  http::Request request;
  request.language = i18n::Language::en;
  const ui::View v{request, (*catalogues)[i18n::Language::en], clock.today()};
  const auto section = [&] { return database().read([&](db::Read& db) { return last_tranche_sentence(v, db, id); }).bytes(); };
  EXPECT_NE(section().find("Tranche 1 comes before the last one. Nothing is in the way: the state body must draft the decision to pay."),
            std::string::npos);
  ASSERT_TRUE(draft_as(specialist, id, about(finance(1))).ok());
  EXPECT_NE(section().find("An approver must approve drafted decision"), std::string::npos);
  EXPECT_EQ(section().find("/decisions/"), std::string::npos) << "a draft is no page for the public";
  decide(id, {.kind = DecisionKind::withhold, .tranche = 2});
  decide(id, finance(1));
  EXPECT_NE(section().find("Tranche 2 comes before the last one. It is withheld by decision"), std::string::npos);
}

BAQYLAU_ON_EACH_ENGINE(Pages);

}  // namespace
}  // namespace baqylau::decisions
