#include "journal/journal.hpp"
#include "ngos/ngos.hpp"
#include "reference/reference.hpp"
#include "support/at_once.hpp"
#include "notices/notices.hpp"
#include "tests/ngos/visit.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <thread>

namespace baqylau::ngos {
namespace {

using base::Kind;
using ::testing::HasSubstr;
using ::testing::Not;

/// Projects are of a feature above.
base::Result<http::Response> page_of_one(const http::Get<http::Public>& call, base::NgoId id) {
  return ngo_page(call, id, [](const ui::View&, db::Read&, base::NgoId) { return ui::Html{}; });
}

class Register : public support::PagesTest {
 protected:
  void SetUp() override {
    PagesTest::SetUp();
    if (IsSkipped()) return;
    add_routes(routes);
    routes.get<"/ngos/{ngo}">(page_of_one);
  }
  base::Result<base::NgoId> add(const NgoCard& card) {
    return database().write([&](db::Write& db) { return add_ngo(db, clock.now(), random, base::AccountId{11}, card); });
  }
  base::NgoId added(const NgoCard& card) { return add(card).value(); }
  Ngo card_of(base::NgoId id) {
    return database().read([&](db::Read& db) { return find_ngo(db, id); }).value();
  }
  NgoPage found(const NgoFilter& filter, int page = 1, int size = ngos_on_a_page) {
    return database().read([&](db::Read& db) { return ngos_page(db, filter, page, size); });
  }
  std::vector<std::string> names(const NgoPage& page) {
    std::vector<std::string> list;
    for (const auto& ngo : page.ngos) list.push_back(ngo.card.short_name_ru);
    return list;
  }
  static NgoCard card(std::string short_name, std::string full_name = "Общественный фонд") {
    return {.full_name_ru = std::move(full_name), .short_name_ru = std::move(short_name)};
  }
  static base::IdentificationNumber bin(std::string digits) { return {base::NumberKind::bin, std::move(digits)}; }
  std::string item_id(reference::Book book) {
    return database().read([&](db::Read& db) { return base::to_string(reference::items(db, book).front().id); });
  }
  /// What an operator's browser sends for a new card.
  http::Pairs full_form() {
    return {{"number_kind", "rnn"},
            {"number", "600700 130010"},
            {"short_name_ru", "КЦ «ЗУБР»"},
            {"short_name_kk", ""},
            {"full_name_ru", "Учреждение Консалтинг-Центр «ЗУБР»"},
            {"full_name_kk", ""},
            {"legal_form", item_id(reference::Book::legal_form)},
            {"activity", item_id(reference::Book::activity)},
            {"region", "63"},
            {"address", "г. Усть-Каменогорск, ул. Ушанова, 158"},
            {"phone1", "8-7232-26-22-20"},
            {"phone2", ""},
            {"fax1", ""},
            {"fax2", ""},
            {"email", "zubr@ukg.kz"},
            {"web", "zubr.kz"},
            {"head_name", "Руководитель"},
            {"resume", "Консультации для организаций."}};
  }
  static http::Pairs with(http::Pairs form, const std::string& name, const std::string& value) {
    for (auto& [key, held] : form)
      if (key == name) {
        held = value;
        return form;
      }
    form.emplace_back(name, value);
    return form;
  }
  std::size_t leaves(base::NgoId id) {
    return database().read([&](db::Read& db) { return journal::of_subject(db, {journal::Kind::ngo, id}); }).size();
  }
};
BAQYLAU_ON_EACH_ENGINE(Register);

TEST_P(Register, KeepsACardThroughARestart) {
  auto wanted = card("КЦ «ЗУБР»", "Учреждение Консалтинг-Центр «ЗУБР»");
  wanted.number = bin("940140000385");
  wanted.full_name_kk = "«ЗУБР» консалтинг орталығы";
  wanted.phone1 = "8-7232-26-22-20";
  wanted.region_kato = "63";
  const auto id = added(wanted);
  reopen();
  const auto kept = card_of(id);
  EXPECT_EQ(kept.card.number->digits, "940140000385");
  EXPECT_EQ(kept.card.number->kind, base::NumberKind::bin);
  EXPECT_EQ(kept.card.full_name_kk, wanted.full_name_kk);
  EXPECT_EQ(kept.card.phone1, wanted.phone1);
  EXPECT_EQ(kept.card.email, std::nullopt);
  EXPECT_EQ(kept.region.ru, "Восточно-Казахстанская область");
  EXPECT_EQ(kept.version, 1);
  EXPECT_EQ(leaves(id), 1u);
}

TEST_P(Register, TakesANumberOnceAndSaysHowToGetAccess) {
  auto first = card("Первый");
  first.number = bin("940140000385");
  added(first);
  auto second = card("Второй");
  second.number = bin("940140000385");
  const auto refused = add(second);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.failure().kind, Kind::conflict);
  ASSERT_EQ(refused.failure().fields.size(), 1u);
  EXPECT_EQ(refused.failure().fields[0].field, "number");
  const auto said = (*catalogues)[i18n::Language::en](refused.failure().message);
  EXPECT_THAT(said, HasSubstr("Первый"));
  EXPECT_THAT(said, HasSubstr("access"));
  EXPECT_EQ(found({}).total, 1);
}

TEST_P(Register, TakesANumberOnceFromEightAtATime) {
  std::vector<std::thread> threads;
  std::atomic<int> taken{0};
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      base::SeededRandom own{static_cast<std::uint64_t>(i)};
      auto one = card("Фонд " + std::to_string(i));
      one.number = bin("940140000385");
      const auto done = database().write([&](db::Write& db) { return add_ngo(db, clock.now(), own, std::nullopt, one); });
      if (done.ok()) ++taken;
      else EXPECT_EQ(done.failure().kind, Kind::conflict);
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(taken, 1);
  EXPECT_EQ(found({}).total, 1);
}

TEST_P(Register, CardsWithoutANumberDoNotCollide) {
  added(card("Один"));
  added(card("Два"));
  EXPECT_EQ(found({}).total, 2);
}

TEST_P(Register, ListsInTheKazakhOrder) {
  for (const auto* name : {"Ұлан", "Ынтымақ", "Аға", "Үміт", "Әділет", "Ілгері", "Қайнар", "Бала"}) added(card(name));
  EXPECT_THAT(names(found({})), ::testing::ElementsAre("Аға", "Әділет", "Бала", "Қайнар", "Ұлан", "Үміт", "Ынтымақ", "Ілгері"));
}

TEST_P(Register, FindsByAPartOfANameInAnyCaseAndLanguage) {
  auto kazakh = card("ҚБ «Әйелдер»", "Женский центр «Нур»");
  kazakh.full_name_kk = "«Нұр» әйелдер орталығы";
  added(kazakh);
  added(card("ОФ «Ёлка»", "Детский фонд"));
  EXPECT_EQ(found({.query = "ЖЕНСКИЙ"}).total, 1);
  EXPECT_EQ(found({.query = "әйелдер ОРТ"}).total, 1);
  EXPECT_EQ(found({.query = "елка"}).total, 1) << "е stands for ё";
  EXPECT_EQ(found({.query = "нет такого"}).total, 0);
  EXPECT_EQ(found({.query = "%"}).total, 0) << "no sign stands for any text";
}

TEST_P(Register, FindsByAWholeNumberOnly) {
  auto one = card("Фонд");
  one.number = bin("940140000385");
  added(one);
  EXPECT_EQ(found({.query = "940140-000385"}).total, 1);
  EXPECT_EQ(found({.query = "940140"}).total, 0);
}

TEST_P(Register, FiltersByRegionAndActivity) {
  auto east = card("Восток");
  east.region_kato = "63";
  added(east);
  added(card("Без региона"));
  EXPECT_THAT(names(found({.region_kato = "63"})), ::testing::ElementsAre("Восток"));
  EXPECT_EQ(found({.region_kato = "63", .activity = base::ReferenceItemId{11}}).total, 0);
}

TEST_P(Register, APageBeyondTheLastIsTheLast) {
  for (int i = 1; i <= 5; ++i) added(card("Фонд " + std::to_string(i)));
  const auto last = found({}, 99, 2);
  EXPECT_EQ(last.page, 3);
  EXPECT_EQ(last.pages, 3);
  EXPECT_EQ(last.first, 5);
  EXPECT_THAT(names(last), ::testing::ElementsAre("Фонд 5"));
}

TEST_P(Register, AForeignCardCannotBeLoadedAndLooksUnknown) {
  const auto own = added(card("Свой"));
  const auto foreign = added(card("Чужой"));
  const auto author = *http::Author::admit(member_of(own));
  database().read([&](db::Read& db) {
    EXPECT_TRUE(load_ngo_for(db, author, own).ok());
    const auto refused = load_ngo_for(db, author, foreign);
    const auto unknown = load_ngo_for(db, author, base::NgoId{1});
    EXPECT_EQ(refused.failure().kind, Kind::not_found);
    EXPECT_EQ(refused.failure().message.text.id, unknown.failure().message.text.id);
  });
}

TEST_P(Register, AnOlderVersionChangesNothing) {
  const auto id = added(card("Фонд"));
  const auto author = *http::Author::admit(member_of(id));
  auto first = card("Фонд");
  first.phone1 = "1111111";
  auto second = card("Фонд");
  second.phone1 = "2222222";
  const auto change = [&](const NgoCard& to) {
    return database().write([&](db::Write& db) { return change_ngo(db, {clock.now(), random, *catalogues}, author, id, 1, to); });
  };
  EXPECT_TRUE(change(first).ok());
  const auto refused = change(second);
  EXPECT_EQ(refused.failure().kind, Kind::conflict);
  EXPECT_EQ(card_of(id).card.phone1, "1111111");
  EXPECT_EQ(card_of(id).version, 2);
  EXPECT_EQ(leaves(id), 2u);
}

TEST_P(Register, AnNgoCannotChangeItsNumberAndAnOperatorCan) {
  auto before = card("Фонд");
  before.number = bin("940140000385");
  const auto id = added(before);
  auto wanted = before;
  wanted.number = bin("971240001583");
  const auto change = [&](const http::Caller& caller, std::int64_t version) {
    return database().write([&](db::Write& db) {
      return change_ngo(db, {clock.now(), random, *catalogues}, *http::Author::admit(caller), id, version, wanted);
    });
  };
  EXPECT_TRUE(change(member_of(id), 1).ok());
  EXPECT_EQ(card_of(id).card.number->digits, "940140000385");
  EXPECT_TRUE(change(operator_of_all(), 2).ok());
  EXPECT_EQ(card_of(id).card.number->digits, "971240001583");
}

TEST_P(Register, AnOperatorOfAnyBodyMayChangeACard) {
  // The register belongs to no state body: an operator whose body never dealt with the NGO enters what its papers say.
  const auto before = card("Фонд");
  const auto id = added(before);
  auto wanted = before;
  wanted.phone1 = "8-7172-11-11-11";
  const auto foreign = operator_of(base::StateBodyId{77});
  EXPECT_TRUE(database()
                  .write([&](db::Write& db) {
                    return change_ngo(db, {clock.now(), random, *catalogues}, *http::Author::admit(foreign), id, 1, wanted);
                  })
                  .ok());
  EXPECT_EQ(card_of(id).card.phone1, wanted.phone1);
}

TEST_P(Register, AnotherEMailAddressIsToldToTheFormerAndTheNewOne) {
  auto before = card("Фонд");
  before.email = "old@example.kz";
  const auto id = added(before);
  auto wanted = before;
  const auto told = [&](std::optional<std::string> email) {
    wanted.email = std::move(email);
    const auto version = card_of(id).version;
    EXPECT_TRUE(
        database()
            .write([&](db::Write& db) {
              return change_ngo(db, {clock.now(), random, *catalogues}, *http::Author::admit(operator_of_all()), id, version, wanted);
            })
            .ok());
    std::vector<std::string> addresses;
    for (const auto& notice : database().read([&](db::Read& db) { return notices::of_ngo(db, id, 100); }))
      if (notice.kind == notices::Kind::address) addresses.push_back(notice.address.value_or(""));
    return addresses;
  };
  EXPECT_THAT(told("old@example.kz"), ::testing::IsEmpty());
  EXPECT_THAT(told("new@example.kz"), ::testing::UnorderedElementsAre("old@example.kz", "new@example.kz"));
  EXPECT_THAT(told(std::nullopt), ::testing::UnorderedElementsAre("old@example.kz", "new@example.kz", "new@example.kz", ""));
}

TEST_P(Register, AnOperatorCannotGiveACardAnothersNumber) {
  auto first = card("Первый");
  first.number = bin("940140000385");
  added(first);
  const auto id = added(card("Второй"));
  auto wanted = card("Второй");
  wanted.number = first.number;
  const auto refused = database().write([&](db::Write& db) {
    return change_ngo(db, {clock.now(), random, *catalogues}, *http::Author::admit(operator_of_all()), id, 1, wanted);
  });
  EXPECT_EQ(refused.failure().kind, Kind::conflict);
  EXPECT_EQ(refused.failure().fields.size(), 1u);
  EXPECT_EQ(card_of(id).version, 1);
}

TEST_P(Register, TwoCardsTakeOneNumberAtOnce) {
  for (int round = 1; round <= support::rounds_at_once; ++round) {
    auto wanted = card("Фонд");
    wanted.number = bin(std::to_string(940'140'000'000 + round));
    const auto take = [&](base::NgoId id) {
      return [&, id] {
        return database().write([&](db::Write& db) {
          return change_ngo(db, {clock.now(), random, *catalogues}, *http::Author::admit(operator_of_all()), id, 1, wanted);
        });
      };
    };
    const auto one = added(card("Один")), other = added(card("Два"));
    const auto [first, second] = support::at_once(take(one), take(other));
    ASSERT_NE(first.ok(), second.ok());
    const auto& refused = first.ok() ? second : first;
    EXPECT_EQ(refused.failure().kind, Kind::conflict);
    ASSERT_EQ(refused.failure().fields.size(), 1u);
    EXPECT_EQ(refused.failure().fields[0].field, "number");
  }
}

TEST_P(Register, AnOperatorEntersACard) {
  const auto answer = post(operator_of_all(), "/ngos/new", full_form());
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer.value().status, 303);
  const auto page = found({});
  ASSERT_EQ(page.total, 1);
  EXPECT_EQ(page.ngos[0].card.number->digits, "600700130010");
  EXPECT_EQ(page.ngos[0].card.web, "https://zubr.kz");
  EXPECT_THAT(location(answer.value()), HasSubstr("/ngos/" + base::to_string(page.ngos[0].id)));
}

TEST_P(Register, AllThatIsWrongIsSaidAtOnceAndNothingTypedIsLost) {
  auto form = with(with(full_form(), "number", "600700130011"), "email", "zubr");
  const auto answer = post(operator_of_all(), "/ngos/new", with(form, "address", ""));
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer.value().status, 422);
  const auto& page = answer.value().body;
  for (const auto* field : {"#number", "#email", "#address"}) EXPECT_THAT(page, HasSubstr("href=\"" + std::string{field} + "\""));
  EXPECT_THAT(page, HasSubstr("value=\"600700130011\""));
  EXPECT_THAT(page, HasSubstr("value=\"8-7232-26-22-20\""));
  EXPECT_EQ(found({}).total, 0);
}

TEST_P(Register, AnUnknownFieldIsNotOurForm) {
  const auto answer = post(operator_of_all(), "/ngos/new", with(full_form(), "sort_key", "x"));
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.failure().kind, Kind::malformed);
}

TEST_P(Register, OnlyAnOperatorEntersCards) {
  const auto id = added(card("Фонд"));
  EXPECT_FALSE(get(visitor(), "/ngos/new").ok());
  EXPECT_FALSE(get(member_of(id), "/ngos/new").ok());
  EXPECT_TRUE(get(operator_of_all(), "/ngos/new").ok());
}

TEST_P(Register, WhatAPilotCardLacksMayStayUnknownWhenItIsChanged) {
  const auto id = added(card("Фонд"));
  const auto answer = post(member_of(id), "/ngos/" + base::to_string(id) + "/edit",
                           {{"version", "1"},
                            {"short_name_ru", "Фонд"},
                            {"full_name_ru", "Общественный фонд"},
                            {"phone1", "8-7272-61-10-15"},
                            {"legal_form", ""}});
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer.value().status, 303);
  EXPECT_EQ(card_of(id).card.phone1, "8-7272-61-10-15");
  EXPECT_EQ(card_of(id).card.address, std::nullopt);
}

TEST_P(Register, AConflictPageKeepsWhatWasTypedAndShowsWhatIsSaved) {
  const auto id = added(card("Фонд"));
  const auto path = "/ngos/" + base::to_string(id) + "/edit";
  const http::Pairs form{{"version", "1"}, {"short_name_ru", "Фонд"}, {"full_name_ru", "Общественный фонд"}};
  ASSERT_TRUE(post(member_of(id), path, with(form, "phone1", "1111111")).ok());
  const auto answer = post(member_of(id), path, with(form, "phone1", "2222222"));
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(answer.value().status, 409);
  EXPECT_THAT(answer.value().body, HasSubstr("value=\"2222222\""));
  EXPECT_THAT(answer.value().body, HasSubstr(">1111111<"));
  EXPECT_THAT(answer.value().body, HasSubstr("name=\"version\" value=\"2\""));
  EXPECT_EQ(card_of(id).card.phone1, "1111111");
}

TEST_P(Register, ThePublicCardDoesNotNameTheHead) {
  auto one = card("Фонд");
  one.head_name = "Руководитель";
  const auto id = added(one);
  const auto path = "/ngos/" + base::to_string(id);
  EXPECT_THAT(get(visitor(), path).value().body, Not(HasSubstr("Руководитель")));
  EXPECT_THAT(get(member_of(id), path).value().body, HasSubstr("Руководитель"));
  EXPECT_THAT(get(member_of(base::NgoId{5}), path).value().body, Not(HasSubstr("Руководитель")));
}

TEST_P(Register, TheListShowsNamesEscaped) {
  added(card("<b>Фонд</b> & \"Ко\""));
  const auto page = get(visitor(), "/ngos", {{"query", "<b>"}}).value().body;
  EXPECT_THAT(page, HasSubstr("&lt;b&gt;Фонд&lt;/b&gt; &amp;"));
  EXPECT_THAT(page, Not(HasSubstr("<b>Фонд")));
}

}  // namespace
}  // namespace baqylau::ngos
