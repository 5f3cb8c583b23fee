#pragma once
/// The journal's own: how a version is made, kept, and vouched for by a leaf.

#include "journal/journal.hpp"

#include <boost/json.hpp>

namespace baqylau::journal {

struct NewVersion {
  Object object;
  std::int64_t number = 0;
  std::string content{};
  std::string salt{};  ///< 16 bytes; empty: the object is as its newest version has it
  std::string sha256{};
};

/// What the leaf's column holds of the key: 0 for a whole book, and where keys are no numbers.
std::int64_t subject_id(const Object& object);

/// SHA-256 of salt and content, in hexadecimal digits.
std::string version_hash(std::string_view salt, std::string_view content);

/// What the tables hold now, under the next number; or the newest version, where they hold the same. An object that is not in the tables is
/// a bug and throws `std::logic_error`.
NewVersion next_version(db::Read& db, const Object& object);

void keep(db::Write& db, const NewVersion& version, std::int64_t position, base::LocalDate day, base::Instant now, const Change& change);

/// How a leaf names a version: kind, key, number, hash.
boost::json::value entry_of(const Object& object, std::int64_t number, std::string_view sha256);

}  // namespace baqylau::journal
