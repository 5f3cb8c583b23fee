/// SQL ↔ domain for the members of the special-control group.

#include "control/sql.hpp"
#include "control/store.hpp"

namespace baqylau::control::store {

std::vector<std::pair<base::CaseId, base::ProjectId>> cases_closed_last(db::Read& db, std::size_t most) {
  std::vector<std::pair<base::CaseId, base::ProjectId>> found;
  for (const auto& row : db.all(sql::cases_closed_last{.most = static_cast<std::int64_t>(most)})) found.emplace_back(row.id, row.project);
  return found;
}

std::unordered_map<base::ProjectId, base::LocalDate> members_of(db::Read& db, const FormFilter& filter) {
  std::unordered_map<base::ProjectId, base::LocalDate> found;
  for (const auto& row : db.all(sql::members_of{.contest = filter.contest, .project = filter.project, .ngo = {}}))
    found.emplace(row.project, row.from_day);
  return found;
}

std::vector<std::pair<base::ProjectId, base::LocalDate>> first_members(db::Read& db, base::LocalDate day, std::size_t most) {
  std::vector<std::pair<base::ProjectId, base::LocalDate>> found;
  for (const auto& row : db.all(sql::first_members{.day = day, .most = static_cast<std::int64_t>(most)}))
    found.emplace_back(row.project, row.from_day);
  return found;
}

std::int64_t count_members(db::Read& db, base::LocalDate day) { return db.one(sql::count_members{.day = day}).value().count; }

std::vector<base::ProjectId> ended_members(db::Read& db, std::optional<base::ProjectId> only) {
  std::vector<base::ProjectId> found;
  for (const auto& row : db.all(sql::ended_members{.only = only})) found.push_back(row.project);
  return found;
}

void put_member(db::Write& db, base::ProjectId project, base::LocalDate from) {
  db.run(sql::put_member{.project = project, .from_day = from});
}

void remove_member(db::Write& db, base::ProjectId project) { db.run(sql::remove_member{.project = project}); }

std::optional<base::LocalDate> group_kept_on(db::Read& db) {
  const auto row = db.one(sql::group_kept_on{});
  return row ? std::optional{row->kept_on} : std::nullopt;
}

void keep_group_on(db::Write& db, base::LocalDate day) { db.run(sql::keep_group_on{.day = day}); }

}  // namespace baqylau::control::store
