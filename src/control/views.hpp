#pragma once
/// Pages of control: the list of forms, forms 3 and 4, the public special-control group.

#include "control/domain.hpp"
#include "control/store.hpp"
#include "reference/reference.hpp"
#include "contests/contests.hpp"
#include "ui/page.hpp"

namespace baqylau::control {

struct FilterChoices {
  std::vector<contests::Contest> contests;
  std::vector<reference::Region> regions;
};

/// The three due dates of each project with the days left. SPEC §6, form 3.
ui::Html dates_form(const ui::View& v, const std::vector<FormRow>& rows);
/// Lot, NGO, day of submission, days of control, a mark for each required part, status. SPEC §6, form 4.
ui::Html report_form(const ui::View& v, const std::vector<FormRow>& rows, int stage, const std::vector<reports::Part>& required,
                     RequiredParts& rules);
ui::Html filters(const ui::View& v, const http::Url& form, const FormFilter& filter, const FilterChoices& choices);
/// The same table as cells: first row the titles. For CSV.
std::vector<std::vector<std::string>> report_cells(const ui::View& v, const std::vector<FormRow>& rows, int stage,
                                                   const std::vector<reports::Part>& required, RequiredParts& rules);
std::vector<std::vector<std::string>> dates_cells(const ui::View& v, const std::vector<FormRow>& rows);
ui::Html special_group(const ui::View& v, const std::vector<FormRow>& rows, const std::map<base::ProjectId, std::vector<Cause>>& causes);

}  // namespace baqylau::control
