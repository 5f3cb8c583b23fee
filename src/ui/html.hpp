#pragma once
/// `Html`: the only type that reaches a page. Markup comes from literals, values are escaped by type.
///
///     Html row = html(R"(<tr><th scope="row">{}</th><td><a href="{}">{}</a></td></tr>)", number, v.link(url), name);
///     out.add(R"(<p class="hint">{}</p>)", v.t("Nothing yet"));
///
/// The literal is read at compile time: as many `{}` as values; a hole in text or in a double-quoted attribute takes text,
/// numbers and `Html` (text only); a hole that is a whole href, src or action takes only a `Href`; no holes in tag or
/// attribute names, in unquoted attributes, in comments; no `style=`, no `on…=`, no `<script>` or `<style>` with content
/// at all (CSP). Breaking a rule does not compile. `{{` writes `{`. SECURITY O-01…O-03.

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace baqylau::ui {

/// An address that is safe in href, src, action: a path of our own (from `http::Url`), or http/https/mailto/tel checked.
class Href {
 public:
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  friend struct HrefMaker;
  explicit Href(std::string text) : text_{std::move(text)} {}
  std::string text_;
};

/// The name of an attribute, checked while compiling: none that holds an address, a style or a script.
struct AttributeName {
  std::string_view text;
  template <std::size_t N>
  consteval AttributeName(const char (&literal)[N]);  // NOLINT: implicit by intent
};

/// Attributes beyond those in the literal. Values are escaped.
class Attributes {
 public:
  Attributes& set(AttributeName name, std::string_view value) &;
  Attributes&& set(AttributeName name, std::string_view value) && { return std::move(set(name, value)); }
  /// One without a value: `checked`.
  Attributes& set(AttributeName name) &;
  Attributes&& set(AttributeName name) && { return std::move(set(name)); }

 private:
  friend class Html;
  std::string bytes_;  ///< each with a blank before it
};

namespace detail {
enum class Hole { text, attribute, address, attributes };
struct Piece {
  std::size_t begin = 0, end = 0;
};

template <class T>
concept Number =
    std::integral<std::remove_cvref_t<T>> && !std::same_as<std::remove_cvref_t<T>, bool> && !std::same_as<std::remove_cvref_t<T>, char>;
template <class T>
concept TextLike = std::convertible_to<const T&, std::string_view>;
}  // namespace detail

class Html {
 public:
  Html() = default;
  /// Appends a filled literal.
  template <class... Values>
  struct Template;
  template <class... Values>
  Html& add(std::type_identity_t<Template<std::remove_cvref_t<Values>...>> markup, const Values&... values);
  Html& add(const Html& other) {
    bytes_ += other.bytes_;
    return *this;
  }
  [[nodiscard]] const std::string& bytes() const& { return bytes_; }
  [[nodiscard]] std::string bytes() && { return std::move(bytes_); }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }
  void reserve(std::size_t size) { bytes_.reserve(size); }

 private:
  void put(std::string_view text);  ///< escaped
  void put_number(std::int64_t number);
  std::string bytes_;
};
/// Appends `text` with the five characters of HTML escaped.
void escape_into(std::string& out, std::string_view text);
// Template<…>, add, and `html(…)` are completed in ui/html_template.hpp.

}  // namespace baqylau::ui

#include "ui/html_template.hpp"
