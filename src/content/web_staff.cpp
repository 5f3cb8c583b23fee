/// The pages of those who keep the content: what a URL does.

#include "content/web.hpp"

#include "content/forms.hpp"
#include "content/service.hpp"
#include "content/store.hpp"
#include "content/views.hpp"

#include "http/answered.hpp"

#include <algorithm>

namespace baqylau::content::web {

using base::ContentItemId;
using base::Failure;
using base::Kind;
using base::M;
using base::Result;
using http::Get;
using http::Post;
using http::Response;
using http::Url;

namespace {

Failure no_such_item() { return {Kind::not_found, M("There is no such page")}; }

template <class Call>
bool may_edit(const Call& call) {
  return Editor::admit(call.request.caller).has_value();
}

Change change_by(const Post<Editor>& call) { return {call.services.clock.now(), call.services.random, call.who.account}; }

template <class Call>
Response page_of(const Call& call, ui::PageContent content, int status = 200) {
  content.notice = ui::notice_of(call.request);
  return ui::page(ui::view_of(call), std::move(content), status);
}

Result<Response> list(const Get<EditorsReader>& call) {
  views::ListPage page{.items = {}, .filter = {}, .page = ui::page_number(call.request), .may_edit = may_edit(call)};
  page.filter = {.kind = item_kind_from_code(call.request.query_value("kind")),
                 .state = state_from_code(call.request.query_value("state")),
                 .one_language = call.request.query_value("missing") == "1"};
  page.pages = ui::pages_of(store::item_count(call.db, page.filter), items_on_a_page);
  if (page.page > page.pages) return no_such_page();
  page.items = store::items(call.db, page.filter, page.page);
  return page_of(call, views::list(ui::view_of(call), page));
}

/// The page of an item, with the day that the form of publishing proposes.
template <class Call>
Result<views::ItemPage> item_page(const Call& call, ContentItemId id) {
  auto item = store::item(call.db, id);
  if (!item) return no_such_item();
  views::ItemPage page{.item = std::move(*item), .versions = store::versions(call.db, id), .may_edit = may_edit(call)};
  page.values.set("published_on", forms::typed(page.item.published_on.value_or(call.services.clock.today())));
  return page;
}

Result<Response> item(const Get<EditorsReader>& call, ContentItemId id) {
  return page_of(call, views::item(ui::view_of(call), TRY(item_page(call, id))));
}

Result<Response> version(const Get<EditorsReader>& call, ContentItemId id, int number) {
  const auto item = number == 0 ? std::nullopt : store::item(call.db, id, number);
  if (!item) return no_such_item();
  const auto versions = store::versions(call.db, id);
  const auto found = std::find_if(versions.begin(), versions.end(), [&](const Version& version) { return version.number == number; });
  views::VersionPage page{.item = *item, .version = *found, .may_edit = may_edit(call)};
  if (const auto before = number > 1 ? store::item(call.db, id, number - 1) : std::nullopt) page.before = before->content;
  return page_of(call, views::version(ui::view_of(call), page));
}

Result<Response> new_form(const Get<Editor>& call) {
  const auto kind = item_kind_from_code(call.request.query_value("kind")).value_or(ItemKind::news);
  return page_of(call, views::form(ui::view_of(call), {.kind = kind, .free_places = store::free_places(call.db)}, {}));
}

bool wants_preview(http::FormReader& form) {
  return form.choice("act", std::vector<std::string>{"save", "preview"}, {.label = M("What to do")}) == "preview";
}

Result<Response> create(const Post<Editor>& call) {
  http::FormReader form{call.request};
  std::vector<std::string> kinds, places;
  for (const auto kind : all_item_kinds) kinds.emplace_back(to_code(kind));
  const auto chosen = item_kind_from_code(form.choice("kind", kinds, {.label = M("Kind"), .required = true}));
  views::FormPage page{.kind = chosen.value_or(ItemKind::news), .free_places = store::free_places(call.db)};
  const bool preview = wants_preview(form);
  std::optional<Place> place;
  if (page.kind == ItemKind::page) {
    for (const auto one : all_places) places.emplace_back(to_code(one));
    place = place_from_code(form.choice("place", places, {.label = M("Place on the site"), .required = true}));
  }
  const auto content = forms::read_content(form, page.kind);
  const auto again = [&](int status) { return page_of(call, views::form(ui::view_of(call), page, form.values()), status); };
  return http::answered(form, again, [&]() -> Result<Response> {
    if (preview) {
      page.preview = content;
      return again(200);
    }
    const auto added = TRY(add_item(call.db, change_by(call), page.kind, place, content));
    return http::see_other(ui::with_notice(Url::to("/content/{}", added), ui::Notice::saved));
  });
}

Result<Response> edit_form(const Get<Editor>& call, ContentItemId id) {
  auto item = store::item(call.db, id);
  if (!item) return no_such_item();
  auto from = item->content;
  if (const auto number = http::Parameter<int>::read(call.request.query_value("from")); number && *number > 0) {
    auto old = store::item(call.db, id, *number);
    if (!old) return no_such_item();
    from = std::move(old->content);
  }
  return page_of(call, views::form(ui::view_of(call), {.kind = item->kind, .item = item}, forms::values_of(from)));
}

Result<Response> save(const Post<Editor>& call, ContentItemId id) {
  const auto item = store::item(call.db, id);
  if (!item) return no_such_item();
  http::FormReader form{call.request};
  const bool preview = wants_preview(form);
  const auto version = forms::read_version(form);
  const auto content = forms::read_content(form, item->kind);
  views::FormPage page{.kind = item->kind, .item = item};
  const auto again = [&](int status) {
    page.changed_meanwhile = status == 409;
    // The form goes on from the version it was opened on, unless the person has been shown that there is a later one.
    if (status != 409) page.item->version = version;
    return page_of(call, views::form(ui::view_of(call), page, form.values()), status);
  };
  const auto job = [&]() -> Result<Response> {
    if (preview) {
      page.preview = content;
      return again(200);
    }
    TRY(save_item(call.db, change_by(call), id, version, content));
    return http::see_other(ui::with_notice(Url::to("/content/{}", id), ui::Notice::saved));
  };
  return http::answered(form, again, job, {.conflict = http::Conflict::by_page});
}

Result<Response> publish_item(const Post<Editor>& call, ContentItemId id) {
  auto page = TRY(item_page(call, id));
  http::FormReader form{call.request};
  const auto version = forms::read_version(form);
  const auto day = form.date("published_on", {.label = M("Shown from"), .required = true});
  const auto again = [&](int status) {
    page.values = form.values();
    auto content = views::item(ui::view_of(call), page);
    content.form = &page.values;
    return page_of(call, std::move(content), status);
  };
  return http::answered(form, again, [&]() -> Result<Response> {
    TRY(publish(call.db, change_by(call), id, version, *day));
    return http::see_other(ui::with_notice(Url::to("/content/{}", id), ui::Notice::published));
  });
}

Result<Response> withdraw_item(const Post<Editor>& call, ContentItemId id) {
  http::FormReader form{call.request};
  return http::answered(form, [&]() -> Result<Response> {
    TRY(withdraw(call.db, change_by(call), id));
    return http::see_other(ui::with_notice(Url::to("/content/{}", id), ui::Notice::withdrawn));
  });
}

}  // namespace

void add_staff_routes(http::Routes& routes) {
  // Two long texts in letters of two bytes each, percent-encoded threefold.
  constexpr http::Intake intake{.form_limit = 2 << 20};
  routes.get<"/content">(list);
  routes.get<"/content/new">(new_form);
  routes.post<"/content/new">(create, intake);
  routes.get<"/content/{item}">(item);
  routes.get<"/content/{item}/edit">(edit_form);
  routes.post<"/content/{item}/edit">(save, intake);
  routes.get<"/content/{item}/versions/{number}">(version);
  routes.post<"/content/{item}/publish">(publish_item);
  routes.post<"/content/{item}/withdraw">(withdraw_item);
}

}  // namespace baqylau::content::web
