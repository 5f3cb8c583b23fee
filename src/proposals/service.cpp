#include "proposals/service.hpp"

#include "journal/journal.hpp"
#include "proposals/letters.hpp"
#include "proposals/proposals.hpp"
#include "proposals/searching.hpp"
#include "proposals/store.hpp"

#include <utility>
#include <vector>

namespace baqylau::proposals {

using base::Failure;
using base::Kind;
using base::M;

namespace {

constexpr std::size_t salt_bytes = 16;

Failure no_such_proposal() { return {Kind::not_found, M("There is no such proposal")}; }

Failure changed_meanwhile() {
  return {Kind::conflict, M("This proposal has changed in the meantime. Open it again and look at what it says now")};
}

std::string new_salt(base::Random& random) { return base::hex(random.bytes(salt_bytes)); }

/// Of an NGO it is counted by what it has sent, whoever of it and from wherever.
std::string source_of(base::NgoId ngo) { return base::hex(base::sha256("source\nproposal\nngo " + base::to_string(ngo))); }

/// Of the state and version that the person saw.
base::Result<Proposal> chosen(db::Read& db, const Seen& seen, Event event) {
  auto proposal = store::proposal(db, seen.id);
  if (!proposal) return no_such_proposal();
  if (!after(proposal->state, event) || proposal->version != seen.version) return changed_meanwhile();
  return std::move(*proposal);
}

store::Decision decision_on(const Proposal& proposal, base::AccountId by) {
  return {.id = proposal.id, .version = proposal.version, .from = proposal.state, .by = by};
}

using Details = std::vector<std::pair<std::string, std::string>>;

/// `proposal` as it was before the change. The leaf proves the text without giving it away: a proposal can be erased later. The journal is
/// what changes of proposals wait for each other at (`journal::hold` before each), so that two that are made doubles of each other at once
/// are not.
void tell_journal(db::Write& db, base::Instant now, base::AccountId by, std::string event, const Proposal& proposal, Details details = {},
                  journal::Objects also = {}) {
  details.emplace_back("text_sha256", base::hex(base::sha256(store::contact(db, proposal.id).salt + proposal.body)));
  details.emplace_back("was", to_code(proposal.state));
  also.emplace_back(journal::Kind::proposal, proposal.id);
  journal::record(db, now,
                  {.actor = by,
                   .event = std::move(event),
                   .subject = {journal::Kind::proposal, proposal.id},
                   .details = std::move(details),
                   .objects = std::move(also)});
}

/// `contact` as it was before the decision, which forgets it.
void tell_author(db::Write& db, const notices::Outbox& outbox, const Proposal& proposal, const store::Contact& contact,
                 const Outcome& outcome) {
  const auto key = "proposal " + base::to_string(proposal.id) + ' ' + std::to_string(proposal.version);
  const auto link = outcome.readable_at ? std::optional{http::Url::to("/proposals/{}", *outcome.readable_at)} : std::nullopt;
  const auto letter = [&](Address address) {
    return [&, address](const i18n::Translator& t) { return letter_of(t, proposal, outcome, address); };
  };
  if (proposal.ngo)
    notices::tell_ngo(db, outbox, *proposal.ngo,
                      {.dedupe_key = key,
                       .kind = notices::Kind::proposal,
                       .link = link ? link : std::optional{http::Url::to("/proposals/mine")},
                       .write = letter(Address::kept)});
  else if (contact.email)
    notices::tell_address(db, outbox, *contact.email, proposal.language,
                          {.dedupe_key = key, .kind = notices::Kind::proposal, .link = link, .write = letter(Address::forgotten)});
}

}  // namespace

base::Result<base::ProposalId> propose(db::Write& db, base::Random& random, base::Instant now, const identity::VisitorForm& from,
                                       const NewProposal& proposal) {
  auto counted = from;
  if (proposal.ngo) counted.source = source_of(*proposal.ngo);
  TRY(identity::count_visitor_form(db, counted, now, {.most = most_an_hour, .most_answered = most_answered}));
  if (store::waiting_of_source(db, counted.source) >= most_waiting) {
    const auto text = proposal.ngo
                          ? M("{count} proposals of your organisation already wait to be read. Send this one when they have been; what you "
                              "typed stays on this page")
                          : M("{count} proposals from your network already wait to be read. Send this one when they have been; what you "
                              "typed stays on this page");
    return Failure{Kind::too_many, {text, {{"count", std::to_string(most_waiting)}}}};
  }
  const base::ProposalId id{base::new_id(random, now.micros)};
  store::add(db, now,
             {.id = id,
              .language = proposal.language,
              .ngo = proposal.ngo,
              .name = proposal.name,
              .email = proposal.email,
              .body = proposal.body,
              .source = counted.source,
              .salt = new_salt(random)});
  journal::record(db, now, {.event = "proposal.proposed", .subject = {journal::Kind::proposal, id}});
  return id;
}

base::Done publish(db::Write& db, const notices::Outbox& outbox, base::AccountId by, const Seen& seen) {
  const auto proposal = TRY(chosen(db, seen, Event::publish));
  const auto contact = store::contact(db, proposal.id);
  journal::hold(db);
  if (!store::publish(db, outbox.now, decision_on(proposal, by))) return changed_meanwhile();
  tell_journal(db, outbox.now, by, "proposal.published", proposal);
  put_into_search(db, proposal.id);
  tell_author(db, outbox, proposal, contact, {.event = Event::publish, .readable_at = proposal.id});
  return base::done();
}

base::Done decline(db::Write& db, const notices::Outbox& outbox, base::AccountId by, const Seen& seen, Reason reason,
                   const std::optional<std::string>& words) {
  const auto proposal = TRY(chosen(db, seen, Event::decline));
  const auto contact = store::contact(db, proposal.id);
  const bool was_public = proposal.state == State::published;
  journal::hold(db);
  if (!store::decline(db, outbox.now, decision_on(proposal, by), reason, words)) return changed_meanwhile();
  tell_journal(db, outbox.now, by, was_public ? "proposal.taken_off" : "proposal.declined", proposal,
               {{"reason", std::string{to_code(reason)}}});
  put_into_search(db, proposal.id);
  tell_author(db, outbox, proposal, contact, {.event = Event::decline, .reason = reason, .words = words});
  return base::done();
}

base::Done merge(db::Write& db, const notices::Outbox& outbox, base::AccountId by, const Seen& seen, base::ProposalId kept) {
  const auto proposal = TRY(chosen(db, seen, Event::merge));
  const auto other = store::proposal(db, kept);
  if (!other || other->state != State::published || kept == proposal.id)
    return Failure{Kind::invalid, M("Only another proposal that is published can be the one that stays. Check its address")};
  if (proposal.lot)
    return Failure{Kind::conflict, M("A lot came of this proposal, so it stays. Open the other one and make that the double")};
  const auto contact = store::contact(db, proposal.id);
  journal::hold(db);
  journal::Objects moved;
  for (const auto& one : store::doubles(db, proposal.id)) moved.emplace_back(journal::Kind::proposal, one.id);
  if (!store::merge(db, outbox.now, decision_on(proposal, by), kept)) return changed_meanwhile();
  tell_journal(db, outbox.now, by, "proposal.merged", proposal, {{"into", base::to_string(kept)}}, std::move(moved));
  put_into_search(db, proposal.id);
  put_into_search(db, kept);
  tell_author(db, outbox, proposal, contact, {.event = Event::merge, .readable_at = kept});
  return base::done();
}

base::Done separate(db::Write& db, const notices::Outbox& outbox, base::AccountId by, const Seen& seen) {
  const auto proposal = TRY(chosen(db, seen, Event::separate));
  journal::hold(db);
  if (!store::publish(db, outbox.now, decision_on(proposal, by))) return changed_meanwhile();
  tell_journal(db, outbox.now, by, "proposal.separated", proposal, {{"from", base::to_string(proposal.merged_into.value())}});
  put_into_search(db, proposal.id);
  put_into_search(db, *proposal.merged_into);
  tell_author(db, outbox, proposal, {}, {.event = Event::separate, .readable_at = proposal.id});
  return base::done();
}

base::Done link_lot(db::Write& db, base::Instant now, base::AccountId by, const Seen& seen, std::optional<base::LotId> lot) {
  const auto proposal = store::proposal(db, seen.id);
  if (!proposal) return no_such_proposal();
  if (proposal->state != State::published || proposal->version != seen.version) return changed_meanwhile();
  if (proposal->lot == lot) return base::done();
  const auto named = lot ? *lot : *proposal->lot;
  journal::hold(db);
  if (!store::set_lot(db, seen.id, seen.version, lot)) return changed_meanwhile();
  tell_journal(db, now, by, lot ? "proposal.lot_linked" : "proposal.lot_unlinked", *proposal, {{"lot", base::to_string(named)}});
  return base::done();
}

base::Done withdraw(db::Write& db, base::Instant now, base::AccountId by, base::NgoId ngo, const Seen& seen) {
  const auto proposal = store::proposal(db, seen.id);
  if (!proposal || proposal->ngo != ngo) return no_such_proposal();
  if (!store::withdraw(db, ngo, seen.id, seen.version))
    return Failure{Kind::conflict, M("An operator has decided on this proposal meanwhile, so it cannot be withdrawn any more")};
  journal::record(db, now, {.actor = by, .event = "proposal.withdrawn", .subject = {journal::Kind::proposal, seen.id}});
  return base::done();
}

base::Done put_to_vote(db::Write& db, base::Instant now, base::AccountId by, base::ProposalId id, base::PollId poll) {
  const auto proposal = store::proposal(db, id);
  if (!proposal) return no_such_proposal();
  journal::hold(db);
  if (!store::take_to_vote(db, id))
    return Failure{Kind::conflict, M("One of these proposals is not published any more. Choose the proposals again")};
  tell_journal(db, now, by, "proposal.put_to_vote", *proposal, {{"poll", base::to_string(poll)}});
  return base::done();
}

base::ProposalId add_past(db::Write& db, base::Random& random, base::Instant now, const PastProposal& past) {
  const base::ProposalId id{base::new_id(random, now.micros)};
  const auto salt = new_salt(random);
  store::add_past(db, now, {.id = id, .language = past.language, .body = past.text, .proposed_at = past.proposed_at}, salt);
  journal::record(db, now,
                  {.event = "proposal.published",
                   .subject = {journal::Kind::proposal, id},
                   .details = {{"text_sha256", base::hex(base::sha256(salt + past.text))}}});
  put_into_search(db, id);
  return id;
}

void forget_contacts(db::Write& db, base::Instant now) {
  store::forget_contacts(db, {now.micros - std::chrono::microseconds{contacts_kept}.count()});
}

std::optional<Theme> find_theme(db::Read& db, base::ProposalId id) {
  auto found = store::proposal(db, id);
  if (!found || found->state != State::published) return std::nullopt;
  return Theme{.id = found->id, .language = found->language, .text = std::move(found->body), .proposed_at = found->proposed_at};
}

std::optional<Theme> find_readable(db::Read& db, base::ProposalId id) {
  const auto found = store::proposal(db, id);
  if (!found) return std::nullopt;
  return find_theme(db, found->merged_into.value_or(id));
}

std::vector<Theme> themes(db::Read& db, int page, int a_page) {
  std::vector<Theme> found;
  for (auto& text : store::texts(db, page, a_page))
    found.push_back({.id = text.id, .language = text.language, .text = std::move(text.body), .proposed_at = text.proposed_at});
  return found;
}

std::int64_t count_themes(db::Read& db) { return store::count_in_state(db, State::published); }

}  // namespace baqylau::proposals
