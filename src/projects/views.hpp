#pragma once
/// Pieces of pages of projects and passports.

#include "http/forms.hpp"
#include "projects/contract.hpp"
#include "projects/projects.hpp"
#include "ui/components.hpp"
#include "ui/versions.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace baqylau::projects {

/// What was saved after the page was opened.
struct Overtaken {
  PartContent saved;
};
/// The whole form of a part. `version` is the one that the next saving refers to.
ui::Html part_form(const ui::View& v, const Project& project, Part part, const http::FormValues& values, const Kinds& kinds,
                   std::int64_t version, const std::optional<Overtaken>& overtaken, const std::optional<ui::LastSaved>& last);
/// That the page is older than what is stored, above the form: a warning and what is saved now.
ui::Html overtaken_notice(const ui::View& v, const ui::Html& saved, const std::optional<ui::LastSaved>& last);
/// Parts with their states, for those who fill them.
ui::Html editor_tasks(const ui::View& v, const Project& project, const Passport& passport, const std::vector<Spending>& spending);

/// Tranches with what is paid of the budget.
ui::Html tranches_block(const ui::View& v, const Project& project, const std::vector<Tranche>& tranches);
/// Planned against spent by line, each sum explained.
ui::Html budget_block(const ui::View& v, const Budget& lines, const std::vector<Spending>& spending);
/// The operator's list of tranches with what can be done to each.
ui::Html tranches_list(const ui::View& v, const Project& project, const std::vector<Tranche>& tranches);
ui::Html payment_form(const ui::View& v, const Project& project, const Tranche& tranche, const http::FormValues& values);
/// The estimate by stages; for an operator with papers, the way to the form of each stage that no accepted report speaks of.
ui::Html spending_overview(const ui::View& v, const Project& project, const Budget& lines, const std::vector<Spending>& spending,
                           bool from_papers);
/// What was spent in one stage, a group of fields a line. `overtaken`: what was saved after the page was opened.
ui::Html spending_form(const ui::View& v, const Project& project, const Budget& lines, int stage, const http::FormValues& values,
                       std::int64_t version, const std::optional<std::vector<Spending>>& overtaken,
                       const std::optional<ui::LastSaved>& last);

/// First step of an award: find the executor in the register.
ui::Html executor_search(const ui::View& v, const contests::Lot& lot, const std::string& query, const std::optional<ngos::NgoPage>& found);
/// Second step: the contract.
ui::Html award_form(const ui::View& v, const contests::Lot& lot, const ngos::Ngo& executor, const http::FormValues& values);
/// Second step where the executor has no card: its name and number as well. `holder`: the card that has the typed number.
ui::Html named_award_form(const ui::View& v, const contests::Lot& lot, const std::optional<ngos::NumberHolder>& holder,
                          const http::FormValues& values);

/// Planned tranches as rows of a form, with empty ones behind.
ui::Html tranche_rows(const ui::View& v, const http::FormValues& values);
/// The fields of number, dates and budget, as the award and its correction have them. `stored`: what is not known there may stay so.
ui::Html contract_fields(const ui::View& v, const http::FormValues& values, const Contract* stored = nullptr);
/// One of the rows that a form repeats, as a group of its own.
ui::Html row_group(std::string_view title, const ui::Html& controls);

ui::Html projects_table(const ui::View& v, const std::vector<Project>& projects);

/// «Lot 5: …» in the language that the name is in.
ui::Html project_heading(const ui::View& v, const Project& project);
std::string project_title(const ui::View& v, const Project& project);
/// May the person of this request fill the passport? For what a page offers; the handlers ask the database.
bool may_fill(const http::Caller& caller, const Project& project);
/// The same for entering payments.
bool may_pay(const http::Caller& caller, const Project& project);

}  // namespace baqylau::projects
