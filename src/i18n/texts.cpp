#include "i18n/texts.hpp"

#include <cstdlib>

namespace baqylau::i18n {

std::optional<Language> from_code(std::string_view code) {
  for (const auto language : all_languages)
    if (to_code(language) == code) return language;
  return std::nullopt;
}

std::string_view own_name(Language language) {
  switch (language) {
    case Language::kk: return "Қазақша";
    case Language::ru: return "Русский";
    case Language::en: return "English";
  }
  return "";
}

std::size_t plural_form(Language language, std::int64_t count) noexcept {
  const std::uint64_t n = count < 0 ? 0 - static_cast<std::uint64_t>(count) : static_cast<std::uint64_t>(count);
  switch (language) {
    case Language::kk:
    case Language::en: return n != 1 ? 1 : 0;
    case Language::ru:
      if (n % 10 == 1 && n % 100 != 11) return 0;
      return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2;
  }
  return 0;
}

namespace {

/// Copies `text`, asking `value_of(name, out)` to write each `{name}`; where it says no, the place stays as written.
template <class ValueOf>
std::string with_places(std::string_view text, ValueOf&& value_of) {
  std::string out;
  out.reserve(text.size() + 32);
  while (!text.empty()) {
    const auto open = text.find('{');
    const auto close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    out.append(text.substr(0, open));
    if (!value_of(text.substr(open + 1, close - open - 1), out)) out.append(text.substr(open, close - open + 1));
    text.remove_prefix(close + 1);
  }
  return out.append(text);
}

}  // namespace

std::string filled(std::string_view text, Places places) {
  return with_places(text, [&](std::string_view name, std::string& out) {
    for (const auto& [place, value] : places) {
      if (place != name) continue;
      out.append(value);
      return true;
    }
    return false;
  });
}

std::string filled_plural(std::string_view text, std::int64_t count, Places places) {
  return with_places(text, [&](std::string_view name, std::string& out) {
    for (const auto& [place, value] : places) {
      if (place != name) continue;
      out.append(value);
      return true;
    }
    if (name != "count") return false;
    out.append(grouped_number(count));
    return true;
  });
}

std::string Translator::operator()(base::Text text, Places places) const { return filled((*this)(text), places); }

std::string Translator::operator()(const base::Message& message) const {
  return with_places((*this)(message.text), [&](std::string_view name, std::string& out) {
    for (const auto& [place, value] : message.values) {
      if (place != name) continue;
      if (!value.empty() && value.front() == base::label_mark) {
        const auto id = std::string_view{value}.substr(1);
        out.append(text_of(base::text_key(id), id));
      } else {
        out.append(value);
      }
      return true;
    }
    return false;
  });
}

Picked pick(const std::optional<std::string>& kk, const std::optional<std::string>& ru, Language reader) {
  const auto there = [](const std::optional<std::string>& text) { return text && !text->empty(); };
  const bool kazakh_first = reader == Language::kk;
  const auto& first = kazakh_first ? kk : ru;
  const auto& second = kazakh_first ? ru : kk;
  const auto language_of_first = kazakh_first ? Language::kk : Language::ru;
  const auto language_of_second = kazakh_first ? Language::ru : Language::kk;
  if (there(first)) return {*first, language_of_first, language_of_first == reader};
  if (there(second)) return {*second, language_of_second, language_of_second == reader};
  return {{}, reader, true};
}

Picked pick(const std::optional<std::string>& kk, const std::string& ru, Language reader) {
  const bool kazakh = kk && !kk->empty() && (reader == Language::kk || ru.empty());
  if (kazakh) return {*kk, Language::kk, reader == Language::kk};
  if (ru.empty()) return {{}, reader, true};
  return {ru, Language::ru, reader == Language::ru};
}

Picked pick(const Bilingual& content, Language reader) { return pick(content.kk, content.ru, reader); }

}  // namespace baqylau::i18n
