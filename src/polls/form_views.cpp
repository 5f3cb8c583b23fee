/// What an operator enters a poll with.

#include "polls/forms.hpp"
#include "polls/views.hpp"

#include "base/text.hpp"
#include "ui/page.hpp"

namespace baqylau::polls::views {

using http::Url;
using ui::Html;
using ui::html;

namespace {

Html title_fields(const ui::View& v, const http::FormValues& values) {
  const auto text = [&](std::string_view name, std::string_view label, std::string_view language) {
    return ui::text_input(v, values, {.name = name, .label = std::string{label}, .language = language});
  };
  const auto about = [&](std::string_view name, std::string_view label, std::string_view language) {
    return ui::textarea(v, values, {.name = name, .label = std::string{label}, .optional = true, .language = language}, 4, longest_about);
  };
  return html("{}{}{}{}", text("title_kk", v.t("Question or theme in Kazakh"), "kk"),
              text("title_ru", v.t("Question or theme in Russian"), "ru"), about("about_kk", v.t("Explanation in Kazakh"), "kk"),
              about("about_ru", v.t("Explanation in Russian"), "ru"));
}

Html rule_fields(const ui::View& v, const http::FormValues& values) {
  Html body =
      ui::radios(v, values, {.name = "audience", .label = std::string{v.t("Who may vote")}},
                 {{.value = "anyone", .label = std::string{v.t("Anyone")}, .hint = std::string{v.t("An opinion: one ballot a browser.")}},
                  {.value = "ngos",
                   .label = std::string{v.t("Members of NGOs")},
                   .hint = std::string{v.t("After signing in, one ballot an organisation.")}}});
  body.add("{}", ui::radios(v, values, {.name = "counts", .label = std::string{v.t("When votes are shown")}},
                            {{.value = "live", .label = std::string{v.t("At once")}},
                             {.value = "sealed",
                              .label = std::string{v.t("When voting is over")},
                              .hint = std::string{v.t("Where a decision hangs on the poll.")}}}));
  body.add("{}{}", ui::date_input(v, values, {.name = "opens_on", .label = std::string{v.t("First day of voting")}}),
           ui::date_input(v, values, {.name = "closes_on", .label = std::string{v.t("Last day of voting")}}));
  return body.add("{}{}", ui::warning_text(v, v.t("From its first day on a poll cannot be changed.")), ui::button(v.t("Save")));
}

/// Beside each proposal the words that stand for it in the poll.
Html option_fields(const ui::View& v, const OfProposals& page) {
  Html out;
  for (std::size_t i = 0; i < page.themes.size(); ++i) {
    const auto field = [&](std::string_view label, std::string_view language) {
      const auto name = option_field(i + 1, language);
      return ui::text_input(v, page.values, {.name = name, .label = std::string{label}, .language = language});
    };
    Html body;
    if (!page.themes[i].text.empty()) body.add(R"(<p class="govuk-body">{}</p>)", proposals::theme_text(v, page.themes[i], shown_theme));
    body.add("{}{}", field(v.t("Option in Kazakh"), "kk"), field(v.t("Option in Russian"), "ru"));
    out.add("{}", ui::fieldset(v.t("Proposal {number}", {{"number", std::to_string(i + 1)}}), body));
  }
  return out;
}

}  // namespace

http::Response form_page(const ui::View& v, const Poll* poll, const http::FormValues& values, int status) {
  const auto lines = [&](std::string_view name, std::string_view label, std::string_view language) {
    return ui::textarea(
        v, values,
        {.name = name,
         .label = std::string{label},
         .hint = std::string{v.t("One option a line, 2 to 20 of them. A poll on a theme has the three options of such polls.")},
         .optional = true,
         .language = language},
        5);
  };
  Html body;
  if (poll) body.add("{}", ui::hidden("version", std::to_string(poll->version)));
  body.add("{}", ui::radios(
                     v, values, {.name = "kind", .label = std::string{v.t("Kind of poll")}},
                     {{.value = "question", .label = std::string{v.t("A question with options of its own")}},
                      {.value = "theme", .label = std::string{v.t("A theme: relevant for the Republic, for the region (city), or not")}}}));
  body.add("{}", title_fields(v, values));
  body.add("{}{}", lines("options_kk", v.t("Options in Kazakh"), "kk"), lines("options_ru", v.t("Options in Russian"), "ru"));
  body.add("{}", rule_fields(v, values));
  const auto url = poll ? Url::to("/polls/{}/edit", poll->id) : Url::to("/polls/new");
  return ui::page(v,
                  {.title = std::string{poll ? v.t("Change the poll") : v.t("Enter a poll")},
                   .body = ui::post_form(v, url, body),
                   .crumbs = {list_crumb(v)},
                   .form = &values,
                   .self = url},
                  status);
}

http::Response choice_page(const ui::View& v, const ChoicePage& page, int status) {
  std::vector<ui::Option> options;
  for (const auto& theme : page.themes) {
    const auto when = theme.proposed_at ? v.t.date_time(*theme.proposed_at) : std::string{};
    options.push_back({.value = base::to_string(theme.id), .label = base::shortened(theme.text, shown_theme), .hint = when});
  }
  Html body;
  if (options.empty()) body.add(R"(<p class="govuk-body">{}</p>)", v.t("No proposal is published."));
  else
    body.add("{}", ui::get_form(
                       v, Url::to("/polls/of-proposals"),
                       html("{}{}", ui::checkboxes(v, page.values, {.name = "proposal", .label = std::string{v.t("Proposals")}}, options),
                            ui::button(v.t("Make a poll of them")))));
  body.add("{}", ui::pagination(v, Url::to("/polls/of-proposals"), page.page, page.pages));
  return ui::page(
      v,
      {.title = std::string{v.t("Make a poll of proposals")},
       .body = std::move(body),
       .crumbs = {list_crumb(v)},
       .lead = std::string{v.t("Of one proposal: a poll on how relevant its theme is. Of several: a poll with a proposal for each "
                               "option.")},
       .form = &page.values},
      status);
}

http::Response of_proposals_page(const ui::View& v, const OfProposals& page, int status) {
  Html body;
  if (page.poll) body.add("{}", ui::hidden("version", std::to_string(page.poll->version)));
  else
    for (const auto& theme : page.themes) body.add("{}", ui::hidden("proposal", base::to_string(theme.id)));
  const bool several = page.themes.size() > 1;
  if (!several && !page.themes.front().text.empty()) body.add("{}", ui::inset(proposals::theme_text(v, page.themes.front())));
  body.add("{}", title_fields(v, page.values));
  if (several) body.add("{}", option_fields(v, page));
  body.add("{}", rule_fields(v, page.values));
  const auto url = page.poll ? Url::to("/polls/{}/edit", page.poll->id) : Url::to("/polls/of-proposals");
  return ui::page(
      v,
      {.title = std::string{page.poll ? v.t("Change the poll") : v.t("Make a poll of proposals")},
       .body = ui::post_form(v, url, body),
       .crumbs = {list_crumb(v)},
       .lead = std::string{several ? v.t("Each proposal is an option. Word it in both languages; the poll leads to the words of the "
                                         "author.")
                                   : v.t("The poll asks how relevant this theme is. Give it in both languages; the poll leads to "
                                         "the words of the author.")},
       .form = &page.values,
       .self = url},
      status);
}

}  // namespace baqylau::polls::views
