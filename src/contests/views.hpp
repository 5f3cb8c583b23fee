#pragma once
/// Pages of contests and lots. They know HTML, and nothing of requests beyond the reader's language.

#include "contests/lot_table.hpp"
#include "contests/store.hpp"
#include "http/forms.hpp"
#include "journal/corrections.hpp"
#include "ui/page.hpp"
#include "ui/versions.hpp"
#include "ui/view.hpp"

#include <optional>
#include <string>
#include <vector>

namespace baqylau::contests::views {

/// Whether the page offers to change what it shows.
enum class Offers { reading, editing };

/// «Конкурс от 19 апреля 2007 года»
std::string name_of(const ui::View& v, base::LocalDate held_on);
ui::Html status_tag(const ui::View& v, LotStatus status);

struct ContestList {
  std::vector<Contest> contests;
  std::vector<int> years;
  int year = 0;  ///< 0: all
  int page = 1;
  std::int64_t count = 0;
};
ui::PageContent contest_list(const ui::View& v, const ContestList& list, Offers offers);
struct ContestPage {
  const Contest& contest;
  const store::LotsPage& lots;
  const LotFilter& filter;
  int page = 1;
  const std::vector<journal::Correction>& corrections;
  const ui::Html& above_lots;  ///< what other features say of it
};
/// Contest facts and its lots.
ui::PageContent contest(const ui::View& v, const ContestPage& shown, Offers offers);
ui::PageContent lot(const ui::View& v, const Lot& lot, const std::vector<journal::Correction>& corrections, Offers offers);

/// What a form changes; none: it makes something new.
struct Stored {
  std::optional<Contest> contest{};
  std::optional<Lot> lot{};
  bool changed_meanwhile = false;  ///< show what is stored now beside what was typed
  std::optional<ui::LastSaved> saved{};
};
ui::PageContent contest_form(const ui::View& v, const Stored& stored, const std::vector<reference::StateBody>& bodies,
                             const http::FormValues& values);
/// `regions`: those offered; ended ones among them where the lot has them.
ui::PageContent lot_form(const ui::View& v, const Contest& contest, const Stored& stored, const std::vector<reference::Region>& regions,
                         const http::FormValues& values);

/// Choosing a table; below it, the errors of the one sent last.
ui::PageContent import_form(const ui::View& v, const Contest& contest, const http::FormValues& values, const CheckedTable* table = nullptr);
/// A table that is in order, before the operator says yes. `page` from 1.
ui::PageContent import_preview(const ui::View& v, const Contest& contest, const store::StoredImport& import,
                               const std::vector<reference::Region>& regions, int page);
inline constexpr int preview_rows_a_page = 100;

}  // namespace baqylau::contests::views
