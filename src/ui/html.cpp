#include "ui/html.hpp"

namespace baqylau::ui {

void escape_into(std::string& out, std::string_view text) {
  std::size_t from = 0;
  for (std::size_t i = text.find_first_of("&<>\"'"); i != std::string_view::npos; i = text.find_first_of("&<>\"'", from)) {
    out.append(text.substr(from, i - from));
    switch (text[i]) {
      case '&': out.append("&amp;"); break;
      case '<': out.append("&lt;"); break;
      case '>': out.append("&gt;"); break;
      case '"': out.append("&quot;"); break;
      case '\'': out.append("&#39;"); break;
    }
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
