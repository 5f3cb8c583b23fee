#include "polls/views.hpp"

#include "identity/visitor_check.hpp"
#include "ui/page.hpp"

namespace baqylau::polls::views {

using base::M;
using http::Url;
using ui::Html;
using ui::html;

namespace {

base::Text label_of(Phase phase) {
  switch (phase) {
    case Phase::coming: return M("Not begun");
    case Phase::open: return M("Voting is open");
    case Phase::counting: return M("Being counted");
    case Phase::closed: return M("Closed");
  }
  return M("Closed");
}

ui::TagColour colour_of(Phase phase) {
  switch (phase) {
    case Phase::coming: return ui::TagColour::blue;
    case Phase::open: return ui::TagColour::green;
    case Phase::counting: return ui::TagColour::yellow;
    case Phase::closed: return ui::TagColour::grey;
  }
  return ui::TagColour::grey;
}

Html phase_tag(const ui::View& v, const Poll& poll) {
  const auto phase = phase_of(poll, v.today);
  return ui::tag(v.t(label_of(phase)), colour_of(phase));
}

std::string_view who_votes(const ui::View& v, const Poll& poll) {
  return poll.facts.audience == Audience::anyone ? v.t("Anyone") : v.t("Members of NGOs");
}

/// What kind of vote this is, said before one votes and beside the result.
std::string_view rule_of(const ui::View& v, const Poll& poll) {
  if (poll.facts.audience == Audience::anyone)
    return v.t(
        "Anyone may vote, so the result shows opinions only: one ballot is taken from a browser, and not more than 30 an hour from "
        "one network.");
  return v.t("Members of registered NGOs vote after signing in; one ballot is taken from an organisation.");
}

std::string_view counts_rule(const ui::View& v, const Poll& poll) {
  return poll.facts.counts == Counts::live ? v.t("Votes are shown as they come in.")
                                           : v.t("Votes are sealed: nobody, the state body included, is shown them before voting is over.");
}

std::string share_text(const i18n::Translator& t, int tenths) { return t(M("{share} %"), {{"share", t.decimal(tenths, 1)}}); }

std::string title_of(const ui::View& v, const Poll& poll) {
  return std::string{i18n::pick(std::optional{poll.facts.title_kk}, poll.facts.title_ru, v.t.language()).text};
}

std::string option_text(const i18n::Translator& t, const Option& option) {
  return std::string{i18n::pick(std::optional{option.kk}, option.ru, t.language()).text};
}

Html ballot_form(const ui::View& v, const PollPage& page) {
  std::vector<ui::Option> options;
  for (std::size_t i = 0; i < page.poll.facts.options.size(); ++i)
    options.push_back({.value = std::to_string(i + 1), .label = option_text(v.t, page.poll.facts.options[i])});
  Html check;
  if (page.poll.facts.audience == Audience::anyone) check = identity::visitor_check(v, page.values, form_name(page.poll.id));
  return ui::post_form(v, Url::to("/polls/{}/vote", page.poll.id),
                       html("{}{}{}", ui::radios(v, page.values, {.name = "option", .label = std::string{v.t("Your choice")}}, options),
                            check, ui::button(v.t("Vote"))));
}

Html paragraph(std::string_view text) { return html(R"(<p class="govuk-body">{}</p>)", text); }

std::string flagged_text(const ui::View& v, std::int64_t flagged) {
  return v.t.plural(
      i18n::N("{count} ballot is flagged: it came from a network that sent unusually many within an hour, more than {usual} and "
              "more than {percent} % of all. It is counted as any other, and shown apart so that everybody can judge the result.",
              "{count} ballots are flagged: they came from networks that sent unusually many within an hour, more than {usual} "
              "and more than {percent} % of all. They are counted as any other, and shown apart so that everybody can judge the "
              "result."),
      flagged, {{"usual", std::to_string(usual_ballots_of_a_network)}, {"percent", std::to_string(usual_percent_of_a_network)}});
}

Html booth(const ui::View& v, const PollPage& page) {
  switch (page.booth) {
    case Booth::ballot: return ballot_form(v, page);
    case Booth::voted: return ui::inset(paragraph(v.t("You have voted in this poll. A vote cannot be changed.")));
    case Booth::ngos_only:
      return v.request.caller.signed_in()
                 ? ui::inset(paragraph(v.t("Only members of NGOs vote in this poll.")))
                 : ui::inset(html(R"(<p class="govuk-body">{}</p><p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
                                  v.t("Only members of NGOs vote in this poll. Sign in as your organisation to vote."),
                                  v.link(Url::to("/sign-in").with("next", Url::to("/polls/{}", page.poll.id).full())), v.t("Sign in")));
    case Booth::none: break;
  }
  return {};
}

Html receipt_of(const ui::View& v, const Receipt& receipt) {
  return ui::inset(html(R"(<h2 class="govuk-heading-s">{}</h2><p class="govuk-body">{}</p>{})", v.t("Receipt for your vote"),
                        v.t("Keep both: this page shows them for ten minutes, and nobody else has the code. When voting is over, the "
                            "number stands in the published list of "
                            "ballots. The number begins the SHA-256 of poll number, option number and code, a line each; so you can prove "
                            "which vote is yours, "
                            "and nobody else can."),
                        ui::summary_list({{std::string{v.t("Number of the ballot")}, html("<code>{}</code>", receipt.number)},
                                          {std::string{v.t("Code")}, html("<code>{}</code>", receipt.code)}})));
}

Html results_of(const ui::View& v, const PollPage& page) {
  const auto& poll = page.poll;
  if (!page.results) {
    if (phase_of(poll, v.today) == Phase::coming) return {};
    return html(R"(<h2 class="govuk-heading-m">{}</h2>{})", v.t("Results of the vote"),
                paragraph(v.t("They are shown here once voting is over.")));
  }
  const auto& results = *page.results;
  std::vector<ui::TableRow> rows;
  std::vector<ui::Column> columns{{std::string{v.t("Option")}}, {std::string{v.t("Votes")}, true}, {std::string{v.t("Share")}, true}};
  if (results.flagged > 0) columns.push_back({std::string{v.t("Of them flagged")}, true});
  for (std::size_t i = 0; i < poll.facts.options.size(); ++i) {
    ui::TableRow row{{html("{}", option_text(v.t, poll.facts.options[i])), html("{}", v.t.number(results.votes.all[i])),
                      html("{}", results.total == 0 ? std::string{"—"} : share_text(v.t, results.shares[i]))}};
    if (results.flagged > 0) row.cells.push_back(html("{}", v.t.number(results.votes.flagged[i])));
    rows.push_back(std::move(row));
  }
  Html out = html(R"(<h2 class="govuk-heading-m">{}</h2><p class="govuk-body">{}</p>)", v.t("Results of the vote"),
                  v.t("Voted in all: {count}", {{"count", v.t.number(results.total)}}));
  out.add("{}", ui::table(v, v.t("Results of the vote"), columns, rows, true));
  if (results.flagged > 0) out.add("{}", paragraph(flagged_text(v, results.flagged)));
  out.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(Url::to("/polls/{}/results.csv", poll.id)),
          v.t("Results as CSV"));
  if (phase_of(poll, v.today) == Phase::closed)
    out.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a><br><span class="govuk-hint">{}</span></p>)",
            v.link(Url::to("/polls/{}/ballots.csv", poll.id)), v.t("All ballots as CSV"),
            v.t("Each ballot with its number and its option: anybody can count again. Who cast it is kept nowhere."));
  return out;
}

bool is_operator(const ui::View& v) { return v.request.caller.has(http::Role::operator_); }

/// Where the themes were proposed, in their authors' words.
Html themes_of(const ui::View& v, const std::vector<proposals::Theme>& themes) {
  if (themes.empty()) return {};
  Html items;
  for (const auto& theme : themes)
    items.add(R"(<li><a class="govuk-link" href="{}">{}</a></li>)", v.link(Url::to("/proposals/{}", theme.id)),
              proposals::theme_text(v, theme, shown_theme));
  return html(R"(<h2 class="govuk-heading-m">{}</h2><ul class="govuk-list govuk-list--bullet">{}</ul>)",
              v.t("Proposals that are put to this vote"), items);
}

}  // namespace

ui::Crumb list_crumb(const ui::View& v) { return {std::string{v.t("Internet voting")}, Url::to("/polls")}; }

http::Response list_page(const ui::View& v, const std::vector<Poll>& polls, int page, int pages) {
  Html body;
  if (is_operator(v))
    body.add(R"(<div class="govuk-button-group">{}{}</div>)", ui::link_button(v, v.t("Enter a poll"), Url::to("/polls/new")),
             ui::link_button(v, v.t("Make a poll of proposals"), Url::to("/polls/of-proposals"), ui::ButtonKind::secondary));
  std::vector<ui::TableRow> rows;
  for (const auto& poll : polls)
    rows.push_back({{html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/polls/{}", poll.id)), title_of(v, poll)),
                     html("{}", who_votes(v, poll)), v.known(std::optional{poll.facts.opens_on}),
                     v.known(std::optional{poll.facts.closes_on}), phase_tag(v, poll)}});
  if (rows.empty()) body.add("{}", paragraph(v.t("There have been no polls yet.")));
  else
    body.add("{}", ui::table(v, v.t("Internet voting"),
                             {{std::string{v.t("Question or theme")}},
                              {std::string{v.t("Who votes")}},
                              {std::string{v.t("First day")}},
                              {std::string{v.t("Last day")}},
                              {std::string{v.t("State")}}},
                             rows, true));
  body.add("{}", ui::pagination(v, Url::to("/polls"), page, pages));
  return ui::page(
      v, {.title = std::string{v.t("Internet voting")},
          .body = std::move(body),
          .lead = std::string{v.t("Themes of the state social order and other questions on which you are asked for your opinion.")},
          .notice = ui::notice_of(v.request)});
}

http::Response poll_page(const ui::View& v, const PollPage& page, int status) {
  const auto& poll = page.poll;
  Html body = html(R"(<p class="govuk-body">{}</p>)", phase_tag(v, poll));
  if (poll.facts.about_kk || poll.facts.about_ru) body.add("{}", v.content_text(poll.facts.about_kk, poll.facts.about_ru));
  body.add("{}", ui::summary_list({{std::string{v.t("Days of voting")}, html("{} – {}", v.known(std::optional{poll.facts.opens_on}),
                                                                             v.known(std::optional{poll.facts.closes_on}))},
                                   {std::string{v.t("Who votes")}, html("{}", rule_of(v, poll))},
                                   {std::string{v.t("Votes")}, html("{}", counts_rule(v, poll))}}));
  if (page.receipt) body.add("{}", receipt_of(v, *page.receipt));
  body.add("{}{}{}", booth(v, page), results_of(v, page), themes_of(v, page.themes));
  const auto phase = phase_of(poll, v.today);
  if (phase == Phase::coming && is_operator(v))
    body.add("{}", ui::link_button(v, v.t("Change the poll"), Url::to("/polls/{}/edit", poll.id), ui::ButtonKind::secondary));
  return ui::page(v,
                  {.title = title_of(v, poll),
                   .body = std::move(body),
                   .crumbs = {list_crumb(v)},
                   .form = &page.values,
                   .notice = ui::notice_of(v.request),
                   .self = Url::to("/polls/{}", poll.id)},
                  status);
}

std::vector<std::vector<std::string>> results_table(const i18n::Translator& t, const Poll& poll, const Results& results) {
  std::vector<std::vector<std::string>> table{{std::string{t(M("Option number"))}, std::string{t(M("Option"))}, std::string{t(M("Votes"))},
                                               std::string{t(M("Share, %"))}, std::string{t(M("Of them flagged"))}}};
  for (std::size_t i = 0; i < poll.facts.options.size(); ++i)
    table.push_back({std::to_string(i + 1), option_text(t, poll.facts.options[i]), std::to_string(results.votes.all[i]),
                     std::to_string(results.shares[i] / 10) + '.' + std::to_string(results.shares[i] % 10),
                     std::to_string(results.votes.flagged[i])});
  return table;
}

std::vector<std::vector<std::string>> ballots_table(const i18n::Translator& t, const Poll& poll, const std::vector<Ballot>& ballots) {
  std::vector<std::vector<std::string>> table{{std::string{t(M("Number of the ballot"))}, std::string{t(M("Option number"))},
                                               std::string{t(M("Option"))}, std::string{t(M("Flagged"))}}};
  for (const auto& ballot : ballots)
    table.push_back({ballot.number, std::to_string(ballot.position),
                     option_text(t, poll.facts.options[static_cast<std::size_t>(ballot.position - 1)]), ballot.flagged ? "1" : "0"});
  return table;
}

}  // namespace baqylau::polls::views
