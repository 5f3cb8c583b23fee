#include "search/latin.hpp"

#include <array>
#include <utility>

namespace baqylau::search {

namespace {

using Word = std::u16string_view;

/// The longest first.
constexpr std::array<std::pair<Word, Word>, 46> letters{{
    {u"shch", u"щ"}, {u"zh", u"ж"},  {u"sh", u"ш"}, {u"ch", u"ч"}, {u"kh", u"х"}, {u"gh", u"г"}, {u"ts", u"ц"}, {u"ya", u"я"},
    {u"yu", u"ю"},   {u"ng", u"нг"}, {u"a", u"а"},  {u"ä", u"а"},  {u"á", u"а"},  {u"b", u"б"},  {u"c", u"к"},  {u"d", u"д"},
    {u"e", u"е"},    {u"f", u"ф"},   {u"g", u"г"},  {u"ğ", u"г"},  {u"ǵ", u"г"},  {u"h", u"х"},  {u"ı", u"и"},  {u"j", u"ж"},
    {u"k", u"к"},    {u"q", u"к"},   {u"l", u"л"},  {u"m", u"м"},  {u"n", u"н"},  {u"ñ", u"н"},  {u"ń", u"н"},  {u"o", u"о"},
    {u"ö", u"о"},    {u"ó", u"о"},   {u"p", u"п"},  {u"r", u"р"},  {u"s", u"с"},  {u"ş", u"ш"},  {u"t", u"т"},  {u"u", u"у"},
    {u"ū", u"у"},    {u"ü", u"у"},   {u"ú", u"у"},  {u"v", u"в"},  {u"w", u"у"},  {u"z", u"з"},
}};
constexpr Word cyrillic_vowels = u"аеиоуыюя";

}  // namespace

std::u16string latin_to_cyrillic(std::u16string_view word) {
  std::u16string out;
  while (!word.empty()) {
    const bool after_vowel = !out.empty() && cyrillic_vowels.find(out.back()) != Word::npos;
    if (word.front() == u'i' || word.front() == u'y') {
      const bool pair = word.starts_with(u"ya") || word.starts_with(u"yu");
      if (!pair) {
        out += after_vowel ? u'й' : word.front() == u'i' ? u'и' : u'ы';
        word.remove_prefix(1);
        continue;
      }
    }
    bool found = false;
    for (const auto& [latin, cyrillic] : letters) {
      if (!word.starts_with(latin)) continue;
      out += cyrillic;
      word.remove_prefix(latin.size());
      found = true;
      break;
    }
    if (!found) return {};
  }
  return out;
}

}  // namespace baqylau::search
