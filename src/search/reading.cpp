#include "search/reading.hpp"

#include "search/sql.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <list>
#include <mutex>
#include <optional>
#include <utility>

namespace baqylau::search {

namespace {

/// What one epoch's questions have read. Each thing is as of a generation; whoever's snapshot is further reads the rest and keeps it here.
class Kept {
 public:
  explicit Kept(std::int64_t epoch) : epoch_{epoch} {}
  [[nodiscard]] std::int64_t epoch() const { return epoch_; }

  template <class Thing>
  struct AsOf {
    std::shared_ptr<const Thing> thing;
    std::int64_t generation = 0;
  };

  AsOf<List> list(const std::string& term) {
    const std::scoped_lock lock{mutex_};
    const auto found = places_.find(term);
    if (found == places_.end()) return {};
    lists_.splice(lists_.begin(), lists_, found->second);
    return found->second->list;
  }
  void keep(const std::string& term, AsOf<List> list) {
    const std::scoped_lock lock{mutex_};
    if (const auto found = places_.find(term); found != places_.end()) {
      if (found->second->list.generation >= list.generation) return;
      bytes_ -= found->second->list.thing->bytes();
      lists_.erase(found->second);
      places_.erase(found);
    }
    bytes_ += list.thing->bytes();
    lists_.push_front({term, std::move(list)});
    places_.emplace(lists_.front().term, lists_.begin());
    while (bytes_ > Reading::most_kept) {
      bytes_ -= lists_.back().list.thing->bytes();
      places_.erase(lists_.back().term);
      lists_.pop_back();
    }
  }
  AsOf<Facts> facts() {
    const std::scoped_lock lock{mutex_};
    return facts_;
  }
  void keep(AsOf<Facts> facts) {
    const std::scoped_lock lock{mutex_};
    if (facts.generation > facts_.generation) facts_ = std::move(facts);
  }

 private:
  struct Entry {
    std::string term;
    AsOf<List> list;
  };
  const std::int64_t epoch_;
  std::mutex mutex_;
  std::size_t bytes_ = 0;
  std::list<Entry> lists_;  ///< asked for last first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> places_;
  AsOf<Facts> facts_;
};

/// Of the index that was read last: a process has one database, and it is made anew rarely.
std::shared_ptr<Kept> kept(std::int64_t epoch) {
  static std::mutex mutex;
  static std::shared_ptr<Kept> current;
  const std::scoped_lock lock{mutex};
  if (!current || current->epoch() != epoch) current = std::make_shared<Kept>(epoch);
  return current;
}

}  // namespace

List::List(const List* before, std::vector<Stored> written) {
  if (before != nullptr) {
    pieces_ = before->pieces_;
    firsts_ = before->firsts_;
    low_ = before->low_;
    high_ = before->high_;
  }
  if (rounds()) put_bits(written);
  else put_pieces(std::move(written));
}

std::size_t List::bytes() const {
  // With what an entry of its own takes.
  std::size_t all = 300 + 2 * low_.size() * sizeof(std::uint64_t) + firsts_.size() * sizeof(std::uint32_t);
  for (const auto& piece : pieces_) all += sizeof piece + piece.data->size() + 64;
  return all;
}

void List::set(std::uint32_t place, std::uint8_t weight) {
  const auto word = place / bits_in_a_word, bit = place % bits_in_a_word;
  if (word >= low_.size()) {
    if (weight == 0) return;
    low_.resize(word + 1);
    high_.resize(word + 1);
  }
  const auto level = std::uint64_t{level_of(weight)};
  low_[word] = (low_[word] & ~(std::uint64_t{1} << bit)) | (level & 1U) << bit;
  high_[word] = (high_[word] & ~(std::uint64_t{1} << bit)) | level >> 1U << bit;
}

void List::put_pieces(std::vector<Stored> written) {
  for (auto& [first, data] : written) {
    const auto at = std::ranges::lower_bound(pieces_, first, {}, &Piece::first);
    Piece piece{first, std::make_shared<const std::string>(std::move(data))};
    if (at != pieces_.end() && at->first == first) *at = std::move(piece);
    else pieces_.insert(at, std::move(piece));
  }
  std::uint32_t end = 0;
  documents_ = 0;
  each([&](const Posting& one) {
    ++documents_;
    end = one.place + 1;
  });
  constexpr std::uint32_t places_in_a_byte = 4;
  if (end < fewest_places || bytes() <= end / places_in_a_byte) return;
  List bits;
  bits.low_.resize(end / bits_in_a_word + 1);
  bits.high_.resize(bits.low_.size());
  each([&](const Posting& one) { bits.set(one.place, one.weight); });
  low_ = std::move(bits.low_);
  high_ = std::move(bits.high_);
  for (const auto& piece : pieces_) firsts_.push_back(piece.first);
  pieces_ = {};
}

void List::put_bits(const std::vector<Stored>& written) {
  for (const auto& piece : written) {
    const auto at = std::ranges::lower_bound(firsts_, piece.first);
    if (at == firsts_.end() || *at != piece.first) firsts_.insert(at, piece.first);
  }
  for (const auto& [first, data] : written) {
    // A piece says everything of the places up to the next one.
    const auto next = std::ranges::upper_bound(firsts_, first);
    const auto last = low_.size() * bits_in_a_word;
    const auto end = next == firsts_.end() ? last : std::min<std::size_t>(*next, last);
    for (auto place = first; place < end; ++place) set(place, 0);
    Unpacking from{data, first};
    for (Posting one; from.next(one);) set(one.place, one.weight);
  }
  documents_ = 0;
  for (std::size_t word = 0; word < low_.size(); ++word) documents_ += std::popcount(low_[word] | high_[word]);
}

void List::mark(Bits& bits) const {
  for (std::size_t word = 0; word < std::min(bits.size(), low_.size()); ++word) bits[word] |= low_[word] | high_[word];
  if (rounds()) return;
  each([&](const Posting& one) {
    if (const auto word = one.place / bits_in_a_word; word < bits.size()) bits[word] |= std::uint64_t{1} << one.place % bits_in_a_word;
  });
}

std::vector<Posting> List::heaviest_of_bits() const {
  std::vector<Posting> found;
  const auto most = static_cast<std::size_t>(most_ranked);
  for (unsigned level = 3; level > 0 && found.size() < most; --level) {
    for (auto word = low_.size(); word > 0 && found.size() < most; --word) {
      const auto low = low_[word - 1], high = high_[word - 1];
      auto left = level == 3 ? low & high : level == 2 ? high & ~low : low & ~high;
      while (left != 0 && found.size() < most) {
        const auto bit = bits_in_a_word - 1 - static_cast<std::size_t>(std::countl_zero(left));
        found.push_back({static_cast<std::uint32_t>((word - 1) * bits_in_a_word + bit), weights_of_levels[level]});
        left &= ~(std::uint64_t{1} << bit);
      }
    }
  }
  std::ranges::sort(found, {}, &Posting::place);
  return found;
}

std::vector<Posting> List::heaviest() const {
  if (rounds()) return heaviest_of_bits();
  std::array<std::int64_t, 256> counts{};
  each([&](const Posting& one) { ++counts[one.weight]; });
  std::size_t least = counts.size();
  std::int64_t wanted = most_ranked;  // of those with the least weight, in the end
  while (least > 1 && wanted > 0) wanted -= counts[--least];
  auto left_out = -std::min<std::int64_t>(wanted, 0);
  std::vector<Posting> found;
  found.reserve(static_cast<std::size_t>(std::min(documents_, most_ranked)));
  each([&](const Posting& one) {
    if (one.weight < least || (one.weight == least && left_out-- > 0)) return;
    found.push_back(one);
  });
  return found;
}

const Facts::One Facts::nothing{};

void Facts::set(std::size_t block, const FactsBlock& stored) {
  if (block >= blocks_.size()) blocks_.resize(block + 1);
  if (blocks_[block]) documents -= std::ranges::count_if(*blocks_[block], [](const One& one) { return one.kind != 0; });
  auto made = std::make_shared<Block>();
  std::uint32_t body = 0, region = 0;
  for (std::size_t i = 0; i < stored.size(); ++i) {
    const auto& from = stored[i];
    // Those who stand side by side mostly belong together: a project and its reports.
    if (from.state_body != state_bodies[body]) {
      const auto [at, is_new] = body_places_.emplace(from.state_body, static_cast<std::uint32_t>(state_bodies.size()));
      if (is_new) state_bodies.push_back(from.state_body);
      body = at->second;
    }
    if (from.regions != regions[region]) {
      const auto [at, is_new] = region_places_.emplace(from.regions, static_cast<std::uint32_t>(regions.size()));
      if (is_new) regions.push_back(from.regions);
      region = at->second;
    }
    (*made)[i] = {.id = from.id, .state_body = body, .regions = region, .year = from.year, .kind = from.kind, .status = from.status};
    if (from.kind != 0) ++documents;
  }
  blocks_[block] = std::move(made);
}

Reading::Reading(db::Read& db) : db_{db} {
  const auto state = db.one(sql::state{});
  if (!state) return;
  epoch_ = state->epoch;
  generation_ = state->generation;
}

std::shared_ptr<const List> Reading::list(const std::string& term) {
  const auto shelf = kept(epoch_);
  const auto known = shelf->list(term);
  if (known.thing && known.generation >= generation_) return known.thing;
  std::vector<List::Stored> written;
  for (auto& row : db_.all(sql::list{.term = term, .after = known.generation}))
    written.push_back({static_cast<std::uint32_t>(row.first), std::move(row.data.bytes)});
  auto found = known.thing && written.empty() ? known.thing : std::make_shared<const List>(known.thing.get(), std::move(written));
  shelf->keep(term, {found, generation_});
  return found;
}

std::shared_ptr<const Facts> Reading::facts() {
  const auto shelf = kept(epoch_);
  const auto known = shelf->facts();
  if (known.thing && known.generation >= generation_) return known.thing;
  const auto rows = db_.all(sql::facts{.after = known.generation});
  auto found = known.thing ? *known.thing : Facts{};
  for (const auto& row : rows) found.set(static_cast<std::size_t>(row.block), unpacked_facts(row.data.bytes));
  auto shared = std::make_shared<const Facts>(std::move(found));
  shelf->keep({shared, generation_});
  return shared;
}

}  // namespace baqylau::search
