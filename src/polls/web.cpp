/// Handlers of polls: what a URL does.

#include "polls/polls.hpp"
#include "polls/service.hpp"
#include "polls/store.hpp"
#include "polls/views.hpp"
#include "polls/web.hpp"

#include "base/log.hpp"
#include "base/spreadsheet.hpp"
#include "http/cookies.hpp"
#include "http/answered.hpp"
#include "http/response_head.hpp"
#include "identity/guesses.hpp"
#include "ui/page.hpp"

#include <algorithm>

namespace baqylau::polls {

using base::Failure;
using base::Kind;
using base::M;
using base::PollId;
using base::Result;
using http::Anyone;
using http::Get;
using http::Post;
using http::Public;
using http::Response;
using http::Url;

namespace {

/// The receipt goes to the voter's browser alone, for the next page: it is written nowhere on this side.
constexpr std::string_view receipt_cookie = "ballot";
constexpr std::chrono::minutes receipt_kept{10};
constexpr std::size_t receipt_part = 32;

http::Cookie receipt_cookie_of(PollId id, const Receipt& receipt) {
  return {
      .name = std::string{receipt_cookie}, .value = base::to_string(id) + '.' + receipt.number + '.' + receipt.code, .kept = receipt_kept};
}

/// What the browser brings back is shown to its owner only, and only where number and code fit each other.
std::optional<Receipt> receipt_of(const http::Request& request, const Poll& poll) {
  const auto value = request.cookie(receipt_cookie);
  const auto prefix = base::to_string(poll.id) + '.';
  if (!value.starts_with(prefix) || value.size() != prefix.size() + 2 * receipt_part + 1) return std::nullopt;
  const Receipt receipt{.number = std::string{value.substr(prefix.size(), receipt_part)},
                        .code = std::string{value.substr(prefix.size() + receipt_part + 1)}};
  for (std::size_t position = 1; position <= poll.facts.options.size(); ++position)
    if (number_of(poll.id, static_cast<std::int64_t>(position), receipt.code) == receipt.number) return receipt;
  return std::nullopt;
}

/// Nothing for somebody who may not vote here.
template <class Call>
std::optional<Voter> voter_of(const Call& call, const Poll& poll) {
  const auto& caller = call.request.caller;
  if (poll.facts.audience == Audience::ngos) {
    if (!caller.account || !caller.ngo) return std::nullopt;
    return Voter{.who = "ngo " + base::to_string(*caller.ngo)};
  }
  const auto wide = identity::wide_network_of(call.request.client_address);
  if (caller.account) return Voter{.who = "account " + base::to_string(*caller.account), .wide_network = wide};
  const auto browser = call.request.cookie(http::visitor_cookie_name);
  if (!http::is_visitor_value(browser)) return std::nullopt;
  return Voter{.who = "browser " + std::string{browser}, .wide_network = wide};
}

template <class Call>
views::Booth booth_of(const Call& call, const Poll& poll) {
  if (phase_of(poll, call.services.clock.today()) != Phase::open) return views::Booth::none;
  const auto voter = voter_of(call, poll);
  if (!voter) return poll.facts.audience == Audience::ngos ? views::Booth::ngos_only : views::Booth::ballot;
  const auto key = store::voter_key(call.db, poll.id);
  if (!key) return views::Booth::none;
  return store::has_voted(call.db, poll.id, voter_hash(call.services.secret, *key, *voter)) ? views::Booth::voted : views::Booth::ballot;
}

std::optional<Results> shown_results(db::Read& db, const Poll& poll, base::LocalDate today) {
  if (!counts_shown(poll, today)) return std::nullopt;
  return results_of(store::votes(db, poll.id));
}

/// The proposals that can be read; the same one once, where one of them was found to be a double of another.
std::vector<proposals::Theme> themes_of(db::Read& db, const Poll& poll) {
  std::vector<proposals::Theme> themes;
  for (const auto id : proposals_of(poll.facts))
    if (auto theme = proposals::find_readable(db, id); theme && std::ranges::find(themes, theme->id, &proposals::Theme::id) == themes.end())
      themes.push_back(std::move(*theme));
  return themes;
}

Result<Response> list(const Get<Public>& call) {
  const int pages = ui::pages_of(store::count_polls(call.db), polls_on_a_page);
  const int page = std::clamp(ui::page_number(call.request), 1, pages);
  return views::list_page(ui::view_of(call), store::polls(call.db, page), page, pages);
}

Result<Response> show(const Get<Anyone>& call, PollId id) {
  const auto poll = TRY(load(call.db, id));
  return views::poll_page(ui::view_of(call), {.poll = poll,
                                              .booth = booth_of(call, poll),
                                              .results = shown_results(call.db, poll, call.services.clock.today()),
                                              .receipt = receipt_of(call.request, poll),
                                              .values = {},
                                              .themes = themes_of(call.db, poll)});
}

Result<Response> vote(const Post<Anyone>& call, PollId id) {
  const auto poll = TRY(load(call.db, id));
  const auto v = ui::view_of(call);
  const auto booth = booth_of(call, poll);
  const auto results = shown_results(call.db, poll, v.today);
  http::FormReader form{call.request};
  const auto again = [&](int status) {
    return views::poll_page(
        v, {.poll = poll, .booth = booth, .results = results, .values = form.values(), .themes = themes_of(call.db, poll)}, status);
  };
  const auto position = form.number("option", 1, static_cast<std::int64_t>(most_options), {.label = M("Your choice"), .required = true});
  std::optional<identity::VisitorForm> of_network;
  if (poll.facts.audience == Audience::anyone) of_network = identity::read_visitor_form(form, call.services, call.request, form_name(id));
  const auto job = [&]() -> Result<Response> {
    auto voter = voter_of(call, poll);
    if (!voter) return Failure{Kind::forbidden, M("Only members of NGOs vote in this poll. Sign in as your organisation to vote.")};
    voter->of_network = std::move(of_network);
    const auto receipt = cast(call.db, call.services.random, call.services.clock.now(), call.services.secret, poll, *voter, *position);
    if (!receipt) {
      base::log(base::LogLevel::info, "ballot_refused", call.request.number, {{"poll", id.value}});
      return receipt.failure();
    }
    auto response = http::see_other(ui::with_notice(Url::to("/polls/{}", id), ui::Notice::ballot_cast));
    response.cookies.push_back(receipt_cookie_of(id, *receipt));
    return response;
  };
  // Who has voted, or comes too late, has no form to go on with.
  return http::answered(form, again, job, {.field = "option", .conflict = http::Conflict::alone});
}

Response csv_file(const ui::View& v, std::string name, const std::vector<std::vector<std::string>>& table) {
  base::CsvTable csv{v.t.csv_separator()};
  for (const auto& line : table) csv.add(line);
  return http::download("text/csv; charset=utf-8", std::move(name), std::move(csv).bytes());
}

Result<Response> results_csv(const Get<Public>& call, PollId id) {
  const auto poll = TRY(load(call.db, id));
  const auto v = ui::view_of(call);
  const auto results = shown_results(call.db, poll, v.today);
  if (!results) return no_such_poll();
  return csv_file(v, "poll-" + base::to_string(id) + "-results.csv", views::results_table(v.t, poll, *results));
}

Result<Response> ballots_csv(const Get<Public>& call, PollId id) {
  const auto poll = TRY(load(call.db, id));
  const auto v = ui::view_of(call);
  if (phase_of(poll, v.today) != Phase::closed) return no_such_poll();
  return csv_file(v, "poll-" + base::to_string(id) + "-ballots.csv", views::ballots_table(v.t, poll, store::ballots(call.db, id)));
}

}  // namespace

Failure no_such_poll() { return {Kind::not_found, M("There is no such poll")}; }

Result<Poll> load(db::Read& db, PollId id) {
  auto poll = store::poll(db, id);
  if (!poll) return no_such_poll();
  return std::move(*poll);
}

void add_routes(http::Routes& routes) {
  routes.get<"/polls">(list);
  routes.get<"/polls/{poll}">(show);
  routes.post<"/polls/{poll}/vote">(vote);
  routes.get<"/polls/{poll}/results.csv">(results_csv);
  routes.get<"/polls/{poll}/ballots.csv">(ballots_csv);
  add_staff_routes(routes);
}

}  // namespace baqylau::polls
