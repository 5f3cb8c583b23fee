#pragma once
/// The list of all projects: what narrows it, and some of what is left.

#include "projects/projects.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baqylau::projects {

/// Each empty: any.
struct ListFilter {
  std::optional<int> year{};  ///< of the contest
  std::optional<std::string> region_kato{};
  std::optional<base::ReferenceItemId> target_group{};  ///< a kind that a row of the passport names
  std::optional<ProjectStatus> status{};
  std::string executor{};  ///< part of a name in either language, or a whole identification number
  friend bool operator==(const ListFilter&, const ListFilter&) = default;
};

struct ListedProject {
  base::ProjectId id{};
  base::LocalDate held_on{};
  std::int64_t lot_number = 0;
  std::optional<std::string> lot_name_kk{}, lot_name_ru{};
  std::vector<std::string> regions{};                       ///< KATO codes of the lot, in their order
  std::optional<std::string> coverage_kk{}, coverage_ru{};  ///< in words, beside the regions or instead of them
  base::NgoId ngo{};
  std::optional<std::string> ngo_short_kk{}, ngo_full_kk{};
  std::string ngo_short_ru{}, ngo_full_ru{};
  std::optional<std::string> ngo_number{};
  std::optional<base::Money> budget{};
  ProjectStatus status = ProjectStatus::in_execution;
};

struct ListPart {
  std::vector<ListedProject> projects{};  ///< newest contest first, then by lot number
  std::int64_t total = 0;                 ///< with the filter, whatever the part
};
/// At most `most` projects behind the first `skip`. Unasked, by year and by status it costs the same wherever the part begins and however
/// many projects there are. By region, target group and executor all that the narrowest of them finds are counted; up to `few` are put in
/// order, of more the contests are walked until the part is full. Both ways find the same.
ListPart list_projects(db::Read& db, const ListFilter& filter, std::int64_t skip, std::int64_t most, std::int64_t few = 2000);
/// Of contests that have projects, newest first.
std::vector<int> list_years(db::Read& db);

// ---- showing
/// What a filter offers, and the names that rows are shown with.
struct ListBooks {
  std::vector<int> years{};                  ///< of contests, newest first
  std::vector<reference::Region> regions{};  ///< by code, ended ones too: lots keep the region of their day
  std::vector<reference::ReferenceItem> target_groups{};
};
ListBooks list_books(db::Read& db);
/// As the address asks; what is not one of the values that are offered is not asked for.
ListFilter list_filter_of(const http::Request& request, const ListBooks& books);
http::Url filtered(http::Url url, const ListFilter& filter);
/// Of the regions of its lot.
std::string region_names(const ListBooks& books, const ListedProject& project, i18n::Language language, std::string_view between);
inline constexpr int listed_on_a_page = 50;
ui::Html list_body(const ui::View& v, const ListBooks& books, const ListFilter& filter, const ListPart& part, int page);
/// The first row has the titles of the columns.
std::string list_csv(const ui::View& v, const ListBooks& books, const std::vector<ListedProject>& projects);
std::string list_xlsx(const ui::View& v, const ListBooks& books, const std::vector<ListedProject>& projects);

}  // namespace baqylau::projects
