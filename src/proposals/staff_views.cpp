/// What staff read and decide on.

#include "proposals/views.hpp"

#include "base/text.hpp"

#include <utility>

namespace baqylau::proposals::views {

using base::M;
using http::Url;
using ui::Html;
using ui::html;

namespace {

Html version_of(const Proposal& proposal) { return ui::hidden("version", std::to_string(proposal.version)); }

ui::SummaryRow decided_row(const ui::View& v, const Proposal& proposal) {
  Html decided = html(R"(<p class="govuk-body">{} · {}</p>)", proposal.decided_by.value_or("—"), when_of(v, proposal.decided_at));
  decided.add("{}", reason_of(v, proposal));
  return {std::string{v.t("Decided by")}, std::move(decided)};
}

Html facts_of(const ui::View& v, const ModerationPage& page) {
  const auto& proposal = page.proposal;
  std::vector<ui::SummaryRow> rows{{std::string{v.t("Proposed at")}, when_of(v, proposal.proposed_at)},
                                   {std::string{v.t("Author")}, author_of(v, proposal)},
                                   {std::string{v.t("State")}, state_tag(v, proposal.state)}};
  if (proposal.decided_at) rows.push_back(decided_row(v, proposal));
  if (proposal.merged_into)
    rows.push_back({std::string{v.t("Double of")},
                    html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/proposals/{}/moderation", *proposal.merged_into)),
                         v.t("Page of the proposal for staff"))});
  return ui::summary_list(rows);
}

Html publish_form(const ui::View& v, const Proposal& proposal) {
  return ui::post_form(v, Url::to("/proposals/{}/publish", proposal.id),
                       html("{}{}", version_of(proposal), ui::button(v.t("Publish the proposal"))));
}

Html separate_form(const ui::View& v, const Proposal& proposal) {
  return ui::post_form(
      v, Url::to("/proposals/{}/separate", proposal.id),
      html("{}{}", version_of(proposal), ui::button(v.t("It is no double: publish it on its own"), ui::ButtonKind::secondary)));
}

Html decline_form(const ui::View& v, const ModerationPage& page) {
  const auto& proposal = page.proposal;
  const bool is_public = proposal.state == State::published;
  std::vector<ui::Option> reasons;
  for (const auto reason : all_reasons)
    reasons.push_back({.value = std::string{to_code(reason)}, .label = std::string{v.t(label_of(reason))}});
  Html fields = version_of(proposal);
  if (is_public && !page.doubles.empty())
    fields.add("{}", ui::warning_text(v, v.t("Its doubles go off the site with it. Put them on their own first if they are to stay.")));
  const auto hint = proposal.ngo         ? v.t("The reason and your words are shown to the NGO.")
                    : proposal.has_email ? v.t("The reason and your words are mailed to the author.")
                                         : v.t("The author left no e-mail address; reason and words are kept for staff.");
  fields.add("{}{}{}", ui::radios(v, page.declining, {.name = "reason", .label = std::string{v.t("Reason")}}, reasons),
             ui::textarea(v, page.declining,
                          {.name = "words",
                           .label = std::string{v.t("In your own words")},
                           .hint = std::string{hint},
                           .optional = true,
                           .language = i18n::to_code(proposal.language)},
                          3, longest_words),
             ui::button(is_public ? v.t("Take off the site") : v.t("Do not publish"), ui::ButtonKind::warning));
  return html(R"(<h2 class="govuk-heading-m">{}</h2>{})", is_public ? v.t("Take the proposal off the site") : v.t("Decline the proposal"),
              ui::post_form(v, Url::to("/proposals/{}/decline", proposal.id), fields));
}

/// Each likely one has a button of its own; any other is named by its address.
Html merge_form(const ui::View& v, const ModerationPage& page) {
  const auto& proposal = page.proposal;
  const auto url = Url::to("/proposals/{}/merge", proposal.id);
  std::vector<ui::TableRow> rows;
  for (const auto& alike : page.alike)
    rows.push_back({{html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/proposals/{}", alike.text.id)),
                          text_of(v, alike.text.language, alike.text.body, excerpt_length)),
                     html("{}", v.t("{share} %", {{"share", v.t.number(alike.likeness)}})),
                     ui::post_form(v, url,
                                   html("{}{}{}", version_of(proposal), ui::hidden("kept", base::to_string(alike.text.id)),
                                        ui::button(v.t("This one stays"), ui::ButtonKind::secondary)))}});
  Html out = html(R"(<h2 class="govuk-heading-m">{}</h2><p class="govuk-body">{}</p>)", v.t("It was proposed before"),
                  v.t("The double stays in its author's words on the page of the one that stays; its own address leads there."));
  if (!rows.empty())
    out.add("{}",
            ui::table(v, v.t("Published proposals with the same words"),
                      {{std::string{v.t("Proposal")}}, {std::string{v.t("Words in common")}, true}, {std::string{v.t("Double")}}}, rows));
  return out.add(
      "{}", ui::post_form(v, url,
                          html("{}{}{}", version_of(proposal),
                               ui::text_input(v, page.merging,
                                              {.name = "kept",
                                               .label = std::string{v.t("Address of the proposal that stays")},
                                               .hint = std::string{v.t("Copy it from the page of that proposal; its number is enough.")}}),
                               ui::button(v.t("Put together"), ui::ButtonKind::secondary))));
}

Html contest_form(const ui::View& v, const ModerationPage& page) {
  http::FormValues values;
  if (page.lots.contest) values.set("contest", base::to_string(*page.lots.contest));
  std::vector<ui::Option> contests;
  for (const auto& contest : page.lots.contests)
    contests.push_back(
        {.value = base::to_string(contest.id),
         .label = v.t(M("Contest of {date}"), {{"date", v.t.date(contest.facts.held_on)}}) + ", " + contest.body.in(v.request.language)});
  return ui::get_form(v, Url::to("/proposals/{}/moderation", page.proposal.id),
                      html("{}{}", ui::select(v, values, {.name = "contest", .label = std::string{v.t("Contest")}}, contests),
                           ui::button(v.t("Show its lots"), ui::ButtonKind::secondary)));
}

Html lot_form(const ui::View& v, const ModerationPage& page) {
  if (!page.lots.contest) return {};
  if (page.lots.lots.empty()) return html(R"(<p class="govuk-body">{}</p>)", v.t("This contest has no lots yet."));
  std::vector<ui::Option> lots;
  for (const auto& lot : page.lots.lots) {
    const auto name = i18n::pick(lot.name, v.t.language());
    lots.push_back({.value = base::to_string(lot.id), .label = lot_name(v, lot) + ". " + base::shortened(name.text, title_length)});
  }
  return ui::post_form(v, Url::to("/proposals/{}/lot", page.proposal.id),
                       html("{}{}{}{}", version_of(page.proposal), ui::hidden("contest", base::to_string(*page.lots.contest)),
                            ui::select(v, page.linking, {.name = "lot", .label = std::string{v.t("Lot that came of it")}}, lots),
                            ui::button(v.t("Link the lot"), ui::ButtonKind::primary, "then", "link")));
}

Html lot_section(const ui::View& v, const ModerationPage& page) {
  Html out = html(R"(<h2 class="govuk-heading-m">{}</h2>)", v.t("Lot that came of it"));
  const auto& lot = page.shown->lot;
  if (lot) {
    out.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a>: {}</p>)", v.link(Url::to("/lots/{}", lot->id)),
            lot_name(v, *lot), v.content(lot->name.kk, lot->name.ru));
    return out.add("{}",
                   ui::post_form(v, Url::to("/proposals/{}/lot", page.proposal.id),
                                 html("{}{}", version_of(page.proposal),
                                      ui::button(v.t("It did not come of this proposal"), ui::ButtonKind::secondary, "then", "unlink"))));
  }
  if (page.lots.contests.empty()) return out.add(R"(<p class="govuk-body">{}</p>)", v.t("Your state body has held no contest yet."));
  return out.add("{}{}", contest_form(v, page), lot_form(v, page));
}

Html vote_section(const ui::View& v, const Proposal& proposal) {
  return html(R"(<h2 class="govuk-heading-m">{}</h2><p class="govuk-body">{}</p>{})", v.t("Internet vote"),
              v.t("A poll on this theme alone, or together with other proposals as its options."),
              ui::link_button(v, v.t("Put it to a vote"), Url::to("/polls/of-proposals").with("proposal", base::to_string(proposal.id)),
                              ui::ButtonKind::secondary));
}

Html doubles_of(const ui::View& v, const ModerationPage& page) {
  if (page.doubles.empty()) return {};
  std::vector<ui::TableRow> rows;
  for (const auto& proposal : page.doubles)
    rows.push_back({{html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/proposals/{}/moderation", proposal.id)),
                          text_of(v, proposal.language, proposal.body, title_length)),
                     author_of(v, proposal), when_of(v, proposal.proposed_at)}});
  return ui::table(v, v.t("Doubles of this proposal"),
                   {{std::string{v.t("Proposal")}}, {std::string{v.t("Author")}}, {std::string{v.t("Date and time")}}}, rows);
}

Html acts_of(const ui::View& v, const ModerationPage& page) {
  const auto state = page.proposal.state;
  Html out;
  if (after(state, Event::separate)) out.add("{}", separate_form(v, page.proposal));
  if (after(state, Event::publish)) out.add("{}", publish_form(v, page.proposal));
  if (state == State::published && page.shown) out.add("{}{}", vote_section(v, page.proposal), lot_section(v, page));
  if (after(state, Event::merge) && !page.proposal.lot) out.add("{}", merge_form(v, page));
  if (after(state, Event::decline)) out.add("{}", decline_form(v, page));
  return out;
}

}  // namespace

http::Response queue_page(const ui::View& v, const QueuePage& page) {
  http::FormValues filter;
  filter.set("state", std::string{to_code(page.state)});
  std::vector<ui::Option> states;
  for (const auto state : all_states) states.push_back({.value = std::string{to_code(state)}, .label = std::string{v.t(name_of(state))}});
  Html body = ui::get_form(v, Url::to("/proposals/queue"),
                           html("{}{}", ui::radios(v, filter, {.name = "state", .label = std::string{v.t("State")}}, states),
                                ui::button(v.t("Show"), ui::ButtonKind::secondary)));
  if (page.state == State::published && v.request.caller.has(http::Role::operator_))
    body.add("{}", ui::link_button(v, v.t("Put several to a vote"), Url::to("/polls/of-proposals"), ui::ButtonKind::secondary));
  std::vector<ui::TableRow> rows;
  for (const auto& proposal : page.proposals)
    rows.push_back({{html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/proposals/{}/moderation", proposal.id)),
                          text_of(v, proposal.language, proposal.body, title_length)),
                     author_of(v, proposal), when_of(v, proposal.proposed_at), state_tag(v, proposal.state)}});
  if (rows.empty()) body.add(R"(<p class="govuk-body">{}</p>)", v.t("There are no such proposals."));
  else
    body.add("{}", ui::table(v, v.t("Proposals by state"),
                             {{std::string{v.t("Proposal")}},
                              {std::string{v.t("Author")}},
                              {std::string{v.t("Date and time")}},
                              {std::string{v.t("State")}}},
                             rows, true));
  body.add("{}", ui::pagination(v, queue_url(page.state), page.page, page.pages));
  return ui::page(v, {.title = std::string{v.t("Proposals by state")},
                      .body = std::move(body),
                      .crumbs = {list_crumb(v)},
                      .notice = ui::notice_of(v.request)});
}

http::Response moderation_page(const ui::View& v, const ModerationPage& page, int status) {
  const auto& proposal = page.proposal;
  Html body = html("{}{}", whole_text(v, proposal), facts_of(v, page));
  if (page.shown)
    body.add("{}<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}\">{}</a></p>", path_of(v, *page.shown, PathSize::large),
             v.link(Url::to("/proposals/{}", proposal.id)), v.t("Page of the proposal for everybody"));
  if (proposal.has_email)
    body.add(R"(<p class="govuk-body">{}</p>)", v.t("The author left an e-mail address: what you decide is mailed there."));
  if (page.may_act) body.add("{}", acts_of(v, page));
  body.add("{}", doubles_of(v, page));
  const http::FormValues* form = &page.declining;
  for (const auto* other : {&page.merging, &page.linking})
    if (!other->errors().empty()) form = other;
  return ui::page(v,
                  {.title = std::string{v.t("Proposal")},
                   .body = std::move(body),
                   .crumbs = {list_crumb(v), {std::string{v.t("Proposals by state")}, queue_url(proposal.state)}},
                   .form = form,
                   .notice = ui::notice_of(v.request),
                   .self = Url::to("/proposals/{}/moderation", proposal.id)},
                  status);
}

}  // namespace baqylau::proposals::views
