/// Handlers of the draft: its texts, the parts that are rows, and what is taken over into it.

#include "reports/pasting.hpp"
#include "reports/service.hpp"
#include "reports/store.hpp"
#include "reports/views.hpp"
#include "reports/web.hpp"

#include "http/answered.hpp"
#include "ui/page.hpp"

#include <algorithm>

namespace baqylau::reports {

using base::Failure;
using base::Kind;
using base::M;
using base::ReportId;
using base::Result;
using http::Author;
using http::Get;
using http::Post;
using http::Response;
using http::Url;

namespace {

/// Draft page as stored, with `values` over it.
template <class Call>
Response draft_response(const Call& call, const Report& report, const Draft& draft, const http::FormValues& values,
                        std::vector<Part> conflicts, int status) {
  const auto seen = preview(call.db, report, draft, call.services.clock.today());
  const auto returned = report.state == ReportState::returned ? store::last_return(call.db, report) : std::nullopt;
  const auto beside = rows_beside(call.db, report);
  const auto known = known_rows(call.db, report);
  return views::draft_page(ui::view_of(call),
                           {.report = report,
                            .draft = draft,
                            .beside = beside,
                            .known = known,
                            .preview = seen,
                            .values = values,
                            .conflicts = std::move(conflicts),
                            .on_behalf = call.who.on_behalf(),
                            .returned = returned ? &*returned : nullptr,
                            .partly_saved = status == 200 && !values.errors().empty()},
                           status);
}

Result<Response> draft(const Get<Author>& call, ReportId id) {
  const auto report = TRY(load_report_for(call.db, call.who, id));
  if (!report.open()) return closed_response(call, report, {}, 200);
  const auto stored = store::load_draft(call.db, id);
  return draft_response(call, report, stored, views::values_of(stored), {}, 200);
}

struct DraftForm {
  std::vector<PartEdit> edits;
  std::string next;
};

DraftForm read_draft_form(http::FormReader& form) {
  DraftForm typed;
  for (const auto part : text_parts) {
    PartEdit edit;
    edit.part = part;
    edit.body = form.text(views::text_field(part), {.label = label_of(part), .max = longest_part});
    edit.version = form.number(views::version_field(part), 0, 1'000'000'000, {.label = label_of(part), .required = true}).value_or(0);
    edit.shown_hash = form.line(views::shown_field(part), {.label = label_of(part), .required = true, .max = 16});
    typed.edits.push_back(std::move(edit));
  }
  static const std::vector<std::string> pages{"draft", "files", "submit"};
  typed.next = form.choice("next", pages, {.label = M("Next page")});
  return typed;
}

/// Hidden fields for a form which stays on the screen: only of parts that it shows as they are stored. The others keep
/// saying what they were made from, or the next save would take an old text for an edit of the new one.
std::vector<std::pair<std::string, std::string>> saved_fields(const Draft& stored, const std::vector<PartEdit>& edits,
                                                              const std::vector<Part>& refused) {
  auto fields = views::draft_fields(stored);
  const auto leave_out = [&](Part part) {
    std::erase_if(fields,
                  [&](const auto& field) { return field.first == views::version_field(part) || field.first == views::shown_field(part); });
  };
  for (const auto& edit : edits)
    if (stored.part(edit.part).content.body.value_or("") != edit.body) leave_out(edit.part);
  std::ranges::for_each(refused, leave_out);
  return fields;
}

/// The typed texts stay in their fields; saving once more takes them as made from the others' texts shown beside them.
Response conflict_response(const Post<Author>& call, const Report& report, const Saved& saved, http::FormValues values) {
  const auto fields = views::draft_fields(saved.draft);
  for (const auto part : saved.conflicts) {
    values.add_error(views::text_field(part),
                     {M("“{part}” was changed after you opened the page. Put the two texts together in the field, then save"),
                      {{"part", base::label_value(label_of(part))}}});
    for (const auto& [name, value] : fields)
      if (name == views::version_field(part) || name == views::shown_field(part)) values.set(name, value);
  }
  return draft_response(call, report, saved.draft, values, saved.conflicts, 409);
}

Url page_after_saving(ReportId id, std::string_view next) {
  if (next == "submit") return Url::to("/reports/{}/submit", id);
  return ui::with_notice(next == "files" ? Url::to("/reports/{}/files", id) : Url::to("/reports/{}/draft", id), ui::Notice::saved);
}

/// As they were typed, what cannot be taken included: to be shown.
std::vector<PartEdit> with_raw_bodies(std::vector<PartEdit> edits, const http::FormValues& values) {
  for (auto& edit : edits) edit.body = values.value(views::text_field(edit.part));
  return edits;
}

/// Parts whose text cannot be taken, out of the edits: they are refused alone, and what else was typed is saved.
std::vector<Part> take_out_refused(std::vector<PartEdit>& edits, const http::FormValues& values) {
  const auto wrong = [&](const PartEdit& edit) {
    return values.error(views::text_field(edit.part)) || values.error(views::version_field(edit.part)) ||
           values.error(views::shown_field(edit.part));
  };
  std::vector<Part> refused;
  for (const auto& edit : edits)
    if (wrong(edit)) refused.push_back(edit.part);
  std::erase_if(edits, wrong);
  return refused;
}

/// The parts that were saved are shown as they are stored now; the refused ones as they were typed, with what is wrong.
Response partly_saved_response(const Post<Author>& call, const Report& report, const Saved& saved, http::FormValues values,
                               const std::vector<Part>& refused) {
  for (const auto& [name, value] : saved_fields(saved.draft, {}, refused)) values.set(name, value);
  return draft_response(call, report, saved.draft, values, {}, 200);
}

Result<Response> save(const Post<Author>& call, ReportId id) {
  auto report = TRY(load_report_for(call.db, call.who, id));
  http::FormReader form{call.request};
  auto typed = read_draft_form(form);
  const auto everything = with_raw_bodies(typed.edits, form.values());
  if (auto fine = form.finish(); !fine && fine.failure().kind == Kind::malformed) return std::move(fine).failure();
  const auto refused = take_out_refused(typed.edits, form.values());
  const auto now = call.services.clock.now();
  auto saved = save_draft(call.db, now, call.who, report, typed.edits);
  if (!saved.ok()) {
    if (call.request.wants_json || saved.failure().kind != Kind::conflict) return std::move(saved).failure();
    return closed_response(call, TRY(load_report_for(call.db, call.who, id)), views::typed_texts(ui::view_of(call), everything), 409);
  }
  if (!saved->conflicts.empty()) {
    if (call.request.wants_json)
      return Failure{Kind::conflict, M("The draft was changed after you opened the page; nothing was overwritten")};
    return conflict_response(call, report, *saved, form.values());
  }
  const auto& errors = form.values().errors();
  if (call.request.wants_json)
    return ui::autosaved(ui::view_of(call), now, saved_fields(saved->draft, typed.edits, refused),
                         errors.empty() ? nullptr : &errors.front().message);
  if (!errors.empty()) return partly_saved_response(call, report, *saved, form.values(), refused);
  return http::see_other(page_after_saving(id, typed.next));
}

// ---- parts that are rows

Result<Part> row_part(std::string_view code) {
  const auto part = part_from_code(code);
  if (!part || !has_rows(*part)) return Failure{Kind::not_found, M("A report has no such table")};
  return *part;
}

std::string hash_of(const Rows& rows) { return text_hash(json_of(rows)); }

/// A form filled with these rows, over what is stored.
http::FormValues values_of(Part part, const Rows& rows, const DraftPart& stored, const RowsBeside& beside) {
  auto values =
      passport_part(part) ? projects::values_of(passport_content(part, rows)) : projects::values_of(beside.lines, spending_of(rows, 0), 0);
  return values.set(views::rows_shown_field, hash_of(stored.content.rows));
}

template <class Call>
Response rows_response(const Call& call, const Report& report, Part part, const DraftPart& stored, const RowsBeside& beside,
                       const http::FormValues& values, const KnownRows* known, bool overtaken, std::optional<base::Message> said,
                       int status) {
  const auto returned = report.state == ReportState::returned ? store::last_return(call.db, report) : std::nullopt;
  return views::rows_page(ui::view_of(call),
                          {.report = report,
                           .part = part,
                           .stored = stored,
                           .beside = beside,
                           .values = values,
                           .known = known,
                           .returned = returned ? &*returned : nullptr,
                           .overtaken = overtaken,
                           .said = std::move(said)},
                          status);
}

Result<Response> rows(const Get<Author>& call, ReportId id, std::string code) {
  const auto part = TRY(row_part(code));
  const auto report = TRY(load_report_for(call.db, call.who, id));
  if (!report.open()) return closed_response(call, report, {}, 200);
  const auto draft = store::load_draft(call.db, id);
  const auto& stored = draft.part(part);
  const auto beside = rows_beside(call.db, report);
  // What is known is proposed only where nobody has said anything yet.
  const auto all_known = stored.version == 0 ? known_rows(call.db, report) : std::map<Part, KnownRows>{};
  const auto known = all_known.find(part);
  const auto& shown = known == all_known.end() ? stored.content.rows : known->second.rows;
  return rows_response(call, report, part, stored, beside, values_of(part, shown, stored, beside),
                       known == all_known.end() ? nullptr : &known->second, false, ui::notice_of(call.request), 200);
}

/// The rows that were read; those with errors are left out of what is saved, and stay in the form.
Rows read_rows(http::FormReader& form, Part part, const RowsBeside& beside) {
  if (const auto kind = passport_part(part)) {
    const auto content = projects::read_part(form, *kind, beside.kinds);
    return rows_of(projects::without_refused(content, form.values()));
  }
  return rows_of(beside.lines, projects::read_spending(form, beside.lines, 0));
}

/// What was typed, for the page that says that the report is closed.
ui::Html typed_rows(const ui::View& v, Part part, const Rows& rows, const RowsBeside& beside) {
  if (count_of(rows) == 0) return {};
  return ui::html(R"(<h3 class="govuk-heading-s">{}</h3>{})", v.t(label_of(part)), views::rows_table(v, part, rows, beside));
}

Result<Response> save_rows(const Post<Author>& call, ReportId id, std::string code) {
  const auto part = TRY(row_part(code));
  auto report = TRY(load_report_for(call.db, call.who, id));
  const auto v = ui::view_of(call);
  const auto beside = rows_beside(call.db, report);
  http::FormReader form{call.request};
  take_pasted(form, v, part, beside);
  RowsEdit edit{.part = part, .rows = read_rows(form, part, beside), .shown_hash = {}};
  // A line of the estimate may be gone since the form was opened: its amount is not saved, and not our form's fault.
  if (part == Part::spending) form.names_with("spending.");
  edit.shown_hash = form.line(views::rows_shown_field, {.label = label_of(part), .required = true, .max = 16});
  (void)form.number("version", 0, 1'000'000'000, {.label = M("Version")});
  static const std::vector<std::string> pages{"draft", "rows"};
  const auto next = form.choice("next", pages, {.label = M("Next page")});
  if (auto fine = form.finish(); !fine && fine.failure().kind == Kind::malformed) return std::move(fine).failure();
  edit.partial = !form.clean();

  const auto now = call.services.clock.now();
  auto saved = save_draft(call.db, now, call.who, report, {}, std::span{&edit, 1});
  if (!saved.ok()) {
    if (call.request.wants_json || saved.failure().kind != Kind::conflict) return std::move(saved).failure();
    return closed_response(call, TRY(load_report_for(call.db, call.who, id)), typed_rows(v, part, edit.rows, beside), 409);
  }
  const auto& stored = saved->draft.part(part);
  auto& values = form.values();
  if (!saved->conflicts.empty()) {
    if (call.request.wants_json)
      return Failure{Kind::conflict, M("The draft was changed after you opened the page; nothing was overwritten")};
    values.add_error("", {M("“{part}” was changed after you opened the page. Put the two tables together below, then save"),
                          {{"part", base::label_value(label_of(part))}}});
    values.set(views::rows_shown_field, hash_of(stored.content.rows));
    return rows_response(call, report, part, stored, beside, values, nullptr, true, std::nullopt, 409);
  }
  const auto& errors = values.errors();
  // Where the form does not hold what is stored, it goes on saying what it was made from, or the next save would take it for an edit of
  // that.
  const bool as_stored = stored.content.rows == edit.rows;
  std::vector<std::pair<std::string, std::string>> fields;
  if (as_stored)
    fields = {{std::string{views::rows_shown_field}, hash_of(stored.content.rows)}, {"version", std::to_string(stored.version)}};
  if (call.request.wants_json && !errors.empty() && !as_stored) return Failure{Kind::invalid, errors.front().message};
  if (call.request.wants_json) return ui::autosaved(v, now, fields, errors.empty() ? nullptr : &errors.front().message);
  if (!errors.empty()) {
    for (const auto& [name, value] : fields) values.set(name, value);
    const auto said = as_stored ? std::optional{base::Message{M("Saved, except for what is marked below.")}} : std::nullopt;
    return rows_response(call, report, part, stored, beside, values, nullptr, false, said, as_stored ? 200 : 422);
  }
  return http::see_other(
      ui::with_notice(next == "rows" ? views::place_of(report, part) : Url::to("/reports/{}/draft", id), ui::Notice::saved));
}

Result<Response> take_known(const Post<Author>& call, ReportId id) {
  auto report = TRY(load_report_for(call.db, call.who, id));
  http::FormReader form{call.request};
  return http::answered(form, [&]() -> Result<Response> {
    TRY(take_known_rows(call.db, call.services.clock.now(), call.who, report));
    return http::see_other(ui::with_notice(Url::to("/reports/{}/draft", id), ui::Notice::saved));
  });
}

}  // namespace

void add_draft_routes(http::Routes& routes) {
  constexpr std::size_t draft_bytes = 4 << 20;  // eight long parts in Cyrillic letters, each six bytes when encoded
  routes.get<"/reports/{report}/draft">(draft);
  routes.post<"/reports/{report}/draft">(save, {.form_limit = draft_bytes});
  routes.get<"/reports/{report}/parts/{part}">(rows);
  // A hundred publications with their texts are a large form.
  routes.post<"/reports/{report}/parts/{part}">(save_rows, {.form_limit = 4u << 20});
  routes.post<"/reports/{report}/known">(take_known);
}

}  // namespace baqylau::reports
