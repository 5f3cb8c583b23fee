/// What everybody reads and sends, and what an NGO sees of its own.

#include "proposals/views.hpp"

#include "base/text.hpp"
#include "identity/visitor_check.hpp"

#include <utility>

namespace baqylau::proposals::views {

using base::M;
using http::Url;
using ui::Html;
using ui::html;

namespace {

base::Text label_of(Stage stage) {
  switch (stage) {
    case Stage::proposed: return M("Proposed");
    case Stage::vote: return M("Put to a vote");
    case Stage::lot: return M("Became a lot");
    case Stage::project: return M("Became a project");
  }
  return M("Proposed");
}

Html stage_tag(const ui::View& v, Stage stage) {
  switch (stage) {
    case Stage::proposed: return ui::tag(v.t(label_of(stage)), ui::TagColour::grey);
    case Stage::vote: return ui::tag(v.t(label_of(stage)), ui::TagColour::blue);
    case Stage::lot: return ui::tag(v.t(label_of(stage)), ui::TagColour::yellow);
    case Stage::project: return ui::tag(v.t(label_of(stage)), ui::TagColour::green);
  }
  return {};
}

Url list_url(const store::Filter& filter) {
  return Url::to("/proposals")
      .with("state", filter.stage ? to_code(*filter.stage) : std::string_view{})
      .with("year", filter.year ? std::to_string(*filter.year) : std::string{});
}

Html filter_form(const ui::View& v, const ListPage& page) {
  http::FormValues values;
  if (page.filter.stage) values.set("state", std::string{to_code(*page.filter.stage)});
  if (page.filter.year) values.set("year", std::to_string(*page.filter.year));
  std::vector<ui::Option> stages, years;
  for (const auto stage : all_stages) stages.push_back({.value = std::string{to_code(stage)}, .label = std::string{v.t(label_of(stage))}});
  for (const int year : page.years) years.push_back({.value = std::to_string(year), .label = std::to_string(year)});
  return ui::get_form(v, Url::to("/proposals"),
                      html("{}{}{}", ui::filter_select(v, values, {.name = "state", .label = std::string{v.t("State")}}, stages),
                           ui::filter_select(v, values, {.name = "year", .label = std::string{v.t("Year")}}, years),
                           ui::button(v.t("Show"), ui::ButtonKind::secondary)));
}

std::string supporters_text(const ui::View& v, const Shown& shown) {
  return v.t.plural(i18n::N("Proposed by {count} author", "Proposed by {count} authors"), shown.supporters);
}

Html add_button(const ui::View& v) { return ui::link_button(v, v.t("Add a proposal"), Url::to("/proposals/new")); }

Html vote_line(const ui::View& v, const Vote& vote) {
  const auto when = v.today < vote.opens_on     ? v.t(M("Voting begins on {date}"), {{"date", v.t.date(vote.opens_on)}})
                    : v.today <= vote.closes_on ? v.t(M("Voting is open until {date}"), {{"date", v.t.date(vote.closes_on)}})
                                                : v.t(M("Voting ended on {date}"), {{"date", v.t.date(vote.closes_on)}});
  return html(R"(<p class="govuk-body govuk-!-margin-bottom-1"><a class="govuk-link" href="{}">{}</a> · {}</p>)",
              v.link(Url::to("/polls/{}", vote.poll)), v.content(vote.title.kk, vote.title.ru), when);
}

Html facts_of(const ui::View& v, const ProposalPage& page) {
  const auto& proposal = page.shown.proposal;
  std::vector<ui::SummaryRow> rows{{std::string{v.t("Proposed at")}, when_of(v, proposal.proposed_at)},
                                   {std::string{v.t("Author")}, author_of(v, proposal)},
                                   {std::string{v.t("State")}, stage_tag(v, page.shown.stage)}};
  if (!page.votes.empty()) {
    Html votes;
    for (const auto& vote : page.votes) votes.add("{}", vote_line(v, vote));
    rows.push_back({std::string{v.t("Internet vote")}, votes});
  }
  if (const auto& lot = page.shown.lot)
    rows.push_back({std::string{v.t("Lot that came of it")},
                    html(R"(<a class="govuk-link" href="{}">{}</a>: {})", v.link(Url::to("/lots/{}", lot->id)), lot_name(v, *lot),
                         v.content(lot->name.kk, lot->name.ru))});
  if (page.shown.project)
    rows.push_back({std::string{v.t("Project")}, html(R"(<a class="govuk-link" href="{}">{}</a>)",
                                                      v.link(Url::to("/projects/{}", *page.shown.project)), v.t("Project passport"))});
  return ui::summary_list(rows);
}

/// Words of those who proposed the same: they are public as the kept one is.
Html doubles_of(const ui::View& v, const ProposalPage& page) {
  if (page.doubles.empty()) return {};
  Html items;
  for (const auto& proposal : page.doubles)
    items.add(R"(<li><p class="govuk-hint govuk-!-margin-bottom-1">{} · {}</p>{}</li>)", when_of(v, proposal.proposed_at),
              author_of(v, proposal), whole_text(v, proposal));
  return html(R"(<h2 class="govuk-heading-m" id="doubles">{}</h2><p class="govuk-body">{}</p><ul class="govuk-list">{}</ul>)",
              v.t.plural(i18n::N("The same theme was proposed {count} more time", "The same theme was proposed {count} more times"),
                         page.shown.doubles),
              supporters_text(v, page.shown), items);
}

}  // namespace

http::Response list_page(const ui::View& v, const ListPage& page) {
  Html body = add_button(v);
  if (v.request.caller.is_staff())
    body.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(queue_url(State::waiting)),
             v.t.plural(i18n::N("{count} proposal waits to be read", "{count} proposals wait to be read"), page.waiting));
  if (v.request.caller.ngo)
    body.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(Url::to("/proposals/mine")),
             v.t("Proposals of your organisation"));
  body.add("{}", filter_form(v, page));
  std::vector<ui::TableRow> rows;
  for (const auto& shown : page.proposals) {
    const auto& proposal = shown.proposal;
    Html text = html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/proposals/{}", proposal.id)),
                     text_of(v, proposal.language, proposal.body, excerpt_length));
    if (shown.doubles > 0) text.add(R"(<br><span class="app-soft">{}</span>)", supporters_text(v, shown));
    rows.push_back({{when_of(v, proposal.proposed_at), std::move(text), author_of(v, proposal), stage_tag(v, shown.stage),
                     path_of(v, shown, PathSize::small)}});
  }
  if (rows.empty())
    body.add(R"(<p class="govuk-body">{}</p>)", page.filter.stage || page.filter.year
                                                    ? v.t("No proposal fits. Choose another state or year.")
                                                    : v.t("Nothing has been proposed yet."));
  else
    body.add("{}", ui::table(v, v.t("Proposals"),
                             {{std::string{v.t("Date and time")}},
                              {std::string{v.t("Proposal")}},
                              {std::string{v.t("Author")}},
                              {std::string{v.t("State")}},
                              {std::string{v.t("What came of it")}}},
                             rows, true));
  body.add("{}", ui::pagination(v, list_url(page.filter), page.page, page.pages));
  return ui::page(
      v, {.title = std::string{v.t("Themes of the state social order")},
          .body = std::move(body),
          .lead = std::string{v.t("Themes of lots for future contests, as NGOs and visitors propose them. The state body puts them "
                                  "to a vote and announces lots on them.")},
          .notice = ui::notice_of(v.request)});
}

http::Response proposal_page(const ui::View& v, const ProposalPage& page) {
  const auto& proposal = page.shown.proposal;
  const auto title = base::shortened(proposal.body, title_length);
  Html body = html(R"(<h1 class="govuk-heading-l">{}</h1>{})", text_of(v, proposal.language, proposal.body, title_length),
                   path_of(v, page.shown, PathSize::large));
  if (title != proposal.body) body.add("{}", whole_text(v, proposal));
  body.add("{}{}", facts_of(v, page), doubles_of(v, page));
  if (v.request.caller.is_staff())
    body.add("{}", ui::link_button(v, v.t("Page of the proposal for staff"), Url::to("/proposals/{}/moderation", proposal.id),
                                   ui::ButtonKind::secondary));
  else body.add("{}", add_button(v));
  return ui::page(
      v, {.title = title, .body = std::move(body), .crumbs = {list_crumb(v)}, .own_heading = true, .notice = ui::notice_of(v.request)});
}

http::Response propose_page(const ui::View& v, const http::FormValues& values, const i18n::Bilingual* author, int status) {
  Html body;
  if (author) {
    body.add(R"(<p class="govuk-body">{}: {}</p>)", v.t("Author"), v.content(author->kk, author->ru));
  } else {
    body.add("{}", ui::text_input(v, values,
                                  {.name = "name",
                                   .label = std::string{v.t("Your name")},
                                   .hint = std::string{v.t("It will stand beside the proposal when that is published.")},
                                   .autocomplete = "name",
                                   .width = "two-thirds"}));
    body.add("{}", ui::text_input(v, values,
                                  {.name = "email",
                                   .label = std::string{v.t("E-mail")},
                                   .hint = std::string{v.t("To tell you what was decided, and for nothing else: it is shown to nobody, and "
                                                           "deleted once you were told, or after 30 days.")},
                                   .optional = true,
                                   .autocomplete = "email",
                                   .inputmode = "email",
                                   .width = "two-thirds"}));
  }
  body.add("{}", ui::radios(v, values, {.name = "language", .label = std::string{v.t("Language of the proposal")}},
                            {{.value = "kk", .label = std::string{i18n::own_name(i18n::Language::kk)}},
                             {.value = "ru", .label = std::string{i18n::own_name(i18n::Language::ru)}}}));
  body.add("{}", ui::textarea(v, values,
                              {.name = "proposal",
                               .label = std::string{v.t("Proposal")},
                               .hint = std::string{v.t("Which theme should a lot be announced on, and why? At least 20 characters. Do not "
                                                       "write personal data here: telephone numbers, addresses, identification numbers.")}},
                              6, longest_text));
  body.add("{}{}", identity::visitor_check(v, values, propose_form), ui::button(v.t("Send the proposal")));
  return ui::page(
      v,
      {.title = std::string{v.t("Add a proposal")},
       .body = ui::post_form(v, Url::to("/proposals/new"), body),
       .crumbs = {list_crumb(v)},
       .lead = std::string{v.t("An operator of the state body reads each proposal before it is published. Nothing is changed in your "
                               "words.")},
       .form = &values},
      status);
}

http::Response own_page(const ui::View& v, const OwnPage& page) {
  Html body = add_button(v);
  std::vector<ui::TableRow> rows;
  for (const auto& proposal : page.proposals) {
    Html outcome = reason_of(v, proposal);
    const auto readable = proposal.state == State::published ? std::optional{proposal.id} : proposal.merged_into;
    if (readable)
      outcome.add(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/proposals/{}", *readable)), v.t("Read it on the site"));
    if (after(proposal.state, Event::withdraw))
      outcome.add("{}", ui::post_form(v, Url::to("/proposals/{}/withdraw", proposal.id),
                                      html("{}{}", ui::hidden("version", std::to_string(proposal.version)),
                                           ui::button(v.t("Withdraw the proposal"), ui::ButtonKind::secondary))));
    rows.push_back({{when_of(v, proposal.proposed_at), text_of(v, proposal.language, proposal.body, excerpt_length),
                     state_tag(v, proposal.state), std::move(outcome)}});
  }
  if (rows.empty()) body.add(R"(<p class="govuk-body">{}</p>)", v.t("Your organisation has proposed nothing yet."));
  else
    body.add("{}", ui::table(v, v.t("Proposals of your organisation"),
                             {{std::string{v.t("Date and time")}},
                              {std::string{v.t("Proposal")}},
                              {std::string{v.t("State")}},
                              {std::string{v.t("What came of it")}}},
                             rows, true));
  body.add("{}", ui::pagination(v, Url::to("/proposals/mine"), page.page, page.pages));
  return ui::page(v, {.title = std::string{v.t("Proposals of your organisation")},
                      .body = std::move(body),
                      .crumbs = {list_crumb(v)},
                      .notice = ui::notice_of(v.request)});
}

}  // namespace baqylau::proposals::views
