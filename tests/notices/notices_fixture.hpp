#pragma once
/// NGOs and people to be told, and a mailer that does what the test says.

#include "notices/notices.hpp"
#include "tests/ngos/visit.hpp"
#include "tests/notices/sql.hpp"

#include <gmock/gmock.h>

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace baqylau::notices {

namespace test_sql = baqylau::tests::notices::sql;

/// Takes every mail, unless the next outcome says otherwise.
class ObedientMailer final : public Mailer {
 public:
  Attempt send(const Mail& mail) override {
    mails.push_back(mail);
    if (outcomes.empty()) return {};
    auto outcome = std::move(outcomes.front());
    outcomes.pop_front();
    return outcome;
  }
  static Attempt refusal(Attempt::Outcome outcome, std::string words) {
    return {outcome, base::Message{base::M("The mail did not go out: {answer}"), {{"answer", std::move(words)}}}};
  }
  std::vector<Mail> mails;
  std::deque<Attempt> outcomes;
};

class NoticesTest : public support::PagesTest {
 protected:
  base::NgoId add_ngo(const std::string& name, std::optional<std::string> email) {
    const base::NgoId id{next_id_++};
    put(test_sql::add_ngo{.id = id, .name = name, .sort_key = db::Blob{name}, .email = std::move(email)});
    return id;
  }
  base::AccountId add_account(std::optional<base::NgoId> ngo, std::string language, std::optional<std::string> email, int created_at = 1,
                              std::string state = "active") {
    const base::AccountId id{next_id_++};
    put(test_sql::add_account{.id = id,
                              .login = "login-" + base::to_string(id),
                              .email = std::move(email),
                              .ngo = ngo,
                              .state = std::move(state),
                              .language = std::move(language),
                              .created_at = created_at});
    return id;
  }

  /// A held lot of a contest, in the hands of `ngo`.
  base::ProjectId add_project(base::NgoId ngo) {
    const base::StateBodyId body{next_id_++};
    const base::ContestId contest{next_id_++};
    const base::LotId lot{next_id_++};
    const base::ProjectId project{next_id_++};
    put(test_sql::add_state_body{.id = body, .name = "Министерство"});
    put(test_sql::add_contest{.id = contest, .body = body, .held_on = base::LocalDate::parse_iso("2007-04-19").value()});
    put(test_sql::add_lot{.id = lot, .contest = contest, .number = 5});
    put(test_sql::add_project{.id = project, .lot = lot, .ngo = ngo});
    return project;
  }

  Outbox outbox() { return {clock.now(), random, *catalogues}; }
  /// Its subject is in the reader's language: «Хабарламалар», «Уведомления», "Notices".
  static Notice notice(std::string key) {
    return {.dedupe_key = std::move(key),
            .kind = Kind::reminder,
            .link = http::Url::to("/reports/{}/draft", 17),
            .write = [](const i18n::Translator& t) {
              return Letter{.subject = std::string{t(base::M("Notices"))}, .paragraphs = {"The first.", "The second."}};
            }};
  }
  bool tell(base::NgoId ngo, const Notice& what) {
    return database().write([&](db::Write& db) -> base::Result<bool> { return tell_ngo(db, outbox(), ngo, what); }).value();
  }
  bool tell(base::AccountId account, const Notice& what) {
    return database().write([&](db::Write& db) -> base::Result<bool> { return tell_account(db, outbox(), account, what); }).value();
  }
  std::vector<test_sql::outbox::Row> rows() {
    return database().read([](db::Read& db) { return db.all(test_sql::outbox{}); });
  }
  test_sql::outbox::Row only_row() {
    const auto all = rows();
    if (all.size() != 1) throw std::logic_error{std::to_string(all.size()) + " notices"};
    return all.front();
  }
  int send_due() { return deliver(database(), mailer, *catalogues, clock, {"https://monitoring.example", "secret"}); }
  void pass(std::chrono::microseconds time) { clock.set(clock.now() + time); }

  ObedientMailer mailer;

 private:
  template <class Statement>
  void put(const Statement& statement) {
    static_cast<void>(database().write([&](db::Write& db) -> base::Result<std::int64_t> { return db.run(statement); }).value());
  }
  std::int64_t next_id_ = 100;
};

}  // namespace baqylau::notices
