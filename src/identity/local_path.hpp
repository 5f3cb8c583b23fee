#pragma once
/// Where to go after signing in, as it comes back from a form or a link: data from a stranger. SECURITY O-05.

#include "http/request.hpp"
#include "http/response.hpp"

#include <optional>
#include <string_view>

namespace baqylau::identity {

/// A path of our own site with its query, without a language, decoded and encoded again. Nothing for another site's
/// address in any disguise: no single slash at the beginning, `\`, control characters, `.` or `..`, bad encoding.
std::optional<http::Url> local_url(std::string_view typed);

}  // namespace baqylau::identity
