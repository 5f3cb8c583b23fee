/// Ten thousand generated histories against a model that remembers what was done and knows nothing of the program: what an NGO
/// sees before submitting is what the form says after it, any past day is what had been done by its end, and a rating is the
/// same when it is counted with a pencil.

#include "tests/app/history_forms.hpp"
#include "tests/app/history_model.hpp"

#include "app/demo_chance.hpp"
#include "base/spreadsheet.hpp"
#include "contests/contests.hpp"
#include "control/service.hpp"
#include "control/sheet.hpp"
#include "i18n/i18n.hpp"
#include "ngos/ngos.hpp"
#include "projects/projects.hpp"
#include "ratings/store.hpp"
#include "reference/reference.hpp"
#include "reports/difference.hpp"
#include "reports/service.hpp"
#include "reports/store.hpp"
#include "support/accounts.hpp"
#include "support/vouched_test.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <set>

namespace baqylau::app {
namespace {

LocalDate day(std::string_view iso) { return LocalDate::parse_iso(iso).value(); }
constexpr std::chrono::microseconds moment{1};

/// What a draft holds.
using Held = std::map<Part, reports::PartContent>;

class Histories : public support::VouchedTest {
 protected:
  static int how_many(bool sqlite) {
    const char* asked = std::getenv("BAQYLAU_HISTORIES");
    // A history on a server costs a few hundred round trips.
    return asked ? std::atoi(asked) : sqlite ? 10'000 : 1'000;
  }

  void SetUp() override {
    VouchedTest::SetUp();
    if (IsSkipped()) return;
    clock.set(base::almaty_start(day("2023-01-10")));
    ASSERT_TRUE(database()
                    .write([&](db::Write& db) -> base::Done {
                      body = TRY(reference::add_state_body(db, random, clock.now(), {.name_kk = "Министрлік", .name_ru = "Министерство"}));
                      ngo = TRY(ngos::add_ngo(db, clock.now(), random, {}, {.full_name_ru = "Учреждение", .short_name_ru = "У"}));
                      return base::done();
                    })
                    .ok());
    for (int i = 0; i < 3; ++i)
      experts.push_back(
          support::add_staff(database(), random, clock.now(), "expert" + std::to_string(i), http::Role::specialist, body).account);
    author = {.account = support::add_ngo_member(database(), random, clock.now(), "member", ngo).account, .ngo = ngo};
  }

  /// A contest with its due dates around the change of 2024-03-01 and the 29th of February, and its projects.
  base::Result<std::vector<base::ProjectId>> contest(db::Write& db, int lots) {
    contests::ContestFacts facts{.state_body = body, .held_on = day("2023-06-01")};
    LocalDate due = day("2024-01-20").plus_days(chance.between(0, 40));
    for (auto& one : facts.due) {
      one = due;
      due = due.plus_days(chance.between(1, 30));
    }
    const contests::Change change{.now = clock.now(), .random = random};
    const auto id = TRY(contests::add_contest(db, change, facts));
    const auto held = TRY(contests::find_contest(db, id));
    contest_of = id;
    for (int stage = 1; stage <= 3; ++stage) {
      auto& named = named_for[static_cast<std::size_t>(stage - 1)];
      named.clear();
      for (int i = chance.between(1, 3); i > 0; --i) named.insert(static_cast<std::size_t>(chance.between(0, 2)));
      for (const auto expert : named) TRY(ratings::name_expert(db, act(clock.now()), held, stage, experts[expert]));
    }
    std::vector<base::ProjectId> projects;
    for (int number = 1; number <= lots; ++number) {
      contests::LotFacts lot{.number = number};
      lot.name.ru = "Лот";
      const auto added = TRY(contests::add_lot(db, change, id, lot));
      projects.push_back(TRY(projects::award(db, change, added, {.ngo = ngo, .budget = base::Money{3'000'000}, .lines = lines})));
    }
    return projects;
  }

  /// Now and then the last moment of the due day, or the first of the next.
  Instant some_time(LocalDate around, const std::optional<LocalDate>& due, Instant after) {
    Instant at = base::almaty_start(around) + std::chrono::minutes{chance.between(0, 24 * 60 - 1)};
    if (due && chance.percent(30))
      at = base::almaty_start(due->plus_days(1)) + (chance.percent(50) ? -moment : std::chrono::microseconds{0});
    return std::max(at, after + moment);
  }

  reports::Checker checker(Instant now) {
    return {.account = experts[0], .outbox = {.now = now, .random = random, .catalogues = *catalogues}};
  }

  ratings::Act act(Instant now) { return {.now = now, .random = random, .actor = experts[0]}; }

  /// Rows of the team or of spending; other parts that are rows are kept in the same way.
  reports::Rows some_rows(Part part) {
    if (part == Part::team) {
      projects::Team rows;
      for (int i = chance.between(1, 4); i > 0; --i) rows.push_back({"Участник " + std::to_string(chance.between(1, 6)), "исполнитель"});
      return rows;
    }
    if (part != Part::spending) return {};
    reports::SpentOnLines rows;
    for (const std::int64_t position : {1, 2, 3})
      if (position == 1 || chance.percent(50))
        rows.push_back({position, lines[static_cast<std::size_t>(position - 1)].name, {1'000'000}, {chance.between(0, 400'000)}, {}});
    return rows;
  }

  base::Done write(db::Write& db, Remembered& report, Instant now, Held& held) {
    std::vector<reports::PartContent> parts;
    for (const auto part : reports::text_parts) {
      if (!chance.percent(40)) continue;
      reports::PartContent content{.part = part};
      if (!held.contains(part) || !chance.percent(20)) {
        if (chance.percent(50)) content.rows = some_rows(part);
        if (reports::count_of(content.rows) == 0 || chance.percent(50))
          content.body = "Текст " + std::to_string(chance.between(1, 999'999));
      }
      held.insert_or_assign(part, content);
      if (content.empty()) held.erase(part);
      parts.push_back(std::move(content));
    }
    if (parts.empty()) return base::done();
    TRY(reports::write_draft(db, now, author, report.id, parts));
    Done act{.what = Done::What::write, .at = now};
    for (const auto& [part, content] : held) act.parts.insert(part);
    if (held.contains(Part::spending)) act.spent = reports::spending_of(held.at(Part::spending).rows, report.stage);
    report.done.push_back(std::move(act));
    return base::done();
  }

  /// The difference of the last two versions, applied to the one, is the other.
  void compare_versions(db::Read& db, base::ReportId report) {
    const auto versions = reports::store::versions(db, report);
    if (versions.size() < 2) return;
    const auto after = reports::store::submitted_version(db, report, versions[0].number).value();
    const auto before = reports::store::submitted_version(db, report, versions[1].number).value();
    const auto part_of = [](const reports::SubmittedVersion& version, Part part) {
      const auto found = std::ranges::find(version.parts, part, &reports::PartContent::part);
      return found == version.parts.end() ? reports::PartContent{.part = part} : *found;
    };
    for (const auto& part : reports::compare(before, after).parts) {
      const auto old_part = part_of(before, part.part), new_part = part_of(after, part.part);
      EXPECT_EQ(base::text_before(part.text), old_part.body.value_or(""));
      EXPECT_EQ(base::text_after(part.text), new_part.body.value_or(""));
      EXPECT_EQ(reports::rows_before(part.rows), old_part.rows);
      EXPECT_EQ(reports::rows_after(part.rows), new_part.rows);
    }
    ++differences;
  }

  /// What stands in the passport is what the accepted reports say, by line and stage, by stage, and in all.
  void compare_spending(db::Read& db, const std::vector<Remembered>& reports) {
    std::vector<projects::Spending> expected;
    for (const auto& report : reports) {
      auto accepted = model_at(report, day("2199-12-31")).accepted_spent;
      for (auto& row : accepted) row.reported = true;
      expected.insert(expected.end(), accepted.begin(), accepted.end());
      std::int64_t sum = 0;
      for (const auto& row : accepted) sum += row.amount.tenge;
      EXPECT_EQ(projects::spent_of(db, project, report.stage).tenge, sum);
      of_contest += sum;
    }
    std::ranges::sort(expected, {}, [](const projects::Spending& row) { return std::pair{row.position, row.stage}; });
    EXPECT_EQ(projects::spending_of(db, project), expected);
  }

  /// One report's course; the first thing that the program answers otherwise than expected ends the test.
  base::Done play(db::Write& db, Remembered& report) {
    Held held;
    auto due = report.first_due;
    Instant now = base::almaty_start(due->plus_days(-40));
    const auto later = [&](int least, int most) {
      return now = some_time(base::almaty_date(now).plus_days(chance.between(least, most)), due, now);
    };
    for (int i = chance.between(0, 2); i > 0; --i) TRY(write(db, report, later(1, 20), held));
    for (int round = 0; round < 3; ++round) {
      if (chance.percent(15)) TRY(move_due(db, report, later(0, 10), due));
      if (chance.percent(15)) break;
      const bool empty_before = held.empty();
      TRY(write(db, report, later(0, 15), held));
      if (held.empty() || (empty_before && report.done.empty())) continue;
      TRY(submit(db, report, later(0, 15)));
      if (chance.percent(15)) TRY(move_due(db, report, later(0, 10), due));
      for (int i = chance.between(0, 6); i > 0; --i) TRY(score(db, report, later(0, 3)));
      if (chance.percent(40)) {
        later(0, 10);
        const auto found = TRY(reports::find_report(db, report.id));
        if (chance.percent(70)) {
          TRY(reports::accept(db, checker(now), found));
          report.done.push_back({.what = Done::What::accept, .at = now});
          break;
        }
        const auto missing = std::ranges::any_of(
            report.required, [&](Part part) { return !model_at(report, base::almaty_date(now)).submitted.contains(part); });
        TRY(reports::send_back(db, checker(now), found, "Причина", {}));
        report.done.push_back({.what = Done::What::send_back, .at = now, .incomplete = missing});
      } else {
        break;
      }
    }
    return base::done();
  }

  base::Done submit(db::Write& db, Remembered& report, Instant now) {
    const auto today = base::almaty_date(now);
    const auto seen = reports::preview(db, TRY(reports::find_report(db, report.id)), reports::store::load_draft(db, report.id), today);
    TRY(reports::submit_draft(db, {.now = now, .random = random, .catalogues = *catalogues}, author, report.id));
    report.done.push_back({.what = Done::What::submit, .at = now});
    for (const auto& facts : reports::facts_as_of(db, {.project = project, .stage = report.stage}, today)) {
      EXPECT_EQ(reports::figure_of(reports::days_of(facts.standing, today)), reports::figure_of(seen.days))
          << "before submitting and after it";
      EXPECT_EQ(reports::missing_parts(seen.required, reports::present_in(facts.evidence)), seen.missing);
    }
    compare_versions(db, report.id);
    ++submissions;
    return base::done();
  }

  base::Done move_due(db::Write& db, Remembered& report, Instant now, std::optional<LocalDate>& due) {
    const auto to = due->plus_days(chance.between(-5, 20));
    const auto moved = reports::move_due(db, checker(now), TRY(reports::find_report(db, report.id)), to, "Причина");
    if (!moved.ok()) return moved.failure().kind == base::Kind::invalid ? base::done() : moved;
    due = to;
    report.done.push_back({.what = Done::What::move_due, .at = now, .due = to});
    return base::done();
  }

  base::Done score(db::Write& db, Remembered& report, Instant now) {
    auto expert = static_cast<std::size_t>(chance.between(0, 2));
    if (!report.experts.contains(expert) && chance.percent(75)) expert = *report.experts.begin();
    const auto found = TRY(reports::find_report(db, report.id));
    const ratings::NewScore given{.points = {chance.between(0, 100), chance.between(0, 100), chance.between(0, 100)},
                                  .reasons = {"а", "б", "в"}};
    const bool closed = model_at(report, day("2199-12-31")).closed;
    if (closed && chance.percent(50)) {
      const auto round = ratings::store::round_report(db, found);
      TRY(ratings::reopen_scoring(db, act(now), found, round->closed->id, "Причина"));
      report.done.push_back({.what = Done::What::reopen, .at = now});
      return base::done();
    }
    if (!closed && chance.percent(15)) {
      TRY(ratings::close_scoring(db, act(now), found, "Причина"));
      report.done.push_back({.what = Done::What::close, .at = now});
      return base::done();
    }
    const auto given_points = ratings::add_score(db, now, random, experts[expert], found, found.versions.value(), given);
    EXPECT_EQ(given_points.ok(), report.experts.contains(expert) && !closed);
    if (!given_points) {
      EXPECT_EQ(given_points.failure().kind, base::Kind::conflict);
      return base::done();
    }
    report.done.push_back({.what = Done::What::score, .at = now, .expert = expert, .points = given.points});
    return base::done();
  }

  void compare(db::Read& db, const std::vector<Remembered>& reports, LocalDate on) {
    const auto facts = reports::facts_as_of(db, {.project = project}, on);
    ASSERT_EQ(facts.size(), reports.size());
    ratings::Rater rater{db, {.project = project}, on};
    const auto rating = rater.project(facts);
    std::array<Pencilled, 3> counted;
    for (std::size_t i = 0; i < reports.size(); ++i) {
      const auto expected = model_at(reports[i], on);
      const auto& found = facts[i];
      ASSERT_EQ(found.standing.state, expected.state) << on.iso();
      ASSERT_EQ(found.standing.due_on, expected.due) << on.iso();
      ASSERT_EQ(found.standing.counted_on(), expected.counted) << on.iso();
      ASSERT_EQ(found.standing.first_due_on, reports[i].first_due);
      ASSERT_EQ(reports::present_in(found.evidence), expected.ever_submitted ? expected.submitted : expected.draft) << on.iso();
      counted[i] = pencil(reports[i], expected, on);
      const auto& shown = rating.stages[i]->total;
      ASSERT_EQ(shown ? std::optional<std::int64_t>{shown->hundredths} : std::nullopt, counted[i].total) << on.iso();
      ++compared;
    }
    const auto whole = general(counted);
    ASSERT_EQ(rating.general ? std::optional<std::int64_t>{rating.general->hundredths} : std::nullopt, whole);
    generals += whole ? 1 : 0;
  }

  /// How the executor was reached, at most twice, on days of its own.
  std::vector<control::Contact> some_contacts(db::Write& db, base::ProjectId id) {
    std::vector<control::Contact> contacts;
    for (auto on = day("2023-12-20").plus_days(chance.between(0, 90)); contacts.size() < 2 && chance.percent(60);
         on = on.plus_days(chance.between(1, 60))) {
      const auto at = base::almaty_start(on) + std::chrono::hours{12};
      contacts.push_back({.on = on, .channel = chance.percent(50) ? control::Channel::telephone : control::Channel::letter});
      control::add_contact(db, at, random, experts[0], id, contacts.back());
    }
    return contacts;
  }

  /// All forms of the contest but the second, each cell.
  void compare_forms(db::Read& db, const std::vector<ProjectHistory>& projects, LocalDate on) {
    std::array<std::vector<Part>, 3> required;
    for (int stage = 1; stage <= 3; ++stage) required[static_cast<std::size_t>(stage - 1)] = reports::required_parts(db, stage, on);
    const ExpectedForms expected{projects, required, on};
    http::Request request;
    request.language = i18n::Language::en;
    const ui::View v{request, (*catalogues)[request.language], day("2025-01-01")};
    control::FormQuery query{.as_of = on, .whole = true};
    query.filter.contest = contest_of;
    for (const int number : {1, 3, 4, 5, 6, 7, 8, 9, 10}) {
      const auto sheet = base::read_csv(control::Sheet{v, db, http::Scope::all(), *control::find_form(number), query}.csv()).value();
      const auto rows = expected.rows(number);
      ASSERT_EQ(sheet.rows.size(), rows.size() + 1) << "form " << number << " as of " << on.iso();
      for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& found = sheet.rows[i + 1];
        // Empty cells at the end of a line may be left out.
        ASSERT_LE(found.size(), rows[i].size()) << "form " << number;
        for (std::size_t at = 0; at < rows[i].size(); ++at) {
          const auto cell = ExpectedForms::told(number, at, at < found.size() ? found[at].text : std::string{});
          ASSERT_EQ(cell, rows[i][at]) << "form " << number << " as of " << on.iso() << ", lot " << projects[i].lot << ", "
                                       << sheet.rows[0][at].text;
        }
      }
      cells += static_cast<int>(rows.size() * sheet.rows[0].size());
    }
  }
  Remembered remembered(db::Read& db, const reports::Report& report) {
    const auto required = reports::required_parts(db, report.stage, report.due_on.value());
    return {.id = report.id,
            .stage = report.stage,
            .first_due = report.due_on,
            .required = {required.begin(), required.end()},
            .experts = named_for[static_cast<std::size_t>(report.stage - 1)]};
  }

  /// A day on which something happened.
  LocalDate day_of_something(const Remembered& report) {
    const auto nth = chance.between(0, static_cast<int>(report.done.size()) - 1);
    return base::almaty_date(report.done[static_cast<std::size_t>(nth)].at);
  }

  base::Done play_project(db::Write& db, ProjectHistory& history) {
    project = history.id;
    for (const auto& report : reports::reports_of_project(db, history.id)) history.reports.push_back(remembered(db, report));
    for (auto& report : history.reports) TRY(play(db, report));
    history.contacts = some_contacts(db, history.id);
    compare_spending(db, history.reports);
    for (const auto& report : history.reports) {
      compare(db, history.reports, report.first_due->plus_days(chance.between(0, 1)));
      if (!report.done.empty()) compare(db, history.reports, day_of_something(report));
    }
    compare(db, history.reports, day("2023-12-01").plus_days(chance.between(0, 240)));
    if (HasFatalFailure()) return base::Failure{base::Kind::invalid, base::M("Saved.")};
    return base::done();
  }

  /// One contest in one transaction.
  void play_contest(int lots) {
    const auto before = of_contest;
    const auto played = database().write([&](db::Write& db) -> base::Done {
      std::vector<ProjectHistory> projects;
      for (const auto id : TRY(contest(db, lots))) projects.push_back({.id = id, .lot = static_cast<int>(projects.size()) + 1});
      for (auto& history : projects) TRY(play_project(db, history));
      for (int i = 0; i < 3; ++i) {
        const auto& report = chance.one_of(chance.one_of(projects).reports);
        const auto happened = report.done.empty() ? report.first_due.value() : day_of_something(report);
        compare_forms(db, projects, happened.plus_days(-1));
        compare_forms(db, projects, happened);
        if (HasFatalFailure()) return base::Failure{base::Kind::invalid, base::M("Saved.")};
      }
      std::int64_t spent = 0;
      for (const auto& history : projects)
        for (const auto& row : projects::spending_of(db, history.id)) spent += row.amount.tenge;
      EXPECT_EQ(spent, of_contest - before) << "of all projects of the contest";
      return base::done();
    });
    ASSERT_TRUE(played.ok()) << played.failure().message.text.id;
  }

  const std::unique_ptr<i18n::Catalogues> catalogues = i18n::load_catalogues();
  Chance chance{20'080'301};
  base::StateBodyId body{};
  base::NgoId ngo{};
  http::Author author{};
  std::vector<base::AccountId> experts;
  std::array<std::set<std::size_t>, 3> named_for{};  ///< of the contest that is played
  base::ContestId contest_of{};                      ///< that is played
  base::ProjectId project{};
  const projects::Budget lines{{"Аренда", {1'000'000}}, {"Оплата труда", {1'000'000}}, {"Связь", {1'000'000}}};
  int submissions = 0, compared = 0, generals = 0, differences = 0, cells = 0;
  std::int64_t of_contest = 0;  ///< spent in all, by the model
};
BAQYLAU_ON_EACH_ENGINE(Histories);

TEST_P(Histories, AnyDayIsWhatWasDoneByItsEndAndEveryRatingCanBeCountedAgain) {
  constexpr int lots = 100;
  const int histories = how_many(on_sqlite());
  for (int done = 0; done < histories; done += lots) {
    play_contest(std::min(lots, histories - done));
    if (HasFatalFailure()) return;
  }
  // The generator must not have become harmless.
  EXPECT_GT(submissions, histories);
  EXPECT_GT(compared, histories * 10);
  EXPECT_GT(generals, histories / 20);
  EXPECT_GT(differences, histories / 20);
  EXPECT_GT(of_contest, 0);
  EXPECT_GT(cells, histories * 100);
  std::printf("%d histories, %d submissions, %d reports compared, %d general ratings counted again, %d cells of forms\n", histories,
              submissions, compared, generals, cells);
}

}  // namespace
}  // namespace baqylau::app
