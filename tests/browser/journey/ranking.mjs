/// Five projects of one contest, from the contest to the place in the ranking. What is done once of each kind is done at the pages; more of the same goes
/// as the requests that the same forms send.

import { day } from "../clock.mjs";
import { page_of, sends_form } from "../requests.mjs";
import { signs_in, unfolds_words } from "./ngo.mjs";
import { by_hand, lots, points_of, reason_of, stages, without_works } from "./ranked.mjs";
import * as texts from "./texts.mjs";

const path_of = (page) => new URL(page.url()).pathname.slice(3);
const id_of = (path) => /\/(\d+)/.exec(path)[1];
const title_of = (scene, lot, stage) => `${scene.t(stages[stage - 1])}. ${scene.t("Lot {number}: {name}", { number: lot.number, name: lot[scene.language] })}`;

// ---- the operator

export async function holds_a_contest_of_five_lots(scene) {
  const { t, facts } = scene;
  const operator = await signs_in(scene, "operator", { login: "operator" });
  await operator.open("/contests/new", "new-contest");
  await operator.fill(t("Title in Kazakh"), texts.contest.kk, { optional: true });
  await operator.fill(t("Title in Russian"), texts.contest.ru, { optional: true });
  await operator.fill(t("Date of the contest"), day(-30));
  for (const [nth, label] of ["First interim report is due on", "Second interim report is due on", "Final report is due on"].entries())
    await operator.fill(t(label), day(nth + 1), { optional: true });
  await operator.fill(t("Number of lots announced"), String(lots.length), { optional: true });
  await operator.press(t("Save"), "contest-created");
  facts.contest = id_of(path_of(operator.page));
  facts.project = {};
  for (const lot of lots) await (by_hand.has(lot.number) ? enters_and_awards(operator, lot) : sends_and_awards(operator, lot));
}

async function enters_and_awards(operator, lot) {
  const { t, facts, language } = operator.scene;
  await operator.open(`/contests/${facts.contest}`, `contest-before-lot-${lot.number}`);
  await operator.press(t("Add a lot"), `new-lot-${lot.number}`);
  await operator.fill(t("Lot number"), lot.number);
  await operator.fill(t("Name in Kazakh"), lot.kk);
  await operator.fill(t("Name in Russian"), lot.ru);
  await operator.fill(t("Planned amount, tenge"), "4 000 000", { optional: true });
  await operator.page.getByRole("radio", { name: t("Announced"), exact: true }).check();
  await operator.press(t("Save"), `lot-${lot.number}-created`);
  await operator.sees(lot[language]);
  await operator.press(t("Award the lot"), `award-${lot.number}`);
  await operator.fill(t("Name or identification number"), lot.executor);
  await operator.press(t("Find"), `award-${lot.number}-found`, { within: operator.page.getByRole("main") });
  await operator.press(new RegExp(`^${t("Choose as the executor")}`), `award-${lot.number}-form`);
  await operator.fill(t("Number of the contract"), `${lot.number}/1`);
  await operator.fill(t("Date of the contract"), day(-25));
  await operator.fill(t("Budget of the project"), "4 000 000");
  await operator.fill(t("Start date"), day(-25));
  await operator.fill(t("End date"), day(300));
  for (const nth of [0, 1]) await operator.fill(t("Amount of the tranche"), "2 000 000", { nth });
  await operator.press(t("Award the lot"), `lot-${lot.number}-awarded`);
  facts.project[lot.number] = id_of(path_of(operator.page));
}

async function sends_and_awards(operator, lot) {
  const { facts } = operator.scene;
  const made = await sends_form(operator, `/contests/${facts.contest}/lots/new`, "/lots/new",
    { number: lot.number, name_kk: lot.kk, name_ru: lot.ru, planned_amount: "4 000 000", status: "announced" });
  const award = `/lots/${id_of(made)}/award`;
  const found = await page_of(operator, `${award}?query=${encodeURIComponent(lot.executor)}`);
  const awarded = await sends_form(operator, `${award}?ngo=${/[?&;]ngo=(\d+)/.exec(found.text)[1]}`, "/award",
    { contract_number: `${lot.number}/1`, contract_date: day(-25), budget: "4 000 000", starts_on: day(-25), ends_on: day(300), "tranches.0.amount": "2 000 000", "tranches.1.amount": "2 000 000" });
  facts.project[lot.number] = id_of(awarded);
}

// ---- the executors

export async function report_on_five_projects(scene) {
  const { facts } = scene;
  facts.report = {};
  for (const login of new Set(lots.map((lot) => lot.login))) {
    const ngo = await signs_in(scene, login, { login });
    const drafts = await ngo.page.getByRole("main").locator("a[href$='/draft']").evaluateAll((links) => links.map((link) => [link.textContent.replace(/\s+/g, " ").trim(), link.getAttribute("href")]));
    for (const lot of lots.filter((lot) => lot.login === login)) {
      for (const stage of [1, 2, 3]) {
        const title = title_of(scene, lot, stage);
        const draft = drafts.find(([text]) => text === title);
        if (!ngo.check(`has a draft “${title}”`, draft, JSON.stringify(drafts))) throw new Error(`no draft “${title}”`);
        const report = facts.report[`${lot.number}.${stage}`] = id_of(draft[1]);
        if (!by_hand.has(lot.number)) await sends_a_report(ngo, lot, stage, report);
        else if (lot === lots[0] && stage === 1) await writes_at_length(ngo, lot, title);
        else await writes_in_short(ngo, lot, stage, report);
      }
    }
  }
}

const parts = { team: "Team", about_project: "About the project", main_works: "Description of main work", target_groups: "Target groups", partners: "Partners",
  publications: "Publications in the media", indicators: "Results by indicator", spending: "Spending" };
const in_text = new Set(["About the project", "Description of main work"]);

/// What the page says is missing yet.
async function missing_in(ngo, key) {
  const { t } = ngo.scene;
  const row = ngo.page.locator(".govuk-summary-list__row").filter({ has: ngo.page.getByText(t(key), { exact: true }) });
  if ((await row.count()) === 0) return [];
  const said = (await row.locator("dd").first().innerText()).trim().split(", ");
  return Object.values(parts).filter((part) => said.includes(t(part)));
}

async function fills_in_words(ngo, part, text) {
  const { t } = ngo.scene;
  if (in_text.has(part)) return ngo.fill(t(part), text);
  await ngo.fill(await unfolds_words(ngo, t(part)), text, { optional: true });
}

const words_of = (ngo, lot, part) => `${ngo.scene.t(part)}: ${lot[ngo.scene.language]}.`;

/// From the cabinet, first with a part too few: the page before submitting says which, and that it has a price.
async function writes_at_length(ngo, lot, title) {
  const { t } = ngo.scene;
  await ngo.open("/cabinet", "cabinet-of-many-reports");
  await ngo.press(title, "draft-at-length");
  const required = await missing_in(ngo, "Required parts still missing");
  ngo.check("an empty first report lacks three parts", required.length === 3, required.join(", "));
  const [last, ...first] = required;
  for (const part of first) await fills_in_words(ngo, part, words_of(ngo, lot, part));
  await ngo.press(t("Save and check before submitting"), "check-with-a-part-missing");
  await ngo.sees(t("Required parts are missing: {parts}.", { parts: t(last) }), "main");
  ngo.check("which is not overlooked", (await ngo.page.getByText(t.pattern("Required parts are missing: {parts}.")).count()) > 0);
  await ngo.press(t("Back to the draft"), "draft-to-complete");
  ngo.check("only it is missing", (await missing_in(ngo, "Required parts still missing")).join() === last);
  await fills_in_words(ngo, last, words_of(ngo, lot, last));
  await submits(ngo, "complete");
}

async function writes_in_short(ngo, lot, stage, report) {
  await ngo.open(`/reports/${report}/draft`, `draft-${lot.number}-${stage}`);
  const required = await missing_in(ngo, "Required parts still missing");
  ngo.check(`stage ${stage} asks for more than the one before`, required.length === [3, 5, 8][stage - 1], required.join(", "));
  for (const part of required) await fills_in_words(ngo, part, words_of(ngo, lot, part));
  await submits(ngo, `${lot.number}-${stage}`);
}

async function submits(ngo, name) {
  const { t } = ngo.scene;
  await ngo.press(t("Save and check before submitting"), `check-${name}`);
  ngo.check(`${name}: no part is missing`, (await ngo.page.getByText(t.pattern("Required parts are missing: {parts}.")).count()) === 0);
  await ngo.press(t("Submit the report"), `receipt-${name}`);
  await ngo.sees(t("Receipt number"));
}

async function sends_a_report(ngo, lot, stage, report) {
  const lacks = without_works(lot.number, stage);
  const written = Object.entries(parts).filter(([code]) => !(lacks && code === "main_works"));
  await sends_form(ngo, `/reports/${report}/draft`, "/draft", Object.fromEntries(written.map(([code, part]) => [`part.${code}`, words_of(ngo, lot, part)])));
  await sends_form(ngo, `/reports/${report}/submit`, "/submit", lacks ? { confirm: "1" } : {});
}

// ---- the specialists, who are the experts, and the approver

export async function score(scene) {
  const { t, facts } = scene;
  const first = facts.specialist = await signs_in(scene, "specialist", { login: "specialist", stays: true });
  const second = await signs_in(scene, "specialist-2", { login: "specialist-2" });
  await names_both(first);
  await gives_points_by_hand(first);
  for (const lot of lots) {
    for (const stage of [1, 2, 3]) {
      const report = facts.report[`${lot.number}.${stage}`];
      for (const [expert, person] of [first, second].entries()) {
        if (expert === 0 && lot === lots[0] && stage === 1) continue;
        const [effectiveness, sustainability, replication] = points_of(lot.number, stage)[expert].map(String), reason = reason_of(scene.language);
        await sends_form(person, `/reports/${report}/score`, "/score",
          { effectiveness, sustainability, replication, effectiveness_reason: reason, sustainability_reason: reason, replication_reason: reason });
      }
    }
  }
  await first.open(`/reports/${facts.report["1.1"]}/score`, "scored-by-all");
  await first.sees(t("Points that count"), "main");
  await first.look("scored-by-all-closely", { closely: scene.closely });
}

async function names_both(specialist) {
  const { t, facts } = specialist.scene;
  await specialist.open(`/contests/${facts.contest}/experts`, "experts-none");
  await specialist.sees(t("Nobody is named yet, so nobody can give points. Until experts have scored, a rating is its automatic part."));
  const people = specialist.field(t("Expert")).locator("option:not([value=''])");
  const names = (await people.allInnerTexts()).map((name) => name.trim());
  specialist.check("both specialists of the state body can be named", names.length === 2, names.join(", "));
  for (const [nth, label] of names.entries()) {
    await specialist.field(t("Expert")).selectOption({ label });
    for (const stage of stages) await specialist.page.getByRole("checkbox", { name: t(stage), exact: true }).check();
    await specialist.press(t("Name as an expert"), `expert-${nth + 1}-named`);
  }
  const named = specialist.page.getByRole("table", { name: t("Experts of this stage") });
  for (const name of names) specialist.check("the named expert is in the table", await named.getByRole("row").filter({ hasText: name }).count() === 1, name);
  await specialist.look("experts-named", { closely: specialist.scene.closely });
}

async function gives_points_by_hand(specialist) {
  const { t, facts, language } = specialist.scene;
  await specialist.open(`/contests/${facts.contest}/experts`, "experts");
  const row = specialist.page.getByRole("row").filter({ hasText: lots[0][language] });
  await specialist.press(new RegExp(`^${t("Points")}`), "score", { within: row });
  await specialist.look("score-closely", { closely: specialist.scene.closely });
  for (const [nth, criterion] of ["effectiveness", "sustainability", "replication"].entries()) {
    await specialist.fill(t("Points from 0 to 100"), String(points_of("1", 1)[0][nth]), { nth });
    await specialist.fill(t(`Reason for the points for ${criterion}`), reason_of(language));
  }
  await specialist.press(t("Give these points"), "scored-by-one");
  await specialist.sees(t("{given} of {experts} have given their points", { given: "1", experts: "2" }), "main");
  await specialist.misses(t("Points that count"));
}

export async function accept_and_decide(scene) {
  const { specialist } = scene.facts;
  await accepts_all(specialist);
  await drafts_a_decision(specialist);
  await approves_it(scene, path_of(specialist.page));
}

async function accepts_all(specialist) {
  const { t, facts, language } = specialist.scene;
  await specialist.open(`/reports?contest=${facts.contest}`, "queue");
  const row = specialist.page.getByRole("row").filter({ hasText: lots[0][language] }).filter({ hasText: t(stages[0]) });
  await specialist.press(new RegExp(`^${t("Check the report")}`), "check", { within: row });
  await specialist.press(t("Accept"), "accepted");
  const others = Object.values(facts.report).filter((report) => report !== facts.report["1.1"]);
  for (const report of others) await sends_form(specialist, `/reports/${report}/check`, "/accept");
}

const decided = { kk: "Бірінші транш төленсін.", ru: "Выплатить первый транш." };

async function drafts_a_decision(specialist) {
  const { scene } = specialist, { t } = scene;
  const project = scene.facts.project["1"];
  await specialist.open(`/projects/${project}/decisions`, "decisions");
  await specialist.press(t("Draft a decision"), "decision-to-choose");
  await specialist.press(t("Finance a tranche"), "decision-form", { within: specialist.page.getByRole("main") });
  await specialist.page.getByRole("radio", { name: t("Tranche {number}: {amount}", { number: "1", amount: "" }).trimEnd() }).check();
  await specialist.fill(t("Number of the decision"), "1");
  await specialist.fill(t("Date of the decision"), day(0));
  await specialist.fill(t("Basis in Kazakh"), "Шарттың 3-тармағы");
  await specialist.fill(t("Basis in Russian"), "Пункт 3 договора");
  // The facts of the project stand there already.
  for (const [label, lot, said] of [["Text in Kazakh", lots[0].kk, decided.kk], ["Text in Russian", lots[0].ru, decided.ru]]) {
    const facts = await specialist.field(t(label)).inputValue();
    specialist.check(`${label}: the facts are filled in`, facts.includes(lot), facts);
    await specialist.fill(t(label), `${facts}\n${said}`);
  }
  await specialist.press(t("Send for approval"), "decision-drafted");
}

async function approves_it(scene, decision) {
  const { t, facts, language } = scene;
  const approver = await signs_in(scene, "approver", { login: "approver" });
  await approver.open(decision, "decision-to-approve");
  await approver.sees(decided[language], "main");
  await approver.press(t("Approve and publish"), "decision-approved");
  await approver.open(`/projects/${facts.project["1"]}/decisions`, "decisions-afterwards");
  await approver.sees(t("Finance a tranche"), "main");
}
