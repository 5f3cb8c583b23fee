#pragma once
/// SQL ↔ domain for polls.

#include "polls/domain.hpp"

#include "db/db.hpp"

#include <optional>
#include <string>
#include <vector>

namespace baqylau::polls::store {

std::optional<Poll> poll(db::Read& db, base::PollId id);
/// `page` from 1; without their options.
std::vector<Poll> polls(db::Read& db, int page);
std::int64_t count_polls(db::Read& db);
/// Who asks has asked `counts_shown` before.
Votes votes(db::Read& db, base::PollId id);
/// By number.
std::vector<Ballot> ballots(db::Read& db, base::PollId id);

/// Nothing once the poll is closed.
std::optional<std::string> voter_key(db::Read& db, base::PollId id);
bool has_voted(db::Read& db, base::PollId id, const std::string& voter);

struct Fresh {
  base::PollId id;
  base::AccountId by;
  std::string voter_key;
};
void add(db::Write& db, base::Random& random, base::Instant now, const Fresh& fresh, const PollFacts& facts);
/// False: it has begun, or somebody else has changed it.
bool change(db::Write& db, base::Random& random, base::Instant now, base::PollId id, std::int64_t version, const PollFacts& facts);

/// False: this voter has voted.
bool add_voter(db::Write& db, base::PollId id, const std::string& voter);
/// How many ballots the hour that began at `hour` has brought; nothing where the poll is not open.
std::optional<std::int64_t> count_ballot(db::Write& db, base::PollId id, base::LocalDate today, base::Instant hour);
struct NetworkCount {
  std::int64_t this_hour = 0;
  bool stood_out = false;  ///< before
};
/// `network`: a keyed hash, 64 hex digits.
NetworkCount count_network(db::Write& db, base::PollId id, const std::string& network, base::Instant hour);
void mark_network(db::Write& db, base::PollId id, const std::string& network);
void add_ballot(db::Write& db, base::PollId id, const Ballot& ballot);

std::vector<base::PollId> to_close(db::Read& db, base::LocalDate today);
/// Forgets voters and networks. How many ballots there are; nothing where another has closed it.
std::optional<std::int64_t> close(db::Write& db, base::PollId id, base::Instant now);

}  // namespace baqylau::polls::store
