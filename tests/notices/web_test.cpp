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
  std::string page_of(base::NgoId id, http::Pairs query = {}) { return get(member_of(id), "/notices", std::move(query)).value().body; }
  std::int64_t unread(base::NgoId id) {
    return database().read([&](db::Read& db) { return notices::unread(db, {.ngo = id}); });
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
  mailer.outcomes.emplace_back(ObedientMailer::refusal(Attempt::Outcome::impossible, "550 words of the relay"));
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
  const auto answer = post(member_of(ngo), "/notices/read", {{"newest", std::to_string(clock.now().micros)}});
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer->status, 303);
  EXPECT_TRUE(location(*answer).starts_with("/notices"));
  EXPECT_THAT(page_of(ngo), AllOf(Not(HasSubstr(">New<")), Not(HasSubstr("Mark all as read"))));
}

TEST_P(ThePage, LeavesNewWhatCameAfterThePageWasShown) {
  tell(ngo, notice("first"));
  const auto shown = clock.now();
  pass(std::chrono::minutes{1});
  tell(ngo, notice("second"));
  ASSERT_TRUE(post(member_of(ngo), "/notices/read", {{"newest", std::to_string(shown.micros)}}).ok());
  EXPECT_EQ(unread(ngo), 1);
}

TEST_P(ThePage, MarksNothingOfAnotherNgo) {
  tell(other, notice("reminder 17"));
  ASSERT_TRUE(post(member_of(ngo), "/notices/read", {{"newest", std::to_string(clock.now().micros)}}).ok());
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

TEST_P(ThePage, IsForThoseWhoAreSignedInAndOfTheirOwn) {
  EXPECT_FALSE(get(visitor(), "/notices").ok());
  tell(ngo, named("reminder 17", "Of the NGO"));
  EXPECT_THAT(get(operator_of_all(), "/notices").value().body, AllOf(Not(HasSubstr("Of the NGO")), HasSubstr("There are no notices yet.")));
}

TEST_P(ThePage, OfTheCabinetHasTheNewestThree) {
  EXPECT_EQ(block<base::NgoId>(cabinet_notices, ngo), "");
  for (int i = 1; i <= 4; ++i) {
    tell(ngo, named("notice " + std::to_string(i), "Subject " + std::to_string(i) + "."));
    pass(std::chrono::seconds{1});
  }
  EXPECT_THAT(block<base::NgoId>(cabinet_notices, ngo),
              AllOf(HasSubstr("Subject 4."), HasSubstr("Subject 2."), Not(HasSubstr("Subject 1.")), HasSubstr("4 new notices"),
                    HasSubstr(R"(href="/en/notices")")));
}

TEST_P(ThePage, OfAProjectTellsStaffWhoWasToldWhatAndWhyMailFailed) {
  const auto project = add_project(ngo);
  auto about = named("case 5", "Under special control");
  about.project = project;
  tell(ngo, about);
  mailer.outcomes.emplace_back(ObedientMailer::refusal(Attempt::Outcome::refused, "451 try later"));
  send_due();
  tell(ngo, named("of no project", "Something else"));
  const auto shown = block<base::ProjectId>(project_notices, project);
  EXPECT_THAT(shown, AllOf(HasSubstr("Under special control"), HasSubstr("ЗУБР"), HasSubstr("zubr@example.kz"), HasSubstr("Text."),
                           Not(HasSubstr("Something else"))));
  EXPECT_THAT(shown, HasSubstr("451 try later"));
}

TEST_P(ThePage, OfMailShowsAdministratorsWhatDoesNotArriveAndSendsItAgain) {
  const http::Caller administrator{
      .account = base::AccountId{12}, .name = "Administrator", .roles = {{http::Role::administrator, {}}}, .session_key = "administrator"};
  const auto mail_page = [&] { return get(administrator, "/mail").value().body; };
  tell(ngo, named("first", "First"));
  EXPECT_THAT(mail_page(), HasSubstr("Every letter that was tried has gone out")) << "nothing was tried yet";
  mailer.outcomes.emplace_back(ObedientMailer::refusal(Attempt::Outcome::impossible, "550 words of the relay"));
  send_due();
  EXPECT_THAT(mail_page(), AllOf(HasSubstr("Letters that were given up"), HasSubstr("550 words of the relay"), HasSubstr("zubr@example.kz"),
                                 Not(HasSubstr("Text."))));
  const auto again = "/mail/" + base::to_string(rows().front().id) + "/again";
  ASSERT_TRUE(post(administrator, again, {}).ok());
  EXPECT_EQ(post(administrator, again, {}).failure().kind, base::Kind::conflict) << "it waits to be sent already";
  EXPECT_EQ(send_due(), 1);
  EXPECT_THAT(mail_page(), HasSubstr("Every letter that was tried has gone out"));
}

TEST_P(ThePage, CallsUndeliveredOnlyWhatCertainlyIs) {
  tell(ngo, notice("reminder 17"));
  mailer.outcomes.emplace_back(ObedientMailer::refusal(Attempt::Outcome::doubtful, "no answer"));
  send_due();
  EXPECT_THAT(page_of(ngo), HasSubstr("May have arrived; is being sent again"));
  for (int attempt = 0; attempt < 7; ++attempt) {
    pass(std::chrono::hours{24});
    mailer.outcomes.emplace_back(ObedientMailer::refusal(Attempt::Outcome::refused, "451"));
    send_due();
  }
  EXPECT_THAT(page_of(ngo), AllOf(HasSubstr("It is not known whether it was delivered"), Not(HasSubstr("Could not be delivered"))));
}

}  // namespace
}  // namespace baqylau::notices
