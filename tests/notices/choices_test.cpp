/// What readers chose of optional notices: each by itself, with the daily letter, or not by mail; and the link in a letter that stops them.

#include "notices/store.hpp"
#include "tests/notices/notices_fixture.hpp"

namespace baqylau::notices {
namespace {

using std::chrono::hours;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class Choices : public NoticesTest {
 protected:
  void SetUp() override {
    NoticesTest::SetUp();
    if (IsSkipped()) return;
    add_routes(routes);
    services.secret = "secret";
    ngo = add_ngo("ЗУБР", "zubr@example.kz");
    other = add_ngo("РГИ", "rgi@example.kz");
  }
  /// Of the kind, in one language.
  static Notice of(Kind kind, std::string key, std::string subject = "Subject.") {
    auto one = notice(std::move(key));
    one.kind = kind;
    one.write = [subject = std::move(subject)](const i18n::Translator&) { return Letter{.subject = subject, .paragraphs = {"Text."}}; };
    return one;
  }
  void choose(const http::Caller& caller, const std::string& reminder, const std::string& accepted = "each",
              const std::string& consultation = "each") {
    const auto answer = post(caller, "/notices/mail", {{"reminder", reminder}, {"accepted", accepted}, {"consultation", consultation}});
    ASSERT_TRUE(answer.ok());
    ASSERT_EQ(answer->status, 303);
  }
  int digests(const char* day) {
    return database()
        .write([&](db::Write& db) -> base::Result<int> { return write_digests(db, outbox(), base::LocalDate::parse_iso(day).value()); })
        .value();
  }
  void at(const char* time) { clock.set(base::parse_instant(time).value()); }
  std::string page() { return get(member_of(ngo), "/notices").value().body; }

  base::NgoId ngo{}, other{};
};
BAQYLAU_ON_EACH_ENGINE(Choices);

TEST_P(Choices, OfNoMailHoldForThatKindAndThatReaderAlone) {
  choose(member_of(ngo), "none");
  tell(ngo, of(Kind::reminder, "first"));
  tell(ngo, of(Kind::consultation, "second"));
  tell(other, of(Kind::reminder, "third"));
  EXPECT_EQ(send_due(), 2);
  EXPECT_EQ(mailer.mails[0].to, "zubr@example.kz");
  EXPECT_EQ(mailer.mails[1].to, "rgi@example.kz");
  EXPECT_THAT(page(), AllOf(HasSubstr("Not sent by mail, as was chosen"), HasSubstr("Sent by mail to zubr@example.kz")));
  choose(member_of(ngo), "each");
  tell(ngo, of(Kind::reminder, "fourth"));
  EXPECT_EQ(send_due(), 1) << "and what was not sent then is not sent now";
}

TEST_P(Choices, TouchNothingThatADutyHangsOn) {
  choose(member_of(ngo), "none", "none", "none");
  for (const auto kind : {Kind::overdue, Kind::special_control, Kind::returned, Kind::receipt, Kind::due_moved, Kind::decision,
                          Kind::proposal, Kind::executor, Kind::address})
    tell(ngo, of(kind, std::string{to_code(kind)}));
  EXPECT_EQ(send_due(), 9);
  for (const auto& mail : mailer.mails) EXPECT_EQ(mail.unsubscribe, std::nullopt);
}

TEST_P(Choices, OfOneLetterADayMakeOneLetterOfAllAndSendItAtEight) {
  choose(member_of(ngo), "daily", "daily");
  at("2008-02-27T09:00:00");
  tell(ngo, of(Kind::reminder, "first", "A reminder."));
  at("2008-02-27T18:30:00");
  tell(ngo, of(Kind::accepted, "second", "It was accepted."));
  tell(ngo, of(Kind::returned, "third", "It was returned."));
  EXPECT_EQ(send_due(), 1) << "what was returned does not wait";
  EXPECT_THAT(page(), HasSubstr("Comes with the daily letter"));
  at("2008-02-28T00:00:01");
  EXPECT_EQ(digests("2008-02-28"), 1);
  EXPECT_EQ(digests("2008-02-28"), 0);
  at("2008-02-28T07:59:59");
  EXPECT_EQ(send_due(), 0);
  at("2008-02-28T08:00:00");
  EXPECT_EQ(send_due(), 1);
  const auto& letter = mailer.mails.back();
  EXPECT_THAT(letter.subject, HasSubstr("2"));
  EXPECT_THAT(letter.text, AllOf(HasSubstr("A reminder."), HasSubstr("It was accepted."), Not(HasSubstr("It was returned.")),
                                 HasSubstr("https://monitoring.example/kk/notices")));
  EXPECT_LT(letter.text.find("A reminder."), letter.text.find("It was accepted.")) << "in the order of telling";
  EXPECT_THAT(page(), AllOf(Not(HasSubstr("Comes with the daily letter")), HasSubstr("3 new notices"), Not(HasSubstr("Daily letter"))));
}

TEST_P(Choices, ADailyLetterThatIsGivenUpIsSaidOfEachNoticeInIt) {
  choose(member_of(ngo), "daily");
  at("2008-02-27T09:00:00");
  tell(ngo, of(Kind::reminder, "first"));
  at("2008-02-28T08:30:00");
  digests("2008-02-28");
  mailer.outcomes.emplace_back(ObedientMailer::refusal(Attempt::Outcome::impossible, "550 no"));
  EXPECT_EQ(send_due(), 0);
  EXPECT_THAT(page(), HasSubstr("Could not be delivered"));
}

TEST_P(Choices, OfADayWithoutNoticesMakeNoLetterAndTheNextDayHasItsOwn) {
  choose(member_of(ngo), "daily");
  EXPECT_EQ(digests("2008-02-28"), 0);
  at("2008-02-28T09:00:00");
  tell(ngo, of(Kind::reminder, "first"));
  EXPECT_EQ(digests("2008-02-29"), 1);
  at("2008-02-29T09:00:00");
  tell(ngo, of(Kind::reminder, "second"));
  EXPECT_EQ(digests("2008-03-01"), 1);
}

TEST_P(Choices, WithoutAnAddressAreNoMail) {
  const auto silent = add_ngo("Без почты", {});
  choose(member_of(silent), "daily");
  tell(silent, of(Kind::reminder, "first"));
  EXPECT_EQ(digests("2008-02-28"), 0);
  EXPECT_EQ(only_row().state, "no_address");
}

TEST_P(Choices, OfAPersonOfTheStaffAreOfWhatComesToStaff) {
  const auto person = add_account({}, "ru", "officer@example.kz");
  const http::Caller officer{.account = person, .roles = {{http::Role::specialist, base::StateBodyId{1}}}, .session_key = "officer"};
  const auto shown = get(officer, "/notices/mail").value().body;
  EXPECT_THAT(shown, AllOf(HasSubstr("officer@example.kz"), HasSubstr(R"(name="consultation")"), Not(HasSubstr(R"(name="reminder")"))));
  ASSERT_EQ(post(officer, "/notices/mail", {{"consultation", "none"}})->status, 303);
  tell(person, of(Kind::consultation, "message 5", "Of the officer."));
  EXPECT_EQ(send_due(), 0);
  EXPECT_THAT(get(officer, "/notices").value().body, AllOf(HasSubstr("Of the officer."), HasSubstr("Not sent by mail, as was chosen")));
  EXPECT_EQ(database().read([&](db::Read& db) { return unread(db, told(officer)); }), 1);
  ASSERT_TRUE(post(officer, "/notices/read", {{"newest", std::to_string(clock.now().micros)}}).ok());
  EXPECT_EQ(database().read([&](db::Read& db) { return unread(db, told(officer)); }), 0);
}

TEST_P(Choices, ThatAreIncompleteAreAskedForAgainAndChangeNothing) {
  const auto answer = post(member_of(ngo), "/notices/mail", {{"reminder", "none"}, {"accepted", "each"}});
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer->status, 422);
  EXPECT_THAT(answer->body, HasSubstr("Message in the consultation"));
  tell(ngo, of(Kind::reminder, "first"));
  EXPECT_EQ(send_due(), 1);
  EXPECT_FALSE(post(member_of(ngo), "/notices/mail", {{"reminder", "never"}, {"accepted", "each"}, {"consultation", "each"}}).ok());
}

// ---- the link in a letter

class TheLink : public Choices {
 protected:
  /// Path and code of the link in the last letter.
  std::pair<std::string, std::string> link() {
    const auto url = mailer.mails.back().unsubscribe.value();
    const std::string site = "https://monitoring.example/kk";
    EXPECT_TRUE(url.starts_with(site)) << url;
    const auto question = url.find("?code=");
    return {url.substr(site.size(), question - site.size()), url.substr(question + 6)};
  }
};
BAQYLAU_ON_EACH_ENGINE(TheLink);

TEST_P(TheLink, StopsLettersOfThatKindWithoutSigningInAndOnlyWhenTheButtonIsPressed) {
  tell(ngo, of(Kind::reminder, "first"));
  send_due();
  const auto [path, code] = link();
  EXPECT_THAT(mailer.mails.back().text, HasSubstr(*mailer.mails.back().unsubscribe));
  EXPECT_THAT(get(visitor(), path, {{"code", code}}).value().body, HasSubstr("Stop these letters"));
  tell(ngo, of(Kind::reminder, "second"));
  EXPECT_EQ(send_due(), 1) << "a link that was merely opened, say by a scanner of mail, stops nothing";
  ASSERT_TRUE(post(visitor(), path, {{"code", code}}).ok());
  tell(ngo, of(Kind::reminder, "third"));
  tell(ngo, of(Kind::consultation, "fourth"));
  tell(other, of(Kind::reminder, "fifth"));
  EXPECT_EQ(send_due(), 2);
  EXPECT_THAT(get(visitor(), path, {{"code", code}}).value().body,
              AllOf(HasSubstr("no longer come by mail"), Not(HasSubstr("Stop these letters"))));
}

TEST_P(TheLink, OfTheDailyLetterStopsAllThatComesInIt) {
  choose(member_of(ngo), "daily", "daily", "each");
  at("2008-02-27T09:00:00");
  tell(ngo, of(Kind::reminder, "first"));
  at("2008-02-28T09:00:00");
  digests("2008-02-28");
  EXPECT_EQ(send_due(), 1);
  const auto [path, code] = link();
  ASSERT_TRUE(post(visitor(), path, {{"code", code}}).ok());
  EXPECT_THAT(get(visitor(), path, {{"code", code}}).value().body, HasSubstr("no longer come by mail"));
  tell(ngo, of(Kind::reminder, "second"));
  tell(ngo, of(Kind::accepted, "third"));
  EXPECT_EQ(digests("2008-02-29"), 0);
  tell(ngo, of(Kind::consultation, "fourth"));
  EXPECT_EQ(send_due(), 1);
}

TEST_P(TheLink, IsGoodForItsOwnLetterOnly) {
  tell(ngo, of(Kind::reminder, "first"));
  tell(other, of(Kind::reminder, "second"));
  tell(ngo, of(Kind::returned, "third"));
  EXPECT_EQ(send_due(), 3);
  const auto all = rows();
  const auto own = mailer.mails[0].unsubscribe.value();
  const auto code = own.substr(own.find("?code=") + 6);
  const auto refused = [&](base::NoticeId id, const std::string& with) {
    const auto path = "/unsubscribe/" + base::to_string(id);
    const auto shown = get(visitor(), path, {{"code", with}});
    const auto sent = post(visitor(), path, {{"code", with}});
    return !shown.ok() && shown.failure().kind == base::Kind::not_found && !sent.ok();
  };
  EXPECT_FALSE(refused(all[0].id, code));
  EXPECT_TRUE(refused(all[1].id, code)) << "another's";
  EXPECT_TRUE(refused(all[2].id, code)) << "no optional letter";
  EXPECT_TRUE(refused(all[0].id, ""));
  EXPECT_TRUE(refused(all[0].id, code + "A"));
  EXPECT_TRUE(refused(base::NoticeId{1}, code));
}

}  // namespace
}  // namespace baqylau::notices
