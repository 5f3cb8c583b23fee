#pragma once
/// SQL ↔ domain for content. `shown_…` is what the public sees on a day: published versions, from their day on.

#include "content/domain.hpp"

#include "db/db.hpp"

#include <optional>
#include <string>
#include <vector>

namespace baqylau::content::store {

struct Filter {
  std::optional<ItemKind> kind{};
  std::optional<State> state{};
  bool one_language = false;  ///< only what lacks a title or a text in one of the two languages
};
/// With the last versions; `page` from 1.
std::vector<Item> items(db::Read& db, const Filter& filter, int page);
std::int64_t item_count(db::Read& db, const Filter& filter);
/// With what a version says; nothing given: the last.
std::optional<Item> item(db::Read& db, base::ContentItemId id, std::optional<std::int64_t> version = {});
/// The last first.
std::vector<Version> versions(db::Read& db, base::ContentItemId id);
/// Those without a page yet.
std::vector<Place> free_places(db::Read& db);

std::optional<Item> shown_item(db::Read& db, ItemKind kind, base::ContentItemId id, base::LocalDate today);
std::optional<Item> shown_page(db::Read& db, Place place, base::LocalDate today);
struct NewsYear {
  int year = 0;
  std::int64_t items = 0;
};
std::vector<NewsYear> news_years(db::Read& db, base::LocalDate today);
/// Of one year, or of all; `page` from 1.
std::vector<Item> shown_news(db::Read& db, base::LocalDate today, std::optional<int> year, int page, int most);
struct ActFilter {
  std::optional<ActKind> kind{};
  std::optional<int> year{};
};
std::vector<Item> shown_acts(db::Read& db, const ActFilter& filter, base::LocalDate today, int page);
std::int64_t act_count(db::Read& db, const ActFilter& filter, base::LocalDate today);
/// What the filter may choose from.
struct ActFacets {
  std::vector<ActKind> kinds{};  ///< in the order of `all_act_kinds`
  std::vector<int> years{};      ///< the newest first
};
ActFacets act_facets(db::Read& db, base::LocalDate today);
std::vector<Item> shown_links(db::Read& db, base::LocalDate today);

/// False: there is a page at its place already.
bool insert_item(db::Write& db, base::ContentItemId id, ItemKind kind, std::optional<Place> place);
void insert_version(db::Write& db, base::ContentItemId id, std::int64_t number, base::Instant now, std::optional<base::AccountId> account,
                    const Content& content);
// False: the item has a later version, or is not published.
bool raise_version(db::Write& db, base::ContentItemId id, std::int64_t version);
bool publish(db::Write& db, base::ContentItemId id, std::int64_t version, base::LocalDate day, base::Instant now);
bool withdraw(db::Write& db, base::ContentItemId id, base::Instant now);

}  // namespace baqylau::content::store
