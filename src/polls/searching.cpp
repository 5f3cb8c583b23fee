#include "polls/searching.hpp"

#include "polls/polls.hpp"
#include "polls/sql.hpp"
#include "polls/store.hpp"
#include "search/search.hpp"

namespace baqylau::polls {

void put_into_search(db::Write& db, base::PollId id) {
  const auto poll = store::poll(db, id);
  if (!poll) throw db::Error{"a poll that was just written is not there"};
  const auto& facts = poll->facts;
  search::Document document{.kind = search::Kind::poll, .id = id.value};
  document.title = {facts.title_kk, facts.title_ru};
  document.body = {facts.about_kk.value_or(""), facts.about_ru.value_or("")};
  for (const auto& option : facts.options) {
    *document.body.kk += (document.body.kk->empty() ? "" : "\n") + option.kk;
    *document.body.ru += (document.body.ru->empty() ? "" : "\n") + option.ru;
  }
  document.year = facts.opens_on.year();
  document.status = poll->closed_at ? search::Status::poll_over : search::Status::poll_not_over;
  search::put(db, document);
}

void put_all_into_search(db::Write& db) {
  for (const auto& row : db.all(sql::all_poll_ids{})) put_into_search(db, row.id);
}

}  // namespace baqylau::polls
