#include "contests/forms.hpp"

#include <array>
#include <limits>
#include <string_view>

namespace baqylau::contests::forms {
namespace {

constexpr std::array<std::string_view, 3> due_fields{"due_1", "due_2", "due_3"};

using base::M;

http::FormValues& set(http::FormValues& values, std::string_view name, const std::optional<std::string>& text) {
  return values.set(name, text.value_or(""));
}
/// As people type dates here: 27.02.2008.
std::string typed(base::LocalDate date) {
  const auto iso = date.iso();
  return iso.substr(8, 2) + "." + iso.substr(5, 2) + "." + iso.substr(0, 4);
}
std::string typed(const std::optional<base::LocalDate>& date) { return date ? typed(*date) : std::string{}; }

/// What everybody may correct as long as they find it wrong.
void read_texts(http::FormReader& form, ContestFacts& facts) {
  facts.held_on = form.date("held_on", {.label = M("Date of the contest"), .required = true}).value_or(base::LocalDate{});
  facts.title = {form.optional_line("title_kk", {.label = M("Title in Kazakh"), .max = most_title}),
                 form.optional_line("title_ru", {.label = M("Title in Russian"), .max = most_title})};
  facts.legal_basis = {form.optional_text("legal_basis_kk", {.label = M("Legal basis in Kazakh"), .max = most_legal_basis}),
                       form.optional_text("legal_basis_ru", {.label = M("Legal basis in Russian"), .max = most_legal_basis})};
  facts.lots_total = form.number("lots_total", 0, most_lot_number, {.label = M("Number of lots announced")});
}

ContestFacts checked(http::FormReader& form, ContestFacts facts) {
  if (form.clean())
    for (auto& error : check(facts)) form.fail(error.field, std::move(error.message));
  return facts;
}

}  // namespace

ContestFacts read_contest(http::FormReader& form, const Contest& with_held_lots) {
  ContestFacts facts{.state_body = with_held_lots.facts.state_body, .held_on = {}, .due = with_held_lots.facts.due};
  const auto asked_before = [&](std::string_view field) { return !form.names_with(field).empty(); };
  bool asked = asked_before("state_body");
  for (const auto field : due_fields) asked = asked_before(field) || asked;
  if (asked) form.overtaken(M("A lot of this contest was held after you opened the page. Look at it again, then save"));
  read_texts(form, facts);
  return checked(form, std::move(facts));
}

ContestFacts read_contest(http::FormReader& form, const std::vector<reference::StateBody>& bodies) {
  ContestFacts facts;
  if (bodies.size() == 1) {
    facts.state_body = bodies.front().id;
  } else {
    std::vector<std::string> ids;
    for (const auto& body : bodies) ids.push_back(base::to_string(body.id));
    const auto chosen = form.choice("state_body", ids, {.label = M("State body"), .required = true});
    if (const auto id = base::parse_id(chosen)) facts.state_body = {*id};
  }
  read_texts(form, facts);
  facts.due = read_schedule(form);
  return checked(form, std::move(facts));
}

http::FormValues values_of(const ContestFacts& facts, std::int64_t version) {
  http::FormValues values;
  values.set("version", std::to_string(version)).set("state_body", base::to_string(facts.state_body)).set("held_on", typed(facts.held_on));
  set(values, "title_kk", facts.title.kk);
  set(values, "title_ru", facts.title.ru);
  set(values, "legal_basis_kk", facts.legal_basis.kk);
  set(values, "legal_basis_ru", facts.legal_basis.ru);
  put_schedule(values, facts.due);
  values.set("lots_total", facts.lots_total ? std::to_string(*facts.lots_total) : std::string{});
  return values;
}

LotFacts read_lot(http::FormReader& form) {
  LotFacts facts;
  facts.number = static_cast<int>(form.number("number", 1, most_lot_number, {.label = M("Lot number"), .required = true}).value_or(0));
  facts.name = {form.optional_line("name_kk", {.label = M("Name in Kazakh"), .max = most_lot_name}),
                form.optional_line("name_ru", {.label = M("Name in Russian"), .max = most_lot_name})};
  facts.description = {form.optional_text("description_kk", {.label = M("Description in Kazakh"), .max = most_description}),
                       form.optional_text("description_ru", {.label = M("Description in Russian"), .max = most_description})};
  facts.regions = form.many("regions", {.label = M("Regions")});
  facts.coverage = {form.optional_line("coverage_kk", {.label = M("Coverage in words, in Kazakh"), .max = most_coverage}),
                    form.optional_line("coverage_ru", {.label = M("Coverage in words, in Russian"), .max = most_coverage})};
  facts.planned = form.money("planned_amount", {.label = M("Planned amount, tenge")});
  std::vector<std::string> statuses;
  for (const auto status : all_lot_statuses) statuses.emplace_back(to_code(status));
  const auto status = form.choice("status", statuses, {.label = M("Lot status"), .required = true});
  facts.status = lot_status_from_code(status).value_or(LotStatus::announced);
  if (form.clean())
    for (auto& error : check(facts)) form.fail(error.field, std::move(error.message));
  return facts;
}

http::FormValues values_of(const LotFacts& facts, std::int64_t version) {
  http::FormValues values;
  values.set("version", std::to_string(version)).set("number", facts.number == 0 ? std::string{} : std::to_string(facts.number));
  set(values, "name_kk", facts.name.kk);
  set(values, "name_ru", facts.name.ru);
  set(values, "description_kk", facts.description.kk);
  set(values, "description_ru", facts.description.ru);
  for (const auto& kato : facts.regions) values.add_value("regions", kato);
  set(values, "coverage_kk", facts.coverage.kk);
  set(values, "coverage_ru", facts.coverage.ru);
  values.set("planned_amount", facts.planned ? base::grouped(*facts.planned) : std::string{});
  values.set("status", std::string{to_code(facts.status)});
  return values;
}

std::int64_t read_version(http::FormReader& form) {
  return form.number("version", 1, std::numeric_limits<std::int64_t>::max(), {.label = M("Version"), .required = true}).value_or(0);
}

}  // namespace baqylau::contests::forms

namespace baqylau::contests {

Schedule read_schedule(http::FormReader& form) {
  return {form.date("due_1", {.label = base::M("First interim report is due on")}),
          form.date("due_2", {.label = base::M("Second interim report is due on")}),
          form.date("due_3", {.label = base::M("Final report is due on")})};
}

void put_schedule(http::FormValues& values, const Schedule& schedule) {
  for (std::size_t i = 0; i < schedule.size(); ++i) values.set(forms::due_fields.at(i), forms::typed(schedule.at(i)));
}

}  // namespace baqylau::contests
