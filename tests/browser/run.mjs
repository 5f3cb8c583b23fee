/// The whole main job in Chromium, in Kazakh and in Russian, on both engines; every page inspected and photographed on SQLite.
///
///   node tests/browser/run.mjs --program build/release/baqylau [--engine sqlite|postgresql|both] [--only NAME]
///
/// NAME is a part of a run's name: "sqlite kk", "sqlite ru", "postgresql ru", "pseudo". PostgreSQL is found by PG*, as
/// tests/support/with_postgres.sh sets them; without them only SQLite runs. Pictures stay in tests/browser/out/.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { load_catalogue } from "./catalogue.mjs";
import { reads_the_pilot, reads_the_result } from "./journey/visitor.mjs";
import { awards_a_lot, brings_bad_tables, enters_a_contest, loads_lots } from "./journey/operator.mjs";
import { publishes_news } from "./journey/content.mjs";
import { fills_the_passport, submits_the_report, writes_the_report } from "./journey/ngo.mjs";
import { two_edit_one_draft } from "./journey/colleagues.mjs";
import { reads_the_control_forms } from "./journey/specialist.mjs";
import { searches } from "./journey/search.mjs";
import { reads_with_low_vision, uses_the_keyboard, works_without_scripts } from "./journey/reach.mjs";
import { asks_a_question } from "./journey/questions.mjs";
import { votes_in_a_poll } from "./journey/polls.mjs";
import { proposes_a_theme } from "./journey/proposals.mjs";
import { reads_the_year } from "./journey/year.mjs";
import { finds_what_cannot_be_translated } from "./pseudo.mjs";
import { Site } from "./site.mjs";
import { Tally } from "./tally.mjs";

const { values: options } = parseArgs({ options: { program: { type: "string" }, engine: { type: "string" }, only: { type: "string", default: "" } } });
if (!options.program) {
  console.error("usage: run.mjs --program PATH [--engine sqlite|postgresql|both] [--only NAME]");
  process.exit(2);
}
const album = fileURLToPath(new URL("out", import.meta.url));
const tally = new Tally();

const main_job = [
  reads_the_pilot, searches, enters_a_contest, loads_lots, brings_bad_tables, awards_a_lot, fills_the_passport, writes_the_report, two_edit_one_draft,
  submits_the_report, reads_the_control_forms, reads_the_result, publishes_news, asks_a_question, votes_in_a_poll, proposes_a_theme, reads_with_low_vision,
  uses_the_keyboard, works_without_scripts,
];
const runs = [
  { engine: "sqlite", language: "kk", steps: main_job },
  { engine: "sqlite", language: "ru", steps: main_job },
  // The same pages as on SQLite: here it is looked at what people can do, not at the markup again.
  { engine: "postgresql", language: "ru", steps: main_job, glances: true },
  { engine: "sqlite", language: "kk", name: "year", steps: [reads_the_year] },
  { engine: "sqlite", language: "ru", name: "year", steps: [reads_the_year] },
  { engine: "sqlite", language: "pseudo", steps: [finds_what_cannot_be_translated], serve: ["--pseudo"] },
];

const engine = options.engine ?? (process.env.PGHOST ? "both" : "sqlite");
const wanted = runs.filter((run) => (engine === "both" || run.engine === engine) && `${run.engine} ${run.language} ${run.name ?? ""}`.includes(options.only));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

/// A step that cannot go on ends its run: what follows stands on it.
async function walk(run) {
  const name = [run.engine, run.language, run.name].filter(Boolean).join(" ");
  const folder = join(album, run.engine, [run.language, run.name].filter(Boolean).join("-"));
  rmSync(folder, { recursive: true, force: true });
  const scene = { name, program: options.program, browser, tally, engine: run.engine, language: run.language, glances: run.glances, album: folder, pictures: 0, people: [], facts: {} };
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
    if (scene.site) tally.check(`${name}: the server stops when asked`, (await scene.site.stop()) === 0);
    console.log(`${name}: ${scene.pictures} pages, ${Math.round((Date.now() - began) / 1000)} s`);
  }
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(130));
try {
  // Two at a time: one waits for the server while the other's page is inspected.
  const queue = [...wanted];
  await Promise.all([1, 2].map(async () => { while (queue.length > 0) await walk(queue.shift()); }));
} finally {
  await browser.close();
}
process.exitCode = tally.close();
