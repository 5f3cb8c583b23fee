/// Russian endings of the regular classes; words that change in another way are not in the table.

#include "app/demo_words.hpp"

#include <initializer_list>
#include <map>
#include <stdexcept>
#include <string_view>

namespace baqylau::app::inflection {

namespace {

using namespace std::string_view_literals;
using Forms = std::vector<std::string>;

// All letters here have two bytes.
constexpr std::size_t letter = 2;
std::string without(const std::string& word, std::size_t letters) { return word.substr(0, word.size() - letter * letters); }
bool ends_in_one_of(std::string_view word, std::string_view letters) {
  const auto last = word.substr(word.size() - letter);
  for (std::size_t at = 0; at < letters.size(); at += letter)
    if (letters.substr(at, letter) == last) return true;
  return false;
}

Forms with(const std::string& stem, std::initializer_list<std::string_view> endings) {
  Forms forms;
  for (const auto ending : endings) forms.push_back(stem + std::string{ending});
  return forms;
}
void add(Forms& forms, Forms more) { forms.insert(forms.end(), more.begin(), more.end()); }

// Behind «г», «к», «х» an «и» is written for «ы».
constexpr auto velar = "гкх"sv;

Forms masculine(const std::string& word) {
  const auto many = ends_in_one_of(word, velar) ? "и"sv : "ы"sv;
  return with(word, {"", "а", "у", "ом", "е", many, "ов", "ам", "ами", "ах"});
}
Forms animate_soft(const std::string& word) { return with(without(word, 1), {"ь", "я", "ю", "ем", "е", "и", "ей", "ям", "ями", "ях"}); }
Forms feminine(const std::string& word) {
  const auto stem = without(word, 1);
  const auto by = ends_in_one_of(stem, "ц"sv) ? "ей"sv : "ой"sv;
  return with(stem, {"а", "ы", "е", "у", by, "", "ам", "ами", "ах"});
}
Forms feminine_k(const std::string& word) {
  const auto stem = without(word, 2);
  auto forms = with(stem, {"ка", "ки", "ке", "ку", "кой", "кам", "ками", "ках"});
  forms.push_back(stem + (ends_in_one_of(stem, "жшчщц"sv) ? "ек" : "ок"));
  return forms;
}
Forms feminine_ia(const std::string& word) { return with(without(word, 1), {"я", "и", "ю", "ей", "й", "ям", "ями", "ях"}); }
Forms neuter_ie(const std::string& word) { return with(without(word, 1), {"е", "я", "ю", "ем", "и", "й", "ям", "ями", "ях"}); }
Forms neuter_o(const std::string& word) { return with(without(word, 1), {"о", "а", "у", "ом", "е", "", "ам", "ами", "ах"}); }
Forms feminine_ost(const std::string& word) { return with(without(word, 1), {"ь", "и", "ью", "ей", "ям", "ями", "ях"}); }

/// Hard: новый; behind a velar: районный, but детский.
Forms adjective(const std::string& word) {
  const auto stem = without(word, 2);
  const bool soft = ends_in_one_of(stem, velar);
  auto forms = with(stem, {"ого", "ому", "ом", "ая", "ой", "ую", "ое"});
  add(forms, soft ? with(stem, {"ий", "им", "ие", "их", "ими"}) : with(stem, {"ый", "ым", "ые", "ых", "ыми"}));
  return forms;
}
Forms active_participle(const std::string& stem) {
  return with(stem, {"ий", "его", "ему", "им", "ем", "ая", "ей", "ую", "ее", "ие", "их", "ими"});
}

/// `infinitive` without «ть», `present` as before «ю» or «ет».
Forms verb(const std::string& infinitive, const std::string& present) {
  auto forms = with(infinitive, {"ли", "л", "ла", "ть", "ло"});
  add(forms, with(present, {"ет", "ют", "ем", "ю", "я"}));
  add(forms, active_participle(present + "ющ"));
  add(forms, adjective(present + "емый"));
  add(forms, active_participle(infinitive + "вш"));
  return forms;
}
/// планировать, планируют
Forms verb_ova(const std::string& word) { return verb(without(word, 2), without(word, 5) + "у"); }
/// проверять, проверяют
Forms verb_a(const std::string& word) { return verb(without(word, 2), without(word, 2)); }

}  // namespace

std::vector<std::string> russian(const std::string& kind, const std::string& word) {
  static const std::map<std::string, Forms (*)(const std::string&)> classes{
      {"masculine", masculine}, {"animate", masculine},     {"animate_soft", animate_soft},
      {"feminine", feminine},   {"feminine_k", feminine_k}, {"feminine_ia", feminine_ia},
      {"neuter_ie", neuter_ie}, {"neuter_o", neuter_o},     {"feminine_ost", feminine_ost},
      {"adjective", adjective}, {"adjective_k", adjective}, {"verb_ova", verb_ova},
      {"verb_a", verb_a}};
  if (kind == "said_as_it_is") return {word};
  const auto found = classes.find(kind);
  if (found == classes.end()) throw std::logic_error{"a kind of Russian words without endings: " + kind};
  return found->second(word);
}

}  // namespace baqylau::app::inflection
