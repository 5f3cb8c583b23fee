#pragma once
/// Two state bodies; projects with four tranches of 500 000 are made as needed, their reports due on 19 February, 19 May and 19 September
/// 2008. The clock stands on 3 March 2008.

#include "control/control.hpp"
#include "decisions/service.hpp"
#include "decisions/store.hpp"
#include "http/caller.hpp"
#include "i18n/i18n.hpp"
#include "projects/projects.hpp"
#include "ratings/ratings.hpp"
#include "reports/reports.hpp"
#include "support/vouched_test.hpp"
#include "tests/decisions/sql.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace baqylau::decisions {

namespace rows = baqylau::tests::decisions::sql;

inline base::LocalDate day(std::string_view iso) { return base::LocalDate::parse_iso(iso).value(); }

class DecisionsTest : public support::VouchedTest {
 protected:
  using Role = http::Role;
  const base::StateBodyId body{101}, foreign_body{102};
  const base::NgoId ngo{11};
  const base::AccountId specialist{1}, second_specialist{2}, approver{3}, second_approver{4}, expert{5};

  void SetUp() override {
    VouchedTest::SetUp();
    if (IsSkipped()) return;
    const auto done = database().write([&](db::Write& db) -> base::Done {
      for (std::int64_t n = 1; n <= 20; ++n) db.run(rows::add_account{{n}, "account" + std::to_string(n)});
      for (const std::int64_t n : {1, 2}) {
        db.run(rows::add_state_body{{100 + n}, "Орган " + std::to_string(n)});
        db.run(rows::add_contest{{200 + n}, {100 + n}, day("2007-07-16")});
      }
      db.run(rows::add_specialist{1, expert, body});
      db.run(rows::add_ngo{ngo, "НПО", db::Blob{"key"}});
      return base::done();
    });
    ASSERT_TRUE(done.ok());
  }

  /// A project of the first body.
  base::ProjectId new_project(int tranches = 4) {
    const auto n = ++projects_;
    const base::ProjectId id{4000 + n};
    const auto done = database().write([&](db::Write& db) -> base::Done {
      db.run(rows::add_lot{{3000 + n}, {201}, n});
      db.run(rows::add_project{id, {3000 + n}, ngo, base::Money{2'000'000}});
      for (int number = 1; number <= tranches; ++number) db.run(rows::add_tranche{id, number, base::Money{500'000}});
      db.run(rows::add_report{{50'000 + n * 10 + 1}, id, 1, day("2008-02-19")});
      db.run(rows::add_report{{50'000 + n * 10 + 2}, id, 2, day("2008-05-19")});
      db.run(rows::add_report{{50'000 + n * 10 + 3}, id, 3, day("2008-09-19")});
      return base::done();
    });
    EXPECT_TRUE(done.ok());
    return id;
  }

  By by(base::AccountId account) { return {.account = account, .outbox = {clock.now(), random, *catalogues}}; }
  template <class Job>
  auto write(Job&& job) {
    return database().write(std::forward<Job>(job));
  }

  projects::Project project(base::ProjectId id) {
    return database().read([&](db::Read& db) { return projects::find_project(db, id); }).value();
  }
  projects::Tranche tranche(base::ProjectId id, int number) {
    return database().read([&](db::Read& db) { return projects::tranches_of(db, id); }).at(static_cast<std::size_t>(number - 1));
  }
  reports::Report report(base::ProjectId id, int stage) {
    return database().read([&](db::Read& db) { return reports::reports_of_project(db, id); }).at(static_cast<std::size_t>(stage - 1));
  }
  std::vector<control::Case> cases(base::ProjectId id) {
    return database().read([&](db::Read& db) { return control::cases_of_project(db, id); });
  }
  Decision decision(base::DecisionId id) {
    return database().read([&](db::Read& db) { return store::in_scope(db, http::Scope::all(), id); }).value();
  }
  std::int64_t leaves_of(const std::string& event) {
    return database().read([&](db::Read& db) { return db.one(rows::count_leaves{event})->leaves; });
  }

  /// The report comes in on paper today, complete, and is accepted.
  void accept_report(base::ProjectId id, int stage) {
    reports::PaperReport paper{.report = report(id, stage).id, .received_on = clock.today()};
    for (const auto part : reports::all_parts) paper.parts.push_back({.part = part, .attested = true});
    ASSERT_TRUE(write([&](db::Write& db) { return reports::enter_paper_report(db, clock.now(), paper); }).ok());
    ASSERT_TRUE(write([&](db::Write& db) { return reports::accept(db, by(specialist), report(id, stage)); }).ok());
  }
  void score_report(base::ProjectId id, int stage, int points) {
    const auto scored = report(id, stage);
    const ratings::NewScore score{.points = {points, points, points}, .reasons = {"Себеп", "Себеп", "Себеп"}};
    ASSERT_TRUE(write([&](db::Write& db) -> base::Done {
                  const ratings::Act by{.now = clock.now(), .random = random, .actor = expert};
                  const auto named = ratings::name_expert(db, by, TRY(contests::find_contest(db, base::ContestId{201})), stage, expert);
                  if (!named && named.failure().kind != base::Kind::conflict) return named.failure();
                  return ratings::add_score(db, clock.now(), random, expert, scored, scored.versions.value(), score);
                }).ok());
  }
  base::CaseId take_into_special_control(base::ProjectId id) {
    return write([&](db::Write& db) { return control::open_case(db, by(specialist), id, "Отчётные документы расходятся"); }).value();
  }
  /// So that the day on which the term ends is over.
  void let_the_term_pass(base::ProjectId id) { go_to(cases(id).front().cure_by.plus_days(1)); }
  void go_to(base::LocalDate date) { clock.set(base::almaty_start(date) + std::chrono::hours{10}); }
  void pay(base::ProjectId id, int number) {
    ASSERT_TRUE(write([&](db::Write& db) {
                  return projects::move_tranche(db, clock.now(), random, id, number, projects::TrancheEvent::pay, {}, {}, clock.today());
                }).ok());
  }

  NewDecision about(Subject subject) {
    return {.subject = std::move(subject),
            .number = std::to_string(++numbers_) + "-р",
            .decided_on = clock.today(),
            .basis_kk = "Шарттың 5-тармағы",
            .basis_ru = "Пункт 5 договора",
            .text_kk = "Шешім мәтіні",
            .text_ru = "Текст решения"};
  }
  Subject finance(int number, int tranches = 4) {
    return {.kind = DecisionKind::finance, .tranche = number, .stage = report_of_tranche(number, tranches)};
  }
  base::Result<base::DecisionId> draft_as(base::AccountId account, base::ProjectId id, const NewDecision& decision) {
    return write([&](db::Write& db) -> base::Result<base::DecisionId> {
      return draft(db, by(account), TRY(projects::find_project(db, id)), decision);
    });
  }
  base::Done approve_as(base::AccountId account, base::DecisionId id) {
    return write([&](db::Write& db) { return approve(db, by(account), store::in_scope(db, http::Scope::all(), id).value()); });
  }
  /// Drafted by the specialist, approved by the approver.
  base::DecisionId decide(base::ProjectId id, Subject subject) {
    const auto drafted = draft_as(specialist, id, about(std::move(subject)));
    EXPECT_TRUE(drafted.ok()) << (drafted.ok() ? "" : drafted.failure().message.text.id);
    const auto approved = approve_as(approver, drafted.value());
    EXPECT_TRUE(approved.ok()) << (approved.ok() ? "" : approved.failure().message.text.id);
    return drafted.value();
  }
  /// Past the term, with the first tranche paid, and terminated.
  base::DecisionId terminate(base::ProjectId id) {
    take_into_special_control(id);
    let_the_term_pass(id);
    return decide(id, {.kind = DecisionKind::terminate});
  }

  http::Caller caller(base::AccountId account, std::vector<http::RoleGrant> roles) {
    return {.account = account, .name = "Account", .roles = std::move(roles), .session_key = "session"};
  }

  std::unique_ptr<i18n::Catalogues> catalogues = i18n::load_catalogues();

 private:
  std::int64_t projects_ = 0;
  int numbers_ = 0;
};

}  // namespace baqylau::decisions
