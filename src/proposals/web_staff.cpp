/// Handlers of what staff read and decide on.

#include "proposals/web.hpp"

#include "proposals/proposals.hpp"
#include "proposals/service.hpp"
#include "proposals/store.hpp"
#include "proposals/views.hpp"

#include "contests/contests.hpp"
#include "http/answered.hpp"
#include "ui/page.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baqylau::proposals {

using base::Done;
using base::Kind;
using base::M;
using base::ProposalId;
using base::Result;
using http::Get;
using http::Operator;
using http::Post;
using http::Response;
using http::Url;

namespace {

constexpr std::array<std::string_view, 2> links{"link", "unlink"};
constexpr std::size_t most_alike = 5;
constexpr int least_likeness = 30;  ///< hundredths
constexpr int compared = 1000;      ///< published proposals, the newest
constexpr std::size_t longest_url = 300;

Result<Response> queue(const Get<http::Controller>& call) {
  const auto state = state_from_code(call.request.query_value("state")).value_or(State::waiting);
  const int pages = ui::pages_of(store::count_in_state(call.db, state), proposals_on_a_page);
  const int page = web::page_within(call.request, pages);
  return views::queue_page(ui::view_of(call),
                           {.proposals = store::in_state(call.db, state, page), .state = state, .page = page, .pages = pages});
}

std::vector<views::Alike> alike_of(db::Read& db, const Proposal& proposal) {
  std::vector<views::Alike> found;
  for (auto& text : store::texts(db, 1, compared)) {
    if (text.id == proposal.id) continue;
    if (const int likeness = proposals::likeness(proposal.body, text.body); likeness >= least_likeness)
      found.push_back({.text = std::move(text), .likeness = likeness});
  }
  std::ranges::stable_sort(found, std::ranges::greater{}, &views::Alike::likeness);
  if (found.size() > most_alike) found.resize(most_alike);
  return found;
}

/// Contests of the operator's state body, and the lots of the one that was chosen.
views::LotChoice lots_for(db::Read& db, const http::Caller& caller, std::string_view chosen) {
  const auto who = Operator::admit(caller);
  if (!who) return {};
  views::LotChoice choice{.contests = contests::contests(db)};
  std::erase_if(choice.contests, [&](const auto& contest) { return !who->scope.covers(contest.facts.state_body); });
  const auto id = base::parse_id(chosen);
  const auto found = std::ranges::find(choice.contests, base::ContestId{id.value_or(0)}, &contests::Contest::id);
  if (found == choice.contests.end()) return choice;
  choice.contest = found->id;
  choice.lots = store::lots_of_contest(db, found->id);
  return choice;
}

/// Which of the page's forms was sent, and what was typed there.
struct Typed {
  http::FormValues declining{}, merging{}, linking{};
};
template <class Call>
Response moderation_page(const Call& call, const Proposal& proposal, const Typed& typed = {}, int status = 200) {
  const auto& caller = call.request.caller;
  const bool may_act = caller.has(http::Role::operator_);
  const bool mergeable = may_act && after(proposal.state, Event::merge).has_value();
  const auto contest = typed.linking.value("contest").empty() ? call.request.query_value("contest") : typed.linking.value("contest");
  const auto doubles = store::doubles(call.db, proposal.id);
  const auto alike = mergeable ? alike_of(call.db, proposal) : std::vector<views::Alike>{};
  const auto lots = proposal.state == State::published ? lots_for(call.db, caller, contest) : views::LotChoice{};
  return views::moderation_page(ui::view_of(call),
                                {.proposal = proposal,
                                 .may_act = may_act,
                                 .doubles = doubles,
                                 .shown = store::shown_one(call.db, proposal.id),
                                 .alike = alike,
                                 .lots = lots,
                                 .declining = typed.declining,
                                 .merging = typed.merging,
                                 .linking = typed.linking},
                                status);
}

Result<Response> show(const Get<http::Controller>& call, ProposalId id) {
  const auto proposal = store::proposal(call.db, id);
  if (!proposal) return web::no_such_proposal();
  return moderation_page(call, *proposal);
}

Seen seen_in(http::FormReader& form, ProposalId id) {
  return {.id = id, .version = form.number("version", 1, 1'000'000, {.label = M("Version"), .required = true}).value_or(0)};
}

Response done_at(ProposalId id) { return http::see_other(ui::with_notice(Url::to("/proposals/{}/moderation", id), ui::Notice::saved)); }

/// A form that is a button only: a failure is a page of its own.
template <class Act>
Result<Response> by_button(const Post<Operator>& call, ProposalId id, Act act) {
  if (!store::proposal(call.db, id)) return web::no_such_proposal();
  http::FormReader form{call.request};
  const auto seen = seen_in(form, id);
  return http::answered(form, [&]() -> Result<Response> {
    TRY(act(call.db, notices::outbox_of(call), call.who.account, seen));
    return done_at(id);
  });
}

Result<Response> take_publication(const Post<Operator>& call, ProposalId id) { return by_button(call, id, publish); }

Result<Response> take_separation(const Post<Operator>& call, ProposalId id) { return by_button(call, id, separate); }

Result<Response> take_refusal(const Post<Operator>& call, ProposalId id) {
  const auto proposal = store::proposal(call.db, id);
  if (!proposal) return web::no_such_proposal();
  std::vector<std::string> codes;
  for (const auto reason : all_reasons) codes.emplace_back(to_code(reason));
  http::FormReader form{call.request};
  const auto seen = seen_in(form, id);
  const auto reason = reason_from_code(form.choice("reason", codes, {.label = M("Reason"), .required = true}));
  const auto words = form.optional_text("words", {.label = M("In your own words"), .max = longest_words});
  if (reason == Reason::other && !words) form.fail("words", M("Say what the other reason is"));
  const auto again = [&](int status) { return moderation_page(call, *proposal, {.declining = form.values()}, status); };
  const auto job = [&]() -> Result<Response> {
    TRY(decline(call.db, notices::outbox_of(call), call.who.account, seen, *reason, words));
    return done_at(id);
  };
  // What is no longer to be declined has no form for it: the page of the failure holds the reason that was typed.
  return http::answered(form, again, job, {.field = "reason", .conflict = http::Conflict::alone});
}

/// The number at the end of an address, or the number alone.
std::optional<ProposalId> named_in(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  const auto slash = address.rfind('/');
  const auto id = base::parse_id(slash == std::string_view::npos ? address : address.substr(slash + 1));
  return id ? std::optional{ProposalId{*id}} : std::nullopt;
}

Result<Response> take_merger(const Post<Operator>& call, ProposalId id) {
  const auto proposal = store::proposal(call.db, id);
  if (!proposal) return web::no_such_proposal();
  http::FormReader form{call.request};
  const auto seen = seen_in(form, id);
  const auto address = form.line("kept", {.label = M("Address of the proposal that stays"), .required = true, .max = longest_url});
  const auto again = [&](int status) { return moderation_page(call, *proposal, {.merging = form.values()}, status); };
  const auto job = [&]() -> Result<Response> {
    TRY(merge(call.db, notices::outbox_of(call), call.who.account, seen, named_in(address).value_or(ProposalId{})));
    return done_at(id);
  };
  return http::answered(form, again, job, {.field = "kept"});
}

/// A lot of another state body looks as if there were none: also the one that is linked now.
Done may_link(db::Read& db, const http::Scope& scope, const Proposal& proposal, std::optional<base::LotId> lot) {
  if (proposal.lot) TRY(contests::load_lot_for(db, scope, *proposal.lot));
  if (lot) TRY(contests::load_lot_for(db, scope, *lot));
  return base::done();
}

Result<Response> take_lot(const Post<Operator>& call, ProposalId id) {
  const auto proposal = store::proposal(call.db, id);
  if (!proposal) return web::no_such_proposal();
  http::FormReader form{call.request};
  const auto seen = seen_in(form, id);
  const bool link = form.choice("then", links, {.label = M("Lot that came of it"), .required = true}) == "link";
  form.optional_line("contest", {.label = M("Contest")});
  const auto lot = link ? form.id<base::LotId>("lot", {.label = M("Lot that came of it"), .required = true}) : std::nullopt;
  const auto again = [&](int status) { return moderation_page(call, *proposal, {.linking = form.values()}, status); };
  const auto job = [&]() -> Result<Response> {
    TRY(may_link(call.db, call.who.scope, *proposal, lot));
    TRY(link_lot(call.db, call.services.clock.now(), call.who.account, seen, lot));
    return done_at(id);
  };
  return http::answered(form, again, job, {.field = "lot", .conflict = link ? http::Conflict::in_form : http::Conflict::alone});
}

}  // namespace

void web::add_staff_routes(http::Routes& routes) {
  routes.get<"/proposals/queue">(queue);
  routes.get<"/proposals/{proposal}/moderation">(show);
  routes.post<"/proposals/{proposal}/publish">(take_publication);
  routes.post<"/proposals/{proposal}/decline">(take_refusal);
  routes.post<"/proposals/{proposal}/merge">(take_merger);
  routes.post<"/proposals/{proposal}/separate">(take_separation);
  routes.post<"/proposals/{proposal}/lot">(take_lot);
}

}  // namespace baqylau::proposals
