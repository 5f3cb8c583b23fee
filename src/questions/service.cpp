#include "questions/service.hpp"

#include "journal/journal.hpp"
#include "questions/questions.hpp"
#include "questions/searching.hpp"
#include "questions/store.hpp"

#include <utility>

namespace baqylau::questions {

using base::Failure;
using base::Kind;
using base::M;
using http::Url;

namespace {

constexpr std::size_t salt_bytes = 16;

Failure changed_meanwhile() {
  return {Kind::conflict, M("This question has changed in the meantime. Open it again and look at what it says now")};
}

/// Of the state and version that the person saw; where the act leads.
struct Chosen {
  Question question;
  State becomes;
};
base::Result<Chosen> chosen(db::Read& db, base::QuestionId id, std::int64_t version, Act act) {
  auto question = store::question(db, id);
  if (!question) return Failure{Kind::not_found, M("There is no such question")};
  const auto becomes = after(question->state, act);
  if (!becomes || question->version != version) return changed_meanwhile();
  return Chosen{std::move(*question), *becomes};
}

/// The journal proves question and answer without giving them away: a question can be erased later.
void tell_journal(db::Write& db, base::Instant now, base::AccountId by, std::string event, const Question& question,
                  const std::string& text, const std::string& salt) {
  const journal::Change entry{.actor = by,
                              .event = std::move(event),
                              .subject = {journal::Kind::question, question.id},
                              .details = {{"text_sha256", base::hex(base::sha256(salt + question.body + '\n' + text))},
                                          {"was", std::string{to_code(question.state)}}}};
  journal::record(db, now, entry);
}

}  // namespace

notices::Letter answered_letter(const i18n::Translator& t, const Question& question, const std::string& text, const std::string& by) {
  return {.subject = t(M("Answer to your question of {date}"), {{"date", t.date(base::almaty_date(question.asked_at))}}),
          .paragraphs = {std::string{t(M("You asked:"))}, question.body, t(M("{name} answers:"), {{"name", by}}), text,
                         std::string{t(M("Your e-mail address was used for this letter only and has been deleted."))}}};
}

notices::Letter refused_letter(const i18n::Translator& t, const Question& question, const std::string& reason) {
  return {.subject = t(M("Your question of {date} was not published"), {{"date", t.date(base::almaty_date(question.asked_at))}}),
          .paragraphs = {std::string{t(M("You asked:"))}, question.body, std::string{t(M("It was not published, for this reason:"))},
                         reason, std::string{t(M("Your e-mail address was used for this letter only and has been deleted."))}}};
}

base::Result<base::QuestionId> ask(db::Write& db, base::Random& random, base::Instant now, const identity::VisitorForm& from,
                                   const NewQuestion& question) {
  TRY(identity::count_visitor_form(db, from, now, {.most = most_an_hour, .most_answered = most_answered}));
  if (store::waiting_of_source(db, from.source) >= most_waiting)
    return Failure{Kind::too_many,
                   {M("{count} questions from your network already wait for an answer. Send this one when they have been "
                      "answered; what you typed stays on this page"),
                    {{"count", std::to_string(most_waiting)}}}};
  const base::QuestionId id{base::new_id(random, now.micros)};
  store::add(db, now,
             {.id = id,
              .language = question.language,
              .name = question.name,
              .email = question.email,
              .body = question.body,
              .source = from.source,
              .salt = base::hex(random.bytes(salt_bytes))});
  journal::record(db, now, {.event = "question.asked", .subject = {journal::Kind::question, id}});
  return id;
}

base::Done answer(db::Write& db, const notices::Outbox& outbox, base::AccountId by, base::QuestionId id, std::int64_t version,
                  const std::string& text, Act act) {
  const auto picked = TRY(chosen(db, id, version, act));
  const auto& question = picked.question;
  const auto contact = store::contact(db, id);
  if (!store::set_answer(db, outbox.now, question, picked.becomes, text, by)) return changed_meanwhile();
  if (picked.becomes != State::published) {
    journal::record(db, outbox.now, {.actor = by, .event = "question.answered", .subject = {journal::Kind::question, id}});
    return base::done();
  }
  const bool again = question.state == State::published;
  tell_journal(db, outbox.now, by, again ? "question.answer_corrected" : "question.published", question, text, contact.salt);
  put_into_search(db, id);
  if (!contact.email) return base::done();
  const auto name = store::question(db, id)->answered_by.value_or("");
  notices::tell_address(db, outbox, *contact.email, question.language,
                        {.dedupe_key = "question " + base::to_string(id) + " answered",
                         .kind = notices::Kind::question,
                         .link = Url::to("/questions/{}", id),
                         .write = [&](const i18n::Translator& t) { return answered_letter(t, question, text, name); }});
  return base::done();
}

base::Done refuse(db::Write& db, const notices::Outbox& outbox, base::AccountId by, base::QuestionId id, std::int64_t version,
                  const std::string& reason) {
  const auto question = TRY(chosen(db, id, version, Act::refuse)).question;
  const auto contact = store::contact(db, id);
  if (!store::set_refused(db, outbox.now, question, reason, by)) return changed_meanwhile();
  const bool was_public = question.state == State::published;
  tell_journal(db, outbox.now, by, was_public ? "question.taken_off" : "question.refused", question, reason, contact.salt);
  if (was_public) put_into_search(db, id);
  if (!contact.email) return base::done();
  notices::tell_address(db, outbox, *contact.email, question.language,
                        {.dedupe_key = "question " + base::to_string(id) + " refused",
                         .kind = notices::Kind::question,
                         .write = [&](const i18n::Translator& t) { return refused_letter(t, question, reason); }});
  return base::done();
}

void forget_contacts(db::Write& db, base::Instant now) {
  store::forget_contacts(db, {now.micros - std::chrono::microseconds{contacts_kept}.count()});
}

}  // namespace baqylau::questions
