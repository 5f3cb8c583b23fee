#pragma once
/// Rules about contests and lots that need no database.

#include "contests/contests.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace baqylau::contests {

// Longest texts, in code points.
inline constexpr std::size_t most_title = 500;
inline constexpr std::size_t most_legal_basis = 1000;
inline constexpr std::size_t most_lot_name = 500;
inline constexpr std::size_t most_description = 5000;
inline constexpr std::size_t most_coverage = 500;
inline constexpr int most_lot_number = 9999;

/// The columns of a lots table, which are the fields of a lot's form.
enum class LotColumn {
  number,
  name_kk,
  name_ru,
  description_kk,
  description_ru,
  regions,
  coverage_kk,
  coverage_ru,
  planned_amount,
  status,
};
inline constexpr std::array all_lot_columns{
    LotColumn::number,  LotColumn::name_kk,     LotColumn::name_ru,     LotColumn::description_kk, LotColumn::description_ru,
    LotColumn::regions, LotColumn::coverage_kk, LotColumn::coverage_ru, LotColumn::planned_amount, LotColumn::status};
constexpr std::string_view to_code(LotColumn column) {
  switch (column) {
    case LotColumn::number: return "number";
    case LotColumn::name_kk: return "name_kk";
    case LotColumn::name_ru: return "name_ru";
    case LotColumn::description_kk: return "description_kk";
    case LotColumn::description_ru: return "description_ru";
    case LotColumn::regions: return "regions";
    case LotColumn::coverage_kk: return "coverage_kk";
    case LotColumn::coverage_ru: return "coverage_ru";
    case LotColumn::planned_amount: return "planned_amount";
    case LotColumn::status: return "status";
  }
  return "";
}
base::Text label(LotColumn column) noexcept;

/// Whether the lot's own form may set it: a held lot has, or will have, a project, and is corrected where that is seen.
bool form_may_set(LotStatus from, LotStatus to) noexcept;

/// What does not fit together, by form field. Lengths and single values are the reader's to check.
std::vector<base::FieldError> check(const ContestFacts& facts);
std::vector<base::FieldError> check(const LotFacts& facts);

/// SHA-256 (hex) of the facts as JSON with names in a fixed order: a journal leaf's `content`.
std::string content_hash(const ContestFacts& facts);
std::string content_hash(const LotFacts& facts);

/// What a reader may narrow the lots of a contest to.
struct LotFilter {
  std::optional<LotStatus> status{};
  std::optional<std::string> region{};  ///< KATO
  friend bool operator==(const LotFilter&, const LotFilter&) = default;
};
inline constexpr int lots_a_page = 50;
inline constexpr int contests_a_page = 50;

}  // namespace baqylau::contests
