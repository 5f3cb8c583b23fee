#include "http/target.hpp"

#include "http/head.hpp"
#include "http/url_encoding.hpp"

#include <algorithm>

namespace baqylau::http {
namespace {

constexpr std::size_t most_query_fields = 200;

/// Decoded segment by segment, so that an encoded slash cannot make a segment.
std::optional<std::string> decoded_path(std::string_view raw) {
  std::string path;
  while (!raw.empty()) {
    raw.remove_prefix(1);  // the slash
    const auto end = std::min(raw.find('/'), raw.size());
    const auto segment = percent_decoded(raw.substr(0, end), Plus::literal);
    if (!segment || *segment == "." || *segment == "..") return std::nullopt;
    if (std::ranges::any_of(*segment, [](char c) { return c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }))
      return std::nullopt;
    path += '/';
    path += *segment;
    raw.remove_prefix(end);
  }
  return path;
}

/// `http://host/path` → `/path`; the host must be the one of the Host field.
std::optional<std::string_view> origin_form(std::string_view target, std::string_view host) {
  if (target.starts_with('/')) return target;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!equal_ignoring_case(target.substr(0, scheme.size()), scheme)) continue;
    target.remove_prefix(scheme.size());
    const auto slash = target.find('/');
    if (slash == std::string_view::npos || !equal_ignoring_case(target.substr(0, slash), host)) return std::nullopt;
    return target.substr(slash);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Target> parse_target(std::string_view target, std::string_view host) {
  const auto origin = origin_form(target, host);
  if (!origin) return std::nullopt;
  const auto mark = origin->find('?');
  auto path = decoded_path(origin->substr(0, mark));
  if (!path) return std::nullopt;

  Target parsed;
  if (mark != std::string_view::npos) {
    auto query = parse_form_encoded(origin->substr(mark + 1), most_query_fields);
    if (!query) return std::nullopt;
    parsed.query = std::move(*query);
    parsed.raw_query = origin->substr(mark);
  }
  const auto end = std::min(path->find('/', 1), path->size());
  const auto code = std::string_view{*path}.substr(1, end - 1);
  parsed.other_name = code == "kz";
  parsed.language = parsed.other_name ? i18n::Language::kk : i18n::from_code(code);
  if (!parsed.language) {
    parsed.path = std::move(*path);
    return parsed;
  }
  parsed.bare_language = end == path->size();
  parsed.path = parsed.bare_language ? "/" : path->substr(end);
  return parsed;
}

std::string path_in(i18n::Language language, std::string_view path) {
  std::string out = "/" + std::string{i18n::to_code(language)};
  for (std::string_view rest = path; !rest.empty();) {
    rest.remove_prefix(1);
    const auto end = std::min(rest.find('/'), rest.size());
    out += '/' + percent_encoded(rest.substr(0, end));
    rest.remove_prefix(end);
  }
  return out;
}

}  // namespace baqylau::http
