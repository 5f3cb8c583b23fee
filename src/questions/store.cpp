#include "questions/store.hpp"

#include "questions/sql.hpp"

#include <utility>

namespace baqylau::questions::store {

namespace {

template <class Row>
Question to_question(Row& row) {
  const auto language = i18n::from_code(row.language);
  const auto state = state_from_code(row.state);
  if (!language || !state) throw db::Error{"a stored question is in no language or state"};
  return {.id = row.id,
          .language = *language,
          .name = std::move(row.name),
          .has_email = row.has_email,
          .body = std::move(row.body),
          .asked_at = row.asked_at,
          .state = *state,
          .version = row.version,
          .answer = std::move(row.answer),
          .answered_by = std::move(row.answered_by),
          .answered_at = row.answered_at,
          .reason = std::move(row.reason),
          .refused_by = std::move(row.refused_by),
          .refused_at = row.refused_at};
}

}  // namespace

std::optional<Question> question(db::Read& db, base::QuestionId id) {
  auto row = db.one(sql::question{.question = id});
  if (!row) return std::nullopt;
  return to_question(*row);
}

std::vector<Question> in_state(db::Read& db, State state, int page) {
  std::vector<Question> found;
  for (auto& row : db.all(sql::questions_in_state{
           .state = std::string{to_code(state)}, .size = questions_on_a_page, .skip = std::int64_t{page - 1} * questions_on_a_page}))
    found.push_back(to_question(row));
  return found;
}

std::int64_t count_in_state(db::Read& db, State state) {
  return db.one(sql::count_in_state{.state = std::string{to_code(state)}}).value().questions;
}

std::int64_t waiting_of_source(db::Read& db, const std::string& source) {
  return db.one(sql::count_waiting_of_source{.source = source}).value().waiting;
}

void add(db::Write& db, base::Instant now, const Fresh& question) {
  db.run(sql::insert_question{.id = question.id,
                              .language = std::string{i18n::to_code(question.language)},
                              .name = question.name,
                              .email = question.email,
                              .body = question.body,
                              .now = now,
                              .source = question.source,
                              .salt = question.salt});
}

Contact contact(db::Read& db, base::QuestionId id) {
  auto row = db.one(sql::contact_of_question{.question = id}).value();
  return {std::move(row.email), std::move(row.salt)};
}

bool set_answer(db::Write& db, base::Instant now, const Question& seen, State becomes, const std::string& answer, base::AccountId by) {
  return db.run(sql::answer_question{.question = seen.id,
                                     .version = seen.version,
                                     .from_state = std::string{to_code(seen.state)},
                                     .to_state = std::string{to_code(becomes)},
                                     .answer = answer,
                                     .account = by,
                                     .now = now}) == 1;
}

bool set_refused(db::Write& db, base::Instant now, const Question& seen, const std::string& reason, base::AccountId by) {
  return db.run(sql::refuse_question{.question = seen.id,
                                     .version = seen.version,
                                     .from_state = std::string{to_code(seen.state)},
                                     .reason = reason,
                                     .account = by,
                                     .now = now}) == 1;
}

void forget_contacts(db::Write& db, base::Instant before) { db.run(sql::forget_contacts{.before = before}); }

}  // namespace baqylau::questions::store
