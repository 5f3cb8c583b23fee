#include "tests/notices/notices_fixture.hpp"

namespace baqylau::notices {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class ThePage : public NoticesTest {
 protected:
  void SetUp() override {
    NoticesTest::SetUp();
    if (IsSkipped()) return;
    add_routes(routes);
    ngo = add_ngo("ЗУБР", "zubr@example.kz");
    other = add_ngo("РГИ", {});
  }
  std::string page_of(base::NgoId id, http::Pairs query = {}) {
    return get(member_of(id), "/cabinet/notices", std::move(query)).value().body;
  }
  std::int64_t unread(base::NgoId id) {
    return database().read([&](db::Read& db) { return unread_of_ngo(db, id); });
  }
  template <class Id>
  std::string block(ui::Html (*make)(const ui::View&, db::Read&, Id), Id id) {
    http::Request request;
    request.language = i18n::Language::en;
    const ui::View v{request, (*catalogues)[i18n::Language::en], clock.today()};
    return database().read([&](db::Read& db) { return make(v, db, id).bytes(); });
  }
  static Notice named(std::string key, std::string subject) {
    auto one = notice(std::move(key));
    one.write = [subject = std::move(subject)](const i18n::Translator&) { return Letter{.subject = subject, .paragraphs = {"Text."}}; };
    return one;
  }

  base::NgoId ngo{}, other{};
};
BAQYLAU_ON_EACH_ENGINE(ThePage);

TEST_P(ThePage, ShowsTextLinkAndWhatBecameOfTheMail) {
  tell(ngo, notice("reminder 17"));
  EXPECT_THAT(page_of(ngo), AllOf(HasSubstr("Waiting to be sent"), HasSubstr("The second."), HasSubstr(R"(href="/en/reports/17/draft")")));
  send_due();
  EXPECT_THAT(page_of(ngo), HasSubstr("Sent by mail to zubr@example.kz"));
}

TEST_P(ThePage, SaysWhatWasNotDelivered) {
  tell(ngo, notice("reminder 17"));
  mailer.outcomes.emplace_back(ObedientMailer::refusal(base::Kind::invalid, "550 words of the relay"));
  send_due();
  EXPECT_THAT(page_of(ngo), AllOf(HasSubstr("Could not be delivered"), Not(HasSubstr("words of the relay"))));
}

TEST_P(ThePage, ShowsANoticeThatHasNoAddressToGoTo) {
  tell(other, notice("reminder 17"));
  EXPECT_THAT(page_of(other), HasSubstr("No e-mail address: shown here only"));
}

TEST_P(ThePage, ShowsNothingOfAnotherNgo) {
  tell(other, named("reminder 17", "Of the other"));
  EXPECT_THAT(page_of(ngo), AllOf(Not(HasSubstr("Of the other")), HasSubstr("There are no notices yet.")));
}

TEST_P(ThePage, EscapesWhatANoticeSays) {
  tell(ngo, named("reminder 17", "<script>alert(1)</script>"));
  EXPECT_THAT(page_of(ngo), Not(HasSubstr("<script>alert")));
}

TEST_P(ThePage, MarksWhatIsNewUntilItIsRead) {
  tell(ngo, notice("reminder 17"));
  EXPECT_THAT(page_of(ngo), AllOf(HasSubstr(">New<"), HasSubstr("1 new notice"), HasSubstr("Mark all as read")));
  const auto answer = post(member_of(ngo), "/cabinet/notices/read", {{"newest", std::to_string(clock.now().micros)}});
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer->status, 303);
  EXPECT_TRUE(location(*answer).starts_with("/cabinet/notices"));
  EXPECT_THAT(page_of(ngo), AllOf(Not(HasSubstr(">New<")), Not(HasSubstr("Mark all as read"))));
}

TEST_P(ThePage, LeavesNewWhatCameAfterThePageWasShown) {
  tell(ngo, notice("first"));
  const auto shown = clock.now();
  pass(std::chrono::minutes{1});
  tell(ngo, notice("second"));
  ASSERT_TRUE(post(member_of(ngo), "/cabinet/notices/read", {{"newest", std::to_string(shown.micros)}}).ok());
  EXPECT_EQ(unread(ngo), 1);
}

TEST_P(ThePage, MarksNothingOfAnotherNgo) {
  tell(other, notice("reminder 17"));
  ASSERT_TRUE(post(member_of(ngo), "/cabinet/notices/read", {{"newest", std::to_string(clock.now().micros)}}).ok());
  EXPECT_EQ(unread(other), 1);
}

TEST_P(ThePage, HasFiftyAPage) {
  for (int i = 0; i < 51; ++i) {
    tell(ngo, named("notice " + std::to_string(i), "Subject " + std::to_string(i) + "."));
    pass(std::chrono::seconds{1});
  }
  EXPECT_THAT(page_of(ngo), AllOf(HasSubstr("Subject 50."), HasSubstr("Subject 1."), Not(HasSubstr("Subject 0."))));
  EXPECT_THAT(page_of(ngo, {{"page", "2"}}), AllOf(HasSubstr("Subject 0."), Not(HasSubstr("Subject 1."))));
  EXPECT_THAT(page_of(ngo, {{"page", "99"}}), HasSubstr("Subject 0."));
}

TEST_P(ThePage, IsForTheNgosOwnPeople) {
  EXPECT_FALSE(get(visitor(), "/cabinet/notices").ok());
  EXPECT_FALSE(get(operator_of_all(), "/cabinet/notices").ok());
}

TEST_P(ThePage, OfTheCabinetHasTheNewestThree) {
  EXPECT_EQ(block<base::NgoId>(cabinet_notices, ngo), "");
  for (int i = 1; i <= 4; ++i) {
    tell(ngo, named("notice " + std::to_string(i), "Subject " + std::to_string(i) + "."));
    pass(std::chrono::seconds{1});
  }
  EXPECT_THAT(block<base::NgoId>(cabinet_notices, ngo),
              AllOf(HasSubstr("Subject 4."), HasSubstr("Subject 2."), Not(HasSubstr("Subject 1.")), HasSubstr("4 new notices"),
                    HasSubstr(R"(href="/en/cabinet/notices")")));
}

TEST_P(ThePage, OfAProjectTellsStaffWhoWasToldWhatAndWhyMailFailed) {
  const auto project = add_project(ngo);
  auto about = named("case 5", "Under special control");
  about.project = project;
  tell(ngo, about);
  mailer.outcomes.emplace_back(ObedientMailer::refusal(base::Kind::conflict, "451 try later"));
  send_due();
  tell(ngo, named("of no project", "Something else"));
  const auto shown = block<base::ProjectId>(project_notices, project);
  EXPECT_THAT(shown, AllOf(HasSubstr("Under special control"), HasSubstr("ЗУБР"), HasSubstr("zubr@example.kz"), HasSubstr("Text."),
                           Not(HasSubstr("Something else"))));
  EXPECT_THAT(shown, HasSubstr("451 try later"));
}

}  // namespace
}  // namespace baqylau::notices
