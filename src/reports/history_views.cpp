/// What happened to a report, for everybody and for those whom it concerns.

#include "reports/views.hpp"

#include <algorithm>

namespace baqylau::reports::views {

using base::M;
using ui::Html;
using ui::html;

namespace {

Html when(const ui::View& v, const Happening& happened) {
  return happened.day_only ? v.date(base::almaty_date(happened.at)) : v.date_time(happened.at);
}

Html line(std::string_view text) { return html(R"(<p class="govuk-body">{}</p>)", text); }

Html move_text(const ui::View& v, const Happening& happened) {
  const auto to = happened.due_to ? v.t.date(*happened.due_to) : std::string{};
  Html body = happened.due_from ? line(v.t("From {from} to {to}.", {{"from", v.t.date(*happened.due_from)}, {"to", to}})) : line(to + ".");
  if (happened.reason) body.add(line(v.t("Reason: {reason}", {{"reason", *happened.reason}})));
  return body;
}

Html submission_text(const ui::View& v, const Happening& happened) {
  Html body;
  if (!happened.on_behalf) return body;
  body.add(line(v.t("Entered by the operator from papers.")));
  if (happened.day_only)
    body.add(line(
        v.t("The papers came on that day; they were entered on {date}.", {{"date", v.t.date(base::almaty_date(happened.recorded_at))}})));
  return body;
}

ui::Event event_of(const ui::View& v, const Happening& happened) {
  ui::Event event{.when = when(v, happened), .title = {}, .body = {}};
  switch (happened.kind) {
    case Happening::Kind::start: break;
    case Happening::Kind::submit:
      event.title = v.t("Version {number} was submitted", {{"number", std::to_string(happened.version.value_or(1))}});
      event.body = submission_text(v, happened);
      break;
    case Happening::Kind::send_back:
      event.title = std::string{v.t(label_of(ReportState::returned))};
      if (happened.incomplete)
        event.body = line(v.t("Required parts were missing, so the report counts as submitted only when it is submitted again."));
      break;
    case Happening::Kind::accept: event.title = std::string{v.t(label_of(ReportState::accepted))}; break;
    case Happening::Kind::move_due:
      event.title = std::string{!happened.due_from     ? v.t("The due date was set")
                                : happened.by_schedule ? v.t("The due date was moved with the dates of the contest")
                                                       : v.t("The due date was moved: a date of its own")};
      event.body = move_text(v, happened);
      break;
  }
  return event;
}

template <class Wanted>
Html timeline_of(const ui::View& v, const std::vector<Happening>& history, Wanted wanted) {
  std::vector<ui::Event> events;
  for (auto happened = history.rbegin(); happened != history.rend(); ++happened)
    if (wanted(*happened)) events.push_back(event_of(v, *happened));
  return events.empty() ? Html{} : ui::timeline(events);
}

}  // namespace

Html public_timeline(const ui::View& v, const std::vector<Happening>& history) {
  return timeline_of(v, history, [](const Happening& happened) { return happened.kind != Happening::Kind::start; });
}

Html due_moves(const ui::View& v, const std::vector<Happening>& history) {
  return timeline_of(v, history, [](const Happening& happened) { return happened.kind == Happening::Kind::move_due; });
}

Html return_reason(const ui::View& v, const Return& returned) {
  const auto& happened = returned.happening;
  Html body = html(R"(<p class="govuk-body"><strong>{}</strong></p>{})", v.t("Returned on {date}", {{"date", v.t.date_time(happened.at)}}),
                   ui::View::paragraphs(happened.reason.value_or("")));
  if (happened.incomplete)
    body.add(line(v.t("Required parts were missing, so the report counts as submitted only when it is submitted again.")));
  return body;
}

Html remark_on(const ui::View& v, const Return& returned, Part part) {
  const auto found = returned.remarks.find(part);
  if (found == returned.remarks.end()) return {};
  return ui::inset(html(R"(<p class="govuk-body"><strong>{}</strong></p>{})",
                        v.t("Remark of {date}", {{"date", v.t.short_date(base::almaty_date(returned.happening.at))}}),
                        ui::View::paragraphs(found->second)));
}

}  // namespace baqylau::reports::views
