/// What several pages of proposals show.

#include "proposals/views.hpp"

#include "base/text.hpp"
#include "proposals/proposals.hpp"

#include <utility>

namespace baqylau::proposals {

using base::M;
using http::Url;
using ui::Html;
using ui::html;

namespace views {

namespace {

ui::TagColour colour_of(State state) {
  switch (state) {
    case State::waiting: return ui::TagColour::yellow;
    case State::published: return ui::TagColour::green;
    case State::declined: return ui::TagColour::red;
    case State::merged: return ui::TagColour::blue;
    case State::withdrawn: return ui::TagColour::grey;
  }
  return ui::TagColour::grey;
}

/// A step that was not reached is grey, and said to be ahead to those who hear the page.
Html step(const ui::View& v, std::string_view name, const std::optional<Url>& url, bool reached) {
  if (!reached)
    return html(R"(<li class="app-path__step app-path__step--ahead">{}<span class="govuk-visually-hidden">, {}</span></li>)", name,
                v.t("not yet"));
  if (!url) return html(R"(<li class="app-path__step">{}</li>)", name);
  return html(R"(<li class="app-path__step"><a class="govuk-link" href="{}">{}</a></li>)", v.link(*url), name);
}

}  // namespace

base::Text name_of(State state) {
  switch (state) {
    case State::waiting: return M("Waits to be read");
    case State::published: return M("Published");
    case State::declined: return M("Not published");
    case State::merged: return M("Put together with another");
    case State::withdrawn: return M("Withdrawn");
  }
  return M("Waits to be read");
}

Html state_tag(const ui::View& v, State state) { return ui::tag(v.t(name_of(state)), colour_of(state)); }

Html text_of(const ui::View& v, i18n::Language language, const std::string& text, std::size_t points) {
  const auto both = in_its_language(language, points == 0 ? text : base::shortened(text, points));
  return v.content(both.kk, both.ru);
}

Html whole_text(const ui::View& v, const Proposal& proposal) {
  const auto both = in_its_language(proposal.language, proposal.body);
  return v.content_text(both.kk, both.ru);
}

Html author_of(const ui::View& v, const Proposal& proposal) {
  if (proposal.ngo)
    return html(R"(<a class="govuk-link" href="{}">{}</a>)", v.link(Url::to("/ngos/{}", *proposal.ngo)),
                v.content(proposal.ngo_name.kk, proposal.ngo_name.ru));
  return v.known(proposal.name);
}

Html when_of(const ui::View& v, const std::optional<base::Instant>& at) {
  return at ? v.date_time(*at) : v.known(std::optional<std::string>{});
}

Html reason_of(const ui::View& v, const Proposal& proposal) {
  if (!proposal.reason) return {};
  Html out = html(R"(<p class="govuk-body">{}</p>)", v.t(proposals::label_of(*proposal.reason)));
  if (proposal.reason_words)
    out.add(R"(<div lang="{}">{}</div>)", i18n::to_code(proposal.language), ui::View::paragraphs(*proposal.reason_words));
  return out;
}

std::string lot_name(const ui::View& v, const LotOfIt& lot) { return v.t("Lot № {number}", {{"number", std::to_string(lot.number)}}); }

Html path_of(const ui::View& v, const Shown& shown, PathSize size) {
  const auto vote = shown.vote ? std::optional{Url::to("/polls/{}", shown.vote->poll)} : std::nullopt;
  const auto lot = shown.lot ? std::optional{Url::to("/lots/{}", shown.lot->id)} : std::nullopt;
  const auto project = shown.project ? std::optional{Url::to("/projects/{}", *shown.project)} : std::nullopt;
  Html steps = step(v, v.t("Proposal"), {}, true);
  steps.add("{}{}{}", step(v, v.t("Internet vote"), vote, vote.has_value()),
            step(v, shown.lot ? lot_name(v, *shown.lot) : std::string{v.t("Lot")}, lot, lot.has_value()),
            step(v, v.t("Project"), project, project.has_value()));
  return size == PathSize::large ? html(R"(<ol class="app-path app-path--large">{}</ol>)", steps)
                                 : html(R"(<ol class="app-path">{}</ol>)", steps);
}

ui::Crumb list_crumb(const ui::View& v) { return {std::string{v.t("Themes of the state social order")}, Url::to("/proposals")}; }

Url queue_url(State state) { return Url::to("/proposals/queue").with("state", state == State::waiting ? "" : to_code(state)); }

}  // namespace views

Html theme_text(const ui::View& v, const Theme& theme, std::size_t points) { return views::text_of(v, theme.language, theme.text, points); }

Html came_of(const ui::View& v, db::Read& db, base::LotId lot) {
  Html items;
  for (const auto& proposal : store::of_lot(db, lot))
    items.add(R"(<li><a class="govuk-link" href="{}">{}</a></li>)", v.link(Url::to("/proposals/{}", proposal.id)),
              views::text_of(v, proposal.language, proposal.body, views::excerpt_length));
  if (items.empty()) return {};
  return html(R"(<h2 class="govuk-heading-m" id="came-of">{}</h2><ul class="govuk-list govuk-list--bullet">{}</ul>)",
              v.t("The lot came of a proposal"), items);
}

Html cabinet_proposals(const ui::View& v, db::Read& db, base::NgoId ngo) {
  const auto count = store::count_of_ngo(db, ngo);
  Html own;
  if (count.all > 0)
    own.add(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", v.link(Url::to("/proposals/mine")),
            v.t("Proposals of the organisation: {count}, of which wait to be read: {waiting}",
                {{"count", v.t.number(count.all)}, {"waiting", v.t.number(count.waiting)}}));
  return html(R"(<h2 class="govuk-heading-m" id="proposals">{}</h2>{}<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
              v.t("Themes of the state social order"), own, v.link(Url::to("/proposals/new")), v.t("Add a proposal"));
}

}  // namespace baqylau::proposals
