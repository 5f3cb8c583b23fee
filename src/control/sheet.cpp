#include "control/sheet.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <numeric>

namespace baqylau::control {

namespace {

using base::M;
using http::Url;
using ui::Html;
using ui::html;

/// What a plain value is ordered by; texts in the Kazakh order.
using Key = Plain;

Key key_of(const Plain& plain) {
  if (const auto* text = std::get_if<std::string>(&plain)) return base::kazakh_sort_key(*text);
  return plain;
}

bool is_empty(const Key& key) { return std::holds_alternative<std::monostate>(key); }

/// Parts that any row's report has to have, in their order.
std::vector<reports::Part> parts_of(const FormData& data, int stage, reports::RequiredParts& required) {
  std::vector<reports::Part> found;
  for (const auto& row : data.rows) {
    const auto* facts = row.report(stage);
    if (facts == nullptr) continue;
    for (const auto part : required.of(*facts))
      if (std::ranges::count(found, part) == 0) found.push_back(part);
  }
  return found;
}

/// Which stage a form of reports is about; 0: none.
int stage_of(int number) { return number >= 4 && number <= 9 ? (number - 2) / 2 : 0; }

}  // namespace

Url FormQuery::on(Url url) const {
  return choice.on(std::move(url))
      .with("region", filter.region)
      .with("status", filter.status)
      .with("special", filter.special_only ? "1" : "")
      .with("as_of", typed_as_of)
      .with("sort", sort)
      .with("order", descending ? "desc" : "")
      .with("all", whole ? "1" : "");
}

FormQuery query_of(const http::Request& request, base::LocalDate today) {
  FormQuery query;
  query.filter.region = request.query_value("region");
  query.filter.status = request.query_value("status");
  query.filter.special_only = request.query_value("special") == "1";
  query.typed_as_of = request.query_value("as_of");
  query.sort = request.query_value("sort");
  query.descending = request.query_value("order") == "desc";
  query.page = ui::page_number(request);
  query.whole = request.query_value("all") == "1";
  query.as_of = today;
  if (query.typed_as_of.empty()) return query;
  const auto day = base::LocalDate::parse_typed(query.typed_as_of);
  if (!day) query.wrong_as_of = M("Enter a day, for example 01.03.2008, or leave the field empty for today");
  else if (*day > today) query.wrong_as_of = M("This day has not come yet. Enter a day up to today");
  else if (day->year() < 1991) query.wrong_as_of = M("There are no records before 1991. Enter a later day");
  else query.as_of = *day;
  return query;
}

FormQuery form_query_of(db::Read& db, const http::Scope& scope, const http::Request& request, base::LocalDate today) {
  auto query = query_of(request, today);
  query.choice = contests::contest_choice(db, scope, request);
  query.filter.contest = query.choice.contest;
  query.filter.year = query.choice.year;
  return query;
}

Sheet::Sheet(const ui::View& v, db::Read& db, const http::Scope& scope, const Form& form, const FormQuery& query)
    : v_{v}, form_{form}, query_{query}, data_{read(db, scope)}, required_{std::make_unique<reports::RequiredParts>(db, query.as_of)} {
  if (form.arrange != nullptr) form.arrange(data_);
  if (!reads_one_page()) data_.count = data_.rows.size();
  FormView view{.v = v_, .data = data_, .required = required_.get()};
  if (const int stage = stage_of(form.number); stage != 0) view.parts = parts_of(data_, stage, *required_);
  columns_ = form.columns(view);
  if (reads_one_page()) return;
  sort();
  cut();
}

int Sheet::pages() const { return query_.whole ? 1 : ui::pages_of(static_cast<std::int64_t>(data_.count), rows_a_page); }

bool Sheet::reads_one_page() const {
  return !query_.whole && query_.sort.empty() && form_.arrange == nullptr && !query_.filter.special_only;
}

FormData Sheet::read(db::Read& db, const http::Scope& scope) {
  const auto of_page = [&](int page) {
    return read_form(db, scope, query_.filter, query_.as_of, form_.needs,
                     RowRange{.first = static_cast<std::size_t>(page - 1) * rows_a_page, .most = rows_a_page});
  };
  if (!reads_one_page()) return read_form(db, scope, query_.filter, query_.as_of, form_.needs);
  auto data = of_page(query_.page);
  const int last = ui::pages_of(static_cast<std::int64_t>(data.count), rows_a_page);
  if (query_.page <= last) return data;
  query_.page = last;
  return of_page(last);
}

void Sheet::cut() {
  if (query_.whole) return;
  query_.page = std::min(query_.page, pages());
  auto& rows = data_.rows;
  rows.erase(rows.begin(), rows.begin() + (query_.page - 1) * static_cast<std::ptrdiff_t>(rows_a_page));
  if (rows.size() > rows_a_page) rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(rows_a_page), rows.end());
}

void Sheet::sort() {
  const auto column = std::ranges::find(columns_, query_.sort, &Column::code);
  if (query_.sort.empty() || column == columns_.end()) return;
  std::vector<Key> keys;
  keys.reserve(data_.rows.size());
  for (const auto& row : data_.rows) keys.push_back(key_of(column->plain(row)));
  std::vector<std::size_t> order(data_.rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // What is not known stands last in either direction.
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    if (is_empty(keys[a]) || is_empty(keys[b])) return !is_empty(keys[a]) && is_empty(keys[b]);
    return query_.descending ? keys[b] < keys[a] : keys[a] < keys[b];
  });
  std::vector<FormRow> sorted;
  sorted.reserve(order.size());
  for (const auto at : order) sorted.push_back(std::move(data_.rows[at]));
  data_.rows = std::move(sorted);
}

ui::Column Sheet::head(const Column& column, const Url& page) const {
  const bool sorted = query_.sort == column.code;
  auto other = query_;
  other.sort = column.code;
  other.descending = sorted && !query_.descending;
  using enum ui::Sorted;
  return {.title = column.title,
          .numeric = column.numeric,
          .sort = other.on(page),
          .sorted = !sorted             ? none
                    : query_.descending ? descending
                                        : ascending};
}

Html Sheet::cell(const Column& column, const FormRow& row) const {
  if (column.screen) return column.screen(row);
  return html("{}", text_of(v_.t, column.plain(row)));
}

Html Sheet::table(const Url& page) const {
  std::vector<ui::Column> heads;
  std::vector<const Column*> shown;
  for (const auto& column : columns_) {
    if (column.where == Shown::in_files) continue;
    heads.push_back(head(column, page));
    shown.push_back(&column);
  }
  const bool linked = data_.rows.size() <= most_linked_rows;
  const bool explains = std::ranges::any_of(shown, [](const Column* column) { return static_cast<bool>(column->explained); });
  std::vector<ui::TableRow> rows;
  rows.reserve(data_.rows.size());
  for (const auto& row : data_.rows) {
    ui::TableRow line;
    line.cells.reserve(shown.size());
    const auto explanation =
        Url::to("/control/{}/explain", form_.number).with("project", base::to_string(row.project)).with("as_of", query_.typed_as_of);
    for (const auto* column : shown) {
      if (!column->explained) {
        line.cells.push_back(cell(*column, row));
        continue;
      }
      const auto figure = figure_of(*column, row);
      if (figure && linked) line.cells.push_back(ui::explained_there(v_, *figure, explanation, column->code));
      else line.cells.push_back(html("{}", figure.value_or("—")));
    }
    if (!linked && explains)
      line.cells.front().add(R"(<br><a class="govuk-link app-row-explained" href="{}">{}</a>)", v_.link(explanation),
                             v_.t("How it was calculated"));
    rows.push_back(std::move(line));
  }
  return linked ? ui::table(v_, v_.t(form_.title), heads, rows, true) : ui::long_table(v_, v_.t(form_.title), heads, rows);
}

std::optional<std::string> Sheet::figure_of(const Column& column, const FormRow& row) const {
  if (column.figure) return column.figure(row);
  const auto plain = column.plain(row);
  if (is_empty(plain)) return std::nullopt;
  return text_of(v_.t, plain);
}

Html Sheet::whole_row(const FormRow& row) const {
  std::vector<ui::SummaryRow> cells;
  for (const auto& column : columns_) {
    if (column.where == Shown::in_files) continue;
    cells.push_back({column.title, column.explained ? column.explained(row) : cell(column, row), column.code});
  }
  return ui::summary_list(cells);
}

bool Sheet::has_late_entries() const {
  return std::ranges::any_of(data_.rows, [](const FormRow& row) { return !row.late.empty(); });
}

namespace {

std::string contests_in_words(const ui::View& v, const contests::ContestChoice& choice) {
  const auto at = std::ranges::find(choice.contests, choice.contest.value_or(base::ContestId{}), &contests::ContestChoice::Offered::id);
  if (choice.contest && at != choice.contests.end())
    return v.t(M("Contest of {date}"), {{"date", v.t.date(at->held_on)}}) + ", " + at->body.in(v.t.language());
  if (choice.year) return v.t(M("Contests of {year}"), {{"year", std::to_string(*choice.year)}});
  return std::string{v.t("All contests")};
}

std::string day_in_words(const ui::View& v, const FormQuery& query, const Sheet& sheet) {
  if (query.as_of >= v.today) return std::string{v.t("The form shows what the records say now.")};
  auto text = v.t(M("The form shows what was so at the end of {date}, by the day on which each thing happened: a contest by the day it was "
                    "held, papers by the day they arrived, a decision by the day it was approved. Names are today’s."),
                  {{"date", v.t.date(query.as_of)}});
  if (sheet.has_late_entries())
    (text += ' ') += v.t("What was entered after that day is taken into account; the column “Entered later” names it.");
  return text;
}

}  // namespace

Html shown_in_words(const ui::View& v, const FormQuery& query, const std::vector<reference::Region>& regions, const Sheet& sheet) {
  const auto& filter = query.filter;
  auto text = contests_in_words(v, query.choice);
  const auto region = std::ranges::find(regions, filter.region, &reference::Region::kato);
  if (region != regions.end()) (text += " · ") += region->name(v.t.language());
  for (const auto status : projects::all_statuses)
    if (projects::to_code(status) == filter.status) (text += " · ") += v.t(projects::status_text(status));
  if (filter.special_only) (text += " · ") += v.t("Only those under special control");
  return html(R"(<p class="govuk-body">{}. {}</p>)", text, day_in_words(v, query, sheet));
}

Html filters(const ui::View& v, const Url& page, const FormQuery& query, const std::vector<reference::Region>& known) {
  const auto& filter = query.filter;
  http::FormValues values;
  values.set("region", filter.region)
      .set("status", filter.status)
      .set("special", filter.special_only ? "1" : "")
      .set("as_of", query.typed_as_of);
  if (query.wrong_as_of) values.add_error("as_of", *query.wrong_as_of);
  std::vector<ui::Option> regions, statuses;
  for (const auto& region : known) regions.push_back({region.kato, region.name(v.request.language)});
  for (const auto status : projects::all_statuses)
    statuses.push_back({std::string{projects::to_code(status)}, std::string{v.t(projects::status_text(status))}});
  Html body;
  body.add(R"({}{}{}{}{})", contests::contest_fields(v, query.choice),
           ui::filter_select(v, values, {.name = "region", .label = std::string{v.t("Region")}}, regions),
           ui::filter_select(v, values, {.name = "status", .label = std::string{v.t("Status of the project")}}, statuses),
           ui::date_input(v, values,
                          {.name = "as_of",
                           .label = std::string{v.t("As of the end of the day")},
                           .hint = std::string{v.t("An empty field means today.")}}),
           ui::checkbox(v, values, {.name = "special", .label = std::string{v.t("Only those under special control")}}));
  if (query.whole) body.add("{}", ui::hidden("all", "1"));
  if (!query.sort.empty()) body.add("{}", ui::hidden("sort", query.sort));
  if (query.descending) body.add("{}", ui::hidden("order", "desc"));
  body.add("{}", ui::button(v.t("Show"), ui::ButtonKind::secondary));
  return ui::get_form(v, page, body);
}

}  // namespace baqylau::control
