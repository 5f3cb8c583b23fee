#include "search/kazakh.hpp"

#include "search/utf16.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace baqylau::search {

namespace {

using Word = std::u16string_view;

constexpr bool is_one_of(char16_t c, Word letters) noexcept { return letters.find(c) != Word::npos; }
constexpr Word kazakh_letters = u"әғқңөұүһі";
constexpr Word vowels = u"аәеиоөуұүыіэюя";
constexpr Word back_vowels = u"аоұыя";
constexpr Word front_vowels = u"әеөүіэ";
/// Not in Kazakh words by descent: their suffixes follow the ear, not the rule.
constexpr Word letters_of_loans = u"фвцчщэъьюя";

// What a suffix may stand behind. «у» and «и» are vowels and glides at once.
enum After : unsigned { vowel = 1, glide = 2, l = 4, nasal = 8, z = 16, voiceless = 32, high = 64, open_vowel = 128 };
constexpr unsigned consonant = glide | l | nasal | z | voiceless;
constexpr unsigned voiced = glide | l | nasal | z;

constexpr unsigned class_of(char16_t c) noexcept {
  unsigned found = 0;
  if (is_one_of(c, vowels)) found |= vowel;
  if (is_one_of(c, u"рйуию")) found |= glide;
  if (c == u'л') found |= l;
  if (is_one_of(c, u"мнң")) found |= nasal;
  if (is_one_of(c, u"зж")) found |= z;
  if (is_one_of(c, u"пткқсшфхһцчщбвгғдьъ")) found |= voiceless;
  if (is_one_of(c, u"ыіи")) found |= high;
  else if (is_one_of(c, vowels) && (found & glide) == 0) found |= open_vowel;
  return found;
}

struct Suffix {
  Word text;
  unsigned after;
  std::size_t least = 3;  ///< letters that must be left
};

/// The longest that fits is taken. Each is there in both kinds of vowel; those with Kazakh letters also as the Russian keyboard
/// writes them, which is tried only where the word has no Kazakh letter.
constexpr std::array suffixes{
    // relative: what is in, at, of the time of
    Suffix{u"ндағы", high},
    Suffix{u"ндегі", high},
    Suffix{u"дағы", vowel | voiced},
    Suffix{u"дегі", vowel | voiced},
    Suffix{u"тағы", voiceless},
    Suffix{u"тегі", voiceless},
    Suffix{u"ғы", glide | l | z},
    Suffix{u"гі", glide | l | z},
    Suffix{u"қы", voiceless, 4},
    Suffix{u"кі", voiceless, 4},
    // plural; with «my» and «your», which alone look like parts of too many words
    Suffix{u"лар", vowel | glide},
    Suffix{u"лер", vowel | glide},
    Suffix{u"дар", l | nasal | z},
    Suffix{u"дер", l | nasal | z},
    Suffix{u"тар", voiceless},
    Suffix{u"тер", voiceless},
    Suffix{u"ларым", vowel | glide},
    Suffix{u"лерім", vowel | glide},
    Suffix{u"дарым", l | nasal | z},
    Suffix{u"дерім", l | nasal | z},
    Suffix{u"тарым", voiceless},
    Suffix{u"терім", voiceless},
    Suffix{u"ларың", vowel | glide},
    Suffix{u"лерің", vowel | glide},
    Suffix{u"дарың", l | nasal | z},
    Suffix{u"дерің", l | nasal | z},
    Suffix{u"тарың", voiceless},
    Suffix{u"терің", voiceless},
    // genitive
    Suffix{u"ның", vowel | nasal},
    Suffix{u"нің", vowel | nasal},
    Suffix{u"дың", glide | l | z},
    Suffix{u"дің", glide | l | z},
    Suffix{u"тың", voiceless},
    Suffix{u"тің", voiceless},
    // accusative
    Suffix{u"ны", vowel},
    Suffix{u"ні", vowel},
    Suffix{u"ды", voiced},
    Suffix{u"ді", voiced},
    Suffix{u"ты", voiceless},
    Suffix{u"ті", voiceless},
    Suffix{u"сын", open_vowel},
    Suffix{u"сін", open_vowel},
    Suffix{u"ын", consonant},
    Suffix{u"ін", consonant},
    // dative
    Suffix{u"ға", vowel | voiced},
    Suffix{u"ге", vowel | voiced},
    Suffix{u"қа", voiceless},
    Suffix{u"ке", voiceless},
    Suffix{u"на", high},
    Suffix{u"не", high},
    // locative
    Suffix{u"да", vowel | voiced},
    Suffix{u"де", vowel | voiced},
    Suffix{u"та", voiceless},
    Suffix{u"те", voiceless},
    Suffix{u"нда", high},
    Suffix{u"нде", high},
    // ablative
    Suffix{u"дан", vowel | glide | l | z},
    Suffix{u"ден", vowel | glide | l | z},
    Suffix{u"тан", voiceless},
    Suffix{u"тен", voiceless},
    Suffix{u"нан", high | nasal},
    Suffix{u"нен", high | nasal},
    // instrumental
    Suffix{u"мен", vowel | glide | l | nasal},
    Suffix{u"бен", z},
    Suffix{u"пен", voiceless},
    // possession
    Suffix{u"сы", open_vowel},
    Suffix{u"сі", open_vowel},
    Suffix{u"ы", consonant},
    Suffix{u"і", consonant},
    Suffix{u"мыз", vowel},
    Suffix{u"міз", vowel},
    Suffix{u"ымыз", consonant},
    Suffix{u"іміз", consonant},
    Suffix{u"ңыз", vowel},
    Suffix{u"ңіз", vowel},
    Suffix{u"ыңыз", consonant},
    Suffix{u"іңіз", consonant},
    Suffix{u"ым", consonant, 4},
    Suffix{u"ім", consonant, 4},
    Suffix{u"ың", consonant, 4},
    Suffix{u"ің", consonant, 4},
    Suffix{u"м", vowel, 4},
    Suffix{u"ң", vowel, 4},
    // comparative
    Suffix{u"ырақ", consonant, 4},
    Suffix{u"ірек", consonant, 4},
    Suffix{u"рақ", vowel, 4},
    Suffix{u"рек", vowel, 4},
};

/// Nouns of two letters. Any other pair of letters is no word to leave.
constexpr std::array two_letters{u"ай", u"ак", u"ан", u"ар", u"ас", u"ат", u"ем", u"ер", u"ет", u"ел", u"ие",
                                 u"ин", u"из", u"ис", u"ит", u"ми", u"ой", u"от", u"он", u"оз", u"ру", u"су",
                                 u"ту", u"ул", u"ун", u"уй", u"ук", u"ут", u"ту", u"аз", u"ек", u"эл", u"ши"};

/// Folded stems of nouns that lose their last vowel before a suffix, and the noun: «орны» → «орын».
const std::unordered_map<Word, Word>& shortened_nouns() {
  static const std::unordered_map<Word, Word> nouns{
      {u"орн", u"орын"},   {u"халк", u"халык"}, {u"конл", u"конил"}, {u"ауз", u"ауыз"},   {u"мурн", u"мурын"}, {u"ерк", u"ерик"},
      {u"корк", u"корик"}, {u"борк", u"борик"}, {u"мойн", u"мойын"}, {u"карн", u"карын"}, {u"ерн", u"ерин"},   {u"кулк", u"кулык"},
      {u"калп", u"калып"}, {u"нарк", u"нарык"}, {u"парк", u"парык"}, {u"даус", u"дауыс"}, {u"кауп", u"кауип"}, {u"кеип", u"кейип"},
      {u"кейп", u"кейип"}, {u"мулк", u"мулик"}, {u"гурп", u"гурып"}, {u"арп", u"арип"},   {u"койн", u"койын"}, {u"ийн", u"ийин"},
      {u"айб", u"айып"},   {u"айп", u"айып"},   {u"тауп", u"тауип"}, {u"журм", u"журим"}, {u"ырк", u"ырык"},   {u"шырк", u"шырык"},
      {u"аузд", u"ауыз"},  {u"бурк", u"бурык"}, {u"гаип", u"гайып"}, {u"егн", u"егин"},   {u"болм", u"болим"}, {u"сын", u"сын"}};
  return nouns;
}

const std::unordered_set<std::u16string>& whole_words() {
  static const auto words = [] {
    std::unordered_set<std::u16string> set;
    for (const Word word : {
#include "search/kazakh_words.inc"
         })
      set.insert(without_kazakh_letters(word));
    return set;
  }();
  return words;
}

bool is_two_letter_noun(const std::u16string& folded) {
  for (const Word word : two_letters)
    if (word == folded) return true;
  return false;
}

enum class Harmony { none, back, front };
Harmony harmony_of(Word word) {
  for (auto i = word.size(); i-- > 0;) {
    if (is_one_of(word[i], back_vowels)) return Harmony::back;
    if (is_one_of(word[i], front_vowels)) return Harmony::front;
    if (is_one_of(word[i], u"уию")) return Harmony::none;
  }
  return Harmony::none;
}

bool is_loan(Word word) { return word.find_first_of(letters_of_loans) != Word::npos; }

bool agree(Word rest, Word suffix) {
  // The instrumental has one vowel for all; a loan's suffixes waver.
  if (suffix == u"мен" || suffix == u"бен" || suffix == u"пен" || is_loan(rest)) return true;
  const auto left = harmony_of(rest), right = harmony_of(suffix);
  return left == Harmony::none || right == Harmony::none || left == right;
}

bool may_stand(Word rest, const Suffix& suffix) {
  if (rest.empty() || (class_of(rest.back()) & suffix.after) == 0) return false;
  if (rest.find_first_of(vowels) == Word::npos) return false;
  return agree(rest, suffix.text);
}

bool is_long_enough(Word rest, std::size_t least) {
  return rest.size() >= least || (least < 4 && rest.size() == 2 && is_two_letter_noun(without_kazakh_letters(rest)));
}

/// Also before a vowel, where «к» has become «г».
bool is_whole(Word word) {
  auto folded = without_kazakh_letters(word);
  if (whole_words().contains(folded)) return true;
  if (folded.ends_with(u"г")) folded.back() = u'к';
  else if (folded.ends_with(u"б")) folded.back() = u'п';
  else return false;
  return whole_words().contains(folded);
}

/// How many letters of suffix come off; 0: none fits. A suffix that leaves a known word goes before a longer one.
std::size_t suffix_length(Word word) {
  static const auto folded_suffixes = [] {
    std::array<std::u16string, suffixes.size()> texts;
    for (std::size_t i = 0; i < suffixes.size(); ++i) texts[i] = without_kazakh_letters(suffixes[i].text);
    return texts;
  }();
  const bool by_russian_keyboard = !has_kazakh_letters(word);
  std::size_t longest = 0, known = 0;
  const auto consider = [&](Word text, const Suffix& suffix) {
    if (word.size() <= text.size() || !word.ends_with(text)) return;
    const auto rest = word.substr(0, word.size() - text.size());
    auto after = suffix.after;
    // «жұмыс+ы», but «оқушы+сы»: nouns in -ыс are many, and those in -ы that are no doers are few and known.
    const bool possessed = after == open_vowel;
    if (possessed && (rest.ends_with(u"шы") || rest.ends_with(u"ші") || rest.ends_with(u"ши") || is_whole(rest))) after |= high;
    if (!may_stand(rest, {text, after})) return;
    if (text != u"ң" && is_whole(rest)) known = known == 0 ? text.size() : std::min(known, text.size());
    else if (is_long_enough(rest, suffix.least)) longest = std::max(longest, text.size());
  };
  for (std::size_t i = 0; i < suffixes.size(); ++i) {
    consider(suffixes[i].text, suffixes[i]);
    if (by_russian_keyboard && suffixes[i].text != u"ң") consider(folded_suffixes[i], suffixes[i]);
  }
  return known != 0 ? known : longest;
}

}  // namespace

bool has_kazakh_letters(std::u16string_view word) noexcept { return word.find_first_of(kazakh_letters) != Word::npos; }

std::u16string without_kazakh_letters(std::u16string_view word) {
  constexpr Word russian = u"агкноуухи";
  constexpr Word order = u"әғқңөұүһі";
  std::u16string folded{word};
  for (auto& c : folded)
    if (const auto at = order.find(c); at != Word::npos) c = russian[at];
  return folded;
}

std::u16string kazakh_stem(std::u16string_view word) {
  // Taking off goes on until nothing fits: whatever way a form comes down to its lemma, from there it comes down alike.
  while (!is_whole(word)) {
    const auto length = suffix_length(word);
    if (length == 0) break;
    word.remove_suffix(length);
  }
  auto stem = without_kazakh_letters(word);
  if (const auto found = shortened_nouns().find(stem); found != shortened_nouns().end()) stem = found->second;
  return stem;
}

std::string keyboard_form(std::string_view folded) { return to_utf8(without_kazakh_letters(to_utf16(folded))); }

}  // namespace baqylau::search
