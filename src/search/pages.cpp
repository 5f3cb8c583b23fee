/// The pages that the index knows of.

#include "search/search.hpp"
#include "search/sql.hpp"

namespace baqylau::search {

using http::Url;

Url page_of(Kind kind, std::int64_t id) {
  switch (kind) {
    case Kind::ngo: return Url::to("/ngos/{}", id);
    case Kind::lot: return Url::to("/lots/{}", id);
    case Kind::project: return Url::to("/projects/{}", id);
    case Kind::report: return Url::to("/reports/{}", id);
    case Kind::proposal: return Url::to("/proposals/{}", id);
    case Kind::legal_act: return Url::to("/acts/{}", id);
    case Kind::news: return Url::to("/news/{}", id);
    case Kind::question: return Url::to("/questions/{}", id);
    case Kind::poll: return Url::to("/polls/{}", id);
  }
  return Url::to("/");
}

std::vector<std::int64_t> stretches(db::Read& db, std::int64_t size) {
  std::vector<std::int64_t> all;
  for (const auto& row : db.all(sql::stretches{.size = size})) all.push_back(row.stretch);
  return all;
}

std::vector<Url> pages(db::Read& db, std::int64_t stretch, std::int64_t size) {
  std::vector<Url> all;
  for (const auto& row : db.all(sql::pages{.from = stretch * size, .to = (stretch + 1) * size})) {
    const auto kind = kind_from_code(row.kind);
    if (!kind) throw db::Error{"no kind of document: " + row.kind};
    all.push_back(page_of(*kind, row.id));
    if (*kind != Kind::ngo) continue;
    all.push_back(Url::to("/ngos/{}/projects", row.id));
    all.push_back(Url::to("/ngos/{}/history", row.id));
  }
  return all;
}

}  // namespace baqylau::search
