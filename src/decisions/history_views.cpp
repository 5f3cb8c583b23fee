/// The grant history, its certificate, and the page that verifies one.

#include "decisions/views.hpp"

#include "base/spreadsheet.hpp"

namespace baqylau::decisions::views {

using base::M;
using http::Url;
using ui::Html;
using ui::html;
using ui::View;

namespace {

Html money_or_unknown(const View& v, const std::optional<base::Money>& money) {
  return money ? html("{}", v.t.money(*money)) : v.known(std::optional<std::string>{});
}

Html sum_of(const View& v, base::Money sum, int known, int projects) {
  if (known == 0) return v.known(std::optional<std::string>{});
  if (known == projects) return html("{}", v.t.money(sum));
  return html(R"({}<br><span class="govuk-hint">{}</span>)", v.t.money(sum),
              v.t(M("known of {known} of {all} projects"), {{"known", std::to_string(known)}, {"all", std::to_string(projects)}}));
}

ui::TableRow total_row(const View& v, const std::string& title, const YearTotal& total) {
  return {{html("{}", title), html("{}", v.t.number(total.projects)), sum_of(v, total.budget, total.budgets_known, total.projects),
           sum_of(v, total.paid, total.paid_known, total.projects), html("{}", v.t.number(total.cases))}};
}

Html totals_table(const View& v, const GrantHistory& history) {
  std::vector<ui::TableRow> rows;
  for (const auto& year : totals_by_year(history.projects)) rows.push_back(total_row(v, std::to_string(year.year), year));
  rows.push_back(total_row(v, std::string{v.t("Total")}, total_of(history.projects)));
  return ui::table(v, v.t("Totals by year of the contest"),
                   {{std::string{v.t("Year")}},
                    {std::string{v.t("Projects")}, true},
                    {std::string{v.t("Budget of projects")}, true},
                    {std::string{v.t("Paid")}, true},
                    {std::string{v.t("Cases of special control")}, true}},
                   rows);
}

Html cases_of(const View& v, const HistoryProject& project) {
  if (project.open_cases == 0) return html("{}", project.cases);
  return html("{} {}", project.cases, ui::tag(v.t("under special control now"), ui::TagColour::red));
}

Html projects_table(const View& v, const GrantHistory& history) {
  std::vector<ui::TableRow> rows;
  for (const auto& project : history.projects) {
    rows.push_back({{html(R"({}. <a class="govuk-link" href="{}">{}</a>)", project.lot_number, v.link(Url::to("/projects/{}", project.id)),
                          v.content(project.name_kk, project.name_ru)),
                     v.known(std::optional{project.contest_on}), money_or_unknown(v, project.budget), money_or_unknown(v, project.paid),
                     html("{}", ratings::figure_of(v.t, project.rating)), cases_of(v, project), html("{}", project.decisions),
                     projects::status_tag(v, project.status)}});
  }
  return ui::table(v, v.t("Projects of the organisation"),
                   {{std::string{v.t("Lot and name of the project")}},
                    {std::string{v.t("Date of the contest")}},
                    {std::string{v.t("Budget of the project")}, true},
                    {std::string{v.t("Paid")}, true},
                    {std::string{v.t("General rating")}, true},
                    {std::string{v.t("Cases of special control")}, true},
                    {std::string{v.t("Decisions")}, true},
                    {std::string{v.t("Status")}}},
                   rows);
}

Html figures(const View& v, const GrantHistory& history) {
  if (history.projects.empty()) return html(R"(<p class="govuk-body">{}</p>)", v.t("The organisation has no projects in the system yet."));
  return html("{}{}", totals_table(v, history), projects_table(v, history));
}

std::string name_of(const View& v, const GrantHistory& history) {
  return std::string{i18n::pick(history.name_kk, history.name_ru, v.request.language).text};
}

Html issue_form(const View& v, const GrantHistory& history) {
  Html body =
      html(R"(<p class="govuk-body">{}</p>)",
           v.t("The certificate is one printed page with the facts as they stand today, and a code by which anybody can verify it."));
  body.add(ui::button(v.t("Make the certificate"), ui::ButtonKind::secondary));
  return html(R"(<h2 class="govuk-heading-m" id="certificate">{}</h2>{})", v.t("Certificate of grant history"),
              ui::post_form(v, Url::to("/ngos/{}/history/certificate", history.ngo), body));
}

/// May be broken into lines where the page is narrow; copied without the breaks.
Html hash_text(std::string_view hash) {
  constexpr std::size_t group = 8;
  Html out;
  for (std::size_t at = 0; at < hash.size(); at += group) out.add("{}<wbr>", hash.substr(at, group));
  return html("<code>{}</code>", out);
}

Html certificate_facts(const View& v, const Certificate& certificate) {
  const auto& history = certificate.history;
  return ui::summary_list(
      {{std::string{v.t("Organisation")}, html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/ngos/{}", history.ngo)),
                                               v.content(history.name_kk, history.name_ru))},
       {std::string{v.t("Identification number")}, v.known(history.number)},
       {std::string{v.t("Code of the certificate")}, html("{}", printed_code(certificate.code))},
       {std::string{v.t("Issued (Almaty time)")}, v.date_time(certificate.issued_at)},
       {std::string{v.t("SHA-256 of the facts")}, hash_text(certificate.content_sha256)}});
}

std::string typed(const std::optional<base::Money>& money) { return money ? std::to_string(money->tenge) : std::string{}; }

}  // namespace

http::Response history_page(const View& v, const HistoryPage& page) {
  const auto& history = page.history;
  Html body = figures(v, history);
  body.add("{}", page.rating);
  if (!page.decisions.empty())
    body.add(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("Decisions"),
             decision_table(v, page.decisions, Columns::of_many_projects, v.t("Decisions")));
  body.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(Url::to("/ngos/{}/history.csv", history.ngo)),
           v.t("Download as CSV"));
  if (page.has_card) body.add(issue_form(v, history));
  else
    body.add(R"(<p class="govuk-body">{}.</p>)",
             v.t("This organisation has no card in the register, so no certificate can be made for it"));
  return ui::page(v, {.title = std::string{v.t("Grant history")},
                      .body = std::move(body),
                      .crumbs = {{std::string{v.t("Non-governmental organisations")}, Url::to("/ngos")},
                                 {name_of(v, history), Url::to("/ngos/{}", history.ngo)}},
                      .lead = name_of(v, history),
                      .wide = true});
}

std::string history_csv(const View& v, const GrantHistory& history) {
  base::CsvTable csv{v.t.csv_separator()};
  csv.add({std::string{v.t("Year")}, std::string{v.t("Date of the contest")}, std::string{v.t("Lot number")},
           std::string{v.t("Name in Kazakh")}, std::string{v.t("Name in Russian")}, std::string{v.t("Budget of the project")},
           std::string{v.t("Paid")}, std::string{v.t("General rating")}, std::string{v.t("Cases of special control")},
           std::string{v.t("Decisions")}, std::string{v.t("Status")}});
  for (const auto& project : history.projects)
    csv.add({std::to_string(project.contest_on.year()), project.contest_on.iso(), std::to_string(project.lot_number),
             project.name_kk.value_or(""), project.name_ru.value_or(""), typed(project.budget), typed(project.paid),
             project.rating ? ratings::figure_of(v.t, project.rating) : std::string{}, std::to_string(project.cases),
             std::to_string(project.decisions), std::string{v.t(projects::status_text(project.status))}});
  return std::move(csv).bytes();
}

http::Response certificate_page(const View& v, const Certificate& certificate) {
  Html body = certificate_facts(v, certificate);
  body.add(R"(<p>{}</p>)", ui::link_button(v, v.t("Download the certificate (PDF, one page)"),
                                           Url::to("/certificates/{}/certificate.pdf", certificate.code)));
  body.add(figures(v, certificate.history));
  return ui::page(v, {.title = std::string{v.t("Certificate of grant history")},
                      .body = std::move(body),
                      .crumbs = {{std::string{v.t("Non-governmental organisations")}, Url::to("/ngos")},
                                 {name_of(v, certificate.history), Url::to("/ngos/{}", certificate.history.ngo)},
                                 {std::string{v.t("Grant history")}, Url::to("/ngos/{}/history", certificate.history.ngo)}},
                      .lead = v.t(M("As of {date}"), {{"date", v.t.date(certificate.history.as_of)}}),
                      .wide = true});
}

http::Response verify_page(const View& v, const std::string& code, const std::optional<Certificate>& certificate) {
  ui::PageContent page{.title = std::string{v.t("Verification of a certificate")}};
  page.crumbs = {{std::string{v.t("Verification of a certificate")}, Url::to("/verify")}};
  if (!certificate) {
    page.title = std::string{v.t("There is no certificate with this code")};
    page.body =
        html(R"(<p class="govuk-body">{}</p><p class="govuk-body">{}</p>)",
             v.t("Check the code letter by letter. If it is as printed, the paper was not issued by this system."), printed_code(code));
    return ui::page(v, std::move(page), 404);
  }
  page.body = html(
      "{}{}{}", ui::inset(html("{}", v.t("This certificate was issued by this system. Compare what is printed with what stands below."))),
      certificate_facts(v, *certificate), figures(v, certificate->history));
  page.lead = v.t(M("As of {date}"), {{"date", v.t.date(certificate->history.as_of)}});
  page.wide = true;
  return ui::page(v, std::move(page));
}

http::Response verify_form(const View& v) {
  const http::FormValues values;
  return ui::page(v,
                  {.title = std::string{v.t("Verification of a certificate")},
                   .body = ui::get_form(v, Url::to("/verify"),
                                        html("{}{}",
                                             ui::text_input(v, values,
                                                            {.name = "code",
                                                             .label = std::string{v.t("Code of the certificate")},
                                                             .hint = std::string{v.t("20 letters and digits, as printed")},
                                                             .width = "20"}),
                                             ui::button(v.t("Verify")))),
                   .lead = std::string{v.t("A certificate of grant history bears a code. Here anybody can see whether it is genuine.")}});
}

}  // namespace baqylau::decisions::views
