#include "polls/store.hpp"

#include "polls/sql.hpp"

#include <utility>

namespace baqylau::polls::store {

namespace {

template <class Row>
Poll to_poll(Row& row) {
  const auto kind = kind_from_code(row.kind);
  const auto audience = audience_from_code(row.audience);
  const auto counts = counts_from_code(row.counts);
  if (!kind || !audience || !counts) throw db::Error{"a stored poll is of no kind"};
  return {.id = row.id,
          .facts = {.kind = *kind,
                    .title_kk = std::move(row.title_kk),
                    .title_ru = std::move(row.title_ru),
                    .about_kk = std::move(row.about_kk),
                    .about_ru = std::move(row.about_ru),
                    .audience = *audience,
                    .counts = *counts,
                    .opens_on = row.opens_on,
                    .closes_on = row.closes_on},
          .version = row.version,
          .closed_at = row.closed_at};
}

void add_options(db::Write& db, base::Random& random, base::Instant now, base::PollId id, const std::vector<Option>& options) {
  for (std::size_t i = 0; i < options.size(); ++i)
    db.run(sql::insert_option{.id = {base::new_id(random, now.micros)},
                              .poll = id,
                              .position = static_cast<std::int64_t>(i + 1),
                              .text_kk = options[i].kk,
                              .text_ru = options[i].ru,
                              .proposal = options[i].proposal});
}

}  // namespace

std::optional<Poll> poll(db::Read& db, base::PollId id) {
  auto row = db.one(sql::poll{.poll = id});
  if (!row) return std::nullopt;
  auto found = to_poll(*row);
  for (auto& option : db.all(sql::options{.poll = id}))
    found.facts.options.push_back({std::move(option.text_kk), std::move(option.text_ru), option.proposal});
  return found;
}

std::vector<Poll> polls(db::Read& db, int page) {
  std::vector<Poll> found;
  for (auto& row : db.all(sql::polls{.size = polls_on_a_page, .skip = std::int64_t{page - 1} * polls_on_a_page}))
    found.push_back(to_poll(row));
  return found;
}

std::int64_t count_polls(db::Read& db) { return db.one(sql::count_polls{}).value().polls; }

Votes votes(db::Read& db, base::PollId id) {
  Votes counted;
  for (const auto& row : db.all(sql::counts{.poll = id})) {
    counted.all.push_back(row.ballots);
    counted.flagged.push_back(row.flagged);
  }
  return counted;
}

std::vector<Ballot> ballots(db::Read& db, base::PollId id) {
  std::vector<Ballot> found;
  for (auto& row : db.all(sql::ballots{.poll = id})) found.push_back({std::move(row.number), row.position, row.flagged});
  return found;
}

std::optional<std::string> voter_key(db::Read& db, base::PollId id) {
  auto row = db.one(sql::voter_key{.poll = id});
  if (!row) return std::nullopt;
  return std::move(row->voter_key);
}

bool has_voted(db::Read& db, base::PollId id, const std::string& voter) {
  return db.one(sql::has_voted{.poll = id, .voter = voter}).value().ballots > 0;
}

void add(db::Write& db, base::Random& random, base::Instant now, const Fresh& fresh, const PollFacts& facts) {
  db.run(sql::insert_poll{.id = fresh.id,
                          .kind = std::string{to_code(facts.kind)},
                          .title_kk = facts.title_kk,
                          .title_ru = facts.title_ru,
                          .about_kk = facts.about_kk,
                          .about_ru = facts.about_ru,
                          .audience = std::string{to_code(facts.audience)},
                          .counts = std::string{to_code(facts.counts)},
                          .opens_on = facts.opens_on,
                          .closes_on = facts.closes_on,
                          .now = now,
                          .account = fresh.by,
                          .voter_key = fresh.voter_key});
  add_options(db, random, now, fresh.id, facts.options);
}

bool change(db::Write& db, base::Random& random, base::Instant now, base::PollId id, std::int64_t version, const PollFacts& facts) {
  const auto changed = db.run(sql::change_poll{.poll = id,
                                               .version = version,
                                               .today = base::almaty_date(now),
                                               .kind = std::string{to_code(facts.kind)},
                                               .title_kk = facts.title_kk,
                                               .title_ru = facts.title_ru,
                                               .about_kk = facts.about_kk,
                                               .about_ru = facts.about_ru,
                                               .audience = std::string{to_code(facts.audience)},
                                               .counts = std::string{to_code(facts.counts)},
                                               .opens_on = facts.opens_on,
                                               .closes_on = facts.closes_on});
  if (changed == 0) return false;
  db.run(sql::delete_options{.poll = id});
  add_options(db, random, now, id, facts.options);
  return true;
}

bool add_voter(db::Write& db, base::PollId id, const std::string& voter) {
  return db.returning(sql::insert_voter{.poll = id, .voter = voter}).has_value();
}

std::optional<std::int64_t> count_ballot(db::Write& db, base::PollId id, base::LocalDate today, base::Instant hour) {
  const auto counted = db.returning(sql::count_ballot{.poll = id, .today = today, .hour = hour});
  if (!counted) return std::nullopt;
  return counted->hour_ballots;
}

NetworkCount count_network(db::Write& db, base::PollId id, const std::string& network, base::Instant hour) {
  const auto counted = db.returning(sql::count_network{.poll = id, .network = network, .hour = hour});
  return {.this_hour = counted->hour_ballots, .stood_out = counted->stands_out};
}

void mark_network(db::Write& db, base::PollId id, const std::string& network) { db.run(sql::mark_network{.poll = id, .network = network}); }

void add_ballot(db::Write& db, base::PollId id, const Ballot& ballot) {
  db.run(sql::insert_ballot{.poll = id, .number = ballot.number, .position = ballot.position, .flagged = ballot.flagged});
}

std::vector<base::PollId> to_close(db::Read& db, base::LocalDate today) {
  std::vector<base::PollId> found;
  for (const auto& row : db.all(sql::polls_to_close{.today = today})) found.push_back(row.id);
  return found;
}

std::optional<std::int64_t> close(db::Write& db, base::PollId id, base::Instant now) {
  const auto closed = db.returning(sql::close_poll{.poll = id, .now = now});
  if (!closed) return std::nullopt;
  db.run(sql::forget_voters{.poll = id});
  db.run(sql::forget_networks{.poll = id});
  return closed->ballots;
}

}  // namespace baqylau::polls::store
