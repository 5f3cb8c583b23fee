#include "search/matching.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <utility>

namespace baqylau::search {

namespace {

std::vector<Posting> all_of(const List& list) {
  std::vector<Posting> all;
  all.reserve(static_cast<std::size_t>(list.documents()));
  list.each([&](const Posting& posting) { all.push_back(posting); });
  return all;
}

/// Documents that have one of the terms, each with the greatest of its weights.
std::vector<Posting> united(const std::vector<std::shared_ptr<const List>>& lists, bool whole) {
  std::vector<Posting> all;
  for (const auto& list : lists) {
    if (list->documents() == 0) continue;
    auto own = whole ? all_of(*list) : list->heaviest();
    if (all.empty()) {
      all = std::move(own);
      continue;
    }
    std::vector<Posting> both;
    both.reserve(all.size() + own.size());
    auto a = all.cbegin(), b = own.cbegin();
    while (a != all.cend() && b != own.cend()) {
      if (a->place == b->place) {
        both.push_back({a->place, std::max(a->weight, b->weight)});
        ++a;
        ++b;
      } else both.push_back(a->place < b->place ? *a++ : *b++);
    }
    both.insert(both.end(), a, all.cend());
    both.insert(both.end(), b, own.cend());
    all = std::move(both);
  }
  return all;
}

bool is_long(const Sought& word) {
  return std::ranges::any_of(word.lists, [](const auto& list) { return list->documents() > 2 * List::most_ranked; });
}

/// Whoever asks for a name means the thing of that name, then what is about it.
float factor_of(Kind kind) {
  switch (kind) {
    case Kind::ngo: return 1.1F;
    case Kind::project: return 1.0F;
    case Kind::lot: return 0.95F;
    case Kind::report: return 0.75F;
    case Kind::legal_act: return 1.0F;
    case Kind::news: return 0.9F;
    case Kind::question: return 0.9F;
    case Kind::poll: return 0.9F;
    case Kind::proposal: return 0.8F;
  }
  return 1;
}

/// The filters as numbers of `Facts`.
class Filters {
 public:
  Filters(const Query& query, const Facts& facts)
      : kind_{query.kind ? static_cast<int>(*query.kind) : any},
        status_{query.status ? static_cast<int>(*query.status) : any},
        year_{query.year.value_or(any)},
        with_reports_{query.with_reports} {
    if (query.state_body) {
      const auto found = std::ranges::find(facts.state_bodies, query.state_body->value);
      state_body_ = found == facts.state_bodies.end() ? none : found - facts.state_bodies.begin();
    }
    if (query.region_kato) {
      const auto wanted = ";" + *query.region_kato + ";";
      for (const auto& regions : facts.regions) regions_.push_back(regions.find(wanted) != std::string::npos);
    }
  }
  [[nodiscard]] bool leave(const Facts::One& one) const {
    return one.kind != 0 && (kind_ == any || one.kind == kind_) && (status_ == any || one.status == status_) &&
           (year_ == any || one.year == year_) && (state_body_ == any || one.state_body == state_body_) &&
           (regions_.empty() || regions_[one.regions]) && (with_reports_ || one.kind != static_cast<int>(Kind::report));
  }

 private:
  static constexpr int any = -1, none = -2;
  int kind_, status_, year_;
  bool with_reports_;
  std::ptrdiff_t state_body_ = any;
  std::vector<bool> regions_;
};

/// Counts by the numbers of `Facts`; what they stand for is looked up once, at the end.
class Counts {
 public:
  explicit Counts(const Facts& facts) : facts_{facts}, state_bodies_(facts.state_bodies.size()), regions_(facts.regions.size()) {}
  void add(const Facts::One& one) {
    ++kinds_[one.kind];
    ++statuses_[one.status];
    ++years_[std::min<std::size_t>(one.year, last_year)];
    ++state_bodies_[one.state_body];
    ++regions_[one.regions];
  }
  [[nodiscard]] Facets facets() const {
    Facets found;
    for (std::size_t i = 1; i < kinds_.size(); ++i)
      if (kinds_[i] > 0) found.kinds.emplace(static_cast<Kind>(i), kinds_[i]);
    for (std::size_t i = 1; i < statuses_.size(); ++i)
      if (statuses_[i] > 0) found.statuses.emplace(static_cast<Status>(i), statuses_[i]);
    for (std::size_t i = 1; i < years_.size(); ++i)
      if (years_[i] > 0) found.years.emplace(static_cast<int>(i), years_[i]);
    for (std::size_t i = 1; i < state_bodies_.size(); ++i)
      if (state_bodies_[i] > 0) found.state_bodies.emplace(base::StateBodyId{facts_.state_bodies[i]}, state_bodies_[i]);
    for (std::size_t i = 1; i < regions_.size(); ++i) {
      if (regions_[i] == 0) continue;
      const auto& codes = facts_.regions[i];
      for (std::size_t at = 1; at < codes.size();) {
        const auto end = codes.find(';', at);
        found.regions[codes.substr(at, end - at)] += regions_[i];
        at = end + 1;
      }
    }
    return found;
  }

 private:
  static constexpr std::size_t last_year = 2999;
  const Facts& facts_;
  std::array<std::uint32_t, 256> kinds_{}, statuses_{};
  std::array<std::uint32_t, last_year + 1> years_{};
  std::vector<std::uint32_t> state_bodies_, regions_;
};

/// Leaves those that have every word, with their scores.
void add_scores(const std::vector<Sought>& words, std::vector<Match>& found) {
  std::vector<std::uint8_t> weights;
  for (const auto& word : words) {
    weights.assign(found.size(), 0);
    for (const auto& list : word.lists) list->weigh([&](std::size_t i) { return found[i].place; }, weights);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (weights[i] == 0) continue;
      found[kept] = {found[i].place, found[i].score + static_cast<float>(word.rarity) * static_cast<float>(weights[i])};
      ++kept;
    }
    found.resize(kept);
  }
}

struct Ranked {
  float score;
  std::int64_t id;
};
bool is_better(const Ranked& a, const Ranked& b) { return a.score != b.score ? a.score > b.score : a.id > b.id; }

}  // namespace

Matches matches(const std::vector<Sought>& words) {
  if (words.empty()) return {};
  Matches matches{.all = !is_long(words.front())};
  for (const auto& posting : united(words.front().lists, matches.all)) matches.found.push_back({posting.place, 0});
  add_scores(words, matches.found);
  return matches;
}

Matches newest_matches(const std::vector<Sought>& words, const Facts& facts, const Query& query) {
  if (words.empty()) return {};
  auto both = List::Bits(facts.places() / List::bits_in_a_word + 1, ~std::uint64_t{0});
  for (const auto& word : words) {
    List::Bits one(both.size());
    for (const auto& list : word.lists) list->mark(one);
    for (std::size_t i = 0; i < both.size(); ++i) both[i] &= one[i];
  }
  const Filters filters{query, facts};
  Matches matches;
  for (auto word = both.size(); word > 0 && matches.all; --word) {
    for (auto left = both[word - 1]; left != 0;) {
      const auto bit = List::bits_in_a_word - 1 - static_cast<std::size_t>(std::countl_zero(left));
      left &= ~(std::uint64_t{1} << bit);
      const auto place = static_cast<std::uint32_t>((word - 1) * List::bits_in_a_word + bit);
      if (!filters.leave(facts.at(place))) continue;
      if (std::ssize(matches.found) == List::most_ranked) {
        matches.all = false;
        break;
      }
      matches.found.push_back({place, 0});
    }
  }
  std::ranges::reverse(matches.found);
  add_scores(words, matches.found);
  return matches;
}

Best best_of(const std::vector<Match>& matches, const Facts& facts, const Query& query, std::size_t most) {
  const Filters filters{query, facts};
  Counts counts{facts};
  std::array<float, 256> factors{};
  for (const auto kind : all_kinds) factors[static_cast<std::size_t>(kind)] = factor_of(kind);
  Best best;
  std::vector<Ranked> heap;  // the worst of the best on top
  heap.reserve(most + 1);
  for (const auto& match : matches) {
    const auto& one = facts.at(match.place);
    if (!filters.leave(one)) continue;
    ++best.count;
    counts.add(one);
    const Ranked ranked{match.score * factors[one.kind], one.id};
    if (heap.size() == most && !is_better(ranked, heap.front())) continue;
    heap.push_back(ranked);
    std::ranges::push_heap(heap, is_better);
    if (heap.size() <= most) continue;
    std::ranges::pop_heap(heap, is_better);
    heap.pop_back();
  }
  std::ranges::sort_heap(heap, is_better);
  for (const auto& ranked : heap) best.ids.push_back(ranked.id);
  best.facets = counts.facets();
  return best;
}

}  // namespace baqylau::search
