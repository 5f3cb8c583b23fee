#pragma once
/// A made-up country: twenty years of contests, NGOs with habits of their own, reports that come early, late, incomplete or never, and
/// what state bodies do about it. Everything comes about through the use cases, in the order of the calendar.

#include "app/demo_chance.hpp"
#include "app/demo_texts.hpp"
#include "base/clock.hpp"
#include "base/random.hpp"
#include "contests/contests.hpp"
#include "db/db.hpp"
#include "http/caller.hpp"
#include "i18n/i18n.hpp"
#include "identity/identity.hpp"
#include "projects/projects.hpp"
#include "reference/reference.hpp"
#include "reports/reports.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <queue>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::app {

std::string_view demo_file(std::string_view name);  // embedded from data/demo

/// How an NGO keeps its dates.
enum class Habit { punctual, careless, late };

struct DemoNgo {
  base::NgoId id{};
  base::AccountId account{};
  Habit habit = Habit::punctual;
  i18n::Language language = i18n::Language::kk;  ///< in which it writes
};
struct DemoBody {
  base::StateBodyId id{};
  const reference::Region* region = nullptr;  ///< of an akimat; it is there as long as the region is
  std::vector<base::AccountId> specialists{};
};
/// One project on its way.
struct Course {
  base::ContestId contest{};
  base::ProjectId project{};
  const DemoNgo* ngo = nullptr;
  const DemoBody* body = nullptr;
  int quality = 70;         ///< what experts see in it
  std::uint64_t texts = 0;  ///< what its texts are drawn by
  bool ended = false;       ///< by a decision, before its time
};
using Going = std::shared_ptr<Course>;

class DemoCountry {
 public:
  /// Everything has happened by `stop`.
  DemoCountry(const i18n::Catalogues& catalogues, std::uint64_t seed, base::Instant stop, identity::PasswordHash hash, int projects);

  /// Goes on in this transaction for a while: with who is there, the first time, then with what they do.
  base::Done go_on(db::Write& db);
  [[nodiscard]] bool is_over() const { return began_to_act_ && planned_.empty(); }
  /// How much of the time is over, 0…100.
  [[nodiscard]] int percent() const;

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

  // Who is there, and what the state bodies order: demo_country.cpp
  base::Done add_bodies();
  base::Result<base::AccountId> add_staff(const std::string& login, std::vector<http::RoleGrant> roles);
  base::Done add_ngos();
  void plan_contests();
  const DemoBody& body_on(base::LocalDate day);
  std::string region_on(base::LocalDate day);
  base::Done add_contest(base::LocalDate held, int lots);
  base::Done name_experts(const contests::Contest& contest, const DemoBody& body);

  // What becomes of a project: demo_course.cpp
  base::Done begin(base::ContestId contest, base::LotId lot, const projects::Award& award, const DemoNgo& ngo, const DemoBody& body,
                   const std::array<base::LocalDate, 3>& due);
  base::Done describe(const Course& course);
  void plan_report(const Going& course, base::ReportId report, base::LocalDate due);
  base::Done move_due(const Course& course, base::ReportId report, base::LocalDate to);
  base::Done write(const Course& course, base::ReportId report, int percent, int round);
  base::Done hand_in(const Going& course, base::ReportId report, int forgetful, int round);
  base::Done check(const Going& course, base::ReportId report);
  base::Done score(const Course& course, base::ReportId report, base::AccountId expert);
  void plan_ending(const Going& course, base::LocalDate due);
  base::Done draft_ending(const Going& course);
  base::Done approve_ending(const Going& course, base::DecisionId id);

  [[nodiscard]] contests::Change change() { return {.now = now_, .random = random_}; }
  [[nodiscard]] reports::Checker checker(base::AccountId account) {
    return {.account = account, .outbox = {.now = now_, .random = random_, .catalogues = catalogues_}};
  }
  [[nodiscard]] reports::Checker some_checker(const Course& course) { return checker(chance_.one_of(course.body->specialists)); }
  [[nodiscard]] base::Instant working_hour(base::LocalDate day) {
    return base::almaty_start(day) + std::chrono::hours{9} + std::chrono::minutes{chance_.between(0, 8 * 60)};
  }
  [[nodiscard]] const DemoTexts& texts_of(const DemoNgo& ngo) const { return ngo.language == i18n::Language::kk ? kazakh_ : russian_; }

  const i18n::Catalogues& catalogues_;
  base::SeededRandom random_;
  Chance chance_;
  base::Instant stop_, began_, now_;
  identity::PasswordHash hash_;
  int projects_;
  DemoTexts kazakh_{i18n::Language::kk}, russian_{i18n::Language::ru};
  db::Write* db_ = nullptr;  ///< of the transaction at hand
  bool began_to_act_ = false;
  std::priority_queue<Planned> planned_;
  std::int64_t order_ = 0;
  int decisions_ = 0;
  std::array<std::vector<reports::Part>, 4> required_{};  ///< by stage
  std::vector<reference::Region> regions_;
  std::vector<DemoBody> bodies_;
  std::vector<DemoNgo> ngos_;
};

}  // namespace baqylau::app
