#pragma once
/// Cookies, and the tokens that bind a form to its session. SECURITY C-01, N-02.

#include "base/clock.hpp"
#include "base/random.hpp"
#include "http/head.hpp"
#include "http/request.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace baqylau::http {

inline constexpr std::string_view session_cookie_name = "__Host-session";
inline constexpr std::string_view visitor_cookie_name = "__Host-visitor";
inline constexpr std::string_view notice_cookie_name = "__Host-notice";

Pairs parse_cookies(const Head& head);
std::string visitor_cookie(std::string_view value);
/// The form `random_token(random, 16)` gives.
bool is_visitor_value(std::string_view value);

/// What the page that a redirect leads to says once: signed, for that path (without the language) and for some minutes,
/// so that no link can make a page of ours say it.
std::string notice_cookie(std::string_view secret, std::string_view code, std::string_view path, base::Instant now);
/// The code in a cookie's value; empty where it is not for this path, too old or not ours.
std::string notice_in(std::string_view secret, std::string_view value, std::string_view path, base::Instant now);

/// A visitor's forms are bound to a cookie instead of a session. The mark keeps a cookie from being taken for a session's
/// key, which is a hash.
std::string visitor_csrf_token(std::string_view secret, std::string_view visitor);
/// Without telling by time where they differ.
bool same_token(std::string_view a, std::string_view b);
/// The browser says that a page of ours sends it: `Sec-Fetch-Site: same-origin` (or `none`: the person's own doing), and
/// an `Origin` that names our host. What is sent must fit, and one of them must be sent.
bool is_same_origin(const Head& head);

}  // namespace baqylau::http
