/// Records loaded by a command go through the same use cases as a person's.

#include "decisions/service.hpp"

namespace baqylau::decisions {

base::Result<base::DecisionId> draft_ending(db::Write& db, const reports::Checker& by, base::ProjectId id, const Ending& ending) {
  const auto project = TRY(projects::find_project(db, id));
  return draft(db, by, project,
               {.subject = {.kind = ending.kind},
                .number = ending.number,
                .decided_on = base::almaty_date(by.outbox.now),
                .basis_kk = ending.basis.kk.value_or(""),
                .basis_ru = ending.basis.ru.value_or(""),
                .text_kk = ending.text.kk.value_or(""),
                .text_ru = ending.text.ru.value_or("")});
}

base::Done approve_draft(db::Write& db, const reports::Checker& by, base::StateBodyId body, base::DecisionId id) {
  const auto decision = TRY(load_decision(db, {.account = by.account, .roles = {{http::Role::approver, body}}}, id));
  return approve(db, by, decision);
}

}  // namespace baqylau::decisions
