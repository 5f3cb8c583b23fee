#pragma once
/// Two NGOs with projects in one contest, whose three reports are due in February, May and August 2008; three experts of its
/// state body and one of another. The clock stands in September, when all of it is history.

#include "contests/contests.hpp"
#include "ngos/ngos.hpp"
#include "projects/projects.hpp"
#include "ratings/store.hpp"
#include "reference/reference.hpp"
#include "support/accounts.hpp"
#include "tests/ngos/visit.hpp"
#include "tests/ratings/sql.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace baqylau::ratings {

class RatingsTest : public support::PagesTest {
 protected:
  static base::LocalDate day(std::string_view iso) { return base::LocalDate::parse_iso(iso).value(); }
  static base::Instant noon(std::string_view iso) { return base::almaty_start(day(iso)) + std::chrono::hours{12}; }

  template <class F>
  auto write(F&& job) {
    return database().write(std::forward<F>(job)).value();
  }

  void SetUp() override {
    PagesTest::SetUp();
    if (IsSkipped()) return;
    add_routes(routes);
    clock.set(noon("2008-09-15"));
    body = write([&](db::Write& db) {
      return reference::add_state_body(db, random, clock.now(), {.name_kk = "Министрлік", .name_ru = "Министерство"});
    });
    const auto other_body = write(
        [&](db::Write& db) { return reference::add_state_body(db, random, clock.now(), {.name_kk = "Әкімдік", .name_ru = "Акимат"}); });
    contest = write([&](db::Write& db) {
      return contests::add_contest(
          db, change(),
          {.state_body = body, .held_on = day("2007-04-19"), .due = {day("2008-02-19"), day("2008-05-19"), day("2008-08-19")}});
    });
    ngo = add_ngo("КЦ «ЗУБР»");
    other_ngo = add_ngo("ОО «РГИ»");
    for (const auto* login : {"first", "second", "third"})
      experts.push_back(support::add_staff(database(), random, clock.now(), login, http::Role::specialist, body));
    foreign = support::add_staff(database(), random, clock.now(), "foreign", http::Role::specialist, other_body);
    administrator = support::add_staff(database(), random, clock.now(), "keeper", http::Role::administrator);
  }

  contests::Change change() { return {.now = clock.now(), .random = random}; }
  base::NgoId add_ngo(std::string name) {
    return write([&](db::Write& db) {
      return ngos::add_ngo(db, clock.now(), random, std::nullopt, {.full_name_ru = "Учреждение " + name, .short_name_ru = name});
    });
  }
  base::ProjectId add_project(int lot, base::NgoId executor, std::optional<base::Money> budget = base::Money{1'000'000}) {
    return write([&](db::Write& db) -> base::Result<base::ProjectId> {
      const auto id = TRY(contests::add_lot(db, change(), contest, {.number = lot, .name = {.ru = "Лот"}}));
      return projects::award(db, change(), id, {.ngo = executor, .budget = budget});
    });
  }
  reports::Report report(base::ProjectId project, int stage) {
    return database().read([&](db::Read& db) { return reports::reports_of_project(db, project).at(static_cast<std::size_t>(stage - 1)); });
  }
  /// With all the parts that the stage requires, but the `missing` last ones.
  void hand_in(const reports::Report& report, std::string_view on, std::size_t missing = 0) {
    write([&](db::Write& db) {
      auto required = reports::required_parts(db, report.stage, day("2008-01-01"));
      required.resize(required.size() - missing);
      std::vector<reports::PartContent> parts;
      for (const auto part : required) parts.push_back({.part = part, .body = "Текст"});
      return reports::enter_paper_report(db, clock.now(), {.report = report.id, .received_on = day(on), .parts = parts});
    });
  }
  Act act(base::Instant now) { return {.now = now, .random = random, .actor = experts.at(0).account}; }
  /// Whoever is named already stays so.
  void name(const support::Person& expert, int stage) {
    ASSERT_TRUE(database()
                    .write([&](db::Write& db) -> base::Done {
                      const auto named =
                          name_expert(db, act(clock.now()), contests::find_contest(db, contest).value(), stage, expert.account);
                      if (named || named.failure().kind == base::Kind::conflict) return base::done();
                      return named.failure();
                    })
                    .ok());
  }
  store::RoundReport round(const reports::Report& report) {
    return database().read([&](db::Read& db) { return store::round_report(db, report).value(); });
  }
  base::Done reopen(const reports::Report& report, base::Instant at) {
    const auto closed = round(report).closed;
    return database().write([&](db::Write& db) { return reopen_scoring(db, act(at), report, closed->id, "Ошибка"); });
  }
  base::Done close(const reports::Report& report, base::Instant at) {
    return database().write([&](db::Write& db) { return close_scoring(db, act(at), report, "Эксперт болен"); });
  }
  base::Done withdraw(const support::Person& expert, int stage, base::Instant at) {
    return database().write([&](db::Write& db) -> base::Done {
      for (const auto& named : experts_of(db, contest, stage))
        if (named.account == expert.account) return withdraw_expert(db, act(at), named, "Болезнь");
      return base::Failure{base::Kind::not_found, base::M("This report is not here")};
    });
  }
  /// Points of one who is named: where nobody else is, they close the scoring and count.
  base::Done give(const support::Person& expert, const reports::Report& report, std::array<int, 3> points, base::Instant at,
                  std::int64_t version = 1) {
    name(expert, report.stage);
    return give_as_it_is(expert, report, points, at, version);
  }
  base::Done give_as_it_is(const support::Person& expert, const reports::Report& report, std::array<int, 3> points, base::Instant at,
                           std::int64_t version = 1) {
    return database().write([&](db::Write& db) {
      return add_score(db, at, random, expert.account, report, version, {.points = points, .reasons = {"хорошо", "надолго", "повторимо"}});
    });
  }
  /// Handed in on the due dates, each scored by one expert alike: each rating is 40 + 60 % of the points.
  base::ProjectId rated_project(int lot, base::NgoId executor, int points, std::optional<base::Money> budget = base::Money{1'000'000}) {
    const auto project = add_project(lot, executor, budget);
    for (int stage = 1; stage <= 3; ++stage) {
      const auto owed = report(project, stage);
      hand_in(owed, owed.due_on->iso());
      EXPECT_TRUE(give(experts[0], owed, {points, points, points}, noon("2008-09-01")).ok());
      accept(report(project, stage), "2008-09-01");
    }
    return project;
  }
  void accept(const reports::Report& report, std::string_view on) {
    const notices::Outbox outbox{.now = noon(on), .random = random, .catalogues = *catalogues};
    write([&](db::Write& db) { return reports::accept(db, {.account = experts[0].account, .outbox = outbox}, report); });
  }
  ProjectRating rating(base::ProjectId project, std::string_view as_of) {
    return database().read([&](db::Read& db) { return project_ratings(db, {.project = project}, day(as_of)).at(project); });
  }
  StageRating stage(base::ProjectId project, int number, std::string_view as_of) {
    return rating(project, as_of).stages[static_cast<std::size_t>(number - 1)].value();
  }
  std::vector<NgoRating> ngos_rated(std::optional<base::NgoId> of, std::string_view as_of) {
    return database().read([&](db::Read& db) { return ngo_ratings(db, of, day(as_of)); });
  }
  static NewSettings settings_from(std::string_view iso) {
    return {.valid_from = day(iso), .weights = {50, 50, 0, 0, 0}, .stages = {0, 0, 100}, .late_day_penalty = 1, .threshold = 90};
  }
  base::Done add(const NewSettings& settings) {
    return database().write([&](db::Write& db) { return add_settings(db, clock.now(), random, administrator.account, settings); });
  }
  std::vector<std::string> leaves(const std::string& event) {
    return database().read([&](db::Read& db) {
      std::vector<std::string> found;
      for (auto& row : db.all(tests::ratings::sql::leaf_details{event})) found.push_back(std::move(row.details));
      return found;
    });
  }
  static std::string score_path(const reports::Report& report) { return "/reports/" + base::to_string(report.id) + "/score"; }

  base::StateBodyId body{};
  base::ContestId contest{};
  base::NgoId ngo{}, other_ngo{};
  std::vector<support::Person> experts;
  support::Person foreign, administrator;
};

}  // namespace baqylau::ratings
