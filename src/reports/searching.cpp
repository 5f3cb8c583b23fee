#include "reports/searching.hpp"

#include "projects/projects.hpp"
#include "reports/sql.hpp"
#include "reports/store.hpp"
#include "search/search.hpp"

namespace baqylau::reports {

namespace {

search::Status status_of(ReportState state) {
  switch (state) {
    case ReportState::returned: return search::Status::returned;
    case ReportState::accepted: return search::Status::accepted;
    case ReportState::not_started:
    case ReportState::draft:
    case ReportState::submitted: return search::Status::submitted;
  }
  return search::Status::submitted;
}

}  // namespace

void put_into_search(db::Write& db, base::ReportId id) {
  if (search::is_left_for_later(db)) return;
  const auto report = find_report(db, id);
  if (!report || !report->versions) return;
  const auto project = projects::find_project(db, report->project);
  const auto submitted = store::submitted_version(db, id, *report->versions);
  if (!project || !submitted) throw db::Error{"a submitted report has a project and a version"};
  std::string text;
  for (const auto& part : submitted->parts) {
    if (part.body) text += *part.body + "\n";
    text += words_of(part.rows);
  }
  for (const auto& file : submitted->files) text += file.name + "\n";
  search::Document document{.kind = search::Kind::report, .id = id.value, .number = report->stage};
  if (!text.empty()) document.text = std::move(text);
  document.status = status_of(report->state);
  document.lot = project->lot;
  document.ngo = report->ngo;
  search::put(db, document);
}

void put_into_search(db::Write& db, base::ProjectId project) {
  for (const auto& report : reports_of_project(db, project)) put_into_search(db, report.id);
}

void put_all_into_search(db::Write& db) {
  for (const auto& row : db.all(sql::submitted_report_ids{})) put_into_search(db, row.id);
}

}  // namespace baqylau::reports
