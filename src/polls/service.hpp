#pragma once
/// Entering a poll, voting, closing. Each function is one use case inside one transaction.

#include "polls/domain.hpp"

#include "base/random.hpp"
#include "base/result.hpp"
#include "db/db.hpp"
#include "identity/visitor_forms.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace baqylau::polls {

/// Proposals that options came of are put to the vote with it: `conflict` where one of them is not published any more.
base::Result<base::PollId> add_poll(db::Write& db, base::Random& random, base::Instant now, base::AccountId by, const PollFacts& facts);
/// `conflict` where voting has begun, or somebody else has changed it since `version`.
base::Done change_poll(db::Write& db, base::Random& random, base::Instant now, base::AccountId by, base::PollId poll, std::int64_t version,
                       const PollFacts& facts);

/// Who votes: an NGO, an account, or a browser by the value of its cookie.
struct Voter {
  std::string who;                                    ///< `ngo 5`, `account 17`, `browser …`; kept nowhere
  std::optional<identity::VisitorForm> of_network{};  ///< in a poll for anyone: counted as well
  std::optional<std::string> wide_network{};          ///< in a poll for anyone: `192.0.2.0/24`; kept nowhere
};
/// As it stands in `poll_voter`: a hash keyed with the server's secret and the poll's own key, 64 hex digits.
std::string voter_hash(std::string_view secret, std::string_view poll_key, const Voter& voter);

/// One ballot, counted once: voter, count, ballot and leaf in one transaction. `conflict` where this voter has voted, or the poll is
/// not open; `too_many` where the network has cast too many of late; `invalid` for an option that is not there, or a proof of work that
/// was used before. A ballot from a wide network that stands out is flagged.
base::Result<Receipt> cast(db::Write& db, base::Random& random, base::Instant now, std::string_view secret, const Poll& poll,
                           const Voter& voter, std::int64_t position);

}  // namespace baqylau::polls
