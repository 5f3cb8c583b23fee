/// How a list is narrowed to a contest.

#include "contests/store.hpp"
#include "http/forms.hpp"
#include "http/routes.hpp"
#include "ui/components.hpp"

#include <algorithm>

namespace baqylau::contests {

namespace {

/// More than a state body holds in a year.
constexpr std::int64_t most_offered = 100;

std::string year_value(const ContestChoice& choice) { return choice.year ? std::to_string(*choice.year) : std::string{}; }
std::string contest_value(const ContestChoice& choice) { return choice.contest ? base::to_string(*choice.contest) : std::string{}; }

}  // namespace

base::LocalDate ContestChoice::first_day() const { return store::days_of(year.value_or(0)).first; }
base::LocalDate ContestChoice::last_day() const { return store::days_of(year.value_or(0)).last; }

http::Url ContestChoice::on(http::Url url) const { return url.with("year", year_value(*this)).with("contest", contest_value(*this)); }

ContestChoice contest_choice(db::Read& db, const http::Scope& scope, const http::Request& request) {
  ContestChoice choice{.years = store::contest_years(db)};
  const auto year = http::Parameter<int>::read(request.query_value("year"));
  if (year && std::ranges::find(choice.years, *year) != choice.years.end()) choice.year = *year;
  if (const auto asked = base::parse_id(request.query_value("contest"))) choice.contest = base::ContestId{*asked};
  choice.contests = store::contests_offered(db, scope, choice.year.value_or(0), most_offered);
  if (!choice.contest || std::ranges::find(choice.contests, *choice.contest, &ContestChoice::Offered::id) != choice.contests.end())
    return choice;
  const auto asked = store::contest(db, scope, *choice.contest);
  if (!asked) return choice;
  if (choice.year && asked->facts.held_on.year() != *choice.year) {
    // Another year was chosen after the contest, in the same form.
    choice.contest.reset();
    return choice;
  }
  choice.contests.push_back({asked->id, asked->facts.held_on, asked->body});
  return choice;
}

ui::Html contest_fields(const ui::View& v, const ContestChoice& choice) {
  http::FormValues values;
  values.set("year", year_value(choice)).set("contest", contest_value(choice));
  std::vector<ui::Option> years, contests;
  for (const int year : choice.years) years.push_back({std::to_string(year), std::to_string(year)});
  for (const auto& contest : choice.contests)
    contests.push_back({base::to_string(contest.id), v.t.date(contest.held_on) + " · " + contest.body.in(v.request.language)});
  ui::Field contest{.name = "contest", .label = std::string{v.t("Contest")}};
  if (static_cast<std::int64_t>(choice.contests.size()) >= most_offered)
    contest.hint = std::string{v.t("The last contests are offered. For earlier ones choose the year first and press “Show”.")};
  ui::Html fields;
  if (years.size() > 1)
    fields.add("{}", ui::filter_select(v, values, {.name = "year", .label = std::string{v.t("Year of the contest")}}, years));
  fields.add("{}", ui::filter_select(v, values, contest, contests));
  return fields;
}

}  // namespace baqylau::contests
