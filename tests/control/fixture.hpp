#pragma once
/// Two state bodies, each with a contest whose reports are due in February, May and August 2008. In the ministry's, lots 1 and 2
/// are executed by one NGO; in the akimat's, lot 1 by another. Nothing is filled in yet; it is the 10th of January.

#include "contests/contests.hpp"
#include "control/control.hpp"
#include "control/sheet.hpp"
#include "journal/journal.hpp"
#include "ngos/ngos.hpp"
#include "projects/projects.hpp"
#include "reference/reference.hpp"
#include "support/accounts.hpp"
#include "tests/control/facts.hpp"
#include "tests/ngos/visit.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace baqylau::control {

class ControlTest : public support::PagesTest {
 protected:
  using Part = reports::Part;
  static std::vector<Part> complete() { return {Part::team, Part::about_project, Part::main_works}; }

  template <class F>
  auto write(F&& job) {
    return database().write(std::forward<F>(job)).value();
  }
  template <class F>
  auto read(F&& job) {
    return database().read(std::forward<F>(job));
  }

  void SetUp() override {
    PagesTest::SetUp();
    if (IsSkipped()) return;
    add_routes(routes);
    clock.set(noon("2008-01-10"));
    ministry = write([&](db::Write& db) {
      return reference::add_state_body(db, random, clock.now(), {.name_kk = "Министрлік", .name_ru = "Министерство"});
    });
    akimat = write([&](db::Write& db) {
      return reference::add_state_body(db, random, clock.now(), {.name_kk = "Әкімдік", .name_ru = "Акимат", .region_kato = "55"});
    });
    ngo = add_ngo("КЦ «ЗУБР»");
    other_ngo = add_ngo("ОО «РГИ»");
    first = add_contest(ministry, "2007-04-19", {"2008-02-19", "2008-05-19", "2008-08-19"});
    second = add_contest(akimat, "2007-06-23", {"2008-02-19", "2008-05-19", "2008-08-19"});
    one = add_project(first, 1, ngo, {"55"});
    two = add_project(first, 2, ngo);
    three = add_project(second, 1, other_ngo, {"55"});
    specialist = support::add_staff(database(), random, clock.now(), "specialist", http::Role::specialist, ministry);
    foreign = support::add_staff(database(), random, clock.now(), "foreign", http::Role::specialist, akimat);
    member = support::add_ngo_member(database(), random, clock.now(), "zubr", ngo);
    other_member = support::add_ngo_member(database(), random, clock.now(), "rgi", other_ngo);
  }

  contests::Change change() { return {.now = clock.now(), .random = random}; }
  notices::Outbox outbox() { return {clock.now(), random, *catalogues}; }
  reports::Checker checker() { return {specialist.account, outbox()}; }

  base::NgoId add_ngo(const std::string& name) {
    return write([&](db::Write& db) {
      return ngos::add_ngo(db, clock.now(), random, {}, {.full_name_ru = "Учреждение " + name, .short_name_ru = name}, day("2007-04-19"));
    });
  }
  base::ContestId add_contest(base::StateBodyId body, std::string_view held_on, std::array<std::string_view, 3> due) {
    return write([&](db::Write& db) {
      return contests::add_contest(db, change(),
                                   {.state_body = body, .held_on = day(held_on), .due = {day(due[0]), day(due[1]), day(due[2])}});
    });
  }
  base::ProjectId add_project(base::ContestId contest, int number, base::NgoId executor, std::vector<std::string> regions = {},
                              const std::string& name = "Лот") {
    return write([&](db::Write& db) -> base::Result<base::ProjectId> {
      const auto lot =
          TRY(contests::add_lot(db, change(), contest, {.number = number, .name = {.ru = name}, .regions = std::move(regions)}));
      return projects::award(db, change(), lot, {.ngo = executor});
    });
  }
  reports::Report report(base::ProjectId project, int stage = 1) {
    return read([&](db::Read& db) { return reports::reports_of_project(db, project).at(static_cast<std::size_t>(stage - 1)); });
  }
  http::Author author(const reports::Report& of) {
    return {.account = of.ngo == ngo ? member.account : other_member.account, .ngo = of.ngo};
  }
  void draft(base::ProjectId project, int stage, base::Instant at, const std::vector<Part>& parts) {
    clock.set(at);
    const auto of = report(project, stage);
    std::vector<reports::PartContent> contents;
    for (const auto part : parts) contents.push_back({.part = part, .body = "Текст " + base::to_string(of.id)});
    write([&](db::Write& db) { return reports::write_draft(db, at, author(of), of.id, contents); });
  }
  void submit(base::ProjectId project, int stage, base::Instant at, const std::vector<Part>& parts) {
    draft(project, stage, at, parts);
    const auto of = report(project, stage);
    write([&](db::Write& db) { return reports::submit_draft(db, outbox(), author(of), of.id); });
  }
  void send_back(base::ProjectId project, int stage, base::Instant at) {
    clock.set(at);
    write([&](db::Write& db) { return reports::send_back(db, checker(), report_in(db, project, stage), "Дополните", {}); });
  }
  void accept(base::ProjectId project, int stage, base::Instant at) {
    clock.set(at);
    write([&](db::Write& db) { return reports::accept(db, checker(), report_in(db, project, stage)); });
  }
  void move_due(base::ProjectId project, int stage, base::Instant at, std::string_view to) {
    clock.set(at);
    write([&](db::Write& db) { return reports::move_due(db, checker(), report_in(db, project, stage), day(to), "Паводок"); });
  }
  void keep(base::Instant at) {
    clock.set(at);
    write([&](db::Write& db) {
      keep_cases(db, outbox(), clock.today());
      return base::done();
    });
  }
  void keep_changed(base::Instant at) {
    clock.set(at);
    write([&](db::Write& db) {
      keep_changed_cases(db, outbox(), clock.today());
      return base::done();
    });
  }
  void remind(base::Instant at) {
    clock.set(at);
    write([&](db::Write& db) {
      send_reminders(db, outbox(), clock.today());
      return base::done();
    });
  }
  std::vector<Case> cases(base::ProjectId project) {
    return read([&](db::Read& db) { return cases_of_project(db, project); });
  }
  std::vector<notices::Shown> told(base::NgoId whom) {
    return read([&](db::Read& db) { return notices::of_ngo(db, whom, 100); });
  }
  std::int64_t group(std::string_view on) {
    return read([&](db::Read& db) { return projects_in_special_control(db, day(on)); });
  }
  std::vector<Cause> causes(base::ProjectId project, std::string_view on) {
    return read([&](db::Read& db) { return causes_of(db, project, day(on)); });
  }
  std::int64_t leaves() {
    return read([&](db::Read& db) { return journal::head(db).size; });
  }

  static reports::Report report_in(db::Read& db, base::ProjectId project, int stage) {
    return reports::reports_of_project(db, project).at(static_cast<std::size_t>(stage - 1));
  }

  base::StateBodyId ministry{}, akimat{};
  base::NgoId ngo{}, other_ngo{};
  base::ContestId first{}, second{};
  base::ProjectId one{}, two{}, three{};
  support::Person specialist, foreign, member, other_member;
};

}  // namespace baqylau::control
