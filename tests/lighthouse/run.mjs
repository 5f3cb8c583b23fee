/// Five pages as Lighthouse sees them: a telephone of the middle sort on a slow line, its own assumptions for both.

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { Site } from "../browser/site.mjs";
import { Tally } from "../browser/tally.mjs";

const [program, times = "5"] = process.argv.slice(2);
const wanted = { accessibility: 100, "best-practices": 100, seo: 100, performance: 95 };
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const site = await Site.start(program, "sqlite");
const text_of = async (path) => (await fetch(site.origin + path)).text();
const first_of = async (path, pattern) => pattern.exec(await text_of(path))[0];
const contest = await first_of("/ru/contests", /\/ru\/contests\/\d+/);
const project = await first_of("/kk/projects", /\/kk\/projects\/\d+/);
const pages = ["/ru/", "/kk/financing", contest, project, "/en/acts"];

const chrome = await launch({ chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium", chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"], logLevel: "silent" });
const tally = new Tally();
const measure = async (path) => (await lighthouse(site.origin + path, { port: chrome.port, output: "json", logLevel: "silent", onlyCategories: Object.keys(wanted) })).lhr;
try {
  // A browser that has just started has more to do than the page: what comes first is not counted.
  await measure(pages[0]);
  for (const path of pages) {
    const scores = {}, faults = new Set();
    for (let time = 0; time < Number(times); ++time) {
      const lhr = await measure(path);
      for (const [name, { score }] of Object.entries(lhr.categories)) (scores[name] ??= []).push(Math.round(score * 100));
      for (const audit of Object.values(lhr.audits)) if (audit.scoreDisplayMode === "binary" && audit.score === 0) faults.add(`${audit.id}: ${audit.title}`);
    }
    console.log(`${path.replace(/\d{6,}/, "…")}: ${Object.entries(scores).map(([name, all]) => `${name} ${median(all)} (${all.join(", ")})`).join("; ")}`);
    for (const [name, least] of Object.entries(wanted)) tally.check(`${path}: ${name} at least ${least}`, median(scores[name]) >= least, `${median(scores[name])}; ${[...faults].join("; ")}`);
  }
} finally {
  chrome.kill();
  await site.stop();
}
process.exitCode = tally.close();
