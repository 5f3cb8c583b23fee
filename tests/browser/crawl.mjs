/// Every public page in three languages, as a visitor without scripts comes to it: from the site map for machines and by links.
///
///   node tests/browser/crawl.mjs --program build/release/baqylau [--engine sqlite|postgresql|both] [--whole]
///
/// Both ways lead to the same pages; no link is broken, no message missing, nothing comes from another host; each page says in its head what
/// it is and where its other languages are. One page of each route in each language is opened in Chromium, 320 pixels wide: accessibility,
/// markup, nothing to scroll sideways to. `--whole`: all of them. PostgreSQL is found by PG*; without them only SQLite is walked.

import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { accessibility_faults, markup_faults, overflow_faults } from "./inspect.mjs";
import { Site } from "./site.mjs";
import { Tally } from "./tally.mjs";

const { values: options } = parseArgs({ options: { program: { type: "string" }, engine: { type: "string" }, whole: { type: "boolean", default: false } } });
if (!options.program) {
  console.error("usage: crawl.mjs --program PATH [--engine sqlite|postgresql|both] [--whole]");
  process.exit(2);
}
const languages = ["kk", "ru", "en"];
/// Linked, and no page of the site map: what asks who somebody is, what answers a question, and another look of the same page.
const no_page_of_its_own = /^\/(?:sign-in|forgot|search|view)(?:[/?]|$)/;
const at_once = 8, tabs = 2, most_requests = 60_000;

const entities = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
const unescaped = (text) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => entities[name]);
const attribute = (tag, name) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found ? unescaped(found[1]) : undefined;
};
const tags = (text, name) => text.match(new RegExp(`<${name}\\s[^>]*>`, "g")) ?? [];

/// Runs `job` on each of a queue that may grow meanwhile, so many at a time.
async function drained(queue, width, job) {
  let busy = 0;
  await new Promise((done, failed) => {
    const next = () => {
      while (busy < width && queue.length > 0) {
        busy += 1;
        job(queue.shift()).then(() => { busy -= 1; next(); }, failed);
      }
      if (busy === 0 && queue.length === 0) done();
    };
    next();
  });
}

class Crawl {
  constructor(site, tally, browser, routes) {
    Object.assign(this, { site, tally, browser, routes, name: site.engine });
    this.pages = new Map(); // address with its query → text
  }

  check(what, faults) {
    this.tally.check(`${this.name}: ${what}`, faults.length === 0, `${faults.length} not so\n    ${faults.slice(0, 12).join("\n    ")}`);
  }

  async text_of(path) {
    const answer = await fetch(this.site.origin + path, { redirect: "manual" });
    return { status: answer.status, kind: answer.headers.get("content-type") ?? "", text: await answer.text(), location: answer.headers.get("location") ?? "" };
  }

  /// Language → paths, as the site map has them.
  async reads_the_site_map() {
    const listed = { kk: new Set(), ru: new Set(), en: new Set() };
    const index = await this.text_of("/sitemap.xml");
    const faults = [];
    for (const [, part] of index.text.matchAll(/<loc>([^<]+)<\/loc>/g)) {
      const { status, text } = await this.text_of(part.replace(this.site.origin, ""));
      if (status !== 200) faults.push(`${part}: ${status}`);
      for (const [entry] of text.matchAll(/<url>.*?<\/url>/gs)) {
        const address = /<loc>([^<]+)<\/loc>/.exec(entry)[1];
        const alternates = [...entry.matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)].map(([, language, href]) => [language, href]);
        const [, language, path] = /^\/(kk|ru|en)(\/.*)$/.exec(address.replace(this.site.origin, "")) ?? [];
        if (!language || listed[language].has(path)) faults.push(`${address}: not of a language, or twice`);
        else listed[language].add(path);
        const wanted = [...languages.map((other) => [other, `${this.site.origin}/${other}${path}`]), ["x-default", `${this.site.origin}/kk${path}`]];
        if (JSON.stringify(alternates) !== JSON.stringify(wanted)) faults.push(`${address}: its alternates are ${alternates}`);
      }
    }
    this.check("the site map has each page once, with its languages", faults);
    return listed;
  }

  /// Where a page leads to on this site.
  leads(text, path) {
    const found = [];
    for (const tag of tags(text, "a")) {
      const href = attribute(tag, "href");
      if (href === undefined || /^(?:mailto|tel):/.test(href)) continue;
      const url = new URL(href, this.site.origin + path);
      if (url.origin === this.site.origin) found.push({ address: url.pathname + url.search, fragment: decodeURIComponent(url.hash.slice(1)) });
    }
    return found;
  }

  async walks(language) {
    const begin = `/${language}/`, known = new Set([begin]), queue = [begin], broken = [], fragments = [];
    await drained(queue, at_once, async (address) => {
      const { status, kind, text, location } = await this.text_of(address);
      if (status === 303) {
        // What is for those who are signed in sends others to sign in.
        if (!known.has(location) && !location.startsWith(`${begin}sign-in`)) queue.push(location);
        return void known.add(location);
      }
      if (status !== 200) return void broken.push(`${address}: ${status}`);
      if (!kind.startsWith("text/html")) return;
      this.pages.set(address, text);
      for (const lead of this.leads(text, address)) {
        if (lead.fragment) fragments.push({ from: address, ...lead });
        if (known.has(lead.address) || known.size > most_requests) continue;
        // The other languages of a page are walked from their own beginning; what leads to an account or another look only has to be there.
        const own = lead.address.startsWith(begin);
        known.add(lead.address);
        if (own && !no_page_of_its_own.test(lead.address.slice(begin.length - 1))) queue.push(lead.address);
      }
    });
    this.check(`${language}: each link leads somewhere (${known.size})`, broken);
    this.check(`${language}: each part of a page that is linked is there`, fragments.filter(({ address, fragment }) => {
      const text = this.pages.get(address);
      return text !== undefined && !text.includes(` id="${fragment}"`);
    }).map(({ from, address, fragment }) => `${from} → ${address}#${fragment}`));
    return new Set([...this.pages.keys()].filter((address) => address.startsWith(begin)).map((address) => address.slice(begin.length - 1).split("?")[0]));
  }

  /// What each page says of itself, and where it takes its parts from.
  reads_heads() {
    const faults = [];
    for (const [address, text] of this.pages) {
      const [, language, path] = /^\/(kk|ru|en)(\/[^?]*)/.exec(address);
      const say = (fault) => faults.push(`${address}: ${fault}`);
      if (!text.includes(`<html lang="${language}"`)) say("its language");
      const metas = new Map(tags(text, "meta").map((tag) => [attribute(tag, "name") ?? attribute(tag, "property"), attribute(tag, "content")]));
      for (const name of ["description", "og:title", "og:description", "og:url", "og:type", "og:locale", "og:site_name"]) if (!metas.get(name)) say(`no ${name}`);
      const links = tags(text, "link");
      for (const other of [...languages, "x-default"]) {
        const link = links.find((tag) => attribute(tag, "hreflang") === other);
        if (!link || !attribute(link, "href").startsWith(`${this.site.origin}/${other === "x-default" ? "kk" : other}${path}`)) say(`hreflang ${other}`);
      }
      for (const other of languages)
        if (other !== language && !tags(text, "a").some((tag) => attribute(tag, "hreflang") === other && attribute(tag, "href").split("?")[0] === `/${other}${path}`)) say(`the switch to ${other}`);
      for (const tag of [...tags(text, "(?:script|img|iframe|source|form|video|audio|object)"), ...links.filter((link) => /stylesheet|icon|preload/.test(attribute(link, "rel") ?? ""))])
        for (const name of ["src", "href", "action", "srcset", "data"]) {
          const from = attribute(tag, name);
          if (from && new URL(from, this.site.origin).origin !== this.site.origin) say(`from another host: ${from}`);
        }
      const title = /<title>([^<]*)<\/title>/.exec(text)?.[1];
      if (!title) say("no title");
    }
    this.check(`the head of each page says what it is (${this.pages.size})`, faults);
  }

  pattern_of(path) {
    const parts = path.split("/");
    const fits = this.routes.filter((route) => {
      const places = route.split("/");
      return places.length === parts.length && places.every((place, i) => place.startsWith("{") || place === parts[i]);
    });
    return fits.sort((one, other) => (one.match(/\{/g)?.length ?? 0) - (other.match(/\{/g)?.length ?? 0))[0] ?? path;
  }

  /// In the browser, as narrow as a small telephone.
  async looks_at(addresses) {
    const context = await this.browser.newContext({ viewport: { width: 320, height: 640 } });
    const faults = [], queue = [...addresses], foreign = [];
    context.on("request", (request) => { if (!request.url().startsWith(this.site.origin) && !request.url().startsWith("data:")) foreign.push(request.url()); });
    const walkers = await Promise.all(Array.from({ length: tabs }, () => context.newPage()));
    await Promise.all(walkers.map(async (page) => {
      page.setDefaultTimeout(30_000);
      while (queue.length > 0) {
        const address = queue.shift();
        await page.goto(this.site.origin + address, { waitUntil: "load" });
        const found = [...(await accessibility_faults(page)), ...(await overflow_faults(page)), ...(await markup_faults(this.pages.get(address)))];
        faults.push(...found.map((fault) => `${address}: ${fault}`));
      }
    }));
    await context.close();
    this.check(`accessible, valid and narrow enough (${addresses.length} pages)`, faults);
    this.check("nothing is asked of another host", foreign);
  }

  async run() {
    const listed = await this.reads_the_site_map(), chosen = [];
    for (const language of languages) {
      const linked = await this.walks(language);
      this.check(`${language}: whatever is linked is in the site map`, [...linked].filter((path) => !listed[language].has(path)));
      this.check(`${language}: whatever is in the site map is linked`, [...listed[language]].filter((path) => !linked.has(path)));
      const seen = new Set();
      for (const path of [...linked].sort()) {
        const kind = this.pattern_of(path);
        // A page that is linked with a question only is looked at as it was linked.
        const address = [`/${language}${path}`, ...this.pages.keys()].find((one, at) => this.pages.has(one) && (at === 0 || one.startsWith(`/${language}${path}?`)));
        if (options.whole || !seen.has(kind)) chosen.push(address);
        seen.add(kind);
      }
    }
    this.reads_heads();
    await this.looks_at(chosen);
    const log = this.site.log();
    this.tally.check(`${this.name}: the server has nothing to complain of`, !/no translation into|"level":"(error|critical)"/.test(log), log.slice(0, 2000));
  }
}

const routes = execFileSync(options.program, ["routes"]).toString().split("\n").map((line) => line.split(/\s+/)).filter(([method]) => method === "GET").map(([, path]) => path);
const engine = options.engine ?? (process.env.PGHOST ? "both" : "sqlite");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
const tally = new Tally();
try {
  for (const one of ["sqlite", "postgresql"]) {
    if (engine !== "both" && engine !== one) continue;
    const began = Date.now(), site = await Site.start(options.program, one);
    try {
      await new Crawl(site, tally, browser, routes).run();
    } finally {
      tally.check(`${one}: the server stops when asked`, (await site.stop()) === 0);
    }
    console.log(`${one}: ${Math.round((Date.now() - began) / 1000)} s`);
  }
} finally {
  await browser.close();
}
process.exitCode = tally.close();
