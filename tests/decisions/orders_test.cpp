/// Five steps end a project: it is taken into special control, the term passes, termination is drafted, approved, and repayment demanded.
/// Of the 120 orders in which they can be tried only the legal one goes through.

#include "decisions_fixture.hpp"

#include <algorithm>
#include <array>

namespace baqylau::decisions {
namespace {

class Orders : public DecisionsTest {
 protected:
  enum Step { take_in, term_passes, draft_termination, approve_termination, demand_back };

  /// How many of the five steps went through, tried in this order on a project of its own whose first tranche is paid.
  int passed(const std::array<Step, 5>& order) {
    go_to(day("2008-03-03"));
    const auto id = new_project();
    decide(id, finance(1));
    pay(id, 1);
    std::optional<base::DecisionId> termination;
    int done = 0;
    for (const auto step : order) {
      const bool ok = [&] {
        switch (step) {
          case take_in: return write([&](db::Write& db) { return control::open_case(db, by(specialist), id, "Причина"); }).ok();
          case term_passes: go_to(clock.today().plus_days(30)); return true;
          case draft_termination: {
            const auto drafted = draft_as(specialist, id, about({.kind = DecisionKind::terminate}));
            if (drafted.ok()) termination = *drafted;
            return drafted.ok();
          }
          case approve_termination: return termination && approve_as(approver, *termination).ok();
          case demand_back: {
            const auto drafted = draft_as(specialist, id, about({.kind = DecisionKind::demand_repayment, .amount = base::Money{500'000}}));
            return drafted.ok() && approve_as(approver, *drafted).ok();
          }
        }
        return false;
      }();
      if (ok) ++done;
    }
    const bool demanded = project(id).status == projects::ProjectStatus::repayment_demanded;
    EXPECT_EQ(demanded, done == 5);
    return done;
  }
};

TEST_P(Orders, OnlyTheLegalOrderOfTheFiveStepsGoesThrough) {
  const std::array<Step, 5> legal{take_in, term_passes, draft_termination, approve_termination, demand_back};
  auto order = legal;
  int orders = 0, whole = 0;
  do {
    ++orders;
    const bool all = passed(order) == 5;
    if (all) ++whole;
    EXPECT_EQ(all, order == legal) << "order " << orders;
  } while (std::ranges::next_permutation(order).found);
  EXPECT_EQ(orders, 120);
  EXPECT_EQ(whole, 1);
}

BAQYLAU_ON_EACH_ENGINE(Orders);

}  // namespace
}  // namespace baqylau::decisions
