#include "search/writing.hpp"

#include "search/sql.hpp"

#include "base/random.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace baqylau::search {

namespace {

/// How many a statement takes at a time.
constexpr std::size_t at_a_time = 16;

std::int64_t any_epoch() {
  base::SystemRandom random;
  std::int64_t epoch = 0;
  for (const auto byte : random.bytes(sizeof epoch - 1)) epoch = epoch * 256 + static_cast<std::uint8_t>(byte);
  return epoch;
}

/// The posting of `place` as `weight` says; a piece that has grown too long comes back as two.
std::vector<ListPiece> changed(const ListPiece& piece, std::uint32_t place, std::uint8_t weight) {
  std::vector<Posting> postings;
  Unpacking from{piece.data, piece.first};
  for (Posting one; from.next(one);) postings.push_back(one);
  const auto at = std::ranges::lower_bound(postings, place, {}, &Posting::place);
  const bool there = at != postings.end() && at->place == place;
  if (weight == 0 && there) postings.erase(at);
  else if (weight > 0 && there) at->weight = weight;
  else if (weight > 0) postings.insert(at, {place, weight});
  auto data = packed(postings, piece.first);
  if (data.size() <= longest_piece) return {{piece.term, piece.first, std::move(data)}};
  // What grows at its end, as most lists do, leaves full pieces behind.
  const auto half = postings.back().place == place ? postings.size() - 1 : postings.size() / 2;
  const auto second = postings[half].place;
  const std::span all{postings};
  return {{piece.term, piece.first, packed(all.first(half), piece.first)}, {piece.term, second, packed(all.subspan(half), second)}};
}

/// Numbers from `first` on.
void add_terms(db::Write& db, const std::vector<std::string>& names, std::int64_t first) {
  const auto name = [&](std::size_t i) { return i < names.size() ? std::optional{names[i]} : std::nullopt; };
  const auto number = [&](std::size_t i) { return i < names.size() ? std::optional{first + static_cast<std::int64_t>(i)} : std::nullopt; };
  for (std::size_t i = 0; i < names.size(); i += at_a_time) {
    db.run(sql::add_terms{.i1 = number(i + 0),
                          .t1 = name(i + 0),
                          .i2 = number(i + 1),
                          .t2 = name(i + 1),
                          .i3 = number(i + 2),
                          .t3 = name(i + 2),
                          .i4 = number(i + 3),
                          .t4 = name(i + 3),
                          .i5 = number(i + 4),
                          .t5 = name(i + 4),
                          .i6 = number(i + 5),
                          .t6 = name(i + 5),
                          .i7 = number(i + 6),
                          .t7 = name(i + 6),
                          .i8 = number(i + 7),
                          .t8 = name(i + 7),
                          .i9 = number(i + 8),
                          .t9 = name(i + 8),
                          .i10 = number(i + 9),
                          .t10 = name(i + 9),
                          .i11 = number(i + 10),
                          .t11 = name(i + 10),
                          .i12 = number(i + 11),
                          .t12 = name(i + 11),
                          .i13 = number(i + 12),
                          .t13 = name(i + 12),
                          .i14 = number(i + 13),
                          .t14 = name(i + 13),
                          .i15 = number(i + 14),
                          .t15 = name(i + 14),
                          .i16 = number(i + 15),
                          .t16 = name(i + 15)});
  }
}

/// Takes their data away.
void put_pieces(db::Write& db, std::int64_t generation, std::vector<ListPiece>& pieces) {
  const auto of = [&](std::size_t i) { return i < pieces.size() ? std::optional<std::int64_t>{pieces[i].term} : std::nullopt; };
  const auto first = [&](std::size_t i) { return i < pieces.size() ? std::optional<std::int64_t>{pieces[i].first} : std::nullopt; };
  const auto data = [&](std::size_t i) { return i < pieces.size() ? std::optional{db::Blob{std::move(pieces[i].data)}} : std::nullopt; };
  for (std::size_t i = 0; i < pieces.size(); i += at_a_time) {
    db.run(sql::put_pieces{.generation = generation,
                           .t1 = of(i + 0),
                           .f1 = first(i + 0),
                           .d1 = data(i + 0),
                           .t2 = of(i + 1),
                           .f2 = first(i + 1),
                           .d2 = data(i + 1),
                           .t3 = of(i + 2),
                           .f3 = first(i + 2),
                           .d3 = data(i + 2),
                           .t4 = of(i + 3),
                           .f4 = first(i + 3),
                           .d4 = data(i + 3),
                           .t5 = of(i + 4),
                           .f5 = first(i + 4),
                           .d5 = data(i + 4),
                           .t6 = of(i + 5),
                           .f6 = first(i + 5),
                           .d6 = data(i + 5),
                           .t7 = of(i + 6),
                           .f7 = first(i + 6),
                           .d7 = data(i + 6),
                           .t8 = of(i + 7),
                           .f8 = first(i + 7),
                           .d8 = data(i + 7),
                           .t9 = of(i + 8),
                           .f9 = first(i + 8),
                           .d9 = data(i + 8),
                           .t10 = of(i + 9),
                           .f10 = first(i + 9),
                           .d10 = data(i + 9),
                           .t11 = of(i + 10),
                           .f11 = first(i + 10),
                           .d11 = data(i + 10),
                           .t12 = of(i + 11),
                           .f12 = first(i + 11),
                           .d12 = data(i + 11),
                           .t13 = of(i + 12),
                           .f13 = first(i + 12),
                           .d13 = data(i + 12),
                           .t14 = of(i + 13),
                           .f14 = first(i + 13),
                           .d14 = data(i + 13),
                           .t15 = of(i + 14),
                           .f15 = first(i + 14),
                           .d15 = data(i + 14),
                           .t16 = of(i + 15),
                           .f16 = first(i + 15),
                           .d16 = data(i + 15)});
  }
}

}  // namespace

Writing::Writing(db::Write& db) : db_{db}, generation_{}, next_place_{}, next_term_{} {
  const auto state = db.returning(sql::hold_state{.epoch = any_epoch()}).value();
  generation_ = state.generation;
  next_place_ = state.next_place;
  next_term_ = state.next_term;
}

std::uint32_t Writing::next_place() {
  if (next_place_ > std::numeric_limits<std::uint32_t>::max()) throw db::Error{"the search index has no place left; make it anew"};
  return static_cast<std::uint32_t>(next_place_++);
}

void Writing::finish() { db_.run(sql::save_state{.next_place = next_place_, .next_term = next_term_}); }

std::vector<TermWeight> Writing::numbers_of(const std::map<std::string, std::uint8_t>& terms) {
  std::vector<std::string> names;
  for (const auto& [term, weight] : terms) names.push_back(term);
  std::map<std::string, std::int64_t> known;
  const auto name = [&](std::size_t i) { return i < names.size() ? std::optional{names[i]} : std::nullopt; };
  for (std::size_t i = 0; i < names.size(); i += at_a_time) {
    for (auto& row : db_.all(sql::terms{.t1 = name(i + 0),
                     .t2 = name(i + 1),
                     .t3 = name(i + 2),
                     .t4 = name(i + 3),
                     .t5 = name(i + 4),
                     .t6 = name(i + 5),
                     .t7 = name(i + 6),
                     .t8 = name(i + 7),
                     .t9 = name(i + 8),
                     .t10 = name(i + 9),
                     .t11 = name(i + 10),
                     .t12 = name(i + 11),
                     .t13 = name(i + 12),
                     .t14 = name(i + 13),
                     .t15 = name(i + 14),
                     .t16 = name(i + 15)}))
      known.emplace(std::move(row.term), row.id);
  }
  std::erase_if(names, [&](const auto& term) { return known.contains(term); });
  add_terms(db_, names, next_term_);
  for (auto& term : names) known.emplace(std::move(term), next_term_++);
  std::vector<TermWeight> numbers;
  for (const auto& [term, weight] : terms) numbers.push_back({static_cast<std::uint32_t>(known.at(term)), weight});
  std::ranges::sort(numbers, {}, &TermWeight::term);
  return numbers;
}

std::string Writing::replace(std::uint32_t place, std::string_view before, const std::map<std::string, std::uint8_t>& now) {
  const auto was = unpacked_terms(before);
  const auto is = numbers_of(now);
  std::vector<Change> changes;
  auto old = was.begin();
  for (const auto& [term, weight] : is) {
    for (; old != was.end() && old->term < term; ++old) changes.push_back({old->term, 0});
    const bool there = old != was.end() && old->term == term;
    if (!there || old->weight != weight) changes.push_back({term, weight});
    if (there) ++old;
  }
  for (; old != was.end(); ++old) changes.push_back({old->term, 0});
  apply(place, changes);
  return packed(is);
}

void Writing::apply(std::uint32_t place, const std::vector<Change>& changes) {
  std::vector<ListPiece> pieces;
  const auto term = [&](std::size_t i) { return i < changes.size() ? std::optional<std::int64_t>{changes[i].term} : std::nullopt; };
  for (std::size_t i = 0; i < changes.size(); i += at_a_time) {
    auto rows = db_.all(sql::pieces_for{.place = place,
                                        .t1 = term(i + 0),
                                        .t2 = term(i + 1),
                                        .t3 = term(i + 2),
                                        .t4 = term(i + 3),
                                        .t5 = term(i + 4),
                                        .t6 = term(i + 5),
                                        .t7 = term(i + 6),
                                        .t8 = term(i + 7),
                                        .t9 = term(i + 8),
                                        .t10 = term(i + 9),
                                        .t11 = term(i + 10),
                                        .t12 = term(i + 11),
                                        .t13 = term(i + 12),
                                        .t14 = term(i + 13),
                                        .t15 = term(i + 14),
                                        .t16 = term(i + 15)});
    auto row = rows.begin();  // by term, as the changes are
    for (auto j = i; j < std::min(changes.size(), i + at_a_time); ++j) {
      ListPiece piece{changes[j].term, 0, {}};
      if (row != rows.end() && row->term == piece.term) {
        piece.first = static_cast<std::uint32_t>(row->first);
        piece.data = std::move(row->data.bytes);
        ++row;
      }
      for (auto& one : changed(piece, place, changes[j].weight)) pieces.push_back(std::move(one));
    }
  }
  put_pieces(db_, generation_, pieces);
}

void Writing::set_facts(std::uint32_t place, const StoredFacts& facts) {
  const auto block = std::int64_t{place / facts_in_a_block};
  FactsBlock all{};
  if (const auto stored = db_.one(sql::facts_block{.block = block})) all = unpacked_facts(stored->data.bytes);
  auto& own = all[place % facts_in_a_block];
  if (own == facts) return;
  own = facts;
  db_.run(sql::put_facts{.block = block, .generation = generation_, .data = {packed(all)}});
}

WritingAnew::WritingAnew(db::Write& db) : db_{db}, generation_{}, next_place_{}, next_term_{}, lists_(1) {
  const auto state = db.returning(sql::hold_state{.epoch = any_epoch()}).value();
  generation_ = state.generation;
  next_place_ = state.next_place;
  next_term_ = state.next_term;
  if (next_term_ != 1) throw db::Error{"lists of an index that has some"};
}

std::uint32_t WritingAnew::number_of(const std::string& term) {
  const auto [at, fresh] = terms_.try_emplace(term, static_cast<std::uint32_t>(lists_.size()));
  if (fresh) {
    lists_.push_back({.open = {.term = at->second}});
    new_terms_.push_back(term);
  }
  return at->second;
}

void WritingAnew::add(std::uint32_t place, const std::vector<TermWeight>& terms) {
  for (const auto& [term, weight] : terms) {
    auto& [open, last] = lists_[term];
    auto posting = packed(std::array{Posting{place, weight}}, last);
    // As a list that grows: the piece that would be too long is left behind full.
    if (open.data.size() + posting.size() > longest_piece) {
      full_.push_back(std::exchange(open, {.term = term, .first = place}));
      posting = packed(std::array{Posting{place, weight}}, place);
    }
    open.data += posting;
    last = place;
  }
  if (full_.size() >= at_a_time * at_a_time) write_pieces();
}

void WritingAnew::add_facts(std::uint32_t place, StoredFacts facts) {
  if (const auto block = std::int64_t{place / facts_in_a_block}; block != block_) {
    write_facts();
    block_ = block;
  }
  facts_[place % facts_in_a_block] = std::move(facts);
}

void WritingAnew::finish() {
  for (auto& list : lists_)
    if (!list.open.data.empty()) full_.push_back(std::move(list.open));
  write_pieces();
  write_facts();
  db_.run(sql::save_state{.next_place = next_place_, .next_term = next_term_});
}

void WritingAnew::write_terms() {
  add_terms(db_, new_terms_, next_term_);
  next_term_ += static_cast<std::int64_t>(new_terms_.size());
  new_terms_.clear();
}

void WritingAnew::write_pieces() {
  write_terms();  // before the lists that refer to them
  put_pieces(db_, generation_, full_);
  full_.clear();
}

void WritingAnew::write_facts() {
  if (facts_ == FactsBlock{}) return;
  db_.run(sql::put_facts{.block = block_, .generation = generation_, .data = {packed(facts_)}});
  facts_ = {};
}

void begin_epoch(db::Write& db) {
  const auto epoch = any_epoch();
  static_cast<void>(db.returning(sql::hold_state{.epoch = epoch}));
  db.run(sql::begin_epoch{.epoch = epoch});
}

}  // namespace baqylau::search
