#pragma once
/// Cookies, and the tokens that bind a form to its session. SECURITY C-01, N-02.

#include "base/clock.hpp"
#include "base/random.hpp"
#include "http/head.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace baqylau::http {

inline constexpr std::string_view session_cookie_name = "session";
inline constexpr std::string_view visitor_cookie_name = "visitor";
inline constexpr std::string_view notice_cookie_name = "notice";

/// How a request came to us, and with it how cookies are called and marked on the line.
enum class Line {
  outside,  ///< `__Host-session`, `Secure`: whatever comes from another machine, by https if it is to work
  own       ///< `baqylau-session`, without `Secure`: a browser on this machine and nothing between. Some drop Secure ones there (WebKit)
};

/// Ours, by the names handlers know them under; those of others are passed over.
Pairs parse_cookies(const Head& head, Line line);
/// The value of a Set-Cookie field.
std::string set_cookie(const Cookie& cookie, Line line);
Cookie visitor_cookie(std::string_view value);
/// The form `random_token(random, 16)` gives.
bool is_visitor_value(std::string_view value);

/// What the page that a redirect leads to says once: signed, for that path (without the language) and for some minutes,
/// so that no link can make a page of ours say it.
Cookie notice_cookie(std::string_view secret, std::string_view code, std::string_view path, base::Instant now);
/// The code in a cookie's value; empty where it is not for this path, too old or not ours.
std::string notice_in(std::string_view secret, std::string_view value, std::string_view path, base::Instant now);

/// A visitor's forms are bound to a cookie instead of a session. The mark keeps a cookie from being taken for a session's
/// key, which is a hash.
std::string visitor_csrf_token(std::string_view secret, std::string_view visitor);
/// Without telling by time where they differ.
bool same_token(std::string_view a, std::string_view b);
/// The browser says that a page of ours sends it: `Sec-Fetch-Site: same-origin` (or `none`: the person's own doing). It knows the address
/// it shows, which a proxy may hide from us, and no page can make it say another thing. Only a browser that does not say it is judged by
/// its `Origin`, which must name the host that was asked for or `site`, the address that this site has been told it has.
bool is_same_origin(const Head& head, std::string_view site);

}  // namespace baqylau::http
