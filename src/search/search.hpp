#pragma once
/// One index of everything that a public page shows: NGOs, lots, projects, submitted reports, proposals. SPEC §2.
///
/// A feature puts its things in the transaction that changes them, and can put all of them anew (`baqylau reindex`); only what
/// everybody may read belongs here. The same terms and the same statements on both engines; docs/decisions/0009-search.md.

#include "base/ids.hpp"
#include "db/db.hpp"
#include "http/routes.hpp"
#include "i18n/i18n.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::search {

enum class Kind { ngo, lot, project, report, proposal };
inline constexpr std::array all_kinds{Kind::project, Kind::ngo, Kind::report, Kind::lot, Kind::proposal};
std::string_view to_code(Kind kind);

/// Of lots without a project, projects, reports.
enum class Status {
  announced,
  held,
  not_held,
  cancelled,
  in_execution,
  completed,
  closed,
  terminated,
  repayment_demanded,
  submitted,
  returned,
  accepted
};
std::string_view to_code(Status status);
std::optional<Status> status_from_code(std::string_view code);

struct Document {
  Kind kind = Kind::ngo;
  std::int64_t id = 0;                   ///< of the thing itself; ids are never shared between kinds
  std::optional<std::int64_t> number{};  ///< of a lot; the stage of a report
  i18n::Bilingual title{};
  i18n::Bilingual subtitle{};  ///< an NGO's full name
  i18n::Bilingual body{};
  std::optional<std::string> text{};  ///< more, in a language that is not recorded
  std::optional<int> year{};          ///< of the contest; of proposing
  std::optional<base::StateBodyId> state_body{};
  std::vector<std::string> regions{};  ///< KATO codes
  std::optional<Status> status{};
  /// Of a project and its reports: title, year, state body and regions are the lot's, whatever stands above, also when the lot changes.
  std::optional<base::LotId> lot{};
  std::optional<base::NgoId> ngo{};  ///< by whose names it is found, too, also when they change
};

/// Stores the document, or what has become of it, and whatever is found by its names. A lot that has a project is found as
/// the project. Append the transaction's journal leaf before: it keeps writers in one order.
void put(db::Write& db, const Document& document);
/// Unknown: nothing happens.
void remove(db::Write& db, std::int64_t id);

/// Before everything is put anew.
void clear(db::Write& db);
bool is_empty(db::Read& db);

/// `/search`
void add_routes(http::Routes& routes);

}  // namespace baqylau::search
