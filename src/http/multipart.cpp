#include "http/multipart.hpp"

#include "base/text.hpp"
#include "http/head.hpp"

#include <algorithm>

namespace baqylau::http {
namespace {

constexpr std::size_t most_preamble = 1 << 10;
constexpr std::size_t most_padding = 64;

/// `; name="value"` off the front of a header's parameters; values are quoted or tokens.
struct NamedValue {
  std::string name, value;
};
std::optional<NamedValue> take_parameter(std::string_view& rest) {
  const auto skip_blanks = [&] { rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size())); };
  skip_blanks();
  if (!rest.starts_with(';')) return std::nullopt;
  rest.remove_prefix(1);
  skip_blanks();
  const auto equals = rest.find('=');
  if (equals == std::string_view::npos || equals == 0) return std::nullopt;
  NamedValue found{std::string{rest.substr(0, equals)}, {}};
  std::ranges::transform(found.name, found.name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  rest.remove_prefix(equals + 1);
  if (rest.starts_with('"')) {
    const auto end = rest.find('"', 1);  // browsers write a quote as %22, so none is inside
    if (end == std::string_view::npos) return std::nullopt;
    found.value = rest.substr(1, end - 1);
    rest.remove_prefix(end + 1);
  } else {
    const auto end = std::min(rest.find_first_of("; \t"), rest.size());
    found.value = rest.substr(0, end);
    rest.remove_prefix(end);
  }
  return found;
}

/// The three characters that the WHATWG encoding of names replaces.
std::string unescaped(std::string text) {
  constexpr std::pair<std::string_view, char> escapes[] = {{"%22", '"'}, {"%0D", '\r'}, {"%0A", '\n'}};
  for (const auto& [code, c] : escapes)
    for (auto at = text.find(code); at != std::string::npos; at = text.find(code, at + 1)) text.replace(at, code.size(), 1, c);
  return text;
}

bool is_clean_value(std::string_view text) {
  return base::is_utf8(text) && std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

std::optional<PartHead> read_disposition(std::string_view value) {
  const auto end = std::min(value.find(';'), value.size());
  auto type = value.substr(0, end);
  while (type.ends_with(' ')) type.remove_suffix(1);
  if (!equal_ignoring_case(type, "form-data")) return std::nullopt;
  PartHead head;
  bool named = false;
  for (auto rest = value.substr(end); !rest.empty();) {
    auto parameter = take_parameter(rest);
    if (!parameter || !is_clean_value(parameter->value)) return std::nullopt;
    if (parameter->name == "name") {
      if (named) return std::nullopt;
      named = true;
      head.name = unescaped(std::move(parameter->value));
    } else if (parameter->name == "filename") {
      if (head.filename) return std::nullopt;
      head.filename = unescaped(std::move(parameter->value));
    }
  }
  if (!named || head.name.empty()) return std::nullopt;
  return head;
}

/// `block`: header lines, each with its line end.
std::optional<PartHead> read_part_head(std::string_view block) {
  std::optional<PartHead> head;
  if (has_bare_line_feed(block) || block.find('\0') != std::string_view::npos) return std::nullopt;
  while (!block.empty()) {
    const auto end = block.find("\r\n");
    if (end == std::string_view::npos) return std::nullopt;
    const auto line = block.substr(0, end);
    block.remove_prefix(end + 2);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || line.starts_with(' ') || line.starts_with('\t')) return std::nullopt;
    auto value = line.substr(colon + 1);
    value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
    if (equal_ignoring_case(line.substr(0, colon), "content-disposition")) {
      if (head) return std::nullopt;
      head = read_disposition(value);
      if (!head) return std::nullopt;
    } else if (equal_ignoring_case(line.substr(0, colon), "content-transfer-encoding") && !equal_ignoring_case(value, "binary") &&
               !equal_ignoring_case(value, "8bit") && !equal_ignoring_case(value, "7bit")) {
      return std::nullopt;
    }
  }
  return head;
}

bool is_boundary_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view{"'()+_,-./:=? "}.find(c) != std::string_view::npos;
}

}  // namespace

MultipartParser::MultipartParser(std::string_view boundary, PartSink& sink)
    : sink_{sink}, delimiter_{"\r\n--" + std::string{boundary}}, pending_{"\r\n"} {}

std::optional<std::string> MultipartParser::boundary_of(std::string_view content_type) {
  const auto end = std::min(content_type.find(';'), content_type.size());
  if (!equal_ignoring_case(content_type.substr(0, end), "multipart/form-data")) return std::nullopt;
  std::optional<std::string> boundary;
  for (auto rest = content_type.substr(end); !rest.empty();) {
    auto parameter = take_parameter(rest);
    if (!parameter) return std::nullopt;
    if (parameter->name != "boundary") continue;
    if (boundary) return std::nullopt;
    boundary = std::move(parameter->value);
  }
  if (!boundary || boundary->empty() || boundary->size() > 70 || boundary->ends_with(' ') ||
      !std::ranges::all_of(*boundary, is_boundary_char))
    return std::nullopt;
  return boundary;
}

bool MultipartParser::feed(std::string_view bytes) {
  if (state_ == State::broken) return false;
  if (state_ == State::epilogue) return true;
  pending_ += bytes;
  while (step()) {}
  return state_ != State::broken;
}

/// True: something was understood, go on. False: more bytes are needed, or none will help.
bool MultipartParser::step() {
  switch (state_) {
    case State::preamble: return to_boundary(false);
    case State::after_boundary: return after_boundary();
    case State::head: return head();
    case State::data: return to_boundary(true);
    case State::epilogue:
    case State::broken: return false;
  }
  return false;
}

bool MultipartParser::to_boundary(bool emit) {
  const auto found = pending_.find(delimiter_);
  if (found != std::string::npos) {
    if (emit && found > 0) sink_.part_data(std::string_view{pending_}.substr(0, found));
    if (emit) sink_.part_end();
    pending_.erase(0, found + delimiter_.size());
    state_ = State::after_boundary;
    return true;
  }
  // The last bytes may be the beginning of a delimiter: they wait.
  const auto kept = delimiter_.size() - 1;
  if (emit && pending_.size() > kept) {
    const auto ready = pending_.size() - kept;
    sink_.part_data(std::string_view{pending_}.substr(0, ready));
    pending_.erase(0, ready);
  } else if (!emit && pending_.size() > most_preamble) {
    state_ = State::broken;
  }
  return false;
}

bool MultipartParser::after_boundary() {
  if (pending_.size() < 2) return false;
  if (pending_.starts_with("--")) {
    state_ = State::epilogue;
    pending_.clear();
    return false;
  }
  const auto end = pending_.find("\r\n");
  const auto padding = std::string_view{pending_}.substr(0, std::min(end, pending_.size()));
  const bool waits = end == std::string::npos && padding.size() <= most_padding;
  if (padding.find_first_not_of(" \t\r") != std::string_view::npos || (!waits && end == std::string::npos)) {
    state_ = State::broken;
    return false;
  }
  if (waits) return false;
  // The line end stays: a part without header lines would begin with the empty line at once.
  pending_.erase(0, end);
  state_ = State::head;
  return true;
}

bool MultipartParser::head() {
  const auto end = pending_.find("\r\n\r\n");
  if (end == std::string::npos || end > most_part_head) {
    if (pending_.size() > most_part_head) state_ = State::broken;
    return false;
  }
  const auto part = end == 0 ? std::nullopt : read_part_head(std::string_view{pending_}.substr(2, end));
  if (!part) {
    state_ = State::broken;
    return false;
  }
  pending_.erase(0, end + 4);
  sink_.part_begin(*part);
  state_ = State::data;
  return true;
}

}  // namespace baqylau::http
