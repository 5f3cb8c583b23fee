#include "control/case_views.hpp"

#include "control/letters.hpp"

namespace baqylau::control {

using base::M;
using ui::Html;
using ui::html;

Html case_cause(const ui::View& v, const Case& found) {
  if (found.why != Case::Why::reasoned) return html("{}", case_text(v.t, found.why, found.stage, found.reason));
  return html(R"({}<br><span class="app-soft">{}</span>)", *found.reason, v.t(label_of(found.why)));
}

/// The term is told only from the day on which the NGO was told of it.
Html case_term(const ui::View& v, const Case& found, base::LocalDate as_of) {
  if (base::almaty_date(found.told_at) > as_of) return html("{}", v.t("The NGO has not been told yet"));
  Html term = v.known(std::optional{found.cure_by});
  if (found.state == Case::State::open && as_of > found.cure_by)
    term.add(R"(<br>{})", ui::tag(v.t("The term has passed"), ui::TagColour::red));
  return term;
}

Html case_state(const ui::View& v, const Case& found) {
  const auto tag = ui::tag(v.t(label_of(found.state)), found.state == Case::State::open ? ui::TagColour::red : ui::TagColour::grey);
  if (!found.closed_at) return tag;
  Html state = html(R"({}<br>{})", tag, v.known(std::optional{base::almaty_date(*found.closed_at)}));
  if (found.close_reason) state.add(R"(<br><span class="app-soft">{}</span>)", *found.close_reason);
  if (found.decision)
    state.add(R"(<br><a class="govuk-link" href="{}">{}</a>)", v.link(http::Url::to("/decisions/{}", *found.decision)), v.t("Decision"));
  return state;
}

Html cases_table(const ui::View& v, std::span<const Case> cases, base::LocalDate as_of) {
  std::vector<ui::TableRow> rows;
  for (const auto& found : cases) {
    rows.push_back({{case_cause(v, found), v.known(std::optional{base::almaty_date(found.opened_at)}), case_term(v, found, as_of),
                     case_state(v, found)}});
  }
  return ui::table(v, v.t("Cases of special control"),
                   {{std::string{v.t("Cause")}}, {std::string{v.t("Since")}}, {std::string{v.t("Term")}}, {std::string{v.t("State")}}},
                   rows, true);
}

}  // namespace baqylau::control
