/// General ratings of all projects, kept in memory for the next reader.

#include "contests/contests.hpp"
#include "journal/journal.hpp"
#include "ratings/keeping.hpp"
#include "ratings/ratings.hpp"

#include <list>
#include <mutex>
#include <utility>

namespace baqylau::ratings {

namespace {

/// The last few that were asked for: today's, and days of the past that somebody pages through. 1,000 projects are 50 KB.
class Kept {
 public:
  /// What a reckoning hangs on.
  struct Key {
    std::string root;
    base::LocalDate as_of{};
    friend bool operator==(const Key&, const Key&) = default;
  };

  std::shared_ptr<const GeneralRatings> find(const Key& key) {
    const std::lock_guard lock{mutex_};
    for (auto at = entries_.begin(); at != entries_.end(); ++at) {
      if (at->first != key) continue;
      entries_.splice(entries_.begin(), entries_, at);
      return at->second;
    }
    return nullptr;
  }
  void keep(Key key, std::shared_ptr<const GeneralRatings> ratings) {
    const std::lock_guard lock{mutex_};
    entries_.emplace_front(std::move(key), std::move(ratings));
    if (entries_.size() > most_) entries_.pop_back();
  }

 private:
  static constexpr std::size_t most_ = 16;
  std::mutex mutex_;
  std::list<std::pair<Key, std::shared_ptr<const GeneralRatings>>> entries_;
};

/// Of the whole program: the root tells one database, and one state of it, from another.
Kept& kept() {
  static Kept instance;
  return instance;
}

}  // namespace

std::shared_ptr<const GeneralRatings> general_ratings(db::Read& db, base::LocalDate as_of) {
  // Before the rows are read: what is committed meanwhile has another root, so nothing older is ever kept under it.
  Kept::Key key{.root = journal::head(db).root, .as_of = as_of};
  if (auto found = kept().find(key)) return found;
  if (auto today = kept_general_ratings(db, as_of)) {
    auto ratings = std::make_shared<const GeneralRatings>(std::move(*today));
    kept().keep(std::move(key), ratings);
    return ratings;
  }
  auto ratings = std::make_shared<GeneralRatings>();
  // A contest at a time, so that no more is held than the ratings themselves.
  for (const auto& contest : contests::contests(db))
    for (const auto& [project, rating] : project_ratings(db, {.contest = contest.id}, as_of))
      if (rating.general) ratings->emplace(project, *rating.general);
  kept().keep(std::move(key), ratings);
  return ratings;
}

}  // namespace baqylau::ratings
