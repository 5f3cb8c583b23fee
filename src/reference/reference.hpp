#pragma once
/// State bodies, regions and the reference books. SPEC §1, §3, §4, §5, §11.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/spreadsheet.hpp"
#include "db/db.hpp"
#include "i18n/i18n.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::reference {

/// A name in the three languages of the interface.
struct Names {
  std::string kk;
  std::string ru;
  std::string en;
  [[nodiscard]] const std::string& in(i18n::Language language) const;
};

enum class RegionKind { oblast, city };

/// A region of the first level. Regions that have ended stay: lots keep the region of their day.
struct Region {
  std::string kato;  ///< two digits of the classifier of administrative units
  Names names;
  RegionKind kind = RegionKind::oblast;
  std::optional<base::LocalDate> valid_from{};
  std::optional<base::LocalDate> valid_to{};  ///< the day on which its successor began: no longer valid then
  std::optional<std::string> predecessor_kato{};
  [[nodiscard]] const std::string& name(i18n::Language language) const { return names.in(language); }
  [[nodiscard]] bool valid_on(base::LocalDate day) const;
};
/// All of them, ended ones too, by code.
std::vector<Region> regions(db::Read& db);
/// What a person or a spreadsheet wrote for a region: its code, or its name in any of the languages, with or without
/// the word for "region" or "city", in any case and order («г. Алматы», «Алматы қаласы», «обл. Абай», «ВКО»). A name that is
/// both a city's and a region's without such a word is the city's. Null where nothing fits.
const Region* find_region_by_name_or_kato(const std::vector<Region>& regions, std::string_view written);

enum class BodyKind { central, local };

/// Who orders: a ministry, or the akimat of a region.
struct StateBody {
  base::StateBodyId id;
  BodyKind kind = BodyKind::central;
  std::optional<std::string> region_kato{};
  Names names;  ///< `en` is the Russian name where there is no English one
  [[nodiscard]] const std::string& name(i18n::Language language) const { return names.in(language); }
};
/// By name in Russian.
std::vector<StateBody> state_bodies(db::Read& db);
std::optional<StateBody> state_body(db::Read& db, base::StateBodyId id);
std::optional<StateBody> state_body_by_name_ru(db::Read& db, std::string_view name_ru);

struct NewStateBody {
  std::string name_kk;
  std::string name_ru;
  std::optional<std::string> name_en{};
  std::optional<std::string> region_kato{};  ///< of a local body; none: a central one
};
/// Fails as `conflict` where a body of that Russian name is there already, as `invalid` where a name is missing or the
/// region unknown. Writes a journal leaf.
base::Result<base::StateBodyId> add_state_body(db::Write& db, base::Random& random, base::Instant now, const NewStateBody& body);

/// Books that administrators keep.
enum class Book { legal_form, activity, target_group_kind, partner_kind, outlet_kind };
constexpr std::string_view to_code(Book book) {
  switch (book) {
    case Book::legal_form: return "legal_form";
    case Book::activity: return "activity";
    case Book::target_group_kind: return "target_group_kind";
    case Book::partner_kind: return "partner_kind";
    case Book::outlet_kind: return "outlet_kind";
  }
  return "";
}

struct ReferenceItem {
  base::ReferenceItemId id;
  std::string code;
  Names names;
  std::optional<base::LocalDate> valid_from{};
  std::optional<base::LocalDate> valid_to{};  ///< first day on which it is no longer offered
  [[nodiscard]] const std::string& name(i18n::Language language) const { return names.in(language); }
  [[nodiscard]] bool valid_on(base::LocalDate day) const;
};
/// All items of a book in its order, ended ones too. Offer those that are `valid_on` the day; show whatever was stored.
std::vector<ReferenceItem> items(db::Read& db, Book book);
std::optional<ReferenceItem> item(db::Read& db, base::ReferenceItemId id);
/// By code or by name in any language, folded; null where nothing fits.
const ReferenceItem* find_item(const std::vector<ReferenceItem>& items, std::string_view written);

/// Codes of the parts that a report of the stage (1…3) must have on that day, in the form's order. SPEC §5.
std::vector<std::string> required_parts(db::Read& db, int stage, base::LocalDate on);

/// Brings the regions to what the table says: `kato,name_kk,name_ru,name_en,kind,valid_from,valid_to,predecessor_kato`,
/// first row the names of columns. Regions that the table does not name stay. How many rows were read; errors by row.
base::Result<int> load_regions(db::Write& db, base::Instant now, const base::Sheet& table);

}  // namespace baqylau::reference
