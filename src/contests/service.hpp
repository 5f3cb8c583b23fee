#pragma once
/// Use cases of contests and lots beyond those other features need.

#include "contests/contests.hpp"
#include "contests/lot_table.hpp"
#include "contests/store.hpp"

#include <filesystem>
#include <string_view>

namespace baqylau::contests {

/// Bodies for which the scope may hold contests, by name.
std::vector<reference::StateBody> bodies_in(db::Read& db, const http::Scope& scope);

/// Of a contest with held lots body and due dates stay, and another day of the contest needs a reason, which everybody sees (invalid:
/// `reason`).
base::Done edit_contest(db::Write& db, const Change& change, base::ContestId contest, std::int64_t version, const ContestFacts& facts,
                        const std::string& reason = {});
/// The status too, as far as `form_may_set`.
base::Done edit_lot(db::Write& db, const Change& change, base::LotId lot, std::int64_t version, const LotFacts& facts);

/// Reads and checks a table against what the contest has now. A failure is about the whole file.
base::Result<CheckedTable> check_file(db::Database& database, const i18n::Catalogues& catalogues, base::ContestId contest,
                                      const std::filesystem::path& file);
/// Keeps a table that is in order until the operator says yes or no.
base::ImportId keep_import(db::Write& db, const Change& change, base::ContestId contest, std::string_view file_name,
                           const ImportedTable& table);
/// Once; a lot that has been recorded since the check fails the whole (`conflict`, the lot is named).
base::Done apply_import(db::Write& db, const Change& change, const store::StoredImport& import);
base::Done drop_import(db::Write& db, base::ImportId import);

}  // namespace baqylau::contests
