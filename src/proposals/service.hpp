#pragma once
/// Proposing, and what becomes of a proposal. Each function is one use case inside one transaction.

#include "proposals/domain.hpp"

#include "base/random.hpp"
#include "base/result.hpp"
#include "db/db.hpp"
#include "identity/visitor_forms.hpp"
#include "notices/notices.hpp"

#include <optional>
#include <string>

namespace baqylau::proposals {

struct NewProposal {
  i18n::Language language{};           ///< Kazakh or Russian
  std::optional<base::NgoId> ngo{};    ///< the author; or else
  std::optional<std::string> name{};   ///< the name that a visitor gave, and
  std::optional<std::string> email{};  ///< where to tell what became of it
  std::string body{};                  ///< `least_text` to `longest_text` code points
};
/// `too_many` where the network, or the NGO, has sent too many of late, or has `most_waiting` that wait: counted and added in one
/// transaction, so that of many sent at once no more are taken.
base::Result<base::ProposalId> propose(db::Write& db, base::Random& random, base::Instant now, const identity::VisitorForm& from,
                                       const NewProposal& proposal);

/// What an operator acts on: the proposal in the version that was seen.
struct Seen {
  base::ProposalId id{};
  std::int64_t version = 0;
};
// All: `not_found` for what does not exist; `conflict` where it is no longer at the version seen, or the act does not lead on from its
// state. The author is told (an NGO in its cabinet and by mail, a visitor by mail where an address was left, which then goes), the
// journal has a leaf, the index follows.
base::Done publish(db::Write& db, const notices::Outbox& outbox, base::AccountId by, const Seen& seen);
/// Also takes what was published off the site. `words` go to the author beside the reason.
base::Done decline(db::Write& db, const notices::Outbox& outbox, base::AccountId by, const Seen& seen, Reason reason,
                   const std::optional<std::string>& words);
/// Makes it a double of `kept`, which must be published; doubles of its own go along. `conflict` also where a lot came of it;
/// `invalid` where `kept` cannot be the one.
base::Done merge(db::Write& db, const notices::Outbox& outbox, base::AccountId by, const Seen& seen, base::ProposalId kept);
/// A double stands on its own again.
base::Done separate(db::Write& db, const notices::Outbox& outbox, base::AccountId by, const Seen& seen);
/// Says which lot came of a published proposal; nothing: none after all. The caller has seen that the lot is there and the operator's.
base::Done link_lot(db::Write& db, base::Instant now, base::AccountId by, const Seen& seen, std::optional<base::LotId> lot);

/// What an NGO proposed and nobody has decided on. A foreign one looks unknown.
base::Done withdraw(db::Write& db, base::Instant now, base::AccountId by, base::NgoId ngo, const Seen& seen);

}  // namespace baqylau::proposals
