/// Pieces that several pages of reports share.

#include "reports/views.hpp"

#include <cstdlib>

namespace baqylau::reports::views {

using http::Url;
using ui::Html;
using ui::html;

std::string title_of(const ui::View& v, const Report& report) { return std::string{v.t(stage_title(report.stage))}; }

std::string lot_title(const ui::View& v, const Report& report) {
  const auto name = i18n::pick(report.lot_name_kk, report.lot_name_ru, v.t.language());
  return v.t("Lot {number}: {name}", {{"number", std::to_string(report.lot_number)}, {"name", name.text}});
}

std::string ngo_name(const ui::View& v, const Report& report) {
  return std::string{i18n::pick(report.ngo_name_kk, report.ngo_name_ru, v.t.language()).text};
}

ui::Crumb project_crumb(const ui::View& v, const Report& report) { return {lot_title(v, report), Url::to("/projects/{}", report.project)}; }

Html state_tag(const ui::View& v, const Report& report) {
  const auto colour = [&] {
    switch (report.state) {
      case ReportState::not_started: return ui::TagColour::grey;
      case ReportState::draft: return ui::TagColour::yellow;
      case ReportState::submitted: return ui::TagColour::blue;
      case ReportState::returned: return ui::TagColour::yellow;
      case ReportState::accepted: return ui::TagColour::green;
    }
    return ui::TagColour::grey;
  }();
  return ui::tag(v.t(label_of(report.state)), colour);
}

std::string days_text(const ui::View& v, const ControlDays& days) {
  using i18n::N;
  switch (days.kind) {
    case ControlDays::Kind::due_unknown: return std::string{v.t("The due date is not known")};
    case ControlDays::Kind::not_due:
      if (days.days_left == 0) return std::string{v.t("Due today")};
      return v.t.plural(N("{count} day left", "{count} days left"), days.days_left);
    case ControlDays::Kind::submitted:
      if (*days.days == 0) return std::string{v.t("Submitted on the due date")};
      if (*days.days < 0) return v.t.plural(N("Submitted {count} day early", "Submitted {count} days early"), -*days.days);
      return v.t.plural(N("Submitted {count} day late", "Submitted {count} days late"), *days.days);
    case ControlDays::Kind::overdue: return v.t.plural(N("Overdue by {count} day", "Overdue by {count} days"), *days.days);
  }
  return {};
}

Html due_html(const ui::View& v, const Report& report) {
  if (!report.counted_due || report.counted_due == report.due_on) return v.known(report.due_on);
  return html(
      R"({}<br><span class="app-soft">{}</span>)", v.known(report.due_on),
      v.t(base::M("Judged by {date}, the due date in force when the report came"), {{"date", v.t.short_date(*report.counted_due)}}));
}

Html submitted_html(const ui::View& v, const Report& report) {
  if (!report.counted_at) return v.known(std::optional<base::LocalDate>{});
  if (report.counted_day_only) return v.known(report.counted_on());
  return v.date_time(*report.counted_at);
}

Html file_list(const ui::View& v, const std::vector<File>& files) {
  Html items;
  for (const auto& file : files)
    items.add(R"(<li><a class="govuk-link" href="{}">{}</a> <span class="govuk-hint govuk-!-display-inline">{}</span></li>)",
              v.link(Url::to("/files/{}", file.id)), file.name, v.t.file_size(file.size));
  return html(R"(<ul class="govuk-list govuk-list--bullet">{}</ul>)", items);
}

std::string part_names(const ui::View& v, const std::vector<Part>& parts) {
  std::string names;
  for (const auto part : parts) {
    if (!names.empty()) names += ", ";
    names += v.t(label_of(part));
  }
  return names;
}

Html control_preview(const ui::View& v, const Preview& preview) {
  std::vector<ui::TableRow> rows;
  const auto figure = figure_of(preview.days);
  rows.push_back({{html("{}", v.t("Days from the due date")), html("{}", figure), html("{}", days_text(v, preview.days))}});
  for (const auto part : preview.required) {
    const bool present = preview.present.contains(part);
    rows.push_back({{html("{}", v.t(label_of(part))), html("{}", present ? 1 : 0),
                     present ? ui::tag(v.t("Present"), ui::TagColour::green) : ui::tag(v.t("Missing"), ui::TagColour::red)}});
  }
  return ui::table(v, v.t("What the control form will say"),
                   {{std::string{v.t("What is checked")}}, {std::string{v.t("Figure")}, true}, {std::string{v.t("Meaning")}}}, rows);
}

Html hash_text(std::string_view hash) {
  constexpr std::size_t group = 8;
  Html out;
  for (std::size_t at = 0; at < hash.size(); at += group) out.add("{}<wbr>", hash.substr(at, group));
  return html("<code>{}</code>", out);
}

Html part_text(const ui::View& v, const PartContent& content, const RowsBeside& beside) {
  Html out = rows_table(v, content.part, content.rows, beside);
  if (content.body) out.add("{}", ui::View::paragraphs(*content.body));
  if (content.attested && !content.body && count_of(content.rows) == 0)
    out.add(R"(<p class="govuk-body">{}</p>)",
            v.t("Handed in on paper, as the records of the state body say. The text is not in the system."));
  return out;
}

std::string version_title(const ui::View& v, const Version& version) {
  return v.t("Version {number} of {date}", {{"number", std::to_string(version.number)}, {"date", v.t.date_time(version.submitted_at)}});
}

std::optional<ui::LastSaved> last_saved(const ui::View& v, const DraftPart& part) {
  if (part.version == 0) return std::nullopt;
  const bool own = part.saved_by && part.saved_by == v.request.caller.account;
  return ui::LastSaved{.at = part.saved_at, .own = own, .name = part.saved_by_name};
}

std::string text_field(Part part) { return "part." + std::string{to_code(part)}; }
std::string version_field(Part part) { return "version." + std::string{to_code(part)}; }
std::string shown_field(Part part) { return "shown." + std::string{to_code(part)}; }
std::string remark_field(Part part) { return "remark." + std::string{to_code(part)}; }

std::vector<std::pair<std::string, std::string>> draft_fields(const Draft& draft) {
  std::vector<std::pair<std::string, std::string>> fields;
  for (const auto part : text_parts) {
    const auto& stored = draft.part(part);
    fields.emplace_back(version_field(part), std::to_string(stored.version));
    fields.emplace_back(shown_field(part), text_hash(stored.content.body.value_or("")));
  }
  return fields;
}

http::FormValues values_of(const Draft& draft) {
  http::FormValues values;
  for (const auto part : text_parts) values.set(text_field(part), draft.part(part).content.body.value_or(""));
  for (auto& [name, value] : draft_fields(draft)) values.set(name, std::move(value));
  return values;
}

}  // namespace baqylau::reports::views
