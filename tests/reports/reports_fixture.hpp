#pragma once
/// Two NGOs with a project each, under two state bodies; the first report of each is due on 3 March 2008, the day on which
/// the clock of the tests stands.

#include "i18n/i18n.hpp"
#include "reports/service.hpp"
#include "reports/store.hpp"
#include "support/vouched_test.hpp"
#include "tests/reports/sql.hpp"

namespace baqylau::reports {

namespace rows = baqylau::tests::reports::sql;

inline base::LocalDate day(std::string_view iso) { return base::LocalDate::parse_iso(iso).value(); }

class ReportsTest : public support::VouchedTest {
 protected:
  const base::ReportId report{501}, second_report{502}, foreign_report{511};
  const base::ProjectId project{401};
  const http::Scope own_body{base::StateBodyId{101}};
  const http::Author ngo{.account = base::AccountId{1}, .ngo = base::NgoId{11}};
  const http::Author colleague{.account = base::AccountId{2}, .ngo = base::NgoId{11}};
  const http::Author foreign_ngo{.account = base::AccountId{3}, .ngo = base::NgoId{12}};
  const http::Author own_operator{.account = base::AccountId{4}, .scope = http::Scope{base::StateBodyId{101}}};
  const http::Author foreign_operator{.account = base::AccountId{4}, .scope = http::Scope{base::StateBodyId{102}}};
  const http::Author operator_of_all{.account = base::AccountId{4}, .scope = http::Scope::all()};

  void SetUp() override {
    VouchedTest::SetUp();
    if (IsSkipped()) return;
    const auto done = database().write([&](db::Write& db) -> base::Done {
      for (const std::int64_t n : {1, 2, 3, 4, 5}) db.run(rows::add_account{{n}, "account" + std::to_string(n)});
      for (const std::int64_t n : {1, 2}) {
        db.run(rows::add_state_body{{100 + n}, "Орган " + std::to_string(n)});
        db.run(rows::add_contest{{200 + n}, {100 + n}, day("2007-07-16")});
        db.run(rows::add_lot{{300 + n}, {200 + n}, n});
        db.run(rows::add_ngo{{10 + n}, "НПО " + std::to_string(n), db::Blob{"key"}});
        db.run(rows::add_project{{400 + n}, {300 + n}, {10 + n}});
      }
      db.run(rows::add_report{report, project, 1, day("2008-03-03")});
      db.run(rows::add_report{second_report, project, 2, std::nullopt});
      db.run(rows::add_report{foreign_report, {402}, 1, day("2008-03-03")});
      return base::done();
    });
    ASSERT_TRUE(done.ok());
  }

  Report load(const http::Author& author, base::ReportId id) {
    return database().read([&](db::Read& db) { return load_report_for(db, author, id); }).value();
  }
  Draft draft(base::ReportId id) {
    return database().read([&](db::Read& db) { return store::load_draft(db, id); });
  }
  /// The form as it is shown now.
  std::vector<PartEdit> form(base::ReportId id) {
    std::vector<PartEdit> edits;
    const auto stored = draft(id);
    for (const auto part : text_parts) {
      const auto body = stored.part(part).content.body.value_or("");
      edits.push_back({part, body, stored.part(part).version, text_hash(body)});
    }
    return edits;
  }
  static void type(std::vector<PartEdit>& edits, Part part, std::string body) {
    for (auto& edit : edits)
      if (edit.part == part) edit.body = std::move(body);
  }
  base::Result<Saved> save(const http::Author& author, base::ReportId id, const std::vector<PartEdit>& edits) {
    return database().write([&](db::Write& db) -> base::Result<Saved> {
      auto current = TRY(load_report_for(db, author, id));
      auto saved = TRY(save_draft(db, clock.now(), author, current, edits));
      return saved;
    });
  }
  void write(base::ReportId id, const std::vector<Part>& parts) {
    auto edits = form(id);
    for (const auto part : parts) type(edits, part, "Текст: " + std::string{to_code(part)});
    ASSERT_TRUE(save(ngo, id, edits).ok());
  }
  Preview seen(base::ReportId id) {
    return database().read(
        [&](db::Read& db) { return preview(db, find_report(db, id).value(), store::load_draft(db, id), clock.today()); });
  }
  base::Result<Version> submit_as(const http::Author& author, base::ReportId id, const Submission& submission) {
    return database().write([&](db::Write& db) -> base::Result<Version> {
      return submit(db, outbox(), author, TRY(load_report_for(db, author, id)), submission);
    });
  }
  /// As it is now, late or incomplete or not.
  base::Result<Version> submit_now(base::ReportId id) {
    return submit_as(ngo, id, {.content_hash = seen(id).content_hash, .confirmed = true});
  }
  notices::Outbox outbox() { return {clock.now(), random, *catalogues_}; }
  Checker specialist() { return {.account = {5}, .outbox = outbox()}; }
  /// By a specialist of the first body.
  base::Done return_it(base::ReportId id, const std::string& reason = "Исправьте", const std::vector<Remark>& remarks = {}) {
    return database().write(
        [&](db::Write& db) -> base::Done { return send_back(db, specialist(), TRY(load_report_in(db, own_body, id)), reason, remarks); });
  }
  base::Done accept_it(base::ReportId id) {
    return database().write([&](db::Write& db) -> base::Done { return accept(db, specialist(), TRY(load_report_in(db, own_body, id))); });
  }
  base::Done move_due_to(base::ReportId id, std::string_view to, const std::string& reason = "Снегопад") {
    return database().write(
        [&](db::Write& db) -> base::Done { return move_due(db, specialist(), TRY(load_report_in(db, own_body, id)), day(to), reason); });
  }
  Facts facts(base::ReportId id, std::string_view as_of) {
    for (auto& one : database().read([&](db::Read& db) { return facts_as_of(db, {}, day(as_of)); }))
      if (one.report == id) return one;
    throw std::logic_error("no such report");
  }
  /// The control form's figure at the end of a day; nothing where it has none.
  std::optional<int> days(base::ReportId id, std::string_view as_of) { return days_of(facts(id, as_of).standing, day(as_of)).days; }
  std::vector<rows::notices_of::Row> letters_to(base::NgoId id) {
    return database().read([&](db::Read& db) { return db.all(rows::notices_of{id}); });
  }
  base::Done attach(const http::Author& author, base::ReportId id, const NewFile& file) {
    return database().write(
        [&](db::Write& db) { return reports::add_file(db, clock.now(), random, author, load_report_for(db, author, id).value(), file); });
  }
  static NewFile some_file(int n) {
    return {"photo" + std::to_string(n) + ".png", "image/png", 1000 + n, base::hex(base::sha256(std::to_string(n)))};
  }
  std::int64_t versions_of(base::ReportId id) {
    return database().read([&](db::Read& db) { return db.one(rows::count_versions{id})->versions; });
  }
  std::int64_t leaves_of(const std::string& event) {
    return database().read([&](db::Read& db) { return db.one(rows::count_leaves{event})->leaves; });
  }

  std::unique_ptr<i18n::Catalogues> catalogues_ = i18n::load_catalogues();
};

}  // namespace baqylau::reports
