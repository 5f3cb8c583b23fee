#include "decisions/policy.hpp"

#include <algorithm>
#include <stdexcept>

namespace baqylau::decisions {

using base::M;
using base::Message;
using projects::ProjectStatus;
using projects::Tranche;
using projects::TrancheState;
using reports::ReportState;

namespace {

using Obstacle = std::optional<Message>;
using Earlier = Situation::Earlier;

const Tranche* tranche_of(const Situation& situation, std::optional<int> number) {
  for (const auto& tranche : situation.tranches)
    if (tranche.number == number) return &tranche;
  return nullptr;
}

const Situation::Stage& stage_of(const Situation& situation, int stage) { return situation.stages.at(static_cast<std::size_t>(stage - 1)); }

std::string number_of(int number) { return std::to_string(number); }

/// Money still moves: the last tranche waits for the report whose acceptance completes the project.
bool money_moves(ProjectStatus status) { return status == ProjectStatus::in_execution || status == ProjectStatus::completed; }

Obstacle report_obstacle(const Situation& situation, int stage) {
  const auto& seen = stage_of(situation, stage);
  const auto report = base::label_value(reports::stage_title(stage));
  switch (seen.report) {
    case ReportState::not_started:
    case ReportState::draft:
      return Message{M("“{report}” was not submitted yet. The tranche waits for its acceptance"), {{"report", report}}};
    case ReportState::returned:
      return Message{M("“{report}” was returned for correction. It must be submitted again and accepted"), {{"report", report}}};
    case ReportState::submitted: return Message{M("“{report}” was not checked yet. Accept it or return it first"), {{"report", report}}};
    case ReportState::accepted: break;
  }
  if (!seen.rating) return Message{M("“{report}” has no complete rating yet. Experts must score it first"), {{"report", report}}};
  if (!seen.rating->reaches(seen.threshold))
    return Message{M("The rating of “{report}” is below {threshold}, so it is not positive. The tranche can be withheld"),
                   {{"report", report}, {"threshold", number_of(seen.threshold)}}};
  return {};
}

Obstacle finance_obstacle(const Situation& situation, const Subject& subject) {
  if (!money_moves(situation.status)) return M("The project is closed or its contract is terminated: nothing more is paid");
  const auto* tranche = tranche_of(situation, subject.tranche);
  if (!tranche) return M("No tranches are entered for this project. Enter them with the contract first");
  const auto number = number_of(tranche->number);
  if (tranche->state == TrancheState::due)
    return Message{M("Tranche {number} is decided already and waits for payment"), {{"number", number}}};
  if (tranche->state == TrancheState::paid) return Message{M("Tranche {number} is paid already"), {{"number", number}}};
  for (const auto& earlier : situation.tranches) {
    if (earlier.number < tranche->number && earlier.state != TrancheState::due && earlier.state != TrancheState::paid)
      return Message{M("Tranche {earlier} comes before tranche {number}. Decide on it first"),
                     {{"earlier", number_of(earlier.number)}, {"number", number}}};
  }
  if (const auto stage = report_of_tranche(tranche->number, static_cast<int>(situation.tranches.size())))
    if (auto missing = report_obstacle(situation, *stage)) return missing;
  if (!situation.open_cases.empty())
    return M("The project is under special control. The breach must be cured, or the project released, before money is paid");
  return {};
}

Obstacle withhold_obstacle(const Situation& situation, const Subject& subject) {
  if (!money_moves(situation.status)) return M("The project is closed or its contract is terminated: nothing more is paid");
  const auto* tranche = tranche_of(situation, subject.tranche);
  if (!tranche) return M("No tranches are entered for this project. Enter them with the contract first");
  if (tranche->state == TrancheState::paid) return Message{M("Tranche {number} is paid already"), {{"number", number_of(tranche->number)}}};
  if (tranche->state == TrancheState::withheld)
    return Message{M("Tranche {number} is withheld already"), {{"number", number_of(tranche->number)}}};
  return {};
}

Obstacle extend_obstacle(const Situation& situation, const Subject& subject) {
  if (situation.status != ProjectStatus::in_execution) return M("The project is no longer in execution, so no report is due");
  const int stage = subject.stage.value();
  const auto& seen = stage_of(situation, stage);
  if (seen.report == ReportState::accepted)
    return Message{M("“{report}” is accepted already, so its due date stays"),
                   {{"report", base::label_value(reports::stage_title(stage))}}};
  if (!subject.new_due_on) return {};
  if (*subject.new_due_on <= situation.today) return M("The new due date must be later than today");
  if (seen.due_on && *subject.new_due_on <= *seen.due_on) return M("The new due date must be later than the present one");
  for (int later = stage + 1; later <= 3; ++later) {
    const auto& next = stage_of(situation, later);
    if (next.due_on && *subject.new_due_on > *next.due_on)
      return Message{M("“{report}” is due before that day. Extend its due date first"),
                     {{"report", base::label_value(reports::stage_title(later))}}};
  }
  return {};
}

Obstacle ending_obstacle(const Situation& situation) {
  if (situation.status != ProjectStatus::in_execution) return M("The project is no longer in execution");
  if (situation.open_cases.empty())
    return M("The project is not under special control. A project is ended only after a notice and a term to cure the breach");
  const auto over = [&](const Situation::OpenCase& open) { return open.notice_given && open.cure_by < situation.today; };
  if (std::ranges::any_of(situation.open_cases, over)) return {};
  if (std::ranges::none_of(situation.open_cases, &Situation::OpenCase::notice_given))
    return M("The notice of special control has not gone out to the NGO yet");
  return M("The term to cure the breach has not passed yet");
}

Obstacle repayment_obstacle(const Situation& situation, const Subject& subject) {
  if (situation.status == ProjectStatus::repayment_demanded) return M("Repayment is demanded already");
  if (situation.status != ProjectStatus::closed && situation.status != ProjectStatus::terminated)
    return M("Repayment is demanded only after the project was closed or its contract terminated. Decide on that first");
  const auto most = most_repayment(situation);
  if (most && most->tenge == 0) return M("Nothing was paid, so there is nothing to pay back");
  if (!subject.amount) return {};
  if (subject.amount->tenge <= 0) return M("Enter an amount above zero");
  if (most && *subject.amount > *most)
    return Message{M("More than was paid cannot be demanded. Enter at most {amount} tenge"), {{"amount", base::grouped(*most)}}};
  return {};
}

Obstacle release_obstacle(const Situation& situation, const Subject& subject) {
  const bool open = std::ranges::any_of(situation.open_cases, [&](const auto& one) { return one.id == subject.special_case; });
  if (!open) return M("This case of special control is not open");
  return {};
}

/// Decisions that hang on one another: the later one stands on what the earlier one did.
bool linked(const Subject& a, const Subject& b) {
  const auto on_money_or_status = [](DecisionKind kind) {
    return kind != DecisionKind::extend && kind != DecisionKind::release && kind != DecisionKind::annul;
  };
  if (on_money_or_status(a.kind) && on_money_or_status(b.kind)) return true;
  if (a.kind != b.kind) return false;
  if (a.kind == DecisionKind::extend) return a.stage == b.stage;
  return a.kind == DecisionKind::release && a.special_case == b.special_case;
}

/// Whether what the decision did can still be taken back.
Obstacle effect_obstacle(const Situation& situation, const Subject& done) {
  switch (done.kind) {
    case DecisionKind::finance: {
      const auto* tranche = tranche_of(situation, done.tranche);
      if (!tranche || tranche->state != TrancheState::due)
        return Message{M("Tranche {number} is paid already. What was paid is not annulled, it is demanded back"),
                       {{"number", number_of(done.tranche.value_or(0))}}};
      return {};
    }
    case DecisionKind::extend: {
      if (situation.status != ProjectStatus::in_execution) return M("The project is no longer in execution, so no report is due");
      const auto& seen = stage_of(situation, done.stage.value());
      if (seen.report == ReportState::accepted)
        return Message{M("“{report}” is accepted already, so its due date stays"),
                       {{"report", base::label_value(reports::stage_title(*done.stage))}}};
      if (!seen.last_move || seen.last_move->to != done.new_due_on || seen.due_on != done.new_due_on)
        return M("The due date was moved again since. Decide on a further extension instead");
      if (!seen.last_move->from)
        return M("No due date was known before this one, so there is nothing to go back to. Decide on a further extension instead");
      return {};
    }
    case DecisionKind::release:
      if (situation.status != ProjectStatus::in_execution) return M("The project is no longer in execution");
      return {};
    case DecisionKind::withhold:
    case DecisionKind::close:
    case DecisionKind::terminate:
    case DecisionKind::demand_repayment: return {};
    case DecisionKind::annul: return M("An annulment is not annulled. Take the decision anew instead");
  }
  throw std::logic_error("unknown kind of decision");
}

Obstacle annul_obstacle(const Situation& situation, const Subject& subject) {
  const auto found =
      std::ranges::find(situation.approved, subject.annuls, [](const Earlier& earlier) { return std::optional{earlier.id}; });
  if (found == situation.approved.end()) return M("Only an approved decision on this project can be annulled");
  if (found->subject.kind == DecisionKind::annul) return M("An annulment is not annulled. Take the decision anew instead");
  if (found->annulled) return M("This decision is annulled already");
  for (auto later = std::next(found); later != situation.approved.end(); ++later) {
    if (!later->annulled && linked(found->subject, later->subject))
      return Message{
          M("Decision {number} was taken after it and stands on it. Only the last decision in force is annulled: annul that one first"),
          {{"number", "№ " + later->number}}};
  }
  return effect_obstacle(situation, found->subject);
}

/// All subjects of the kind that there are on the project, possible or not.
std::vector<Subject> subjects(const Situation& situation, DecisionKind kind) {
  std::vector<Subject> all;
  switch (kind) {
    case DecisionKind::finance:
    case DecisionKind::withhold:
      for (const auto& tranche : situation.tranches)
        all.push_back({.kind = kind,
                       .tranche = tranche.number,
                       .stage = report_of_tranche(tranche.number, static_cast<int>(situation.tranches.size()))});
      return all;
    case DecisionKind::extend:
      for (int stage = 1; stage <= 3; ++stage) all.push_back({.kind = kind, .stage = stage});
      return all;
    case DecisionKind::release:
      for (const auto& open : situation.open_cases) all.push_back({.kind = kind, .special_case = open.id});
      return all;
    case DecisionKind::annul:
      for (const auto& earlier : situation.approved) all.push_back({.kind = kind, .annuls = earlier.id});
      return all;
    case DecisionKind::close:
    case DecisionKind::terminate:
    case DecisionKind::demand_repayment: all.push_back({.kind = kind}); return all;
  }
  throw std::logic_error("unknown kind of decision");
}

Message nothing_to_choose(DecisionKind kind) {
  switch (kind) {
    case DecisionKind::release: return M("The project is not under special control");
    case DecisionKind::annul: return M("No decision was approved on this project yet");
    default: return M("No tranches are entered for this project. Enter them with the contract first");
  }
}

}  // namespace

std::optional<int> report_of_tranche(int number, int tranches) {
  if (number <= 1) return std::nullopt;
  return number == tranches ? 3 : std::min(number - 1, 3);
}

base::Money paid(const std::vector<Tranche>& tranches) {
  base::Money sum;
  for (const auto& tranche : tranches)
    if (tranche.state == TrancheState::paid) sum.tenge += tranche.amount.tenge;
  return sum;
}

std::optional<base::Money> most_repayment(const Situation& situation) {
  if (!situation.tranches.empty()) return paid(situation.tranches);
  return situation.budget;
}

std::optional<Message> obstacle(const Situation& situation, const Subject& subject) {
  switch (subject.kind) {
    case DecisionKind::finance: return finance_obstacle(situation, subject);
    case DecisionKind::withhold: return withhold_obstacle(situation, subject);
    case DecisionKind::extend: return extend_obstacle(situation, subject);
    case DecisionKind::close:
    case DecisionKind::terminate: return ending_obstacle(situation);
    case DecisionKind::demand_repayment: return repayment_obstacle(situation, subject);
    case DecisionKind::release: return release_obstacle(situation, subject);
    case DecisionKind::annul: return annul_obstacle(situation, subject);
  }
  throw std::logic_error("unknown kind of decision");
}

std::optional<Message> obstacle(const Situation& situation, DecisionKind kind) {
  // What stands in the way of the next tranche says more than what was settled of an earlier one.
  std::optional<Message> first;
  bool open = false;
  for (const auto& subject : subjects(situation, kind)) {
    auto found = obstacle(situation, subject);
    if (!found) return {};
    const auto* tranche = tranche_of(situation, subject.tranche);
    const bool pending = tranche && (tranche->state == TrancheState::planned || tranche->state == TrancheState::withheld);
    if (!first || (pending && !open)) first = std::move(found);
    open = open || pending;
  }
  return first ? first : nothing_to_choose(kind);
}

std::vector<Subject> possible(const Situation& situation, DecisionKind kind) {
  auto all = subjects(situation, kind);
  std::erase_if(all, [&](const Subject& subject) { return obstacle(situation, subject).has_value(); });
  return all;
}

}  // namespace baqylau::decisions
