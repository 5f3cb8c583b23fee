#pragma once
/// SQL of the outbox ↔ its types.

#include "notices/notices.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace baqylau::notices::store {

/// Where and in which language somebody is told.
struct Reader {
  std::optional<std::string> address;
  i18n::Language language;
};
/// Both throw `std::logic_error` for an unknown id: a cause always has somebody it concerns.
Reader reader(db::Read& db, base::NgoId ngo);
Reader reader(db::Read& db, base::AccountId account);

struct NewNotice {
  base::NoticeId id;
  std::string dedupe_key;
  Kind kind;
  std::optional<base::NgoId> ngo{};
  std::optional<base::AccountId> account{};
  std::optional<base::ProjectId> project{};
  Reader reader;
  std::string subject, body;
  std::optional<std::string> link;
};
/// False: its cause was told already.
bool add(db::Write& db, base::Instant now, const NewNotice& notice);

std::vector<Shown> of_ngo(db::Read& db, base::NgoId ngo, std::int64_t size, std::int64_t skip);
std::vector<Shown> of_project(db::Read& db, base::ProjectId project, std::int64_t size);
struct Counts {
  std::int64_t total = 0, unread = 0;
};
Counts count(db::Read& db, base::NgoId ngo);
void mark_read(db::Write& db, base::Instant now, base::NgoId ngo, base::Instant newest);

/// A mail that is to go out.
struct Due {
  base::NoticeId id;
  std::string address;
  i18n::Language language;
  std::string subject, body;
  std::optional<std::string> link;
  base::Instant created_at;
  std::int64_t attempts;
};
std::vector<Due> due(db::Read& db, base::Instant now, std::int64_t most);

}  // namespace baqylau::notices::store
