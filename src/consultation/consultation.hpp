#pragma once
/// One thread a project, between its NGO and the specialists of the state body, with files and unread marks. SPEC §9.

#include "base/ids.hpp"
#include "db/db.hpp"
#include "http/caller.hpp"
#include "http/routes.hpp"
#include "ui/html.hpp"
#include "ui/view.hpp"

#include <cstdint>

namespace baqylau::consultation {

/// Messages which this person may read, did not write, and has not read: of the own NGO's projects, or of the state body's.
/// 0 for those who take no part.
std::int64_t unread_for(db::Read& db, const http::Caller& caller);

/// For the NGO's cabinet: the thread of each of its projects with how many messages are unread. Empty without projects.
ui::Html cabinet_threads(const ui::View& v, db::Read& db, base::NgoId ngo, base::AccountId account);
/// For the passport page: a link to the thread, with how many messages are unread. Empty for those who may not read it.
ui::Html thread_link(const ui::View& v, db::Read& db, base::ProjectId project);

/// `/consultation`, `/consultation/files/…`, `/projects/…/consultation`
void add_routes(http::Routes& routes);

}  // namespace baqylau::consultation
