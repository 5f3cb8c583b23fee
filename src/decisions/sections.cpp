/// What pages that `app` assembles show of decisions: the home page and the passport.

#include "decisions/last_tranche.hpp"
#include "decisions/service.hpp"
#include "decisions/store.hpp"
#include "decisions/views.hpp"

namespace baqylau::decisions {

using base::M;
using http::Url;
using ui::Html;
using ui::html;

namespace {

std::optional<DecisionName> name_of(const std::optional<store::Named>& named) {
  if (!named) return std::nullopt;
  return DecisionName{named->id, named->number};
}

std::string_view whose_turn(const i18n::Translator& t, Waiting::On whom) {
  switch (whom) {
    case Waiting::On::nobody: return t("nobody");
    case Waiting::On::ngo: return t("the NGO");
    case Waiting::On::specialist: return t("a specialist of the state body");
    case Waiting::On::experts: return t("experts");
    case Waiting::On::approver: return t("an approver of the state body");
    case Waiting::On::state_body: return t("the state body");
    case Waiting::On::treasury: return t("the treasury, which makes the payment");
  }
  return {};
}

/// What the sentence was made from.
ui::Explanation explanation(const i18n::Translator& t, const Situation& seen, const Waiting& waiting) {
  ui::Explanation made{
      .rule = std::string{t(
          "Looked at in this order: whether the tranche is paid, decided or withheld; whether tranches before it are settled; "
          "the report it waits for, its check and its rating; special control; the decision to pay.")},
      .inputs = {},
      .arithmetic = {}};
  made.inputs.push_back(t(M("Status of the project: {status}"), {{"status", t(projects::status_text(seen.status))}}));
  for (const auto& tranche : seen.tranches)
    made.inputs.push_back(
        t(M("Tranche {number}: {amount}"), {{"number", std::to_string(tranche.number)}, {"amount", t.money(tranche.amount)}}) + ". " +
        std::string{t(projects::state_text(tranche.state))});
  const auto stage = report_of_tranche(waiting.tranche, static_cast<int>(seen.tranches.size()));
  if (stage) {
    const auto& report = seen.stages.at(static_cast<std::size_t>(*stage - 1));
    made.inputs.push_back(std::string{t(reports::stage_title(*stage))} + ": " + std::string{t(reports::label_of(report.report))});
    made.inputs.push_back(t(M("Rating of the stage: {rating}; positive from {threshold}"),
                            {{"rating", ratings::figure_of(t, report.rating)}, {"threshold", std::to_string(report.threshold)}}));
  }
  made.inputs.push_back(t.plural(i18n::N("{count} open case of special control", "{count} open cases of special control"),
                                 static_cast<std::int64_t>(seen.open_cases.size())));
  if (waiting.days > 0 && waiting.date)
    made.arithmetic = t.short_date(seen.today) + " − " + t.short_date(*waiting.date) + " = " +
                      t.plural(i18n::N("{count} day", "{count} days"), waiting.days);
  return made;
}

std::string which_tranche(const i18n::Translator& t, const Waiting& waiting) {
  if (waiting.tranche == 0) return {};
  if (waiting.earlier) return t(M("Tranche {number} comes before the last one."), {{"number", std::to_string(waiting.tranche)}}) + " ";
  return t(M("The last tranche is number {number}."), {{"number", std::to_string(waiting.tranche)}}) + " ";
}

}  // namespace

Html latest_decisions(const ui::View& v, db::Read& db, int most) {
  const auto decisions = store::latest_approved(db, most);
  if (decisions.empty()) return html(R"(<p class="govuk-body">{}</p>)", v.t("No decision has been published yet."));
  std::vector<ui::Event> events;
  for (const auto& decision : decisions)
    events.push_back({.when = v.date(decision.decided_on),
                      .title = summary(v.t, decision),
                      .body = html(R"(<p class="govuk-body">{} <a class="govuk-link" href="{}">{}</a></p>)",
                                   views::decision_link(v, decision.id, decision.number), v.link(Url::to("/projects/{}", decision.project)),
                                   views::lot_title(v, decision.lot_number, decision.lot_name_kk, decision.lot_name_ru))});
  return html(R"({}<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", ui::timeline(events),
              v.link(Url::to("/decisions/latest")), v.t("Latest decisions"));
}

Html passport_decisions(const ui::View& v, db::Read& db, base::ProjectId project) {
  Html out = html(R"(<h2 class="govuk-heading-m" id="decisions">{}</h2>)", v.t("Decisions on the project"));
  const auto decisions = decisions_of_project(db, project);
  if (decisions.empty()) out.add(R"(<p class="govuk-body">{}</p>)", v.t("No decision has been taken on this project yet."));
  else out.add(views::decision_table(v, decisions, views::Columns::of_a_project, v.t("Decisions on the project")));
  // Staff see drafts there, and may draft.
  if (v.request.caller.is_staff())
    out.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(Url::to("/projects/{}/decisions", project)),
            v.t("All decisions and drafts on this project"));
  return out;
}

Html last_tranche_sentence(const ui::View& v, db::Read& db, base::ProjectId id) {
  const auto project = projects::find_project(db, id);
  if (!project.ok()) return {};
  const auto seen = situation_of(db, *project, v.today);
  const int asked = tranche_in_question(seen);
  const auto waiting = last_tranche(seen, name_of(store::draft_for_tranche(db, id, asked)), name_of(store::withheld_by(db, id, asked)));
  Html out = html(R"(<h2 class="govuk-heading-m" id="last-tranche">{}</h2>)", v.t("What is the last tranche waiting for, and on whom?"));
  out.add(R"(<div class="govuk-body">{}</div>)",
          ui::explained(v, which_tranche(v.t, waiting) + sentence(v.t, waiting), explanation(v.t, seen, waiting)));
  std::vector<ui::SummaryRow> rows;
  if (waiting.whom != Waiting::On::nobody)
    rows.push_back({std::string{v.t("Whose turn it is")}, html("{}", whose_turn(v.t, waiting.whom))});
  // A draft is no page for the public.
  if (waiting.decision && waiting.what != Waiting::For::approval)
    rows.push_back({std::string{v.t("Decision")}, views::decision_link(v, *waiting.decision, waiting.decision_number.value_or(""))});
  if (!rows.empty()) out.add(ui::summary_list(rows));
  return out;
}

}  // namespace baqylau::decisions
