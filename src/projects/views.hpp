#pragma once
/// Pieces of pages of projects and passports.

#include "http/forms.hpp"
#include "projects/projects.hpp"
#include "ui/components.hpp"

#include <optional>
#include <string>
#include <vector>

namespace baqylau::projects {

/// A part as everybody reads it, without its heading.
ui::Html part_view(const ui::View& v, const PartContent& content, const Kinds& kinds);
/// Fields of a part with what was typed; rows with empty ones behind.
ui::Html part_fields(const ui::View& v, Part part, const http::FormValues& values, const Kinds& kinds);

/// What another person saved meanwhile.
struct Overtaken {
  PartContent saved;
};
/// The whole form of a part. `version` is the one that the next saving refers to.
ui::Html part_form(const ui::View& v, const Project& project, Part part, const http::FormValues& values, const Kinds& kinds,
                   std::int64_t version, const std::optional<Overtaken>& overtaken);
/// Parts with their states, for those who fill them.
ui::Html editor_tasks(const ui::View& v, const Project& project, const Passport& passport);

/// First step of an award: find the executor in the register.
ui::Html executor_search(const ui::View& v, const contests::Lot& lot, const std::string& query, const std::optional<ngos::NgoPage>& found);
/// Second step: the contract.
ui::Html award_form(const ui::View& v, const contests::Lot& lot, const ngos::Ngo& executor, const http::FormValues& values);

/// One of the rows that a form repeats, as a group of its own.
ui::Html row_group(std::string_view title, const ui::Html& controls);

ui::Html projects_table(const ui::View& v, const std::vector<Project>& projects);

/// «Lot 5: …» in the language that the name is in.
ui::Html project_heading(const ui::View& v, const Project& project);
std::string project_title(const ui::View& v, const Project& project);
/// May the person of this request fill the passport? For what a page offers; the handlers ask the database.
bool may_fill(const http::Caller& caller, const Project& project);

}  // namespace baqylau::projects
