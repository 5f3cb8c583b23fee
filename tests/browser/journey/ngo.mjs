/// The executor: the passport of its project, the first report.

import { Person, file_on_disk } from "../person.mjs";
import { day } from "../clock.mjs";
import * as texts from "./texts.mjs";

export async function signs_in(scene, who, { login = "ngo-lot-5", ...options } = {}) {
  const ngo = await Person.enter(scene, who, options);
  await ngo.open("/sign-in", "sign-in");
  await ngo.sign_in(login);
  return ngo;
}

const megabytes = (count, name) => ({ name, mimeType: "application/pdf", buffer: Buffer.concat([Buffer.from("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "latin1"), Buffer.alloc(count << 20, "0 0 obj\n")]) });

async function fills_part(ngo, part, name, fill) {
  const { t } = ngo.scene;
  await ngo.press(t(part), name, { within: ngo.page.getByRole("main") });
  await fill();
  await ngo.press(t("Save"), `${name}-saved`);
  await ngo.sees(t("Saved."));
}

export async function fills_the_passport(scene) {
  const { t, language } = scene;
  const ngo = scene.facts.ngo = await signs_in(scene, "ngo", { stays: true });
  await ngo.sees(t("Your reports"));
  await ngo.press(new RegExp(`^${t("Fill in the passport")}`), "passport-parts", { within: ngo.page.getByRole("row").filter({ hasText: texts.lots[0][language] }) });

  await fills_part(ngo, "Goals, tasks and expected results", "passport-goals", async () => {
    for (const [label, text] of [["Goals", texts.goals], ["Tasks", texts.tasks], ["Expected results", texts.results]]) {
      await ngo.fill(t(`${label} in Kazakh`), text.kk);
      await ngo.fill(t(`${label} in Russian`), text.ru);
    }
  });
  await fills_part(ngo, "Team of the project", "passport-team", async () => {
    await ngo.press_here(t("Add another row"));
    for (const [nth, [name, duty]] of texts.team[language].entries()) {
      await ngo.fill(t("Surname and name"), name, { nth });
      await ngo.fill(t("Duty in the project"), duty, { nth });
    }
  });
  await fills_part(ngo, "Target groups", "passport-target-groups", async () => {
    await ngo.field(t("Kind of group")).selectOption({ index: 1 });
    await ngo.fill(t("Number of people"), "60", { optional: true });
    await ngo.fill(t("Work done for the group"), texts.work_for_group[language], { optional: true });
  });
  await fills_part(ngo, "Partners", "passport-partners", async () => {
    await ngo.field(t("Kind of partner")).selectOption({ index: 1 });
    await ngo.fill(t("Name of the partner"), texts.partner[language].name);
    await ngo.fill(t("Joint work"), texts.partner[language].work, { optional: true });
  });
  await fills_part(ngo, "Publications in the media", "passport-publications", async () => {
    await ngo.field(t("Kind of outlet")).selectOption({ index: 1 });
    await ngo.fill(t("Name of the outlet"), texts.publication[language].outlet);
    await ngo.fill(t("Title of the publication"), texts.publication[language].title);
    await ngo.fill(t("Date of publication"), day(-5), { optional: true });
  });
}

/// From the cabinet, by the report's own name.
export async function opens_the_draft(ngo, name) {
  const { t, language } = ngo.scene;
  const title = `${t("First interim report")}. ${t("Lot {number}: {name}", { number: "1", name: texts.lots[0][language] })}`;
  await ngo.open("/cabinet", `${name}-cabinet`);
  await ngo.press(title, name);
}

const saved = (ngo) => ngo.page.getByRole("status").filter({ hasText: ngo.scene.t.pattern("Saved at {time}") }).waitFor();

export async function writes_the_report(scene) {
  const { t, language, facts } = scene;
  const typed = texts.report[language];
  const { ngo } = facts;
  await opens_the_draft(ngo, "draft");
  facts.draft = new URL(ngo.page.url()).pathname.slice(3);
  await takes_what_is_known(ngo);
  await ngo.fill(t("About the project"), typed.about);
  await ngo.fill(t("Description of main work"), typed.works);
  await saved(ngo);
  ngo.check("the draft saves itself", true);
  await ngo.look("draft-saved-by-itself");
  await ngo.page.reload();
  ngo.check("what was saved by itself is there again", (await ngo.field(t("Description of main work")).inputValue()) === typed.works);
  await adds_files(ngo);
  await goes_on_after_the_session_ended(ngo);
}

/// What stands in the passport is not typed again.
async function takes_what_is_known(ngo) {
  const { t, language } = ngo.scene;
  await ngo.press(t("Take what is known"), "draft-with-what-is-known");
  for (const [name] of texts.team[language]) await ngo.sees(name, "main");
  await ngo.sees(texts.partner[language].name, "main");
}

/// The label of a part's words beside its table, which are folded away while there are none.
export async function unfolds_words(ngo, part) {
  const label = ngo.scene.t("{part}: in words", { part });
  const folded = ngo.page.locator("details:not([open])").filter({ hasText: label }).locator("summary");
  if (await folded.count()) await folded.click();
  return label;
}

async function adds_files(ngo) {
  const { t, language, facts } = ngo.scene;
  await ngo.press(t("Save and go to the files"), "files");
  facts.file = megabytes(3, language === "kk" ? "Семинар есебі.pdf" : "Отчёт о семинаре.pdf");
  // Only Chromium can be told to send slowly; a line of ours would not do, the machine's own buffers take the whole file at once.
  const line = ngo.scene.in_chromium ? await ngo.context.newCDPSession(ngo.page) : undefined;
  await line?.send("Network.enable");
  await line?.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 1 << 20 });
  await ngo.field(t("Add a file")).setInputFiles(facts.file);
  await ngo.press_here(t("Attach"));
  if (line) {
    await ngo.page.getByRole("status").filter({ hasText: t.pattern("Sending: {percent} %") }).waitFor();
    ngo.check("the progress of sending is shown", await ngo.page.getByRole("progressbar").isVisible());
    await line.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  }
  await ngo.page.getByText(t("The file has been added.")).waitFor();
  await ngo.look("file-added");
  await ngo.sees(facts.file.name);

  await ngo.field(t("Add a file")).setInputFiles(file_on_disk("video.pdf", 26));
  await ngo.press_here(t("Attach"));
  await ngo.says_too_large("25");
  await ngo.look("file-too-large");
  await ngo.press(t("Back to the report"), "draft-with-a-file");
  ngo.check("the text is still there", (await ngo.field(t("About the project")).inputValue()) === texts.report[language].about);
}

async function goes_on_after_the_session_ended(ngo) {
  const { t, language } = ngo.scene;
  const typed = texts.report[language];
  await ngo.context.clearCookies({ name: "baqylau-session" });
  ngo.allowed = new Set([401]);
  const longer = `${typed.works}\n\n${typed.later}`;
  await ngo.fill(t("Description of main work"), longer);
  await ngo.page.getByRole("status").filter({ hasText: t("Not saved: you have been signed out. What you typed stays here. Sign in again in another tab, then return and go on.") }).waitFor();
  await ngo.look("draft-signed-out");
  const spending = await unfolds_words(ngo, t("Spending"));
  await ngo.fill(spending, typed.spending, { optional: true });
  await ngo.press(t("Save the draft"), "session-ended", { status: 401 });
  await ngo.sees(t("Your session has ended. Sign in, and nothing is lost"), "main h1");
  await ngo.sign_in("ngo-lot-5");
  await ngo.sees(t("You are signed in. Go on where you were"), "main h1");
  await ngo.press(t("Send what I typed"), "draft-after-signing-in-again");
  await ngo.sees(t("Saved."));
  ngo.check("nothing typed is lost", (await ngo.field(t("Description of main work")).inputValue()) === longer);
  ngo.check("nor in the other part", (await ngo.field(spending, { optional: true }).inputValue()) === typed.spending);
}

export async function submits_the_report(scene) {
  const { t, language, facts } = scene;
  const { ngo } = facts;
  await opens_the_draft(ngo, "draft-to-submit");
  await ngo.press(t("Save and check before submitting"), "check-before-submitting");
  await ngo.sees(t("What the control form will say"));
  await ngo.sees(texts.report[language].later);
  const before = day(0);
  await ngo.press(t("Submit the report"), "receipt");
  await ngo.sees(t("The report has been submitted."));
  await ngo.sees(t("Receipt number"));
  // The day may have ended in between.
  facts.submitted_on = [before, day(0)];
  facts.receipt = await ngo.page.locator("main dd strong").first().innerText();
  await ngo.open(facts.draft, "draft-of-a-submitted-report");
  await ngo.sees(t.pattern("This report was submitted on {date}, receipt {receipt}. It can be changed only after it is returned."));
  await ngo.sees(facts.receipt);
  await ngo.open("/cabinet", "cabinet-afterwards");
  await ngo.sees(t("Handed in"));
}
