#include "reference/reference.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace baqylau::reference {

namespace {

bool within(const std::optional<base::LocalDate>& from, const std::optional<base::LocalDate>& to, base::LocalDate day) {
  return (!from || *from <= day) && (!to || day < *to);
}

#include "reference/place_words.inc"

struct PlaceName {
  std::string core;                  ///< folded words without those of the kind, one blank between
  std::optional<RegionKind> kind{};  ///< where a word said so
};

PlaceName read_place_name(std::string_view written) {
  PlaceName name;
  std::string word;
  const auto end_word = [&] {
    if (word.empty()) return;
    if (std::ranges::find(oblast_words, word) != oblast_words.end()) {
      name.kind = RegionKind::oblast;
    } else if (std::ranges::find(city_words, word) != city_words.end()) {
      name.kind = RegionKind::city;
    } else {
      if (!name.core.empty()) name.core += ' ';
      name.core += word;
    }
    word.clear();
  };
  for (const char c : base::in_one_script(base::folded(written))) {
    if (std::string_view{" .,-()\t\n"}.find(c) != std::string_view::npos) end_word();
    else word += c;
  }
  end_word();
  return name;
}

/// `71`, the classifier's nine digits `710000000`, or as ISO 3166-2 has it since 2022: `KZ-71`.
std::optional<std::string_view> read_kato(std::string_view written) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  while (!written.empty() && written.front() == ' ') written.remove_prefix(1);
  while (!written.empty() && written.back() == ' ') written.remove_suffix(1);
  if (written.size() == 5 && (written[0] == 'K' || written[0] == 'k') && (written[1] == 'Z' || written[1] == 'z') && written[2] == '-')
    written.remove_prefix(3);
  if (written.size() != 2 && !(written.size() == 9 && written.substr(2) == "0000000")) return std::nullopt;
  if (!std::ranges::all_of(written, digit)) return std::nullopt;
  return written.substr(0, 2);
}

const Region* by_kato(const std::vector<Region>& regions, std::string_view kato) {
  const auto found = std::ranges::find(regions, kato, &Region::kato);
  return found == regions.end() ? nullptr : &*found;
}

bool is_called(const Region& region, const PlaceName& written) {
  if (written.kind && *written.kind != region.kind) return false;
  return std::ranges::any_of(i18n::all_languages,
                             [&](i18n::Language language) { return read_place_name(region.name(language)).core == written.core; });
}

const Region* by_other_name(const std::vector<Region>& regions, const PlaceName& written) {
  if (written.kind == RegionKind::oblast)
    for (const auto& [name, kato] : other_names_of_oblasts)
      if (name == written.core) return by_kato(regions, kato);
  for (const auto& [name, kato] : other_names) {
    if (name != written.core) continue;
    const auto* region = by_kato(regions, kato);
    // «г. Мангыстау» is no region.
    return region != nullptr && written.kind && *written.kind != region->kind ? nullptr : region;
  }
  return nullptr;
}

}  // namespace

const std::string& Names::in(i18n::Language language) const {
  switch (language) {
    case i18n::Language::kk: return kk;
    case i18n::Language::ru: return ru;
    case i18n::Language::en: return en;
  }
  return en;
}

bool Region::valid_on(base::LocalDate day) const { return within(valid_from, valid_to, day); }
bool ReferenceItem::valid_on(base::LocalDate day) const { return within(valid_from, valid_to, day); }

const Region* find_region_by_name_or_kato(const std::vector<Region>& regions, std::string_view written) {
  if (const auto kato = read_kato(written)) return by_kato(regions, *kato);
  const auto name = read_place_name(written);
  if (name.core.empty()) return nullptr;
  if (const auto* other = by_other_name(regions, name)) return other;
  const Region* found = nullptr;
  for (const auto& region : regions) {
    if (!is_called(region, name)) continue;
    if (found == nullptr || region.kind == RegionKind::city) found = &region;
  }
  return found;
}

const ReferenceItem* find_item(const std::vector<ReferenceItem>& items, std::string_view written) {
  const auto wanted = base::folded(written);
  if (wanted.empty()) return nullptr;
  const auto found = std::ranges::find_if(items, [&](const ReferenceItem& item) {
    return item.code == written ||
           std::ranges::any_of(i18n::all_languages, [&](i18n::Language language) { return base::folded(item.name(language)) == wanted; });
  });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace baqylau::reference
