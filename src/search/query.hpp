#pragma once
/// A question put to the index, and what came of it.

#include "search/analyser.hpp"
#include "search/search.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace baqylau::search {

inline constexpr int hits_on_a_page = 20;
/// Where more fit, the best of them are shown.
inline constexpr std::int64_t most_shown = 1000;
/// Beyond so many words of a question the commonest are left out.
inline constexpr std::size_t most_words = 6;

struct Query {
  std::string text{};
  std::optional<Kind> kind{};
  std::optional<int> year{};
  std::optional<base::StateBodyId> state_body{};
  std::optional<std::string> region_kato{};
  std::optional<Status> status{};
  bool with_reports = true;  ///< they are called as their projects are
};

struct AskedWord {
  std::string written{};  ///< as it was asked, small letters
  std::vector<std::string> terms{};
  std::int64_t documents = 0;  ///< of each term, added up; 0: no document has it
};

struct Hit {
  Kind kind{};
  std::int64_t id = 0;
  std::optional<std::int64_t> number{};
  i18n::Bilingual title{}, subtitle{}, body{};
  std::optional<std::string> text{};
  std::optional<int> year{};
  std::optional<Status> status{};
  i18n::Bilingual ngo{};
};

/// How many of the found documents have each value.
struct Facets {
  std::map<Kind, std::int64_t> kinds{};
  std::map<int, std::int64_t> years{};
  std::map<base::StateBodyId, std::int64_t> state_bodies{};
  std::map<std::string, std::int64_t> regions{};
  std::map<Status, std::int64_t> statuses{};
};

struct Found {
  std::vector<AskedWord> words{};  ///< those that say something
  std::int64_t count = 0;          ///< of those that fit
  bool more = false;               ///< there are more than `count`: of words that are everywhere only the heaviest documents are looked at
  int page = 1;                    ///< a page beyond the last is the last
  std::vector<Hit> hits{};
  Facets facets{};
  std::optional<std::string> did_you_mean{};  ///< where nothing was found: a question that has an answer
};

/// At most a page of them, in this order; those that are no longer there are left out.
std::vector<Hit> load(db::Read& db, std::span<const std::int64_t> ids);
std::vector<AskedWord> asked_words(db::Read& db, const Analyser& analyser, std::string_view text);
/// Every word must be there, in any of its forms; the best first, the newer first among equals.
Found find(db::Read& db, const Analyser& analyser, const Query& query, int page);

}  // namespace baqylau::search
