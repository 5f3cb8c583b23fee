#pragma once
/// What a request line asks for: language, decoded path, query.

#include "http/request.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace baqylau::http {

struct Target {
  std::optional<i18n::Language> language;  ///< nothing where the path does not begin with one
  bool bare_language = false;              ///< `/kk`, without a slash behind
  bool other_name = false;                 ///< `/kz/…`: Kazakh by the country's code, as many sites write it
  std::string path;                        ///< decoded, without the language, begins with `/`
  Pairs query;
  std::string raw_query;  ///< as sent, with its `?`, or empty: for redirects
};

/// Nothing for bad percent-encoding, bytes that are no UTF-8, control characters, encoded slashes, `\`, `.` and `..` as
/// a segment, another site's address. `host` is what an absolute address must name.
std::optional<Target> parse_target(std::string_view target, std::string_view host);
/// The path encoded again, with the language before it: `/kk/contests/17`.
std::string path_in(i18n::Language language, std::string_view path);

}  // namespace baqylau::http
