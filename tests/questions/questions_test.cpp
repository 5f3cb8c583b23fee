/// Who may ask how often, what becomes of a question, and who learns of it.

#include "questions/questions.hpp"
#include "questions/service.hpp"
#include "questions/store.hpp"

#include "identity/identity.hpp"
#include "support/accounts.hpp"
#include "support/vouched_test.hpp"
#include "tests/questions/sql.hpp"

#include <algorithm>
#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace baqylau::questions {
namespace {

namespace rows = baqylau::tests::questions::sql;

class NoFiles final : public http::FileStore {
 public:
  void keep(const http::Upload&) override { throw std::logic_error{"no files here"}; }
  [[nodiscard]] std::filesystem::path path_of(std::string_view) const override { throw std::logic_error{"no files here"}; }
};

/// A mailer that takes everything.
class Letterbox final : public notices::Mailer {
 public:
  notices::Attempt send(const notices::Mail& mail) override {
    mails.push_back(mail);
    return {};
  }
  std::vector<notices::Mail> mails;
};

class Questions : public support::VouchedTest {
 protected:
  void SetUp() override {
    VouchedTest::SetUp();
    if (IsSkipped()) return;
    ASSERT_TRUE(database()
                    .write([](db::Write& db) -> base::Done {
                      db.run(rows::add_state_body{{1}, "Орган"});
                      return base::done();
                    })
                    .ok());
    specialist = support::add_staff(database(), random, clock.now(), "specialist", http::Role::specialist, base::StateBodyId{1});
  }

  identity::VisitorForm from(const std::string& address) {
    http::Request request;
    request.client_address = address;
    auto form = identity::visitor_form(services, request, ask_form);
    form.pass = identity::Pass::computed;
    return form;
  }
  base::Result<base::QuestionId> asks(const std::string& address, std::optional<std::string> email = {}) {
    return database().write([&](db::Write& db) -> base::Result<base::QuestionId> {
      return ask(db, random, clock.now(), from(address),
                 {.language = i18n::Language::ru, .name = "Асель", .email = email, .body = "Когда поступит последний транш?"});
    });
  }
  base::Done answers(base::QuestionId id, std::int64_t version, const std::string& text, Act act) {
    return database().write([&](db::Write& db) -> base::Done { return answer(db, outbox(), specialist.account, id, version, text, act); });
  }
  base::Done refuses(base::QuestionId id, std::int64_t version, const std::string& reason) {
    return database().write([&](db::Write& db) -> base::Done { return refuse(db, outbox(), specialist.account, id, version, reason); });
  }
  std::vector<base::QuestionId> in_state(State state, int page = 1) {
    std::vector<base::QuestionId> ids;
    database().read([&](db::Read& db) {
      for (const auto& question : store::in_state(db, state, page)) ids.push_back(question.id);
    });
    return ids;
  }
  Question question(base::QuestionId id) {
    return database().read([&](db::Read& db) { return store::question(db, id).value(); });
  }
  template <class Statement>
  std::vector<typename Statement::Row> all() {
    return database().read([](db::Read& db) { return db.all(Statement{}); });
  }
  notices::Outbox outbox() { return {clock.now(), random, *catalogues}; }
  void later(std::chrono::minutes time) { clock.set(clock.now() + time); }

  support::Person specialist{};
  NoFiles files;
  std::unique_ptr<i18n::Catalogues> catalogues = i18n::load_catalogues();
  http::Services services{clock, random, files, *catalogues, "https://monitoring.example", std::string(32, 's')};
};

TEST_P(Questions, WaitUnseenUntilTheyAreAnsweredAndPublished) {
  const auto id = asks("192.0.2.1").value();
  EXPECT_TRUE(in_state(State::published).empty());
  ASSERT_TRUE(answers(id, 1, "После итогового отчёта.", Act::save).ok());
  EXPECT_TRUE(in_state(State::published).empty());
  ASSERT_TRUE(answers(id, 2, "После приёмки итогового отчёта.", Act::publish).ok());
  EXPECT_EQ(in_state(State::published), std::vector{id});
  const auto shown = question(id);
  EXPECT_EQ(shown.answer, "После приёмки итогового отчёта.");
  EXPECT_EQ(shown.answered_by, "Account specialist");
  EXPECT_EQ(shown.answered_at, clock.now());
}

TEST_P(Questions, OnlyFiveOfOneNetworkWaitAtOnce) {
  std::vector<base::QuestionId> asked;
  for (int i = 0; i < most_waiting; ++i) {
    asked.push_back(asks("192.0.2.1").value());
    later(std::chrono::minutes{61});  // the limit of an hour is another one
  }
  const auto sixth = asks("192.0.2.1");
  ASSERT_FALSE(sixth.ok());
  EXPECT_EQ(sixth.failure().kind, base::Kind::too_many);
  EXPECT_TRUE(asks("192.0.2.2").ok()) << "another network is not kept out";
  ASSERT_TRUE(refuses(asked.front(), 1, "Повтор.").ok());
  EXPECT_TRUE(asks("192.0.2.1").ok()) << "one of the five waits no longer";
}

TEST_P(Questions, OnlyFiveOfOneNetworkComeWithinAnHour) {
  for (int i = 0; i < most_an_hour; ++i) ASSERT_TRUE(refuses(asks("192.0.2.1").value(), 1, "Не по теме.").ok());
  later(std::chrono::minutes{20});
  const auto sixth = asks("192.0.2.1");
  ASSERT_FALSE(sixth.ok());
  EXPECT_EQ(sixth.failure().kind, base::Kind::too_many);
  EXPECT_EQ(sixth.failure().message.values.back().second, "40") << "how many minutes to wait";
  later(std::chrono::minutes{40});
  EXPECT_TRUE(asks("192.0.2.1").ok());
}

TEST_P(Questions, WithoutAProofOfWorkTwoComeWithinAnHour) {
  auto answered = from("192.0.2.1");
  answered.pass = identity::Pass::answered;
  const auto asks_without = [&] {
    return database().write([&](db::Write& db) -> base::Result<base::QuestionId> {
      return ask(db, random, clock.now(), answered, {.language = i18n::Language::kk, .name = "А", .body = "Сұрақ"});
    });
  };
  for (int i = 0; i < most_answered; ++i) ASSERT_TRUE(asks_without().ok());
  EXPECT_EQ(asks_without().failure().kind, base::Kind::too_many);
  EXPECT_TRUE(asks("192.0.2.1").ok()) << "a browser that computes is let in";
}

TEST_P(Questions, SentTwiceWithOneProofOfWorkWaitOnce) {
  auto form = from("192.0.2.1");
  form.solved = {.challenge = std::string(64, 'a'), .expires_at = clock.now() + std::chrono::minutes{5}};
  const auto asks_with = [&] {
    return database().write([&](db::Write& db) -> base::Result<base::QuestionId> {
      return ask(db, random, clock.now(), form, {.language = i18n::Language::kk, .name = "А", .body = "Сұрақ"});
    });
  };
  ASSERT_TRUE(asks_with().ok());
  EXPECT_EQ(asks_with().failure().kind, base::Kind::invalid);
  EXPECT_EQ(in_state(State::waiting).size(), 1U);
}

TEST_P(Questions, AnAddressOfVersionSixIsCountedByItsNetwork) {
  for (int i = 0; i < most_waiting; ++i) ASSERT_TRUE(asks("2001:db8:1:2::" + std::to_string(i + 1)).ok());
  EXPECT_FALSE(asks("2001:db8:1:2:ffff::1").ok());
  EXPECT_TRUE(asks("2001:db8:1:3::1").ok());
}

TEST_P(Questions, OfManySentAtOnceNoMoreAreTakenThanMayWait) {
  std::vector<std::thread> threads;
  std::atomic<int> taken{0};
  for (int sender = 0; sender < 8; ++sender)
    threads.emplace_back([&, sender] {
      base::SeededRandom own{static_cast<std::uint64_t>(sender) + 100};
      for (int i = 0; i < 5; ++i) {
        const auto asked = database().write([&](db::Write& db) -> base::Result<base::QuestionId> {
          return ask(db, own, clock.now(), from("192.0.2.9"), {.language = i18n::Language::kk, .name = "А", .body = "Сұрақ"});
        });
        if (asked.ok()) ++taken;
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(taken, most_waiting);
  EXPECT_EQ(in_state(State::waiting).size(), static_cast<std::size_t>(most_waiting));
}

TEST_P(Questions, TheNetworkIsKeptAsAKeyedHashAndOnlyAsLongAsItIsNeeded) {
  const auto id = asks("192.0.2.1").value();
  const auto kept = all<rows::contacts>();
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].source, from("192.0.2.1").source);
  EXPECT_EQ(kept[0].source->find("192.0.2.1"), std::string::npos);
  http::Services other_secret{clock, random, files, *catalogues, "", std::string(32, 't')};
  http::Request request;
  request.client_address = "192.0.2.1";
  EXPECT_NE(identity::visitor_form(other_secret, request, "question").source, *kept[0].source) << "the rows alone do not tell";
  EXPECT_NE(identity::visitor_form(services, request, "poll 1").source, *kept[0].source) << "two forms cannot be brought together";
  ASSERT_TRUE(answers(id, 1, "Ответ.", Act::save).ok());
  EXPECT_FALSE(all<rows::contacts>()[0].source.has_value());
  later(std::chrono::minutes{60});
  ASSERT_TRUE(database()
                  .write([&](db::Write& db) -> base::Done {
                    identity::remove_ended(db, clock.now());
                    return base::done();
                  })
                  .ok());
  EXPECT_TRUE(all<rows::visitor_sources>().empty());
}

TEST_P(Questions, WhatNobodyAnsweredForThirtyDaysLosesItsAddressAndNetwork) {
  ASSERT_TRUE(asks("192.0.2.1", "asel@example.kz").ok());
  const auto forget = [&] {
    return database().write([&](db::Write& db) -> base::Done {
      forget_contacts(db, clock.now());
      return base::done();
    });
  };
  later(std::chrono::hours{24 * 30});
  ASSERT_TRUE(forget().ok());
  EXPECT_TRUE(all<rows::contacts>()[0].email.has_value());
  later(std::chrono::minutes{1});
  ASSERT_TRUE(forget().ok());
  EXPECT_FALSE(all<rows::contacts>()[0].email.has_value());
  EXPECT_FALSE(all<rows::contacts>()[0].source.has_value());
  EXPECT_EQ(in_state(State::waiting).size(), 1U) << "the question still waits";
}

TEST_P(Questions, TheAnswerIsMailedOnceAndNothingKeepsTheAddress) {
  const auto id = asks("192.0.2.1", "asel@example.kz").value();
  ASSERT_TRUE(answers(id, 1, "Черновик.", Act::save).ok());
  EXPECT_TRUE(all<rows::told>().empty()) << "what is not published is mailed to nobody";
  ASSERT_TRUE(answers(id, 2, "После приёмки отчёта.", Act::publish).ok());
  const auto told = all<rows::told>();
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].kind, "question");
  EXPECT_EQ(told[0].address, "asel@example.kz");
  EXPECT_EQ(told[0].language, "ru") << "in the language of the question";
  EXPECT_EQ(told[0].link, "/questions/" + base::to_string(id));
  EXPECT_NE(told[0].body.find("Когда поступит последний транш?"), std::string::npos);
  EXPECT_NE(told[0].body.find("После приёмки отчёта."), std::string::npos);
  EXPECT_FALSE(all<rows::contacts>()[0].email.has_value());

  Letterbox letterbox;
  EXPECT_EQ(notices::deliver(database(), letterbox, *catalogues, clock, {"https://monitoring.example", "secret"}), 1);
  ASSERT_EQ(letterbox.mails.size(), 1U);
  EXPECT_EQ(letterbox.mails[0].to, "asel@example.kz");
  EXPECT_TRUE(all<rows::told>().empty()) << "the outbox has forgotten the address too";

  ASSERT_TRUE(answers(id, 3, "После приёмки итогового отчёта.", Act::publish).ok());
  EXPECT_TRUE(all<rows::told>().empty()) << "a correction is read on the site";
}

TEST_P(Questions, ARefusalIsReasonedAndMailed) {
  const auto id = asks("192.0.2.1", "asel@example.kz").value();
  ASSERT_TRUE(refuses(id, 1, "Вопрос не о социальном заказе.").ok());
  EXPECT_EQ(question(id).reason, "Вопрос не о социальном заказе.");
  EXPECT_EQ(question(id).refused_by, "Account specialist");
  const auto told = all<rows::told>();
  ASSERT_EQ(told.size(), 1U);
  EXPECT_NE(told[0].body.find("Вопрос не о социальном заказе."), std::string::npos);
  EXPECT_FALSE(told[0].link.has_value()) << "there is no page to lead to";
  EXPECT_FALSE(all<rows::contacts>()[0].email.has_value());
}

TEST_P(Questions, WhatWasPublishedCanBeTakenOffTheSiteAndBroughtBack) {
  const auto id = asks("192.0.2.1").value();
  ASSERT_TRUE(answers(id, 1, "Ответ.", Act::publish).ok());
  ASSERT_TRUE(refuses(id, 2, "Имя третьего лица.").ok());
  EXPECT_TRUE(in_state(State::published).empty());
  ASSERT_TRUE(answers(id, 3, "Ответ без имени.", Act::publish).ok());
  EXPECT_EQ(in_state(State::published), std::vector{id});
  EXPECT_FALSE(question(id).reason.has_value());
}

TEST_P(Questions, TheJournalSaysWhatWasDoneAndGivesNoTextAway) {
  const auto id = asks("192.0.2.1", "asel@example.kz").value();
  ASSERT_TRUE(answers(id, 1, "Да", Act::save).ok());
  ASSERT_TRUE(answers(id, 2, "Да", Act::publish).ok());
  ASSERT_TRUE(answers(id, 3, "Нет", Act::publish).ok());
  ASSERT_TRUE(refuses(id, 4, "Повтор.").ok());
  const auto leaves = all<rows::leaves>();
  ASSERT_EQ(leaves.size(), 5U);
  EXPECT_EQ(leaves[0].event, "question.asked");
  EXPECT_EQ(leaves[1].event, "question.answered");
  EXPECT_EQ(leaves[2].event, "question.published");
  EXPECT_EQ(leaves[3].event, "question.answer_corrected");
  EXPECT_EQ(leaves[4].event, "question.taken_off");
  const auto salt = all<rows::contacts>()[0].salt;
  EXPECT_NE(leaves[2].details.find(base::hex(base::sha256(salt + "Когда поступит последний транш?\nДа"))), std::string::npos);
  for (const auto& leaf : leaves) {
    EXPECT_EQ(leaf.subject, id.value);
    EXPECT_EQ(leaf.actor, leaf.event == "question.asked" ? std::nullopt : std::optional{specialist.account});
    for (const auto* secret : {"Асель", "asel@", "транш", "Да", "Нет"}) EXPECT_EQ(leaf.details.find(secret), std::string::npos) << secret;
  }
}

TEST_P(Questions, TwoSpecialistsDoNotOverwriteEachOther) {
  const auto id = asks("192.0.2.1").value();
  ASSERT_TRUE(answers(id, 1, "Первый ответ.", Act::publish).ok());
  const auto late = answers(id, 1, "Второй ответ.", Act::publish);
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.failure().kind, base::Kind::conflict);
  EXPECT_EQ(refuses(id, 1, "Поздно.").failure().kind, base::Kind::conflict);
  EXPECT_EQ(question(id).answer, "Первый ответ.");
  EXPECT_EQ(answers(base::QuestionId{999}, 1, "Ответ.", Act::publish).failure().kind, base::Kind::not_found);
}

TEST_P(Questions, TheNewestAnswerStandsFirst) {
  const auto first = asks("192.0.2.1").value();
  later(std::chrono::minutes{1});
  const auto second = asks("192.0.2.1").value();
  later(std::chrono::minutes{1});
  ASSERT_TRUE(answers(second, 1, "Ответ.", Act::publish).ok());
  later(std::chrono::minutes{1});
  ASSERT_TRUE(answers(first, 1, "Ответ.", Act::publish).ok());
  EXPECT_EQ(in_state(State::published), (std::vector{first, second}));
  later(std::chrono::minutes{1});
  ASSERT_TRUE(answers(second, 2, "Исправленный ответ.", Act::publish).ok());
  EXPECT_EQ(in_state(State::published), (std::vector{first, second})) << "a correction does not move it";
}

TEST(QuestionStates, LeadOnlyWhereTheTableSays) {
  for (const auto state : all_states) {
    EXPECT_EQ(after(state, Act::publish), State::published) << to_code(state);
    EXPECT_EQ(after(state, Act::save), state == State::published ? std::nullopt : std::optional{State::answered}) << to_code(state);
    EXPECT_EQ(after(state, Act::refuse), state == State::refused ? std::nullopt : std::optional{State::refused}) << to_code(state);
    EXPECT_EQ(state_from_code(to_code(state)), state);
  }
}

BAQYLAU_ON_EACH_ENGINE(Questions);

}  // namespace
}  // namespace baqylau::questions
