#include "search/analyser.hpp"

#include "base/text.hpp"
#include "search/kazakh.hpp"
#include "search/latin.hpp"
#include "search/utf16.hpp"

#include <libstemmer.h>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

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
  std::unique_ptr<icu::BreakIterator> breaks;
  sb_stemmer* russian = nullptr;
  Parts() {
    UErrorCode code = U_ZERO_ERROR;
    breaks.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), code));
    if (U_FAILURE(code)) throw std::runtime_error{"ICU: no word breaks"};
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
  UErrorCode code = U_ZERO_ERROR;
  UText* source = utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &code);
  const std::unique_ptr<UText, decltype(&utext_close)> closed{source, &utext_close};
  parts_->breaks->setText(source, code);
  if (U_FAILURE(code)) throw std::runtime_error{"ICU: breaking a text into words"};
  const auto keep = [&](std::size_t begin, std::size_t end) {
    if (begin == end) return;
    const auto word = text.substr(begin, end - begin);
    const bool digit = word.front() >= '0' && word.front() <= '9';
    if (digit || base::code_points(word) > 1) found.push_back({begin, end, base::folded(word)});
  };
  auto begin = static_cast<std::size_t>(parts_->breaks->first());
  for (auto next = parts_->breaks->next(); next != icu::BreakIterator::DONE; next = parts_->breaks->next()) {
    const auto end = static_cast<std::size_t>(next);
    if (parts_->breaks->getRuleStatus() >= UBRK_WORD_NONE_LIMIT) {
      // ICU keeps «г.Алматы» together; here they are two.
      auto piece = begin;
      for (auto at = begin; at < end; ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z')) continue;
        keep(piece, at);
        piece = at + 1;
      }
      keep(piece, end);
    }
    begin = end;
  }
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
