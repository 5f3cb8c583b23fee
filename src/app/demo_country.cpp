/// Who is there, and what the state bodies order.

#include "app/demo_country.hpp"

#include "app/table.hpp"
#include "base/money.hpp"
#include "ngos/ngos.hpp"
#include "ratings/ratings.hpp"

#include <algorithm>
#include <utility>

namespace baqylau::app {

namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr int lots_of_a_contest = 70;
constexpr int years = 20;
/// At 128,000 projects there are 28,000 NGOs.
int ngos_for(int projects) { return std::max(36, projects * 7 / 32); }
/// The last contest has waited for its first reports.
constexpr int last_contest_days_ago = 120;
constexpr int acts_of_a_transaction = 3000;

}  // namespace

DemoCountry::DemoCountry(const i18n::Catalogues& catalogues, std::uint64_t seed, base::Instant stop, identity::PasswordHash hash,
                         int projects)
    : catalogues_{catalogues},
      random_{seed},
      chance_{seed},
      stop_{stop},
      began_{stop + -days{365 * years}},
      now_{began_},
      hash_{std::move(hash)},
      projects_{projects} {}

base::Done DemoCountry::go_on(db::Write& db) {
  db_ = &db;
  if (!std::exchange(began_to_act_, true)) {
    TRY(add_bodies());
    TRY(add_ngos());
    plan_contests();
    return base::done();
  }
  for (int acts = 0; acts < acts_of_a_transaction && !planned_.empty(); ++acts) {
    const auto next = planned_.top();
    planned_.pop();
    now_ = next.at;
    TRY(next.act());
  }
  return base::done();
}

int DemoCountry::percent() const { return static_cast<int>((now_.micros - began_.micros) * 100 / (stop_.micros - began_.micros)); }

base::Done DemoCountry::add_bodies() {
  regions_ = reference::regions(*db_);
  for (std::size_t stage = 1; stage < required_.size(); ++stage)
    required_[stage] = reports::required_parts(*db_, static_cast<int>(stage), base::almaty_date(stop_));
  const Table table{demo_file("bodies.csv")};
  for (std::size_t i = 0; i < table.size(); ++i) {
    DemoBody body;
    const auto region = table.known(i, "region");
    if (region) body.region = &*std::ranges::find(regions_, *region, &reference::Region::kato);
    body.id = TRY(reference::add_state_body(*db_, random_, now_,
                                            {.name_kk = table.text(i, "name_kk"),
                                             .name_ru = table.text(i, "name_ru"),
                                             .name_en = table.known(i, "name_en"),
                                             .region_kato = region}));
    const auto number = std::to_string(i + 1);
    for (int n = 1; n <= 3; ++n) {
      std::vector<http::RoleGrant> roles{{http::Role::specialist, body.id}};
      // What one drafts another approves.
      if (n == 3) roles.push_back({http::Role::approver, body.id});
      body.specialists.push_back(TRY(add_staff("demo-specialist-" + number + "-" + std::to_string(n), std::move(roles))));
    }
    TRY(add_staff("demo-approver-" + number, {{http::Role::approver, body.id}}));
    TRY(add_staff("demo-auditor-" + number, {{http::Role::auditor, body.id}}));
    TRY(add_staff("demo-operator-" + number, {{http::Role::operator_, body.id}}));
    bodies_.push_back(std::move(body));
  }
  // Of all bodies.
  TRY(add_staff("demo-auditor", {{http::Role::auditor}}));
  TRY(add_staff("demo-operator", {{http::Role::operator_}}));
  TRY(add_staff("demo-administrator", {{http::Role::administrator}}));
  return base::done();
}

base::Result<base::AccountId> DemoCountry::add_staff(const std::string& login, std::vector<http::RoleGrant> roles) {
  return identity::add_account(
      *db_, random_, now_,
      {.login = login, .display_name = login, .password = hash_, .roles = std::move(roles), .language = i18n::Language::kk});
}

base::Done DemoCountry::add_ngos() {
  const Table names{demo_file("ngo_names.csv")}, forms{demo_file("ngos.csv")}, topics{demo_file("topics.csv")};
  const auto legal_forms = reference::items(*db_, reference::Book::legal_form);
  const auto activities = reference::items(*db_, reference::Book::activity);
  const int count = ngos_for(projects_);
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
    card.region_kato = region_on(base::almaty_date(stop_));
    const auto id = TRY(ngos::add_ngo(*db_, now_, random_, {}, card));
    const int draw = chance_.between(1, 100);
    const auto login = "demo-ngo-" + std::to_string(i + 1);
    const auto language = i % 2 == 0 ? i18n::Language::kk : i18n::Language::ru;
    const auto account = TRY(identity::add_account(
        *db_, random_, now_, {.login = login, .display_name = login, .password = hash_, .ngo = id, .language = language}));
    ngos_.push_back({id, account, draw <= 60 ? Habit::punctual : draw <= 85 ? Habit::careless : Habit::late, language});
  }
  return base::done();
}

void DemoCountry::plan_contests() {
  const int contests = (projects_ + lots_of_a_contest - 1) / lots_of_a_contest;
  constexpr int span = 365 * years - last_contest_days_ago;
  for (int i = 0; i < contests; ++i) {
    // Evenly, and the last one on its day; what does not fill a contest is the first one's.
    const int ago = last_contest_days_ago + static_cast<int>(std::int64_t{span} * (contests - 1 - i) / contests);
    const auto held = base::almaty_date(stop_).plus_days(-ago);
    const int lots = i == 0 ? projects_ - (contests - 1) * lots_of_a_contest : lots_of_a_contest;
    at(base::almaty_start(held) + hours{10}, [this, held, lots] { return add_contest(held, lots); });
  }
}

const DemoBody& DemoCountry::body_on(base::LocalDate day) {
  for (;;) {
    const auto& body = chance_.one_of(bodies_);
    if (body.region == nullptr || body.region->valid_on(day)) return body;
  }
}

std::string DemoCountry::region_on(base::LocalDate day) {
  for (;;) {
    const auto& region = chance_.one_of(regions_);
    if (region.valid_on(day)) return region.kato;
  }
}

base::Done DemoCountry::add_contest(base::LocalDate held, int lots) {
  const auto& body = body_on(held);
  contests::ContestFacts facts{.state_body = body.id, .held_on = held};
  const std::array due{held.plus_days(90), held.plus_days(180), held.plus_days(330)};
  for (std::size_t i = 0; i < due.size(); ++i) facts.due[i] = due[i];
  const auto contest = TRY(contests::add_contest(*db_, change(), facts));
  static const Table topics{demo_file("topics.csv")};
  for (int number = 1; number <= lots; ++number) {
    const auto topic = static_cast<std::size_t>(chance_.between(0, static_cast<int>(topics.size()) - 1));
    contests::LotFacts lot{.number = number, .name = {topics.text(topic, "name_kk"), topics.text(topic, "name_ru")}};
    lot.regions = {body.region != nullptr ? body.region->kato : region_on(held)};
    lot.planned = base::Money{chance_.between(10, 90) * 100'000LL};
    const auto id = TRY(contests::add_lot(*db_, change(), contest, lot));
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
       [this, contest, id, award, &ngo, &body, due] { return begin(contest, id, award, ngo, body, due); });
  }
  return name_experts(TRY(contests::find_contest(*db_, contest)), body);
}

/// For each stage one to all of the body's specialists.
base::Done DemoCountry::name_experts(const contests::Contest& contest, const DemoBody& body) {
  for (int stage = 1; stage <= 3; ++stage) {
    const auto experts = static_cast<std::size_t>(chance_.between(1, static_cast<int>(body.specialists.size())));
    for (std::size_t i = 0; i < experts; ++i)
      TRY(ratings::name_expert(*db_, {.now = now_, .random = random_, .actor = body.specialists.front()}, contest, stage,
                               body.specialists[i]));
  }
  return base::done();
}

}  // namespace baqylau::app
