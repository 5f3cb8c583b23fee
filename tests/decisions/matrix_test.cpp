/// matrix.csv, kept by hand: in which state which person may do what to a decision. Walked cell by cell, through the routes.

#include "pages_fixture.hpp"

#include "base/spreadsheet.hpp"

#include <filesystem>
#include <map>

namespace baqylau::decisions {
namespace {

class Matrix : public DecisionPages {
 protected:
  /// Who drafted the decision, and who comes to it now.
  struct Comer {
    bool drafted = false;
    http::Caller caller;
  };
  Comer comer(const std::string& name) {
    const base::AccountId one{8}, other{9};
    if (name == "drafter") return {true, caller(one, {{Role::specialist, body}})};
    if (name == "another_specialist") return {false, caller(other, {{Role::specialist, body}})};
    if (name == "approver") return {false, caller(other, {{Role::approver, body}})};
    if (name == "drafter_with_both_roles") return {true, caller(one, {{Role::specialist, body}, {Role::approver, body}})};
    if (name == "another_with_both_roles") return {false, caller(other, {{Role::specialist, body}, {Role::approver, body}})};
    if (name == "foreign_approver") return {false, caller(other, {{Role::approver, foreign_body}})};
    if (name == "foreign_specialist") return {false, caller(other, {{Role::specialist, foreign_body}})};
    if (name == "auditor") return {false, caller(other, {{Role::auditor, std::nullopt}})};
    if (name == "operator") return {false, caller(other, {{Role::operator_, std::nullopt}})};
    if (name == "administrator") return {false, caller(other, {{Role::administrator, std::nullopt}})};
    if (name == "ngo") return {false, {.account = other, .name = "Member", .ngo = ngo}};
    if (name == "visitor") return {};
    throw std::logic_error{"the matrix names nobody we know: " + name};
  }
  /// A decision in the state, drafted by account 8.
  base::DecisionId decision_in(State state) {
    const base::AccountId drafted_by{8};
    const auto id = draft_as(drafted_by, new_project(), about(finance(1))).value();
    const auto seen = decision(id);
    const auto closed = write([&](db::Write& db) -> base::Done {
      switch (state) {
        case State::draft: return base::done();
        case State::approved: return approve(db, by(approver), seen);
        case State::refused: return refuse(db, by(approver), seen, "Причина");
        case State::withdrawn: return withdraw(db, by(drafted_by), seen);
      }
      return base::done();
    });
    EXPECT_TRUE(closed.ok());
    return id;
  }
  std::string outcome(const Answer& answer) {
    if (answer.status == 303) return "done";
    if (answer.status == 409 || answer.failure == base::Kind::conflict) return "conflict";
    if (answer.failure == base::Kind::forbidden) return "forbidden";
    if (answer.failure == base::Kind::not_found) return "hidden";
    return "status " + std::to_string(answer.status);
  }
};

TEST_P(Matrix, EachCellIsAsWritten) {
  const auto sheet = base::read_sheet(std::filesystem::path{BAQYLAU_SOURCE_DIR} / "tests/decisions/matrix.csv").value();
  const auto& head = sheet.rows.at(0);
  std::size_t cells = 0;
  for (std::size_t line = 1; line < sheet.rows.size(); ++line) {
    const auto& row = sheet.rows[line];
    const auto state = state_from_code(row.at(0).text).value();
    const auto& event = row.at(1).text;
    for (std::size_t column = 2; column < head.size(); ++column) {
      const auto who = comer(head[column].text);
      const auto id = decision_in(state);
      const auto before = decision(id);
      http::Pairs form{{"version", std::to_string(before.version)}};
      if (event == "refuse") form.emplace_back("reason", "Причина");
      const auto seen = outcome(post(who.caller, path_of(id, event), form));
      EXPECT_EQ(seen, row.at(column).text) << to_code(state) << " " << event << " " << head[column].text;
      EXPECT_EQ(decision(id).version != before.version, seen == "done") << to_code(state) << " " << event << " " << head[column].text;
      EXPECT_EQ(who.drafted, who.caller.account == before.drafted_by);
      ++cells;
    }
  }
  EXPECT_EQ(cells, all_states.size() * all_events.size() * 12);
}

BAQYLAU_ON_EACH_ENGINE(Matrix);

}  // namespace
}  // namespace baqylau::decisions
