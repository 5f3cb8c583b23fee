#include "identity/plain_question.hpp"

#include "base/money.hpp"
#include "base/random.hpp"
#include "base/text.hpp"

#include <algorithm>

namespace baqylau::identity {

namespace {

constexpr unsigned char least = 2;
constexpr unsigned char how_many = 8;

std::string in_words(i18n::Language language, std::int64_t number) {
  switch (language) {
    case i18n::Language::kk: return base::words_kk({number});
    case i18n::Language::ru: return base::words_ru({number});
    case i18n::Language::en: return base::words_en({number});
  }
  return {};
}

/// «Он екі» and «онекі» are one answer.
std::string compared(std::string_view text) {
  auto folded = base::folded(text);
  std::erase(folded, ' ');
  if (folded.ends_with('.')) folded.pop_back();
  return folded;
}

}  // namespace

PlainQuestion plain_question(std::string_view visitor_token, std::string_view form) {
  const auto drawn = base::keyed_hash(visitor_token, "plain question\n" + std::string{form});
  const auto number = [&](std::size_t at) { return std::int64_t{least} + static_cast<unsigned char>(drawn[at]) % how_many; };
  return {.first = number(0), .second = number(1)};
}

std::string asked(const i18n::Translator& t, const PlainQuestion& question) {
  return t(base::M("How much is {first} plus {second}?"),
           {{"first", in_words(t.language(), question.first)}, {"second", in_words(t.language(), question.second)}});
}

bool is_answer(const PlainQuestion& question, std::string_view typed) {
  const auto sum = question.first + question.second;
  const auto answer = compared(typed);
  return answer == std::to_string(sum) ||
         std::ranges::any_of(i18n::all_languages, [&](auto language) { return answer == compared(in_words(language, sum)); });
}

}  // namespace baqylau::identity
