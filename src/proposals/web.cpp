/// Handlers of what everybody reads and sends, and of an NGO's own proposals.

#include "proposals/web.hpp"

#include "proposals/proposals.hpp"
#include "proposals/service.hpp"
#include "proposals/store.hpp"
#include "proposals/views.hpp"

#include "base/log.hpp"
#include "base/text.hpp"
#include "http/answered.hpp"
#include "ngos/ngos.hpp"
#include "ui/page.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::proposals {

using base::Kind;
using base::M;
using base::ProposalId;
using base::Result;
using http::Anyone;
using http::Get;
using http::NgoMember;
using http::Post;
using http::Public;
using http::Response;
using http::Url;

namespace {

constexpr std::array<std::string_view, 2> languages{"kk", "ru"};

store::Filter filter_of(const http::Request& request, const std::vector<int>& years) {
  store::Filter filter{.stage = stage_from_code(request.query_value("state"))};
  const auto year = http::Parameter<int>::read(request.query_value("year"));
  if (year && std::ranges::find(years, *year) != years.end()) filter.year = year;
  return filter;
}

Result<Response> list(const Get<Public>& call) {
  const auto years = store::years(call.db);
  const auto filter = filter_of(call.request, years);
  const int pages = ui::pages_of(store::count_shown(call.db, filter), proposals_on_a_page);
  const int page = web::page_within(call.request, pages);
  const auto proposals = store::shown(call.db, filter, page);
  const auto waiting = call.request.caller.is_staff() ? store::count_in_state(call.db, State::waiting) : 0;
  return views::list_page(ui::view_of(call),
                          {.proposals = proposals, .filter = filter, .years = years, .page = page, .pages = pages, .waiting = waiting});
}

/// A double leads to the one that is kept; what is not public is answered as what is not there.
Result<Response> show(const Get<Public>& call, ProposalId id) {
  const auto shown = store::shown_one(call.db, id);
  if (shown)
    return views::proposal_page(ui::view_of(call),
                                {.shown = *shown, .votes = store::votes(call.db, id), .doubles = store::doubles(call.db, id)});
  const auto other = store::proposal(call.db, id);
  if (!other || !other->merged_into || !store::shown_one(call.db, *other->merged_into)) return web::no_such_proposal();
  return http::see_other(Url::to("/proposals/{}", *other->merged_into));
}

/// The NGO for which somebody is signed in.
std::optional<ngos::Ngo> author_of(db::Read& db, const http::Caller& caller) {
  if (!caller.account || !caller.ngo) return std::nullopt;
  return ngos::find_ngo(db, *caller.ngo).value();
}

template <class Call>
Response propose_page(const Call& call, const std::optional<ngos::Ngo>& author, const http::FormValues& values, int status = 200) {
  const auto name = author ? i18n::Bilingual{author->card.short_name_kk, author->card.short_name_ru} : i18n::Bilingual{};
  return views::propose_page(ui::view_of(call), values, author ? &name : nullptr, status);
}

Result<Response> show_propose(const Get<Anyone>& call) {
  const auto author = author_of(call.db, call.request.caller);
  http::FormValues values;
  if (call.request.language != i18n::Language::en) values.set("language", std::string{i18n::to_code(call.request.language)});
  return propose_page(call, author, values);
}

Result<Response> take_proposal(const Post<Anyone>& call) {
  const auto author = author_of(call.db, call.request.caller);
  http::FormReader form{call.request};
  NewProposal proposal;
  if (author) {
    proposal.ngo = author->id;
  } else {
    proposal.name = form.line("name", {.label = M("Your name"), .required = true, .max = longest_name});
    proposal.email = form.email("email", {.label = M("E-mail")});
  }
  const auto language = i18n::from_code(form.choice("language", languages, {.label = M("Language of the proposal"), .required = true}));
  proposal.body = form.text("proposal", {.label = M("Proposal"), .required = true, .max = longest_text});
  if (!proposal.body.empty() && base::code_points(proposal.body) < least_text)
    form.fail("proposal", {M("Say in at least {count} characters what you propose"), {{"count", std::to_string(least_text)}}});
  const auto from = identity::read_visitor_form(form, call.services, call.request, propose_form);
  const auto again = [&](int status) { return propose_page(call, author, form.values(), status); };
  const auto job = [&]() -> Result<Response> {
    proposal.language = *language;
    const auto sent = propose(call.db, call.services.random, call.services.clock.now(), from, proposal);
    if (!sent) {
      base::log(base::LogLevel::warning, "visitor_form_refused", call.request.number, {{"form", propose_form}});
      return sent.failure();
    }
    return http::see_other(ui::with_notice(author ? Url::to("/proposals/mine") : Url::to("/proposals"), ui::Notice::proposal_sent));
  };
  return http::answered(form, again, job, {.field = "proposal"});
}

Result<Response> own(const Get<NgoMember>& call) {
  const int pages = ui::pages_of(store::count_of_ngo(call.db, call.who.ngo).all, proposals_on_a_page);
  const int page = web::page_within(call.request, pages);
  return views::own_page(ui::view_of(call), {.proposals = store::of_ngo(call.db, call.who.ngo, page), .page = page, .pages = pages});
}

Result<Response> take_back(const Post<NgoMember>& call, ProposalId id) {
  const auto proposal = store::proposal(call.db, id);
  if (!proposal || proposal->ngo != call.who.ngo) return web::no_such_proposal();
  http::FormReader form{call.request};
  const auto version = form.number("version", 1, 1'000'000, {.label = M("Version"), .required = true});
  return http::answered(form, [&]() -> Result<Response> {
    TRY(withdraw(call.db, call.services.clock.now(), call.who.account, call.who.ngo, {.id = id, .version = *version}));
    return http::see_other(ui::with_notice(Url::to("/proposals/mine"), ui::Notice::saved));
  });
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.get<"/proposals">(list);
  routes.get<"/proposals/new">(show_propose);
  routes.post<"/proposals/new">(take_proposal);
  routes.get<"/proposals/mine">(own);
  routes.get<"/proposals/{proposal}">(show);
  routes.post<"/proposals/{proposal}/withdraw">(take_back);
  web::add_staff_routes(routes);
}

}  // namespace baqylau::proposals
