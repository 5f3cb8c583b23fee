/// The public special-control group; a project's cases for those who decide on them; the pieces for the passport.

#include "control/case_views.hpp"
#include "control/group.hpp"
#include "control/sheet.hpp"
#include "http/answered.hpp"

#include <algorithm>

namespace baqylau::control {

namespace {

using base::Failure;
using base::M;
using base::Result;
using http::Response;
using http::Url;
using ui::Html;
using ui::html;

/// How many closed cases the public page shows.
constexpr std::size_t closed_shown = 50;
constexpr std::size_t longest_reason = 1000;

/// One cause a line, with its case beside it as far as there is one.
ui::TableRow member_row(const ui::View& v, const ProjectRow& project, const Html& cause, base::LocalDate since,
                        const std::optional<Case>& found, base::LocalDate as_of) {
  return {{lot_cell(v, project), ngo_cell(v, project), cause, v.known(std::optional{since}),
           !found ? html("{}", v.t("The NGO has not been told yet")) : case_term(v, *found, as_of),
           !found ? ui::tag(v.t(label_of(Case::State::open)), ui::TagColour::red) : case_state(v, *found)}};
}

std::vector<ui::Column> case_columns(const ui::View& v) {
  return {{std::string{v.t("Lot and project")}}, {std::string{v.t("NGO")}},  {std::string{v.t("Cause")}},
          {std::string{v.t("Since")}},           {std::string{v.t("Term")}}, {std::string{v.t("State")}}};
}

Html group_table(const ui::View& v, const std::vector<Member>& members, base::LocalDate as_of) {
  std::vector<ui::TableRow> rows;
  for (const auto& member : members) {
    for (const auto& line : member.lines) {
      rows.push_back(
          member_row(v, member.row, html("{}", explain_cause(v.t, line.cause)), base::almaty_date(line.cause.since), line.opened, as_of));
    }
    if (const auto& reasoned = member.reasoned)
      rows.push_back(member_row(v, member.row, case_cause(v, *reasoned), base::almaty_date(reasoned->opened_at), reasoned, as_of));
  }
  if (rows.empty()) return html(R"(<p class="govuk-body">{}</p>)", v.t("No project is under special control on this day."));
  return ui::table(v, v.t("Projects under special control"), case_columns(v), rows, true);
}

/// Cases closed by the day, the last first.
Html closed_table(const ui::View& v, db::Read& db, base::LocalDate as_of) {
  const auto closed = closed_cases(db, as_of, v.today, closed_shown);
  if (closed.empty()) return {};
  std::vector<ui::TableRow> rows;
  for (const auto& found : closed) {
    const auto project = store::project_in(db, http::Scope::all(), found.project);
    if (!project) continue;
    rows.push_back({{lot_cell(v, project->row),
                     html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/ngos/{}", project->row.ngo)),
                          v.content(project->row.ngo_short_kk, project->row.ngo_short_ru)),
                     case_cause(v, found), v.known(std::optional{base::almaty_date(found.opened_at)}), case_term(v, found, as_of),
                     case_state(v, found)}});
  }
  return html(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("Closed cases"),
              ui::table(v, v.t("Closed cases"), case_columns(v), rows, true));
}

/// One page of the group, and how many there are.
struct GroupPart {
  std::vector<Member> members{};
  std::int64_t count = 0;
  int page = 1;  ///< one beyond the last is the last
};
GroupPart group_part(db::Read& db, const FormQuery& query, base::LocalDate today) {
  GroupPart part;
  const auto cut = [&](std::int64_t count) {
    part.count = count;
    part.page = std::min(query.page, ui::pages_of(count, rows_a_page));
    return RowRange{.first = static_cast<std::size_t>(part.page - 1) * rows_a_page, .most = rows_a_page};
  };
  if (query.as_of == today) {
    const GroupToday group{db, today};
    part.members = group.page(cut(group.count()));
    return part;
  }
  part.members = group_at(db, {}, query.as_of);
  const auto range = cut(static_cast<std::int64_t>(part.members.size()));
  const auto first = part.members.begin() + static_cast<std::ptrdiff_t>(range.first);
  part.members.erase(part.members.begin(), first);
  if (part.members.size() > range.most) part.members.resize(range.most);
  return part;
}

Html day_form(const ui::View& v, const FormQuery& query) {
  http::FormValues values;
  values.set("as_of", query.typed_as_of);
  if (query.wrong_as_of) values.add_error("as_of", *query.wrong_as_of);
  return ui::get_form(v, Url::to("/special-control"),
                      html("{}{}",
                           ui::date_input(v, values,
                                          {.name = "as_of",
                                           .label = std::string{v.t("As of the end of the day")},
                                           .hint = std::string{v.t("An empty field means today.")}}),
                           ui::button(v.t("Show"), ui::ButtonKind::secondary)));
}

Failure no_such_project() { return {base::Kind::not_found, M("There is no such project")}; }

/// A project's cases with the forms that open and release them.
struct CasesPage {
  store::FoundProject project{};
  http::FormValues opening{};
  std::optional<base::CaseId> releasing{};  ///< whose form `release_values` belongs to
  http::FormValues release_values{};
};

Html release_form(const ui::View& v, const CasesPage& page, const Case& open) {
  static const http::FormValues untouched;
  const auto& values = page.releasing == open.id ? page.release_values : untouched;
  return html(R"(<h3 class="govuk-heading-s">{}</h3>{})", v.t(M("Release: {cause}"), {{"cause", v.t(label_of(open.why))}}),
              ui::post_form(v, Url::to("/cases/{}/release", open.id),
                            html("{}{}",
                                 ui::textarea(v, values,
                                              {.name = "reason",
                                               .label = std::string{v.t("Reason for releasing the project")},
                                               .hint = std::string{v.t("The reason is shown to everybody.")}},
                                              3, longest_reason),
                                 ui::button(v.t("Release"), ui::ButtonKind::secondary))));
}

Response cases_view(const ui::View& v, db::Read& db, const CasesPage& page, int status) {
  const auto& row = page.project.row;
  const auto cases = cases_of_project(db, row.project);
  Html body;
  body.add(R"(<p class="govuk-body">{}</p>)", lot_cell(v, row));
  if (cases.empty()) body.add(R"(<p class="govuk-body">{}</p>)", v.t("This project has had no case of special control."));
  else body.add("{}", cases_table(v, cases, v.today));
  bool reasoned = false;
  for (const auto& found : cases) {
    if (found.state != Case::State::open) continue;
    reasoned = reasoned || found.why == Case::Why::reasoned;
    body.add("{}", release_form(v, page, found));
  }
  if (page.project.in_execution && !reasoned) {
    body.add(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("Take under special control"),
             ui::post_form(v, Url::to("/projects/{}/cases", row.project),
                           html("{}{}",
                                ui::textarea(v, page.opening,
                                             {.name = "reason",
                                              .label = std::string{v.t("Reason for special control")},
                                              .hint = std::string{v.t("The NGO is told of it, and everybody can read it.")}},
                                             3, longest_reason),
                                ui::button(v.t("Take under special control"), ui::ButtonKind::warning))));
  }
  body.add(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("Notices to the NGO"), notices::project_notices(v, db, row.project));
  return ui::page(
      v,
      {.title = std::string{v.t("Special control of the project")},
       .body = std::move(body),
       .crumbs = {{std::string{v.t("Control forms")}, Url::to("/control")},
                  {v.t(M("Lot {number}."), {{"number", std::to_string(row.lot_number)}}), Url::to("/projects/{}", row.project)}},
       .form = page.releasing ? &page.release_values : &page.opening,
       .notice = ui::notice_of(v.request)},
      status);
}

/// The form again, with what was typed and what is wrong with it. Where the case has changed meanwhile there is no form any more: the page
/// of the failure holds the text.
/// A case that was closed or opened meanwhile has no form for it any more.
constexpr http::Telling at_the_reason{.field = "reason", .conflict = http::Conflict::alone};

template <class Call>
reports::Checker checker_of(const Call& call) {
  return {call.who.account, notices::outbox_of(call)};
}

}  // namespace

Result<Response> special_page(const http::Get<http::Public>& call) {
  const auto v = ui::view_of(call);
  const auto query = query_of(call.request, v.today);
  Html body = day_form(v, query);
  http::FormValues wrong;
  if (query.wrong_as_of) {
    wrong.add_error("as_of", *query.wrong_as_of);
  } else {
    const auto group = group_part(call.db, query, v.today);
    body.add(
        R"(<p class="govuk-body">{} · {}</p>{}{}{})", v.t.plural(i18n::N("{count} project", "{count} projects"), group.count),
        v.t(M("as of {date}"), {{"date", v.t.date(query.as_of)}}), group_table(v, group.members, query.as_of),
        ui::pagination(v, Url::to("/special-control").with("as_of", query.typed_as_of), group.page, ui::pages_of(group.count, rows_a_page)),
        closed_table(v, call.db, query.as_of));
  }
  return ui::page(
      v,
      {.title = std::string{v.t("Projects under special control")},
       .body = std::move(body),
       .lead = std::string{v.t("A project comes under special control by itself when a report is overdue or was submitted incomplete, "
                               "and leaves when the cause is gone.")},
       .wide = true,
       .form = &wrong},
      query.wrong_as_of ? 422 : 200);
}

Result<Response> cases_page(const http::Get<http::Specialist>& call, base::ProjectId id) {
  auto project = store::project_in(call.db, call.who.scope, id);
  if (!project) return no_such_project();
  return cases_view(ui::view_of(call), call.db, {.project = std::move(*project)}, 200);
}

Result<Response> take_in(const http::Post<http::Specialist>& call, base::ProjectId id) {
  auto project = store::project_in(call.db, call.who.scope, id);
  if (!project) return no_such_project();
  http::FormReader form{call.request};
  const auto reason = form.text("reason", {.label = M("Reason for special control"), .required = true, .max = longest_reason});
  const auto again = [&](int status) {
    return cases_view(ui::view_of(call), call.db, {.project = *project, .opening = form.values()}, status);
  };
  const auto job = [&]() -> Result<Response> {
    TRY(open_case(call.db, checker_of(call), id, reason));
    return http::see_other(ui::with_notice(Url::to("/projects/{}/cases", id), ui::Notice::saved));
  };
  return http::answered(form, again, job, at_the_reason);
}

Result<Response> release(const http::Post<http::Specialist>& call, base::CaseId id) {
  const auto place = store::project_of_case(call.db, call.who.scope, id);
  if (!place) return Failure{base::Kind::not_found, M("There is no such case")};
  http::FormReader form{call.request};
  const auto reason = form.text("reason", {.label = M("Reason for releasing the project"), .required = true, .max = longest_reason});
  const auto project = store::project_in(call.db, call.who.scope, *place).value();
  const auto again = [&](int status) {
    return cases_view(ui::view_of(call), call.db, {.project = project, .releasing = id, .release_values = form.values()}, status);
  };
  const auto job = [&]() -> Result<Response> {
    TRY(release_case(call.db, checker_of(call), id, reason, std::nullopt));
    return http::see_other(ui::with_notice(Url::to("/projects/{}/cases", *place), ui::Notice::saved));
  };
  return http::answered(form, again, job, at_the_reason);
}

// ---- pieces for other pages

std::vector<Cause> causes_of(db::Read& db, base::ProjectId project, base::LocalDate as_of) {
  std::vector<Cause> causes;
  for (auto& member : group_at(db, project, as_of))
    for (auto& line : member.lines) causes.push_back(std::move(line.cause));
  return causes;
}

std::int64_t projects_in_special_control(db::Read& db, base::LocalDate today) { return GroupToday{db, today}.count(); }

Html special_control_mark(const ui::View& v, db::Read& db, base::ProjectId project) {
  const auto group = group_at(db, project, v.today);
  if (group.empty()) return {};
  Html why;
  for (const auto& line : group.front().lines) why.add(R"(<p class="govuk-body">{}</p>)", explain_cause(v.t, line.cause));
  if (const auto& reasoned = group.front().reasoned) why.add(R"(<p class="govuk-body">{}</p>)", *reasoned->reason);
  return ui::alert(v.t("This project is under special control"), why);
}

Html control_section(const ui::View& v, db::Read& db, base::ProjectId project) {
  reports::RequiredParts required{db, v.today};
  std::vector<ui::TableRow> rows;
  for (const auto& facts : reports::facts_as_of(db, {.project = project}, v.today)) {
    const auto days = explain_days(v.t, facts, v.today);
    Html marks;
    for (const auto part : required.of(facts)) {
      const auto mark = explain_part(v.t, facts, part);
      marks.add(R"(<li>{}: {}</li>)", v.t(reports::label_of(part)), ui::explained(v, mark.shown, mark.explanation));
    }
    rows.push_back(
        {{html("{}", v.t(reports::stage_title(facts.stage))), v.known(facts.standing.due_on), v.known(facts.standing.counted_on()),
          ui::explained(v, days.shown, days.explanation), html(R"(<ul class="app-marks">{}</ul>)", marks)}});
  }
  Html section = ui::table(v, v.t("Control of reports"),
                           {{std::string{v.t("Report")}},
                            {std::string{v.t("Due date")}},
                            {std::string{v.t("Submitted")}},
                            {std::string{v.t("Control, days")}, true},
                            {std::string{v.t("Required parts")}}},
                           rows, true);
  if (const auto cases = cases_of_project(db, project); !cases.empty())
    section.add(R"(<h3 class="govuk-heading-s" id="cases">{}</h3>{})", v.t("Cases of special control"), cases_table(v, cases, v.today));
  if (http::Specialist::admit(v.request.caller))
    section.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(Url::to("/projects/{}/cases", project)),
                v.t("Special control of the project"));
  return section;
}

}  // namespace baqylau::control
