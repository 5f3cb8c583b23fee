/// The page of a contest's due dates: what they are, and what others would change.

#include "reports/views.hpp"

#include "ui/components.hpp"

#include <algorithm>

namespace baqylau::reports::views {

using base::M;
using http::Url;
using i18n::N;
using ui::Html;
using ui::html;

namespace {

/// What a plan does to the reports of one stage.
struct OfStage {
  std::int64_t moved = 0, judged_before = 0, late = 0, overdue = 0;
};

OfStage count(const ui::View& v, const SchedulePlan& plan, int stage) {
  OfStage found;
  for (const auto& one : plan.moved) {
    if (one.report.stage != stage) continue;
    ++found.moved;
    if (one.report.counted_at && !one.judged_anew()) ++found.judged_before;
    if (one.becomes_late()) ++found.late;
    if (one.becomes_overdue(v.today)) ++found.overdue;
  }
  return found;
}

Html stage_text(const ui::View& v, const SchedulePlan& plan, int stage) {
  const auto place = static_cast<std::size_t>(stage - 1);
  const auto found = count(v, plan, stage);
  const auto line = [](std::string_view text) { return html(R"(<li>{}</li>)", text); };
  Html lines = line(v.t.plural(N("{count} report gets this due date", "{count} reports get this due date"), found.moved));
  if (found.judged_before > 0) {
    lines.add(line(v.t.plural(N("{count} of them has been submitted: it stays judged by the date in force when it came",
                                "{count} of them have been submitted: they stay judged by the date in force when they came"),
                              found.judged_before)));
  }
  if (found.late > 0) {
    lines.add(line(v.t.plural(N("{count} came when no date was known, and becomes late by this one",
                                "{count} came when no date was known, and become late by this one"),
                              found.late)));
  }
  if (found.overdue > 0) {
    lines.add(line(v.t.plural(
        N("{count} has not been submitted, and becomes overdue at once", "{count} have not been submitted, and become overdue at once"),
        found.overdue)));
  }
  return html(R"(<h3 class="govuk-heading-s">{}: {} → {}</h3><ul class="govuk-list govuk-list--bullet">{}</ul>)", v.t(stage_title(stage)),
              v.known(plan.from.at(place)), v.known(plan.to.at(place)), lines);
}

Html kept_text(const ui::View& v, const SchedulePlan& plan) {
  if (plan.kept.empty()) return {};
  Html rows;
  for (const auto& report : plan.kept)
    rows.add(R"(<li><a class="govuk-link" href="{}">{}</a>: {}</li>)", v.link(Url::to("/projects/{}", report.project)),
             v.t(M("Lot {number}, {report}"),
                 {{"number", std::to_string(report.lot_number)}, {"report", std::string{v.t(stage_title(report.stage))}}}),
             v.known(report.due_on));
  return html(R"(<h3 class="govuk-heading-s">{}</h3><ul class="govuk-list govuk-list--bullet">{}</ul>)",
              v.t("Reports with a due date of their own stay as they are"), rows);
}

Html plan_text(const ui::View& v, const SchedulePlan& plan) {
  Html body;
  for (int stage = 1; stage <= 3; ++stage) {
    const auto place = static_cast<std::size_t>(stage - 1);
    if (plan.from.at(place) != plan.to.at(place) || count(v, plan, stage).moved > 0) body.add(stage_text(v, plan, stage));
  }
  body.add(kept_text(v, plan));
  if (plan.not_owed > 0)
    body.add(R"(<p class="govuk-body">{}</p>)",
             v.t.plural(N("{count} report is owed by nobody any more, because its project has ended: it stays as it is",
                          "{count} reports are owed by nobody any more, because their projects have ended: they stay as they are"),
                        plan.not_owed));
  return html(R"(<p class="govuk-body">{}</p>{})", v.t("Nothing is saved yet. Look through it, then save below."), ui::inset(body));
}

}  // namespace

http::Response schedule_page(const ui::View& v, const SchedulePage& page, int status) {
  const auto& contest = page.contest;
  Html body;
  if (page.plan == nullptr)
    body.add(R"(<p class="govuk-body">{}</p>)", v.t("The due dates of a contest hold for its reports, unless one was given a date of its "
                                                    "own. Whoever owes a report is told of its new "
                                                    "date; what was submitted stays judged by the date in force when it came."));
  if (page.changed_meanwhile)
    body.add(ui::warning_text(v, v.t("Something has changed since you were shown what the new dates change, so nothing was saved. {who}",
                                     {{"who", ui::last_saved_text(v, page.saved)}})));
  if (status == 409) {
    const auto& due = contest.facts.due;
    body.add(ui::details(v.t("What is stored now"), ui::summary_list({{std::string{v.t(stage_title(1))}, v.known(due[0])},
                                                                      {std::string{v.t(stage_title(2))}, v.known(due[1])},
                                                                      {std::string{v.t(stage_title(3))}, v.known(due[2])}})));
  }
  if (page.plan != nullptr) body.add(plan_text(v, *page.plan));
  Html fields = ui::version_field(v, "version", std::to_string(contest.version), page.saved);
  fields.add(ui::hidden("shown", page.plan != nullptr ? page.plan->fingerprint() : std::string{}));
  fields.add(contests::schedule_fields(v, page.values));
  fields.add(ui::textarea(v, page.values,
                          {.name = "reason",
                           .label = std::string{v.t("Why the due dates are changed")},
                           .hint = std::string{v.t("The reason is public: it is shown to everybody beside the old and the new date.")}},
                          4, contests::most_reason));
  fields.add(ui::button(page.plan != nullptr ? v.t("Save the due dates") : v.t("Show what changes")));
  body.add(ui::post_form(v, Url::to("/contests/{}/schedule", contest.id), fields));
  return ui::page(v,
                  {.title = std::string{page.plan != nullptr ? v.t("What the new due dates change") : v.t("Due dates of the contest")},
                   .body = std::move(body),
                   .crumbs = {{std::string{v.t("Contests")}, Url::to("/contests")}, contests::contest_crumb(v, contest)},
                   .form = &page.values,
                   .self = Url::to("/contests/{}/schedule", contest.id)},
                  status);
}

}  // namespace baqylau::reports::views
