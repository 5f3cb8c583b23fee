#include "ngos/domain.hpp"

#include "base/text.hpp"

namespace baqylau::ngos {

std::string searchable(const NgoCard& card) {
  std::string lines = base::folded(card.short_name_ru) + '\n' + base::folded(card.full_name_ru);
  for (const auto& name : {card.short_name_kk, card.full_name_kk}) {
    if (name) lines += '\n' + base::folded(*name);
  }
  return lines;
}

std::string sort_key(const NgoCard& card) { return base::kazakh_sort_key(card.short_name_ru + ' ' + card.full_name_ru); }

std::vector<std::string> changed_facts(const NgoCard& before, const NgoCard& after) {
  std::vector<std::string> changed;
  const auto compare = [&](const char* name, const auto& a, const auto& b) {
    if (a != b) changed.emplace_back(name);
  };
  const auto digits = [](const NgoCard& card) { return card.number ? card.number->digits : std::string{}; };
  compare("number", digits(before), digits(after));
  compare("full_name_kk", before.full_name_kk, after.full_name_kk);
  compare("full_name_ru", before.full_name_ru, after.full_name_ru);
  compare("short_name_kk", before.short_name_kk, after.short_name_kk);
  compare("short_name_ru", before.short_name_ru, after.short_name_ru);
  compare("legal_form", before.legal_form, after.legal_form);
  compare("activity", before.activity, after.activity);
  compare("region", before.region_kato, after.region_kato);
  compare("address", before.address, after.address);
  compare("phone1", before.phone1, after.phone1);
  compare("phone2", before.phone2, after.phone2);
  compare("fax1", before.fax1, after.fax1);
  compare("fax2", before.fax2, after.fax2);
  compare("email", before.email, after.email);
  compare("web", before.web, after.web);
  compare("head_name", before.head_name, after.head_name);
  compare("resume", before.resume, after.resume);
  return changed;
}

std::string digits_of(std::string_view typed) {
  std::string digits;
  for (const char c : typed) {
    if (c >= '0' && c <= '9') digits += c;
    else if (c != ' ' && c != '-') return {};
  }
  return digits;
}

}  // namespace baqylau::ngos
