#pragma once
/// SQL ↔ domain for consultation. Each function that finds something carries who asks into the statement.

#include "consultation/domain.hpp"

#include "base/result.hpp"
#include "db/db.hpp"

#include <optional>
#include <string>
#include <vector>

namespace baqylau::consultation::store {

/// A foreign project's thread looks like an unknown one.
base::Result<Thread> load_thread_for(db::Read& db, const Party& party, base::ProjectId project);
/// The last `messages_on_a_page` messages before `before` (of all where it is empty), oldest first, with their files.
struct Page {
  std::vector<Message> messages{};
  bool earlier = false;  ///< there are messages before these
};
Page messages_for(db::Read& db, const Party& party, base::ProjectId project, std::optional<base::MessageId> before = {});
std::optional<File> file_for(db::Read& db, const Party& party, base::MessageFileId file);

enum class Which { all, unread };
/// `page` from 1; the last message first.
std::vector<ThreadRow> threads_for(db::Read& db, const Party& party, Which which, int page);
struct Totals {
  std::int64_t threads = 0;
  std::int64_t unread_threads = 0;
  std::int64_t unread = 0;  ///< messages
};
Totals totals_for(db::Read& db, const Party& party);
/// Of a thread that the party may read.
std::int64_t unread_of_thread(db::Read& db, const Party& party, base::ProjectId project);

std::vector<base::AccountId> specialists_of(db::Read& db, base::ProjectId project);
std::optional<base::MessageId> last_message(db::Read& db, base::ProjectId project);

void add_message(db::Write& db, const Party& author, base::ProjectId project, const Message& message, const std::string& salt);
/// Everything up to `seen` counts as read by this person. The mark never moves back.
void mark_read(db::Write& db, const Party& party, base::ProjectId project, base::MessageId seen);

}  // namespace baqylau::consultation::store
