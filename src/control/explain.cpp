#include "control/explain.hpp"

#include <stdexcept>

namespace baqylau::control {

namespace {

using base::M;
using reports::ControlDays;

std::string date_or_unknown(const i18n::Translator& t, const std::optional<base::LocalDate>& date) {
  return date ? t.date(*date) : std::string{t("not known")};
}

std::string difference(const i18n::Translator& t, base::LocalDate later, base::LocalDate earlier, const ControlDays& days) {
  return t.short_date(later) + " − " + t.short_date(earlier) + " = " + reports::figure_of(days);
}

std::string on_day(const i18n::Translator& t, base::LocalDate as_of) { return t(M("End of the day: {date}"), {{"date", t.date(as_of)}}); }

/// Of a report that was returned for incompleteness, the first submission does not count.
bool counts_from_later(const reports::Standing& standing) {
  return standing.first_submitted_at && standing.counted_at != standing.first_submitted_at;
}

void add_submission(const i18n::Translator& t, const reports::Standing& standing, std::vector<std::string>& inputs) {
  if (standing.first_submitted_at)
    inputs.push_back(t(M("First submitted: {date}"), {{"date", t.date(base::almaty_date(*standing.first_submitted_at))}}));
  if (!standing.first_submitted_at) inputs.emplace_back(t("Not submitted"));
  if (!counts_from_later(standing)) return;
  inputs.push_back(standing.counted_on() ? t(M("Returned for incompleteness; counted from the next submission: {date}"),
                                             {{"date", t.date(*standing.counted_on())}})
                                         : std::string{t("Returned for incompleteness; nothing counts until it is submitted again")});
}

std::string days_left_text(const i18n::Translator& t, int left) {
  return left == 0 ? std::string{t("Due today")} : t.plural(i18n::N("{count} day left", "{count} days left"), left);
}

}  // namespace

Explained explain_days(const i18n::Translator& t, const reports::Facts& facts, base::LocalDate as_of) {
  const auto& standing = facts.standing;
  const auto days = reports::days_of(standing, as_of);
  Explained made{.shown = reports::figure_of(days), .explanation = {}};
  auto& inputs = made.explanation.inputs;
  inputs.push_back(t(M("Due date: {date}"), {{"date", date_or_unknown(t, standing.due_on)}}));
  for (auto& move : moves_of(t, facts)) inputs.push_back(std::move(move));
  if (auto judged = judged_text(t, standing); !judged.empty()) inputs.push_back(std::move(judged));
  add_submission(t, standing, inputs);
  if (!standing.counted_at) inputs.push_back(on_day(t, as_of));
  switch (days.kind) {
    case ControlDays::Kind::due_unknown:
      made.explanation.rule = t("The due date of this report is not known, so there is nothing to count from.");
      break;
    case ControlDays::Kind::not_due:
      made.explanation.rule = t("Days are counted from the day after the due date. The report can still be submitted in time.");
      made.explanation.arithmetic = days_left_text(t, days.days_left);
      break;
    case ControlDays::Kind::submitted:
      made.explanation.rule = t("Days from the due date to the submission that counts. A negative number means that it came early.");
      made.explanation.arithmetic = difference(t, *standing.counted_on(), *standing.judged_by(), days);
      break;
    case ControlDays::Kind::overdue:
      made.explanation.rule =
          t("Not submitted and the due date has passed: days from the due date to the day of the form. The number grows daily.");
      made.explanation.arithmetic = difference(t, as_of, *standing.judged_by(), days);
      break;
  }
  return made;
}

Explained explain_part(const i18n::Translator& t, const reports::Facts& facts, reports::Part part) {
  const auto found = facts.evidence.find(part);
  const bool there = found != facts.evidence.end();
  Explained made{.shown = there ? "1" : "0", .explanation = {}};
  made.explanation.rule =
      t("1 when the part is filled in, 0 when it is not. The last submitted version counts; where nothing was submitted, the draft.");
  auto& inputs = made.explanation.inputs;
  inputs.push_back(t(M("Part: {part}"), {{"part", t(reports::label_of(part))}}));
  if (!there) {
    inputs.emplace_back(facts.standing.version ? t("The submitted version does not have this part")
                                               : t("The draft does not have this part"));
    return made;
  }
  const auto& evidence = found->second;
  inputs.push_back(evidence.version ? t(M("Looked at: version {number}"), {{"number", std::to_string(*evidence.version)}})
                                    : std::string{t("Looked at: the draft")});
  if (part == reports::Part::files && evidence.letters > 0) {
    inputs.push_back(t.plural(i18n::N("{count} file", "{count} files"), evidence.letters));
  } else if (evidence.letters > 0) {
    inputs.push_back(t.plural(i18n::N("Text of {count} character", "Text of {count} characters"), evidence.letters));
  }
  if (evidence.entries > 0) inputs.push_back(t.plural(i18n::N("Table of {count} row", "Table of {count} rows"), evidence.entries));
  if (evidence.attested) inputs.emplace_back(t("The pilot's control form records that this part was provided; its text was not preserved"));
  return made;
}

Explained explain_contact(const i18n::Translator& t, const FormRow& row, base::LocalDate as_of) {
  Explained made{.shown = row.contact ? "1" : "0", .explanation = {}};
  made.explanation.rule = t("1 when it is recorded that the executor was reached, 0 when it is not.");
  if (!row.contact) {
    made.explanation.inputs.emplace_back(t("No contact with the executor is recorded"));
  } else {
    made.explanation.inputs.push_back(t.plural(i18n::N("{count} contact is recorded", "{count} contacts are recorded"), row.contacts));
    made.explanation.inputs.push_back(t(M("Last reached: {date}"), {{"date", t.date(row.contact->on)}}));
    made.explanation.inputs.emplace_back(t(label_of(row.contact->channel)));
    if (row.contact->note) made.explanation.inputs.push_back(*row.contact->note);
  }
  made.explanation.inputs.push_back(on_day(t, as_of));
  return made;
}

Explained explain_card(const i18n::Translator& t, const FormRow& row, base::LocalDate as_of) {
  Explained made{.shown = row.card ? "1" : "0", .explanation = {}};
  made.explanation.rule = t("1 when the executor has a card in the register of NGOs, 0 when it has none.");
  if (!row.card) {
    made.explanation.inputs.emplace_back(t("The executor has no card yet"));
  } else {
    made.explanation.inputs.push_back(t(M("In the register since: {date}"), {{"date", t.date(base::almaty_date(row.card->since))}}));
    made.explanation.inputs.push_back(t(M("Version of the card: {number}"), {{"number", std::to_string(row.card->version)}}));
  }
  made.explanation.inputs.push_back(on_day(t, as_of));
  return made;
}

std::string explain_cause(const i18n::Translator& t, const Cause& cause) {
  const std::string stage{t(reports::stage_title(cause.stage))};
  switch (cause.kind) {
    case Cause::Kind::overdue: return stage + ": " + t.plural(i18n::N("{count} day overdue", "{count} days overdue"), cause.days);
    case Cause::Kind::incomplete: {
      std::string parts;
      for (const auto part : cause.missing) (parts += parts.empty() ? "" : ", ") += t(reports::label_of(part));
      return stage + ": " + t(M("submitted without {parts}"), {{"parts", parts}});
    }
  }
  return stage;
}

std::vector<std::string> moves_of(const i18n::Translator& t, const reports::Facts& facts) {
  std::vector<std::string> moves;
  for (const auto& happened : facts.history) {
    if (happened.kind != reports::Happening::Kind::move_due) continue;
    const auto how = !happened.due_from     ? M("Set on {day}: {to}. Reason: {reason}")
                     : happened.by_schedule ? M("Moved with the dates of the contest on {day}: {from} → {to}. Reason: {reason}")
                                            : M("Moved on {day}: {from} → {to}. Reason: {reason}");
    moves.push_back(t(how, {{"day", t.short_date(base::almaty_date(happened.at))},
                            {"from", happened.due_from ? t.short_date(*happened.due_from) : std::string{t("not known")}},
                            {"to", t.short_date(happened.due_to.value())},
                            {"reason", happened.reason.value_or("")}}));
  }
  return moves;
}

std::string judged_text(const i18n::Translator& t, const reports::Standing& standing) {
  if (!standing.counted_due || standing.counted_due == standing.due_on) return {};
  return t(M("Judged by {date}, the due date in force when the report came"), {{"date", t.short_date(*standing.counted_due)}});
}

std::string left_text(const i18n::Translator& t, const reports::Facts& facts, base::LocalDate as_of) {
  if (const auto counted = facts.standing.counted_on()) return t(M("submitted {date}"), {{"date", t.short_date(*counted)}});
  const auto days = reports::days_of(facts.standing, as_of);
  switch (days.kind) {
    case ControlDays::Kind::due_unknown:
    case ControlDays::Kind::submitted: return "";
    case ControlDays::Kind::not_due: return days_left_text(t, days.days_left);
    case ControlDays::Kind::overdue: return t.plural(i18n::N("{count} day overdue", "{count} days overdue"), days.days.value_or(0));
  }
  return "";
}

namespace {

base::Text late_pattern(LateEntry::What what) {
  switch (what) {
    case LateEntry::What::award: return M("On record since {date}, entered on {entered}");
    case LateEntry::What::submission: return M("{stage}: submitted on {date}, entered on {entered}");
    case LateEntry::What::sending_back: return M("{stage}: returned on {date}, entered on {entered}");
    case LateEntry::What::acceptance: return M("{stage}: accepted on {date}, entered on {entered}");
    case LateEntry::What::due_date: return M("{stage}: due date changed on {date}, entered on {entered}");
    case LateEntry::What::contact: return M("Reached on {date}, entered on {entered}");
    case LateEntry::What::card: return M("Card of {date}, entered on {entered}");
  }
  throw std::logic_error("unknown kind of a late entry");
}

}  // namespace

std::string late_text(const i18n::Translator& t, const LateEntry& late) {
  return t(late_pattern(late.what), {{"stage", late.stage == 0 ? std::string{} : std::string{t(reports::stage_title(late.stage))}},
                                     {"date", t.short_date(late.on)},
                                     {"entered", t.short_date(late.entered_on)}});
}

}  // namespace baqylau::control
