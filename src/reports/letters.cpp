#include "reports/letters.hpp"

#include <functional>
#include <utility>

namespace baqylau::reports::letters {

using base::M;
using http::Url;
using i18n::Translator;
using notices::Letter;

namespace {

/// «First interim report. Lot 5: …»
std::string named(const Translator& t, const Report& report) {
  const auto lot = i18n::pick(report.lot_name_kk, report.lot_name_ru, t.language());
  return std::string{t(stage_title(report.stage))} + ". " +
         t(M("Lot {number}: {name}"), {{"number", std::to_string(report.lot_number)}, {"name", lot.text}});
}

void tell(db::Write& db, const notices::Outbox& outbox, const Report& report, std::int64_t number, notices::Kind kind, Url link,
          std::function<Letter(const Translator&)> write) {
  notices::tell_ngo(db, outbox, report.ngo,
                    {.dedupe_key = "report " + base::to_string(report.id) + " " + std::to_string(number),
                     .kind = kind,
                     .project = report.project,
                     .link = std::move(link),
                     .write = std::move(write)});
}

}  // namespace

Letter returned_letter(const Translator& t, const Report& report, const std::string& reason, const std::vector<Remark>& remarks,
                       const std::vector<Part>& missing) {
  Letter letter{.subject = t(M("The report was returned for correction: {report}"), {{"report", named(t, report)}}),
                .paragraphs = {std::string{t("The state body looked through your report and returned it with remarks.")}, reason}};
  for (const auto& remark : remarks) letter.paragraphs.push_back(std::string{t(label_of(remark.part))} + ": " + remark.text);
  if (!missing.empty())
    letter.paragraphs.emplace_back(t("Required parts were missing, so the report counts as submitted only when it is submitted again."));
  letter.paragraphs.emplace_back(t("Correct the report and submit it again: it becomes the next version."));
  return letter;
}

Letter accepted_letter(const Translator& t, const Report& report) {
  return {.subject = t(M("The report was accepted: {report}"), {{"report", named(t, report)}}),
          .paragraphs = {std::string{t("The state body accepted your report. Nothing more has to be done for it.")}}};
}

Letter due_moved_letter(const Translator& t, const Report& report, const std::string& reason) {
  return {.subject = t(M("The due date was moved: {report}"), {{"report", named(t, report)}}),
          .paragraphs = {t(M("The report is now due on {date}."), {{"date", t.date(report.due_on.value())}}),
                         t(M("Reason: {reason}"), {{"reason", reason}})}};
}

Letter receipt_letter(const Translator& t, const Report& report, const Version& version) {
  Letter letter{.subject = t(M("The report was received: {report}"), {{"report", named(t, report)}}), .paragraphs = {}};
  if (version.on_behalf) {
    letter.paragraphs.emplace_back(t("The operator entered this report into the system from your papers, on your behalf."));
    letter.paragraphs.emplace_back(t("Look through it. If something differs from your papers, tell the state body."));
  } else {
    letter.paragraphs.emplace_back(t("The system received your report."));
  }
  letter.paragraphs.push_back(t(M("Receipt number: {number}"), {{"number", version.receipt}}));
  letter.paragraphs.push_back(t(M("Version: {number}"), {{"number", std::to_string(version.number)}}));
  letter.paragraphs.push_back(t(M("Received by the system: {time} (Almaty time)"), {{"time", t.date_time(version.submitted_at)}}));
  if (report.counted_on() && report.counted_day_only)
    letter.paragraphs.push_back(t(M("Counts as submitted on {date}"), {{"date", t.date(*report.counted_on())}}));
  letter.paragraphs.push_back(t(M("SHA-256 of the contents: {hash}"), {{"hash", version.content_hash}}));
  letter.paragraphs.emplace_back(t("Keep the receipt number: it proves what was submitted and when."));
  return letter;
}

void returned(db::Write& db, const notices::Outbox& outbox, const Report& report, std::int64_t number, const std::string& reason,
              const std::vector<Remark>& remarks, const std::vector<Part>& missing) {
  tell(db, outbox, report, number, notices::Kind::returned, Url::to("/reports/{}/draft", report.id),
       [&](const Translator& t) { return returned_letter(t, report, reason, remarks, missing); });
}

void accepted(db::Write& db, const notices::Outbox& outbox, const Report& report, std::int64_t number) {
  tell(db, outbox, report, number, notices::Kind::accepted, Url::to("/reports/{}", report.id),
       [&](const Translator& t) { return accepted_letter(t, report); });
}

void due_moved(db::Write& db, const notices::Outbox& outbox, const Report& report, std::int64_t number, const std::string& reason) {
  const auto link = report.open() ? Url::to("/reports/{}/draft", report.id) : Url::to("/reports/{}", report.id);
  tell(db, outbox, report, number, notices::Kind::due_moved, link,
       [&](const Translator& t) { return due_moved_letter(t, report, reason); });
}

void receipt(db::Write& db, const notices::Outbox& outbox, const Report& report, std::int64_t number, const Version& version) {
  tell(db, outbox, report, number, notices::Kind::receipt, Url::to("/reports/{}/receipt", report.id),
       [&](const Translator& t) { return receipt_letter(t, report, version); });
}

}  // namespace baqylau::reports::letters
