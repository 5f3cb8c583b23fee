/// What people do, in Chromium: each scene on a fresh server of its own, two scenes at a time.
///
///   node tests/browser/run.mjs --program build/release/baqylau [--engine sqlite|postgresql|both] [--only PART] [--set gate|whole|days|year|pseudo]
///
/// `gate`: in Kazakh on SQLite; in Russian on PostgreSQL the scenes in which much is written or searched, and on SQLite the others, so that each is
/// played once in each language. Each state of a page is inspected and photographed once a language. `whole`: everything inspected, on both engines. `days`: what people can do, on whatever day the tests'
/// clock has. PART is a part of a scene's name, `sqlite kk main job`.
/// PostgreSQL is found by PG*, as tests/support/with_postgres.sh sets them; without them only SQLite runs. Pictures stay in tests/browser/out/.
///
/// `--browser firefox`: what people can do there (nothing is inspected).
///
/// A scene that fails is played once more. If it then passes it is named UNSTEADY; two of those fail the run.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium, firefox } from "playwright-core";
import { load_catalogue } from "./catalogue.mjs";
import { reads_the_pilot, reads_the_result } from "./journey/visitor.mjs";
import { awards_a_lot, brings_bad_tables, enters_a_contest, loads_lots } from "./journey/operator.mjs";
import { corrects_what_was_entered, finds_what_was_corrected } from "./journey/corrections.mjs";
import { publishes_news } from "./journey/content.mjs";
import { fills_the_passport, submits_the_report, writes_the_report } from "./journey/ngo.mjs";
import { two_edit_one_draft } from "./journey/colleagues.mjs";
import { reads_the_control_forms } from "./journey/specialist.mjs";
import { mends_the_report, reads_both_versions, returns_the_report } from "./journey/review.mjs";
import { searches } from "./journey/search.mjs";
import { reads_with_low_vision, uses_the_keyboard, works_without_scripts } from "./journey/reach.mjs";
import { reads_and_chooses_letters } from "./journey/letters.mjs";
import { asks_a_question } from "./journey/questions.mjs";
import { votes_in_a_poll } from "./journey/polls.mjs";
import { proposes_a_theme } from "./journey/proposals.mjs";
import { goes_back_and_sends_again } from "./journey/back.mjs";
import { accept_and_decide, holds_a_contest_of_five_lots, report_on_five_projects, score } from "./journey/ranking.mjs";
import { reads_the_forms, reads_the_ranking } from "./journey/ranking_read.mjs";
import { reads_the_year } from "./journey/year.mjs";
import { finds_what_cannot_be_translated } from "./pseudo.mjs";
import { Site } from "./site.mjs";
import { Tally } from "./tally.mjs";

const { values: options } = parseArgs({
  options: { program: { type: "string" }, engine: { type: "string" }, only: { type: "string", default: "" }, browser: { type: "string", default: "chromium" }, set: { type: "string", default: "gate" } } });
const album = fileURLToPath(new URL("out", import.meta.url));

/// No scene stands on another one.
const scenes = {
  "main job": [enters_a_contest, loads_lots, brings_bad_tables, awards_a_lot, fills_the_passport, writes_the_report, two_edit_one_draft, submits_the_report,
    reads_the_control_forms, returns_the_report, mends_the_report, reads_both_versions, reads_the_result],
  "without scripts": [works_without_scripts],
  proposals: [proposes_a_theme],
  questions: [asks_a_question],
  letters: [reads_and_chooses_letters],
  news: [publishes_news],
  corrections: [corrects_what_was_entered, finds_what_was_corrected],
  pilot: [reads_the_pilot],
  "low vision": [reads_with_low_vision],
  polls: [votes_in_a_poll],
  search: [searches],
  keyboard: [uses_the_keyboard],
  back: goes_back_and_sends_again,
  ranking: [holds_a_contest_of_five_lots, report_on_five_projects, score, accept_and_decide, reads_the_forms, reads_the_ranking],
};
const everywhere = (engine, language, more = {}) => Object.entries(scenes).map(([name, steps]) => ({ engine, language, name, steps, glances: glanced_at.has(name), ...more }));
/// Where an engine could make a difference that the page cases, which run on both, do not see.
const by_engine = new Set(["main job", "proposals", "polls", "search"]);
/// Their pages are inspected in other scenes; what only they show they look at closely.
const glanced_at = new Set(["back", "ranking"]);
/// What the other language adds nothing to: what is corrected, numbers and places, and scenes of keys, letters and the button Back.
const in_kazakh_only = new Set(["corrections", "low vision", "keyboard", "back", "ranking"]);
/// Firefox cannot be told to do without scripts, as somebody in these does.
const without_scripts = new Set(["without scripts", "questions", "polls", "proposals"]);
/// Two lanes end together when what is long begins first.
const length_of = { "main job": 2, ranking: 1 };
const longest_first = (runs) => runs.toSorted((one, other) => (length_of[other.name] ?? 0) - (length_of[one.name] ?? 0));
const sets = {
  gate: longest_first([...everywhere("sqlite", "kk"), ...everywhere("sqlite", "ru").filter((run) => !in_kazakh_only.has(run.name) && !by_engine.has(run.name)), ...everywhere("postgresql", "ru").filter((run) => by_engine.has(run.name))]),
  whole: ["sqlite", "postgresql"].flatMap((engine) => ["kk", "ru"].flatMap((language) => everywhere(engine, language, { again: true }))),
  days: everywhere("sqlite", "kk", { glances: true }),
  year: ["kk", "ru"].map((language) => ({ engine: "sqlite", language, name: "year", steps: [reads_the_year], again: true })),
  pseudo: [{ engine: "sqlite", language: "pseudo", name: "words", steps: [finds_what_cannot_be_translated], serve: ["--pseudo"] }],
};
if (!options.program || !sets[options.set]) {
  console.error(`usage: run.mjs --program PATH [--engine sqlite|postgresql|both] [--only PART] [--set ${Object.keys(sets).join("|")}]`);
  process.exit(2);
}

const engine = options.engine ?? (process.env.PGHOST ? "both" : "sqlite");
const name_of = (run) => `${run.engine} ${run.language} ${run.name}`;
const wanted = sets[options.set].filter((run) => (engine === "both" || run.engine === engine) && !(options.browser === "firefox" && without_scripts.has(run.name)) && name_of(run).includes(options.only));

const browser = options.browser === "firefox" ? await firefox.launch({ channel: "moz-firefox", executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr" }) : await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  // People's browsers keep the page that was left.
  ignoreDefaultArgs: ["--disable-back-forward-cache"],
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
/// States of pages that were inspected, by language.
const inspected = { kk: new Set(), ru: new Set(), pseudo: new Set() };

/// One attempt at a scene, counted for itself. A step that cannot go on ends it: what follows stands on it.
async function play(run) {
  const name = name_of(run), tally = new Tally();
  const folder = join(album, run.engine, run.language, run.name.replaceAll(" ", "-"));
  rmSync(folder, { recursive: true, force: true });
  const scene = { name, program: options.program, browser, tally, engine: run.engine, language: run.language, glances: run.glances || options.browser === "firefox", in_chromium: options.browser === "chromium", closely: options.browser === "chromium" && run.engine === "sqlite", album: folder, pictures: 0, people: [], facts: {},
    inspected: run.again ? new Set() : inspected[run.language] };
  const began = Date.now();
  try {
    if (run.language !== "pseudo") scene.t = load_catalogue(run.language);
    scene.site = await Site.start(options.program, run.engine, run.serve);
    for (const step of run.steps) {
      scene.step = step.name;
      await step(scene);
      const leaving = scene.people.filter((person) => !person.stays);
      scene.people = scene.people.filter((person) => person.stays);
      await Promise.all(leaving.map((person) => person.leave()));
    }
    const log = scene.site.log();
    tally.check(`${name}: the server has nothing to complain of`, !/no translation into|"level":"(error|critical)"/.test(log), log.slice(0, 2000));
  } catch (error) {
    tally.check(`${name}: ${scene.step ?? "start"}`, false, error.stack);
    for (const person of scene.people) await person.page.screenshot({ path: join(folder, `failed-${person.who}.png`), fullPage: true }).catch(() => {});
  } finally {
    await Promise.all(scene.people.map((person) => person.leave().catch(() => {})));
    if (scene.site) {
      const unvouched = scene.site.unvouched();
      tally.check(`${name}: the journal vouches for what the tables hold`, !unvouched, unvouched);
    }
    if (scene.site) tally.check(`${name}: the server stops when asked`, (await scene.site.stop()) === 0);
    console.log(`${name}: ${scene.pictures} pages inspected, ${Math.round((Date.now() - began) / 1000)} s`);
  }
  return tally;
}

const total = new Tally(), unsteady = [];
async function walk(run) {
  const first = await play(run);
  if (first.failed === 0) return total.add(first);
  const second = await play(run);
  total.add(second);
  if (second.failed === 0) unsteady.push(`${name_of(run)}: ${first.faults.join("; ").replace(/\s+/g, " ").slice(0, 300)}`);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(130));
try {
  // Two at a time: one waits for the server while the other's page is inspected.
  const queue = [...wanted];
  await Promise.all([1, 2].map(async () => { while (queue.length > 0) await walk(queue.shift()); }));
} finally {
  await browser.close();
}
for (const line of unsteady) console.log(`UNSTEADY: ${line}`);
if (unsteady.length > 1) total.check("at most one scene passes only when it is played again", false, `${unsteady.length} did`);
process.exitCode = total.close();
