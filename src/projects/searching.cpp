#include "projects/searching.hpp"

#include "projects/sql.hpp"
#include "search/search.hpp"

namespace baqylau::projects {

namespace {

search::Status status_of(ProjectStatus status) {
  switch (status) {
    case ProjectStatus::in_execution: return search::Status::in_execution;
    case ProjectStatus::completed: return search::Status::completed;
    case ProjectStatus::closed: return search::Status::closed;
    case ProjectStatus::terminated: return search::Status::terminated;
    case ProjectStatus::repayment_demanded: return search::Status::repayment_demanded;
  }
  return search::Status::in_execution;
}

class Text {
 public:
  void add(const std::string& line) { text_ += line + "\n"; }
  void add(const std::optional<std::string>& line) {
    if (line) add(*line);
  }
  [[nodiscard]] std::optional<std::string> all() && { return text_.empty() ? std::nullopt : std::optional{std::move(text_)}; }

 private:
  std::string text_;
};

/// The rows of the passport are kept in the language in which they were written.
std::optional<std::string> rows_of(const Passport& passport) {
  Text text;
  for (const auto& member : passport.team) text.add(member.name + ", " + member.duty);
  for (const auto& indicator : passport.indicators) {
    text.add(indicator.name);
    text.add(indicator.evidence);
  }
  for (const auto& line : passport.budget) text.add(line.name);
  for (const auto& group : passport.target_groups) text.add(group.work);
  for (const auto& partner : passport.partners) {
    text.add(partner.name);
    text.add(partner.work);
  }
  for (const auto& publication : passport.publications) {
    text.add(publication.title + ", " + publication.outlet);
    text.add(publication.body);
  }
  return std::move(text).all();
}

}  // namespace

void put_into_search(db::Write& db, base::ProjectId id) {
  if (search::is_left_for_later(db)) return;
  const auto project = find_project(db, id);
  if (!project) throw db::Error{"a project that was just written is not there"};
  const auto passport = read_passport(db, id);
  Text kk, ru;
  for (const auto* line :
       {&passport.about.goals_kk, &passport.about.tasks_kk, &passport.about.results_kk, &passport.work_done.kk, &passport.next_lots.kk})
    kk.add(*line);
  for (const auto* line :
       {&passport.about.goals_ru, &passport.about.tasks_ru, &passport.about.results_ru, &passport.work_done.ru, &passport.next_lots.ru})
    ru.add(*line);
  search::Document document{.kind = search::Kind::project, .id = id.value, .number = project->lot_number};
  document.body = {std::move(kk).all(), std::move(ru).all()};
  document.text = rows_of(passport);
  document.status = status_of(project->status);
  document.lot = project->lot;
  document.ngo = project->ngo;
  search::put(db, document);
}

void put_all_into_search(db::Write& db) {
  for (const auto& row : db.all(sql::all_project_ids{})) put_into_search(db, row.id);
}

}  // namespace baqylau::projects
