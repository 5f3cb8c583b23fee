#pragma once
/// Pages of decisions and of the grant history. Views are given what they show; they read nothing themselves.

#include "decisions/history.hpp"
#include "decisions/last_tranche.hpp"
#include "decisions/policy.hpp"

#include "http/forms.hpp"
#include "ui/page.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace baqylau::decisions::views {

// ---- pieces
std::string lot_title(const ui::View& v, std::int64_t number, const std::optional<std::string>& kk, const std::optional<std::string>& ru);
/// «№ 17», a link to the decision's page.
ui::Html decision_link(const ui::View& v, base::DecisionId id, const std::string& number);
ui::Html state_tag(const ui::View& v, const Decision& decision);
enum class Columns { of_a_project, of_many_projects };
ui::Html decision_table(const ui::View& v, const std::vector<Decision>& decisions, Columns columns, std::string_view caption);

// ---- pages of decisions
struct ProjectDecisions {
  const projects::Project& project;
  const std::vector<Decision>& decisions;  ///< what the reader may see
  bool may_draft = false;
};
http::Response project_page(const ui::View& v, const ProjectDecisions& page);
/// Each kind, offered or with the reason why not yet.
http::Response choose_page(const ui::View& v, const projects::Project& project, const Situation& situation);
struct FormPage {
  const projects::Project& project;
  const Situation& situation;
  DecisionKind kind;
  const std::map<base::CaseId, std::string>& cases;  ///< how each open case is named
  const http::FormValues& values;
};
http::Response form_page(const ui::View& v, const FormPage& page, int status = 200);
struct DecisionPage {
  const Decision& decision;
  const reference::Names& body;
  Actor actor{};
  const http::FormValues& values;
};
http::Response decision_page(const ui::View& v, const DecisionPage& page, int status = 200);
struct StaffList {
  const std::vector<Decision>& waiting;
  const std::vector<Decision>& all;
  std::int64_t total = 0;
  int page = 1, pages = 1;
};
http::Response staff_page(const ui::View& v, const StaffList& list);
http::Response latest_page(const ui::View& v, const std::vector<Decision>& decisions);

// ---- pages of the grant history
struct HistoryPage {
  const GrantHistory& history;
  const std::vector<Decision>& decisions;
  bool has_card = true;  ///< or it was only named in an award: then no certificate is made
  ui::Html rating{};     ///< of the NGO, with how it was counted; empty where none is rated
};
http::Response history_page(const ui::View& v, const HistoryPage& page);
std::string history_csv(const ui::View& v, const GrantHistory& history);
http::Response certificate_page(const ui::View& v, const Certificate& certificate);
/// What the code stands for, or that there is no such certificate (404).
http::Response verify_page(const ui::View& v, const std::string& code, const std::optional<Certificate>& certificate);
http::Response verify_form(const ui::View& v);

}  // namespace baqylau::decisions::views
