/// Drafting: which decisions may be taken now, and the form of one.

#include "decisions/domain.hpp"
#include "decisions/views.hpp"

#include "reports/reports.hpp"

namespace baqylau::decisions::views {

using base::M;
using http::Url;
using ui::Html;
using ui::html;
using ui::View;

namespace {

std::string title_of(const View& v, const projects::Project& project) {
  return lot_title(v, project.lot_number, project.lot_name_kk, project.lot_name_ru);
}

std::vector<ui::Crumb> crumbs_of(const View& v, const projects::Project& project) {
  return {{title_of(v, project), Url::to("/projects/{}", project.id)},
          {std::string{v.t("Decisions on the project")}, Url::to("/projects/{}/decisions", project.id)}};
}

Url form_url(const projects::Project& project, DecisionKind kind) {
  return Url::to("/projects/{}/decisions/new", project.id).with("kind", to_code(kind));
}

std::string tranche_label(const View& v, const projects::Tranche& tranche) {
  return v.t(M("Tranche {number}: {amount}"), {{"number", std::to_string(tranche.number)}, {"amount", v.t.money(tranche.amount)}});
}

/// An option for each subject there is; where it cannot be decided on now, its hint says why.
std::vector<ui::Option> options_of(const View& v, const FormPage& page) {
  std::vector<ui::Option> options;
  const auto add = [&](Subject subject, std::string value, std::string label) {
    const auto reason = obstacle(page.situation, subject);
    options.push_back({std::move(value), std::move(label), reason ? v.t(*reason) : std::string{}});
  };
  const auto& seen = page.situation;
  switch (page.kind) {
    case DecisionKind::finance:
    case DecisionKind::withhold:
      for (const auto& tranche : seen.tranches)
        add({.kind = page.kind, .tranche = tranche.number}, std::to_string(tranche.number), tranche_label(v, tranche));
      break;
    case DecisionKind::extend:
      for (int stage = 1; stage <= 3; ++stage) {
        const auto& due = seen.stages.at(static_cast<std::size_t>(stage - 1)).due_on;
        const auto title = std::string{v.t(reports::stage_title(stage))};
        add({.kind = page.kind, .stage = stage}, std::to_string(stage),
            due ? title + ". " + v.t(M("Due {date}"), {{"date", v.t.short_date(*due)}}) : title);
      }
      break;
    case DecisionKind::release:
      for (const auto& open : seen.open_cases)
        add({.kind = page.kind, .special_case = open.id}, base::to_string(open.id), page.cases.at(open.id));
      break;
    case DecisionKind::annul:
      for (const auto& earlier : seen.approved)
        add({.kind = page.kind, .annuls = earlier.id}, base::to_string(earlier.id),
            "№ " + earlier.number + ". " + std::string{v.t(label_of(earlier.subject.kind))});
      break;
    case DecisionKind::close:
    case DecisionKind::terminate:
    case DecisionKind::demand_repayment: break;
  }
  return options;
}

Html subject_fields(const View& v, const FormPage& page) {
  const auto radios = [&](std::string_view name, std::string_view label) {
    return ui::radios(v, page.values, {.name = name, .label = std::string{label}}, options_of(v, page));
  };
  switch (page.kind) {
    case DecisionKind::finance:
    case DecisionKind::withhold: return radios("tranche", v.t("Tranche"));
    case DecisionKind::extend:
      return html("{}{}", radios("stage", v.t("Report")),
                  ui::date_input(v, page.values, {.name = "new_due_on", .label = std::string{v.t("New due date")}}));
    case DecisionKind::demand_repayment: {
      const auto most = most_repayment(page.situation);
      return ui::text_input(v, page.values,
                            {.name = "amount",
                             .label = std::string{v.t("Amount to be paid back, tenge")},
                             .hint = most ? v.t(M("At most {amount}."), {{"amount", v.t.money(*most)}}) : std::string{},
                             .inputmode = "numeric",
                             .width = "20"});
    }
    case DecisionKind::release: return radios("case", v.t("Case of special control"));
    case DecisionKind::annul: return radios("annuls", v.t("Decision to annul"));
    case DecisionKind::close:
    case DecisionKind::terminate: return {};
  }
  return {};
}

Html text_fields(const View& v, const http::FormValues& values) {
  Html out;
  out.add(ui::text_input(v, values, {.name = "number", .label = std::string{v.t("Number of the decision")}, .width = "20"}));
  out.add(ui::date_input(v, values, {.name = "decided_on", .label = std::string{v.t("Date of the decision")}}));
  const std::string basis_hint{v.t("The provision of law or of the contract, and the facts, on which the decision rests")};
  out.add(ui::textarea(v, values, {.name = "basis_kk", .label = std::string{v.t("Basis in Kazakh")}, .hint = basis_hint, .language = "kk"},
                       3, longest_basis));
  out.add(ui::textarea(v, values, {.name = "basis_ru", .label = std::string{v.t("Basis in Russian")}, .hint = basis_hint, .language = "ru"},
                       3, longest_basis));
  const std::string text_hint{v.t("The facts of the project are filled in. Add what is decided")};
  out.add(ui::textarea(v, values, {.name = "text_kk", .label = std::string{v.t("Text in Kazakh")}, .hint = text_hint, .language = "kk"}, 10,
                       longest_text));
  out.add(ui::textarea(v, values, {.name = "text_ru", .label = std::string{v.t("Text in Russian")}, .hint = text_hint, .language = "ru"},
                       10, longest_text));
  return out;
}

}  // namespace

http::Response choose_page(const View& v, const projects::Project& project, const Situation& situation) {
  std::vector<ui::TableRow> rows;
  for (const auto kind : all_kinds) {
    const auto reason = obstacle(situation, kind);
    const auto name = reason ? html("{}", v.t(label_of(kind)))
                             : html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(form_url(project, kind)), v.t(label_of(kind)));
    rows.push_back({{name, reason ? html("{}", v.t(*reason)) : ui::tag(v.t("Can be drafted now"), ui::TagColour::green)}});
  }
  return ui::page(v, {.title = std::string{v.t("Draft a decision")},
                      .body = ui::table(v, v.t("Decisions that may be taken now, and what the others still need"),
                                        {{std::string{v.t("Decision")}}, {std::string{v.t("What it needs")}}}, rows),
                      .crumbs = crumbs_of(v, project),
                      .lead = title_of(v, project)});
}

http::Response form_page(const View& v, const FormPage& page, int status) {
  Html body;
  if (const auto reason = obstacle(page.situation, page.kind)) body.add(ui::warning_text(v, v.t(*reason)));
  Html fields = ui::hidden("kind", to_code(page.kind));
  fields.add("{}{}", subject_fields(v, page), text_fields(v, page.values));
  fields.add(R"(<p class="govuk-body">{}</p>)",
             v.t("The draft is seen by the staff of the state body only. It takes effect when another person has approved it."));
  fields.add(R"(<div class="govuk-button-group">{}{}</div>)", ui::button(v.t("Send for approval")),
             ui::link_button(v, v.t("Another kind of decision"), Url::to("/projects/{}/decisions/new", page.project.id),
                             ui::ButtonKind::secondary));
  body.add(ui::post_form(v, Url::to("/projects/{}/decisions/new", page.project.id), fields));
  return ui::page(v,
                  {.title = std::string{v.t(label_of(page.kind))},
                   .body = std::move(body),
                   .crumbs = crumbs_of(v, page.project),
                   .lead = title_of(v, page.project),
                   .form = &page.values,
                   .self = form_url(page.project, page.kind)},
                  status);
}

}  // namespace baqylau::decisions::views
