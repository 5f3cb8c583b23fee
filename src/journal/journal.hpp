#pragma once
/// The audit journal: append-only, one leaf in the same transaction as each change of public weight, and with it the version of each
/// object that the change made. Leaves and tree are hashed as RFC 6962 §2.1 has it (0x00 before a leaf, 0x01 before a node, SHA-256).
/// SPEC §12.

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "db/db.hpp"
#include "journal/kinds.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baqylau::journal {

/// Something that has versions: a lot, a project with its passport, a reference book. Of which rows it is made: `tables.csv`.
struct Object {
  Kind kind{};
  std::string key{};

  Object(Kind of, std::string by) : kind{of}, key{std::move(by)} {}
  Object(Kind of, std::int64_t id) : Object{of, std::to_string(id)} {}
  template <class Tag>
  Object(Kind of, base::Id<Tag> id) : Object{of, id.value} {}
  friend bool operator==(const Object&, const Object&) = default;
};

using Objects = std::vector<Object>;

/// What happened, and to what. A service fills it once the tables are as they shall be.
struct Change {
  std::optional<base::AccountId> actor{};     ///< none: the system itself, or a visitor
  std::optional<base::NgoId> on_behalf_of{};  ///< an operator entering papers for an NGO
  std::string event{};                        ///< a term of GLOSSARY.md: `lots.imported`
  Object subject;                             ///< on whose timeline it stands
  /// Facts needed to understand the change later, `name` → value. No personal data. Kept as JSON with sorted names.
  std::vector<std::pair<std::string, std::string>> details{};
  /// What was changed. None given: the subject. An empty list: nothing that has versions (a ballot).
  std::optional<Objects> objects{};
  std::optional<base::LocalDate> day{};  ///< of the fact; none: the day in Almaty on which it is recorded
};

/// Appends the leaf and gives each of the objects its next version, unless its newest holds just what the tables hold. The leaf's position
/// (0-based). Holds the journal's head until the transaction ends.
std::int64_t record(db::Write& db, base::Instant now, const Change& change);

/// Lets changes that must not be judged at the same time wait for each other until the transaction ends. Before the rows are read.
void hold(db::Write& db);

/// Forgets what the object held before its present version: contents and salts go, numbers and hashes stay, and every proof with them.
/// To be called when the tables no longer hold what is forgotten; leaves `change`, whose event ends in ".erased".
void erase(db::Write& db, base::Instant now, const Change& change);

/// Gives a first version to what has none: rows that came with a migration or were there before versions were, without a reason; or what
/// somebody put into the tables by SQL, with it in the leaf. How many.
int adopt_new(db::Write& db, base::Instant now, const std::optional<std::string>& reason = {});
/// Gives a new version to what differs from its newest one, with the reason in the leaf: the answer to a correction by SQL. How many.
int adopt_changed(db::Write& db, base::Instant now, const std::string& reason);

/// Which objects were changed since `reader` asked last, each once; none where it never asked and has to look at all there are. Moves the
/// reader on in this transaction: what fails is told again.
std::optional<Objects> changed_since(db::Write& db, const std::string& reader);
/// What it would tell, without moving the reader; none also after very many leaves.
std::optional<Objects> not_told_yet(db::Read& db, const std::string& reader);

struct TreeHead {
  std::int64_t size = 0;
  std::string root{};  ///< 32 bytes; of an empty tree SHA-256 of nothing
};
TreeHead head(db::Read& db);

/// Recomputes every leaf hash and the root from the rows. The failure names the first position that does not fit.
base::Result<TreeHead> verify(db::Read& db);

/// How the tables differ from what the journal vouches for.
struct Finding {
  enum class What {
    changed,       ///< the tables hold something else than the newest version; `columns` says where
    gone,          ///< it has versions and is not in the tables
    unrecorded,    ///< it is in the tables and has no version
    false_version  ///< a version that no leaf vouches for, that was altered, or that is missing
  };
  What what{};
  Object object;
  std::vector<std::string> columns{};
};
struct DataCheck {
  std::vector<Finding> findings{};
  std::int64_t objects = 0;
  std::int64_t versions = 0;
  std::int64_t erased = 0;  ///< versions whose content was erased; their hashes were not recomputed
};
/// Recomputes the hash of every version, and of every object from the tables. After `verify`, which it takes the leaves' word from.
DataCheck verify_data(db::Read& db);

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
std::vector<Shown> of_subject(db::Read& db, const Object& subject);

}  // namespace baqylau::journal
