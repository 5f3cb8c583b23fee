/// Handlers of the register.

#include "http/answered.hpp"
#include "ngos/forms.hpp"
#include "ngos/ngos.hpp"
#include "ngos/views.hpp"
#include "ui/page.hpp"

#include <limits>

namespace baqylau::ngos {

namespace {

using base::M;
using base::Result;
using http::Get;
using http::Post;
using http::Response;
using http::Url;

ui::Crumb register_crumb(const ui::View& v) { return {std::string{v.t("Non-governmental organisations")}, Url::to("/ngos")}; }

ui::Crumb card_crumb(const ui::View& v, const Ngo& ngo) {
  return {std::string{i18n::pick(ngo.card.short_name_kk, ngo.card.short_name_ru, v.t.language()).text}, Url::to("/ngos/{}", ngo.id)};
}

Result<Response> register_page(const Get<http::Public>& call) {
  const auto v = ui::view_of(call);
  http::FormValues shown;
  for (const auto* name : {"query", "region", "activity", "order"}) shown.set(name, std::string{call.request.query_value(name)});
  NgoFilter filter{.query = std::string{shown.value("query")}};
  if (!shown.value("region").empty()) filter.region_kato = std::string{shown.value("region")};
  if (auto id = base::parse_id(shown.value("activity"))) filter.activity = base::ReferenceItemId{*id};
  filter.reader = v.t.language();
  filter.by_rating = shown.value("order") == "rating";
  const auto found = ngos_page(call.db, filter, ui::page_number(call.request));
  NgoCard chosen{.activity = filter.activity, .region_kato = filter.region_kato};
  return ui::page(v, {.title = std::string{v.t("Non-governmental organisations")},
                      .body = register_body(v, found, shown, books_for(call.db, v.today, chosen)),
                      .wide = true,
                      .notice = ui::notice_of(call.request)});
}

/// In the place of a card.
ui::Html named_body(const ui::View& v, const Ngo& ngo, const ui::Html& projects) {
  auto body = named_facts(v, ngo);
  if (http::Operator::admit(v.request.caller))
    body.add("{}", ui::link_button(v, v.t("Enter its card"), Url::to("/ngos/{}/edit", ngo.id), ui::ButtonKind::secondary));
  return body.add(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("Projects of the organisation"), projects);
}

Response new_card_page(const ui::View& v, const http::FormValues& values, const Books& books, int status) {
  return ui::page(v,
                  {.title = std::string{v.t("Enter an NGO")},
                   .body = card_form(v, Url::to("/ngos/new"), values, books, Filler::operator_, nullptr, 0, nullptr),
                   .crumbs = {register_crumb(v)},
                   .form = &values},
                  status);
}

Result<Response> new_card(const Get<http::Operator>& call) {
  const auto v = ui::view_of(call);
  return new_card_page(v, http::FormValues{}.set("number_kind", "bin"), books_for(call.db, v.today, {}), 200);
}

Result<Response> enter_card(const Post<http::Operator>& call) {
  const auto v = ui::view_of(call);
  const auto books = books_for(call.db, v.today, {});
  http::FormReader form{call.request};
  const auto card = read_card(form, books, Filler::operator_, nullptr);
  const auto again = [&](int status) { return new_card_page(v, form.values(), books, status); };
  return http::answered(form, again, [&]() -> Result<Response> {
    const auto added = TRY(add_ngo(call.db, call.services.clock.now(), call.services.random, call.who.account, card));
    return http::see_other(ui::with_notice(Url::to("/ngos/{}", added), ui::Notice::created));
  });
}

Filler filler_of(const http::Author& author) { return author.on_behalf() ? Filler::operator_ : Filler::ngo; }

/// Of one without a card all is asked for that a new card needs.
const NgoCard* card_before(const Ngo& ngo) { return ngo.standing == Standing::card ? &ngo.card : nullptr; }

Response edit_page(const ui::View& v, const http::Author& who, const Ngo& ngo, const http::FormValues& values, const Books& books,
                   const Ngo* saved, int status) {
  const bool named = ngo.standing == Standing::named;
  return ui::page(
      v,
      {.title = std::string{named ? v.t("Enter an NGO") : v.t("Change the card")},
       .body = card_form(v, Url::to("/ngos/{}/edit", ngo.id), values, books, filler_of(who), card_before(ngo), ngo.version, saved),
       .crumbs = {register_crumb(v), card_crumb(v, ngo)},
       .form = &values},
      status);
}

Result<Response> edit_card(const Get<http::Author>& call, base::NgoId id) {
  const auto v = ui::view_of(call);
  const auto ngo = TRY(load_ngo_for(call.db, call.who, id));
  auto values = values_of(ngo.card);
  if (ngo.standing == Standing::named && !ngo.card.number) values.set("number_kind", "bin");
  return edit_page(v, call.who, ngo, values, books_for(call.db, v.today, ngo.card), nullptr, 200);
}

Result<Response> save_card(const Post<http::Author>& call, base::NgoId id) {
  const auto v = ui::view_of(call);
  const auto ngo = TRY(load_ngo_for(call.db, call.who, id));
  const auto books = books_for(call.db, v.today, ngo.card);
  http::FormReader form{call.request};
  const auto version = form.number("version", 1, std::numeric_limits<std::int64_t>::max(), {.label = M("Version"), .required = true});
  const auto card = read_card(form, books, filler_of(call.who), card_before(ngo));
  const auto again = [&](int status) {
    // Somebody was faster, unless a field says what the conflict is.
    const bool overtaken = status == 409 && form.clean();
    auto shown = ngo;
    // The form goes on from the version it was opened on, until the person has been shown that there is a later one.
    if (status == 422 && version) shown.version = *version;
    return edit_page(v, call.who, shown, form.values(), books, overtaken ? &ngo : nullptr, status);
  };
  const auto job = [&]() -> Result<Response> {
    TRY(change_ngo(call.db, notices::outbox_of(call), call.who, id, *version, card));
    return http::see_other(ui::with_notice(Url::to("/ngos/{}", id), ui::Notice::saved));
  };
  return http::answered(form, again, job, {.conflict = http::Conflict::by_page});
}

}  // namespace

Result<Response> ngo_page(const Get<http::Public>& call, base::NgoId id,
                          const std::function<ui::Html(const ui::View&, db::Read&, base::NgoId)>& projects) {
  const auto v = ui::view_of(call);
  const auto ngo = TRY(find_ngo(call.db, id));
  const auto came_of_them = projects(v, call.db, id);
  const auto body = ngo.standing == Standing::card ? ui::html("{}{}", card_body(v, ngo), came_of_them) : named_body(v, ngo, came_of_them);
  return ui::page(
      v, {.title = std::string{i18n::pick(ngo.card.short_name_kk, ngo.card.short_name_ru, v.t.language()).text},
          .body = ui::html(R"(<h1 class="govuk-heading-l">{}</h1>{})", v.content(ngo.card.short_name_kk, ngo.card.short_name_ru), body),
          .crumbs = {register_crumb(v)},
          .own_heading = true,
          .notice = ui::notice_of(call.request)});
}

void add_routes(http::Routes& routes) {
  routes.get<"/ngos">(register_page);
  routes.get<"/ngos/new">(new_card);
  routes.post<"/ngos/new">(enter_card);
  routes.get<"/ngos/{ngo}/edit">(edit_card);
  routes.post<"/ngos/{ngo}/edit">(save_card);
}

}  // namespace baqylau::ngos
