#include "contests/service.hpp"

#include "journal/corrections.hpp"
#include "support/accounts.hpp"
#include "support/at_once.hpp"
#include "support/vouched_test.hpp"
#include "tests/contests/sql.hpp"

#include <fstream>

namespace baqylau::contests {
namespace {

namespace rows = baqylau::tests::contests::sql;

base::LocalDate day(std::string_view iso) { return base::LocalDate::parse_iso(iso).value(); }

const i18n::Catalogues& catalogues() {
  static const auto loaded = i18n::load_catalogues();
  return *loaded;
}

class Contests : public support::VouchedTest {
 protected:
  base::StateBodyId ministry{}, akimat{};
  base::AccountId actor{};

  void SetUp() override {
    VouchedTest::SetUp();
    if (IsSkipped()) return;
    const auto add_body = [&](reference::NewStateBody body) {
      return database().write([&](db::Write& db) { return reference::add_state_body(db, random, clock.now(), body); }).value();
    };
    ministry = add_body({.name_kk = "Министрлік", .name_ru = "Министерство"});
    akimat = add_body({.name_kk = "Әкімдік", .name_ru = "Акимат", .region_kato = "55"});
    actor = support::add_staff(database(), random, clock.now(), "operator", http::Role::operator_, ministry).account;
  }

  Change change(http::Scope scope = http::Scope::all()) { return {clock.now(), random, actor, scope}; }
  Change of(base::StateBodyId body) { return change(http::Scope{body}); }

  template <class F>
  auto write(F&& job) {
    return database().write(std::forward<F>(job));
  }
  template <class F>
  auto read(F&& job) {
    return database().read(std::forward<F>(job));
  }

  base::ContestId contest_of(base::StateBodyId body, std::string_view held_on = "2007-04-19") {
    return write([&](db::Write& db) { return add_contest(db, change(), {.state_body = body, .held_on = day(held_on)}); }).value();
  }
  base::Result<base::LotId> put(base::ContestId contest, LotFacts facts) {
    return write([&](db::Write& db) { return add_lot(db, change(), contest, facts); });
  }
  static LotFacts facts(int number, LotStatus status = LotStatus::announced, std::vector<std::string> regions = {}) {
    return {.number = number, .name = {.ru = "Лот " + std::to_string(number)}, .regions = std::move(regions), .status = status};
  }
  Lot stored(base::LotId id) {
    return read([&](db::Read& db) { return find_lot(db, id); }).value();
  }
  Contest stored(base::ContestId id) {
    return read([&](db::Read& db) { return find_contest(db, id); }).value();
  }
  store::LotsPage page(base::ContestId id, LotFilter filter = {}, int number = 1) {
    return read([&](db::Read& db) { return store::lots_page(db, find_contest(db, id).value(), filter, number); });
  }
  std::vector<int> numbers(const store::LotsPage& page) {
    std::vector<int> found;
    for (const auto& lot : page.lots) found.push_back(lot.number);
    return found;
  }
  /// Oldest first.
  std::vector<std::string> events(const journal::Object& subject) {
    std::vector<std::string> found;
    for (const auto& leaf : read([&](db::Read& db) { return journal::of_subject(db, subject); })) found.insert(found.begin(), leaf.event);
    return found;
  }
  std::filesystem::path file(std::string_view bytes, const std::string& name = "lots.csv") {
    std::ofstream{directory() / name, std::ios::binary} << bytes;
    return directory() / name;
  }
};

TEST_P(Contests, AreReadBackWithAllTheirFacts) {
  const ContestFacts facts{.state_body = ministry,
                           .held_on = day("2007-04-19"),
                           .title = {"Атауы", "Название"},
                           .legal_basis = {std::nullopt, "Закон"},
                           .due = {day("2008-03-01"), std::nullopt, day("2008-06-01")},
                           .lots_total = 70};
  const auto id = write([&](db::Write& db) { return add_contest(db, change(), facts); }).value();
  ASSERT_TRUE(put(id, this->facts(1, LotStatus::held)).ok());
  ASSERT_TRUE(put(id, this->facts(2)).ok());
  reopen();
  const auto contest = stored(id);
  EXPECT_EQ(content_hash(contest.facts), content_hash(facts));
  EXPECT_EQ(contest.body.ru, "Министерство");
  EXPECT_EQ(contest.body.en, "Министерство") << "the Russian name where there is no English one";
  EXPECT_EQ(contest.lots_recorded, 2);
  EXPECT_EQ(contest.lots_held, 1);
  EXPECT_EQ(events({journal::Kind::contest, id}), std::vector<std::string>{"contest.added"});
}

TEST_P(Contests, AreListedNewestFirstAndByYear) {
  const auto april = contest_of(ministry, "2007-04-19");
  const auto june = contest_of(ministry, "2007-06-23");
  const auto later = contest_of(akimat, "2008-01-01");
  const auto ids = [](const std::vector<Contest>& list) {
    std::vector<base::ContestId> found;
    for (const auto& contest : list) found.push_back(contest.id);
    return found;
  };
  EXPECT_EQ(ids(read([](db::Read& db) { return contests(db); })), (std::vector{later, june, april}));
  EXPECT_EQ(ids(read([](db::Read& db) { return contests(db, 2007); })), (std::vector{june, april}));
  EXPECT_EQ(read([](db::Read& db) { return store::contest_years(db); }), (std::vector{2008, 2007}));
  EXPECT_EQ(read([](db::Read& db) { return store::contest_count(db, 2007); }), 2);
  EXPECT_EQ(ids(read([](db::Read& db) { return store::contest_list(db, 0, 2, 2); })), std::vector{april});
}

TEST_P(Contests, OfAnotherBodyLookUnknown) {
  const auto id = contest_of(ministry);
  const auto lot = put(id, facts(1)).value();
  for (const auto& [contest, its_lot] : {std::pair{id, lot}, std::pair{base::ContestId{1}, base::LotId{1}}}) {
    const auto found = read([&](db::Read& db) { return load_contest_for(db, of(akimat).scope, contest); });
    EXPECT_EQ(found.failure().kind, base::Kind::not_found);
    EXPECT_EQ(found.failure().message.text.id, "There is no such contest");
    EXPECT_EQ(read([&](db::Read& db) { return load_lot_for(db, of(akimat).scope, its_lot); }).failure().kind, base::Kind::not_found);
    EXPECT_EQ(write([&](db::Write& db) { return add_lot(db, of(akimat), contest, facts(2)); }).failure().kind, base::Kind::not_found);
    EXPECT_EQ(write([&](db::Write& db) { return edit_lot(db, of(akimat), its_lot, 1, facts(3)); }).failure().kind, base::Kind::not_found);
    EXPECT_EQ(write([&](db::Write& db) { return set_lot_status(db, of(akimat), its_lot, LotStatus::held); }).failure().kind,
              base::Kind::not_found);
  }
  EXPECT_TRUE(read([&](db::Read& db) { return load_contest_for(db, of(ministry).scope, id); }).ok());
  EXPECT_EQ(stored(id).lots_recorded, 1);
  EXPECT_EQ(stored(lot).version, 1);
}

TEST_P(Contests, AreAddedForABodyOfTheScopeOnly) {
  const auto refused =
      write([&](db::Write& db) { return add_contest(db, of(akimat), {.state_body = ministry, .held_on = day("2007-04-19")}); });
  EXPECT_EQ(refused.failure().kind, base::Kind::malformed);
  const auto unknown = write([&](db::Write& db) { return add_contest(db, change(), {.state_body = {99}, .held_on = day("2007-04-19")}); });
  EXPECT_EQ(unknown.failure().kind, base::Kind::malformed);
  EXPECT_TRUE(read([](db::Read& db) { return contests(db); }).empty());
}

TEST_P(Contests, EditedByTwoKeepTheFirst) {
  const auto id = contest_of(ministry);
  auto first = stored(id).facts, second = first;
  first.lots_total = 70;
  second.lots_total = 20;
  EXPECT_TRUE(write([&](db::Write& db) { return edit_contest(db, of(ministry), id, 1, first); }).ok());
  EXPECT_EQ(write([&](db::Write& db) { return edit_contest(db, of(ministry), id, 1, second); }).failure().kind, base::Kind::conflict);
  EXPECT_EQ(write([&](db::Write& db) { return edit_contest(db, of(akimat), id, 2, second); }).failure().kind, base::Kind::not_found);
  EXPECT_EQ(stored(id).facts.lots_total, 70);
  EXPECT_EQ(events({journal::Kind::contest, id}), (std::vector<std::string>{"contest.added", "contest.changed"}));
}

TEST_P(Contests, WithAHeldLotKeepBodyAndDueDatesAndChangeTheDayForAReason) {
  const auto id = contest_of(ministry);
  ASSERT_TRUE(put(id, facts(1, LotStatus::held)).ok());
  const auto seen = stored(id).facts;
  const auto edit = [&](const ContestFacts& to, const std::string& reason = {}) {
    return write([&](db::Write& db) { return edit_contest(db, change(), id, stored(id).version, to, reason); });
  };
  auto other_body = seen;
  other_body.state_body = akimat;
  EXPECT_EQ(edit(other_body, "Ошибка").failure().kind, base::Kind::conflict);
  auto other_due = seen;
  other_due.due[0] = day("2008-03-03");
  EXPECT_EQ(edit(other_due, "Ошибка").failure().kind, base::Kind::conflict);
  auto other_day = seen;
  other_day.held_on = day("2007-04-20");
  EXPECT_EQ(edit(other_day).failure().fields.front().field, "reason");
  ASSERT_TRUE(edit(other_day, "Опечатка в протоколе").ok());
  EXPECT_EQ(stored(id).facts.held_on, day("2007-04-20"));
  const auto told = read([&](db::Read& db) { return journal::corrections_of(db, {journal::Kind::contest, id}); });
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].reason, "Опечатка в протоколе");
  EXPECT_EQ(told[0].fields, (std::vector<journal::Correction::Field>{{"held_on", "2007-04-19", "2007-04-20"}}));
  auto title = stored(id).facts;
  title.title.ru = "Название";
  EXPECT_TRUE(edit(title).ok()) << "texts need no reason";
}

TEST_P(Contests, LotIsReadBackWithAllItsFacts) {
  const auto id = contest_of(ministry);
  const LotFacts all{.number = 5,
                     .name = {"Атауы", "Имя"},
                     .description = {"Сипаты", "Описание"},
                     .regions = {"55", "63"},
                     .coverage = {std::nullopt, "словами"},
                     .planned = base::Money{2'937'350},
                     .status = LotStatus::held};
  const auto lot = stored(put(id, all).value());
  EXPECT_EQ(content_hash(lot.facts), content_hash(all));
  EXPECT_EQ(lot.contest, id);
  EXPECT_EQ(lot.state_body, ministry);
  EXPECT_EQ(lot.held_on, day("2007-04-19"));
  ASSERT_EQ(lot.regions.size(), 2u);
  EXPECT_EQ(lot.regions[0].names.kk, "Павлодар облысы");
  EXPECT_EQ(events({journal::Kind::lot, lot.id}), std::vector<std::string>{"lot.added"});
}

TEST_P(Contests, LotNumberIsOnceInAContest) {
  const auto first = contest_of(ministry), second = contest_of(ministry, "2007-06-23");
  ASSERT_TRUE(put(first, facts(1)).ok());
  const auto again = put(first, facts(1));
  ASSERT_EQ(again.failure().kind, base::Kind::invalid);
  EXPECT_EQ(again.failure().fields.at(0).field, "number");
  EXPECT_TRUE(put(second, facts(1)).ok()) << "another contest has its own numbers";
  EXPECT_EQ(stored(first).lots_recorded, 1);
}

TEST_P(Contests, LotTakesNoRegionThatIsNotInTheBook) {
  const auto id = contest_of(ministry);
  EXPECT_EQ(put(id, facts(1, LotStatus::announced, {"55", "99"})).failure().kind, base::Kind::malformed);
  EXPECT_EQ(stored(id).lots_recorded, 0);
}

TEST_P(Contests, LotIsEditedOnceForEachVersionSeen) {
  const auto id = contest_of(ministry);
  const auto lot = put(id, facts(1, LotStatus::announced, {"55", "63"})).value();
  ASSERT_TRUE(put(id, facts(2)).ok());
  auto edited = facts(7, LotStatus::not_held, {"71"});
  edited.description.kk = "Сипаты";
  ASSERT_TRUE(write([&](db::Write& db) { return edit_lot(db, change(), lot, 1, edited); }).ok());
  EXPECT_EQ(content_hash(stored(lot).facts), content_hash(edited));
  EXPECT_EQ(write([&](db::Write& db) { return edit_lot(db, change(), lot, 1, facts(8)); }).failure().kind, base::Kind::conflict);
  const auto version = stored(lot).version;
  const auto taken = write([&](db::Write& db) { return edit_lot(db, change(), lot, version, facts(2, LotStatus::not_held)); });
  ASSERT_EQ(taken.failure().kind, base::Kind::invalid);
  EXPECT_EQ(taken.failure().fields.at(0).field, "number");
  EXPECT_EQ(content_hash(stored(lot).facts), content_hash(edited));
  EXPECT_EQ(events({journal::Kind::lot, lot}), (std::vector<std::string>{"lot.added", "lot.changed"}));
}

TEST_P(Contests, TwoLotsTakeOneNumberAtOnce) {
  const auto id = contest_of(ministry);
  for (int round = 1; round <= support::rounds_at_once; ++round) {
    const auto number = 1000 + round;
    const auto take = [&, number](base::LotId lot, std::uint64_t seed) {
      return [&, number, lot, seed] {
        base::SeededRandom own{seed};
        return write([&](db::Write& db) { return edit_lot(db, {clock.now(), own, actor}, lot, 1, facts(number)); });
      };
    };
    const auto one = put(id, facts(2 * round)).value(), other = put(id, facts(2 * round + 1)).value();
    const auto [first, second] = support::at_once(take(one, 1), take(other, 2));
    ASSERT_NE(first.ok(), second.ok());
    const auto& refused = first.ok() ? second : first;
    EXPECT_EQ(refused.failure().kind, base::Kind::invalid);
    ASSERT_EQ(refused.failure().fields.size(), 1u);
    EXPECT_EQ(refused.failure().fields[0].field, "number");
  }
}

TEST_P(Contests, ALotEditedByTwoAtOnceKeepsTheFirst) {
  const auto lot = put(contest_of(ministry), facts(1)).value();
  for (int round = 1; round <= support::rounds_at_once; ++round) {
    const auto edit = [&](int number, std::uint64_t seed) {
      return [&, number, seed] {
        base::SeededRandom own{seed};
        return write([&](db::Write& db) { return edit_lot(db, {clock.now(), own, actor}, lot, round, facts(number)); });
      };
    };
    const auto [first, second] = support::at_once(edit(2 * round, 1), edit(2 * round + 1, 2));
    ASSERT_NE(first.ok(), second.ok());
    const auto& refused = first.ok() ? second : first;
    EXPECT_EQ(refused.failure().kind, base::Kind::conflict) << "no other lot has the number";
  }
}

TEST_P(Contests, FormDoesNotTakeAHeldLotBack) {
  const auto lot = put(contest_of(ministry), facts(1, LotStatus::held)).value();
  const auto refused = write([&](db::Write& db) { return edit_lot(db, change(), lot, 1, facts(1, LotStatus::cancelled)); });
  ASSERT_EQ(refused.failure().kind, base::Kind::invalid);
  EXPECT_EQ(refused.failure().fields.at(0).field, "status");
  EXPECT_EQ(stored(lot).version, 1) << "nothing else of the form was stored either";
}

TEST_P(Contests, LotStatusFollowsTheWorkflow) {
  const auto lot = put(contest_of(ministry), facts(1, LotStatus::cancelled)).value();
  const auto set = [&](LotStatus to) { return write([&](db::Write& db) { return set_lot_status(db, of(ministry), lot, to); }); };
  EXPECT_EQ(set(LotStatus::held).failure().kind, base::Kind::invalid);
  EXPECT_EQ(stored(lot).facts.status, LotStatus::cancelled);
  EXPECT_TRUE(set(LotStatus::cancelled).ok()) << "what it is already";
  EXPECT_EQ(events({journal::Kind::lot, lot}), std::vector<std::string>{"lot.added"});
  EXPECT_TRUE(set(LotStatus::announced).ok());
  EXPECT_TRUE(set(LotStatus::held).ok());
  EXPECT_EQ(stored(lot).facts.status, LotStatus::held);
  EXPECT_EQ(events({journal::Kind::lot, lot}), (std::vector<std::string>{"lot.added", "lot.changed", "lot.changed"}));
}

TEST_P(Contests, LotMovesFromTheStatusItWasSeenInOnly) {
  const auto lot = put(contest_of(ministry), facts(1, LotStatus::not_held)).value();
  const auto moved =
      write([&](db::Write& db) -> base::Result<bool> { return store::move_lot(db, lot, LotStatus::announced, LotStatus::held); });
  EXPECT_FALSE(moved.value());
  EXPECT_EQ(stored(lot).facts.status, LotStatus::not_held);
}

TEST_P(Contests, LotsAreShownFiftyAPageByNumber) {
  const auto id = contest_of(ministry);
  for (int number = 53; number >= 1; --number) ASSERT_TRUE(put(id, facts(number)).ok());
  const auto first = page(id), second = page(id, {}, 2);
  EXPECT_EQ(first.lots.size(), 50u);
  EXPECT_EQ(first.lots.front().number, 1);
  EXPECT_EQ(first.count, 53);
  EXPECT_EQ(numbers(second), (std::vector{51, 52, 53}));
}

TEST_P(Contests, LotsAreNarrowedByStatusAndRegion) {
  const auto id = contest_of(ministry);
  ASSERT_TRUE(put(id, facts(1, LotStatus::held, {"55", "71"})).ok());
  ASSERT_TRUE(put(id, facts(2, LotStatus::held)).ok());
  ASSERT_TRUE(put(id, facts(3, LotStatus::not_held, {"71"})).ok());
  ASSERT_TRUE(put(id, facts(4, LotStatus::held, {"71"})).ok());
  ASSERT_TRUE(put(contest_of(ministry, "2007-06-23"), facts(5, LotStatus::held, {"10"})).ok());
  EXPECT_EQ(numbers(page(id, {.status = LotStatus::held})), (std::vector{1, 2, 4}));
  EXPECT_EQ(numbers(page(id, {.region = "71"})), (std::vector{1, 3, 4}));
  const auto both = page(id, {.status = LotStatus::held, .region = "71"});
  EXPECT_EQ(numbers(both), (std::vector{1, 4}));
  EXPECT_EQ(both.count, 2);
  const auto codes = [&](const store::LotLine& lot) {
    std::vector<std::string> found;
    for (const auto place : lot.regions) found.push_back(both.regions.at(place).kato);
    return found;
  };
  EXPECT_EQ(codes(both.lots[0]), (std::vector<std::string>{"55", "71"}));
  EXPECT_EQ(codes(both.lots[1]), std::vector<std::string>{"71"});
  EXPECT_TRUE(numbers(page(id, {.region = "10"})).empty());
}

TEST_P(Contests, LotsPageShowsTheBeginningOfADescription) {
  const auto id = contest_of(ministry);
  auto lot = facts(1);
  lot.description.ru.emplace();
  for (int i = 0; i < 1000; ++i) *lot.description.ru += "ж";
  ASSERT_TRUE(put(id, lot).ok());
  EXPECT_EQ(page(id).lots.at(0).description_ru->size(), 602u) << "301 letters of two bytes";
  EXPECT_FALSE(page(id).lots.at(0).description_kk);
}

// ---- loading a table

const std::string good_table = "number,name_ru,regions,status\n1,Первый,71,held\n2,Второй,55;63,not_held\n";

TEST_P(Contests, ImportAppliesAllRows) {
  const auto id = contest_of(ministry);
  const auto outcome = import_lots(database(), change(), catalogues(), id, file(good_table), ImportMode::apply).value();
  EXPECT_EQ(outcome.lots, 2u);
  EXPECT_TRUE(outcome.errors.empty());
  EXPECT_TRUE(outcome.applied);
  reopen();
  const auto lots = page(id);
  EXPECT_EQ(numbers(lots), (std::vector{1, 2}));
  EXPECT_EQ(lots.lots[1].regions.size(), 2u);
  EXPECT_EQ(events({journal::Kind::contest, id}), (std::vector<std::string>{"contest.added", "lots.imported"}));
}

TEST_P(Contests, ImportTriedDryStoresNothing) {
  const auto id = contest_of(ministry);
  const auto outcome = import_lots(database(), change(), catalogues(), id, file(good_table), ImportMode::dry_run).value();
  EXPECT_EQ(outcome.lots, 2u);
  EXPECT_FALSE(outcome.applied);
  EXPECT_EQ(stored(id).lots_recorded, 0);
}

TEST_P(Contests, ImportWithOneBadRowStoresNothing) {
  const auto id = contest_of(ministry);
  const auto outcome = import_lots(database(), change(), catalogues(), id, file(good_table + "x,Третий,,\n"), ImportMode::apply).value();
  EXPECT_EQ(outcome.lots, 2u);
  ASSERT_EQ(outcome.errors.size(), 1u);
  EXPECT_EQ(outcome.errors[0].line, 4);
  EXPECT_EQ(outcome.errors[0].column, "number");
  EXPECT_FALSE(outcome.applied);
  EXPECT_EQ(stored(id).lots_recorded, 0);
  EXPECT_EQ(events({journal::Kind::contest, id}), std::vector<std::string>{"contest.added"});
}

TEST_P(Contests, ImportTwiceNamesTheLotsThatAreThere) {
  const auto id = contest_of(ministry);
  ASSERT_TRUE(import_lots(database(), change(), catalogues(), id, file(good_table), ImportMode::apply)->applied);
  const auto again = import_lots(database(), change(), catalogues(), id, file(good_table), ImportMode::apply).value();
  ASSERT_EQ(again.errors.size(), 2u);
  EXPECT_EQ(again.errors[0].message.text.id,
            "Lot {number} is in this contest already. Take the row out of the table, or correct the number");
  EXPECT_EQ(stored(id).lots_recorded, 2);
}

TEST_P(Contests, ImportOfWhatIsNoTableIsRefusedWhole) {
  const auto id = contest_of(ministry);
  const auto windows_1251 = std::string{"number;name_ru\n1;\xCB\xEE\xF2 \xEF\xE5\xF0\xE2\xFB\xE9\n"};
  const auto outcome_of = [&](std::string_view bytes) {
    return import_lots(database(), change(), catalogues(), id, file(bytes), ImportMode::apply);
  };
  EXPECT_EQ(outcome_of("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n").failure().kind, base::Kind::invalid);
  EXPECT_EQ(outcome_of(windows_1251).failure().kind, base::Kind::invalid);
  EXPECT_EQ(outcome_of(std::string(6u << 20, 'a')).failure().kind, base::Kind::too_large);
  EXPECT_EQ(import_lots(database(), of(akimat), catalogues(), id, file(good_table), ImportMode::apply).failure().kind,
            base::Kind::not_found);
  EXPECT_EQ(stored(id).lots_recorded, 0);
}

class KeptImport : public Contests {
 protected:
  base::ContestId contest{};
  base::ImportId kept{};
  void SetUp() override {
    Contests::SetUp();
    if (IsSkipped()) return;
    contest = contest_of(ministry);
    const auto table = check_file(database(), catalogues(), contest, file(good_table)).value();
    kept = write([&](db::Write& db) -> base::Result<base::ImportId> {
             return keep_import(db, change(), contest, "lots.csv", table.imported());
           }).value();
  }
  std::optional<store::StoredImport> load(const http::Scope& scope, base::ContestId of_contest) {
    return read([&](db::Read& db) { return store::stored_import(db, scope, of_contest, kept); });
  }
  base::Done apply() {
    return write([&](db::Write& db) { return apply_import(db, change(), *store::stored_import(db, store::everything, contest, kept)); });
  }
  std::string state() {
    return read([&](db::Read& db) { return db.all(rows::stored_states{}); }).at(0).state;
  }
};

TEST_P(KeptImport, WaitsForTheOperator) {
  EXPECT_EQ(state(), "checked");
  EXPECT_EQ(stored(contest).lots_recorded, 0);
  const auto waiting = load(of(ministry).scope, contest);
  ASSERT_TRUE(waiting);
  EXPECT_EQ(waiting->file_name, "lots.csv");
  EXPECT_EQ(waiting->table.lots.size(), 2u);
}

TEST_P(KeptImport, LooksUnknownUnderAnotherBodyOrContest) {
  EXPECT_FALSE(load(of(akimat).scope, contest));
  EXPECT_FALSE(load(of(ministry).scope, contest_of(ministry, "2007-06-23")));
}

TEST_P(KeptImport, IsAppliedOnce) {
  EXPECT_TRUE(apply().ok());
  EXPECT_EQ(state(), "applied");
  EXPECT_EQ(stored(contest).lots_recorded, 2);
  EXPECT_EQ(apply().failure().kind, base::Kind::conflict);
  EXPECT_EQ(stored(contest).lots_recorded, 2);
}

TEST_P(KeptImport, IsRolledBackWholeWhenALotCameMeanwhile) {
  ASSERT_TRUE(put(contest, facts(2)).ok());
  const auto refused = apply();
  ASSERT_EQ(refused.failure().kind, base::Kind::conflict);
  const auto told = catalogues()[i18n::Language::en](refused.failure().message);
  EXPECT_EQ(told, "Nothing was loaded: lot 2, on line 3 of the file, is in this contest already. Choose the file again to check it anew");
  EXPECT_EQ(state(), "checked");
  EXPECT_EQ(numbers(page(contest)), std::vector{2}) << "the first row is not there either";
}

TEST_P(KeptImport, PutAsideIsNeverApplied) {
  EXPECT_TRUE(write([&](db::Write& db) { return drop_import(db, kept); }).ok());
  EXPECT_EQ(apply().failure().kind, base::Kind::conflict);
  EXPECT_EQ(write([&](db::Write& db) { return drop_import(db, kept); }).failure().kind, base::Kind::conflict);
  EXPECT_EQ(stored(contest).lots_recorded, 0);
}

BAQYLAU_ON_EACH_ENGINE(Contests);
BAQYLAU_ON_EACH_ENGINE(KeptImport);

}  // namespace
}  // namespace baqylau::contests
