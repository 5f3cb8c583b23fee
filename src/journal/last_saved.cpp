#include "journal/last_saved.hpp"

#include "journal/sql.hpp"
#include "journal/versions.hpp"

namespace baqylau::journal {

std::optional<ui::LastSaved> last_saved(db::Read& db, const http::Caller& reader, const Object& subject, std::string_view events) {
  auto leaf = db.one(sql::last_leaf_of_subject{
      .subject_kind = std::string{to_code(subject.kind)}, .subject_id = subject_id(subject), .events = std::string{events}});
  if (!leaf) return std::nullopt;
  return ui::LastSaved{.at = leaf->at, .own = leaf->actor && leaf->actor == reader.account, .name = leaf->name.value_or("")};
}

}  // namespace baqylau::journal
