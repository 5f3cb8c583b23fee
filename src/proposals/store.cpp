#include "proposals/store.hpp"

#include "proposals/sql.hpp"

#include <utility>

namespace baqylau::proposals::store {

namespace {

i18n::Language language_of(std::string_view code) {
  const auto language = i18n::from_code(code);
  if (!language) throw db::Error{"a stored proposal is in no language"};
  return *language;
}

std::int64_t skipped(int page, int a_page) { return std::int64_t{page - 1} * a_page; }

template <class Row>
Proposal to_proposal(Row& row) {
  const auto state = state_from_code(row.state);
  const auto reason = row.reason ? reason_from_code(*row.reason) : std::nullopt;
  if (!state || reason.has_value() != row.reason.has_value()) throw db::Error{"a stored proposal is in no state"};
  return {.id = row.id,
          .language = language_of(row.language),
          .ngo = row.ngo,
          .ngo_name = {std::move(row.ngo_kk), std::move(row.ngo_ru)},
          .name = std::move(row.name),
          .has_email = row.has_email,
          .body = std::move(row.body),
          .proposed_at = row.proposed_at,
          .state = *state,
          .version = row.version,
          .reason = reason,
          .reason_words = std::move(row.reason_words),
          .decided_by = std::move(row.decided_by),
          .decided_at = row.decided_at,
          .merged_into = row.merged_into,
          .lot = row.lot};
}

template <class Rows>
std::vector<Proposal> to_proposals(Rows rows) {
  std::vector<Proposal> found;
  found.reserve(rows.size());
  for (auto& row : rows) found.push_back(to_proposal(row));
  return found;
}

Shown to_shown(sql::shown_proposals::Row& row) {
  const auto stage = stage_from_code(row.stage);
  if (!stage) throw db::Error{"a published proposal has come nowhere"};
  Shown shown{.proposal = to_proposal(row), .stage = *stage, .project = row.project, .doubles = row.doubles, .supporters = row.supporters};
  if (row.poll)
    shown.vote = Vote{.poll = *row.poll,
                      .title = {std::move(row.poll_kk), std::move(row.poll_ru)},
                      .opens_on = row.poll_opens.value(),
                      .closes_on = row.poll_closes.value()};
  if (shown.proposal.lot)
    shown.lot = LotOfIt{.id = *shown.proposal.lot,
                        .number = static_cast<int>(row.lot_number.value()),
                        .name = {std::move(row.lot_kk), std::move(row.lot_ru)}};
  return shown;
}

std::optional<std::string> code_of(const Filter& filter) {
  return filter.stage ? std::optional{std::string{to_code(*filter.stage)}} : std::nullopt;
}

std::optional<std::int64_t> year_of(const Filter& filter) { return filter.year ? std::optional{std::int64_t{*filter.year}} : std::nullopt; }

std::optional<std::int64_t> year_of(const std::optional<base::Instant>& at) {
  return at ? std::optional{std::int64_t{base::almaty_date(*at).year()}} : std::nullopt;
}

}  // namespace

std::optional<Proposal> proposal(db::Read& db, base::ProposalId id) {
  auto row = db.one(sql::proposal{.proposal = id});
  if (!row) return std::nullopt;
  return to_proposal(*row);
}

std::vector<Proposal> in_state(db::Read& db, State state, int page) {
  return to_proposals(db.all(sql::proposals_in_state{
      .state = std::string{to_code(state)}, .size = proposals_on_a_page, .skip = skipped(page, proposals_on_a_page)}));
}

std::int64_t count_in_state(db::Read& db, State state) {
  return db.one(sql::count_in_state{.state = std::string{to_code(state)}}).value().proposals;
}

std::vector<Proposal> of_ngo(db::Read& db, base::NgoId ngo, int page) {
  return to_proposals(db.all(sql::proposals_of_ngo{.ngo = ngo, .size = proposals_on_a_page, .skip = skipped(page, proposals_on_a_page)}));
}

OfNgo count_of_ngo(db::Read& db, base::NgoId ngo) {
  const auto row = db.one(sql::count_of_ngo{.ngo = ngo}).value();
  return {.all = row.proposals, .waiting = row.waiting};
}

std::vector<Proposal> doubles(db::Read& db, base::ProposalId kept) { return to_proposals(db.all(sql::doubles{.kept = kept})); }

std::vector<Proposal> of_lot(db::Read& db, base::LotId lot) { return to_proposals(db.all(sql::proposals_of_lot{.lot = lot})); }

std::vector<Shown> shown(db::Read& db, const Filter& filter, int page) {
  std::vector<Shown> found;
  for (auto& row : db.all(sql::shown_proposals{.one = {},
                   .stage = code_of(filter),
                   .year = year_of(filter),
                   .size = proposals_on_a_page,
                   .skip = skipped(page, proposals_on_a_page)}))
    found.push_back(to_shown(row));
  return found;
}

std::int64_t count_shown(db::Read& db, const Filter& filter) {
  return db.one(sql::count_shown{.one = {}, .stage = code_of(filter), .year = year_of(filter)}).value().proposals;
}

std::optional<Shown> shown_one(db::Read& db, base::ProposalId id) {
  auto row = db.one(sql::shown_proposals{.one = id, .stage = {}, .year = {}, .size = 1, .skip = 0});
  if (!row) return std::nullopt;
  return to_shown(*row);
}

std::vector<int> years(db::Read& db) {
  std::vector<int> found;
  for (const auto& row : db.all(sql::years{})) found.push_back(static_cast<int>(row.year));
  return found;
}

std::vector<Vote> votes(db::Read& db, base::ProposalId id) {
  std::vector<Vote> found;
  for (auto& row : db.all(sql::polls_of_proposal{.proposal = id}))
    found.push_back({.poll = row.poll,
                     .title = {std::move(row.title_kk), std::move(row.title_ru)},
                     .opens_on = row.opens_on,
                     .closes_on = row.closes_on});
  return found;
}

std::vector<Text> texts(db::Read& db, int page, int a_page) {
  std::vector<Text> found;
  for (auto& row : db.all(sql::published_texts{.size = a_page, .skip = skipped(page, a_page)}))
    found.push_back({.id = row.id, .language = language_of(row.language), .body = std::move(row.body), .proposed_at = row.proposed_at});
  return found;
}

std::vector<base::ProposalId> published_ids(db::Read& db) {
  std::vector<base::ProposalId> found;
  for (const auto& row : db.all(sql::published_ids{})) found.push_back(row.id);
  return found;
}

std::vector<LotOfIt> lots_of_contest(db::Read& db, base::ContestId contest) {
  std::vector<LotOfIt> found;
  for (auto& row : db.all(sql::lots_of_contest{.contest = contest}))
    found.push_back({.id = row.id, .number = static_cast<int>(row.number), .name = {std::move(row.name_kk), std::move(row.name_ru)}});
  return found;
}

std::int64_t waiting_of_source(db::Read& db, const std::string& source) {
  return db.one(sql::count_waiting_of_source{.source = source}).value().waiting;
}

Contact contact(db::Read& db, base::ProposalId id) {
  auto row = db.one(sql::contact_of_proposal{.proposal = id}).value();
  return {.email = std::move(row.email), .salt = std::move(row.salt)};
}

void add(db::Write& db, base::Instant now, const Fresh& proposal) {
  db.run(sql::insert_proposal{.id = proposal.id,
                              .language = std::string{i18n::to_code(proposal.language)},
                              .ngo = proposal.ngo,
                              .name = proposal.name,
                              .email = proposal.email,
                              .body = proposal.body,
                              .proposed_at = now,
                              .year = base::almaty_date(now).year(),
                              .source = proposal.source,
                              .salt = proposal.salt});
}

void add_past(db::Write& db, base::Instant now, const Text& past, const std::string& salt) {
  db.run(sql::insert_past{.id = past.id,
                          .language = std::string{i18n::to_code(past.language)},
                          .body = past.body,
                          .proposed_at = past.proposed_at,
                          .year = year_of(past.proposed_at),
                          .now = now,
                          .salt = salt});
}

bool publish(db::Write& db, base::Instant now, const Decision& decision) {
  return db.run(sql::publish_proposal{.proposal = decision.id,
                                      .version = decision.version,
                                      .from_state = std::string{to_code(decision.from)},
                                      .account = decision.by,
                                      .now = now}) == 1;
}

bool decline(db::Write& db, base::Instant now, const Decision& decision, Reason reason, const std::optional<std::string>& words) {
  return db.run(sql::decline_proposal{.proposal = decision.id,
                                      .version = decision.version,
                                      .from_state = std::string{to_code(decision.from)},
                                      .reason = std::string{to_code(reason)},
                                      .words = words,
                                      .account = decision.by,
                                      .now = now}) == 1;
}

bool merge(db::Write& db, base::Instant now, const Decision& decision, base::ProposalId kept) {
  if (db.run(sql::merge_proposal{.proposal = decision.id,
                                 .version = decision.version,
                                 .from_state = std::string{to_code(decision.from)},
                                 .kept = kept,
                                 .account = decision.by,
                                 .now = now}) != 1)
    return false;
  db.run(sql::move_doubles{.proposal = decision.id, .kept = kept});
  return true;
}

bool withdraw(db::Write& db, base::NgoId ngo, base::ProposalId id, std::int64_t version) {
  return db.run(sql::withdraw_proposal{.proposal = id, .version = version, .ngo = ngo}) == 1;
}

bool set_lot(db::Write& db, base::ProposalId id, std::int64_t version, std::optional<base::LotId> lot) {
  return db.run(sql::set_lot{.proposal = id, .version = version, .lot = lot}) == 1;
}

bool take_to_vote(db::Write& db, base::ProposalId id) { return db.run(sql::take_to_vote{.proposal = id}) == 1; }

void forget_contacts(db::Write& db, base::Instant before) { db.run(sql::forget_contacts{.before = before}); }

}  // namespace baqylau::proposals::store
