#pragma once
/// Two NGOs with a project each, under two state bodies, and everybody who might look at their threads.

#include "consultation/principals.hpp"
#include "consultation/service.hpp"
#include "consultation/store.hpp"
#include "i18n/i18n.hpp"
#include "support/vouched_test.hpp"
#include "tests/consultation/sql.hpp"

#include <memory>
#include <string>
#include <vector>

namespace baqylau::consultation {

namespace rows = baqylau::tests::consultation::sql;

class ConsultationTest : public support::VouchedTest {
 protected:
  const base::ProjectId project{401}, foreign_project{402}, unknown_project{999};
  const http::Caller member{.account = base::AccountId{1}, .name = "Member", .ngo = base::NgoId{11}};
  const http::Caller colleague{.account = base::AccountId{2}, .name = "Colleague", .ngo = base::NgoId{11}};
  const http::Caller stranger{.account = base::AccountId{3}, .name = "Stranger", .ngo = base::NgoId{12}};
  const http::Caller specialist = staff(4, http::Role::specialist, 101);
  const http::Caller second_specialist = staff(5, http::Role::specialist, 101);
  const http::Caller approver = staff(6, http::Role::approver, 101);
  const http::Caller operator_ = staff(7, http::Role::operator_, 101);
  const http::Caller auditor = staff(8, http::Role::auditor, {});
  const http::Caller foreign_specialist = staff(9, http::Role::specialist, 102);
  const http::Caller administrator = staff(11, http::Role::administrator, {});

  void SetUp() override {
    VouchedTest::SetUp();
    if (IsSkipped()) return;
    const auto done = database().write([&](db::Write& db) -> base::Done {
      for (const std::int64_t n : {1, 2}) {
        db.run(rows::add_state_body{{100 + n}, "Орган " + std::to_string(n)});
        db.run(rows::add_contest{{200 + n}, {100 + n}, base::LocalDate::parse_iso("2007-07-16").value()});
        db.run(rows::add_lot{{300 + n}, {200 + n}, n});
        db.run(rows::add_ngo{{10 + n}, "НПО " + std::to_string(n), db::Blob{"key"}});
        db.run(rows::add_project{{400 + n}, {300 + n}, {10 + n}});
      }
      for (const auto& caller :
           {member, colleague, stranger, specialist, second_specialist, approver, operator_, auditor, foreign_specialist, administrator})
        add_account(db, caller, "active");
      add_account(db, staff(10, http::Role::specialist, 101), "blocked");
      return base::done();
    });
    ASSERT_TRUE(done.ok());
  }

  base::Result<base::MessageId> send(const http::Caller& author, base::ProjectId to, const std::string& body,
                                     std::optional<base::MessageId> seen = {}) {
    return database().write([&](db::Write& db) -> base::Result<base::MessageId> {
      return send_message(db, outbox(), Writer::admit(author).value(), to, {.body = body, .seen = seen});
    });
  }
  std::vector<Message> messages(const http::Caller& reader, base::ProjectId of) {
    return database().read([&](db::Read& db) { return store::messages_for(db, Reader::admit(reader).value(), of).messages; });
  }
  base::Done mark(const http::Caller& reader, base::ProjectId of, base::MessageId seen) {
    return database().write([&](db::Write& db) { return mark_read(db, Reader::admit(reader).value(), of, seen); });
  }
  store::Totals totals(const http::Caller& reader) {
    return database().read([&](db::Read& db) { return store::totals_for(db, Reader::admit(reader).value()); });
  }
  std::vector<base::ProjectId> threads(const http::Caller& reader, store::Which which = store::Which::all) {
    std::vector<base::ProjectId> found;
    database().read([&](db::Read& db) {
      for (const auto& row : store::threads_for(db, Reader::admit(reader).value(), which, 1)) found.push_back(row.thread.project);
    });
    return found;
  }
  std::vector<rows::told::Row> told() {
    return database().read([](db::Read& db) { return db.all(rows::told{}); });
  }
  std::int64_t leaves() {
    return database().read([](db::Read& db) { return db.one(rows::count_leaves{"consultation.message_sent"})->leaves; });
  }
  notices::Outbox outbox() { return {clock.now(), random, *catalogues}; }
  void later() { clock.set({clock.now().micros + 60'000'000}); }

  const std::unique_ptr<i18n::Catalogues> catalogues = i18n::load_catalogues();

 private:
  static http::Caller staff(std::int64_t account, http::Role role, std::optional<std::int64_t> body) {
    return {.account = base::AccountId{account},
            .name = "Staff " + std::to_string(account),
            .roles = {{role, body ? std::optional{base::StateBodyId{*body}} : std::nullopt}}};
  }
  static void add_account(db::Write& db, const http::Caller& caller, const std::string& state) {
    const auto account = caller.account.value();
    db.run(rows::add_account{account, "login" + base::to_string(account), caller.name, caller.ngo, state});
    for (const auto& grant : caller.roles) db.run(rows::add_role{account, std::string{http::to_code(grant.role)}, grant.body});
  }
};

}  // namespace baqylau::consultation
