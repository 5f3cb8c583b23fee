#include "ui/html.hpp"

#include <array>

namespace baqylau::ui {

namespace {

/// The five letters that mean something to HTML. `find_first_of` asks memchr for each byte and was the slowest spot of a page.
constexpr auto special = [] {
  std::array<bool, 256> table{};
  for (const char letter : {'&', '<', '>', '"', '\''}) table[static_cast<unsigned char>(letter)] = true;
  return table;
}();

std::string_view entity(char letter) {
  switch (letter) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    default: return "&#39;";
  }
}

}  // namespace

void escape_into(std::string& out, std::string_view text) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!special[static_cast<unsigned char>(text[i])]) continue;
    out.append(text.substr(from, i - from)).append(entity(text[i]));
    from = i + 1;
  }
  out.append(text.substr(from));
}

void Html::put(std::string_view text) { escape_into(bytes_, text); }

void Html::put_number(std::int64_t number) { bytes_.append(std::to_string(number)); }

Attributes& Attributes::set(AttributeName name, std::string_view value) & {
  bytes_.append(" ").append(name.text).append("=\"");
  escape_into(bytes_, value);
  bytes_.push_back('"');
  return *this;
}

Attributes& Attributes::set(AttributeName name) & {
  bytes_.append(" ").append(name.text);
  return *this;
}

}  // namespace baqylau::ui
