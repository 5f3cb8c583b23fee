/// Handlers of the grant history: the page, its table, certificates and their verification.

#include "decisions/history.hpp"
#include "decisions/store.hpp"
#include "decisions/views.hpp"
#include "decisions/web.hpp"

#include "http/answered.hpp"
#include "ratings/ratings.hpp"

namespace baqylau::decisions::web {

using base::NgoId;
using base::Result;
using http::Anyone;
using http::Get;
using http::Post;
using http::Public;
using http::Response;
using http::Url;
using http::Work;

namespace {

Result<Response> history_page(const Get<Anyone>& call, NgoId ngo) {
  const auto history = TRY(grant_history(call.db, ngo, call.services.clock.today()));
  const auto decisions = store::approved_of_ngo(call.db, ngo);
  const auto v = ui::view_of(call);
  const bool has_card = TRY(ngos::find_ngo(call.db, ngo)).standing == ngos::Standing::card;
  return views::history_page(
      v, {.history = history, .decisions = decisions, .has_card = has_card, .rating = ratings::ngo_rating_section(v, call.db, ngo)});
}

Result<Response> history_csv(const Get<Public>& call, NgoId ngo) {
  const auto history = TRY(grant_history(call.db, ngo, call.services.clock.today()));
  return http::download("text/csv; charset=utf-8", "grant-history-" + base::to_string(ngo) + "-" + history.as_of.iso() + ".csv",
                        views::history_csv(ui::view_of(call), history));
}

/// Anybody may have one made: the same facts on the same day are one certificate, so it cannot be used to fill the database.
Result<Response> make_certificate(const Post<Anyone>& call, NgoId ngo) {
  http::FormReader form{call.request};
  return http::answered(form, [&]() -> Result<Response> {
    const auto code = TRY(issue_certificate(call.db, call.services.clock.now(), call.services.random, ngo, call.request.language));
    return http::see_other(Url::to("/certificates/{}", code));
  });
}

Result<Response> certificate_page(const Get<Public>& call, const std::string& code) {
  return views::certificate_page(ui::view_of(call), TRY(find_certificate(call.db, code)));
}

/// Drawing takes milliseconds that pages should not wait for.
Result<Response> certificate_file(const Work<Anyone>& call, const std::string& code) {
  const auto certificate = TRY(call.db.read([&](db::Read& db) { return find_certificate(db, code); }));
  const std::string address =
      call.services.site + "/" + std::string{i18n::to_code(certificate.language)} + Url::to("/verify/{}", certificate.code).full();
  return http::download("application/pdf", "certificate-" + certificate.code + ".pdf",
                        certificate_pdf(call.services.catalogues[certificate.language], certificate, address));
}

Result<Response> verify(const Get<Public>& call, const std::string& typed) {
  const auto code = stored_code(typed);
  auto found = find_certificate(call.db, code);
  return views::verify_page(ui::view_of(call), code, found.ok() ? std::optional{std::move(found).value()} : std::nullopt);
}

Result<Response> verify_typed(const Get<Public>& call) {
  const auto code = stored_code(call.request.query_value("code"));
  if (code.empty()) return views::verify_form(ui::view_of(call));
  return http::see_other(Url::to("/verify/{}", code));
}

}  // namespace

void add_history_routes(http::Routes& routes) {
  routes.get<"/ngos/{ngo}/history">(history_page);
  routes.get<"/ngos/{ngo}/history.csv">(history_csv);
  routes.post<"/ngos/{ngo}/history/certificate">(make_certificate);
  routes.get<"/certificates/{code}">(certificate_page);
  routes.work_get<"/certificates/{code}/certificate.pdf">(certificate_file);
  routes.get<"/verify">(verify_typed);
  routes.get<"/verify/{code}">(verify);
}

}  // namespace baqylau::decisions::web
