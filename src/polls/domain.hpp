#pragma once
/// What a poll is, who may vote when, and how votes are counted.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/message.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::polls {

inline constexpr std::size_t longest_title = 300;   ///< code points
inline constexpr std::size_t longest_about = 3000;  ///< code points
inline constexpr std::size_t longest_option = 200;  ///< code points
inline constexpr std::size_t least_options = 2;
inline constexpr std::size_t most_options = 20;
inline constexpr std::int64_t most_ballots_of_a_network = 30;  ///< an hour, in one poll for anyone
inline constexpr std::int64_t most_ballots_answered = 10;      ///< of them without a proof of work
/// A wide network stands out that casts more than both within an hour. SECURITY V-07.
inline constexpr std::int64_t usual_ballots_of_a_network = 10;
inline constexpr std::int64_t usual_percent_of_a_network = 2;  ///< of the poll's ballots in that hour
inline constexpr int polls_on_a_page = 20;

enum class PollKind {
  question,  ///< any question with options of its own
  theme,     ///< the pilot's three options: relevant for the Republic, for the region (city), not relevant
};
enum class Audience {
  anyone,  ///< an opinion: one ballot a browser, the page says that anyone may vote
  ngos,    ///< signed-in members of NGOs, one ballot an NGO
};
enum class Counts { live, sealed };
std::string_view to_code(PollKind kind);
std::string_view to_code(Audience audience);
std::string_view to_code(Counts counts);
std::optional<PollKind> kind_from_code(std::string_view code);
std::optional<Audience> audience_from_code(std::string_view code);
std::optional<Counts> counts_from_code(std::string_view code);

struct Option {
  std::string kk, ru;
  std::optional<base::ProposalId> proposal{};  ///< that it came of; in a poll on one proposed theme the same for all options
};
/// The options of a theme poll, in both languages.
std::vector<base::Text> theme_options();

/// What an operator enters.
struct PollFacts {
  PollKind kind{};
  std::string title_kk, title_ru;
  std::optional<std::string> about_kk{}, about_ru{};
  Audience audience{};
  Counts counts{};
  base::LocalDate opens_on{}, closes_on{};  ///< both inclusive
  std::vector<Option> options{};            ///< counted from 1: their positions
};
/// The proposals that options came of, each once, in the order of the options.
std::vector<base::ProposalId> proposals_of(const PollFacts& facts);
struct Poll {
  base::PollId id{};
  PollFacts facts{};
  std::int64_t version = 0;
  std::optional<base::Instant> closed_at{};
};

enum class Phase {
  coming,
  open,
  counting,  ///< the last day is over, the poll is about to be closed
  closed,
};
Phase phase_of(const Poll& poll, base::LocalDate today);
/// Whether anybody at all may be told counts: sealed ones not before the poll is closed.
bool counts_shown(const Poll& poll, base::LocalDate today);

/// Shares in tenths of a percent that together are 1000: each is cut, and what is left over goes to the largest remainders, of
/// equal ones to the first. All 0 where there are no votes.
std::vector<int> shares_of(const std::vector<std::int64_t>& votes);

/// By position.
struct Votes {
  std::vector<std::int64_t> all{};
  std::vector<std::int64_t> flagged{};  ///< of them from networks that stood out
};
struct Results {
  Votes votes{};
  std::vector<int> shares{};  ///< tenths of a percent
  std::int64_t total = 0;
  std::int64_t flagged = 0;
};
Results results_of(Votes votes);

/// What the running hour has brought, this ballot included.
struct Arrivals {
  std::int64_t of_network = 0;
  std::int64_t in_all = 0;
};
bool stands_out(const Arrivals& arrivals);
/// The name of a poll's ballots where visitors' forms are held: `poll 17`.
std::string form_name(base::PollId poll);

struct Ballot {
  std::string number;  ///< 32 hex digits
  std::int64_t position = 0;
  bool flagged = false;  ///< from a network that stood out: counted, and shown apart
};
/// What a voter is given: with `code`, which nobody else has, the number is found again. See `number_of` and `commitment_of`.
struct Receipt {
  std::string number, code;
};
/// First 32 hex digits of SHA-256 of `POLL\nPOSITION\nCODE`: the number under which the ballot is published.
std::string number_of(base::PollId poll, std::int64_t position, std::string_view code);
/// 64 hex digits, SHA-256 of `ballot\nCODE`: what the journal's leaf holds. Only who has the code can bring leaf and ballot together.
std::string commitment_of(std::string_view code);

}  // namespace baqylau::polls
