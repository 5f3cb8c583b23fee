#include "contests/forms.hpp"
#include "contests/views.hpp"

#include "base/text.hpp"
#include "ui/ordinals.hpp"

namespace baqylau::contests::views {
namespace {

using base::M;
using http::Url;
using i18n::N;
using ui::html;
using ui::Html;
using ui::View;

constexpr std::size_t shown_description = 300;  ///< code points in the list of lots

/// Content in the reader's language goes straight into the page; otherwise it is marked with its language.
void add_content(Html& out, const View& v, const std::optional<std::string>& kk, const std::optional<std::string>& ru) {
  const auto picked = i18n::pick(kk, ru, v.request.language);
  if (picked.own && !picked.text.empty()) out.add(ui::with_ordinals_whole(picked.text));
  else out.add(v.content(kk, ru));
}
/// Where a description goes on, it is cut at the last blank. The store hands over one letter more than is shown, so
/// that most are judged by their size in bytes alone.
std::string_view beginning(std::string_view text, bool& goes_on) {
  goes_on = text.size() > shown_description && base::code_points(text) > shown_description;
  if (!goes_on) return text;
  const auto blank = text.find_last_of(" \n");
  if (blank == std::string_view::npos || blank < text.size() / 2) return text;
  text = text.substr(0, blank);
  while (!text.empty() && (text.back() == ',' || text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
  return text;
}
void add_description(Html& out, const View& v, const store::LotLine& lot) {
  const auto picked = i18n::pick(lot.description_kk, lot.description_ru, v.request.language);
  bool goes_on = false;
  const auto text = beginning(picked.text, goes_on);
  if (picked.own && !text.empty()) {
    out.add(ui::with_ordinals_whole(text));
    if (goes_on) out.add("…");
  } else {
    auto shown = text.empty() ? std::optional<std::string>{} : std::string{text} + (goes_on ? "…" : "");
    const bool kazakh = picked.language == i18n::Language::kk;
    out.add(v.content(kazakh ? shown : std::nullopt, kazakh ? std::nullopt : shown));
  }
}

void add_coverage(Html& out, const View& v, const store::LotLine& lot, const std::vector<reference::Region>& regions) {
  std::string_view between;
  for (const auto place : lot.regions) {
    out.add("{}{}", between, regions[place].name(v.request.language));
    between = ", ";
  }
  const bool words = lot.coverage_kk || lot.coverage_ru;
  if (words && !lot.regions.empty()) out.add("<br>");
  if (words || lot.regions.empty()) add_content(out, v, lot.coverage_kk, lot.coverage_ru);
}

/// The last column: to the project's passport, or why there is none.
void add_outcome(Html& out, const View& v, const store::LotLine& lot) {
  switch (lot.status) {
    case LotStatus::held:
      out.add(R"(<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">{}</span></a>)",
              v.link(Url::to("/lots/{}/passport", lot.id)), v.t("Project passport"),
              v.t(M(", lot {number}"), {{"number", std::to_string(lot.number)}}));
      return;
    case LotStatus::announced: out.add("{}", v.t("The outcome is not known yet")); return;
    case LotStatus::not_held: out.add("{}", v.t("The lot was not held")); return;
    case LotStatus::cancelled: out.add("{}", v.t("The lot was cancelled")); return;
  }
}

/// The same markup as `ui::table`, row by row into one buffer: this is the page with the most visitors.
Html lots_table(const View& v, const store::LotsPage& page, std::string_view caption) {
  const auto number = v.t("No.");
  const auto name = v.t("Lot name");
  const auto description = v.t("Description");
  const auto coverage = v.t("Territorial coverage");
  const auto status = v.t("Lot status");
  const auto more = v.t("Details");
  Html out;
  out.reserve(4096 + page.lots.size() * 1536);
  out.add(R"(<section class="app-table-scroll" aria-label="{}" tabindex="0"><table class="govuk-table app-table">)"
          R"(<caption class="govuk-visually-hidden">{}</caption><thead class="govuk-table__head"><tr class="govuk-table__row">)"
          R"(<th scope="col" class="govuk-table__header">{}</th><th scope="col" class="govuk-table__header">{}</th>)"
          R"(<th scope="col" class="govuk-table__header">{}</th><th scope="col" class="govuk-table__header">{}</th>)"
          R"(<th scope="col" class="govuk-table__header">{}</th><th scope="col" class="govuk-table__header">{}</th>)"
          R"(</tr></thead><tbody class="govuk-table__body">)",
          caption, caption, number, name, description, coverage, status, more);
  for (const auto& lot : page.lots) {
    out.add(
        R"(<tr class="govuk-table__row"><th scope="row" class="govuk-table__header app-table__number" data-label="{}"><div class="app-cell">{}</div></th>)"
        R"(<td class="govuk-table__cell" data-label="{}"><div class="app-cell"><a class="govuk-link" href="{}">)",
        number, lot.number, name, v.link(Url::to("/lots/{}", lot.id)));
    add_content(out, v, lot.name_kk, lot.name_ru);
    out.add(R"(</a></div></td><td class="govuk-table__cell" data-label="{}"><div class="app-cell">)", description);
    add_description(out, v, lot);
    out.add(R"(</div></td><td class="govuk-table__cell app-table__places" data-label="{}"><div class="app-cell">)", coverage);
    add_coverage(out, v, lot, page.regions);
    out.add(R"(</div></td><td class="govuk-table__cell" data-label="{}"><div class="app-cell">{}</div></td>)"
            R"(<td class="govuk-table__cell" data-label="{}"><div class="app-cell">)",
            status, status_tag(v, lot.status), more);
    add_outcome(out, v, lot);
    out.add("</div></td></tr>");
  }
  out.add("</tbody></table></section>");
  return out;
}

Html count_known(const View& v, const std::optional<std::int64_t>& count) {
  if (!count) return v.known(std::optional<std::string>{});
  return html("{}", v.t.number(*count));
}

Html facts_of(const View& v, const Contest& contest) {
  const auto& facts = contest.facts;
  std::vector<ui::SummaryRow> rows{
      {std::string{v.t("State body")}, html("{}", contest.body.in(v.request.language))},
      {std::string{v.t("Date of the contest")}, v.date(facts.held_on)},
  };
  if (facts.title.kk || facts.title.ru) rows.push_back({std::string{v.t("Contest title")}, v.content(facts.title.kk, facts.title.ru)});
  rows.push_back({std::string{v.t("Legal basis")}, v.content(facts.legal_basis.kk, facts.legal_basis.ru)});
  rows.push_back({std::string{v.t("Lots announced")}, count_known(v, facts.lots_total)});
  rows.push_back({std::string{v.t("Lots recorded here")}, html("{}", v.t.number(contest.lots_recorded))});
  rows.push_back({std::string{v.t("Lots held")}, html("{}", v.t.number(contest.lots_held))});
  rows.push_back({std::string{v.t("First interim report is due on")}, v.known(facts.due[0])});
  rows.push_back({std::string{v.t("Second interim report is due on")}, v.known(facts.due[1])});
  rows.push_back({std::string{v.t("Final report is due on")}, v.known(facts.due[2])});
  return ui::summary_list(rows);
}

Html filter_form(const View& v, const Contest& contest, const store::LotsPage& lots, const LotFilter& filter) {
  http::FormValues values;
  values.set("status", std::string{filter.status ? to_code(*filter.status) : ""}).set("region", filter.region.value_or(""));
  std::vector<ui::Option> statuses;
  for (const auto status : all_lot_statuses) statuses.push_back({std::string{to_code(status)}, std::string{v.t(label(status))}});
  Html body = ui::filter_select(v, values, {.name = "status", .label = std::string{v.t("Lot status")}}, statuses);
  std::vector<ui::Option> regions;
  for (const auto& region : lots.regions) {
    if (region.valid_on(contest.facts.held_on) || region.kato == filter.region)
      regions.push_back({region.kato, region.name(v.request.language)});
  }
  body.add(ui::filter_select(v, values, {.name = "region", .label = std::string{v.t("Region")}}, regions));
  body.add(ui::button(v.t("Show"), ui::ButtonKind::secondary));
  return ui::get_form(v, Url::to("/contests/{}", contest.id), body);
}

Html corrected(const View& v, const std::vector<journal::Correction>& corrections) {
  return journal::corrections_section(v, corrections, [&](const journal::Correction::Field& field) -> std::optional<journal::Told> {
    static constexpr std::pair<std::string_view, base::Text> labels[] = {{"held_on", M("Date of the contest")},
                                                                         {"due_1", M("First interim report is due on")},
                                                                         {"due_2", M("Second interim report is due on")},
                                                                         {"due_3", M("Final report is due on")}};
    const auto shown = [&](const std::optional<std::string>& iso) {
      return v.known(iso ? base::LocalDate::parse_iso(*iso) : std::optional<base::LocalDate>{});
    };
    for (const auto& [name, label] : labels)
      if (field.name == name) return journal::Told{std::string{v.t(label)}, shown(field.before), shown(field.after)};
    return std::nullopt;
  });
}

/// Who reads how the reports of a contest are scored.
using RoundReader = http::Staff<http::Role::specialist, http::Role::approver, http::Role::auditor>;

Html editing_buttons(const View& v, const Contest& contest) {
  Html due;
  if (contest.has_held_lots())
    due = ui::link_button(v, v.t("Change the due dates"), Url::to("/contests/{}/schedule", contest.id), ui::ButtonKind::secondary);
  return html(R"(<div class="govuk-button-group">{}{}{}{}</div>)",
              ui::link_button(v, v.t("Add a lot"), Url::to("/contests/{}/lots/new", contest.id)),
              ui::link_button(v, v.t("Load lots from a table"), Url::to("/contests/{}/import", contest.id), ui::ButtonKind::secondary),
              ui::link_button(v, v.t("Edit the contest"), Url::to("/contests/{}/edit", contest.id), ui::ButtonKind::secondary), due);
}

/// Above the form of a contest with held lots: what it does not ask for, and where the due dates are changed.
Html what_stays(const View& v, const Contest& contest) {
  const auto& facts = contest.facts;
  const auto change =
      html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/contests/{}/schedule", contest.id)), v.t("Change the due dates"));
  return html(
      R"({}<p class="govuk-body">{} {}</p>)",
      ui::summary_list({{std::string{v.t("State body")}, html("{}", contest.body.in(v.request.language))},
                        {std::string{v.t("First interim report is due on")}, v.known(facts.due[0])},
                        {std::string{v.t("Second interim report is due on")}, v.known(facts.due[1])},
                        {std::string{v.t("Final report is due on")}, v.known(facts.due[2])}}),
      v.t("The contest has held lots, so its state body stays as it is. The due dates are changed on a page of their own, which says "
          "first what they change."),
      change);
}

}  // namespace

std::string name_of(const View& v, base::LocalDate held_on) { return v.t(M("Contest of {date}"), {{"date", v.t.date(held_on)}}); }

Html status_tag(const View& v, LotStatus status) {
  switch (status) {
    case LotStatus::announced: return ui::tag(v.t(label(status)), ui::TagColour::blue);
    case LotStatus::held: return ui::tag(v.t(label(status)), ui::TagColour::green);
    case LotStatus::not_held: return ui::tag(v.t(label(status)), ui::TagColour::yellow);
    case LotStatus::cancelled: return ui::tag(v.t(label(status)), ui::TagColour::grey);
  }
  return {};
}

ui::PageContent contest_list(const View& v, const ContestList& list, Offers offers) {
  ui::PageContent page{.title = std::string{v.t("Contests")}, .body = {}};
  page.lead = v.t("Contests of state bodies for the state social order, with their lots and the projects that came of them.");
  page.wide = true;
  if (offers == Offers::editing) page.body.add(ui::link_button(v, v.t("Add a contest"), Url::to("/contests/new")));
  // The projects stand further down the line of features: the list of all of them is their page.
  page.body.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(Url::to("/projects")), v.t("All projects"));
  if (list.years.size() > 1) {
    std::vector<ui::Option> years;
    for (const int year : list.years) years.push_back({std::to_string(year), std::to_string(year)});
    http::FormValues values;
    values.set("year", list.year == 0 ? std::string{} : std::to_string(list.year));
    page.body.add(ui::get_form(v, Url::to("/contests"),
                               html("{}{}", ui::filter_select(v, values, {.name = "year", .label = std::string{v.t("Year")}}, years),
                                    ui::button(v.t("Show"), ui::ButtonKind::secondary))));
  }
  if (const int year = list.year != 0 ? list.year : list.years.empty() ? 0 : list.years.front(); year != 0)
    page.body.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(Url::to("/years/{}", year)),
                  v.t(M("{year}: what came of the contests, on one page"), {{"year", std::to_string(year)}}));
  if (list.contests.empty()) {
    page.body.add(R"(<p class="govuk-body">{}</p>)", v.t("No contest has been entered yet."));
    return page;
  }
  std::vector<ui::TableRow> rows;
  auto index = std::int64_t{list.page - 1} * contests_a_page;
  for (const auto& contest : list.contests) {
    const auto url = v.link(Url::to("/contests/{}", contest.id));
    rows.push_back({{html("{}", ++index), v.date(contest.facts.held_on), html("{}", contest.body.in(v.request.language)),
                     count_known(v, contest.facts.lots_total), html("{}", v.t.number(contest.lots_recorded)),
                     html(R"(<a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden">: {}</span></a>)", url, v.t("Details"),
                          name_of(v, contest.facts.held_on))}});
  }
  page.body.add(ui::table(v, v.t("Contests"),
                          {{std::string{v.t("No.")}, true},
                           {std::string{v.t("Date of the contest")}},
                           {std::string{v.t("State body")}},
                           {std::string{v.t("Number of lots")}, true},
                           {std::string{v.t("Lots recorded here")}, true},
                           {std::string{v.t("Details")}}},
                          rows, true));
  page.body.add(ui::pagination(v, Url::to("/contests").with("year", list.year == 0 ? std::string{} : std::to_string(list.year)), list.page,
                               ui::pages_of(list.count, contests_a_page)));
  return page;
}

ui::PageContent contest(const View& v, const ContestPage& shown, Offers offers) {
  const auto& [contest, lots, filter, page, corrections, above_lots] = shown;
  ui::PageContent content{.title = name_of(v, contest.facts.held_on), .body = facts_of(v, contest)};
  content.crumbs = {{std::string{v.t("Contests")}, Url::to("/contests")}};
  content.wide = true;
  if (offers == Offers::editing) content.body.add(editing_buttons(v, contest));
  if (const auto staff = RoundReader::admit(v.request.caller); staff && staff->scope.covers(contest.facts.state_body))
    content.body.add(ui::link_button(v, v.t("Scoring by experts"), Url::to("/contests/{}/experts", contest.id), ui::ButtonKind::secondary));
  // What came of it stands further down the line of features.
  if (contest.has_held_lots())
    content.body.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
                     v.link(Url::to("/contests/{}/summary", contest.id)), v.t("What came of the contest, on one page"));
  content.body.add(R"({}<h2 class="govuk-heading-m" id="lots">{}</h2>)", above_lots, v.t("Lots of the contest"));
  if (contest.lots_recorded == 0) {
    content.body.add(R"(<p class="govuk-body">{}</p>)", v.t("No lot of this contest has been entered yet."));
    return content;
  }
  content.body.add(filter_form(v, contest, lots, filter));
  if (filter != LotFilter{}) {
    content.body.add(R"(<p class="govuk-body">{} <a class="govuk-link" href="{}">{}</a></p>)",
                     v.t.plural(N("{count} lot is shown.", "{count} lots are shown."), lots.count),
                     v.link(Url::to("/contests/{}", contest.id)), v.t("Show all lots"));
  }
  if (!lots.lots.empty()) content.body.add(lots_table(v, lots, v.t("Lots of the contest")));
  const auto base = Url::to("/contests/{}", contest.id)
                        .with("status", filter.status ? to_code(*filter.status) : std::string_view{})
                        .with("region", filter.region.value_or(""));
  content.body.add(ui::pagination(v, base, page, ui::pages_of(lots.count, lots_a_page)));
  content.body.add("{}", corrected(v, corrections));
  return content;
}

ui::PageContent contest_form(const View& v, const Stored& stored, const std::vector<reference::StateBody>& bodies,
                             const http::FormValues& values) {
  ui::PageContent page{.title = std::string{stored.contest ? v.t("Edit the contest") : v.t("Add a contest")}, .body = {}};
  page.crumbs = {{std::string{v.t("Contests")}, Url::to("/contests")}};
  page.form = &values;
  auto action = Url::to("/contests/new");
  Html fields;
  if (stored.contest) {
    const auto& contest = *stored.contest;
    page.crumbs.push_back({name_of(v, contest.facts.held_on), Url::to("/contests/{}", contest.id)});
    action = Url::to("/contests/{}/edit", contest.id);
    fields.add(ui::version_field(v, "version", std::to_string(contest.version), stored.saved));
    if (stored.changed_meanwhile) {
      page.body.add(ui::warning_text(
          v,
          v.t("This contest was changed after you opened the page. {who} What you typed is kept in the form; below is what is stored now. "
              "Saving replaces it.",
              {{"who", ui::last_saved_text(v, stored.saved)}})));
      page.body.add(ui::details(v.t("What is stored now"), facts_of(v, contest)));
    }
  }
  const auto text = [&](std::string_view name, base::Text label, std::string_view language) {
    fields.add(ui::text_input(v, values, {.name = name, .label = std::string{v.t(label)}, .optional = true, .language = language}));
  };
  const bool held = stored.contest && stored.contest->has_held_lots();
  if (held) page.body.add("{}", what_stays(v, *stored.contest));
  if (!held && bodies.size() > 1) {
    std::vector<ui::Option> options;
    for (const auto& body : bodies) options.push_back({base::to_string(body.id), body.name(v.request.language)});
    fields.add(ui::select(v, values, {.name = "state_body", .label = std::string{v.t("State body")}}, options));
  }
  fields.add(ui::date_input(v, values, {.name = "held_on", .label = std::string{v.t("Date of the contest")}}));
  if (held)
    fields.add(
        ui::textarea(v, values,
                     {.name = "reason",
                      .label = std::string{v.t("Why the day of the contest is changed")},
                      .hint = std::string{v.t("Only where you change it. The reason is public: it is shown to everybody beside the old "
                                              "and the new date.")},
                      .optional = true},
                     3));
  text("title_kk", M("Title in Kazakh"), "kk");
  text("title_ru", M("Title in Russian"), "ru");
  fields.add(ui::textarea(
      v, values, {.name = "legal_basis_kk", .label = std::string{v.t("Legal basis in Kazakh")}, .optional = true, .language = "kk"}, 3));
  fields.add(ui::textarea(
      v, values, {.name = "legal_basis_ru", .label = std::string{v.t("Legal basis in Russian")}, .optional = true, .language = "ru"}, 3));
  fields.add(ui::text_input(v, values,
                            {.name = "lots_total",
                             .label = std::string{v.t("Number of lots announced")},
                             .optional = true,
                             .inputmode = "numeric",
                             .width = "4"}));
  if (!held) fields.add("{}", schedule_fields(v, values));
  fields.add(ui::button(v.t("Save")));
  page.body.add(ui::post_form(v, action, fields));
  return page;
}

}  // namespace baqylau::contests::views

namespace baqylau::contests {

ui::Html schedule_fields(const ui::View& v, const http::FormValues& values) {
  ui::Html due;
  due.add(ui::date_input(v, values, {.name = "due_1", .label = std::string{v.t("First interim report is due on")}, .optional = true}));
  due.add(ui::date_input(v, values, {.name = "due_2", .label = std::string{v.t("Second interim report is due on")}, .optional = true}));
  due.add(ui::date_input(v, values, {.name = "due_3", .label = std::string{v.t("Final report is due on")}, .optional = true}));
  return ui::fieldset(v.t("Due dates of the reports"), due);
}

ui::Crumb contest_crumb(const ui::View& v, const Contest& contest) {
  return {views::name_of(v, contest.facts.held_on), http::Url::to("/contests/{}", contest.id)};
}

}  // namespace baqylau::contests
