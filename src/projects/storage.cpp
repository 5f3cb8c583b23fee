/// What the files of a project take, and may take. SECURITY U-01.

#include "projects/projects.hpp"
#include "projects/sql.hpp"

namespace baqylau::projects {

using base::Failure;
using base::Kind;
using base::M;

namespace {

/// Whole megabytes, so that the sentence is the same in each language; what is begun counts, and what is allowed is never overstated.
std::string megabytes(std::int64_t bytes, bool up) {
  constexpr std::int64_t megabyte = 1024 * 1024;
  return std::to_string((bytes + (up ? megabyte - 1 : 0)) / megabyte);
}

sql::room_of_project::Row room_of(db::Read& db, base::ProjectId project, base::LocalDate day) {
  auto row = db.one(sql::room_of_project{.project = project, .day = day});
  if (!row) throw db::Error{"there is no setting for what files may take on " + day.iso()};
  return *row;
}

Failure no_room(const sql::room_of_project::Row& room, std::int64_t size) {
  return {Kind::invalid,
          {M("The files of this project take {used} MB of the {allowed} MB that are allowed, and {size} MB more do not fit. Remove files "
             "that are not needed from the drafts of its reports, or attach a smaller file; if all are needed, ask the administrator of "
             "the system for more room"),
           {{"used", megabytes(room.used, true)}, {"allowed", megabytes(room.allowed, false)}, {"size", megabytes(size, true)}}}};
}

}  // namespace

base::Done has_room(db::Read& db, base::ProjectId project, std::int64_t size, base::LocalDate day) {
  const auto room = room_of(db, project, day);
  if (room.used + size > room.allowed) return no_room(room, size);
  return base::done();
}

base::Done take_room(db::Write& db, base::ProjectId project, std::int64_t size, base::LocalDate day) {
  db.run(sql::begin_storage{.project = project});
  if (db.run(sql::take_room{.project = project, .size = size, .day = day}) == 1) return base::done();
  return no_room(room_of(db, project, day), size);
}

void give_room_back(db::Write& db, base::ProjectId project, std::int64_t size) {
  db.run(sql::give_room_back{.project = project, .size = size});
}

}  // namespace baqylau::projects
