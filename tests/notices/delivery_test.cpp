#include "tests/notices/notices_fixture.hpp"

#include <functional>
#include <stdexcept>
#include <utility>

namespace baqylau::notices {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// The power goes when the relay has taken the mail and nobody knows yet.
class FailingPower final : public Mailer {
 public:
  Attempt send(const Mail& mail) override {
    taken = mail;
    throw std::runtime_error{"the power is gone"};
  }
  Mail taken;
};

/// Another node is quicker.
class MeanwhileSent final : public Mailer {
 public:
  explicit MeanwhileSent(std::function<void()> meanwhile) : meanwhile_{std::move(meanwhile)} {}
  Attempt send(const Mail&) override {
    meanwhile_();
    return ObedientMailer::refusal(Attempt::Outcome::refused, "too late");
  }

 private:
  std::function<void()> meanwhile_;
};

class Delivery : public NoticesTest {};
BAQYLAU_ON_EACH_ENGINE(Delivery);

TEST_P(Delivery, SendsWhatIsDueOnce) {
  tell(add_ngo("ЗУБР", "zubr@example.kz"), notice("reminder 17"));
  EXPECT_EQ(send_due(), 1);
  EXPECT_EQ(send_due(), 0);
  ASSERT_THAT(mailer.mails, SizeIs(1));
  EXPECT_EQ(mailer.mails[0].to, "zubr@example.kz");
  EXPECT_EQ(mailer.mails[0].subject, "Хабарламалар");
  const auto row = only_row();
  EXPECT_EQ(row.state, "sent");
  EXPECT_EQ(row.sent_at, clock.now());
  EXPECT_EQ(row.attempts, 1);
}

TEST_P(Delivery, EndsTheTextWithTheLinkInTheReadersLanguageAndTheNameOfTheSite) {
  const auto ngo = add_ngo("ЗУБР", "zubr@example.kz");
  add_account(ngo, "ru", {});
  tell(ngo, notice("reminder 17"));
  send_due();
  ASSERT_THAT(mailer.mails, SizeIs(1));
  const auto& text = mailer.mails[0].text;
  EXPECT_TRUE(text.starts_with("The first.\n\nThe second.\n\n")) << text;
  EXPECT_THAT(text, HasSubstr("\nhttps://monitoring.example/ru/reports/17/draft\n"));
  EXPECT_TRUE(text.ends_with("\n-- \nМониторинг исполнения государственного социального заказа\nhttps://monitoring.example\n")) << text;
  const auto& page = mailer.mails[0].html;
  EXPECT_THAT(page, HasSubstr(R"(<html lang="ru">)"));
  EXPECT_THAT(page,
              HasSubstr(R"(<a href="https://monitoring.example/ru/reports/17/draft">https://monitoring.example/ru/reports/17/draft</a>)"));
  EXPECT_THAT(page, HasSubstr("The second."));
}

TEST_P(Delivery, NamesEachMailByItsNoticeAndTheSite) {
  const auto ngo = add_ngo("ЗУБР", "zubr@example.kz");
  tell(ngo, notice("first"));
  tell(ngo, notice("second"));
  EXPECT_EQ(send_due(), 2);
  EXPECT_NE(mailer.mails[0].message_id, mailer.mails[1].message_id);
  EXPECT_TRUE(mailer.mails[0].message_id.ends_with("@monitoring.example"));
  pass(minutes{1});
  tell(ngo, notice("third"));
  deliver(database(), mailer, *catalogues, clock, {"http://127.0.0.1:8080", "secret"});
  EXPECT_EQ(mailer.mails.back().message_id, base::to_string(rows().back().id) + "@127.0.0.1");
}

TEST_P(Delivery, TriesAgainLaterAndLaterThenGivesUp) {
  tell(add_ngo("ЗУБР", "zubr@example.kz"), notice("reminder 17"));
  const std::vector<minutes> waits{minutes{1}, minutes{5}, minutes{30}, hours{2}, hours{6}, hours{12}, hours{24}};
  for (const auto wait : waits) {
    mailer.outcomes.emplace_back(ObedientMailer::refusal(Attempt::Outcome::refused, "451 4.7.1 Try later"));
    EXPECT_EQ(send_due(), 0);
    const auto row = only_row();
    EXPECT_EQ(row.state, "queued");
    EXPECT_EQ(row.next_attempt_at, clock.now() + wait);
    EXPECT_THAT(row.error.value_or(""), HasSubstr("451 4.7.1 Try later"));
    pass(wait - std::chrono::microseconds{1});
    const auto tried = mailer.mails.size();
    send_due();
    EXPECT_THAT(mailer.mails, SizeIs(tried)) << "before its time";
    pass(std::chrono::microseconds{1});
  }
  mailer.outcomes.emplace_back(ObedientMailer::refusal(Attempt::Outcome::refused, "550 5.1.1 No such mailbox"));
  send_due();
  EXPECT_EQ(only_row().state, "failed");
  EXPECT_EQ(only_row().attempts, 8);
  EXPECT_THAT(only_row().error.value_or(""), HasSubstr("550 5.1.1 No such mailbox"));
  pass(hours{1000});
  EXPECT_EQ(send_due(), 0);
  EXPECT_THAT(mailer.mails, SizeIs(8));
}

TEST_P(Delivery, ForgetsTheErrorOfAMailThatWentOutAfterAll) {
  tell(add_ngo("ЗУБР", "zubr@example.kz"), notice("reminder 17"));
  mailer.outcomes.emplace_back(ObedientMailer::refusal(Attempt::Outcome::refused, "451 4.7.1 Try later"));
  send_due();
  pass(minutes{1});
  EXPECT_EQ(send_due(), 1);
  EXPECT_EQ(only_row().state, "sent");
  EXPECT_EQ(only_row().error, std::nullopt);
  EXPECT_EQ(only_row().attempts, 2);
}

TEST_P(Delivery, GivesUpAtOnceWhatCanNeverGoOut) {
  tell(add_ngo("ЗУБР", "no address at all"), notice("reminder 17"));
  mailer.outcomes.emplace_back(Attempt{Attempt::Outcome::impossible, base::M("This is not an address that mail can be sent to.")});
  send_due();
  EXPECT_EQ(only_row().state, "failed");
  EXPECT_EQ(only_row().error, "This is not an address that mail can be sent to.");
}

TEST_P(Delivery, GoesOnBehindARefusedMailAndStopsBehindARelayThatIsAway) {
  const auto ngo = add_ngo("ЗУБР", "zubr@example.kz");
  for (const auto* key : {"first", "second", "third"}) tell(ngo, notice(key));
  mailer.outcomes.emplace_back(ObedientMailer::refusal(Attempt::Outcome::refused, "550 refused"));
  mailer.outcomes.emplace_back(ObedientMailer::refusal(Attempt::Outcome::no_relay, "no connection"));
  EXPECT_EQ(send_due(), 0);
  EXPECT_THAT(mailer.mails, SizeIs(2));
  EXPECT_EQ(send_due(), 1) << "the third had not been tried and waits for nothing";
}

TEST_P(Delivery, SendsAgainWithTheSameMessageIdWhatACrashLeftUnmarked) {
  tell(add_ngo("ЗУБР", "zubr@example.kz"), notice("reminder 17"));
  FailingPower before;
  EXPECT_THROW(deliver(database(), before, *catalogues, clock, {"https://monitoring.example", "secret"}), std::runtime_error);
  reopen();
  EXPECT_EQ(send_due(), 1);
  ASSERT_THAT(mailer.mails, SizeIs(1));
  EXPECT_EQ(mailer.mails[0].message_id, before.taken.message_id);
  EXPECT_EQ(mailer.mails[0].text, before.taken.text);
  EXPECT_EQ(mailer.mails[0].at, before.taken.at);
  EXPECT_EQ(only_row().state, "sent");
  EXPECT_EQ(only_row().doubtful, 1) << "by which of the two it arrived nobody knows";
}

TEST_P(Delivery, SendsAgainWhatMayHaveArrivedAndSaysSo) {
  const auto ngo = add_ngo("ЗУБР", "zubr@example.kz");
  tell(ngo, notice("first"));
  tell(ngo, notice("second"));
  mailer.outcomes.emplace_back(ObedientMailer::refusal(Attempt::Outcome::doubtful, "no answer"));
  EXPECT_EQ(send_due(), 0) << "a relay that says nothing is asked nothing more";
  EXPECT_THAT(mailer.mails, SizeIs(1));
  EXPECT_EQ(rows()[0].state, "queued");
  EXPECT_EQ(rows()[0].doubtful, 1);
  pass(minutes{1});
  EXPECT_EQ(send_due(), 2);
  EXPECT_EQ(rows()[0].state, "sent");
  EXPECT_EQ(rows()[0].doubtful, 1);
  EXPECT_EQ(rows()[1].doubtful, 0);
}

TEST_P(Delivery, WhatIsGivenUpAndMayHaveArrivedIsNotCalledUndelivered) {
  tell(add_ngo("ЗУБР", "zubr@example.kz"), notice("reminder 17"));
  for (int attempt = 0; attempt < 8; ++attempt) {
    mailer.outcomes.emplace_back(ObedientMailer::refusal(attempt == 3 ? Attempt::Outcome::doubtful : Attempt::Outcome::refused, "451"));
    send_due();
    pass(hours{24});
  }
  EXPECT_EQ(only_row().state, "failed");
  EXPECT_EQ(only_row().doubtful, 1);
}

TEST_P(Delivery, TakesAFewAtATime) {
  const auto ngo = add_ngo("ЗУБР", "zubr@example.kz");
  for (int i = 0; i < 50; ++i) tell(ngo, notice("notice " + std::to_string(i)));
  const auto first = send_due();
  EXPECT_GT(first, 0);
  EXPECT_LT(first, 50);
  int all = first;
  for (int more = send_due(); more > 0; more = send_due()) all += more;
  EXPECT_EQ(all, 50);
}

TEST_P(Delivery, MarksNothingThatAnotherNodeHasMarkedMeanwhile) {
  tell(add_ngo("ЗУБР", "zubr@example.kz"), notice("reminder 17"));
  MeanwhileSent mailer_of_another{[this] { send_due(); }};
  deliver(database(), mailer_of_another, *catalogues, clock, {"https://monitoring.example", "secret"});
  EXPECT_EQ(only_row().state, "sent");
  EXPECT_EQ(only_row().error, std::nullopt);
}

}  // namespace
}  // namespace baqylau::notices
