#include "control/explain.hpp"

namespace baqylau::control {

namespace {

using reports::ControlDays;

std::string date_or_unknown(const i18n::Translator& t, const std::optional<base::LocalDate>& date) {
  return date ? t.date(*date) : std::string{t("not known")};
}

std::string difference(const i18n::Translator& t, base::LocalDate later, base::LocalDate earlier, const ControlDays& days) {
  return t.short_date(later) + " − " + t.short_date(earlier) + " = " + reports::figure_of(days);
}

}  // namespace

Explained explain_days(const i18n::Translator& t, const StageFacts& facts, base::LocalDate today) {
  const auto days = days_of(facts, today);
  Explained made{.shown = reports::figure_of(days), .explanation = {}};
  auto& inputs = made.explanation.inputs;
  inputs.push_back(t(base::M("Due date: {date}"), {{"date", date_or_unknown(t, facts.due_on)}}));
  if (facts.submitted_on) {
    inputs.push_back(t(base::M("First submitted: {date}"), {{"date", t.date(*facts.submitted_on)}}));
  } else {
    inputs.push_back(std::string{t("Not submitted")});
    inputs.push_back(t(base::M("Today: {date}"), {{"date", t.date(today)}}));
  }
  switch (days.kind) {
    case ControlDays::Kind::due_unknown:
      made.explanation.rule = t("The due date of this report is not known, so there is nothing to count from.");
      break;
    case ControlDays::Kind::not_due:
      made.explanation.rule = t("Days are counted from the day after the due date. The report can still be submitted in time.");
      made.explanation.arithmetic = t.plural(i18n::N("{count} day left", "{count} days left"), days.days_left);
      break;
    case ControlDays::Kind::submitted:
      made.explanation.rule = t("Days from the due date to the first submission. A negative number means that it came early.");
      made.explanation.arithmetic = difference(t, *facts.submitted_on, *facts.due_on, days);
      break;
    case ControlDays::Kind::overdue:
      made.explanation.rule = t("Not submitted and the due date has passed: days from the due date to today. The number grows daily.");
      made.explanation.arithmetic = difference(t, today, *facts.due_on, days);
      break;
  }
  return made;
}

Explained explain_part(const i18n::Translator& t, const StageFacts& facts, reports::Part part) {
  const bool there = present(facts).contains(part);
  Explained made{.shown = there ? "1" : "0", .explanation = {}};
  made.explanation.rule =
      t("1 when the part is filled in, 0 when it is not. The last submitted version counts; where nothing was submitted, the draft.");
  auto& inputs = made.explanation.inputs;
  inputs.push_back(t(base::M("Part: {part}"), {{"part", t(reports::label_of(part))}}));
  const auto found = facts.evidence.find(part);
  if (found == facts.evidence.end()) {
    inputs.push_back(
        std::string{facts.submitted_on ? t("The submitted version does not have this part") : t("The draft does not have this part")});
    return made;
  }
  const auto& evidence = found->second;
  inputs.push_back(evidence.version ? t(base::M("Looked at: version {number}"), {{"number", std::to_string(*evidence.version)}})
                                    : std::string{t("Looked at: the draft")});
  if (part == reports::Part::files) {
    inputs.push_back(t.plural(i18n::N("{count} file", "{count} files"), evidence.letters));
  } else if (evidence.letters > 0) {
    inputs.push_back(t.plural(i18n::N("Text of {count} character", "Text of {count} characters"), evidence.letters));
  }
  if (evidence.attested)
    inputs.push_back(std::string{t("The pilot's control form records that this part was provided; its text was not preserved")});
  return made;
}

std::string explain_cause(const i18n::Translator& t, const Cause& cause) {
  const std::string stage{t(reports::stage_title(cause.stage))};
  switch (cause.kind) {
    case Cause::Kind::overdue: return stage + ": " + t.plural(i18n::N("{count} day overdue", "{count} days overdue"), cause.days);
    case Cause::Kind::incomplete: {
      std::string parts;
      for (const auto part : cause.missing) (parts += parts.empty() ? "" : ", ") += t(reports::label_of(part));
      return stage + ": " + t(base::M("submitted without {parts}"), {{"parts", parts}});
    }
  }
  return stage;
}

}  // namespace baqylau::control
