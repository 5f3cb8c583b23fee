#pragma once
/// The special-control group: as of any day, from what had happened by its end; and today's, which is kept.

#include "control/records.hpp"
#include "journal/journal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace baqylau::control {

struct Member {
  /// Why it is in the group by itself.
  struct Line {
    Cause cause{};
    std::optional<Case> opened{};  ///< its case; none: not opened yet
  };
  ProjectRow row{};
  std::vector<Line> lines{};
  std::optional<Case> reasoned{};  ///< the open case of a specialist's act
  base::LocalDate since{};         ///< the earliest day of what stands now; not before the project is on record
};

/// At the end of a day, who came last first. `project` none: of all, which looks at each project that was in execution then.
std::vector<Member> group_at(db::Read& db, std::optional<base::ProjectId> project, base::LocalDate as_of);
/// Cases closed by the end of a day, the last first; at most so many.
std::vector<Case> closed_cases(db::Read& db, base::LocalDate as_of, base::LocalDate today, std::size_t most);

/// From which day on the project is in the group if nothing more is recorded: today or earlier where it is; none: it will not be.
/// `facts` and `cases` as of today.
std::optional<base::LocalDate> member_from(const ProjectRow& row, std::span<const reports::Facts> facts, const RequiredOf& required,
                                           const CasesAt& cases, base::LocalDate today);
/// Which projects the changes touch; none: all of them, since what is required of each has changed, or because one by one they would take
/// longer.
std::optional<std::vector<base::ProjectId>> projects_touched(db::Read& db, const journal::Objects& changed);

/// Who goes by the changes that the journal tells of: the timed work, and today's group.
inline const std::string special_control_reader = "special control";

/// The group of today in the order of `group_at`, told from the members that are kept and from what has changed since they were. Where that
/// cannot be, it is looked for among all.
class GroupToday {
 public:
  GroupToday(db::Read& db, base::LocalDate today);
  [[nodiscard]] std::int64_t count() const { return count_; }
  /// Told from the kept members.
  [[nodiscard]] bool kept() const { return kept_; }
  [[nodiscard]] std::vector<Member> page(RowRange range) const;
  using Place = std::pair<base::LocalDate, base::ProjectId>;  ///< since when
  /// Of all of them, in the order of pages.
  [[nodiscard]] std::vector<Place> places() const;

 private:
  /// Of a project that has changed since the members were kept.
  struct Moved {
    base::ProjectId project{};
    std::optional<Member> now{};
  };
  [[nodiscard]] bool is_kept();
  [[nodiscard]] bool has_moved(base::ProjectId project) const;
  [[nodiscard]] std::vector<Place> first_places(std::size_t most) const;

  db::Read& db_;
  base::LocalDate today_;
  std::vector<Moved> moved_{};
  std::vector<Member> all_{};  ///< where the kept members cannot be gone by
  bool kept_ = false;
  std::int64_t count_ = 0;
};

}  // namespace baqylau::control
