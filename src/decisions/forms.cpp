#include "decisions/forms.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <vector>

namespace baqylau::decisions::forms {

using base::M;

namespace {

std::string facts_in(const i18n::Translator& t, const projects::Project& project) {
  const auto lot = i18n::pick(project.lot_name_kk, project.lot_name_ru, t.language());
  const auto ngo = i18n::pick(project.ngo_full_kk, project.ngo_full_ru, t.language());
  std::string text = t(M("Lot {number}: {name}"), {{"number", std::to_string(project.lot_number)}, {"name", lot.text}}) + "\n";
  text += t(M("Executor: {ngo}"), {{"ngo", ngo.text}}) + "\n";
  if (project.contract_number) text += t(M("Contract number: {number}"), {{"number", *project.contract_number}}) + "\n";
  if (project.contract_date) text += t(M("Date of the contract: {date}"), {{"date", t.date(*project.contract_date)}}) + "\n";
  if (project.budget) text += t(M("Budget of the project: {amount}"), {{"amount", t.money_in_words(*project.budget)}}) + "\n";
  return base::clean_text(text).value_or(std::string{});
}

std::string typed(base::LocalDate date) {
  const auto iso = date.iso();
  return iso.substr(8, 2) + "." + iso.substr(5, 2) + "." + iso.substr(0, 4);
}

/// What the form sends for a subject, in the field that names it.
std::string choice_of(const Subject& subject) {
  if (subject.tranche) return std::to_string(*subject.tranche);
  if (subject.stage) return std::to_string(*subject.stage);
  if (subject.special_case) return base::to_string(*subject.special_case);
  if (subject.annuls) return base::to_string(*subject.annuls);
  return {};
}
std::string_view choice_field(DecisionKind kind) { return kind == DecisionKind::extend ? "stage" : field_of(kind); }

int number_in(const std::string& choice) { return choice.empty() ? 0 : std::stoi(choice); }

Subject read_subject(http::FormReader& form, const Situation& situation, DecisionKind kind) {
  Subject subject{.kind = kind};
  std::vector<std::string> choices;
  switch (kind) {
    case DecisionKind::finance:
    case DecisionKind::withhold:
      for (const auto& tranche : situation.tranches) choices.push_back(std::to_string(tranche.number));
      subject.tranche = number_in(form.choice("tranche", choices, {.label = M("Tranche"), .required = true}));
      subject.stage = report_of_tranche(*subject.tranche, static_cast<int>(situation.tranches.size()));
      break;
    case DecisionKind::extend:
      choices = {"1", "2", "3"};
      subject.stage = std::max(1, number_in(form.choice("stage", choices, {.label = M("Report"), .required = true})));
      subject.new_due_on = form.date("new_due_on", {.label = M("New due date"), .required = true});
      break;
    case DecisionKind::demand_repayment:
      subject.amount = form.money("amount", {.label = M("Amount to be paid back, tenge"), .required = true});
      break;
    case DecisionKind::release:
      for (const auto& open : situation.open_cases) choices.push_back(base::to_string(open.id));
      if (const auto id = base::parse_id(form.choice("case", choices, {.label = M("Case of special control"), .required = true})))
        subject.special_case = base::CaseId{*id};
      break;
    case DecisionKind::annul:
      for (const auto& earlier : situation.approved) choices.push_back(base::to_string(earlier.id));
      if (const auto id = base::parse_id(form.choice("annuls", choices, {.label = M("Decision to annul"), .required = true})))
        subject.annuls = base::DecisionId{*id};
      break;
    case DecisionKind::close:
    case DecisionKind::terminate: break;
  }
  return subject;
}

}  // namespace

Facts facts_of(const i18n::Catalogues& catalogues, const projects::Project& project) {
  return {facts_in(catalogues[i18n::Language::kk], project), facts_in(catalogues[i18n::Language::ru], project)};
}

http::FormValues values_of(const Situation& situation, DecisionKind kind, const Facts& facts) {
  http::FormValues values;
  values.set("kind", std::string{to_code(kind)}).set("decided_on", typed(situation.today));
  values.set("text_kk", facts.kk).set("text_ru", facts.ru);
  const auto subjects = possible(situation, kind);
  if (subjects.size() == 1 && !choice_field(kind).empty() && kind != DecisionKind::demand_repayment)
    values.set(choice_field(kind), choice_of(subjects.front()));
  return values;
}

NewDecision read(http::FormReader& form, const Situation& situation, DecisionKind kind, const Facts& facts) {
  NewDecision decision{.subject = read_subject(form, situation, kind)};
  decision.number = form.line("number", {.label = M("Number of the decision"), .required = true, .max = longest_number});
  decision.decided_on = form.date("decided_on", {.label = M("Date of the decision"), .required = true}).value_or(base::LocalDate{});
  decision.basis_kk = form.text("basis_kk", {.label = M("Basis in Kazakh"), .required = true, .max = longest_basis});
  decision.basis_ru = form.text("basis_ru", {.label = M("Basis in Russian"), .required = true, .max = longest_basis});
  decision.text_kk = form.text("text_kk", {.label = M("Text in Kazakh"), .required = true, .max = longest_text});
  decision.text_ru = form.text("text_ru", {.label = M("Text in Russian"), .required = true, .max = longest_text});
  constexpr auto only_facts = M("The text holds only the facts of the project. Write what is decided");
  if (!decision.text_kk.empty() && decision.text_kk == facts.kk) form.fail("text_kk", only_facts);
  if (!decision.text_ru.empty() && decision.text_ru == facts.ru) form.fail("text_ru", only_facts);
  return decision;
}

}  // namespace baqylau::decisions::forms
