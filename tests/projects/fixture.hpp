#pragma once
/// A contest of one state body with a lot, two NGOs, another state body: what the tests of projects begin with.

#include "contests/contests.hpp"
#include "journal/journal.hpp"
#include "ngos/ngos.hpp"
#include "projects/projects.hpp"
#include "reference/reference.hpp"
#include "tests/ngos/visit.hpp"
#include "tests/projects/sql.hpp"

#include <gmock/gmock.h>

#include <string>

namespace baqylau::projects {

namespace test_sql = baqylau::tests::projects::sql;

class ProjectsTest : public support::PagesTest {
 protected:
  template <class F>
  auto write(F&& job) {
    return database().write(std::forward<F>(job)).value();
  }

  void SetUp() override {
    PagesTest::SetUp();
    if (IsSkipped()) return;
    add_routes(routes);
    body = write([&](db::Write& db) {
      return reference::add_state_body(db, random, clock.now(), {.name_kk = "Министрлік", .name_ru = "Министерство"});
    });
    other_body = write(
        [&](db::Write& db) { return reference::add_state_body(db, random, clock.now(), {.name_kk = "Әкімдік", .name_ru = "Акимат"}); });
    contest = write([&](db::Write& db) {
      return contests::add_contest(
          db, change(), {.state_body = body, .held_on = day("2007-04-19"), .due = {day("2007-08-01"), day("2007-10-01"), std::nullopt}});
    });
    lot = add_lot(5);
    ngo = add_ngo("КЦ «ЗУБР»", "Учреждение Консалтинг-Центр «ЗУБР»");
    other_ngo = add_ngo("ОО «РГИ»", "Общественное объединение «Развитие гражданских инициатив»");
  }

  /// Whatever a test did through a use case, the sums of contests are kept with it.
  void TearDown() override {
    if (!IsSkipped() && !HasFatalFailure()) {
      EXPECT_THAT(database().read([](db::Read& db) { return miscounted_contests(db); }), ::testing::IsEmpty());
    }
    PagesTest::TearDown();
  }

  static base::LocalDate day(std::string_view iso) { return base::LocalDate::parse_iso(iso).value(); }
  contests::Change change() { return {.now = clock.now(), .random = random}; }
  base::LotId add_lot(int number, contests::LotStatus status = contests::LotStatus::announced) {
    return write([&](db::Write& db) {
      return contests::add_lot(db, change(), contest,
                               {.number = number,
                                .name = {.ru = "Проведение мероприятий"},
                                .regions = {"63"},
                                .coverage = {.ru = "и Павлодарская область"},
                                .status = status});
    });
  }
  base::NgoId add_ngo(std::string short_name, std::string full_name) {
    return write([&](db::Write& db) {
      return ngos::add_ngo(db, clock.now(), random, std::nullopt,
                           {.full_name_ru = std::move(full_name),
                            .short_name_ru = std::move(short_name),
                            .phone1 = "8-7232-26-22-20",
                            .fax1 = "8-7232-57-83-74"});
    });
  }
  Award contract() const {
    return {.ngo = ngo,
            .contract_number = "17/05",
            .contract_date = day("2007-05-28"),
            .budget = base::Money{2'937'350},
            .starts_on = day("2007-05-31"),
            .ends_on = day("2007-11-30"),
            .tranches = {{base::Money{2'000'000}, day("2007-06-10")}, {base::Money{937'350}, std::nullopt}}};
  }
  base::ProjectId awarded(base::LotId of) {
    return write([&](db::Write& db) { return award(db, change(), of, contract()); });
  }
  base::ProjectId awarded() { return awarded(lot); }
  http::Author executor() { return *http::Author::admit(member_of(ngo)); }
  base::Done save(const http::Author& author, base::ProjectId id, std::int64_t version, const PartContent& content) {
    return database().write([&](db::Write& db) { return save_part(db, clock.now(), author, id, version, content); });
  }
  Passport passport_of(base::ProjectId id) {
    return database().read([&](db::Read& db) { return read_passport(db, id); });
  }
  Project project(base::ProjectId id) {
    return database().read([&](db::Read& db) { return find_project(db, id); }).value();
  }
  test_sql::totals::Row totals() {
    return database().read([](db::Read& db) { return *db.one(test_sql::totals{}); });
  }
  std::vector<journal::Shown> events(base::ProjectId id) {
    return database().read([&](db::Read& db) { return journal::of_subject(db, {journal::Kind::project, id}); });
  }
  /// The page as `app` assembles it, without what other features add.
  std::string page(base::ProjectId id, i18n::Language language, const http::Caller& caller = {}) {
    http::Request request;
    request.path = "/projects/" + base::to_string(id);
    request.language = language;
    request.caller = caller;
    const ui::View v{request, (*catalogues)[language], clock.today()};
    const auto data = database().read([&](db::Read& db) { return load_passport(db, id); }).value();
    return passport_top(v, data).bytes() + passport_facts(v, data).bytes() + passport_body(v, data).bytes() +
           passport_timeline(v, data).bytes();
  }
  /// Each a minute after the one before.
  base::Done happens(base::ProjectId id, StatusEvent event, std::optional<base::DecisionId> decision = std::nullopt) {
    clock.set(clock.now() + std::chrono::minutes{1});
    return database().write(
        [&](db::Write& db) { return change_status(db, clock.now(), random, id, event, base::AccountId{14}, decision); });
  }
  /// A payment is one of today where no other day is given.
  base::Done moves(base::ProjectId id, int number, TrancheEvent event, std::optional<base::DecisionId> decision = std::nullopt,
                   std::optional<base::LocalDate> paid_on = std::nullopt) {
    clock.set(clock.now() + std::chrono::minutes{1});
    if (event == TrancheEvent::pay && !paid_on) paid_on = clock.today();
    return database().write(
        [&](db::Write& db) { return move_tranche(db, clock.now(), random, id, number, event, base::AccountId{11}, decision, paid_on); });
  }
  Tranche tranche(base::ProjectId id, int number) {
    return database().read([&](db::Read& db) { return tranches_of(db, id); }).at(static_cast<std::size_t>(number - 1));
  }
  contests::LotStatus status_of(base::LotId id) {
    return database().read([&](db::Read& db) { return contests::find_lot(db, id); }).value().facts.status;
  }
  base::ReferenceItemId first_of(reference::Book book) {
    return database().read([&](db::Read& db) { return reference::items(db, book).front().id; });
  }
  static std::string edit_path(base::ProjectId id, std::string_view part) {
    return "/projects/" + base::to_string(id) + "/edit/" + std::string{part};
  }

  base::StateBodyId body{}, other_body{};
  base::ContestId contest{};
  base::LotId lot{};
  base::NgoId ngo{}, other_ngo{};
};

}  // namespace baqylau::projects
