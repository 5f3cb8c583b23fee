#pragma once
/// Writing into a thread, and marking it as read. Each function is one use case inside one transaction.

#include "consultation/domain.hpp"

#include "base/result.hpp"
#include "db/db.hpp"
#include "notices/notices.hpp"

#include <optional>
#include <string>
#include <vector>

namespace baqylau::consultation {

/// A file that was checked (`http::accept_upload`) and is durable in the file store.
struct NewFile {
  std::string name;
  std::string kind;
  std::int64_t size = 0;
  std::string sha256;
};
struct NewMessage {
  std::string body;  ///< at most `longest_message` code points, not blank
  std::vector<NewFile> files{};
  std::optional<base::MessageId> seen{};  ///< the last message that stood on the page of the form
};
/// Adds the message, tells the other side, leaves a leaf in the journal; what stood on the writer's page counts as read.
/// not_found where the project is foreign or unknown, invalid (`files`) where its files take too much.
base::Result<base::MessageId> send_message(db::Write& db, const notices::Outbox& outbox, const Party& author, base::ProjectId project,
                                           const NewMessage& message);
/// invalid (`files`) where the message's files do not fit into what the project may have. Before they are stored.
base::Done has_room(db::Read& db, base::ProjectId project, const NewMessage& message, base::LocalDate day);
/// not_found where the project is foreign or unknown.
base::Done mark_read(db::Write& db, const Party& party, base::ProjectId project, base::MessageId seen);

/// By mail only that there is something to read: the text stays on the site.
notices::Letter letter_to(const i18n::Translator& t, const Thread& thread, bool to_ngo);

}  // namespace baqylau::consultation
