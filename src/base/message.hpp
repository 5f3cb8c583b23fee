#pragma once
/// What a person is told, before it is put into their language.
///
/// The id of a message is its English text, as in gettext. A `Text` can only be made from a string
/// literal, so that every message the program can show is found by the extractor and the tests.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baqylau::base {

/// FNV-1a, 64 bits: the key under which catalogues keep a text.
constexpr std::uint64_t text_key(std::string_view text) noexcept {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211ULL;
  }
  return hash;
}

/// A translatable text: English, with named places like `{count}`.
struct Text {
  std::string_view id;
  std::uint64_t key;

  template <std::size_t N>
  consteval Text(const char (&literal)[N]) : id{literal, N - 1}, key{text_key({literal, N - 1})} {}  // NOLINT

  friend constexpr bool operator==(const Text& a, const Text& b) noexcept { return a.key == b.key; }
};

/// Marks a literal for the extractor where no translator object is at hand: `M("Enter the login")`.
consteval Text M(Text text) { return text; }

/// A text with the values of its places. `Message{M("Line {row}: …"), {{"row", "3"}}}`
struct Message {
  Text text;
  std::vector<std::pair<std::string, std::string>> values{};

  Message(Text id) : text{id} {}  // NOLINT: a text without places is a message
  Message(Text id, std::vector<std::pair<std::string, std::string>> places) : text{id}, values{std::move(places)} {}
};

/// A text as the value of a place, `{label}`: translated when the message is. Carried as U+0001 and the English id;
/// typed text cannot begin so, `clean_text` refuses control characters.
inline constexpr char label_mark = '\x01';
inline std::string label_value(Text text) { return label_mark + std::string{text.id}; }

}  // namespace baqylau::base
