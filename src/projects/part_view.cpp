/// Parts of the passport as everybody reads them.

#include "projects/domain.hpp"
#include "projects/views.hpp"

#include <algorithm>

namespace baqylau::projects {

namespace {

using ui::Html;
using ui::html;
using ui::View;

Html nothing_yet(const View& v) { return html(R"(<p class="govuk-body app-nothing">{}</p>)", v.t("Nothing has been entered yet.")); }

Html number(const View& v, const std::optional<std::int64_t>& count) {
  if (!count) return v.known(std::optional<std::string>{});
  return html("{}", v.t.number(*count));
}

Html kind_name(const View& v, const std::vector<reference::ReferenceItem>& items, base::ReferenceItemId id) {
  const auto found = std::ranges::find(items, id, &reference::ReferenceItem::id);
  return v.known(found == items.end() ? std::optional<std::string>{} : std::optional{found->name(v.t.language())});
}

Html text(const View& v, const std::optional<std::string>& written) { return written ? View::paragraphs(*written) : v.known(written); }

ui::Column column(std::string_view title, bool numeric = false) { return {std::string{title}, numeric}; }

Html titled(const View& v, std::string_view title, const std::optional<std::string>& kk, const std::optional<std::string>& ru) {
  return html(R"(<h3 class="govuk-heading-s">{}</h3>{})", title, v.content_text(kk, ru));
}

Html view_of_part(const View& v, const About& part, const Kinds&) {
  return html("{}{}{}", titled(v, v.t("Goals of the project"), part.goals_kk, part.goals_ru),
              titled(v, v.t("Tasks of the project"), part.tasks_kk, part.tasks_ru),
              titled(v, v.t("Expected results"), part.results_kk, part.results_ru));
}

template <class Two>
requires std::same_as<Two, WorkDone> || std::same_as<Two, NextLots> Html view_of_part(const View& v, const Two& part, const Kinds&) {
  return v.content_text(part.kk, part.ru);
}

Html view_of_part(const View& v, const Team& team, const Kinds&) {
  std::vector<ui::TableRow> rows;
  for (const auto& member : team) rows.push_back({{html("{}", member.name), html("{}", member.duty)}});
  return ui::table(v, v.t("Team of the project"), {column(v.t("Surname and name")), column(v.t("Duty in the project"))}, rows, true);
}

/// How much of the target is reached.
Html reached(const View& v, const Indicator& row) {
  const auto percent = row.actual ? percent_of(*row.actual, row.target) : std::nullopt;
  if (!percent) return v.known(std::optional<std::string>{});
  const auto shown = v.t.number(*percent) + "\u00a0%";
  const auto input = [&](std::string_view label, std::int64_t value) {
    return std::string{label} + ": " + v.t.number(value) + "\u00a0" + row.unit;
  };
  return ui::explained(v, shown,
                       {.rule = std::string{v.t("The actual value as a share of the target value, in whole percent, rounded down.")},
                        .inputs = {input(v.t("Target value"), row.target), input(v.t("Actual value"), *row.actual)},
                        .arithmetic = v.t.number(*row.actual) + " ÷ " + v.t.number(row.target) + " × 100 = " + shown});
}

Html view_of_part(const View& v, const Indicators& indicators, const Kinds&) {
  std::vector<ui::TableRow> rows;
  for (const auto& row : indicators) {
    rows.push_back({{html("{}", row.name), html("{}", row.unit), html("{}", v.t.number(row.target)), number(v, row.actual), reached(v, row),
                     v.known(row.evidence)}});
  }
  return ui::table(v, v.t("Indicators"),
                   {column(v.t("Indicator")), column(v.t("Unit")), column(v.t("Target value"), true), column(v.t("Actual value"), true),
                    column(v.t("Reached"), true), column(v.t("By what it can be checked"))},
                   rows, true);
}

Html view_of_part(const View& v, const Budget& lines, const Kinds&) { return budget_block(v, lines, {}); }

Html view_of_part(const View& v, const TargetGroups& groups, const Kinds& kinds) {
  std::vector<ui::TableRow> rows;
  for (const auto& row : groups) {
    rows.push_back({{kind_name(v, kinds.target_groups, row.kind), number(v, row.people), text(v, row.work)}});
  }
  return ui::table(v, v.t("Target groups"),
                   {column(v.t("Kind of group")), column(v.t("Number of people"), true), column(v.t("Work done for the group"))}, rows,
                   true);
}

Html view_of_part(const View& v, const Partners& partners, const Kinds& kinds) {
  std::vector<ui::TableRow> rows;
  for (const auto& row : partners) rows.push_back({{html("{}", row.name), kind_name(v, kinds.partners, row.kind), text(v, row.work)}});
  return ui::table(v, v.t("Partners"), {column(v.t("Name of the partner")), column(v.t("Kind of partner")), column(v.t("Joint work"))},
                   rows, true);
}

Html publication_title(const View&, const Publication& publication) {
  if (publication.address) {
    if (auto link = View::external(*publication.address)) {
      return html(R"(<a class="govuk-link" href="{}" rel="nofollow noopener">{}</a>)", *link, publication.title);
    }
  }
  return html("{}", publication.title);
}

Html view_of_part(const View& v, const Publications& publications, const Kinds& kinds) {
  std::vector<ui::TableRow> rows;
  for (const auto& row : publications) {
    auto title = publication_title(v, row);
    if (row.body) title.add("{}", ui::details(v.t("Text of the publication"), View::paragraphs(*row.body)));
    rows.push_back({{title, html("{}", row.outlet), kind_name(v, kinds.outlets, row.outlet_kind), v.known(row.published_on)}});
  }
  return ui::table(v, v.t("Publications in the media"),
                   {column(v.t("Title of the publication")), column(v.t("Name of the outlet")), column(v.t("Kind of outlet")),
                    column(v.t("Date of publication"))},
                   rows, true);
}

}  // namespace

Html part_view(const View& v, const PartContent& content, const Kinds& kinds) {
  // Goals may be known where tasks are not: that part shows each with its own dash.
  if (part_of(content) != Part::about && !is_filled(content)) return nothing_yet(v);
  return std::visit([&](const auto& part) { return view_of_part(v, part, kinds); }, content);
}

}  // namespace baqylau::projects
