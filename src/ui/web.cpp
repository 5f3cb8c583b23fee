#include "ui/web.hpp"

#include "http/target.hpp"
#include "ui/shell.hpp"

namespace baqylau::ui {

namespace {

using base::Result;
using http::Anyone;
using http::Get;
using http::Response;
using http::Url;

/// Where the reader was: `back` is read as a path of our own, whatever it holds; home where it is none.
Url back_to(const http::Request& request) {
  auto target = http::parse_target(request.query_value("back"), {});
  if (!target) return Url::to("/");
  http::Request asked = request;
  asked.path = std::move(target->path);
  asked.query = std::move(target->query);
  return Url::of_request(asked);
}

Response back_with_cookie(const http::Request& request, std::string_view cookie) {
  auto response = http::see_other(back_to(request));
  response.headers.emplace_back(
      "Set-Cookie", std::string{http::view_cookie_name}.append("=").append(cookie).append("; Path=/; Secure; HttpOnly; SameSite=Lax"));
  return response;
}

// A GET that sets a cookie and writes nothing: a POST would need a form with a visitor's token on each page, and then no
// public page would be the same for everybody.
Result<Response> contrast_view(const Get<Anyone>& call) {
  return back_with_cookie(call.request, std::string{view_contrast}.append("; Max-Age=31536000"));
}

Result<Response> usual_view(const Get<Anyone>& call) { return back_with_cookie(call.request, "; Max-Age=0"); }

}  // namespace

void add_routes(http::Routes& routes) {
  routes.get<"/view/contrast">(contrast_view);
  routes.get<"/view/usual">(usual_view);
}

}  // namespace baqylau::ui
