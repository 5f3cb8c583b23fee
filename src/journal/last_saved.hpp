#pragma once
/// Who stored an object's present state, for the form that edits it.

#include "db/db.hpp"
#include "http/caller.hpp"
#include "journal/journal.hpp"
#include "ui/versions.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace baqylau::journal {

/// By the last leaf of the subject whose event begins with `events` ("passport."; empty: any).
std::optional<ui::LastSaved> last_saved(db::Read& db, const http::Caller& reader, const Object& subject, std::string_view events = {});

}  // namespace baqylau::journal
