/// Each state × event × role of a proposal, through the routes, held against matrix.csv, which is kept by hand: the state that comes of
/// it, or `none` (as if there were no such page), `sign` (asked to sign in), `conflict`. What is refused changes nothing.

#include "fixture.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <tuple>

namespace baqylau::proposals {
namespace {

std::vector<std::vector<std::string>> table() {
  std::ifstream file{std::string{BAQYLAU_SOURCE_DIR} + "/tests/proposals/matrix.csv"};
  std::vector<std::vector<std::string>> lines;
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> cells;
    std::istringstream rest{line};
    for (std::string cell; std::getline(rest, cell, ',');) cells.push_back(cell);
    lines.push_back(std::move(cells));
  }
  return lines;
}

class ProposalMatrix : public ProposalsTest {
 protected:
  void SetUp() override {
    ProposalsTest::SetUp();
    if (IsSkipped()) return;
    add_routes(routes_);
    kept_ = published("Тема, которая остаётся, что бы ни было");
  }
  [[nodiscard]] http::Caller staff(http::Role role, std::size_t of) const {
    return {.account = operator_.account, .name = "Staff", .roles = {{role, body[of]}}};
  }
  [[nodiscard]] http::Caller caller(const std::string& role) const {
    using enum http::Role;
    const std::map<std::string, http::Caller> callers{
        {"visitor", {}},
        {"ngo_own", {.account = base::AccountId{1}, .name = "Member", .ngo = ngo[0]}},
        {"ngo_foreign", {.account = base::AccountId{2}, .name = "Other", .ngo = ngo[1]}},
        {"operator_own", staff(operator_, 0)},
        {"operator_foreign", staff(http::Role::operator_, 1)},
        {"specialist", staff(specialist, 0)},
        {"approver", staff(approver, 0)},
        {"auditor", staff(auditor, 0)},
        {"administrator", staff(administrator, 0)},
    };
    return callers.at(role);
  }

  /// A proposal of the first NGO, brought into the state as people bring it there.
  base::ProposalId proposal_in(const std::string& state) {
    later(std::chrono::hours{2});
    const auto id = ngo_sends(ngo[0]).value();
    if (state == "published") {
      EXPECT_TRUE(publishes(seen(id)).ok());
    } else if (state == "declined") {
      EXPECT_TRUE(declines(seen(id)).ok());
    } else if (state == "merged") {
      EXPECT_TRUE(merges(seen(id), kept_).ok());
    } else if (state == "withdrawn") {
      const auto as_seen = seen(id);
      EXPECT_TRUE(done([&](db::Write& db) { return withdraw(db, clock.now(), operator_.account, ngo[0], as_seen); }).ok());
    }
    return id;
  }

  /// Path and fields of the form that asks for the event, as an honest page would send them now.
  std::pair<std::string, http::Pairs> request(const std::string& event, base::ProposalId id) {
    const auto path = "/proposals/" + base::to_string(id) + "/";
    http::Pairs form{{"version", std::to_string(proposal(id).version)}};
    if (event == "decline") form.insert(form.end(), {{"reason", "off_topic"}, {"words", ""}});
    if (event == "merge") form.emplace_back("kept", "https://monitoring.example/ru/proposals/" + base::to_string(kept_));
    if (event == "link_lot")
      form.insert(form.end(), {{"then", "link"}, {"contest", base::to_string(contest[0])}, {"lot", base::to_string(lot[0])}});
    return {path + (event == "link_lot" ? "lot" : event), form};
  }

  std::string outcome(const http::Caller& who, const std::string& path, const http::Pairs& form, base::ProposalId id) {
    const auto match = routes_.find(true, path);
    if (!match.route) return "no route";
    if (!match.route->admits(who)) return who.signed_in() ? "none" : "sign";
    auto sent = ui::test::request_for(path, i18n::Language::en);
    sent.method = http::Method::post;
    sent.caller = who;
    sent.form = form;
    std::optional<base::Result<http::Response>> result;
    // As the server does: what is no success leaves nothing behind.
    (void)done([&](db::Write& db) -> base::Done {
      result = match.route->write(sent, match.places, db, services);
      if (!result->ok() || (*result)->status >= 400) return base::Failure{base::Kind::invalid, base::M("rolled back")};
      return base::done();
    }).ok();
    const auto kind = result->ok() ? std::nullopt : std::optional{result->failure().kind};
    if (kind == base::Kind::not_found) return "none";
    if (kind == base::Kind::conflict || (!kind && (*result)->status == 409)) return "conflict";
    if (!kind && (*result)->status == 303) return print(id).state;
    return kind ? "failure" : "status " + std::to_string((*result)->status);
  }

  rows::fingerprint::Row print(base::ProposalId id) {
    return read([&](db::Read& db) { return db.one(rows::fingerprint{id}).value(); });
  }
  static auto all_of(const rows::fingerprint::Row& row) {
    return std::tuple{row.state, row.version, row.lot, row.merged_into, row.leaves, row.notices, row.documents};
  }

 private:
  http::Routes routes_;
  base::ProposalId kept_{};
};

TEST(ProposalMatrixFile, HasEachStateAndEventOnce) {
  std::vector<std::pair<std::string, std::string>> wanted, found;
  for (const auto state : all_states) {
    for (const auto event : all_events) wanted.emplace_back(to_code(state), to_code(event));
    wanted.emplace_back(to_code(state), "link_lot");
  }
  const auto lines = table();
  ASSERT_FALSE(lines.empty());
  for (std::size_t i = 1; i < lines.size(); ++i) {
    ASSERT_EQ(lines[i].size(), lines[0].size()) << "line " << i + 1;
    found.emplace_back(lines[i][0], lines[i][1]);
  }
  EXPECT_EQ(found, wanted);
}

TEST_P(ProposalMatrix, HoldsCellByCell) {
  const auto lines = table();
  ASSERT_GT(lines.size(), 1U);
  int cells = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    for (std::size_t column = 2; column < lines[0].size(); ++column) {
      const auto &state = lines[i][0], &event = lines[i][1], &role = lines[0][column], &wanted = lines[i][column];
      SCOPED_TRACE(state + " × " + event + " × " + role);
      const auto id = proposal_in(state);
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
      // What waits would keep the next one out.
      if (after.state == "waiting") {
        ASSERT_TRUE(declines(seen(id)).ok());
      }
      ++cells;
    }
  }
  EXPECT_EQ(cells, 5 * 6 * 9);
}

/// The table that documentation is generated from says the same as the matrix.
TEST(ProposalSteps, AreThoseOfTheMatrix) {
  const auto lines = table();
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto &state = lines[i][0], &event = lines[i][1];
    if (event == "link_lot") continue;  // leaves the state
    const auto& by_role = event == "withdraw" ? lines[i][3] : lines[i][5];
    const auto steps = proposal_steps();
    const auto step = std::ranges::find_if(steps, [&](const Step& one) { return one.from == state && one.event == event; });
    const bool allowed = state_from_code(by_role).has_value();
    ASSERT_EQ(step != steps.end(), allowed) << state << " × " << event;
    if (allowed) {
      EXPECT_EQ(step->to, by_role);
    }
  }
}

BAQYLAU_ON_EACH_ENGINE(ProposalMatrix);

}  // namespace
}  // namespace baqylau::proposals
