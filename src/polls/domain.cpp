#include "polls/domain.hpp"

#include "base/random.hpp"

#include <algorithm>
#include <numeric>

namespace baqylau::polls {

namespace {

constexpr int whole = 1000;  ///< 100 % in tenths
constexpr std::size_t number_length = 32;

}  // namespace

std::string_view to_code(PollKind kind) {
  switch (kind) {
    case PollKind::question: return "question";
    case PollKind::theme: return "theme";
  }
  return "";
}

std::string_view to_code(Audience audience) {
  switch (audience) {
    case Audience::anyone: return "anyone";
    case Audience::ngos: return "ngos";
  }
  return "";
}

std::string_view to_code(Counts counts) {
  switch (counts) {
    case Counts::live: return "live";
    case Counts::sealed: return "sealed";
  }
  return "";
}

std::optional<PollKind> kind_from_code(std::string_view code) {
  for (const auto kind : {PollKind::question, PollKind::theme})
    if (to_code(kind) == code) return kind;
  return std::nullopt;
}

std::optional<Audience> audience_from_code(std::string_view code) {
  for (const auto audience : {Audience::anyone, Audience::ngos})
    if (to_code(audience) == code) return audience;
  return std::nullopt;
}

std::optional<Counts> counts_from_code(std::string_view code) {
  for (const auto counts : {Counts::live, Counts::sealed})
    if (to_code(counts) == code) return counts;
  return std::nullopt;
}

std::vector<base::Text> theme_options() {
  using base::M;
  return {M("Relevant for the Republic"), M("Relevant for the region (city)"), M("Not relevant")};
}

std::vector<base::ProposalId> proposals_of(const PollFacts& facts) {
  std::vector<base::ProposalId> found;
  for (const auto& option : facts.options)
    if (option.proposal && std::ranges::find(found, *option.proposal) == found.end()) found.push_back(*option.proposal);
  return found;
}

Phase phase_of(const Poll& poll, base::LocalDate today) {
  if (poll.closed_at) return Phase::closed;
  if (today < poll.facts.opens_on) return Phase::coming;
  return today <= poll.facts.closes_on ? Phase::open : Phase::counting;
}

bool counts_shown(const Poll& poll, base::LocalDate today) {
  switch (phase_of(poll, today)) {
    case Phase::coming: return false;
    case Phase::open:
    case Phase::counting: return poll.facts.counts == Counts::live;
    case Phase::closed: return true;
  }
  return false;
}

std::vector<int> shares_of(const std::vector<std::int64_t>& votes) {
  std::vector<int> shares(votes.size(), 0);
  const auto total = std::accumulate(votes.begin(), votes.end(), std::int64_t{0});
  if (total == 0) return shares;
  int left = whole;
  for (std::size_t i = 0; i < votes.size(); ++i) {
    shares[i] = static_cast<int>(votes[i] * whole / total);
    left -= shares[i];
  }
  std::vector<std::size_t> order(votes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return votes[i] * whole % total; });
  for (const auto i : order) {
    if (left == 0) break;
    ++shares[i];
    --left;
  }
  return shares;
}

Results results_of(Votes votes) {
  const auto sum = [](const std::vector<std::int64_t>& counts) { return std::accumulate(counts.begin(), counts.end(), std::int64_t{0}); };
  Results results{.votes = std::move(votes)};
  results.shares = shares_of(results.votes.all);
  results.total = sum(results.votes.all);
  results.flagged = sum(results.votes.flagged);
  return results;
}

bool stands_out(const Arrivals& arrivals) {
  constexpr std::int64_t hundred = 100;
  return arrivals.of_network > usual_ballots_of_a_network && arrivals.of_network * hundred > arrivals.in_all * usual_percent_of_a_network;
}

std::string form_name(base::PollId poll) { return "poll " + base::to_string(poll); }

std::string number_of(base::PollId poll, std::int64_t position, std::string_view code) {
  return base::hex(base::sha256(base::to_string(poll) + '\n' + std::to_string(position) + '\n' + std::string{code}))
      .substr(0, number_length);
}

std::string commitment_of(std::string_view code) { return base::hex(base::sha256("ballot\n" + std::string{code})); }

}  // namespace baqylau::polls
