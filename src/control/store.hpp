#pragma once
/// Control rows from the database.

#include "control/domain.hpp"
#include "http/caller.hpp"

namespace baqylau::control {

/// With the evidence of `stage` (0: of none). By contest and lot number.
std::vector<FormRow> form_rows(db::Read& db, const http::Scope& scope, const FormFilter& filter, int stage);
/// The three stages of one project (0: of every project), all evidence included.
std::map<base::ProjectId, std::array<StageFacts, 3>> stages_in_execution(db::Read& db, base::ProjectId project);
std::array<StageFacts, 3> stages_of(db::Read& db, base::ProjectId project);
/// `required_parts` asked once for each stage and day.
class RequiredParts {
 public:
  RequiredParts(db::Read& db, base::LocalDate today) : db_{db}, today_{today} {}
  const std::vector<reports::Part>& of(int stage, std::optional<base::LocalDate> due);
  std::array<std::vector<reports::Part>, 3> of(const std::array<StageFacts, 3>& stages);

 private:
  db::Read& db_;
  base::LocalDate today_;
  std::map<std::pair<int, base::LocalDate>, std::vector<reports::Part>> known_;
};

}  // namespace baqylau::control
