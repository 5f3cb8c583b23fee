#pragma once
/// Changes of the packed lists, inside the transaction that changes a document.

#include "search/packed.hpp"

#include "db/db.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace baqylau::search {

/// Holds the index's only row of state: whoever has one writes alone until the transaction ends, on any node.
class Writing {
 public:
  explicit Writing(db::Write& db);
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;

  /// For a document that was never put.
  std::uint32_t next_place();
  /// Brings the lists from what the document at `place` was found by to what it is found by now; what to keep as `terms`.
  std::string replace(std::uint32_t place, std::string_view before, const std::map<std::string, std::uint8_t>& now);
  void set_facts(std::uint32_t place, const StoredFacts& facts);
  /// Keeps what was given away. Called once, at the end.
  void finish();

 private:
  struct Change {
    std::uint32_t term = 0;
    std::uint8_t weight = 0;  ///< 0: no longer found by it
  };
  std::vector<TermWeight> numbers_of(const std::map<std::string, std::uint8_t>& terms);
  void apply(std::uint32_t place, const std::vector<Change>& changes);

  db::Write& db_;
  std::int64_t generation_, next_place_, next_term_;
};

/// A part of a term's list.
struct ListPiece {
  std::uint32_t term = 0, first = 0;
  std::string data{};
};

/// The lists of an empty index, document by document in the order of their places.
class WritingAnew {
 public:
  explicit WritingAnew(db::Write& db);
  /// A new term gets the next number.
  std::uint32_t number_of(const std::string& term);
  void add(std::uint32_t place, const std::vector<TermWeight>& terms);
  void add_facts(std::uint32_t place, StoredFacts facts);
  /// Writes what is still in memory. Called once, at the end.
  void finish();

 private:
  struct List {
    ListPiece open{};
    std::uint32_t last = 0;
  };
  void write_terms();
  void write_pieces();
  void write_facts();

  db::Write& db_;
  std::int64_t generation_, next_place_, next_term_;
  std::unordered_map<std::string, std::uint32_t> terms_;
  std::vector<std::string> new_terms_;  ///< known here, not yet in the table
  std::vector<List> lists_;             ///< by term, from 1
  std::vector<ListPiece> full_;         ///< to be written
  std::int64_t block_ = 0;
  FactsBlock facts_{};
};

/// Another epoch, from the first place on. The tables of documents, lists, terms, facts are emptied by the caller.
void begin_epoch(db::Write& db);

}  // namespace baqylau::search
