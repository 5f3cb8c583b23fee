#include "reports_fixture.hpp"

#include "journal/journal.hpp"
#include "support/at_once.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

namespace baqylau::reports {
namespace {

using base::Kind;

class Drafts : public ReportsTest {};
class Submitting : public ReportsTest {};
class ReportFiles : public ReportsTest {};
class PaperReports : public ReportsTest {};

// ---- who may
TEST_P(Drafts, ForeignAndUnknownReportsLookAlike) {
  const auto ask = [&](const http::Author& author, base::ReportId id) {
    return database().read([&](db::Read& db) { return load_report_for(db, author, id); });
  };
  EXPECT_TRUE(ask(ngo, report).ok());
  EXPECT_TRUE(ask(own_operator, report).ok());
  EXPECT_TRUE(ask(operator_of_all, report).ok());
  for (const auto& other : {foreign_ngo, foreign_operator}) {
    const auto foreign = ask(other, report), unknown = ask(other, {999});
    ASSERT_FALSE(foreign.ok());
    EXPECT_EQ(foreign.failure().kind, Kind::not_found);
    EXPECT_EQ(foreign.failure().message.text, unknown.failure().message.text);
  }
  auto both = ngo;
  both.scope = http::Scope::all();
  EXPECT_FALSE(ask(both, foreign_report).ok()) << "a member who is staff too acts for the own NGO only";
}

// ---- saving
TEST_P(Drafts, SavingNothingStartsNothing) {
  ASSERT_TRUE(save(ngo, report, form(report)).ok());
  EXPECT_EQ(load(ngo, report).state, ReportState::not_started);
}

TEST_P(Drafts, TheFirstTextStartsTheDraftAndStaysAfterARestart) {
  write(report, {Part::team});
  reopen();
  EXPECT_EQ(load(ngo, report).state, ReportState::draft);
  EXPECT_EQ(draft(report).part(Part::team).content.body, "Текст: team");
  EXPECT_EQ(draft(report).part(Part::team).version, 1);
}

TEST_P(Drafts, AClearedTextIsNothing) {
  write(report, {Part::team});
  auto edits = form(report);
  type(edits, Part::team, "");
  ASSERT_TRUE(save(ngo, report, edits).ok());
  EXPECT_EQ(draft(report).part(Part::team).content.body, std::nullopt);
}

TEST_P(Drafts, TwoEditorsOfDifferentPartsKeepBothTexts) {
  write(report, {Part::team, Part::main_works});
  auto mine = form(report), theirs = form(report);
  type(mine, Part::team, "моя команда");
  type(theirs, Part::main_works, "их работы");
  ASSERT_TRUE(save(colleague, report, theirs)->conflicts.empty());
  ASSERT_TRUE(save(ngo, report, mine)->conflicts.empty());
  EXPECT_EQ(draft(report).part(Part::team).content.body, "моя команда");
  EXPECT_EQ(draft(report).part(Part::main_works).content.body, "их работы");
}

TEST_P(Drafts, TwoEditorsOfOnePartNeverOverwriteEachOther) {
  write(report, {Part::team});
  auto mine = form(report), theirs = form(report);
  type(mine, Part::team, "мой");
  type(mine, Part::partners, "мои партнёры");
  type(theirs, Part::team, "чужой");
  ASSERT_TRUE(save(colleague, report, theirs)->conflicts.empty());
  const auto refused = save(ngo, report, mine);
  ASSERT_TRUE(refused.ok());
  EXPECT_EQ(refused->conflicts, std::vector{Part::team});
  EXPECT_EQ(refused->draft.part(Part::team).content.body, "чужой");
  EXPECT_EQ(draft(report).part(Part::team).content.body, "чужой");
  EXPECT_EQ(draft(report).part(Part::partners).content.body, std::nullopt) << "a save is all or nothing";

  // Merged by hand, over the text that was shown beside.
  for (auto& edit : mine)
    if (edit.part == Part::team) edit = {Part::team, "мой и чужой", refused->draft.part(Part::team).version, text_hash("чужой")};
  ASSERT_TRUE(save(ngo, report, mine)->conflicts.empty());
  EXPECT_EQ(draft(report).part(Part::team).content.body, "мой и чужой");
  EXPECT_EQ(draft(report).part(Part::partners).content.body, "мои партнёры");
}

TEST_P(Drafts, SixteenEditorsOfOneEmptyPartLeaveOneText) {
  const auto shown = form(report);
  std::atomic<int> written{0};
  {
    std::vector<std::jthread> editors;
    for (int n = 0; n < 16; ++n) {
      editors.emplace_back([&, n] {
        auto edits = shown;
        type(edits, Part::team, "редактор " + std::to_string(n));
        const auto saved = save(ngo, report, edits);
        if (saved.ok() && saved->conflicts.empty()) ++written;
      });
    }
  }
  EXPECT_EQ(written, 1);
  EXPECT_EQ(draft(report).part(Part::team).version, 1);
}

// ---- submitting
TEST_P(Submitting, FreezesTheDraftWithReceiptHashAndLeaf) {
  write(report, {Part::team, Part::about_project, Part::main_works});
  ASSERT_TRUE(attach(ngo, report, some_file(1)).ok());
  const auto looked_at = seen(report);
  EXPECT_FALSE(looked_at.needs_confirmation());
  const auto version = submit_as(ngo, report, {.content_hash = looked_at.content_hash});
  ASSERT_TRUE(version.ok());
  EXPECT_EQ(version->number, 1);
  EXPECT_EQ(version->content_hash, looked_at.content_hash);
  reopen();
  const auto now = load(ngo, report);
  EXPECT_EQ(now.state, ReportState::submitted);
  EXPECT_EQ(now.first_submitted_at, clock.now());
  EXPECT_FALSE(now.submitted_day_only);
  EXPECT_EQ(now.versions, 1);
  const auto frozen = database().read([&](db::Read& db) { return store::submitted_version(db, report, 1); });
  ASSERT_TRUE(frozen);
  EXPECT_EQ(frozen->version.receipt, version->receipt);
  EXPECT_EQ(frozen->parts.size(), 3U);
  EXPECT_EQ(frozen->files.size(), 1U);
  EXPECT_FALSE(frozen->version.on_behalf);
  EXPECT_EQ(base::hex(base::sha256(canonical_text(now, 1, frozen->parts, frozen->files))), version->content_hash);
  const auto leaves = database().read([&](db::Read& db) { return journal::of_subject(db, {journal::Kind::report, report}); });
  const auto leaf =
      std::find_if(leaves.begin(), leaves.end(), [](const journal::Shown& shown) { return shown.event == "report.submitted"; });
  ASSERT_NE(leaf, leaves.end());
  EXPECT_NE(leaf->details.find(version->content_hash), std::string::npos) << leaf->details;
  EXPECT_EQ(leaves_of("report.submitted"), 1);
}

TEST_P(Submitting, AnEmptyReportIsRefused) {
  const auto untouched = submit_as(ngo, report, {.content_hash = seen(report).content_hash, .confirmed = true});
  ASSERT_FALSE(untouched.ok());
  EXPECT_EQ(untouched.failure().kind, Kind::invalid);
  write(report, {Part::team});
  auto edits = form(report);
  type(edits, Part::team, "");
  ASSERT_TRUE(save(ngo, report, edits).ok());
  EXPECT_FALSE(submit_as(ngo, report, {.content_hash = seen(report).content_hash, .confirmed = true}).ok());
  EXPECT_EQ(load(ngo, report).state, ReportState::draft);
  EXPECT_EQ(versions_of(report), 0);
}

TEST_P(Submitting, AnIncompleteReportWantsConfirmation) {
  write(report, {Part::about_project});
  const auto looked_at = seen(report);
  EXPECT_EQ(looked_at.missing, (std::vector{Part::team, Part::main_works}));
  const auto refused = submit_as(ngo, report, {.content_hash = looked_at.content_hash});
  ASSERT_FALSE(refused.ok());
  ASSERT_EQ(refused.failure().fields.size(), 1U);
  EXPECT_EQ(refused.failure().fields.front().field, "confirm");
  EXPECT_EQ(load(ngo, report).state, ReportState::draft);
  EXPECT_TRUE(submit_as(ngo, report, {.content_hash = looked_at.content_hash, .confirmed = true}).ok());
}

TEST_P(Submitting, OneSecondAfterTheDueDateWantsConfirmation) {
  write(report, {Part::team, Part::about_project, Part::main_works});
  clock.set({base::almaty_start(day("2008-03-04")).micros - 1});
  EXPECT_FALSE(seen(report).needs_confirmation());
  clock.set(base::almaty_start(day("2008-03-04")));
  EXPECT_EQ(seen(report).days.days, 1);
  EXPECT_FALSE(submit_as(ngo, report, {.content_hash = seen(report).content_hash}).ok());
  EXPECT_TRUE(submit_as(ngo, report, {.content_hash = seen(report).content_hash, .confirmed = true}).ok());
}

TEST_P(Submitting, WhatWasNotLookedAtIsNotSubmitted) {
  write(report, {Part::team, Part::about_project, Part::main_works});
  const auto looked_at = seen(report);
  write(report, {Part::partners});
  const auto refused = submit_as(ngo, report, {.content_hash = looked_at.content_hash});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.failure().kind, Kind::conflict);
  EXPECT_EQ(versions_of(report), 0);
}

TEST_P(Submitting, AReportWithoutDueDateIsNeverLate) {
  write(second_report, {Part::team});
  EXPECT_EQ(seen(second_report).days.kind, ControlDays::Kind::due_unknown);
  EXPECT_FALSE(seen(second_report).late());
  EXPECT_TRUE(submit_as(ngo, second_report, {.content_hash = seen(second_report).content_hash, .confirmed = true}).ok());
}

TEST_P(Submitting, SixteenSubmissionsMakeOneVersion) {
  write(report, {Part::team, Part::about_project, Part::main_works});
  const auto hash = seen(report).content_hash;
  std::atomic<int> accepted{0}, conflicts{0};
  {
    std::vector<std::jthread> people;
    for (int n = 0; n < 16; ++n) {
      people.emplace_back([&] {
        const auto version = submit_as(ngo, report, {.content_hash = hash});
        if (version.ok()) ++accepted;
        else if (version.failure().kind == Kind::conflict) ++conflicts;
      });
    }
  }
  EXPECT_EQ(accepted, 1);
  EXPECT_EQ(conflicts, 15);
  EXPECT_EQ(versions_of(report), 1);
  EXPECT_EQ(leaves_of("report.submitted"), 1);
}

TEST_P(Submitting, NothingIsWrittenAfterIt) {
  write(report, {Part::team, Part::about_project, Part::main_works});
  auto edits = form(report);
  ASSERT_TRUE(attach(ngo, report, some_file(1)).ok());
  const auto file = draft(report).files.front().id;
  ASSERT_TRUE(submit_as(ngo, report, {.content_hash = seen(report).content_hash}).ok());
  type(edits, Part::team, "поздно");
  const auto late = save(ngo, report, edits);
  ASSERT_FALSE(late.ok());
  EXPECT_EQ(late.failure().kind, Kind::conflict);
  EXPECT_EQ(draft(report).part(Part::team).content.body, "Текст: team");
  EXPECT_FALSE(attach(ngo, report, some_file(2)).ok());
  const auto removed = database().write(
      [&](db::Write& db) { return reports::remove_file(db, clock.now(), ngo, load_report_for(db, ngo, report).value(), file); });
  EXPECT_FALSE(removed.ok());
  EXPECT_EQ(draft(report).files.size(), 1U);
}

TEST_P(Submitting, SavesRacingWithASubmissionNeverReachIntoTheVersion) {
  write(report, {Part::team, Part::about_project, Part::main_works});
  const auto hash = seen(report).content_hash;
  const auto shown = form(report);
  std::atomic<bool> submitted{false};
  {
    std::vector<std::jthread> people;
    for (int n = 0; n < 8; ++n) {
      people.emplace_back([&, n] {
        auto edits = shown;
        type(edits, Part::partners, "партнёр " + std::to_string(n));
        (void)save(ngo, report, edits).ok();
      });
    }
    people.emplace_back([&] { submitted = submit_as(ngo, report, {.content_hash = hash}).ok(); });
  }
  const auto frozen = database().read([&](db::Read& db) { return store::submitted_version(db, report, 1); });
  EXPECT_EQ(frozen.has_value(), submitted.load());
  if (frozen) {
    EXPECT_EQ(frozen->version.content_hash, hash);
    EXPECT_EQ(frozen->parts.size(), 3U);
    EXPECT_EQ(draft(report).part(Part::partners).content.body, std::nullopt) << "a save after the submission";
  }
}

TEST_P(Submitting, AReturnedReportBecomesTheNextVersionAndKeepsItsFirstDay) {
  write(report, {Part::team, Part::about_project, Part::main_works});
  const auto first_day = clock.now();
  ASSERT_TRUE(submit_as(ngo, report, {.content_hash = seen(report).content_hash}).ok());
  ASSERT_TRUE(return_it(report).ok());
  clock.set(clock.now() + std::chrono::hours{24 * 10});
  write(report, {Part::partners});
  EXPECT_EQ(load(ngo, report).state, ReportState::returned);
  const auto second = submit_as(ngo, report, {.content_hash = seen(report).content_hash});
  ASSERT_TRUE(second.ok());
  EXPECT_EQ(second->number, 2);
  EXPECT_EQ(load(ngo, report).first_submitted_at, first_day);
  EXPECT_EQ(versions_of(report), 2);
  const auto first = database().read([&](db::Read& db) { return store::submitted_version(db, report, 1); });
  EXPECT_EQ(first->parts.size(), 3U) << "the first version stays as it was";
}

// ---- on behalf
TEST_P(Submitting, TheOperatorGivesTheDayOnWhichThePapersCame) {
  write(report, {Part::team, Part::about_project, Part::main_works});
  const auto hash = seen(report).content_hash;
  for (const auto* wrong : {"2008-03-04", "2007-07-15"}) {
    const auto refused = submit_as(own_operator, report, {.content_hash = hash, .received_on = day(wrong)});
    ASSERT_FALSE(refused.ok()) << wrong;
    EXPECT_EQ(refused.failure().fields.front().field, "received_on");
  }
  const auto version = submit_as(own_operator, report, {.content_hash = hash, .received_on = day("2008-02-27")});
  ASSERT_TRUE(version.ok());
  EXPECT_TRUE(version->on_behalf);
  EXPECT_EQ(version->submitted_at, clock.now());
  EXPECT_EQ(load(ngo, report).counted_on(), day("2008-02-27"));
  EXPECT_TRUE(load(ngo, report).counted_day_only);
}

// ---- files
TEST_P(ReportFiles, AFileStartsTheDraftAndIsPublicOnlyAfterSubmission) {
  ASSERT_TRUE(attach(ngo, report, some_file(1)).ok());
  EXPECT_EQ(load(ngo, report).state, ReportState::draft);
  const auto file = draft(report).files.front().id;
  const auto is_public = [&] { return database().read([&](db::Read& db) { return store::public_file(db, file).has_value(); }); };
  const auto may = [&](const http::Author& author) {
    return database().read([&](db::Read& db) { return store::file_for(db, author, file).has_value(); });
  };
  EXPECT_FALSE(is_public());
  EXPECT_TRUE(may(ngo));
  EXPECT_TRUE(may(own_operator));
  EXPECT_FALSE(may(foreign_ngo));
  EXPECT_FALSE(may(foreign_operator));
  ASSERT_TRUE(submit_as(ngo, report, {.content_hash = seen(report).content_hash, .confirmed = true}).ok());
  EXPECT_TRUE(is_public());
  EXPECT_EQ(leaves_of("report.file_added"), 1);
}

TEST_P(ReportFiles, TheSameFileTwiceIsOne) {
  ASSERT_TRUE(attach(ngo, report, some_file(1)).ok());
  ASSERT_TRUE(attach(ngo, report, some_file(1)).ok());
  EXPECT_EQ(draft(report).files.size(), 1U);
  EXPECT_EQ(leaves_of("report.file_added"), 1);
}

TEST_P(ReportFiles, TheTwentyFirstIsRefused) {
  for (int n = 0; n < most_files; ++n) ASSERT_TRUE(attach(ngo, report, some_file(n)).ok());
  const auto refused = attach(ngo, report, some_file(most_files));
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.failure().kind, Kind::invalid);
  EXPECT_EQ(draft(report).files.size(), static_cast<std::size_t>(most_files));
}

TEST_P(ReportFiles, TwoAtOncePutOneFileAndTakeOneLastPlaceOnce) {
  const auto put = [&](int file, int seed) {
    return [&, file, seed] {
      base::SeededRandom own{static_cast<std::uint64_t>(seed)};
      return database().write([&](db::Write& db) {
        return reports::add_file(db, clock.now(), own, ngo, load_report_for(db, ngo, report).value(), some_file(file));
      });
    };
  };
  ASSERT_TRUE(attach(ngo, report, some_file(0)).ok());
  for (int file = 1; file < most_files; ++file) {
    const auto [first, second] = support::at_once(put(file, 10000 + file), put(file, 20000 + file));
    EXPECT_TRUE(first.ok() && second.ok());
    ASSERT_EQ(draft(report).files.size(), static_cast<std::size_t>(file + 1));
  }
  for (int round = 1; round <= support::rounds_at_once; ++round) {
    ASSERT_TRUE(database()
                    .write([&](db::Write& db) {
                      return reports::remove_file(db, clock.now(), ngo, load_report_for(db, ngo, report).value(),
                                                  draft(report).files.back().id);
                    })
                    .ok());
    const auto [first, second] = support::at_once(put(100 + round, 30000 + round), put(200 + round, 40000 + round));
    ASSERT_NE(first.ok(), second.ok());
    EXPECT_EQ((first.ok() ? second : first).failure().kind, Kind::invalid);
    ASSERT_EQ(draft(report).files.size(), static_cast<std::size_t>(most_files));
  }
}

TEST_P(ReportFiles, ARemovedFileStaysInTheVersionThatHoldsIt) {
  ASSERT_TRUE(attach(ngo, report, some_file(1)).ok());
  const auto file = draft(report).files.front().id;
  ASSERT_TRUE(submit_as(ngo, report, {.content_hash = seen(report).content_hash, .confirmed = true}).ok());
  ASSERT_TRUE(return_it(report).ok());
  const auto remove = [&](base::ReportId id, base::ReportFileId which) {
    return database().write(
        [&](db::Write& db) { return reports::remove_file(db, clock.now(), ngo, load_report_for(db, ngo, id).value(), which); });
  };
  EXPECT_FALSE(remove(second_report, file).ok()) << "a file of another report";
  ASSERT_TRUE(remove(report, file).ok());
  EXPECT_FALSE(remove(report, file).ok());
  EXPECT_TRUE(draft(report).files.empty());
  EXPECT_TRUE(database().read([&](db::Read& db) { return store::public_file(db, file).has_value(); }));
}

// ---- papers and records
TEST_P(PaperReports, ARecordOfThePilotIsSubmittedOnItsDayWithItsMarks) {
  const auto receipt = database().write([&](db::Write& db) {
    return enter_paper_report(db, clock.now(),
                              {.report = report,
                               .received_on = day("2008-02-27"),
                               .parts = {{.part = Part::team, .attested = true}, {.part = Part::about_project, .attested = true}}});
  });
  ASSERT_TRUE(receipt.ok());
  EXPECT_FALSE(receipt->empty());
  const auto entered = load(ngo, report);
  EXPECT_EQ(entered.state, ReportState::submitted);
  EXPECT_EQ(control_days(entered.due_on, entered.counted_on(), clock.today()).days, -5);
  EXPECT_EQ(seen(report).present, (std::set{Part::team, Part::about_project}));
  const auto again = database().write([&](db::Write& db) { return enter_paper_report(db, clock.now(), {.report = report}); });
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.failure().kind, Kind::conflict);
}

TEST_P(PaperReports, ARecordWithoutADayStaysADraftWithItsMarks) {
  const auto receipt = database().write([&](db::Write& db) {
    return enter_paper_report(db, clock.now(), {.report = report, .parts = {{.part = Part::about_project, .attested = true}}});
  });
  EXPECT_EQ(receipt.value(), "");
  EXPECT_EQ(load(ngo, report).state, ReportState::draft);
  EXPECT_EQ(seen(report).present, std::set{Part::about_project});
  EXPECT_EQ(versions_of(report), 0);
}

BAQYLAU_ON_EACH_ENGINE(Drafts);
BAQYLAU_ON_EACH_ENGINE(Submitting);
BAQYLAU_ON_EACH_ENGINE(ReportFiles);
BAQYLAU_ON_EACH_ENGINE(PaperReports);

}  // namespace
}  // namespace baqylau::reports
