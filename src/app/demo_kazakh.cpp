/// Kazakh endings: vowels follow the last vowel of the word, consonants its last sound.

#include "app/demo_words.hpp"

#include <array>
#include <stdexcept>
#include <string_view>

namespace baqylau::app::inflection {

namespace {

using namespace std::string_view_literals;

// All letters here have two bytes.
constexpr std::size_t letter = 2;
std::string_view last_of(std::string_view word) { return word.substr(word.size() - letter); }
bool is_one_of(std::string_view sound, std::string_view letters) {
  for (std::size_t at = 0; at < letters.size(); at += letter)
    if (letters.substr(at, letter) == sound) return true;
  return false;
}

bool is_front(std::string_view word) {
  for (auto end = word.size(); end >= letter; end -= letter) {
    const auto sound = word.substr(end - letter, letter);
    if (is_one_of(sound, "аоұыя"sv)) return false;
    if (is_one_of(sound, "әеөүіэ"sv)) return true;
  }
  return false;
}

enum class Sound { vowel, glide, nasal, voiced, voiceless };
/// «у» behind a vowel or a consonant sounds as a glide does: оқудың, оқулар.
Sound sound_of(std::string_view word) {
  const auto last = last_of(word);
  if (is_one_of(last, "аәоөұүыіеэ"sv)) return Sound::vowel;
  if (is_one_of(last, "рйу"sv)) return Sound::glide;
  if (is_one_of(last, "мнң"sv)) return Sound::nasal;
  if (is_one_of(last, "зж"sv)) return Sound::voiced;
  if (last == "л"sv) return Sound::voiced;
  return Sound::voiceless;
}

/// The ending with back or front vowels, as the word has them.
std::string with(const std::string& word, std::string_view back, std::string_view front) {
  return word + std::string{is_front(word) ? front : back};
}

std::string plural(const std::string& word) {
  switch (sound_of(word)) {
    case Sound::vowel:
    case Sound::glide: return with(word, "лар", "лер");
    case Sound::nasal:
    case Sound::voiced: return with(word, "дар", "дер");
    case Sound::voiceless: break;
  }
  return with(word, "тар", "тер");
}

/// Before a vowel «к», «қ», «п» get a voice: мектеп, мектебі.
std::string voiced(std::string word) {
  const auto last = last_of(word);
  const std::string_view voice = last == "к"sv ? "г"sv : last == "қ"sv ? "ғ"sv : last == "п"sv ? "б"sv : last;
  return word.replace(word.size() - letter, letter, std::string{voice});
}

std::string genitive(const std::string& word) {
  switch (sound_of(word)) {
    case Sound::vowel:
    case Sound::nasal: return with(word, "ның", "нің");
    case Sound::glide:
    case Sound::voiced: return with(word, "дың", "дің");
    case Sound::voiceless: break;
  }
  return with(word, "тың", "тің");
}
std::string accusative(const std::string& word) {
  switch (sound_of(word)) {
    case Sound::vowel: return with(word, "ны", "ні");
    case Sound::voiceless: return with(word, "ты", "ті");
    default: return with(word, "ды", "ді");
  }
}
std::string ablative(const std::string& word) {
  switch (sound_of(word)) {
    case Sound::nasal: return with(word, "нан", "нен");
    case Sound::voiceless: return with(word, "тан", "тен");
    default: return with(word, "дан", "ден");
  }
}
std::string instrumental(const std::string& word) {
  if (sound_of(word) == Sound::voiceless) return word + "пен";
  if (is_one_of(last_of(word), "зж"sv)) return word + "бен";
  return word + "мен";
}

/// Nominative and the six cases.
void decline(std::vector<std::string>& forms, const std::string& word) {
  const bool voiceless = sound_of(word) == Sound::voiceless;
  forms.insert(forms.end(), {word, genitive(word), accusative(word), voiceless ? with(word, "қа", "ке") : with(word, "ға", "ге"),
                             voiceless ? with(word, "та", "те") : with(word, "да", "де"), ablative(word), instrumental(word)});
}
/// Of what is somebody's: the cases stand behind the ending of possession in their own way.
void decline_possessed(std::vector<std::string>& forms, const std::string& word) {
  forms.insert(forms.end(), {word, with(word, "ның", "нің"), word + "н", with(word, "на", "не"), with(word, "нда", "нде"),
                             with(word, "нан", "нен"), word + "мен"});
}

void decline_with_owners(std::vector<std::string>& forms, const std::string& word) {
  decline(forms, word);
  const bool vowel = sound_of(word) == Sound::vowel;
  const auto base = vowel ? word : voiced(word);
  decline_possessed(forms, vowel ? with(base, "сы", "сі") : with(base, "ы", "і"));
  decline(forms, vowel ? with(base, "мыз", "міз") : with(base, "ымыз", "іміз"));
  decline(forms, vowel ? with(base, "ңыз", "ңіз") : with(base, "ыңыз", "іңіз"));
}

std::vector<std::string> noun(const std::string& word) {
  std::vector<std::string> forms;
  decline_with_owners(forms, word);
  decline_with_owners(forms, plural(word));
  return forms;
}

std::string negated(const std::string& stem) {
  switch (sound_of(stem)) {
    case Sound::nasal: return with(stem, "ба", "бе");
    case Sound::voiceless: return with(stem, "па", "пе");
    case Sound::voiced:
      if (last_of(stem) != "л"sv) return with(stem, "ба", "бе");
      break;
    default: break;
  }
  return with(stem, "ма", "ме");
}

/// What comes of a stem, affirmed or denied.
void conjugate(std::vector<std::string>& forms, const std::string& stem) {
  const bool vowel = sound_of(stem) == Sound::vowel, voiceless = sound_of(stem) == Sound::voiceless;
  const auto present = vowel ? stem + "й" : with(stem, "а", "е");
  const auto done = voiceless ? with(stem, "қан", "кен") : with(stem, "ған", "ген");
  const auto past = voiceless ? with(stem, "ты", "ті") : with(stem, "ды", "ді");
  forms.insert(forms.end(), {past, with(present, "ды", "ді"), done, with(past, "қ", "к"), with(present, "мыз", "міз"),
                             vowel ? stem + "п" : with(stem, "ып", "іп"), with(present, "тын", "тін"), with(stem, "са", "се")});
  decline(forms, done);
  decline(forms, plural(done));
}

std::vector<std::string> verb(const std::string& stem) {
  std::vector<std::string> forms;
  conjugate(forms, stem);
  auto name = stem;
  if (is_one_of(last_of(stem), "ыі"sv)) name.resize(name.size() - letter);
  decline_with_owners(forms, name + "у");
  conjugate(forms, negated(stem));
  return forms;
}

}  // namespace

std::vector<std::string> kazakh(const std::string& kind, const std::string& word) {
  if (kind == "noun") return noun(word);
  if (kind == "verb") return verb(word);
  if (kind == "said_as_it_is") return {word};
  throw std::logic_error{"a kind of Kazakh words without endings: " + kind};
}

}  // namespace baqylau::app::inflection
