#include "http/url_encoding.hpp"

#include "base/text.hpp"

namespace baqylau::http {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view encoded, Plus plus) {
  std::string text;
  text.reserve(encoded.size());
  for (std::size_t at = 0; at < encoded.size(); ++at) {
    const char c = encoded[at];
    if (c == '%') {
      if (at + 2 >= encoded.size()) return std::nullopt;
      const int high = hex_value(encoded[at + 1]);
      const int low = hex_value(encoded[at + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      text += static_cast<char>(high * 16 + low);
      at += 2;
    } else {
      text += c == '+' && plus == Plus::space ? ' ' : c;
    }
  }
  if (!base::is_utf8(text) || text.find('\0') != std::string::npos) return std::nullopt;
  return text;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  encoded.reserve(text.size());
  for (const char c : text) {
    if (is_unreserved(c)) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += '%';
    encoded += digits[byte >> 4U];
    encoded += digits[byte & 0xFU];
  }
  return encoded;
}

std::string form_encoded(const Pairs& pairs) {
  std::string encoded;
  for (const auto& [name, value] : pairs) {
    if (!encoded.empty()) encoded += '&';
    encoded.append(percent_encoded(name)).append("=").append(percent_encoded(value));
  }
  return encoded;
}

std::optional<Pairs> parse_form_encoded(std::string_view encoded, std::size_t most) {
  Pairs pairs;
  while (!encoded.empty()) {
    const auto end = encoded.find('&');
    const auto piece = encoded.substr(0, end);
    encoded.remove_prefix(end == std::string_view::npos ? encoded.size() : end + 1);
    if (piece.empty()) continue;
    if (pairs.size() == most) return std::nullopt;
    const auto equals = piece.find('=');
    auto name = percent_decoded(piece.substr(0, equals), Plus::space);
    auto value = percent_decoded(equals == std::string_view::npos ? std::string_view{} : piece.substr(equals + 1), Plus::space);
    if (!name || !value) return std::nullopt;
    pairs.emplace_back(std::move(*name), std::move(*value));
  }
  return pairs;
}

}  // namespace baqylau::http
