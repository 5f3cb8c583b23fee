/// Organisations that an award names: not in the register until their card is entered.

#include "journal/journal.hpp"
#include "ngos/ngos.hpp"
#include "reference/reference.hpp"
#include "support/at_once.hpp"
#include "tests/ngos/visit.hpp"

#include <gmock/gmock.h>

namespace baqylau::ngos {
namespace {

using base::Kind;
using ::testing::HasSubstr;
using ::testing::Not;

base::Result<http::Response> page_of_one(const http::Get<http::Public>& call, base::NgoId id) {
  return ngo_page(call, id, [](const ui::View&, db::Read&, base::NgoId) { return ui::Html{}; });
}

class ANamed : public support::PagesTest {
 protected:
  void SetUp() override {
    PagesTest::SetUp();
    if (IsSkipped()) return;
    add_routes(routes);
    routes.get<"/ngos/{ngo}">(page_of_one);
  }
  /// As an award does it.
  base::Result<base::NgoId> name(const Named& named) {
    return database().write([&](db::Write& db) -> base::Result<base::NgoId> {
      const auto id = TRY(name_ngo(db, clock.now(), random, named));
      journal::record(db, clock.now(), {.event = "project.awarded", .subject = {journal::Kind::ngo, id}});
      return id;
    });
  }
  base::Result<base::NgoId> enter(const NgoCard& card) {
    return database().write([&](db::Write& db) { return add_ngo(db, clock.now(), random, base::AccountId{11}, card); });
  }
  base::Done change(base::NgoId id, std::int64_t version, const NgoCard& card) {
    return database().write([&](db::Write& db) {
      return change_ngo(db, {clock.now(), random, *catalogues}, *http::Author::admit(operator_of_all()), id, version, card);
    });
  }
  Ngo one(base::NgoId id) {
    return database().read([&](db::Read& db) { return find_ngo(db, id); }).value();
  }
  std::int64_t in_register(const std::string& query = {}) {
    return database().read([&](db::Read& db) { return ngos_page(db, {.query = query}, 1).total; });
  }
  std::string said(const base::Failure& failure) { return (*catalogues)[i18n::Language::en](failure.message); }
  std::string item_id(reference::Book book) {
    return database().read([&](db::Read& db) { return base::to_string(reference::items(db, book).front().id); });
  }
  static std::optional<base::IdentificationNumber> bin(int number = 0) {
    return base::IdentificationNumber{base::NumberKind::bin, std::to_string(940'140'000'385 + number)};
  }
  static Named named(std::optional<base::IdentificationNumber> number = bin()) {
    return {.name_ru = "ОФ «Жаңа»", .name_kk = "«Жаңа» қоғамдық қоры", .number = std::move(number), .phone = "8-7172-11-22-33"};
  }
  static NgoCard card(std::optional<base::IdentificationNumber> number = bin()) {
    return {.number = std::move(number), .full_name_ru = "Общественный фонд «Жаңа»", .short_name_ru = "ОФ «Жаңа»"};
  }
};
BAQYLAU_ON_EACH_ENGINE(ANamed);

TEST_P(ANamed, IsInNoListAndItsPageSaysSo) {
  const auto id = name(named()).value();
  reopen();
  EXPECT_EQ(one(id).standing, Standing::named);
  EXPECT_EQ(one(id).card.phone1, "8-7172-11-22-33");
  EXPECT_EQ(one(id).card.full_name_kk, "«Жаңа» қоғамдық қоры");
  for (const auto* query : {"", "жаңа", "940140000385"}) EXPECT_EQ(in_register(query), 0) << query;
  const auto page = get(visitor(), "/ngos/" + base::to_string(id)).value();
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("has no card in the register yet"));
  EXPECT_THAT(page.body, Not(HasSubstr("940140000385")));
  EXPECT_THAT(page.body, Not(HasSubstr("8-7172")));
  EXPECT_THAT(page.body, Not(HasSubstr("/history")));
  EXPECT_THAT(page.body, Not(HasSubstr("/edit")));
  const auto seen_by_staff = get(operator_of_all(), "/ngos/" + base::to_string(id)).value().body;
  EXPECT_THAT(seen_by_staff, HasSubstr("8-7172-11-22-33"));
  EXPECT_THAT(seen_by_staff, HasSubstr("/ngos/" + base::to_string(id) + "/edit"));
}

TEST_P(ANamed, BecomesTheCardThatIsEnteredWithItsNumber) {
  const auto id = name(named()).value();
  const auto entered = enter(card());
  ASSERT_TRUE(entered.ok());
  EXPECT_EQ(*entered, id);
  EXPECT_EQ(one(id).standing, Standing::card);
  EXPECT_EQ(one(id).version, 2);
  EXPECT_EQ(one(id).card.full_name_ru, "Общественный фонд «Жаңа»");
  EXPECT_EQ(in_register("жаңа"), 1);
  EXPECT_EQ(enter(card()).failure().kind, Kind::conflict) << "a card is entered once";
}

TEST_P(ANamed, WithoutANumberGetsItsCardOnItsPage) {
  const auto id = name(named({})).value();
  EXPECT_NE(name(named({})).value(), id) << "a name alone is nobody's";
  const auto path = "/ngos/" + base::to_string(id) + "/edit";
  EXPECT_THAT(get(operator_of_all(), path).value().body, HasSubstr("ОФ «Жаңа»"));
  http::Pairs form{{"version", "1"},
                   {"number_kind", "rnn"},
                   {"number", "600700 130010"},
                   {"short_name_ru", "ОФ «Жаңа»"},
                   {"full_name_ru", "Общественный фонд «Жаңа»"}};
  EXPECT_EQ(post(operator_of_all(), path, form).value().status, 422) << "all that a new card needs";
  EXPECT_EQ(one(id).standing, Standing::named);
  for (const auto& [name, value] : http::Pairs{{"legal_form", item_id(reference::Book::legal_form)},
                                               {"activity", item_id(reference::Book::activity)},
                                               {"region", "63"},
                                               {"address", "Усть-Каменогорск"},
                                               {"phone1", "1"},
                                               {"email", "a@b.kz"},
                                               {"head_name", "Руководитель"},
                                               {"resume", "Работа с молодёжью"}})
    form.emplace_back(name, value);
  EXPECT_EQ(post(operator_of_all(), path, form).value().status, 303);
  EXPECT_EQ(one(id).standing, Standing::card);
  EXPECT_EQ(in_register("600700130010"), 1);
}

TEST_P(ANamed, IsTakenAgainByItsNumberWithTheTelephoneOfNow) {
  const auto id = name(named()).value();
  auto again = named();
  again.phone = "8-701-000-00-00";
  EXPECT_EQ(name(again).value(), id);
  EXPECT_EQ(one(id).card.phone1, "8-701-000-00-00");
  EXPECT_EQ(one(id).version, 2);
  again.phone.reset();
  EXPECT_EQ(name(again).value(), id);
  EXPECT_EQ(one(id).card.phone1, "8-701-000-00-00");
  EXPECT_EQ(one(id).version, 2);
}

TEST_P(ANamed, DoesNotTakeTheNumberOfACard) {
  ASSERT_TRUE(enter(card()).ok());
  const auto refused = name(named());
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.failure().kind, Kind::conflict);
  EXPECT_EQ(refused.failure().fields.at(0).field, "named.number");
  EXPECT_THAT(said(refused.failure()), HasSubstr("ОФ «Жаңа» has a card with this number"));
}

TEST_P(ANamed, GivesItsNumberToACardOnlyWhenItIsReleased) {
  const auto id = name(named()).value();
  const auto pilot = enter(card({})).value();
  const auto refused = change(pilot, 1, card());
  ASSERT_FALSE(refused.ok());
  EXPECT_THAT(said(refused.failure()), HasSubstr("Tie its projects to this card first"));
  const auto released = database().write([&](db::Write& db) -> base::Result<bool> {
    const bool done = release_number(db, clock.now(), id);
    journal::record(db, clock.now(), {.event = "project.executor_changed", .subject = {journal::Kind::ngo, id}});
    return done;
  });
  EXPECT_TRUE(released.value());
  EXPECT_TRUE(change(pilot, 1, card()).ok());
  EXPECT_EQ(one(id).standing, Standing::named);
}

TEST_P(ANamed, WhoseCardIsEnteredWithTheNumberOfAnotherCardIsSentThere) {
  ASSERT_TRUE(enter(card()).ok());
  const auto id = name(named({})).value();
  const auto refused = change(id, 1, card());
  ASSERT_FALSE(refused.ok());
  EXPECT_THAT(said(refused.failure()), HasSubstr("Tie the projects of this organisation to that card"));
}

TEST_P(ANamed, AndACardOfOneNumberAtOnceAreOne) {
  for (int round = 1; round <= support::rounds_at_once; ++round) {
    const auto [told, entered] = support::at_once([&] { return name(named(bin(round))); }, [&] { return enter(card(bin(round))); });
    ASSERT_TRUE(entered.ok());
    EXPECT_EQ(one(*entered).standing, Standing::card);
    if (told.ok()) EXPECT_EQ(*told, *entered);
    else EXPECT_EQ(told.failure().kind, Kind::conflict);
  }
  EXPECT_EQ(in_register(), support::rounds_at_once);
}

TEST_P(ANamed, NamedTwiceAtOnceIsOne) {
  for (int round = 1; round <= support::rounds_at_once; ++round) {
    const auto [first, second] = support::at_once([&] { return name(named(bin(round))); }, [&] { return name(named(bin(round))); });
    ASSERT_TRUE(first.ok());
    ASSERT_TRUE(second.ok());
    EXPECT_EQ(*first, *second);
  }
}

}  // namespace
}  // namespace baqylau::ngos
