#include "questions/searching.hpp"

#include "base/text.hpp"
#include "questions/questions.hpp"
#include "questions/sql.hpp"
#include "questions/store.hpp"
#include "search/search.hpp"

namespace baqylau::questions {

void put_into_search(db::Write& db, base::QuestionId id) {
  const auto question = store::question(db, id);
  if (!question) throw db::Error{"a question that was just written is not there"};
  if (question->state != State::published) {
    search::remove(db, id.value);
    return;
  }
  search::Document document{.kind = search::Kind::question, .id = id.value};
  const auto title = base::shortened(question->body, title_length);
  const auto body = question->body + "\n" + question->answer.value_or("");
  if (question->language == i18n::Language::kk) {
    document.title.kk = title;
    document.body.kk = body;
  } else {
    document.title.ru = title;
    document.body.ru = body;
  }
  if (question->answered_at) document.year = base::almaty_date(*question->answered_at).year();
  search::put(db, document);
}

void put_all_into_search(db::Write& db) {
  for (const auto& row : db.all(sql::published_question_ids{})) put_into_search(db, row.id);
}

}  // namespace baqylau::questions
