#include "contests/web.hpp"

#include "contests/forms.hpp"
#include "http/answered.hpp"
#include "journal/corrections.hpp"
#include "journal/last_saved.hpp"

#include <algorithm>

namespace baqylau::contests {
namespace {

using base::M;
using base::Result;
using http::Get;
using http::Operator;
using http::Post;
using http::Public;
using http::Response;
using http::Url;

Result<Response> contests_page(const Get<Public>& call) {
  const auto v = ui::view_of(call);
  views::ContestList list;
  list.years = store::contest_years(call.db);
  const auto year = http::Parameter<int>::read(call.request.query_value("year")).value_or(0);
  if (std::find(list.years.begin(), list.years.end(), year) != list.years.end()) list.year = year;
  list.page = ui::page_number(call.request);
  list.count = store::contest_count(call.db, list.year);
  if (list.page > ui::pages_of(list.count, contests_a_page)) return web::no_such_page();
  list.contests = store::contest_list(call.db, list.year, list.page, contests_a_page);
  const bool may_add = call.request.caller.has(http::Role::operator_);
  return web::shown(call, v, views::contest_list(v, list, may_add ? views::Offers::editing : views::Offers::reading));
}

LotFilter filter_of(const http::Request& request) {
  LotFilter filter{.status = lot_status_from_code(request.query_value("status"))};
  if (const auto region = request.query_value("region"); !region.empty()) filter.region.emplace(region);
  return filter;
}

/// Where somebody was faster, the page says who, and shows what is stored now.
constexpr http::Telling page_tells{.conflict = http::Conflict::by_page};

template <class Call, class Id>
std::optional<ui::LastSaved> saved_last(const Call& call, journal::Kind kind, Id id) {
  return journal::last_saved(call.db, call.request.caller, {kind, id}, std::string{to_code(kind)} + ".");
}

Result<Response> new_contest_form(const Get<Operator>& call) {
  const auto v = ui::view_of(call);
  return ui::page(v, views::contest_form(v, {}, bodies_in(call.db, call.who.scope), {}));
}

Result<Response> create_contest(const Post<Operator>& call) {
  const auto v = ui::view_of(call);
  const auto bodies = bodies_in(call.db, call.who.scope);
  http::FormReader form{call.request};
  const auto facts = forms::read_contest(form, bodies);
  const auto again = [&](int status) { return ui::page(v, views::contest_form(v, {}, bodies, form.values()), status); };
  return http::answered(form, again, [&]() -> Result<Response> {
    const auto added = TRY(add_contest(call.db, web::change_by(call), facts));
    return http::see_other(ui::with_notice(Url::to("/contests/{}", added), ui::Notice::created));
  });
}

Result<Response> edit_contest_form(const Get<Operator>& call, base::ContestId id) {
  const auto v = ui::view_of(call);
  const auto contest = TRY(load_contest_for(call.db, call.who.scope, id));
  return ui::page(v, views::contest_form(v, {.contest = contest, .saved = saved_last(call, journal::Kind::contest, id)},
                                         bodies_in(call.db, call.who.scope), forms::values_of(contest.facts, contest.version)));
}

Result<Response> save_contest(const Post<Operator>& call, base::ContestId id) {
  const auto v = ui::view_of(call);
  const auto contest = TRY(load_contest_for(call.db, call.who.scope, id));
  const auto bodies = bodies_in(call.db, call.who.scope);
  http::FormReader form{call.request};
  const auto version = forms::read_version(form);
  const auto facts = contest.has_held_lots() ? forms::read_contest(form, contest) : forms::read_contest(form, bodies);
  const auto reason = contest.has_held_lots()
                          ? form.text("reason", {.label = M("Why the day of the contest is changed"), .max = most_reason})
                          : std::string{};
  const auto again = [&](int status) {
    return ui::page(v,
                    views::contest_form(
                        v, {.contest = contest, .changed_meanwhile = status == 409, .saved = saved_last(call, journal::Kind::contest, id)},
                        bodies, form.values()),
                    status);
  };
  const auto job = [&]() -> Result<Response> {
    TRY(edit_contest(call.db, web::change_by(call), id, version, facts, reason));
    return http::see_other(ui::with_notice(Url::to("/contests/{}", id), ui::Notice::saved));
  };
  return http::answered(form, again, job, page_tells);
}

/// Regions that may be ticked: those of the contest's day, and whatever the lot has.
std::vector<reference::Region> offered_regions(db::Read& db, base::LocalDate held_on, const std::vector<std::string>& chosen) {
  auto regions = reference::regions(db);
  std::erase_if(regions, [&](const auto& region) {
    return !region.valid_on(held_on) && std::find(chosen.begin(), chosen.end(), region.kato) == chosen.end();
  });
  return regions;
}

Result<Response> new_lot_form(const Get<Operator>& call, base::ContestId id) {
  const auto v = ui::view_of(call);
  const auto contest = TRY(load_contest_for(call.db, call.who.scope, id));
  http::FormValues values;
  values.set("status", std::string{to_code(LotStatus::announced)});
  return ui::page(v, views::lot_form(v, contest, {}, offered_regions(call.db, contest.facts.held_on, {}), values));
}

Result<Response> create_lot(const Post<Operator>& call, base::ContestId id) {
  const auto v = ui::view_of(call);
  const auto contest = TRY(load_contest_for(call.db, call.who.scope, id));
  http::FormReader form{call.request};
  const auto facts = forms::read_lot(form);
  const auto again = [&](int status) {
    return ui::page(v, views::lot_form(v, contest, {}, offered_regions(call.db, contest.facts.held_on, facts.regions), form.values()),
                    status);
  };
  return http::answered(form, again, [&]() -> Result<Response> {
    const auto added = TRY(add_lot(call.db, web::change_by(call), id, facts));
    return http::see_other(ui::with_notice(Url::to("/lots/{}", added), ui::Notice::created));
  });
}

Result<Response> edit_lot_form(const Get<Operator>& call, base::LotId id) {
  const auto v = ui::view_of(call);
  const auto lot = TRY(load_lot_for(call.db, call.who.scope, id));
  const auto contest = TRY(find_contest(call.db, lot.contest));
  return ui::page(v, views::lot_form(v, contest, {.lot = lot, .saved = saved_last(call, journal::Kind::lot, id)},
                                     offered_regions(call.db, lot.held_on, lot.facts.regions), forms::values_of(lot.facts, lot.version)));
}

Result<Response> save_lot(const Post<Operator>& call, base::LotId id) {
  const auto v = ui::view_of(call);
  const auto lot = TRY(load_lot_for(call.db, call.who.scope, id));
  const auto contest = TRY(find_contest(call.db, lot.contest));
  http::FormReader form{call.request};
  const auto version = forms::read_version(form);
  const auto facts = forms::read_lot(form);
  const auto again = [&](int status) {
    return ui::page(
        v,
        views::lot_form(v, contest, {.lot = lot, .changed_meanwhile = status == 409, .saved = saved_last(call, journal::Kind::lot, id)},
                        offered_regions(call.db, lot.held_on, lot.facts.regions), form.values()),
        status);
  };
  const auto job = [&]() -> Result<Response> {
    TRY(edit_lot(call.db, web::change_by(call), id, version, facts));
    return http::see_other(ui::with_notice(Url::to("/lots/{}", id), ui::Notice::saved));
  };
  return http::answered(form, again, job, page_tells);
}

}  // namespace

Result<ui::PageContent> lot_page(const ui::View& v, db::Read& db, base::LotId id) {
  const auto lot = TRY(find_lot(db, id));
  const auto corrections = journal::corrections_of(db, {journal::Kind::lot, id});
  auto page = views::lot(v, lot, corrections, web::offers_to(v.request.caller, lot.state_body));
  page.notice = ui::notice_of(v.request);
  return page;
}

Result<ui::PageContent> contest_page(const ui::View& v, db::Read& db, base::ContestId id, const ui::Html& above_lots) {
  const auto contest = TRY(find_contest(db, id));
  const auto filter = filter_of(v.request);
  const int page = ui::page_number(v.request);
  const auto lots = store::lots_page(db, contest, filter, page);
  const auto corrections = journal::corrections_of(db, {journal::Kind::contest, id});
  if (page > ui::pages_of(lots.count, lots_a_page)) return web::no_such_page();
  auto content =
      views::contest(v, {contest, lots, filter, page, corrections, above_lots}, web::offers_to(v.request.caller, contest.facts.state_body));
  content.notice = ui::notice_of(v.request);
  return content;
}

void add_routes(http::Routes& routes) {
  routes.get<"/contests">(contests_page);
  routes.get<"/contests/new">(new_contest_form);
  routes.post<"/contests/new">(create_contest);
  routes.get<"/contests/{contest}/edit">(edit_contest_form);
  routes.post<"/contests/{contest}/edit">(save_contest);
  routes.get<"/contests/{contest}/lots/new">(new_lot_form);
  routes.post<"/contests/{contest}/lots/new">(create_lot);
  routes.get<"/lots/{lot}/edit">(edit_lot_form);
  routes.post<"/lots/{lot}/edit">(save_lot);
  web::add_import_routes(routes);
}

}  // namespace baqylau::contests
