#include "questions/views.hpp"

#include "base/text.hpp"
#include "identity/visitor_check.hpp"
#include "ui/page.hpp"

namespace baqylau::questions::views {

using base::M;
using http::Url;
using ui::Html;
using ui::html;

namespace {

constexpr std::size_t excerpt_length = 280;  ///< of an answer in the list

base::Text label_of(State state) {
  switch (state) {
    case State::waiting: return M("Waiting for an answer");
    case State::answered: return M("Answered, not published");
    case State::published: return M("Published");
    case State::refused: return M("Refused");
  }
  return M("Waiting for an answer");
}

ui::TagColour colour_of(State state) {
  switch (state) {
    case State::waiting: return ui::TagColour::yellow;
    case State::answered: return ui::TagColour::blue;
    case State::published: return ui::TagColour::green;
    case State::refused: return ui::TagColour::grey;
  }
  return ui::TagColour::grey;
}

Url queue_url(State state) { return Url::to("/questions/queue").with("state", state == State::waiting ? "" : to_code(state)); }

ui::Crumb list_crumb(const ui::View& v) { return {std::string{v.t("Frequently asked questions")}, Url::to("/questions")}; }

Html text_in(const Question& question, std::string_view text) {
  return html(R"(<div lang="{}">{}</div>)", i18n::to_code(question.language), ui::View::paragraphs(text));
}

Html excerpt_in(const Question& question, std::string_view text, std::size_t points) {
  return html(R"(<span lang="{}">{}</span>)", i18n::to_code(question.language), base::shortened(text, points));
}

/// The question, and below it the answer with who gave it.
Html conversation(const ui::View& v, const Question& question) {
  std::vector<ui::Letter> letters{{.who = html("{}", question.name),
                                   .when = v.date_time(question.asked_at),
                                   .body = text_in(question, question.body),
                                   .id = "question"}};
  if (question.answer)
    letters.push_back({.who = html("{}", v.t("Answer: {name}", {{"name", question.answered_by.value_or("")}})),
                       .when = v.date_time(question.answered_at.value_or(base::Instant{})),
                       .body = text_in(question, *question.answer),
                       .id = "answer-given",
                       .own_side = true});
  return ui::letters(v, letters);
}

Html article(const ui::View& v, const Question& question) {
  return html(R"(<article><h2 class="govuk-heading-s govuk-!-margin-bottom-1"><a class="govuk-link" href="{}">{}</a></h2>)"
              R"(<p class="govuk-hint govuk-!-margin-bottom-1">{} · {}</p><p class="govuk-body govuk-!-margin-bottom-1">{}</p>)"
              R"(<p class="govuk-hint">{} · {}</p></article>)",
              v.link(Url::to("/questions/{}", question.id)), excerpt_in(question, question.body, title_length), question.name,
              v.date_time(question.asked_at), excerpt_in(question, question.answer.value_or(""), excerpt_length),
              v.t("Answer: {name}", {{"name", question.answered_by.value_or("")}}),
              v.date_time(question.answered_at.value_or(base::Instant{})));
}

Html answer_form(const ui::View& v, const AnswerPage& page) {
  const auto& question = page.question;
  Html buttons = ui::button(question.state == State::published ? v.t("Publish the corrected answer") : v.t("Publish the answer"),
                            ui::ButtonKind::primary, "then", "publish");
  if (after(question.state, Act::save))
    buttons.add("{}", ui::button(v.t("Save without publishing"), ui::ButtonKind::secondary, "then", "save"));
  return html(
      R"(<h2 class="govuk-heading-m">{}</h2>{})", question.answer ? v.t("Correct the answer") : v.t("Answer the question"),
      ui::post_form(v, Url::to("/questions/{}/answer", question.id),
                    html("{}{}<div class=\"govuk-button-group\">{}</div>", ui::hidden("version", std::to_string(question.version)),
                         ui::textarea(v, page.answering,
                                      {.name = "answer",
                                       .label = std::string{v.t("Answer")},
                                       .hint = std::string{question.language == i18n::Language::kk
                                                               ? v.t("In Kazakh, as the question. Your name stands beside the answer.")
                                                               : v.t("In Russian, as the question. Your name stands beside the answer.")},
                                       .language = i18n::to_code(question.language)},
                                      10, longest_answer),
                         buttons)));
}

Html refuse_form(const ui::View& v, const AnswerPage& page) {
  const auto& question = page.question;
  const bool is_public = question.state == State::published;
  return html(R"(<h2 class="govuk-heading-m">{}</h2>{})", is_public ? v.t("Take the question off the site") : v.t("Refuse the question"),
              ui::post_form(v, Url::to("/questions/{}/refuse", question.id),
                            html("{}{}{}", ui::hidden("version", std::to_string(question.version)),
                                 ui::textarea(v, page.refusing,
                                              {.name = "reason",
                                               .label = std::string{v.t("Reason")},
                                               .hint = question.has_email ? std::string{v.t("The reason is mailed to who asked.")}
                                                                          : std::string{v.t("Who asked left no e-mail address; the "
                                                                                            "reason is kept for staff.")},
                                               .language = i18n::to_code(question.language)},
                                              3, longest_reason),
                                 ui::button(is_public ? v.t("Take off the site") : v.t("Refuse"), ui::ButtonKind::warning))));
}

}  // namespace

http::Response list_page(const ui::View& v, const ListPage& page) {
  Html body = ui::link_button(v, v.t("Ask a question"), Url::to("/questions/ask"));
  if (v.request.caller.is_staff())
    body.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(queue_url(State::waiting)),
             v.t.plural(i18n::N("{count} question waits for an answer", "{count} questions wait for an answer"), page.waiting));
  if (page.questions.empty()) body.add(R"(<p class="govuk-body">{}</p>)", v.t("No question has been answered yet."));
  for (const auto& question : page.questions) body.add("{}", article(v, question));
  body.add("{}", ui::pagination(v, Url::to("/questions"), page.page, page.pages));
  return ui::page(v, {.title = std::string{v.t("Frequently asked questions")},
                      .body = std::move(body),
                      .lead = std::string{v.t("Anybody may ask. Questions are answered by specialists of the state body and published with "
                                              "the answer.")},
                      .notice = ui::notice_of(v.request)});
}

http::Response question_page(const ui::View& v, const Question& question) {
  Html body = conversation(v, question);
  if (v.request.caller.has(http::Role::specialist))
    body.add("{}", ui::link_button(v, v.t("Correct the answer"), Url::to("/questions/{}/answer", question.id), ui::ButtonKind::secondary));
  return ui::page(v, {.title = base::shortened(question.body, title_length),
                      .body = html(R"(<h1 class="govuk-heading-l"><span lang="{}">{}</span></h1>{})", i18n::to_code(question.language),
                                   base::shortened(question.body, title_length), body),
                      .crumbs = {list_crumb(v)},
                      .own_heading = true,
                      .notice = ui::notice_of(v.request)});
}

http::Response ask_page(const ui::View& v, const http::FormValues& values, int status) {
  Html body;
  body.add("{}", ui::text_input(v, values,
                                {.name = "name",
                                 .label = std::string{v.t("Your name")},
                                 .hint = std::string{v.t("It will stand beside the question when that is published.")},
                                 .autocomplete = "name",
                                 .width = "two-thirds"}));
  body.add("{}",
           ui::text_input(v, values,
                          {.name = "email",
                           .label = std::string{v.t("E-mail")},
                           .hint = std::string{v.t("For the answer only: it is shown to nobody, and deleted once the answer was sent, "
                                                   "or after 30 days.")},
                           .optional = true,
                           .autocomplete = "email",
                           .inputmode = "email",
                           .width = "two-thirds"}));
  body.add("{}", ui::radios(v, values, {.name = "language", .label = std::string{v.t("Language of the question")}},
                            {{.value = "kk", .label = std::string{i18n::own_name(i18n::Language::kk)}},
                             {.value = "ru", .label = std::string{i18n::own_name(i18n::Language::ru)}}}));
  body.add("{}", ui::textarea(v, values,
                              {.name = "question",
                               .label = std::string{v.t("Question")},
                               .hint = std::string{v.t("Do not write personal data here: telephone numbers, addresses, identification "
                                                       "numbers.")}},
                              6, longest_question));
  body.add("{}{}", identity::visitor_check(v, values, ask_form), ui::button(v.t("Send the question")));
  return ui::page(
      v,
      {.title = std::string{v.t("Ask a question")},
       .body = ui::post_form(v, Url::to("/questions/ask"), body),
       .crumbs = {list_crumb(v)},
       .lead = std::string{v.t("A specialist of the state body reads each question. It is published together with the answer.")},
       .form = &values},
      status);
}

http::Response queue_page(const ui::View& v, const QueuePage& page) {
  http::FormValues filter;
  filter.set("state", std::string{to_code(page.state)});
  std::vector<ui::Option> states;
  for (const auto state : all_states) states.push_back({.value = std::string{to_code(state)}, .label = std::string{v.t(label_of(state))}});
  Html body = ui::get_form(v, Url::to("/questions/queue"),
                           html("{}{}", ui::radios(v, filter, {.name = "state", .label = std::string{v.t("State")}}, states),
                                ui::button(v.t("Show"), ui::ButtonKind::secondary)));
  std::vector<ui::TableRow> rows;
  for (const auto& question : page.questions)
    rows.push_back(
        {{html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/questions/{}/answer", question.id)),
               excerpt_in(question, question.body, title_length)),
          html("{}", question.name), v.date_time(question.asked_at), ui::tag(v.t(label_of(question.state)), colour_of(question.state))}});
  if (rows.empty()) body.add(R"(<p class="govuk-body">{}</p>)", v.t("There are no such questions."));
  else
    body.add(
        "{}",
        ui::table(
            v, v.t("Questions of visitors"),
            {{std::string{v.t("Question")}}, {std::string{v.t("Who asked")}}, {std::string{v.t("Asked")}}, {std::string{v.t("State")}}},
            rows, true));
  body.add("{}", ui::pagination(v, queue_url(page.state), page.page, page.pages));
  return ui::page(v, {.title = std::string{v.t("Questions of visitors")},
                      .body = std::move(body),
                      .crumbs = {list_crumb(v)},
                      .notice = ui::notice_of(v.request)});
}

http::Response answer_page(const ui::View& v, const AnswerPage& page, int status) {
  const auto& question = page.question;
  Html body = html(R"(<p class="govuk-body">{}</p>{})", ui::tag(v.t(label_of(question.state)), colour_of(question.state)),
                   conversation(v, question));
  if (question.state == State::refused)
    body.add("{}", ui::inset(html(
                       R"(<p class="govuk-body">{} · {}</p>{})", v.t("Refused by {name}", {{"name", question.refused_by.value_or("")}}),
                       v.date_time(question.refused_at.value_or(base::Instant{})), text_in(question, question.reason.value_or("")))));
  if (question.has_email)
    body.add(R"(<p class="govuk-body">{}</p>)", v.t("Who asked left an e-mail address: the answer is mailed when it is published."));
  if (page.may_answer) {
    body.add("{}", answer_form(v, page));
    if (after(question.state, Act::refuse)) body.add("{}", refuse_form(v, page));
  }
  const auto* shown = page.answering.errors().empty() ? &page.refusing : &page.answering;
  return ui::page(v,
                  {.title = std::string{v.t("Question of a visitor")},
                   .body = std::move(body),
                   .crumbs = {list_crumb(v), {std::string{v.t("Questions of visitors")}, queue_url(question.state)}},
                   .form = shown,
                   .notice = ui::notice_of(v.request),
                   .self = Url::to("/questions/{}/answer", question.id)},
                  status);
}

}  // namespace baqylau::questions::views
