#pragma once
/// SQL ↔ domain. No rules here.

#include "contests/contests.hpp"
#include "contests/domain.hpp"
#include "contests/lot_json.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace baqylau::contests::store {

inline const http::Scope everything = http::Scope::all();

/// `year` 0: of all years. Pages count from 1; `a_page` rows each.
std::vector<Contest> contest_list(db::Read& db, int year, int page, int a_page);
std::int64_t contest_count(db::Read& db, int year);
std::vector<int> contest_years(db::Read& db);
/// The first and the last day of a year; 0: of all years there can be.
struct Days {
  base::LocalDate first, last;
};
Days days_of(int year);
std::vector<ContestChoice::Offered> contests_offered(db::Read& db, const http::Scope& scope, int year, std::int64_t most);
std::optional<Contest> contest(db::Read& db, const http::Scope& scope, base::ContestId id);
std::optional<Lot> lot(db::Read& db, const http::Scope& scope, base::LotId id);
std::vector<int> lot_numbers(db::Read& db, base::ContestId contest);

/// A line of the list of lots.
struct LotLine {
  base::LotId id;
  int number = 0;
  std::optional<std::string> name_kk{}, name_ru{};
  std::optional<std::string> description_kk{}, description_ru{};  ///< at most 301 letters: 300, and one that says there are more
  std::optional<std::string> coverage_kk{}, coverage_ru{};
  LotStatus status = LotStatus::announced;
  std::vector<std::size_t> regions{};  ///< places in the page's list of regions
};
struct LotsPage {
  std::vector<LotLine> lots{};
  std::vector<reference::Region> regions{};  ///< all there are, by code
  std::int64_t count = 0;                    ///< lots that the filter leaves, on all pages
};
/// A region that no lot of the contest has leaves no lot.
LotsPage lots_page(db::Read& db, const Contest& contest, const LotFilter& filter, int page);

void insert_contest(db::Write& db, base::ContestId id, const ContestFacts& facts, base::Instant now);
/// False where the version, or the scope, is another.
bool update_contest(db::Write& db, base::ContestId id, std::int64_t version, const http::Scope& scope, const ContestFacts& facts);

/// False where the contest has a lot of that number.
bool insert_lot(db::Write& db, base::LotId id, base::ContestId contest, const LotFacts& facts, base::Instant now);
/// All but the status. False where the version is another, or another lot has the number.
bool update_lot(db::Write& db, base::LotId id, std::int64_t version, const LotFacts& facts);
/// False where the lot is no longer in the status it was seen in.
bool move_lot(db::Write& db, base::LotId id, LotStatus seen, LotStatus next);

enum class ImportState { checked, applied, dropped };
struct StoredImport {
  base::ImportId id;
  base::ContestId contest;
  std::string file_name;
  ImportedTable table;
  ImportState state = ImportState::checked;
  base::Instant created_at;
};
void insert_import(db::Write& db, base::ImportId id, base::ContestId contest, base::AccountId account, std::string_view file_name,
                   const ImportedTable& table, base::Instant now);
std::optional<StoredImport> stored_import(db::Read& db, const http::Scope& scope, base::ContestId contest, base::ImportId id);
/// False where it was applied or dropped before.
bool finish_import(db::Write& db, base::ImportId id, ImportState state);

}  // namespace baqylau::contests::store
