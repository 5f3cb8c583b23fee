/// A report is checked, returned with two remarks, mended on a telephone, and its two versions are read.

import { Person, narrow, wide } from "../person.mjs";
import * as texts from "./texts.mjs";

/// Somebody who has read the page «Instruction» and nothing else.
export async function returns_the_report(scene) {
  const { t, language } = scene, said = texts.review[language];
  const specialist = await Person.enter(scene, "specialist-who-checks");
  await specialist.open("/sign-in", "sign-in");
  await specialist.sign_in("specialist");
  await specialist.press(t("Instruction"), "instruction");
  await specialist.sees(t("Reports to check"), "main");
  await specialist.menu(t("Reports to check"), "queue");
  const row = specialist.page.getByRole("row").filter({ hasText: texts.lots[0][language] });
  await specialist.press(new RegExp(`^${t("Check the report")}`), "check", { within: row });
  await specialist.sees(texts.team[language][0][0], "main");
  for (const [part, text] of [["Team", said.team], ["Description of main work", said.works]])
    await specialist.fill(t("Remark on “{part}”", { part: t(part) }), text, { optional: true });
  await specialist.fill(t("Why the report is returned"), said.reason);
  await specialist.press(t("Return for correction"), "returned");
  await specialist.sees(t("The report has been returned. The NGO has been notified."));
}

/// The accountant, at a telephone.
export async function mends_the_report(scene) {
  const { t, language, facts } = scene, said = texts.review[language];
  const { ngo } = facts;
  await ngo.open("/cabinet", "cabinet-with-a-returned-report");
  await ngo.page.setViewportSize(narrow);
  await ngo.sees(said.reason, "main");
  await ngo.press(new RegExp(`^${t("First interim report")}`), "returned-draft");
  await ngo.page.setViewportSize(narrow);
  for (const remark of [said.reason, said.team, said.works]) await ngo.sees(remark, "main");

  await ngo.press(t("Change the table: {part}", { part: t("Team") }), "returned-team");
  await ngo.page.setViewportSize(narrow);
  await ngo.sees(said.team, "main");
  const nth = texts.team[language].length;
  await ngo.fill(t("Surname and name"), said.bookkeeper[0], { nth });
  await ngo.fill(t("Duty in the project"), said.bookkeeper[1], { nth });
  await ngo.press(t("Save and go back to the report"), "returned-draft-with-the-team");
  await ngo.page.setViewportSize(narrow);
  await ngo.sees(said.bookkeeper[0], "main");
  const works = ngo.field(t("Description of main work"));
  await works.fill(`${await works.inputValue()}\n\n${said.dates}`);
  await ngo.press(t("Save and check before submitting"), "check-before-submitting-again");
  await ngo.page.setViewportSize(narrow);
  await ngo.sees(said.dates, "main");
  await ngo.press(t("Submit the report"), "receipt-of-the-second-version");
  await ngo.sees(t("The report has been submitted."));
  await ngo.page.setViewportSize(wide);
}

export async function reads_both_versions(scene) {
  const { t, language, facts } = scene, said = texts.review[language];
  const visitor = await Person.enter(scene, "visitor-of-both-versions");
  await visitor.open(facts.draft.replace("/draft", ""), "second-version");
  await visitor.sees(said.bookkeeper[0], "main");
  await visitor.sees(said.dates, "main");
  for (const remark of [said.reason, said.team, said.works]) await visitor.misses(remark);
  await visitor.press(t("Differences between version {from} and version {to}", { from: "1", to: "2" }), "differences");
  await visitor.sees(t("Rows added"), "main");
  await visitor.sees(said.bookkeeper[0], "main");
  await visitor.sees(said.dates, "main");
  await visitor.open(`${facts.draft.replace("/draft", "")}?version=1`, "first-version");
  await visitor.misses(said.bookkeeper[0]);
}
