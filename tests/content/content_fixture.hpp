#pragma once
/// Two editors, a reader of everything, and a visitor; the day is 3 March 2008.

#include "content/content.hpp"
#include "content/store.hpp"
#include "i18n/i18n.hpp"
#include "support/vouched_test.hpp"
#include "tests/content/sql.hpp"

#include <memory>
#include <string>
#include <vector>

namespace baqylau::content {

namespace rows = baqylau::tests::content::sql;

class ContentTest : public support::VouchedTest {
 protected:
  const http::Caller operator_ = staff(1, http::Role::operator_);
  const http::Caller administrator = staff(2, http::Role::administrator);
  const http::Caller auditor = staff(3, http::Role::auditor);
  const http::Caller specialist = staff(4, http::Role::specialist);
  const http::Caller visitor{};

  void SetUp() override {
    VouchedTest::SetUp();
    if (IsSkipped()) return;
    const auto done = database().write([&](db::Write& db) -> base::Done {
      for (const auto& caller : {operator_, administrator, auditor, specialist})
        db.run(rows::add_account{*caller.account, "login" + base::to_string(*caller.account), caller.name});
      return base::done();
    });
    ASSERT_TRUE(done.ok());
  }

  static Content text(const std::string& words) {
    Content content;
    content.title = {words + " қазақша", words + " по-русски"};
    content.body = {"Мәтін: " + words, "Текст: " + words};
    return content;
  }
  static Content law(const std::string& title, const char* day, ActKind kind = ActKind::law) {
    Content content;
    content.title = {title + " туралы", "О " + title};
    content.act_kind = kind;
    content.act_number = "36";
    content.adopted_on = base::LocalDate::parse_iso(day);
    content.address = {std::nullopt, "https://adilet.zan.kz/rus/docs/Z050000036_"};
    return content;
  }
  static base::LocalDate day(const char* iso) { return base::LocalDate::parse_iso(iso).value(); }

  Change change(const http::Caller& by) { return {clock.now(), random, by.account}; }
  base::Result<base::ContentItemId> add(ItemKind kind, const Content& content, std::optional<Place> place = {}) {
    return database().write(
        [&](db::Write& db) -> base::Result<base::ContentItemId> { return add_item(db, change(operator_), kind, place, content); });
  }
  base::Done save(base::ContentItemId id, std::int64_t version, const Content& content) {
    return database().write([&](db::Write& db) { return save_item(db, change(administrator), id, version, content); });
  }
  base::Done publish_it(base::ContentItemId id, std::int64_t version, base::LocalDate from) {
    return database().write([&](db::Write& db) { return publish(db, change(operator_), id, version, from); });
  }
  base::Done withdraw_it(base::ContentItemId id) {
    return database().write([&](db::Write& db) { return withdraw(db, change(operator_), id); });
  }
  base::ContentItemId published(ItemKind kind, const Content& content, const char* from, std::optional<Place> place = {}) {
    const auto id = add(kind, content, place).value();
    EXPECT_TRUE(publish_it(id, 1, day(from)).ok());
    return id;
  }
  Item stored(base::ContentItemId id) {
    return database().read([&](db::Read& db) { return store::item(db, id).value(); });
  }
  std::vector<base::ContentItemId> news() {
    std::vector<base::ContentItemId> ids;
    database().read([&](db::Read& db) {
      for (const auto& item : store::shown_news(db, clock.today(), {}, 1, 100)) ids.push_back(item.id);
    });
    return ids;
  }
  std::int64_t leaves(const std::string& event) {
    return database().read([&](db::Read& db) { return db.one(rows::count_leaves{event})->leaves; });
  }

  const std::unique_ptr<i18n::Catalogues> catalogues = i18n::load_catalogues();

 private:
  static http::Caller staff(std::int64_t account, http::Role role) {
    return {.account = base::AccountId{account}, .name = "Staff " + std::to_string(account), .roles = {{role, std::nullopt}}};
  }
};

}  // namespace baqylau::content
