/// The pages with which the server itself answers.

#include "identity/carry.hpp"
#include "identity/identity.hpp"
#include "identity/views.hpp"
#include "ui/error_pages.hpp"
#include "ui/page.hpp"

namespace baqylau::identity {

namespace {

constexpr int unauthorized = 401;

class SitePages final : public http::Pages {
 public:
  http::Response failure(const http::Request& request, const base::Failure& failure, http::Services& services) override {
    return ui::failure_page(request, failure, services);
  }

  http::Response sign_in_again(const http::Request& request, http::Services& services) override {
    if (request.wants_json) return http::json(unauthorized, R"({"error":"session"})");
    const auto sign_in = http::Url::to("/sign-in");
    if (request.method != http::Method::post) return http::see_other(sign_in.with("next", http::Url::of_request(request).full()));
    if (request.path == "/sign-out") return http::see_other(ui::with_notice(http::Url::to("/"), ui::Notice::signed_out));
    // The page belongs to the address of signing in: the switch of languages must lead there.
    http::Request shown = request;
    shown.path = sign_in.path();
    shown.query.clear();
    shown.caller = {};
    const ui::View view{shown, services.catalogues[request.language], services.clock.today()};
    return sign_in_page(view, {.carried = carried_of(request), .session_ended = true}, unauthorized);
  }
};

}  // namespace

std::unique_ptr<http::Pages> make_pages() { return std::make_unique<SitePages>(); }

}  // namespace baqylau::identity
