#pragma once
/// Languages, catalogues, and how dates, numbers and amounts are written.
///
/// Catalogues are compiled from `po/{kk,ru}.po` and resolved at start; English is the source. There is no silent fall-back:
/// a test fails on a missing message, and at run time a missing one shows its English text and is logged once.

#include "base/clock.hpp"
#include "base/message.hpp"
#include "base/money.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::i18n {

enum class Language { kk, ru, en };
inline constexpr std::array all_languages{Language::kk, Language::ru, Language::en};
constexpr std::string_view to_code(Language language) {
  switch (language) {
    case Language::kk: return "kk";
    case Language::ru: return "ru";
    case Language::en: return "en";
  }
  return "";
}
std::optional<Language> from_code(std::string_view code);
/// «Қазақша», «Русский», «English»
std::string_view own_name(Language language);

/// A text that depends on a number: `N("{count} lot", "{count} lots")`. Kazakh nouns stay singular after a number,
/// Russian has three forms; the catalogues hold as many as the language has.
struct PluralText {
  base::Text one;
  base::Text other;
};
consteval PluralText N(base::Text one, base::Text other) { return {one, other}; }

using Places = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// The texts of one language. Calls cost a look-up by a key computed at compile time.
class Translator {
 public:
  virtual ~Translator() = default;
  [[nodiscard]] virtual Language language() const = 0;
  /// `t("Save")`: the extractor looks for calls of an object named `t` with a literal.
  [[nodiscard]] virtual std::string_view operator()(base::Text text) const = 0;
  /// Message with places filled: `t(M("Hello, {name}"), {{"name", name}})`. `{` stays `{` where no place is named.
  [[nodiscard]] std::string operator()(base::Text text, Places places) const;
  [[nodiscard]] std::string operator()(const base::Message& message) const;
  /// `{count}` is filled by itself, grouped.
  [[nodiscard]] virtual std::string plural(PluralText text, std::int64_t count, Places places = {}) const = 0;

  // Formats of the language.
  /// kk «2008 жылғы 27 ақпан», ru «27 февраля 2008 года», en "27 February 2008"
  [[nodiscard]] std::string date(base::LocalDate date) const;
  /// `27.02.2008`; en `27 Feb 2008`
  [[nodiscard]] std::string short_date(base::LocalDate date) const;
  /// Date and `HH:MM`, Asia/Almaty.
  [[nodiscard]] std::string date_time(base::Instant at) const;
  /// Grouped by U+00A0.
  [[nodiscard]] std::string number(std::int64_t number) const;
  /// A number counted in parts of `digits` decimal places: `78,25`, en `78.25`. A whole number has no fraction (`95`), zeros
  /// beyond hundredths are dropped (`16,50`).
  [[nodiscard]] std::string decimal(std::int64_t parts, int digits = 2) const;
  /// A number counted in tenths, always with its decimal: `78,0`, en `78.0`.
  [[nodiscard]] std::string tenths(std::int64_t tenths) const;
  /// What parts the cells of a CSV file so that a spreadsheet program of the language opens it in columns: `;` where numbers have commas.
  [[nodiscard]] char csv_separator() const { return language() == Language::en ? ',' : ';'; }
  /// `2 937 350 (два миллиона …) тенге`, as the pilot showed it
  [[nodiscard]] std::string money_in_words(base::Money amount) const;
  /// `2 937 350 ₸`
  [[nodiscard]] std::string money(base::Money amount) const;
  /// `24,6 МБ`; units of 1024
  [[nodiscard]] std::string file_size(std::int64_t bytes) const;

 protected:
  /// A text by its key alone: labels that travel inside a message's values (`base::label_value`).
  [[nodiscard]] virtual std::string_view text_of(std::uint64_t key, std::string_view id) const = 0;
};

class Catalogues {
 public:
  virtual ~Catalogues() = default;
  [[nodiscard]] virtual const Translator& operator[](Language language) const = 0;
};

/// From the `.mo` files compiled into the program.
std::unique_ptr<Catalogues> load_catalogues();
/// Every message becomes «⟦…⟧» with its letters changed, in all languages: what is left readable was not translatable.
std::unique_ptr<Catalogues> pseudo_catalogues();

/// Content kept in two columns. Never swapped silently: `pick` says which language it found.
struct Bilingual {
  std::optional<std::string> kk{};
  std::optional<std::string> ru{};
};
struct Picked {
  std::string_view text;  ///< empty where neither is there
  Language language;      ///< what `text` is in
  bool own;               ///< it is the reader's language
};
/// Reader's language first; for English readers Russian, then Kazakh; otherwise the other one. `text` is a view of what
/// was handed in, which must stay.
Picked pick(const Bilingual& content, Language reader);
Picked pick(const std::optional<std::string>& kk, const std::optional<std::string>& ru, Language reader);
/// Where there is always a Russian text.
Picked pick(const std::optional<std::string>& kk, const std::string& ru, Language reader);
// What is made for the call alone would be gone before `text` is read.
Picked pick(const std::optional<std::string>& kk, std::optional<std::string>&& ru, Language reader) = delete;
Picked pick(const std::optional<std::string>& kk, std::string&& ru, Language reader) = delete;

}  // namespace baqylau::i18n
