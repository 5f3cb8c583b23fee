#include "content/searching.hpp"

#include "content/content.hpp"
#include "content/sql.hpp"
#include "content/store.hpp"
#include "search/search.hpp"
#include "ui/markdown.hpp"

namespace baqylau::content {

namespace {

std::optional<std::string> words_of(const std::optional<std::string>& markdown) {
  if (!markdown) return std::nullopt;
  return ui::markdown_words(*markdown);
}

/// The number of an act, and what is there in English.
std::optional<std::string> more_of(const Content& content) {
  std::string all;
  for (const auto& more : {content.act_number, content.title.en, words_of(content.body.en)})
    if (more) all += (all.empty() ? "" : "\n") + *more;
  return all.empty() ? std::nullopt : std::optional{all};
}

search::Document document_of(const Item& item) {
  const bool is_news = item.kind == ItemKind::news;
  search::Document document{.kind = is_news ? search::Kind::news : search::Kind::legal_act, .id = item.id.value};
  const auto& content = item.content;
  document.title = {content.title.kk, content.title.ru};
  document.body = {words_of(content.body.kk), words_of(content.body.ru)};
  document.text = more_of(content);
  if (is_news) document.year = item.published_on->year();
  else if (content.adopted_on) document.year = content.adopted_on->year();
  return document;
}

}  // namespace

void put_into_search(db::Write& db, base::ContentItemId id, base::LocalDate today) {
  const auto last = store::item(db, id);
  if (!last) throw db::Error{"an item that was just written is not there"};
  if (last->kind != ItemKind::news && last->kind != ItemKind::legal_act) return;
  if (const auto shown = store::shown_item(db, last->kind, id, today)) search::put(db, document_of(*shown));
  else search::remove(db, id.value);
}

void put_due_into_search(db::Write& db, base::LocalDate today) {
  for (const auto& row : db.all(sql::shown_and_not_found{.today = today})) put_into_search(db, row.id, today);
}

void put_all_into_search(db::Write& db, base::LocalDate today) { put_due_into_search(db, today); }

}  // namespace baqylau::content
