/// What is read on a page: lists, tags, disclosures, figures, events, alerts.

#include "ui/components.hpp"

#include <algorithm>

namespace baqylau::ui {

Html summary_list(const std::vector<SummaryRow>& rows) {
  Html items;
  for (const auto& row : rows) {
    Attributes named;
    if (!row.id.empty()) named.set("id", row.id);
    items.add(
        R"(<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{}</dt><dd class="govuk-summary-list__value"{}>{}</dd></div>)",
        row.key, named, row.value);
  }
  return html(R"(<dl class="govuk-summary-list">{}</dl>)", items);
}

Html tag(std::string_view text, TagColour colour) {
  const auto colour_class = [&]() -> std::string_view {
    switch (colour) {
      case TagColour::grey: return "govuk-tag govuk-tag--grey";
      case TagColour::green: return "govuk-tag govuk-tag--green";
      case TagColour::red: return "govuk-tag govuk-tag--red";
      case TagColour::yellow: return "govuk-tag govuk-tag--yellow";
      case TagColour::blue: return "govuk-tag govuk-tag--blue";
    }
    return "govuk-tag";
  }();
  return html(R"(<strong class="{}">{}</strong>)", colour_class, text);
}

Html details(std::string_view summary, const Html& body) {
  return html(
      R"(<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{}</span></summary>)"
      R"(<div class="govuk-details__text">{}</div></details>)",
      summary, body);
}

namespace {

Html lines_of(std::string_view text) {
  Html lines;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    if (at > 0) lines.add("<br>");
    lines.add("{}", text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

}  // namespace

Html explained(const View& v, std::string_view shown, const Explanation& explanation) {
  Html inputs;
  if (!explanation.inputs.empty()) {
    Html items;
    for (const auto& input : explanation.inputs) items.add("<li>{}</li>", input);
    inputs.add(R"(<p class="app-explained__part">{}</p><ul class="app-explained__inputs">{}</ul>)", v.t("From what:"), items);
  }
  Html arithmetic;
  if (!explanation.arithmetic.empty()) {
    arithmetic.add(R"(<p class="app-explained__part">{}</p><p class="app-explained__arithmetic">{}</p>)", v.t("Calculation:"),
                   lines_of(explanation.arithmetic));
  }
  return html(
      R"(<details class="app-explained"><summary class="app-explained__figure"><span class="app-explained__shown">{}</span>)"
      R"(<span class="govuk-visually-hidden"> {}</span></summary>)"
      R"(<div class="app-explained__body"><p class="app-explained__part">{}</p><p class="app-explained__rule">{}</p>{}{}</div></details>)",
      shown, v.t("How it was calculated"), v.t("Rule:"), explanation.rule, inputs, arithmetic);
}

Html explained_there(const View& v, std::string_view shown, const http::Url& page, std::string_view place) {
  return html(R"(<a class="app-figure-link" href="{}">{}</a>)", v.link(page.with_fragment(place)), shown);
}

Html inset(const Html& body) { return html(R"(<div class="govuk-inset-text">{}</div>)", body); }

Html warning_text(const View& v, std::string_view text) {
  return html(R"(<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>)"
              R"(<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">{}</span> {}</strong></div>)",
              v.t("Attention:"), text);
}

Html figures(const View& v, const std::vector<Figure>& figures) {
  Html items;
  for (const auto& figure : figures) {
    const auto inside =
        html(R"(<span class="app-figure__number">{}</span> <span class="app-figure__caption">{}</span>)", figure.figure, figure.caption);
    if (figure.url) items.add(R"(<li class="app-figure"><a class="app-figure__link" href="{}">{}</a></li>)", v.link(*figure.url), inside);
    else items.add(R"(<li class="app-figure"><div class="app-figure__plain">{}</div></li>)", inside);
  }
  return html(R"(<ul class="app-figures">{}</ul>)", items);
}

Html task_list(const View& v, const std::vector<TaskRow>& tasks) {
  Html items;
  for (const auto& task : tasks) {
    Html hint;
    if (!task.hint.empty()) hint.add(R"(<div class="govuk-task-list__hint">{}</div>)", task.hint);
    items.add(R"(<li class="govuk-task-list__item govuk-task-list__item--with-link"><div class="govuk-task-list__name-and-hint">)"
              R"(<a class="govuk-link govuk-task-list__link" href="{}">{}</a>{}</div><div class="govuk-task-list__status">{}</div></li>)",
              v.link(task.url), task.title, hint, tag(task.status, task.colour));
  }
  return html(R"(<ul class="govuk-task-list">{}</ul>)", items);
}

Html timeline(const std::vector<Event>& events) {
  Html items;
  for (const auto& event : events) {
    Html body;
    if (!event.body.empty()) body.add(R"(<div class="app-timeline__body">{}</div>)", event.body);
    items.add(R"(<li class="app-timeline__event"><p class="app-timeline__when">{}</p><p class="app-timeline__title">{}</p>{}</li>)",
              event.when, event.title, body);
  }
  return html(R"(<ol class="app-timeline">{}</ol>)", items);
}

Html letters(const View& v, const std::vector<Letter>& letters) {
  Html items;
  for (const auto& letter : letters) {
    Attributes id;
    if (!letter.id.empty()) id.set("id", letter.id);
    const std::string_view classes = letter.own_side ? "app-letter app-letter--own" : "app-letter";
    Html mark;
    if (letter.is_new) mark.add(R"( {})", tag(v.t("New"), TagColour::yellow));
    items.add(R"(<li class="{}"{}><p class="app-letter__head"><strong class="app-letter__who">{}</strong> {}{}</p>)"
              R"(<div class="app-letter__body">{}</div></li>)",
              classes, id, letter.who, letter.when, mark, letter.body);
  }
  return html(R"(<ol class="app-letters">{}</ol>)", items);
}

Html removed_text(const View& v, std::string_view text) {
  return html(R"(<del class="app-removed"><span class="govuk-visually-hidden">{} </span>{}</del>)", v.t("removed:"), text);
}

Html added_text(const View& v, std::string_view text) {
  return html(R"(<ins class="app-added"><span class="govuk-visually-hidden">{} </span>{}</ins>)", v.t("added:"), text);
}

Html beside(const Html& looked_at, const Html& said) {
  return html(R"(<div class="app-beside"><div class="app-beside__looked-at">{}</div><div class="app-beside__said">{}</div></div>)",
              looked_at, said);
}

Html alert(std::string_view title, const Html& body) {
  return html(
      R"(<section class="app-alert" aria-label="{}"><p class="app-alert__title">{}</p><div class="app-alert__body">{}</div></section>)",
      title, title, body);
}

}  // namespace baqylau::ui
