/// Loading lots from a spreadsheet: choose → check → look → load or put aside.

#include "contests/forms.hpp"
#include "contests/lot_templates.hpp"
#include "contests/web.hpp"
#include "http/answered.hpp"
#include "http/once.hpp"

namespace baqylau::contests::web {
namespace {

using base::Kind;
using base::M;
using base::Message;
using base::Result;
using http::Get;
using http::Operator;
using http::Post;
using http::Response;
using http::Url;
using http::Work;

Result<Response> import_page(const Get<Operator>& call, base::ContestId id) {
  const auto v = ui::view_of(call);
  const auto contest = TRY(load_contest_for(call.db, call.who.scope, id));
  return ui::page(v, views::import_form(v, contest, {}));
}

/// The file that was sent, or what to tell about it.
Result<const http::Upload*> sent_table(const http::Request& request) {
  for (const auto& upload : request.uploads) {
    if (upload.field != "file")
      return base::Failure{Kind::malformed, M("This is not what our form sends. Open the page of the form again and send it from there")};
    switch (upload.state) {
      case http::Upload::State::complete: return &upload;
      case http::Upload::State::too_large:
        return base::Failure{
            Kind::too_large,
            M("The file is larger than 5 MB. A table of lots is much smaller: delete pictures from it, or save it as CSV")};
      case http::Upload::State::empty:
        if (upload.filename.empty()) break;
        return base::Failure{Kind::invalid, M("The file is empty. Choose another file")};
    }
  }
  return base::Failure{Kind::invalid, M("Choose the file with the table of lots")};
}

Message summary_of(const CheckedTable& table) {
  return {M("The table was not loaded. Errors found: {count}. Correct them in the file and choose it again"),
          {{"count", std::to_string(table.errors.size())}}};
}

/// What was sent, checked; a failure is about the file as a whole.
Result<CheckedTable> checked(const Work<Operator>& call, const Contest& contest, std::string& file_name) {
  const auto* upload = TRY(sent_table(call.request));
  file_name = upload->filename;
  return check_file(call.db, call.services.catalogues, contest.id, upload->path);
}

Result<Response> check_import(const Work<Operator>& call, base::ContestId id) {
  const auto v = ui::view_of(call);
  const auto contest = TRY(call.db.read([&](db::Read& db) { return load_contest_for(db, call.who.scope, id); }));
  http::FormReader form{call.request};
  std::optional<CheckedTable> table;
  const auto again = [&](int status) {
    return ui::page(v, views::import_form(v, contest, form.values(), table ? &*table : nullptr), status);
  };
  const auto job = [&]() -> Result<Response> {
    std::string file_name;
    table = TRY(checked(call, contest, file_name));
    if (!table->in_order()) return base::Failure{Kind::invalid, summary_of(*table)};
    return http::write_once(call, [&](db::Write& db) -> Result<Response> {
      const auto kept = keep_import(db, change_by(call), id, file_name, table->imported());
      return http::see_other(Url::to("/contests/{}/imports/{}", id, kept));
    });
  };
  return http::answered(form, again, job, {.field = "file"});
}

Result<store::StoredImport> load_import_for(db::Read& db, const http::Scope& scope, base::ContestId contest, base::ImportId id) {
  auto found = store::stored_import(db, scope, contest, id);
  if (!found) return no_such_page();
  return std::move(*found);
}

Result<Response> preview_page(const Get<Operator>& call, base::ContestId id, base::ImportId import_id) {
  const auto v = ui::view_of(call);
  const auto contest = TRY(load_contest_for(call.db, call.who.scope, id));
  const auto import = TRY(load_import_for(call.db, call.who.scope, id, import_id));
  const int page = ui::page_number(call.request);
  if (page > ui::pages_of(static_cast<std::int64_t>(import.table.lots.size()), views::preview_rows_a_page)) return no_such_page();
  return ui::page(v, views::import_preview(v, contest, import, reference::regions(call.db), page));
}

Result<Response> apply(const Post<Operator>& call, base::ContestId id, base::ImportId import_id) {
  const auto import = TRY(load_import_for(call.db, call.who.scope, id, import_id));
  http::FormReader form{call.request};
  return http::answered(form, [&]() -> Result<Response> {
    TRY(apply_import(call.db, change_by(call), import));
    return http::see_other(ui::with_notice(Url::to("/contests/{}", id), ui::Notice::imported));
  });
}

Result<Response> drop(const Post<Operator>& call, base::ContestId id, base::ImportId import_id) {
  const auto import = TRY(load_import_for(call.db, call.who.scope, id, import_id));
  http::FormReader form{call.request};
  return http::answered(form, [&]() -> Result<Response> {
    TRY(drop_import(call.db, import.id));
    return http::see_other(Url::to("/contests/{}/import", id));
  });
}

Result<Response> csv_template(const Get<Operator>& call, base::ContestId id) {
  TRY(load_contest_for(call.db, call.who.scope, id));
  return http::download("text/csv; charset=utf-8", "lots.csv", template_csv(ui::view_of(call).t));
}

Result<Response> xlsx_template(const Work<Operator>& call, base::ContestId id) {
  const auto found = call.db.read([&](db::Read& db) -> Result<std::vector<reference::Region>> {
    TRY(load_contest_for(db, call.who.scope, id));
    return reference::regions(db);
  });
  const auto regions = TRY(found);
  return http::download("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "lots.xlsx",
                        template_xlsx(ui::view_of(call).t, regions));
}

}  // namespace

void add_import_routes(http::Routes& routes) {
  routes.get<"/contests/{contest}/template.csv">(csv_template);
  routes.work_get<"/contests/{contest}/template.xlsx">(xlsx_template);
  routes.get<"/contests/{contest}/import">(import_page);
  routes.work<"/contests/{contest}/import">(check_import, {.files = 1, .file_limit = forms::most_table_bytes});
  routes.get<"/contests/{contest}/imports/{import}">(preview_page);
  routes.post<"/contests/{contest}/imports/{import}/apply">(apply);
  routes.post<"/contests/{contest}/imports/{import}/drop">(drop);
}

}  // namespace baqylau::contests::web
