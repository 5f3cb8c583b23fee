/// The button of a draft pressed at any moment of its saving itself: no conflict with oneself, no text lost.
///
///   node tests/browser/rounds.mjs --program build/release/baqylau [--rounds 200] [--seed 1]
///
/// What the page sends by itself, and its answer, travel for up to two seconds each, so that the button meets it on its way there, in the server and on its way back.

import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { Site } from "./site.mjs";
import { over_a_slow_line } from "./slow_line.mjs";
import { Tally } from "./tally.mjs";

const { values: options } = parseArgs({ options: { program: { type: "string" }, rounds: { type: "string", default: "200" }, seed: { type: "string", default: "1" } } });
const tally = new Tally();

/// Numbers in [0, 1) that are the same for the same seed (mulberry32).
let state = Number(options.seed);
function chance() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

const site = await Site.start(options.program, "sqlite");
const by_itself = (asked) => asked.method === "POST" && asked.headers.accept === "application/json";
let met = 0, under_way = 0;
const line = await over_a_slow_line(site.origin, (asked) => (by_itself(asked) ? [chance() * 2000, chance() * 2000] : [0, 0]));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", ignoreDefaultArgs: ["--disable-back-forward-cache"], args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await (await browser.newContext()).newPage();
  page.on("request", (request) => { if (request.headers().accept === "application/json") under_way += 1; });
  for (const end of ["requestfinished", "requestfailed"]) page.on(end, (request) => { if (request.headers().accept === "application/json") under_way -= 1; });
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto(`${line.origin}/ru/sign-in`);
  await page.fill("[name=login]", "ngo-lot-1");
  await page.fill("[name=password]", site.accounts()["ngo-lot-1"]);
  await page.click("main button[type=submit]");
  await page.click("main a[href$='/draft']");
  for (let round = 1; round <= Number(options.rounds); ++round) {
    const text = `Раунд ${round}: ${chance()}`, part = page.locator("[name='part.about_project']");
    let status = 0;
    const answered = (response) => { if (response.request().isNavigationRequest()) status = response.status() === 303 ? status : response.status(); };
    page.on("response", answered);
    await part.fill(`${text} – начало`);
    await page.waitForTimeout(chance() * 3500);
    await part.fill(text);
    await page.waitForTimeout(chance() * 400);
    if (under_way > 0) met += 1;
    const came = page.waitForEvent("load");
    await page.click("button[name=next][value=draft]");
    await came;
    page.off("response", answered);
    tally.check(`round ${round}: no conflict`, status === 200, `${status}`);
    tally.check(`round ${round}: the text is on the page and in the database`, (await part.inputValue()) === text && site.holds(text), await part.inputValue());
    if (status !== 200) await page.goto(page.url());
  }
  tally.check("the button met the page's own saving in at least every tenth round", met >= Number(options.rounds) / 10, `${met} times`);
  console.log(`the button met it ${met} times`);
} catch (error) {
  tally.check("rounds", false, error.stack);
} finally {
  await browser.close();
  line.stop();
  await site.stop();
}
process.exitCode = tally.close();
