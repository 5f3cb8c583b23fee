#pragma once
/// Percent-encoding of paths, queries and form bodies (RFC 3986, WHATWG form encoding).

#include "http/request.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace baqylau::http {

enum class Plus { literal, space };

/// UTF-8 without NUL. Nothing for `%` without two hex digits, for bytes that are no UTF-8, for NUL.
std::optional<std::string> percent_decoded(std::string_view encoded, Plus plus);
/// Everything but RFC 3986's unreserved characters is encoded.
std::string percent_encoded(std::string_view text);
/// `a=1&b=2`, in order; an empty piece is passed over. Nothing when a piece does not decode or there are more than `most`.
std::optional<Pairs> parse_form_encoded(std::string_view encoded, std::size_t most);
/// What `parse_form_encoded` reads back.
std::string form_encoded(const Pairs& pairs);

}  // namespace baqylau::http
