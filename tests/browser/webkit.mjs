/// A draft in WebKitGTK, the nearest that can be had here to the browser of an iPhone: it puts typed text back into a page before any script runs.
///
///   xvfb-run node tests/browser/webkit.mjs --program build/release/baqylau
///
/// Each language: written, saved by itself, left by the button, Back, changed, sent again; typed, and the page loaded anew. No text is lost, none counts as
/// saved that is not.

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { parseArgs } from "node:util";
import { load_catalogue } from "./catalogue.mjs";
import { Site } from "./site.mjs";
import { Tally } from "./tally.mjs";
import { behind_tls } from "./tls.mjs";

const { values: options } = parseArgs({ options: { program: { type: "string" }, binary: { type: "string", default: "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser" } } });
const tally = new Tally();

const free_port = () => new Promise((found) => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => found(port));
  });
});

/// As much of WebDriver as is needed.
class Browser {
  static async start() {
    const browser = new Browser();
    const port = await free_port();
    browser.driver = spawn("WebKitWebDriver", [`--port=${port}`], { stdio: "ignore" });
    browser.address = `http://127.0.0.1:${port}`;
    const capabilities = { alwaysMatch: { acceptInsecureCerts: true, "webkitgtk:browserOptions": { binary: options.binary, args: ["--automation"] } } };
    for (let attempt = 0; ; ++attempt) {
      try {
        browser.session = (await browser.ask("POST", "/session", { capabilities })).sessionId;
        return browser;
      } catch (error) {
        if (attempt === 50) throw error;
        await new Promise((later) => setTimeout(later, 200));
      }
    }
  }
  async ask(method, path, body) {
    const at = this.session ? `/session/${this.session}${path}` : path;
    const answer = await fetch(this.address + at, { method, body: body === undefined ? undefined : JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }
  async stop() {
    await this.ask("DELETE", "").catch(() => {});
    this.driver.kill();
  }
  open(url) { return this.ask("POST", "/url", { url }); }
  back() { return this.ask("POST", "/back", {}); }
  reload() { return this.ask("POST", "/refresh", {}); }
  run(script, ...args) { return this.ask("POST", "/execute/sync", { script, args }); }
  url() { return this.ask("GET", "/url"); }
  async element(selector) { return Object.values(await this.ask("POST", "/element", { using: "css selector", value: selector }))[0]; }
  async type(selector, text, { anew = true } = {}) {
    const element = await this.element(selector);
    if (anew) await this.ask("POST", `/element/${element}/clear`, {});
    await this.ask("POST", `/element/${element}/value`, { text });
  }
  /// A click that leads elsewhere: until another document has come to its end.
  async click(selector) {
    await this.run("window.left = true; document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })", selector);
    await this.ask("POST", `/element/${await this.element(selector)}/click`, {});
    await this.until("return !window.left && document.readyState === 'complete'");
  }
  async until(script, seconds = 20) {
    for (const end = Date.now() + seconds * 1000; ;) {
      if (await this.run(script).catch(() => false)) return true;
      if (Date.now() > end) return false;
      await new Promise((later) => setTimeout(later, 100));
    }
  }
}

const part = "[name='part.main_works']", state = "return document.querySelector('[data-autosave-state]').dataset.kind === 'saved'";

async function writes_a_draft(site, origin, language) {
  const t = load_catalogue(language), browser = await Browser.start();
  const check = (what, fine, why = "") => tally.check(`webkit ${language}: ${what}`, fine, why);
  try {
    await browser.open(`${origin}/${language}/sign-in`);
    await browser.type("[name=login]", "ngo-lot-1");
    await browser.type("[name=password]", site.accounts()["ngo-lot-1"]);
    await browser.click("main button[type=submit]");
    check("signed in", (await browser.url()).endsWith("/cabinet"), await browser.url());
    check("it is said once", await browser.run("return document.querySelector('.app-notice') !== null"));
    const draft = await browser.run("return document.querySelector(\"main a[href$='/draft']\").href");
    await browser.open(draft);

    const texts = ["saved by itself", "sent by the button", "changed after Back", "typed before the page was loaded anew"].map((text) => `${language}: ${text}, ${Date.now()}`);
    await browser.type(part, texts[0]);
    check("it saves itself", await browser.until(state) && site.holds(texts[0]));
    await browser.type(part, texts[1]);
    await browser.click("button[name=next][value=files]");
    check("the button saves", site.holds(texts[1]), await browser.url());

    await browser.back();
    await browser.until(`return location.href === ${JSON.stringify(draft)} && document.readyState === "complete"`);
    await browser.type(part, texts[2]);
    await browser.click("button[name=next][value=files]");
    const shown = await browser.run(`return document.querySelector("${part}")?.value ?? ""`);
    check("after Back the second text is there, or in the form with its reason", site.holds(texts[2]) || shown === texts[2], await browser.url());
    if (!site.holds(texts[2])) {
      check("it is said who saved", (await browser.run("return document.body.innerText")).includes(t("Last saved by you on {when}.", { when: "" }).replace(/[\s.:]+$/, "")));
      await browser.click("button[name=next][value=files]");
      check("sent once more it is there", site.holds(texts[2]));
    }

    const ways = { "loaded anew": () => browser.reload(), "left and come back to": async () => {
      await browser.open(`${origin}/${language}/`);
      await browser.back();
      await browser.until(`return location.href === ${JSON.stringify(draft)} && document.readyState === "complete"`);
    } };
    for (const [way, go] of Object.entries(ways)) {
      await browser.open(draft);
      const stored = await browser.run(`return document.querySelector("${part}").value`), typed = `${texts[3]}, ${way}`;
      await browser.type(part, typed);
      await go();
      const put_back = await browser.run(`return document.querySelector("${part}").value`);
      console.log(`webkit ${language}: ${way}, the field shows ${put_back === typed ? "what was typed" : put_back === stored ? "what was stored" : JSON.stringify(put_back)}`);
      // Text that the browser has put back counts as typed: it is saved by itself.
      check(`${way}: what the page shows is what is stored, or comes to be`, await browser.until(`const field = document.querySelector("${part}");
        return document.querySelector("[data-autosave-state]").dataset.kind === "saved" || field.value === field.defaultValue`) && site.holds(put_back), put_back);
    }
  } finally {
    await browser.stop();
  }
}

for (const language of ["kk", "ru"]) {
  const site = await Site.start(options.program, "sqlite"), tls = await behind_tls(site.origin);
  try {
    // Once as behind a proxy, once as on a newcomer's own machine, where WebKit drops cookies that are Secure.
    await writes_a_draft(site, language === "ru" ? tls.origin : site.origin, language);
  } catch (error) {
    tally.check(`webkit ${language}`, false, error.stack);
  } finally {
    tls.stop();
    await site.stop();
  }
}
process.exitCode = tally.close();
