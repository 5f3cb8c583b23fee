#pragma once
/// Pages of content. They know HTML, and nothing of requests beyond the reader's language.

#include "content/domain.hpp"
#include "content/store.hpp"

#include "http/forms.hpp"
#include "ui/page.hpp"
#include "ui/view.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::content::views {

// ---- what a text is in
/// Markdown in the reader's language; where there is none, the other language's, marked and said to be so.
ui::Html text_of(const ui::View& v, const Trilingual& text, int first_heading = 2);
/// The same of a title, in a line.
ui::Html title_in(const ui::View& v, const Trilingual& title);
/// The title in plain text, for the window and for what leads elsewhere.
std::string title_of(const ui::View& v, const Item& item);

// ---- the public pages
struct NewsPage {
  std::vector<Item> news;
  std::vector<store::NewsYear> years;
  std::optional<int> year{};  ///< none: all
  int page = 1;
  int pages = 1;
};
ui::PageContent news(const ui::View& v, const NewsPage& page);
/// Whether the page offers to change what it shows.
enum class Offers { reading, editing };
ui::PageContent news_item(const ui::View& v, const Item& item, Offers offers);
/// `heading`: 2 or 3, of each item.
ui::Html news_list(const ui::View& v, const std::vector<Item>& news, int heading);

struct ActsPage {
  std::vector<Item> acts;
  store::ActFacets facets;
  store::ActFilter filter;
  int page = 1;
  int pages = 1;
};
ui::PageContent acts(const ui::View& v, const ActsPage& page);
ui::PageContent act(const ui::View& v, const Item& item, Offers offers);
/// A page of its own: about, contacts. Not written yet: it says so.
ui::PageContent standing_page(const ui::View& v, Place place, const std::optional<Item>& item, Offers offers);
/// One part for each role that has one.
ui::PageContent instruction(const ui::View& v, const std::vector<Item>& parts, Offers offers);
/// In the order of the alphabet within each group.
ui::PageContent links(const ui::View& v, std::vector<Item> links);

struct SiteMap {
  std::vector<store::NewsYear> news_years;
  store::ActFacets acts;
  std::vector<Place> instructions;
};
ui::PageContent site_map(const ui::View& v, const SiteMap& map);

/// Atom (RFC 4287) in the reader's language. `site`: where people reach this site, without a slash at the end.
std::string atom(const ui::View& v, std::string_view site, const std::vector<Item>& news);

// ---- the pages of staff
struct ListPage {
  std::vector<Item> items;
  store::Filter filter;
  int page = 1;
  int pages = 1;
  bool may_edit = false;
};
ui::PageContent list(const ui::View& v, const ListPage& page);
struct ItemPage {
  Item item;  ///< with the last version
  std::vector<Version> versions;
  bool may_edit = false;
  http::FormValues values{};  ///< of publishing
};
ui::PageContent item(const ui::View& v, const ItemPage& page);
struct VersionPage {
  Item item;  ///< with what this version says
  Version version;
  std::optional<Content> before{};  ///< what the version before it said
  bool may_edit = false;
};
ui::PageContent version(const ui::View& v, const VersionPage& page);

struct FormPage {
  ItemKind kind = ItemKind::news;
  std::optional<Item> item{};        ///< what is edited; none: something new
  std::vector<Place> free_places{};  ///< of a new page
  std::optional<Content> preview{};  ///< shown above the form as the public would see it
  bool changed_meanwhile = false;    ///< what is stored now is shown beside what was typed
};
ui::PageContent form(const ui::View& v, const FormPage& page, const http::FormValues& values);

struct PicturesPage {
  std::vector<Picture> pictures;
  int page = 1;
  int pages = 1;
  bool may_edit = false;
  http::FormValues values{};  ///< of adding one
};
ui::PageContent pictures(const ui::View& v, const PicturesPage& page);

}  // namespace baqylau::content::views
