/// Each state × event × role of a report, through the routes, held against matrix.csv, which is kept by hand: the state that comes
/// of it, or `none` (as if there were no such page), `sign` (asked to sign in), `conflict`, `invalid`. What is refused changes nothing.

#include "pages_fixture.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <tuple>

namespace baqylau::reports {
namespace {

std::vector<std::vector<std::string>> table() {
  std::ifstream file{std::string{BAQYLAU_SOURCE_DIR} + "/tests/reports/matrix.csv"};
  std::vector<std::vector<std::string>> lines;
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> cells;
    std::istringstream rest{line};
    for (std::string cell; std::getline(rest, cell, ',');) cells.push_back(cell);
    lines.push_back(std::move(cells));
  }
  return lines;
}

class ReportMatrix : public ReportPages {
 protected:
  static http::Caller staff(http::Role role, std::int64_t body) {
    return {.account = base::AccountId{5}, .name = "Staff", .roles = {{role, base::StateBodyId{body}}}};
  }
  http::Caller caller(const std::string& role) const {
    using enum http::Role;
    const std::map<std::string, http::Caller> callers{
        {"ngo_own", member},
        {"ngo_foreign", stranger},
        {"operator_own", staff(operator_, 101)},
        {"operator_foreign", staff(operator_, 102)},
        {"specialist_own", staff(specialist, 101)},
        {"specialist_foreign", staff(specialist, 102)},
        {"approver", staff(approver, 101)},
        {"auditor", staff(auditor, 101)},
        {"administrator", staff(administrator, 101)},
        {"visitor", {}},
    };
    return callers.at(role);
  }

  /// A report of the first NGO under the first body, brought into the state as people bring it there.
  base::ReportId report_in(const std::string& state) {
    const std::int64_t id = next_++;
    const auto done = database().write([&](db::Write& db) -> base::Done {
      db.run(rows::add_lot{{id}, {201}, id});
      db.run(rows::add_project{{id}, {id}, {11}});
      db.run(rows::add_report{{id}, {id}, 1, day("2008-03-10")});
      return base::done();
    });
    EXPECT_TRUE(done.ok());
    const base::ReportId made{id};
    if (state == "not_started") return made;
    write(made, {Part::team, Part::about_project, Part::main_works});
    if (state == "draft") return made;
    EXPECT_TRUE(submit_now(made).ok());
    if (state == "returned") {
      EXPECT_TRUE(return_it(made).ok());
    } else if (state == "accepted") {
      EXPECT_TRUE(accept_it(made).ok());
    }
    return made;
  }

  /// Path and fields of the form that asks for the event, as an honest page would send them now.
  std::pair<std::string, http::Pairs> request(const std::string& event, base::ReportId id) {
    const auto now = database().read([&](db::Read& db) { return find_report(db, id).value(); });
    const auto version = std::to_string(now.versions.value_or(1));
    const auto path = "/reports/" + base::to_string(id) + "/";
    if (event == "start") return {path + "draft", with(draft_form(id), "part.partners", "New text")};
    if (event == "submit") return {path + "submit", {{"content_hash", seen(id).content_hash}, {"confirm", "1"}}};
    if (event == "send_back") {
      http::Pairs sent{{"version", version}, {"reason", "Correct it"}, {"remark.team", "Who?"}};
      if (now.state == ReportState::accepted) sent.emplace_back("of_accepted", "1");
      return {path + "return", sent};
    }
    if (event == "accept") return {path + "accept", {{"version", version}}};
    if (event == "move_due")
      return {path + "due", {{"version", std::to_string(now.version)}, {"due_on", "20.03.2008"}, {"reason", "Snow"}}};
    throw std::logic_error("no such event: " + event);
  }

  std::string outcome(const http::Caller& who, const std::string& path, const http::Pairs& form, base::ReportId id) {
    if (!admits(who, path, true)) return who.signed_in() ? "none" : "sign";
    const auto answer = post(who, path, form);
    if (answer.failure == base::Kind::not_found) return "none";
    if (answer.failure == base::Kind::conflict || answer.status == 409) return "conflict";
    if (answer.failure == base::Kind::invalid || answer.status == 422) return "invalid";
    if (answer.status == 303) return print(id).state;
    return "status " + std::to_string(answer.status);
  }

  rows::fingerprint::Row print(base::ReportId id) {
    return database().read([&](db::Read& db) { return db.one(rows::fingerprint{id}).value(); });
  }
  static auto all_of(const rows::fingerprint::Row& row) {
    return std::tuple{row.state,    row.version, row.due_on,  row.counted_at, row.happenings,
                      row.versions, row.parts,   row.remarks, row.leaves,     row.notices};
  }

 private:
  std::int64_t next_ = 1'000;
};

TEST(ReportMatrixFile, HasEachStateAndEventOnce) {
  std::vector<std::pair<std::string, std::string>> wanted, found;
  for (const auto state : all_states)
    for (const auto* event : {"start", "submit", "send_back", "accept", "move_due"}) wanted.emplace_back(to_code(state), event);
  const auto lines = table();
  ASSERT_FALSE(lines.empty());
  for (std::size_t i = 1; i < lines.size(); ++i) {
    ASSERT_EQ(lines[i].size(), lines[0].size()) << "line " << i + 1;
    found.emplace_back(lines[i][0], lines[i][1]);
  }
  EXPECT_EQ(found, wanted);
}

TEST_P(ReportMatrix, HoldsCellByCell) {
  const auto lines = table();
  ASSERT_GT(lines.size(), 1U);
  int cells = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    for (std::size_t column = 2; column < lines[0].size(); ++column) {
      const auto &state = lines[i][0], &event = lines[i][1], &role = lines[0][column], &wanted = lines[i][column];
      SCOPED_TRACE(state + " × " + event + " × " + role);
      const auto id = report_in(state);
      const auto before = print(id);
      ASSERT_EQ(before.state, state);
      const auto [path, form] = request(event, id);
      EXPECT_EQ(outcome(caller(role), path, form, id), wanted);
      const auto after = print(id);
      if (state_from_code(wanted)) {
        EXPECT_EQ(after.state, wanted);
        EXPECT_NE(all_of(after), all_of(before)) << "it said it was done, and nothing was";
      } else {
        EXPECT_EQ(all_of(after), all_of(before)) << "it was refused, and something changed";
      }
      ++cells;
    }
  }
  EXPECT_EQ(cells, 5 * 5 * 10);
}

/// The table that documentation is generated from says the same as the matrix.
TEST(ReportSteps, AreThoseOfTheMatrix) {
  const auto lines = table();
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto &state = lines[i][0], &event = lines[i][1];
    // Writing on in a draft is no step, moving a due date leaves the state.
    if (event == "move_due" || (event == "start" && state != "not_started")) continue;
    const auto& by_role = event == "start" || event == "submit" ? lines[i][2] : lines[i][6];
    const auto steps = report_steps();
    const auto step =
        std::find_if(steps.begin(), steps.end(), [&](const ReportStep& one) { return one.from == state && one.event == event; });
    const bool allowed = state_from_code(by_role).has_value();
    ASSERT_EQ(step != steps.end(), allowed) << state << " × " << event;
    if (allowed) {
      EXPECT_EQ(step->to, by_role);
    }
  }
}

BAQYLAU_ON_EACH_ENGINE(ReportMatrix);

}  // namespace
}  // namespace baqylau::reports
