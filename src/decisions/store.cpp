#include "decisions/store.hpp"

#include "decisions/sql.hpp"

#include <utility>

namespace baqylau::decisions {

namespace {

template <class Value>
Value known(std::optional<Value> value, std::string_view what, const std::string& code) {
  if (!value) throw db::Error{"a stored " + std::string{what} + " of a decision is unknown: " + code};
  return *value;
}

std::optional<int> small(const std::optional<std::int64_t>& number) {
  if (!number) return std::nullopt;
  return static_cast<int>(*number);
}
std::optional<std::int64_t> wide(const std::optional<int>& number) {
  if (!number) return std::nullopt;
  return *number;
}

template <class Row>
Decision to_decision(Row& row) {
  return Decision{.id = row.id,
                  .project = row.project,
                  .state_body = row.state_body,
                  .ngo = row.ngo,
                  .kind = known(kind_from_code(row.kind), "kind", row.kind),
                  .state = known(state_from_code(row.state), "state", row.state),
                  .stage = small(row.stage),
                  .tranche = small(row.tranche),
                  .amount = row.amount,
                  .new_due_on = row.new_due_on,
                  .special_case = row.special_case,
                  .annuls = row.annuls,
                  .annuls_number = std::move(row.annuls_number),
                  .number = std::move(row.number),
                  .decided_on = row.decided_on,
                  .basis_kk = std::move(row.basis_kk),
                  .basis_ru = std::move(row.basis_ru),
                  .text_kk = std::move(row.text_kk),
                  .text_ru = std::move(row.text_ru),
                  .drafted_by = row.drafted_by,
                  .drafter = std::move(row.drafter),
                  .drafted_at = row.drafted_at,
                  .closer = std::move(row.closer),
                  .closed_at = row.closed_at,
                  .close_reason = std::move(row.close_reason),
                  .annulled_by = row.annulled_by,
                  .annulled_by_number = std::move(row.annulled_by_number),
                  .version = row.version,
                  .lot_number = static_cast<int>(row.lot_number),
                  .lot_name_kk = std::move(row.lot_name_kk),
                  .lot_name_ru = std::move(row.lot_name_ru)};
}

template <class Rows>
std::vector<Decision> to_decisions(Rows rows) {
  std::vector<Decision> decisions;
  decisions.reserve(rows.size());
  for (auto& row : rows) decisions.push_back(to_decision(row));
  return decisions;
}

std::string code_of(std::optional<State> state) { return state ? std::string{to_code(*state)} : std::string{}; }

}  // namespace

base::Result<Decision> find_decision(db::Read& db, base::DecisionId id) {
  auto row = db.one(sql::approved_decision{.decision = id});
  if (!row) return base::Failure{base::Kind::not_found, base::M("This decision is not here")};
  return to_decision(*row);
}

std::vector<Decision> decisions_of_project(db::Read& db, base::ProjectId project) {
  return to_decisions(db.all(sql::approved_of_project{.project = project}));
}

namespace store {

std::optional<Decision> in_scope(db::Read& db, const http::Scope& scope, base::DecisionId id) {
  auto row = db.one(sql::decision_in_scope{.decision = id, .bodies = scope});
  if (!row) return std::nullopt;
  return to_decision(*row);
}

std::vector<Decision> all_of_project(db::Read& db, base::ProjectId project) {
  return to_decisions(db.all(sql::all_of_project{.project = project}));
}

std::vector<Decision> approved_of_ngo(db::Read& db, base::NgoId ngo) { return to_decisions(db.all(sql::approved_of_ngo{.ngo = ngo})); }

std::vector<Decision> latest_approved(db::Read& db, int most) { return to_decisions(db.all(sql::latest_approved{.most = most})); }

std::vector<Decision> of_scope(db::Read& db, const http::Scope& scope, std::optional<State> state, int most, std::int64_t skip) {
  return to_decisions(db.all(sql::decisions_of_scope{.bodies = scope, .state = code_of(state), .most = most, .skip = skip}));
}

std::int64_t count_of_scope(db::Read& db, const http::Scope& scope, std::optional<State> state) {
  return db.one(sql::count_of_scope{.bodies = scope, .state = code_of(state)})->decisions;
}

std::optional<Named> draft_for_tranche(db::Read& db, base::ProjectId project, int tranche) {
  const auto rows = db.all(sql::open_draft_of_tranche{.project = project, .tranche = tranche});
  if (rows.empty()) return std::nullopt;
  return Named{rows.front().id, rows.front().number};
}

std::optional<Named> withheld_by(db::Read& db, base::ProjectId project, int tranche) {
  const auto row = db.one(sql::standing_withhold{.project = project, .tranche = tranche});
  if (!row) return std::nullopt;
  return Named{row->id, row->number};
}

Added add(db::Write& db, base::Instant now, base::AccountId account, base::DecisionId id, const projects::Project& project,
          const NewDecision& decision) {
  const auto& subject = decision.subject;
  const auto added = db.run(sql::insert_decision{.id = id,
                                                 .project = project.id,
                                                 .body = project.state_body,
                                                 .kind = std::string{to_code(subject.kind)},
                                                 .stage = wide(subject.stage),
                                                 .tranche = wide(subject.tranche),
                                                 .amount = subject.amount,
                                                 .new_due_on = subject.new_due_on,
                                                 .special_case = subject.special_case,
                                                 .annuls = subject.annuls,
                                                 .number = decision.number,
                                                 .decided_on = decision.decided_on,
                                                 .basis_kk = decision.basis_kk,
                                                 .basis_ru = decision.basis_ru,
                                                 .text_kk = decision.text_kk,
                                                 .text_ru = decision.text_ru,
                                                 .account = account,
                                                 .now = now});
  if (added == 1) return Added::yes;
  const bool taken = db.one(sql::number_holder{.body = project.state_body, .number = decision.number}).has_value();
  return taken ? Added::number_taken : Added::annulled_meanwhile;
}

bool close(db::Write& db, base::Instant now, base::AccountId account, const Decision& decision, Event event,
           const std::optional<std::string>& reason) {
  const auto to = after(decision.state, event);
  if (!to) return false;
  return db.run(sql::close_draft{.id = decision.id,
                                 .from_state = std::string{to_code(decision.state)},
                                 .to_state = std::string{to_code(*to)},
                                 .version = decision.version,
                                 .account = account,
                                 .now = now,
                                 .reason = reason}) == 1;
}

}  // namespace store
}  // namespace baqylau::decisions
