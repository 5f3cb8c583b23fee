#pragma once
/// «Формирование тематики госсоцзаказа»: anybody proposes a theme, an operator publishes it, puts it to a vote, and says which lot came
/// of it. An author's words are never edited. SPEC §2 (4).

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/message.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "db/db.hpp"
#include "http/routes.hpp"
#include "i18n/i18n.hpp"
#include "ui/html.hpp"
#include "ui/view.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::proposals {

/// The workflow, a row for each step; what is not here is not allowed.
struct Step {
  std::string_view from;   ///< code of a state
  std::string_view event;  ///< code
  std::string_view to;     ///< code of a state
  base::Text who;
};
std::span<const Step> proposal_steps();

// ---- for polls
/// A published proposal, in the words of its author.
struct Theme {
  base::ProposalId id{};
  i18n::Language language{};  ///< of the text: Kazakh or Russian
  std::string text{};
  std::optional<base::Instant> proposed_at{};  ///< not known of some of the pilot's
};
/// What is not published looks like what does not exist.
std::optional<Theme> find_theme(db::Read& db, base::ProposalId id);
/// The same; of a double the one that is kept, to whose page the double leads.
std::optional<Theme> find_readable(db::Read& db, base::ProposalId id);
/// Newest first; `page` from 1.
std::vector<Theme> themes(db::Read& db, int page, int a_page);
std::int64_t count_themes(db::Read& db);
/// The text with a mark of its language where that is not the page's; cut to `points` code points where there are any.
ui::Html theme_text(const ui::View& v, const Theme& theme, std::size_t points = 0);
/// In the transaction that makes a poll of it, with a leaf on the proposal. `conflict` where it is not published any more.
base::Done put_to_vote(db::Write& db, base::Instant now, base::AccountId by, base::ProposalId id, base::PollId poll);

// ---- for pages that `app` assembles
/// Links to the proposals of which the lot came. Empty where it came of none.
ui::Html came_of(const ui::View& v, db::Read& db, base::LotId lot);
/// How many proposals the NGO has made, with the way to them. For its cabinet.
ui::Html cabinet_proposals(const ui::View& v, db::Read& db, base::NgoId ngo);

// ---- for commands and the clock
/// A proposal from records of the past: published as it is, by an author who is not known.
struct PastProposal {
  i18n::Language language{};  ///< Kazakh or Russian
  std::string text{};
  std::optional<base::Instant> proposed_at{};
};
base::ProposalId add_past(db::Write& db, base::Random& random, base::Instant now, const PastProposal& past);
/// Forgets where proposals came from and where it was to be told what became of them, 30 days after they were sent. SECURITY P-02.
void forget_contacts(db::Write& db, base::Instant now);
/// Every published proposal anew, after `search::clear`.
void put_all_into_search(db::Write& db);

/// `/proposals`, `/proposals/…`
void add_routes(http::Routes& routes);

}  // namespace baqylau::proposals
