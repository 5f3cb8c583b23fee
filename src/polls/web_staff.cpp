/// Handlers of entering and changing polls, also of those made of proposals.

#include "polls/forms.hpp"
#include "polls/service.hpp"
#include "polls/store.hpp"
#include "polls/views.hpp"
#include "polls/web.hpp"

#include "http/answered.hpp"
#include "http/response_head.hpp"
#include "ui/page.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace baqylau::polls {

using base::Failure;
using base::Kind;
using base::M;
using base::PollId;
using base::ProposalId;
using base::Result;
using http::Get;
using http::Operator;
using http::Post;
using http::Response;
using http::Url;
using proposals::Theme;

namespace {

Failure begun() { return {Kind::conflict, M("Voting has begun: from its first day on a poll cannot be changed")}; }

constexpr http::Telling at_the_title{.field = "title_kk"};  ///< the first field of both forms

Response made(PollId id) { return http::see_other(ui::with_notice(Url::to("/polls/{}", id), ui::Notice::created)); }

Result<Response> show_new(const Get<Operator>& call) { return views::form_page(ui::view_of(call), nullptr, {}); }

Result<Response> take_new(const Post<Operator>& call) {
  http::FormReader form{call.request};
  const auto facts = read_poll(form, call.services.catalogues, call.services.clock.today());
  const auto again = [&](int status) { return views::form_page(ui::view_of(call), nullptr, form.values(), status); };
  return http::answered(form, again, [&]() -> Result<Response> {
    return made(TRY(add_poll(call.db, call.services.random, call.services.clock.now(), call.who.account, facts)));
  });
}

/// Nothing that is no number, and each once.
std::vector<ProposalId> ids_in(const std::vector<std::string>& texts) {
  std::vector<ProposalId> ids;
  for (const auto& text : texts)
    if (const auto id = base::parse_id(text); id && std::ranges::find(ids, ProposalId{*id}) == ids.end()) ids.push_back({*id});
  return ids;
}

std::vector<std::string> asked_for(const http::Request& request) {
  std::vector<std::string> found;
  for (const auto& [name, value] : request.query)
    if (name == "proposal") found.push_back(value);
  return found;
}

/// The proposals of a form, with their texts where they can be read: one that was taken off the site meanwhile has none.
std::vector<Theme> themes_of_form(db::Read& db, const std::vector<ProposalId>& ids) {
  std::vector<Theme> themes;
  for (const auto id : ids) themes.push_back(proposals::find_readable(db, id).value_or(Theme{.id = id}));
  return themes;
}

Result<Response> choose(const Get<Operator>& call, const http::FormValues& values, int status) {
  const int pages = ui::pages_of(proposals::count_themes(call.db), views::themes_on_a_page);
  const int page = std::clamp(ui::page_number(call.request), 1, pages);
  return views::choice_page(
      ui::view_of(call),
      {.themes = proposals::themes(call.db, page, views::themes_on_a_page), .page = page, .pages = pages, .values = values}, status);
}

Result<Response> show_of_proposals(const Get<Operator>& call) {
  const auto texts = asked_for(call.request);
  const auto ids = ids_in(texts);
  http::FormValues values;
  if (ids.size() > most_options) {
    for (const auto& text : texts) values.add_value("proposal", text);
    values.add_error("proposal",
                     {M("A poll has at most {count} options. Choose fewer proposals"), {{"count", std::to_string(most_options)}}});
    return choose(call, values, http::status_of(Kind::invalid));
  }
  if (ids.empty()) return choose(call, values, 200);
  std::vector<Theme> themes;
  for (const auto id : ids) {
    auto theme = proposals::find_theme(call.db, id);
    if (!theme) return Failure{Kind::not_found, M("There is no such proposal")};
    themes.push_back(std::move(*theme));
  }
  return views::of_proposals_page(ui::view_of(call), {.themes = themes, .values = first_values(call.services.catalogues, themes)});
}

Result<Response> take_of_proposals(const Post<Operator>& call) {
  http::FormReader form{call.request};
  const auto ids = ids_in(form.many("proposal", {.label = M("Proposals")}));
  if (ids.empty() || ids.size() > most_options) return http::see_other(Url::to("/polls/of-proposals"));
  const auto facts = read_poll_of(form, call.services.catalogues, call.services.clock.today(), ids);
  const auto again = [&](int status) {
    const auto themes = themes_of_form(call.db, ids);
    return views::of_proposals_page(ui::view_of(call), {.themes = themes, .values = form.values()}, status);
  };
  const auto job = [&]() -> Result<Response> {
    return made(TRY(add_poll(call.db, call.services.random, call.services.clock.now(), call.who.account, facts)));
  };
  return http::answered(form, again, job, at_the_title);
}

/// The form that the poll was entered with.
template <class Call>
Response edit_page(const Call& call, const Poll& poll, const http::FormValues& values, int status = 200) {
  const auto v = ui::view_of(call);
  const auto ids = proposals_of(poll.facts);
  if (ids.empty()) return views::form_page(v, &poll, values, status);
  const auto themes = themes_of_form(call.db, ids);
  return views::of_proposals_page(v, {.poll = &poll, .themes = themes, .values = values}, status);
}

Result<Response> show_edit(const Get<Operator>& call, PollId id) {
  const auto poll = TRY(load(call.db, id));
  if (phase_of(poll, call.services.clock.today()) != Phase::coming) return begun();
  return edit_page(call, poll, values_of(poll.facts));
}

Result<Response> take_edit(const Post<Operator>& call, PollId id) {
  const auto poll = TRY(load(call.db, id));
  const auto today = call.services.clock.today();
  if (phase_of(poll, today) != Phase::coming) return begun();
  http::FormReader form{call.request};
  const auto version = form.number("version", 1, 1'000'000, {.label = M("Version"), .required = true});
  const auto ids = proposals_of(poll.facts);
  const auto& catalogues = call.services.catalogues;
  const auto facts = ids.empty() ? read_poll(form, catalogues, today) : read_poll_of(form, catalogues, today, ids);
  const auto again = [&](int status) { return edit_page(call, poll, form.values(), status); };
  const auto job = [&]() -> Result<Response> {
    TRY(change_poll(call.db, call.services.random, call.services.clock.now(), call.who.account, id, *version, facts));
    return http::see_other(ui::with_notice(Url::to("/polls/{}", id), ui::Notice::saved));
  };
  return http::answered(form, again, job, at_the_title);
}

}  // namespace

void add_staff_routes(http::Routes& routes) {
  routes.get<"/polls/new">(show_new);
  routes.post<"/polls/new">(take_new);
  routes.get<"/polls/of-proposals">(show_of_proposals);
  routes.post<"/polls/of-proposals">(take_of_proposals);
  routes.get<"/polls/{poll}/edit">(show_edit);
  routes.post<"/polls/{poll}/edit">(take_edit);
}

}  // namespace baqylau::polls
