#pragma once
/// A light stemmer of Kazakh nouns and adjectives: plural, possession, case, the relative -дағы and the comparative come off.
///
/// It knows the grammar (vowel harmony, which consonant which suffix follows) and two short lists: words that only look
/// inflected, and nouns that lose a vowel. Words typed without the Kazakh letters of the keyboard («уйымдарынын») are stemmed too.

#include <string>
#include <string_view>

namespace baqylau::search {

/// `word` in small letters. The stem is folded (`without_kazakh_letters`), so that «қаз» and «каз» meet.
std::u16string kazakh_stem(std::u16string_view word);
/// ә→а, ғ→г, қ→к, ң→н, ө→о, ұ and ү→у, һ→х, і→и.
std::u16string without_kazakh_letters(std::u16string_view word);
/// The same of UTF-8: what words are looked up by, whichever keyboard they were typed on.
std::string keyboard_form(std::string_view folded);
/// A word with one of those letters is Kazakh, and never Russian.
bool has_kazakh_letters(std::u16string_view word) noexcept;

}  // namespace baqylau::search
