#include "control/views.hpp"

#include "control/explain.hpp"
#include "projects/projects.hpp"

namespace baqylau::control {

namespace {

using http::Url;
using ui::Html;
using ui::html;

Html lot_cell(const ui::View& v, const FormRow& row) {
  return html(R"(<a class="govuk-link" href="{}">{}</a>. {})", v.link(Url::to("/projects/{}", row.project)), row.lot_number,
              v.content(row.lot_name_kk, row.lot_name_ru));
}

Html ngo_cell(const ui::View& v, const FormRow& row) {
  return html(R"(<a class="govuk-link" href="{}">{}</a><br>{})", v.link(Url::to("/ngos/{}", row.ngo)),
              v.content(row.ngo_short_kk, row.ngo_short_ru), v.content(row.ngo_full_kk, row.ngo_full_ru));
}

Html explained_cell(const ui::View& v, const Explained& cell) { return ui::explained(v, cell.shown, cell.explanation); }

Html status_cell(const ui::View& v, const FormRow& row, const std::vector<Cause>& causes) {
  Html cell = projects::status_tag(v, projects::status_from_code(row.status));
  if (!causes.empty()) cell.add(R"( {})", ui::tag(v.t("Special control"), ui::TagColour::red));
  return cell;
}

std::vector<Cause> causes_of_row(const FormRow& row, int stage, RequiredParts& rules, base::LocalDate today) {
  if (row.status != "in_execution") return {};
  // Only the stage whose evidence the rows were read with.
  std::array<StageFacts, 3> stages{};
  stages[static_cast<std::size_t>(stage - 1)] = row.stages[static_cast<std::size_t>(stage - 1)];
  return causes(stages, rules.of(stages), today);
}

std::string left_text(const i18n::Translator& t, const StageFacts& facts, base::LocalDate today) {
  if (facts.submitted_on) return t(base::M("submitted {date}"), {{"date", t.short_date(*facts.submitted_on)}});
  const auto days = days_of(facts, today);
  switch (days.kind) {
    case reports::ControlDays::Kind::due_unknown: return "";
    case reports::ControlDays::Kind::not_due: return t.plural(i18n::N("{count} day left", "{count} days left"), days.days_left);
    case reports::ControlDays::Kind::submitted: return "";
    case reports::ControlDays::Kind::overdue:
      return t.plural(i18n::N("{count} day overdue", "{count} days overdue"), days.days.value_or(0));
  }
  return "";
}

std::string short_mark(const i18n::Translator& t, reports::Part part) { return std::string{t(reports::label_of(part))}; }

std::string plain(const ui::View& v, const std::optional<std::string>& kk, const std::optional<std::string>& ru) {
  return std::string{i18n::pick(kk, ru, v.request.language).text};
}

}  // namespace

Html dates_form(const ui::View& v, const std::vector<FormRow>& rows) {
  std::vector<ui::TableRow> cells;
  cells.reserve(rows.size());
  for (const auto& row : rows) {
    ui::TableRow line{.cells = {lot_cell(v, row), ngo_cell(v, row)}};
    for (const auto& stage : row.stages) {
      const auto left = left_text(v.t, stage, v.today);
      const bool late = days_of(stage, v.today).kind == reports::ControlDays::Kind::overdue;
      line.cells.push_back(html(R"({}<br>{})", v.known(stage.due_on),
                                late ? ui::tag(left, ui::TagColour::red) : html(R"(<span class="app-soft">{}</span>)", left)));
    }
    line.cells.push_back(status_cell(v, row, {}));
    cells.push_back(std::move(line));
  }
  return ui::table(v, v.t("Due dates of reports"),
                   {{std::string{v.t("Lot and project")}},
                    {std::string{v.t("NGO")}},
                    {std::string{v.t(reports::stage_title(1))}},
                    {std::string{v.t(reports::stage_title(2))}},
                    {std::string{v.t(reports::stage_title(3))}},
                    {std::string{v.t("Status")}}},
                   cells, true);
}

Html report_form(const ui::View& v, const std::vector<FormRow>& rows, int stage, const std::vector<reports::Part>& required,
                 RequiredParts& rules) {
  std::vector<ui::Column> columns{{std::string{v.t("Lot and project")}},
                                  {std::string{v.t("NGO")}},
                                  {std::string{v.t("Submitted")}},
                                  {std::string{v.t("Control, days")}, true}};
  for (const auto part : required) columns.push_back({short_mark(v.t, part), true});
  columns.push_back({std::string{v.t("Status")}});
  std::vector<ui::TableRow> cells;
  cells.reserve(rows.size());
  for (const auto& row : rows) {
    const auto& facts = row.stages[static_cast<std::size_t>(stage - 1)];
    ui::TableRow line{
        .cells = {lot_cell(v, row), ngo_cell(v, row), v.known(facts.submitted_on), explained_cell(v, explain_days(v.t, facts, v.today))}};
    for (const auto part : required) line.cells.push_back(explained_cell(v, explain_part(v.t, facts, part)));
    line.cells.push_back(status_cell(v, row, causes_of_row(row, stage, rules, v.today)));
    cells.push_back(std::move(line));
  }
  return ui::table(v, v.t(reports::stage_title(stage)), columns, cells, true);
}

Html filters(const ui::View& v, const Url& form, const FormFilter& filter, const FilterChoices& choices) {
  http::FormValues values;
  values.set("contest", filter.contest.value == 0 ? "" : base::to_string(filter.contest))
      .set("region", filter.region)
      .set("status", filter.status);
  std::vector<ui::Option> contests, regions, statuses;
  for (const auto& contest : choices.contests) {
    contests.push_back({base::to_string(contest.id), v.t.date(contest.facts.held_on) + " · " + plain(v, contest.body.kk, contest.body.ru)});
  }
  for (const auto& region : choices.regions) regions.push_back({region.kato, region.name(v.request.language)});
  using enum projects::ProjectStatus;
  for (const auto status : {in_execution, completed, closed, terminated, repayment_demanded}) {
    statuses.push_back({std::string{projects::to_code(status)}, std::string{v.t(projects::status_text(status))}});
  }
  Html body;
  body.add(R"({}{}{}{})", ui::select(v, values, {.name = "contest", .label = std::string{v.t("Contest")}}, contests),
           ui::select(v, values, {.name = "region", .label = std::string{v.t("Region")}}, regions),
           ui::select(v, values, {.name = "status", .label = std::string{v.t("Status of the project")}}, statuses),
           ui::button(v.t("Show"), ui::ButtonKind::secondary));
  return ui::get_form(v, form, body);
}

std::vector<std::vector<std::string>> dates_cells(const ui::View& v, const std::vector<FormRow>& rows) {
  const auto& t = v.t;
  std::vector<std::vector<std::string>> table{{std::string{t("Contest")}, std::string{t("Lot number")}, std::string{t("Project")},
                                               std::string{t("NGO")}, std::string{t(reports::stage_title(1))},
                                               std::string{t(reports::stage_title(2))}, std::string{t(reports::stage_title(3))},
                                               std::string{t("Status")}}};
  for (const auto& row : rows) {
    std::vector<std::string> line{row.held_on.iso(), std::to_string(row.lot_number), plain(v, row.lot_name_kk, row.lot_name_ru),
                                  plain(v, row.ngo_full_kk, row.ngo_full_ru)};
    for (const auto& stage : row.stages) line.push_back(stage.due_on ? stage.due_on->iso() : "");
    line.emplace_back(t(projects::status_text(projects::status_from_code(row.status))));
    table.push_back(std::move(line));
  }
  return table;
}

std::vector<std::vector<std::string>> report_cells(const ui::View& v, const std::vector<FormRow>& rows, int stage,
                                                   const std::vector<reports::Part>& required, RequiredParts& rules) {
  const auto& t = v.t;
  std::vector<std::vector<std::string>> table{{std::string{t("Contest")}, std::string{t("Lot number")}, std::string{t("Project")},
                                               std::string{t("NGO")}, std::string{t("Due date")}, std::string{t("Submitted")},
                                               std::string{t("Control, days")}}};
  for (const auto part : required) table.front().push_back(short_mark(t, part));
  table.front().emplace_back(t("Status"));
  table.front().emplace_back(t("Special control"));
  for (const auto& row : rows) {
    const auto& facts = row.stages[static_cast<std::size_t>(stage - 1)];
    const auto days = days_of(facts, v.today);
    std::vector<std::string> line{row.held_on.iso(),
                                  std::to_string(row.lot_number),
                                  plain(v, row.lot_name_kk, row.lot_name_ru),
                                  plain(v, row.ngo_full_kk, row.ngo_full_ru),
                                  facts.due_on ? facts.due_on->iso() : "",
                                  facts.submitted_on ? facts.submitted_on->iso() : "",
                                  days.days ? std::to_string(*days.days) : ""};
    const auto there = present(facts);
    for (const auto part : required) line.emplace_back(there.contains(part) ? "1" : "0");
    line.emplace_back(t(projects::status_text(projects::status_from_code(row.status))));
    line.emplace_back(causes_of_row(row, stage, rules, v.today).empty() ? "0" : "1");
    table.push_back(std::move(line));
  }
  return table;
}

Html special_group(const ui::View& v, const std::vector<FormRow>& rows, const std::map<base::ProjectId, std::vector<Cause>>& causes) {
  std::vector<ui::TableRow> cells;
  for (const auto& row : rows) {
    const auto found = causes.find(row.project);
    if (found == causes.end()) continue;
    Html why;
    for (const auto& cause : found->second) why.add(R"(<p class="govuk-body govuk-!-margin-bottom-1">{}</p>)", explain_cause(v.t, cause));
    cells.push_back({{lot_cell(v, row), ngo_cell(v, row), std::move(why)}});
  }
  if (cells.empty()) return html(R"(<p class="govuk-body">{}</p>)", v.t("No project is under special control today."));
  return ui::table(v, v.t("Projects under special control"),
                   {{std::string{v.t("Lot and project")}}, {std::string{v.t("NGO")}}, {std::string{v.t("Cause")}}}, cells, true);
}

}  // namespace baqylau::control
