#pragma once
/// SQL ↔ domain for proposals.

#include "proposals/domain.hpp"

#include "db/db.hpp"

#include <optional>
#include <string>
#include <vector>

namespace baqylau::proposals::store {

std::optional<Proposal> proposal(db::Read& db, base::ProposalId id);
/// `page` from 1; the latest first.
std::vector<Proposal> in_state(db::Read& db, State state, int page);
std::int64_t count_in_state(db::Read& db, State state);
std::vector<Proposal> of_ngo(db::Read& db, base::NgoId ngo, int page);
struct OfNgo {
  std::int64_t all = 0;
  std::int64_t waiting = 0;
};
OfNgo count_of_ngo(db::Read& db, base::NgoId ngo);
/// Of a kept proposal, as they were made.
std::vector<Proposal> doubles(db::Read& db, base::ProposalId kept);
/// Published ones.
std::vector<Proposal> of_lot(db::Read& db, base::LotId lot);

struct Filter {
  std::optional<Stage> stage{};
  std::optional<int> year{};
};
/// Published ones; `page` from 1.
std::vector<Shown> shown(db::Read& db, const Filter& filter, int page);
std::int64_t count_shown(db::Read& db, const Filter& filter);
std::optional<Shown> shown_one(db::Read& db, base::ProposalId id);
std::vector<int> years(db::Read& db);
/// All polls that the proposal or a double of it is in, the newest first.
std::vector<Vote> votes(db::Read& db, base::ProposalId id);

struct Text {
  base::ProposalId id{};
  i18n::Language language{};
  std::string body{};
  std::optional<base::Instant> proposed_at{};
};
/// Of published proposals, the newest first; `page` from 1.
std::vector<Text> texts(db::Read& db, int page, int a_page);
std::vector<base::ProposalId> published_ids(db::Read& db);
/// By number.
std::vector<LotOfIt> lots_of_contest(db::Read& db, base::ContestId contest);

std::int64_t waiting_of_source(db::Read& db, const std::string& source);
struct Contact {
  std::optional<std::string> email{};
  std::string salt{};
};
Contact contact(db::Read& db, base::ProposalId id);

struct Fresh {
  base::ProposalId id{};
  i18n::Language language{};
  std::optional<base::NgoId> ngo{};
  std::optional<std::string> name{}, email{};
  std::string body{};
  std::string source{};  ///< keyed hash of the network; of an NGO that of its number
  std::string salt{};
};
void add(db::Write& db, base::Instant now, const Fresh& proposal);
/// Published as it is; `proposed_at` may be missing.
void add_past(db::Write& db, base::Instant now, const Text& past, const std::string& salt);

/// What an operator decides on, as it was seen. All: false where somebody else changed it meanwhile.
struct Decision {
  base::ProposalId id{};
  std::int64_t version = 0;
  State from{};
  base::AccountId by{};
};
bool publish(db::Write& db, base::Instant now, const Decision& decision);
bool decline(db::Write& db, base::Instant now, const Decision& decision, Reason reason, const std::optional<std::string>& words);
/// Its own doubles go along. Also false: a lot came of it, or `kept` is not published.
bool merge(db::Write& db, base::Instant now, const Decision& decision, base::ProposalId kept);
bool withdraw(db::Write& db, base::NgoId ngo, base::ProposalId id, std::int64_t version);
bool set_lot(db::Write& db, base::ProposalId id, std::int64_t version, std::optional<base::LotId> lot);
/// False: it is not published.
bool take_to_vote(db::Write& db, base::ProposalId id);

void forget_contacts(db::Write& db, base::Instant before);

}  // namespace baqylau::proposals::store
