/// Lists of decisions and the page of one.

#include "decisions/domain.hpp"
#include "decisions/views.hpp"

namespace baqylau::decisions::views {

using base::M;
using http::Url;
using ui::Html;
using ui::html;
using ui::View;

namespace {

Html money_or_unknown(const View& v, const std::optional<base::Money>& money) {
  return money ? html("{}", v.t.money_in_words(*money)) : v.known(std::optional<std::string>{});
}

/// What a reader must know of a decision besides its texts.
Html facts(const View& v, const Decision& decision, const reference::Names& body) {
  std::vector<ui::SummaryRow> rows{
      {std::string{v.t("Decision")}, html("{}", summary(v.t, decision))},
      {std::string{v.t("Number of the decision")}, html("{}", decision.number)},
      {std::string{v.t("Date of the decision")}, v.date(decision.decided_on)},
      {std::string{v.t("State body")}, html("{}", body.in(v.request.language))},
      {std::string{v.t("Project")}, html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/projects/{}", decision.project)),
                                         lot_title(v, decision.lot_number, decision.lot_name_kk, decision.lot_name_ru))},
      {std::string{v.t("State")}, state_tag(v, decision)},
  };
  if (decision.amount) rows.push_back({std::string{v.t("Amount to be paid back")}, money_or_unknown(v, decision.amount)});
  if (decision.annuls)
    rows.push_back({std::string{v.t("Annuls decision")}, decision_link(v, *decision.annuls, decision.annuls_number.value_or(""))});
  if (decision.annulled_by)
    rows.push_back(
        {std::string{v.t("Annulled by decision")}, decision_link(v, *decision.annulled_by, decision.annulled_by_number.value_or(""))});
  if (decision.state == State::approved && decision.closed_at)
    rows.push_back({std::string{v.t("Approved and published")}, v.date_time(*decision.closed_at)});
  return ui::summary_list(rows);
}

/// Who drafted and who closed it: for staff only.
Html people(const View& v, const Decision& decision) {
  std::vector<ui::SummaryRow> rows{{std::string{v.t("Drafted by")}, html("{}", decision.drafter)},
                                   {std::string{v.t("Drafted")}, v.date_time(decision.drafted_at)}};
  if (decision.closer && decision.closed_at) {
    rows.push_back({std::string{v.t("Closed by")}, html("{}", *decision.closer)});
    rows.push_back({std::string{v.t("Closed at")}, v.date_time(*decision.closed_at)});
  }
  if (decision.close_reason)
    rows.push_back({std::string{v.t("Reason for refusing the approval")}, View::paragraphs(*decision.close_reason)});
  return html(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("For staff"), ui::summary_list(rows));
}

Html texts(const View& v, const Decision& decision) {
  return html(
      R"(<h2 class="govuk-heading-m">{}</h2><div class="govuk-body">{}</div><h2 class="govuk-heading-m">{}</h2><div class="govuk-body">{}</div>)",
      v.t("Basis of the decision"), v.content_text(decision.basis_kk, decision.basis_ru), v.t("Text of the decision"),
      v.content_text(decision.text_kk, decision.text_ru));
}

Html version_of(const Decision& decision) { return ui::hidden("version", std::to_string(decision.version)); }

Html approval(const View& v, const Decision& decision, const http::FormValues& values) {
  Html out = html(R"(<h2 class="govuk-heading-m">{}</h2><p class="govuk-body">{}</p>)", v.t("Your word on this draft"),
                  v.t("With your approval the decision takes effect and is published at once, and the NGO is told. After that it can be "
                      "corrected only by a further decision."));
  out.add(ui::post_form(v, Url::to("/decisions/{}/approve", decision.id),
                        html("{}{}", version_of(decision), ui::button(v.t("Approve and publish")))));
  out.add(ui::post_form(
      v, Url::to("/decisions/{}/refuse", decision.id),
      html("{}{}{}", version_of(decision),
           ui::textarea(v, values, {.name = "reason", .label = std::string{v.t("Why the approval is refused")}}, 3, longest_basis),
           ui::button(v.t("Refuse the approval"), ui::ButtonKind::warning))));
  return out;
}

Html offers(const View& v, const DecisionPage& page) {
  const auto& decision = page.decision;
  if (decision.state != State::draft) return {};
  Html out;
  if (allowed(Event::approve, page.actor)) out.add(approval(v, decision, page.values));
  else if (page.actor.approver && page.actor.drafter)
    out.add(ui::inset(html("{}", v.t("You drafted this decision yourself. Another person must approve or refuse it"))));
  if (allowed(Event::withdraw, page.actor))
    out.add(ui::post_form(v, Url::to("/decisions/{}/withdraw", decision.id),
                          html("{}{}", version_of(decision), ui::button(v.t("Withdraw the draft"), ui::ButtonKind::secondary))));
  return out;
}

Html none_yet(std::string_view text) { return html(R"(<p class="govuk-body">{}</p>)", text); }

}  // namespace

std::string lot_title(const View& v, std::int64_t number, const std::optional<std::string>& kk, const std::optional<std::string>& ru) {
  const auto name = i18n::pick(kk, ru, v.request.language);
  return v.t(M("Lot {number}: {name}"), {{"number", std::to_string(number)}, {"name", name.text}});
}

Html decision_link(const View& v, base::DecisionId id, const std::string& number) {
  return html(R"(<a class="govuk-link" href="{}">№ {}</a>)", v.link(Url::to("/decisions/{}", id)), number);
}

Html state_tag(const View& v, const Decision& decision) {
  if (decision.annulled_by) return ui::tag(v.t("Annulled"), ui::TagColour::grey);
  const auto colour = [&] {
    switch (decision.state) {
      case State::draft: return ui::TagColour::yellow;
      case State::approved: return ui::TagColour::green;
      case State::refused: return ui::TagColour::red;
      case State::withdrawn: return ui::TagColour::grey;
    }
    return ui::TagColour::grey;
  }();
  return ui::tag(v.t(label_of(decision.state)), colour);
}

Html decision_table(const View& v, const std::vector<Decision>& decisions, Columns columns, std::string_view caption) {
  const bool many = columns == Columns::of_many_projects;
  std::vector<ui::Column> titles{{std::string{v.t("Number")}}, {std::string{v.t("Date")}}, {std::string{v.t("Decision")}}};
  if (many) titles.push_back({std::string{v.t("Project")}});
  titles.push_back({std::string{v.t("State")}});
  std::vector<ui::TableRow> rows;
  for (const auto& decision : decisions) {
    ui::TableRow row{
        {decision_link(v, decision.id, decision.number), v.known(std::optional{decision.decided_on}), html("{}", summary(v.t, decision))}};
    if (many)
      row.cells.push_back(html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/projects/{}", decision.project)),
                               lot_title(v, decision.lot_number, decision.lot_name_kk, decision.lot_name_ru)));
    row.cells.push_back(state_tag(v, decision));
    rows.push_back(std::move(row));
  }
  return ui::table(v, caption, titles, rows, true);
}

http::Response project_page(const View& v, const ProjectDecisions& page) {
  Html body;
  if (page.may_draft)
    body.add(R"(<p>{}</p>)", ui::link_button(v, v.t("Draft a decision"), Url::to("/projects/{}/decisions/new", page.project.id)));
  if (page.decisions.empty()) body.add(none_yet(v.t("No decision has been taken on this project yet.")));
  else body.add(decision_table(v, page.decisions, Columns::of_a_project, v.t("Decisions on the project")));
  const auto title = lot_title(v, page.project.lot_number, page.project.lot_name_kk, page.project.lot_name_ru);
  return ui::page(v, {.title = std::string{v.t("Decisions on the project")},
                      .body = std::move(body),
                      .crumbs = {{title, Url::to("/projects/{}", page.project.id)}},
                      .lead = title,
                      .notice = ui::notice_of(v.request)});
}

http::Response decision_page(const View& v, const DecisionPage& page, int status) {
  const auto& decision = page.decision;
  Html body;
  if (decision.state == State::draft)
    body.add(ui::inset(html("{}", v.t("This is a draft. It has no effect and is seen by the staff of the state body only."))));
  if (decision.annulled_by) body.add(ui::warning_text(v, v.t("This decision was annulled and is no longer in force.")));
  body.add("{}{}{}", facts(v, decision, page.body), texts(v, decision), offers(v, page));
  // Somebody was faster: the reason has no field any more, and is shown so that it can be copied.
  if (decision.state != State::draft && !page.values.value("reason").empty())
    body.add(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("What you typed"), View::paragraphs(page.values.value("reason")));
  if (page.actor.specialist || page.actor.approver) body.add(people(v, decision));
  return ui::page(
      v,
      {.title = v.t(M("Decision {number} of {date}"), {{"number", "№ " + decision.number}, {"date", v.t.date(decision.decided_on)}}),
       .body = std::move(body),
       .crumbs = {{lot_title(v, decision.lot_number, decision.lot_name_kk, decision.lot_name_ru),
                   Url::to("/projects/{}", decision.project)},
                  {std::string{v.t("Decisions on the project")}, Url::to("/projects/{}/decisions", decision.project)}},
       .lead = summary(v.t, decision),
       .form = &page.values,
       .notice = ui::notice_of(v.request),
       .self = Url::to("/decisions/{}", decision.id)},
      status);
}

http::Response staff_page(const View& v, const StaffList& list) {
  Html body = html(R"(<h2 class="govuk-heading-m">{}</h2>)", v.t("Waiting for approval"));
  if (list.waiting.empty()) body.add(none_yet(v.t("No draft is waiting for approval.")));
  else body.add(decision_table(v, list.waiting, Columns::of_many_projects, v.t("Waiting for approval")));
  body.add(R"(<h2 class="govuk-heading-m">{}</h2>)", v.t("All decisions"));
  if (list.all.empty()) body.add(none_yet(v.t("No decision was drafted yet. A decision is drafted on the page of its project.")));
  else body.add(decision_table(v, list.all, Columns::of_many_projects, v.t("All decisions")));
  if (list.pages > 1) body.add(ui::pagination(v, Url::to("/decisions"), list.page, list.pages));
  return ui::page(v, {.title = std::string{v.t("Decisions of the state body")},
                      .body = std::move(body),
                      .wide = true,
                      .notice = ui::notice_of(v.request)});
}

http::Response latest_page(const View& v, const std::vector<Decision>& decisions) {
  Html body = decisions.empty() ? none_yet(v.t("No decision has been published yet."))
                                : decision_table(v, decisions, Columns::of_many_projects, v.t("Latest decisions"));
  return ui::page(v, {.title = std::string{v.t("Latest decisions")},
                      .body = std::move(body),
                      .lead = std::string{v.t("What state bodies decided on projects, the newest first.")}});
}

}  // namespace baqylau::decisions::views
