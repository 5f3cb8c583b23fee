#pragma once
/// The audit journal: append-only, one leaf in the same transaction as each change of public weight.
/// Leaves and tree are hashed as RFC 6962 §2.1 has it (0x00 before a leaf, 0x01 before a node, SHA-256). SPEC §12.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "db/db.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baqylau::journal {

/// What happened. `event` and `subject_kind` are terms of GLOSSARY.md: `lot.imported` on a `contest`.
struct Entry {
  std::optional<base::AccountId> actor{};     ///< none: the system itself, or a visitor
  std::optional<base::NgoId> on_behalf_of{};  ///< an operator entering papers for an NGO
  std::string event{};
  std::string subject_kind{};
  std::int64_t subject_id = 0;
  /// Facts needed to understand the change later, `name` → value. No personal data. Kept as JSON with sorted names.
  std::vector<std::pair<std::string, std::string>> details{};
};

/// Appends a leaf; its position (0-based).
std::int64_t append(db::Write& db, base::Instant now, const Entry& entry);

struct TreeHead {
  std::int64_t size = 0;
  std::string root{};  ///< 32 bytes; of an empty tree SHA-256 of nothing
};
TreeHead head(db::Read& db);

/// Recomputes every leaf hash and the root from the rows. The failure names the first position that does not fit.
base::Result<TreeHead> verify(db::Read& db);

/// RFC 6962 leaf and node hashes, 32 bytes.
std::string leaf_hash(std::string_view leaf);
std::string node_hash(std::string_view left, std::string_view right);
/// Root over leaf hashes, by the definition: what tests and `verify` compare with.
std::string root_of(const std::vector<std::string>& leaf_hashes);

/// A row as shown on an object's timeline.
struct Shown {
  std::int64_t position = 0;
  base::Instant at{};
  std::string event{};
  bool on_behalf = false;
  std::string details{};
};
std::vector<Shown> of_subject(db::Read& db, std::string_view subject_kind, std::int64_t subject_id);

}  // namespace baqylau::journal
