#pragma once
/// What was entered of a project's contract, and how it is corrected: with a reason, the old value staying in sight. SPEC §3, §11.

#include "http/forms.hpp"
#include "projects/projects.hpp"
#include "ui/versions.hpp"

#include <optional>
#include <string>
#include <vector>

namespace baqylau::projects {

/// Number, dates, money. What was never known may stay unknown.
struct Contract {
  std::optional<std::string> number{};
  std::optional<base::LocalDate> date{};
  std::optional<base::Money> budget{};
  std::optional<base::LocalDate> starts_on{}, ends_on{};
  std::vector<Tranche> tranches{};  ///< all of them, by number; a new one has number 0
  Budget lines{};                   ///< of the estimate; their sum is the budget
};
Contract contract_of(db::Read& db, const Project& project);

/// A correction as an operator sends it.
struct ContractCorrection {
  Contract to{};
  std::string reason{};      ///< shown to everybody
  std::int64_t version = 0;  ///< of the project, as the person saw it
};
/// What does not fit, by field of the form: dates the wrong way round, tranches above the budget, lines that do not come to it, a payment
/// before the contract, a tranche in the middle taken away.
std::vector<base::FieldError> faults_of(const Contract& before, const Contract& after);

/// Writes what differs, with one leaf `project.corrected` that holds old and new values. Tranches that a decision has touched stay as they
/// are. Invalid as `faults_of`, where lines with spending would go, where nothing differs or there is no reason; conflict where the project
/// was changed since.
base::Done correct_contract(db::Write& db, const contests::Change& change, base::ProjectId id, const ContractCorrection& correction);

/// Reads the form; facts that were known have to stay known. Tranches that are not planned any more are taken from `before`.
ContractCorrection read_correction(http::FormReader& form, const Contract& before);
http::FormValues values_of(const Contract& contract);
ui::Html contract_form(const ui::View& v, const Project& project, const Contract& stored, const http::FormValues& values,
                       const std::optional<ui::LastSaved>& last);

/// What was corrected of a project, for everybody; empty where nothing was. `data.corrected_ngos` holds the names.
ui::Html corrections_of(const ui::View& v, const PassportData& data);

/// A lot that was marked as held by mistake and has no project gets the outcome it really had. Conflict where it has one: then the contract
/// or the executor is what is to be corrected.
base::Done correct_outcome(db::Write& db, const contests::Change& change, base::LotId lot, contests::LotStatus to,
                           const std::string& reason);

void add_contract_routes(http::Routes& routes);
void add_outcome_routes(http::Routes& routes);

}  // namespace baqylau::projects
