/// Made-up records of any size, for demonstrations, measurements and tests: contests of three state bodies, NGOs with habits of
/// their own, reports that come early, late, incomplete or never, checked, scored and financed in the order of the calendar.

#include "app/commands.hpp"
#include "app/demo_chance.hpp"
#include "app/table.hpp"
#include "base/money.hpp"
#include "contests/contests.hpp"
#include "http/caller.hpp"
#include "i18n/i18n.hpp"
#include "identity/identity.hpp"
#include "ngos/ngos.hpp"
#include "projects/projects.hpp"
#include "ratings/ratings.hpp"
#include "reference/reference.hpp"
#include "reports/reports.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <functional>
#include <iostream>
#include <queue>
#include <stdexcept>

namespace baqylau::app {

std::string_view demo_file(std::string_view name);  // embedded from data/demo

namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr int lots_of_a_contest = 90;
constexpr int projects_of_an_ngo = 4;

/// How an NGO keeps its dates.
enum class Habit { punctual, careless, late };

struct DemoNgo {
  base::NgoId id{};
  base::AccountId account{};
  Habit habit = Habit::punctual;
};
struct DemoBody {
  base::StateBodyId id{};
  std::vector<base::AccountId> specialists{};
};
/// One project on its way.
struct Course {
  base::ProjectId project{};
  const DemoNgo* ngo = nullptr;
  const DemoBody* body = nullptr;
  int quality = 70;  ///< what experts see in it
};

class DemoLoader {
 public:
  DemoLoader(db::Write& db, const i18n::Catalogues& catalogues, std::uint64_t seed, base::Instant stop)
      : db_{db}, catalogues_{catalogues}, random_{seed}, chance_{seed}, stop_{stop} {}

  base::Done load(int projects, const identity::PasswordHash& hash) {
    began_ = stop_ + -days{365 * 3};
    TRY(add_bodies(hash));
    TRY(add_ngos(std::max(1, projects / projects_of_an_ngo), hash));
    const int contests = (projects + lots_of_a_contest - 1) / lots_of_a_contest;
    for (int i = 0; i < contests; ++i) {
      // Evenly over three years; the last ones are under way when the loading ends.
      const auto held = base::almaty_date(began_ + days{(365 * 3 - 60) * i / std::max(1, contests)});
      const int lots = std::min(lots_of_a_contest, projects - i * lots_of_a_contest);
      at(base::almaty_start(held) + hours{10},
         [this, held, lots, i] { return add_contest(held, lots, bodies_[static_cast<std::size_t>(i) % bodies_.size()]); });
    }
    return run();
  }

 private:
  using Act = std::function<base::Done()>;
  struct Planned {
    base::Instant at;
    std::int64_t order;
    Act act;
    /// The earliest first: std::priority_queue gives the greatest.
    bool operator<(const Planned& other) const { return at != other.at ? at > other.at : order > other.order; }
  };
  void at(base::Instant when, Act act) {
    if (when < stop_) planned_.push({when, order_++, std::move(act)});
  }
  base::Done run() {
    while (!planned_.empty()) {
      auto next = planned_.top();
      planned_.pop();
      now_ = next.at;
      TRY(next.act());
      show_progress();
    }
    if (shown_ >= 0) std::cerr << "\n";
    return base::done();
  }

  void show_progress() {
    if (isatty(STDERR_FILENO) == 0) return;
    const auto part = static_cast<int>((now_.micros - began_.micros) * 100 / (stop_.micros - began_.micros));
    if (part == shown_) return;
    shown_ = part;
    std::cerr << "\r" << part << " %" << std::flush;
  }

  [[nodiscard]] contests::Change change() { return {.now = now_, .random = random_}; }
  [[nodiscard]] reports::Checker checker(const Course& course) {
    return {.account = chance_.one_of(course.body->specialists), .outbox = {.now = now_, .random = random_, .catalogues = catalogues_}};
  }
  [[nodiscard]] http::Author author(const Course& course) const {
    return {.account = course.ngo->account, .ngo = course.ngo->id, .scope = {}};
  }
  [[nodiscard]] base::Instant working_hour(base::LocalDate day) {
    return base::almaty_start(day) + hours{9} + std::chrono::minutes{chance_.between(0, 8 * 60)};
  }

  base::Done add_bodies(const identity::PasswordHash& hash) {
    now_ = began_;
    const Table table{demo_file("bodies.csv")};
    for (std::size_t i = 0; i < table.size(); ++i) {
      DemoBody body;
      body.id = TRY(reference::add_state_body(db_, random_, now_,
                                              {.name_kk = table.text(i, "name_kk"),
                                               .name_ru = table.text(i, "name_ru"),
                                               .name_en = table.known(i, "name_en"),
                                               .region_kato = table.known(i, "region")}));
      for (int n = 1; n <= 3; ++n) {
        const auto login = "demo-specialist-" + std::to_string(i + 1) + "-" + std::to_string(n);
        body.specialists.push_back(TRY(identity::add_account(db_, random_, now_,
                                                             {.login = login,
                                                              .display_name = login,
                                                              .password = hash,
                                                              .roles = {{http::Role::specialist, body.id}},
                                                              .language = i18n::Language::kk})));
      }
      bodies_.push_back(std::move(body));
    }
    return base::done();
  }

  base::Done add_ngos(int count, const identity::PasswordHash& hash) {
    const Table names{demo_file("ngo_names.csv")}, forms{demo_file("ngos.csv")}, topics{demo_file("topics.csv")};
    const auto legal_forms = reference::items(db_, reference::Book::legal_form);
    const auto activities = reference::items(db_, reference::Book::activity);
    const auto regions = reference::regions(db_);
    ngos_.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
      const auto form = static_cast<std::size_t>(chance_.between(0, static_cast<int>(forms.size()) - 1));
      const auto topic = static_cast<std::size_t>(chance_.between(0, static_cast<int>(topics.size()) - 1));
      const auto name = names.text(static_cast<std::size_t>(i) % names.size(), "name") + "-" + std::to_string(i + 1);
      ngos::NgoCard card{.full_name_kk = "«" + name + "» " + forms.text(form, "form_kk"),
                         .full_name_ru = forms.text(form, "form_ru") + " «" + name + "»",
                         .short_name_kk = "«" + name + "» " + forms.text(form, "short_kk"),
                         .short_name_ru = forms.text(form, "short_ru") + " «" + name + "»"};
      if (const auto* item = reference::find_item(legal_forms, forms.text(form, "legal_form"))) card.legal_form = item->id;
      if (const auto* item = reference::find_item(activities, topics.text(topic, "activity"))) card.activity = item->id;
      card.region_kato = chance_.one_of(regions).kato;
      const auto id = TRY(ngos::add_ngo(db_, now_, random_, {}, card));
      const int draw = chance_.between(1, 100);
      const auto login = "demo-ngo-" + std::to_string(i + 1);
      const auto account = TRY(identity::add_account(db_, random_, now_,
                                                     {.login = login,
                                                      .display_name = login,
                                                      .password = hash,
                                                      .ngo = id,
                                                      .language = i % 2 == 0 ? i18n::Language::kk : i18n::Language::ru}));
      ngos_.push_back({id, account, draw <= 60 ? Habit::punctual : draw <= 85 ? Habit::careless : Habit::late});
    }
    return base::done();
  }

  base::Done add_contest(base::LocalDate held, int lots, const DemoBody& body) {
    contests::ContestFacts facts{.state_body = body.id, .held_on = held};
    const std::array due{held.plus_days(90), held.plus_days(180), held.plus_days(330)};
    for (std::size_t i = 0; i < due.size(); ++i) facts.due[i] = due[i];
    const auto contest = TRY(contests::add_contest(db_, change(), facts));
    const Table topics{demo_file("topics.csv")};
    const auto regions = reference::regions(db_);
    for (int number = 1; number <= lots; ++number) {
      const auto topic = static_cast<std::size_t>(chance_.between(0, static_cast<int>(topics.size()) - 1));
      contests::LotFacts lot{.number = number, .name = {topics.text(topic, "name_kk"), topics.text(topic, "name_ru")}};
      lot.regions = {chance_.one_of(regions).kato};
      lot.planned = base::Money{chance_.between(10, 90) * 100'000LL};
      const auto id = TRY(contests::add_lot(db_, change(), contest, lot));
      const auto& ngo = chance_.one_of(ngos_);
      const auto budget = lot.planned->tenge * chance_.between(85, 100) / 100;
      projects::Award award{.ngo = ngo.id,
                            .contract_number = std::to_string(number) + "/" + std::to_string(held.year()),
                            .contract_date = held.plus_days(14),
                            .budget = base::Money{budget},
                            .starts_on = held.plus_days(15),
                            .ends_on = held.plus_days(335)};
      for (int n = 0; n < 4; ++n) award.tranches.push_back({.amount = base::Money{budget / 4}, .planned_on = held.plus_days(15 + 100 * n)});
      at(base::almaty_start(held.plus_days(14)) + hours{11},
         [this, id, award, &ngo, &body, due] { return begin(id, award, ngo, body, due); });
    }
    return base::done();
  }

  base::Done begin(base::LotId lot, const projects::Award& award, const DemoNgo& ngo, const DemoBody& body,
                   const std::array<base::LocalDate, 3>& due) {
    Course course{.ngo = &ngo, .body = &body, .quality = chance_.between(45, 95)};
    course.project = TRY(projects::award(db_, change(), lot, award));
    const auto reports = reports::reports_of_project(db_, course.project);
    for (std::size_t i = 0; i < reports.size(); ++i) plan_report(course, reports[i].id, due[i]);
    return base::done();
  }

  void plan_report(const Course& course, base::ReportId report, base::LocalDate due) {
    if (chance_.percent(3)) {
      const auto moved = due.plus_days(chance_.between(5, 30));
      // Only the last stages may move without meeting the next one's date.
      at(working_hour(due.plus_days(-20)), [this, course, report, moved]() -> base::Done {
        const auto found = TRY(reports::find_report(db_, report));
        const auto done = reports::move_due(db_, checker(course), found, moved, reason_for("move_due"));
        if (!done.ok() && done.failure().kind != base::Kind::invalid) return done;
        return base::done();
      });
    }
    const int late_chance = course.ngo->habit == Habit::punctual ? 4 : course.ngo->habit == Habit::careless ? 30 : 75;
    const bool late = chance_.percent(late_chance);
    const int delay = late ? chance_.between(1, 30) : -chance_.between(0, 12);
    at(working_hour(due.plus_days(std::min(delay, 0) - chance_.between(1, 20))),
       [this, course, report] { return write(course, report, 60); });
    // One late report in ten never comes.
    if (late && chance_.percent(10)) return;
    at(working_hour(due.plus_days(delay)), [this, course, report] { return hand_in(course, report, 8); });
  }

  /// Writes each part with this chance in a hundred.
  base::Done write(const Course& course, base::ReportId report, int percent) {
    static const Table texts{demo_file("parts.csv")};
    std::vector<reports::PartContent> parts;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (!chance_.percent(percent)) continue;
      parts.push_back({.part = reports::part_from_code(texts.text(i, "part")).value(), .body = texts.text(i, "text")});
    }
    if (parts.empty()) return base::done();
    return reports::write_draft(db_, now_, author(course), report, parts);
  }

  base::Done hand_in(const Course& course, base::ReportId report, int forgetful) {
    TRY(write(course, report, chance_.percent(forgetful) ? 70 : 100));
    auto submitted = reports::submit_draft(db_, {.now = now_, .random = random_, .catalogues = catalogues_}, author(course), report);
    // An empty draft cannot be handed in: the NGO comes back to it a day later.
    if (!submitted.ok()) {
      at(now_ + days{1}, [this, course, report] { return hand_in(course, report, 0); });
      return base::done();
    }
    at(working_hour(base::almaty_date(now_).plus_days(chance_.between(2, 12))), [this, course, report] { return check(course, report); });
    return base::done();
  }

  base::Done check(const Course& course, base::ReportId report) {
    const auto found = TRY(reports::find_report(db_, report));
    if (found.versions.value_or(0) < 3 && chance_.percent(20)) {
      TRY(reports::send_back(db_, checker(course), found, reason_for("send_back"), {{reports::Part::main_works, reason_for("remark")}}));
      at(working_hour(base::almaty_date(now_).plus_days(chance_.between(2, 10))),
         [this, course, report] { return hand_in(course, report, 0); });
      return base::done();
    }
    TRY(reports::accept(db_, checker(course), found));
    const int experts = chance_.between(1, static_cast<int>(course.body->specialists.size()));
    for (int i = 0; i < experts; ++i) {
      const auto expert = course.body->specialists[static_cast<std::size_t>(i)];
      at(working_hour(base::almaty_date(now_).plus_days(chance_.between(1, 7))),
         [this, course, report, expert] { return score(course, report, expert); });
    }
    return base::done();
  }

  base::Done score(const Course& course, base::ReportId report, base::AccountId expert) {
    static const Table reasons{demo_file("score_reasons.csv")};
    const auto found = TRY(reports::find_report(db_, report));
    ratings::NewScore given;
    for (std::size_t i = 0; i < given.points.size(); ++i) {
      given.points[i] = std::clamp(course.quality + chance_.between(-15, 15), 0, 100);
      given.reasons[i] = reasons.text(i, "text");
    }
    return ratings::add_score(db_, now_, random_, expert, found, found.versions.value(), given);
  }

  static std::string reason_for(std::string_view what) {
    static const Table reasons{demo_file("reasons.csv")};
    for (std::size_t i = 0; i < reasons.size(); ++i)
      if (reasons.text(i, "what") == what) return reasons.text(i, "text");
    throw std::logic_error("no such reason in the demo's tables");
  }

  db::Write& db_;
  const i18n::Catalogues& catalogues_;
  base::SeededRandom random_;
  Chance chance_;
  base::Instant stop_, began_{}, now_{};
  std::priority_queue<Planned> planned_;
  std::int64_t order_ = 0;
  int shown_ = -1;
  std::vector<DemoBody> bodies_;
  std::vector<DemoNgo> ngos_;
};

}  // namespace

int load_demo(const Place& place, const DemoOptions& options) {
  const auto database = open(place);
  const auto catalogues = i18n::load_catalogues();
  base::SystemRandom random;
  const auto password = base::random_token(random, 12);
  const auto hash = identity::PasswordHash::of(password);
  const auto loaded = database->write([&](db::Write& db) {
    return DemoLoader{db, *catalogues, options.seed, base::SystemClock{}.now()}.load(options.projects, hash);
  });
  if (!loaded.ok()) {
    std::cerr << (*catalogues)[i18n::Language::en](loaded.failure().message) << "\n";
    return 1;
  }
  std::cout << options.projects << " projects are loaded. All demo accounts (demo-specialist-1-1, demo-ngo-1 and so on) have the password "
            << password << "\n";
  return 0;
}

}  // namespace baqylau::app
