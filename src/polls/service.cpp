#include "polls/service.hpp"

#include "journal/journal.hpp"
#include "polls/polls.hpp"
#include "polls/searching.hpp"
#include "polls/store.hpp"
#include "proposals/proposals.hpp"

#include <stdexcept>
#include <utility>

namespace baqylau::polls {

using base::Failure;
using base::Kind;
using base::M;

namespace {

constexpr std::size_t key_bytes = 32;
constexpr std::size_t code_bytes = 16;

void tell_journal(db::Write& db, base::Instant now, std::optional<base::AccountId> by, std::string event, base::PollId poll,
                  std::vector<std::pair<std::string, std::string>> details, std::optional<journal::Objects> objects = {}) {
  journal::record(db, now,
                  {.actor = by,
                   .event = std::move(event),
                   .subject = {journal::Kind::poll, poll},
                   .details = std::move(details),
                   .objects = std::move(objects)});
}

/// What the poll asks and by which rules, so that nobody can change either afterwards without a trace.
std::vector<std::pair<std::string, std::string>> details_of(const PollFacts& facts) {
  std::vector<std::pair<std::string, std::string>> details{{"kind", std::string{to_code(facts.kind)}},
                                                           {"title", facts.title_ru},
                                                           {"audience", std::string{to_code(facts.audience)}},
                                                           {"counts", std::string{to_code(facts.counts)}},
                                                           {"opens_on", facts.opens_on.iso()},
                                                           {"closes_on", facts.closes_on.iso()}};
  for (std::size_t i = 0; i < facts.options.size(); ++i) {
    const auto name = "option_" + std::to_string(i + 1);
    details.emplace_back(name, facts.options[i].ru);
    if (const auto proposal = facts.options[i].proposal) details.emplace_back(name + "_proposal", base::to_string(*proposal));
  }
  return details;
}

Failure not_open() {
  return {Kind::conflict, M("One cannot vote in this poll now: it has not begun, or is over. Its page says on which days it is open")};
}

std::string network_hash(std::string_view secret, std::string_view poll_key, std::string_view wide_network) {
  return base::hex(base::keyed_hash(secret, "network\n" + std::string{poll_key} + '\n' + std::string{wide_network}));
}

/// Counts one more ballot; whether its network stands out, with this one or since an earlier one. Nothing where the poll is not open.
std::optional<bool> count(db::Write& db, base::PollId poll, base::Instant now, const std::optional<std::string>& network) {
  const base::Instant hour{now.micros - now.micros % std::chrono::microseconds{std::chrono::hours{1}}.count()};
  std::optional<store::NetworkCount> of_network;
  if (network) of_network = store::count_network(db, poll, *network, hour);
  const auto in_all = store::count_ballot(db, poll, base::almaty_date(now), hour);
  if (!in_all) return std::nullopt;
  if (!of_network) return false;
  if (of_network->stood_out) return true;
  if (!stands_out({.of_network = of_network->this_hour, .in_all = *in_all})) return false;
  store::mark_network(db, poll, *network);
  return true;
}

}  // namespace

base::Result<base::PollId> add_poll(db::Write& db, base::Random& random, base::Instant now, base::AccountId by, const PollFacts& facts) {
  const base::PollId id{base::new_id(random, now.micros)};
  // First: an option does not refer to what is not there.
  for (const auto proposal : proposals_of(facts)) TRY(proposals::put_to_vote(db, now, by, proposal, id));
  store::add(db, random, now, {.id = id, .by = by, .voter_key = base::hex(random.bytes(key_bytes))}, facts);
  tell_journal(db, now, by, "poll.created", id, details_of(facts));
  put_into_search(db, id);
  return id;
}

base::Done change_poll(db::Write& db, base::Random& random, base::Instant now, base::AccountId by, base::PollId poll, std::int64_t version,
                       const PollFacts& facts) {
  if (!store::change(db, random, now, poll, version, facts))
    return Failure{
        Kind::conflict,
        M("The poll was not changed: voting has begun, or the poll was changed after you opened the page. Open it again and look")};
  tell_journal(db, now, by, "poll.changed", poll, details_of(facts));
  put_into_search(db, poll);
  return base::done();
}

std::string voter_hash(std::string_view secret, std::string_view poll_key, const Voter& voter) {
  return base::hex(base::keyed_hash(secret, "voter\n" + std::string{poll_key} + '\n' + voter.who));
}

base::Result<Receipt> cast(db::Write& db, base::Random& random, base::Instant now, std::string_view secret, const Poll& poll,
                           const Voter& voter, std::int64_t position) {
  const auto today = base::almaty_date(now);
  if (position < 1 || position > static_cast<std::int64_t>(poll.facts.options.size()))
    return Failure{Kind::invalid, M("Choose one of the options")};
  const auto key = store::voter_key(db, poll.id);
  if (!key || phase_of(poll, today) != Phase::open) return not_open();
  if (!store::add_voter(db, poll.id, voter_hash(secret, *key, voter)))
    return Failure{Kind::conflict, poll.facts.audience == Audience::ngos
                                       ? M("Your organisation has voted in this poll already; its vote is counted once")
                                       : M("You have voted in this poll already; your vote is counted once")};
  constexpr identity::VisitorLimit limit{.most = most_ballots_of_a_network, .most_answered = most_ballots_answered};
  if (voter.of_network) TRY(identity::count_visitor_form(db, *voter.of_network, now, limit));
  std::optional<std::string> network;
  if (voter.wide_network) network = network_hash(secret, *key, *voter.wide_network);
  const auto flagged = count(db, poll.id, now, network);
  if (!flagged) return not_open();
  Receipt receipt{.number = {}, .code = base::hex(random.bytes(code_bytes))};
  receipt.number = number_of(poll.id, position, receipt.code);
  store::add_ballot(db, poll.id, {.number = receipt.number, .position = position, .flagged = *flagged});
  // Who voted is not said, and which ballot it was can only be told by who has the code.
  tell_journal(db, now, {}, "poll.ballot_cast", poll.id, {{"commitment", commitment_of(receipt.code)}}, journal::Objects{});
  return receipt;
}

void close_polls(db::Write& db, base::LocalDate today, base::Instant now) {
  for (const auto id : store::to_close(db, today)) {
    const auto total = store::close(db, id, now);
    if (!total) continue;
    const auto results = results_of(store::votes(db, id));
    if (results.total != *total) throw std::logic_error{"ballots of a poll that were counted and ballots in the box differ"};
    std::string list;
    for (const auto& ballot : store::ballots(db, id))
      list += ballot.number + ',' + std::to_string(ballot.position) + (ballot.flagged ? ",1\n" : ",0\n");
    std::vector<std::pair<std::string, std::string>> details{
        {"total", std::to_string(*total)}, {"flagged", std::to_string(results.flagged)}, {"ballots_sha256", base::hex(base::sha256(list))}};
    for (std::size_t i = 0; i < results.votes.all.size(); ++i)
      details.emplace_back("option_" + std::to_string(i + 1), std::to_string(results.votes.all[i]));
    tell_journal(db, now, {}, "poll.closed", id, std::move(details));
    put_into_search(db, id);
  }
}

}  // namespace baqylau::polls
