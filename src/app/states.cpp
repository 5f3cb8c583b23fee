/// docs/states: each workflow as a table and a diagram, made from the tables that the program goes by.

#include "app/commands.hpp"
#include "control/control.hpp"
#include "decisions/decisions.hpp"
#include "i18n/i18n.hpp"
#include "projects/projects.hpp"
#include "proposals/proposals.hpp"
#include "reports/reports.hpp"

#include <fstream>
#include <iostream>

namespace baqylau::app {

namespace {

template <class Steps>
std::string described(const std::string& title, const Steps& steps) {
  const auto catalogues = i18n::load_catalogues();
  const auto& t = (*catalogues)[i18n::Language::en];
  std::string table =
      "# " + title +
      "\nMade by `baqylau states` from the table in the source; do not edit.\n\n| from | event | to | who |\n|---|---|---|---|\n";
  std::string diagram = "\n```mermaid\nstateDiagram-v2\n";
  for (const auto& step : steps) {
    const std::string from{step.from}, event{step.event}, to{step.to};
    table += "| " + from + " | " + event + " | " + to + " | " + std::string{t(step.who)} + " |\n";
    diagram += "  " + (from.empty() ? "[*]" : from) + " --> " + to + ": " + event + "\n";
  }
  return table + diagram + "```\n";
}

}  // namespace

int write_states(const std::filesystem::path& folder) {
  const std::pair<const char*, std::string> files[] = {
      {"report.md", described("Report", reports::report_steps())},
      {"project.md", described("Project", projects::project_steps())},
      {"tranche.md", described("Tranche", projects::tranche_steps())},
      {"case.md", described("Special-control case", control::case_steps())},
      {"decision.md", described("Decision", decisions::decision_steps())},
      {"proposal.md", described("Proposal", proposals::proposal_steps())},
  };
  std::filesystem::create_directories(folder);
  for (const auto& [name, text] : files) {
    std::ofstream out{folder / name, std::ios::binary | std::ios::trunc};
    out << text;
    if (!out.flush()) {
      std::cerr << "cannot write " << (folder / name).string() << "\n";
      return 1;
    }
  }
  return 0;
}

}  // namespace baqylau::app
