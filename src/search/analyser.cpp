#include "search/analyser.hpp"

#include "base/text.hpp"
#include "search/kazakh.hpp"
#include "search/latin.hpp"
#include "search/scan.hpp"
#include "search/utf16.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <stdexcept>
#include <unordered_set>

namespace baqylau::search {

namespace {

using Utf16 = std::u16string;

constexpr std::u16string_view russian_letters = u"абвгдежзийклмнопрстуфхцчшщъыьэюя";
bool is_cyrillic(std::u16string_view word) { return word.find_first_not_of(russian_letters) == std::u16string_view::npos; }
bool is_number(std::u16string_view word) { return word.find_first_not_of(u"0123456789") == std::u16string_view::npos; }

/// Words that every text has. Folded.
bool says_nothing(std::u16string_view word) {
  static const std::unordered_set<std::u16string_view> words{
      u"и",     u"в",     u"во", u"на",  u"с",  u"со",      u"по",     u"для", u"к",    u"ко",   u"о",   u"об",  u"от",
      u"из",    u"не",    u"за", u"при", u"до", u"а",       u"но",     u"что", u"как",  u"или",  u"их",  u"его", u"ее",
      u"это",   u"также", u"же", u"бы",  u"и",  u"мен",     u"бен",    u"пен", u"және", u"үшін", u"бұл", u"сол", u"осы",
      u"мұнда", u"да",    u"де", u"та",  u"те", u"бойынша", u"туралы", u"the", u"of",   u"and",  u"in",  u"for", u"to"};
  return words.contains(word);
}

/// Without it «мектеп» and «мектебі», «қазақ» and «қазағы» would part.
Utf16 voiceless_at_the_end(Utf16 stem) {
  if (!stem.empty()) {
    if (stem.back() == u'б') stem.back() = u'п';
    if (stem.back() == u'г') stem.back() = u'к';
  }
  return stem;
}

}  // namespace

struct Analyser::Parts {
  sb_stemmer* russian = nullptr;
  Parts() {
    russian = sb_stemmer_new("russian", "UTF_8");
    if (russian == nullptr) throw std::runtime_error{"libstemmer: no Russian"};
  }
  ~Parts() { sb_stemmer_delete(russian); }
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;

  [[nodiscard]] Utf16 russian_stem(std::u16string_view word) const {
    const auto bytes = to_utf8(word);
    const auto* stem = sb_stemmer_stem(russian, reinterpret_cast<const sb_symbol*>(bytes.data()), static_cast<int>(bytes.size()));
    if (stem == nullptr) throw std::bad_alloc{};
    return to_utf16({reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(russian))});
  }
};

Analyser::Analyser() : parts_{std::make_unique<Parts>()} {}
Analyser::~Analyser() = default;

std::vector<Word> Analyser::words(std::string_view text) const {
  std::vector<Word> found;
  each_word(text, [&](std::size_t begin, std::size_t end, UChar32) {
    found.push_back({begin, end, base::folded(text.substr(begin, end - begin))});
  });
  return found;
}

std::vector<std::string> Analyser::terms(const std::string& folded) const {
  const auto word = to_utf16(folded);
  if (says_nothing(word)) return {};
  std::vector<std::string> found;
  const auto add = [&](Utf16 stem) {
    auto term = to_utf8(voiceless_at_the_end(std::move(stem)));
    if (!term.empty() && std::find(found.begin(), found.end(), term) == found.end()) found.push_back(std::move(term));
  };
  const auto add_cyrillic = [&](std::u16string_view cyrillic) {
    add(kazakh_stem(cyrillic));
    if (is_cyrillic(cyrillic)) add(parts_->russian_stem(cyrillic));
  };
  if (is_number(word)) return {folded};
  if (has_kazakh_letters(word) || is_cyrillic(word)) {
    add_cyrillic(word);
    return found;
  }
  add(word);
  if (const auto cyrillic = latin_to_cyrillic(word); !cyrillic.empty()) add_cyrillic(cyrillic);
  return found;
}

}  // namespace baqylau::search
