#pragma once
/// Pages, charts and tables of financing. They know HTML, and nothing of requests beyond the reader's language.

#include "financing/domain.hpp"

#include "http/forms.hpp"
#include "reference/reference.hpp"
#include "ui/data_table.hpp"
#include "ui/page.hpp"
#include "ui/view.hpp"

#include <optional>
#include <vector>

namespace baqylau::financing::views {

// ---- what charts draw, and their files hold
ui::DataTable years_table(const ui::View& v, const Years& years);
/// Empty where no sum is known.
ui::Html years_chart(const ui::View& v, const Years& years);
/// Of one year; none: of all.
ui::DataTable bodies_table(const ui::View& v, const std::vector<BodyYear>& rows, std::optional<int> year);
ui::DataTable regions_table(const ui::View& v, const std::vector<reference::Region>& regions, const Places& places,
                            std::optional<int> year);

// ---- the page
struct Page {
  std::vector<BodyYear> rows;
  std::vector<EnteredYear> entered;
  std::vector<reference::Region> regions;
  Places places;
  std::optional<int> year{};  ///< chosen among those of the rows; none: all
  bool may_enter = false;
};
ui::PageContent page(const ui::View& v, const Page& page);

// ---- years before the system: pages of staff
ui::PageContent entered_list(const ui::View& v, const std::vector<EnteredYear>& entered);
/// `year`: what is corrected; none: something new. `values` hold `version` of what is corrected.
ui::PageContent entered_form(const ui::View& v, const std::optional<EnteredYear>& year, const http::FormValues& values);
http::FormValues values_of(const Figures& figures);

}  // namespace baqylau::financing::views
