#pragma once
/// News, legal acts, pages (about, instruction, contacts), useful links, and the site map: kept by staff in two languages. SPEC §2, §11.

#include "content/domain.hpp"
#include "content/service.hpp"

#include "db/db.hpp"
#include "http/routes.hpp"
#include "ui/html.hpp"
#include "ui/view.hpp"

#include <optional>

namespace baqylau::content {

/// For the home page: the latest news as the public sees them today, at most `most`, and the way to all. Empty without news.
ui::Html latest_news(const ui::View& v, db::Read& db, int most);

/// Adds an item and publishes it from `day` on: what is loaded with the program's own data.
base::Done add_published(db::Write& db, const Change& change, ItemKind kind, std::optional<Place> place, const Content& content,
                         base::LocalDate day);

/// Every news item and legal act that is shown today anew, after `search::clear`. Publishing and withdrawing keep search by themselves.
void put_all_into_search(db::Write& db, base::LocalDate today);
/// Those that were published for a later day, which has come: until then nothing of them is in the index, not a word.
void put_due_into_search(db::Write& db, base::LocalDate today);

/// `/news`, `/news.atom`, `/acts`, `/about`, `/instruction`, `/contacts`, `/links`, `/site-map`, `/images`, `/content`
void add_routes(http::Routes& routes);

}  // namespace baqylau::content
