#include "decisions/service.hpp"

#include "base/random.hpp"
#include "control/control.hpp"
#include "decisions/store.hpp"
#include "journal/journal.hpp"
#include "notices/notices.hpp"

#include <algorithm>
#include <utility>

namespace baqylau::decisions {

using base::Failure;
using base::Kind;
using base::M;
using base::Message;

namespace {

Failure wrong(std::string_view field, const Message& message) { return {Kind::invalid, message, {{std::string{field}, message}}}; }

Failure closed_meanwhile() { return {Kind::conflict, M("This draft has been closed in the meantime. Look at it again")}; }

Failure own_draft() { return {Kind::forbidden, M("You drafted this decision yourself. Another person must approve or refuse it")}; }

Subject subject_of(const Decision& decision) {
  return {.kind = decision.kind,
          .tranche = decision.tranche,
          .stage = decision.stage,
          .amount = decision.amount,
          .new_due_on = decision.new_due_on,
          .special_case = decision.special_case,
          .annuls = decision.annuls};
}

/// Whether the NGO was told of the case: a notice is in its cabinet from the first moment, and the term counts once its mail, where
/// there is an address for it, does not wait any more.
bool notice_given(const std::vector<notices::Shown>& told, const control::Case& open) {
  return std::ranges::any_of(told, [&](const notices::Shown& notice) {
    return notice.kind == notices::Kind::special_control && notice.created_at >= open.told_at &&
           notice.state != notices::Shown::State::queued;
  });
}

std::optional<Situation::Stage::Move> last_move(const reports::Facts& facts) {
  std::optional<Situation::Stage::Move> last;
  for (const auto& happened : facts.history)
    if (happened.kind == reports::Happening::Kind::move_due) last = {happened.due_from, happened.due_to.value()};
  return last;
}

void tell(db::Write& db, const By& by, const Decision& decision) {
  notices::tell_ngo(db, by.outbox, decision.ngo,
                    {.dedupe_key = "decision " + base::to_string(decision.id),
                     .kind = notices::Kind::decision,
                     .project = decision.project,
                     .link = http::Url::to("/decisions/{}", decision.id),
                     .write = [decision](const i18n::Translator& t) { return letter_of(t, decision); }});
}

void tell_journal(db::Write& db, const By& by, base::DecisionId id, std::string event) {
  journal::record(db, by.outbox.now, {.actor = by.account, .event = std::move(event), .subject = {journal::Kind::decision, id}});
}

journal::Change entry_of(const Decision& decision, base::AccountId account) {
  journal::Change entry{.actor = account, .event = "decision.approved", .subject = {journal::Kind::decision, decision.id}};
  entry.details = {{"project", base::to_string(decision.project)},
                   {"kind", std::string{to_code(decision.kind)}},
                   {"number", decision.number},
                   {"decided_on", decision.decided_on.iso()},
                   {"drafted_by", base::to_string(decision.drafted_by)},
                   {"text_kk_sha256", base::hex(base::sha256(decision.text_kk))},
                   {"text_ru_sha256", base::hex(base::sha256(decision.text_ru))}};
  if (decision.tranche) entry.details.emplace_back("tranche", std::to_string(*decision.tranche));
  if (decision.stage) entry.details.emplace_back("stage", std::to_string(*decision.stage));
  if (decision.amount) entry.details.emplace_back("amount", std::to_string(decision.amount->tenge));
  if (decision.new_due_on) entry.details.emplace_back("new_due_on", decision.new_due_on->iso());
  if (decision.special_case) entry.details.emplace_back("case", base::to_string(*decision.special_case));
  if (decision.annuls) entry.details.emplace_back("annuls", base::to_string(*decision.annuls));
  return entry;
}

}  // namespace

notices::Letter letter_of(const i18n::Translator& t, const Decision& decision) {
  const auto lot = i18n::pick(decision.lot_name_kk, decision.lot_name_ru, t.language());
  const bool kazakh = t.language() == i18n::Language::kk;
  return {.subject =
              t(M("Decision {number} on your project: {summary}"), {{"number", "№ " + decision.number}, {"summary", summary(t, decision)}}),
          .paragraphs = {t(M("Lot {number}: {name}"), {{"number", std::to_string(decision.lot_number)}, {"name", lot.text}}),
                         t(M("Date of the decision: {date}."), {{"date", t.date(decision.decided_on)}}),
                         t(M("Basis: {basis}"), {{"basis", kazakh ? decision.basis_kk : decision.basis_ru}}),
                         kazakh ? decision.text_kk : decision.text_ru}};
}

Situation situation_of(db::Read& db, const projects::Project& project, base::LocalDate today) {
  Situation seen{.status = project.status, .tranches = projects::tranches_of(db, project.id), .budget = project.budget, .today = today};
  const reports::FactsFilter filter{.project = project.id};
  const auto facts = reports::facts_as_of(db, filter, today);
  ratings::Rater rater{db, filter, today};
  for (const auto& one : facts) {
    const auto rating = rater.stage(one);
    seen.stages.at(static_cast<std::size_t>(one.stage - 1)) = {.report = one.standing.state,
                                                               .due_on = one.standing.due_on,
                                                               .submitted_at = one.standing.first_submitted_at,
                                                               .rating = rating.total,
                                                               .threshold = rating.settings.threshold,
                                                               .last_move = last_move(one)};
  }
  const auto told = notices::of_project(db, project.id, 1000);
  for (const auto& one : control::cases_of_project(db, project.id))
    if (one.state == control::Case::State::open)
      seen.open_cases.push_back({.id = one.id, .cure_by = one.cure_by, .notice_given = notice_given(told, one)});
  auto approved = decisions_of_project(db, project.id);
  std::ranges::reverse(approved);
  for (auto& one : approved)
    seen.approved.push_back(
        {.id = one.id, .subject = subject_of(one), .number = std::move(one.number), .annulled = one.annulled_by.has_value()});
  return seen;
}

base::Result<Decision> load_decision(db::Read& db, const http::Caller& caller, base::DecisionId id) {
  using http::Role;
  if (caller.signed_in()) {
    if (const auto scope = http::scope_of(caller, {Role::specialist, Role::approver, Role::auditor}))
      if (auto found = store::in_scope(db, *scope, id)) return std::move(*found);
  }
  return find_decision(db, id);
}

Actor actor_of(const http::Caller& caller, const Decision& decision) {
  const auto holds = [&](http::Role role) {
    const auto scope = http::scope_of(caller, {role});
    return scope && scope->covers(decision.state_body);
  };
  return {.drafter = caller.account == decision.drafted_by,
          .specialist = caller.signed_in() && holds(http::Role::specialist),
          .approver = caller.signed_in() && holds(http::Role::approver)};
}

base::Result<base::DecisionId> draft(db::Write& db, const By& by, const projects::Project& project, const NewDecision& decision) {
  const auto today = base::almaty_date(by.outbox.now);
  const auto& subject = decision.subject;
  if (decision.decided_on > today) return wrong("decided_on", M("The date of a decision cannot be later than today"));
  if (const auto reason = obstacle(situation_of(db, project, today), subject)) return wrong(field_of(subject.kind), *reason);
  const base::DecisionId id{base::new_id(by.outbox.random, by.outbox.now.micros)};
  switch (store::add(db, by.outbox.now, by.account, id, project, decision)) {
    case store::Added::yes: tell_journal(db, by, id, "decision.drafted"); return id;
    case store::Added::number_taken: return wrong("number", M("Another decision of the state body has this number. Enter another one"));
    case store::Added::annulled_meanwhile: return wrong("annuls", M("A draft to annul this decision is waiting for approval already"));
  }
  return closed_meanwhile();
}

base::Done approve(db::Write& db, const By& by, const Decision& decision) {
  if (decision.drafted_by == by.account) return own_draft();
  // The step comes first: whoever makes it holds the row, and the policy looks at what is true after it.
  if (!store::close(db, by.outbox.now, by.account, decision, Event::approve, std::nullopt)) return closed_meanwhile();
  const auto project = TRY(projects::find_project(db, decision.project));
  auto seen = situation_of(db, project, base::almaty_date(by.outbox.now));
  std::erase_if(seen.approved, [&](const Situation::Earlier& earlier) { return earlier.id == decision.id; });
  for (auto& earlier : seen.approved)
    if (decision.annuls == earlier.id) earlier.annulled = false;  // by this decision itself
  if (const auto reason = obstacle(seen, subject_of(decision))) return wrong("", *reason);
  TRY(take_effect(db, by, decision));
  journal::record(db, by.outbox.now, entry_of(decision, by.account));
  tell(db, by, decision);
  return base::done();
}

base::Done refuse(db::Write& db, const By& by, const Decision& decision, const std::string& reason) {
  if (decision.drafted_by == by.account) return own_draft();
  if (reason.empty()) return wrong("reason", M("Say why the approval is refused"));
  if (!store::close(db, by.outbox.now, by.account, decision, Event::refuse, reason)) return closed_meanwhile();
  tell_journal(db, by, decision.id, "decision.refused");
  return base::done();
}

base::Done withdraw(db::Write& db, const By& by, const Decision& decision) {
  if (decision.drafted_by != by.account) return Failure{Kind::forbidden, M("Only the person who drafted a decision can withdraw it")};
  if (!store::close(db, by.outbox.now, by.account, decision, Event::withdraw, std::nullopt)) return closed_meanwhile();
  tell_journal(db, by, decision.id, "decision.withdrawn");
  return base::done();
}

}  // namespace baqylau::decisions
