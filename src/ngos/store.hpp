#pragma once
/// The table `ngo` and its cards.

#include "ngos/ngos.hpp"

#include <optional>

namespace baqylau::ngos::store {

/// `own` none: any card.
std::optional<Ngo> by_id(db::Read& db, base::NgoId id, std::optional<base::NgoId> own);
std::int64_t total(db::Read& db, const NgoFilter& filter);
std::vector<Ngo> page(db::Read& db, const NgoFilter& filter, std::int64_t size, std::int64_t skip);
struct Added {
  base::NgoId id;  ///< of a named one with the number of the card: that one's
  std::int64_t version;
};
/// None where the number is taken.
std::optional<Added> add(db::Write& db, base::Instant now, base::NgoId id, Standing standing, const NgoCard& card);
/// The new version; none where the version differs, the card is another's, or the number is taken. A named one becomes a card.
std::optional<std::int64_t> change(db::Write& db, base::Instant now, base::NgoId id, std::optional<base::NgoId> own, std::int64_t version,
                                   const NgoCard& card);
struct Writer {
  std::optional<base::AccountId> account{};
  bool on_behalf = false;
};
/// Keeps the card as it is now, in its version. `at`: from when it is so.
void keep_version(db::Write& db, base::NgoId id, std::int64_t version, base::Instant at, base::Instant now, const Writer& by);
bool lacks_keys(db::Read& db);
void make_keys(db::Write& db);
void set_named_phone(db::Write& db, base::Instant now, base::NgoId id, const std::string& phone);
bool release_number(db::Write& db, base::Instant now, base::NgoId id);
std::vector<Rated> rated(db::Read& db);
void keep_rating(db::Write& db, base::NgoId id, std::optional<int> rating);

}  // namespace baqylau::ngos::store
