#pragma once
/// What was typed into a form whose session had ended, on its way through the sign-in page. SECURITY N-03.
///
/// It travels in the page, not in the database: nothing is kept of a person who does not sign in again.

#include "http/request.hpp"
#include "http/response.hpp"

#include <optional>
#include <string_view>

namespace baqylau::identity {

struct Carried {
  http::Url to;             ///< where the form was going
  http::Pairs fields;       ///< in their order, repeated ones too; without passwords
  bool lost_files = false;  ///< files cannot be carried
};

inline constexpr std::string_view carry_to = "carry_to";
inline constexpr std::string_view carry_files = "carry_files";
inline constexpr std::string_view carry_prefix = "carry.";

/// Of a POST that came without the session it needs. Nothing for forms that are not worth it: signing in and out.
std::optional<Carried> carried_of(const http::Request& lost);
/// Out of the hidden fields of a sign-in form; nothing where there are none, or where they lead away from this site.
std::optional<Carried> carried_in(const http::Pairs& form);
/// The hidden fields: what `carried_in` reads.
http::Pairs hidden_fields(const Carried& carried);

}  // namespace baqylau::identity
