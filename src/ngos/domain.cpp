#include "ngos/domain.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <functional>
#include <ranges>

namespace baqylau::ngos {

std::string searchable(const NgoCard& card) {
  std::string words = ' ' + base::letters_key(card.short_name_ru) + ' ' + base::letters_key(card.full_name_ru);
  for (const auto& name : {card.short_name_kk, card.full_name_kk})
    if (name) words += ' ' + base::letters_key(*name);
  return words;
}

std::string sort_key(const NgoCard& card, i18n::Language language) {
  if (language != i18n::Language::kk) return base::kazakh_sort_key(card.short_name_ru + ' ' + card.full_name_ru);
  return base::kazakh_sort_key(card.short_name_kk.value_or(card.short_name_ru) + ' ' + card.full_name_kk.value_or(card.full_name_ru));
}

NameQuery name_query(std::string_view typed) {
  NameQuery query;
  if (auto number = base::read_identification_number(typed)) query.digits = std::move(number->digits);
  const auto key = base::letters_key(typed);
  std::vector<std::string> words;
  for (const auto word : std::views::split(key, ' ')) {
    std::string wanted = ' ' + std::string{word.begin(), word.end()};
    if (wanted.size() > 1 && std::ranges::find(words, wanted) == words.end()) words.push_back(std::move(wanted));
  }
  // Nobody's name has a line's end in it: signs alone find nothing, which is not the same as to ask for nothing.
  if (words.empty() && !base::folded(typed).empty()) words.emplace_back("\n");
  std::ranges::stable_sort(words, std::ranges::greater{}, &std::string::size);
  for (std::size_t i = 0; i < std::min(words.size(), query.words.size()); ++i) query.words[i] = std::move(words[i]);
  return query;
}

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

notices::Letter address_letter(const i18n::Translator& t, const NgoCard& card) {
  const auto name = i18n::pick(card.short_name_kk, card.short_name_ru, t.language()).text;
  return {
      .subject = t(base::M("The e-mail address of the organisation was changed: {name}"), {{"name", name}}),
      .paragraphs = {std::string{t("The address on the card of the organisation was changed. From now on notices come to the address that "
                                   "the card shows.")},
                     std::string{t("If nobody of your organisation asked for this, tell the operator of the state body.")}}};
}

}  // namespace baqylau::ngos
