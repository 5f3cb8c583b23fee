#pragma once
/// The compile-time reading of markup literals behind `html(…)` and `Html::add`. Included by ui/html.hpp only.

#include <cstddef>
#include <initializer_list>

namespace baqylau::ui {

namespace detail {

// Called while compiling a wrong literal; their names are the error message.
void a_hole_too_many_or_too_few();
void a_hole_outside_text_or_quoted_attribute();
void an_address_takes_a_Href();
void only_an_address_takes_a_Href();
void an_attribute_takes_no_Html();
void inline_script_or_style();
void an_address_with_a_script();
void an_element_whose_text_is_not_escaped();
void a_name_that_is_not_allowed_in_Attributes();
void unfinished_markup();

enum class Wants { text, html, href, attributes };

template <class T>
constexpr Wants wants();

constexpr bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool same_word(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (lower(a[i]) != b[i]) return false;
  return true;
}

constexpr bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const auto known : words)
    if (same_word(word, known)) return true;
  return false;
}
constexpr bool begins_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && same_word(text.substr(0, word.size()), word);
}

/// Attributes whose value a browser loads or goes to.
constexpr bool holds_address(std::string_view attribute) {
  return one_of(attribute, {"href",    "src",     "action",  "formaction", "xlink:href", "srcset",   "imagesrcset", "poster",
                            "data",    "ping",    "cite",    "background", "manifest",   "longdesc", "usemap",      "codebase",
                            "archive", "classid", "profile", "icon",       "dynsrc",     "lowsrc"});
}
/// Attributes that are program text or markup.
constexpr bool holds_program(std::string_view attribute) {
  return one_of(attribute, {"style", "srcdoc"}) || (attribute.size() > 2 && lower(attribute[0]) == 'o' && lower(attribute[1]) == 'n');
}
/// Elements in which `&lt;` would not be read as a character, or which load foreign documents.
constexpr bool has_raw_text(std::string_view element) {
  return one_of(
      element, {"xmp", "plaintext", "iframe", "frame", "noembed", "noframes", "noscript", "object", "embed", "applet", "base", "template"});
}

/// Walks the literal; calls `hole(index, kind, begin, end)` for each `{}`. Throws (that is: fails to compile) on a rule broken.
template <class OnHole>
constexpr std::size_t read_markup(std::string_view m, OnHole&& on_hole) {
  enum class In { text, tag, value, comment } in = In::text;
  std::size_t holes = 0;
  std::size_t name_begin = 0;
  std::string_view attribute;
  std::size_t value_begin = 0;
  for (std::size_t i = 0; i < m.size(); ++i) {
    const char c = m[i];
    if (c == '{') {
      if (i + 1 < m.size() && m[i + 1] == '{') {
        ++i;
        continue;
      }
      if (i + 1 >= m.size() || m[i + 1] != '}') unfinished_markup();
      if (in == In::text) {
        on_hole(holes, Hole::text, i, i + 2);
      } else if (in == In::value) {
        const bool address = holds_address(attribute);
        if (address && (value_begin != i || i + 2 >= m.size() || m[i + 2] != '"')) a_hole_outside_text_or_quoted_attribute();
        on_hole(holes, address ? Hole::address : Hole::attribute, i, i + 2);
      } else if (in == In::tag && i > 0 && m[i - 1] == '"') {
        on_hole(holes, Hole::attributes, i, i + 2);
      } else {
        a_hole_outside_text_or_quoted_attribute();
      }
      ++holes;
      ++i;
      continue;
    }
    switch (in) {
      case In::text:
        if (c != '<') break;
        if (m.substr(i, 4) == "<!--") {
          in = In::comment;
          break;
        }
        {
          std::size_t end = i + 1;
          while (end < m.size() && !is_space(m[end]) && m[end] != '>' && m[end] != '/') ++end;
          const auto tag = m.substr(i + 1, end - i - 1);
          if (same_word(tag, "style")) inline_script_or_style();
          if (has_raw_text(tag)) an_element_whose_text_is_not_escaped();
          if (same_word(tag, "script")) {
            const auto close = m.substr(i).find('>');
            if (close == std::string_view::npos || m.substr(i + close + 1, 9) != "</script>") inline_script_or_style();
          }
          in = In::tag;
          if (m.substr(i, 2) != "</") i = end - 1;
          else i = i + 1;
          name_begin = i + 1;
        }
        break;
      case In::tag:
        if (c == '>') {
          in = In::text;
          break;
        }
        if (is_space(c) || c == '/') {
          name_begin = i + 1;
          break;
        }
        if (c == '=') {
          attribute = m.substr(name_begin, i - name_begin);
          if (holds_program(attribute)) inline_script_or_style();
          if (i + 1 >= m.size() || m[i + 1] != '"') unfinished_markup();
          if (holds_address(attribute) && (begins_with(m.substr(i + 2), "javascript:") || begins_with(m.substr(i + 2), "data:") ||
                                           begins_with(m.substr(i + 2), "vbscript:")))
            an_address_with_a_script();
          ++i;
          value_begin = i + 1;
          in = In::value;
        }
        break;
      case In::value:
        if (c == '"') {
          in = In::tag;
          name_begin = i + 1;
        }
        break;
      case In::comment:
        if (m.substr(i, 3) == "-->") {
          i += 2;
          in = In::text;
        }
        break;
    }
  }
  // A literal may end inside a tag only when it is joined to nothing: it may not.
  if (in != In::text) unfinished_markup();
  return holes;
}

}  // namespace detail

template <std::size_t N>
consteval AttributeName::AttributeName(const char (&literal)[N]) : text{literal, N - 1} {
  if (text.empty() || detail::holds_address(text) || detail::holds_program(text)) detail::a_name_that_is_not_allowed_in_Attributes();
  for (const char c : text)
    if (!((c >= 'a' && c <= 'z') || c == '-')) detail::a_name_that_is_not_allowed_in_Attributes();
}

template <class... Values>
struct Html::Template {
  static constexpr std::size_t count = sizeof...(Values);
  std::string_view markup;
  std::array<detail::Piece, count + 1> holes{};

  template <std::size_t N>
  consteval Template(const char (&literal)[N]) : markup{literal, N - 1} {  // NOLINT: implicit by intent
    constexpr std::array<detail::Wants, count + 1> given{detail::wants<Values>()...};
    const std::size_t seen = detail::read_markup(markup, [&](std::size_t index, detail::Hole hole, std::size_t begin, std::size_t end) {
      if (index >= count) detail::a_hole_too_many_or_too_few();
      const auto value = given[index];
      if (hole == detail::Hole::address && value != detail::Wants::href) detail::an_address_takes_a_Href();
      if (hole != detail::Hole::address && value == detail::Wants::href) detail::only_an_address_takes_a_Href();
      if ((hole == detail::Hole::attributes) != (value == detail::Wants::attributes)) detail::a_hole_outside_text_or_quoted_attribute();
      if (hole == detail::Hole::attribute && value == detail::Wants::html) detail::an_attribute_takes_no_Html();
      holes[index] = {begin, end};
    });
    if (seen != count) detail::a_hole_too_many_or_too_few();
  }
};

namespace detail {
template <class T>
constexpr Wants wants() {
  if constexpr (std::same_as<T, Html>) return Wants::html;
  else if constexpr (std::same_as<T, Href>) return Wants::href;
  else if constexpr (std::same_as<T, Attributes>) return Wants::attributes;
  else {
    static_assert(TextLike<T> || Number<T>, "a hole takes text, a whole number, Html or Href");
    return Wants::text;
  }
}
}  // namespace detail

template <class... Values>
Html& Html::add(std::type_identity_t<Template<std::remove_cvref_t<Values>...>> markup, const Values&... values) {
  std::size_t at = 0;
  [[maybe_unused]] std::size_t index = 0;
  const auto literal = [&](std::size_t end) {
    // `{{` in the literal stands for `{`.
    auto piece = markup.markup.substr(at, end - at);
    for (auto brace = piece.find("{{"); brace != std::string_view::npos; brace = piece.find("{{")) {
      bytes_.append(piece.substr(0, brace + 1));
      piece.remove_prefix(brace + 2);
    }
    bytes_.append(piece);
  };
  [[maybe_unused]] const auto fill = [&](const auto& value) {
    literal(markup.holes[index].begin);
    at = markup.holes[index].end;
    ++index;
    using T = std::remove_cvref_t<decltype(value)>;
    if constexpr (std::same_as<T, Html> || std::same_as<T, Attributes>) bytes_ += value.bytes_;
    else if constexpr (std::same_as<T, Href>) put(value.text());
    else if constexpr (detail::TextLike<T>) put(std::string_view{value});
    else put_number(static_cast<std::int64_t>(value));
  };
  (fill(values), ...);
  literal(markup.markup.size());
  return *this;
}

/// A filled literal of its own.
template <class... Values>
Html html(std::type_identity_t<Html::Template<std::remove_cvref_t<Values>...>> markup, const Values&... values) {
  Html made;
  made.add<Values...>(markup, values...);
  return made;
}

}  // namespace baqylau::ui
