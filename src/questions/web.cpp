/// Handlers of questions: what a URL does.

#include "questions/questions.hpp"
#include "questions/service.hpp"
#include "questions/store.hpp"
#include "questions/views.hpp"

#include "base/log.hpp"
#include "http/answered.hpp"
#include "ui/page.hpp"

#include <algorithm>
#include <array>

namespace baqylau::questions {

using base::Failure;
using base::Kind;
using base::M;
using base::QuestionId;
using base::Result;
using http::Anyone;
using http::Get;
using http::Post;
using http::Public;
using http::Response;
using http::Specialist;
using http::Url;

namespace {

constexpr std::array<std::string_view, 2> languages{"kk", "ru"};
constexpr std::array<std::string_view, 2> acts{"publish", "save"};

Failure no_such_question() { return {Kind::not_found, M("There is no such question")}; }

/// The page asked for, within the pages there are.
int page_within(const http::Request& request, int pages) { return std::clamp(ui::page_number(request), 1, pages); }

Result<Response> list(const Get<Public>& call) {
  const int pages = ui::pages_of(store::count_in_state(call.db, State::published), questions_on_a_page);
  const int page = page_within(call.request, pages);
  const auto waiting = call.request.caller.is_staff() ? store::count_in_state(call.db, State::waiting) : 0;
  const auto questions = store::in_state(call.db, State::published, page);
  return views::list_page(ui::view_of(call), {.questions = questions, .page = page, .pages = pages, .waiting = waiting});
}

Result<Response> show(const Get<Public>& call, QuestionId id) {
  const auto question = store::question(call.db, id);
  if (!question || question->state != State::published) return no_such_question();
  return views::question_page(ui::view_of(call), *question);
}

Result<Response> show_ask(const Get<Anyone>& call) {
  http::FormValues values;
  if (call.request.language != i18n::Language::en) values.set("language", std::string{i18n::to_code(call.request.language)});
  return views::ask_page(ui::view_of(call), values);
}

Result<Response> take_question(const Post<Anyone>& call) {
  http::FormReader form{call.request};
  NewQuestion question{.name = form.line("name", {.label = M("Your name"), .required = true, .max = longest_name}),
                       .email = form.email("email", {.label = M("E-mail")}),
                       .body = {}};
  const auto language = i18n::from_code(form.choice("language", languages, {.label = M("Language of the question"), .required = true}));
  question.body = form.text("question", {.label = M("Question"), .required = true, .max = longest_question});
  const auto from = identity::read_visitor_form(form, call.services, call.request, ask_form);
  const auto again = [&](int status) { return views::ask_page(ui::view_of(call), form.values(), status); };
  const auto job = [&]() -> Result<Response> {
    question.language = *language;
    const auto asked = ask(call.db, call.services.random, call.services.clock.now(), from, question);
    if (!asked) {
      base::log(base::LogLevel::warning, "visitor_form_refused", call.request.number, {{"form", ask_form}});
      return asked.failure();
    }
    return http::see_other(ui::with_notice(Url::to("/questions"), ui::Notice::question_sent));
  };
  return http::answered(form, again, job, {.field = "question"});
}

Result<Response> queue(const Get<http::Controller>& call) {
  const auto state = state_from_code(call.request.query_value("state")).value_or(State::waiting);
  const int pages = ui::pages_of(store::count_in_state(call.db, state), questions_on_a_page);
  const int page = page_within(call.request, pages);
  const auto questions = store::in_state(call.db, state, page);
  return views::queue_page(ui::view_of(call), {.questions = questions, .state = state, .page = page, .pages = pages});
}

Result<Response> show_answer(const Get<http::Controller>& call, QuestionId id) {
  const auto question = store::question(call.db, id);
  if (!question) return no_such_question();
  http::FormValues answering;
  answering.set("answer", question->answer.value_or(""));
  return views::answer_page(
      ui::view_of(call),
      {.question = *question, .may_answer = call.request.caller.has(http::Role::specialist), .answering = answering, .refusing = {}});
}

Result<Response> take_answer(const Post<Specialist>& call, QuestionId id) {
  const auto question = store::question(call.db, id);
  if (!question) return no_such_question();
  http::FormReader form{call.request};
  const auto version = form.number("version", 1, 1'000'000, {.label = M("Version"), .required = true});
  const auto text = form.text("answer", {.label = M("Answer"), .required = true, .max = longest_answer});
  const auto then = form.choice("then", acts, {.label = M("What becomes of the answer"), .required = true});
  const auto again = [&](int status) {
    return views::answer_page(ui::view_of(call), {.question = *question, .may_answer = true, .answering = form.values(), .refusing = {}},
                              status);
  };
  const auto job = [&]() -> Result<Response> {
    TRY(answer(call.db, notices::outbox_of(call), call.who.account, id, *version, text, then == "publish" ? Act::publish : Act::save));
    return http::see_other(ui::with_notice(Url::to("/questions/{}/answer", id), ui::Notice::saved));
  };
  return http::answered(form, again, job, {.field = "answer"});
}

Result<Response> take_refusal(const Post<Specialist>& call, QuestionId id) {
  const auto question = store::question(call.db, id);
  if (!question) return no_such_question();
  http::FormReader form{call.request};
  const auto version = form.number("version", 1, 1'000'000, {.label = M("Version"), .required = true});
  const auto reason = form.text("reason", {.label = M("Reason"), .required = true, .max = longest_reason});
  const auto again = [&](int status) {
    http::FormValues answering;
    answering.set("answer", question->answer.value_or(""));
    return views::answer_page(ui::view_of(call),
                              {.question = *question, .may_answer = true, .answering = answering, .refusing = form.values()}, status);
  };
  const auto job = [&]() -> Result<Response> {
    TRY(refuse(call.db, notices::outbox_of(call), call.who.account, id, *version, reason));
    return http::see_other(ui::with_notice(Url::to("/questions/{}/answer", id), ui::Notice::saved));
  };
  return http::answered(form, again, job, {.field = "reason"});
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.get<"/questions">(list);
  routes.get<"/questions/ask">(show_ask);
  routes.post<"/questions/ask">(take_question);
  routes.get<"/questions/queue">(queue);
  routes.get<"/questions/{question}">(show);
  routes.get<"/questions/{question}/answer">(show_answer);
  routes.post<"/questions/{question}/answer">(take_answer);
  routes.post<"/questions/{question}/refuse">(take_refusal);
}

}  // namespace baqylau::questions
