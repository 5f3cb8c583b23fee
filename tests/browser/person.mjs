/// Somebody at a browser: reads pages, presses what is written on them. Every page that comes is inspected and photographed.

import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accessibility_faults, markup_faults, overflow_faults, state_of } from "./inspect.mjs";

export const wide = { width: 1280, height: 900 };
export const narrow = { width: 390, height: 844 };

/// A large file by its path: the browser reads it from the disk instead of being sent it through the debugging line.
export function file_on_disk(name, megabytes) {
  const folder = mkdtempSync(join(tmpdir(), "baqylau-browser-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  writeFileSync(path, "%PDF-1.7\n");
  truncateSync(path, megabytes << 20);
  return path;
}

/// What was promised; nothing where it is never kept: a run says so, and does not hang.
const in_the_end = (promised) => {
  let late;
  return Promise.race([promised, new Promise((give_up) => { late = setTimeout(give_up, 60_000); })]).finally(() => clearTimeout(late));
};

const one_line = (text) => text.replace(/\s+/g, " ").trim();

export class Person {
  /// `script: false` is somebody without JavaScript; `stays: true` is still there in the next step.
  static async enter(scene, who, { script = true, stays = false } = {}) {
    const person = new Person();
    Object.assign(person, { scene, who, script, stays, language: scene.language, allowed: new Set(), complaints: [], documents: [] });
    person.context = await scene.browser.newContext({ viewport: wide, javaScriptEnabled: script, acceptDownloads: true });
    person.context.setDefaultTimeout(15_000);
    await person.context.addInitScript(() => window.addEventListener("pageshow", (event) => { window.shown = event.persisted ? "again" : "anew"; }));
    person.page = await person.context.newPage();
    person.watch();
    scene.people.push(person);
    return person;
  }

  leave() { return this.context.close(); }

  // ---- what must never happen unnoticed
  watch() {
    const own = (url) => new URL(url).origin === this.scene.site.origin || /^(data|blob|about):/.test(url);
    this.context.on("request", (request) => { if (!own(request.url())) this.complaints.push(`a request to another host: ${request.url()}`); });
    this.context.on("requestfailed", (request) => {
      const why = request.failure()?.errorText ?? "";
      // A download, and a page left before all of it has come.
      if (why !== "net::ERR_ABORTED") this.complaints.push(`${request.method()} ${request.url()} failed: ${why}`);
    });
    this.context.on("response", (response) => this.answered(response));
    this.page.on("console", (message) => {
      // Of statuses speaks `answered`.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) this.complaints.push(`console: ${message.text()}`);
    });
    this.page.on("pageerror", (error) => this.complaints.push(`script: ${error.message}`));
    this.page.on("dialog", (dialog) => {
      if (dialog.type() !== "beforeunload") this.complaints.push(`dialog: ${dialog.message()}`);
      dialog.accept();
    });
  }

  answered(response) {
    const request = response.request(), status = response.status();
    if (status >= 400 && !this.allowed.has(status)) this.complaints.push(`${request.method()} ${response.url()} answered ${status}`);
    if (request.isNavigationRequest() && (status < 300 || status >= 400)) this.status = status;
    const type = response.headers()["content-type"] ?? "";
    // What a script was led to it goes to itself: that page is left while the answer is still coming, of which some browsers tell no end.
    const left_behind = !request.isNavigationRequest() && request.redirectedFrom() !== null;
    if (type.startsWith("text/html") && (status < 300 || status >= 400) && !left_behind) this.documents.push(response.text().catch(() => ""));
  }

  check(what, fine, why = "") { return this.scene.tally.check(`${this.scene.name}: ${this.who}: ${what}`, fine, why); }

  // ---- going about
  open(path, name, status = 200) { return this.go(() => this.page.goto(`${this.scene.site.origin}/${this.language}${path}`), name, status); }

  /// Presses a button or follows a link by its words (or a pattern of them).
  press(words, name, { status = 200, within = this.page, exact = true, nth = 0 } = {}) {
    const target = within.getByRole("button", { name: words, exact }).or(within.getByRole("link", { name: words, exact })).nth(nth);
    return this.go(() => target.click({ timeout: 10_000 }), name, status);
  }

  async go(act, name, status) {
    this.allowed = new Set([status]);
    this.status = undefined;
    const came = this.page.waitForEvent("load");
    await Promise.all([came, act()]);
    this.check(`${name}: answered ${status}`, this.status === status, `${this.status} at ${this.page.url()}`);
    await this.look(name);
  }

  /// Presses a button whose answer may be of several statuses: `status` tells which it was.
  async sends(words) {
    this.allowed = new Set([409, 422]);
    this.status = undefined;
    const came = this.page.waitForEvent("load");
    await Promise.all([came, this.page.getByRole("main").getByRole("button", { name: words, exact: true }).click()]);
  }

  /// Back, as the button of the browser: the page comes out of its memory or from the server.
  async back() {
    const left = this.page.url();
    // From a task of its own: what is evaluated has to have ended before its page is gone.
    await this.page.evaluate(() => { setTimeout(() => history.back()); });
    await this.page.waitForFunction((was) => location.href !== was && document.readyState === "complete" && window.shown, left);
  }
  /// Whether the page came out of the browser's memory.
  came_back() { return this.page.evaluate(() => window.shown === "again"); }

  async sign_in(login) {
    const { t } = this.scene;
    await this.page.getByLabel(t("Login"), { exact: true }).fill(login);
    await this.page.getByLabel(t("Password"), { exact: true }).fill(this.scene.site.accounts()[login]);
    await this.press(t("Sign in"), `signed-in-${login}`, { within: this.page.getByRole("main") });
  }

  menu(words, name) { return this.press(words, name, { within: this.page.getByRole("navigation", { name: this.scene.t("Main menu") }) }); }

  field(label, { optional = false, nth = 0 } = {}) {
    return this.page.getByLabel(optional ? this.scene.t("{label} (not required)", { label }) : label, { exact: true }).nth(nth);
  }
  fill(label, text, place) { return this.field(label, place).fill(text); }

  /// Chooses a file and sends the form; where scripts work, the answer takes the place of the content, or is gone to.
  async send_file(label, file, words, name, { status = 422 } = {}) {
    await this.field(label).setInputFiles(file);
    if (!this.script || status === 200) return this.press(words, name, { status, within: this.page.getByRole("main") });
    this.allowed = new Set([status]);
    const answer = this.page.waitForResponse((response) => response.request().method() === "POST");
    await this.page.evaluate(() => document.addEventListener("app:replaced", () => { document.body.dataset.replaced = ""; }, { once: true }));
    await this.press_here(words);
    const got = (await answer).status();
    await this.page.waitForSelector("body[data-replaced]");
    await this.page.evaluate(() => delete document.body.dataset.replaced);
    this.check(`${name}: answered ${status}`, got === status, String(got));
    await this.look(name);
  }

  /// Presses what leads to no other page.
  press_here(words, within = this.page.getByRole("main")) { return within.getByRole("button", { name: words, exact: true }).first().click(); }

  /// The browser refuses a file over the limit before anything is sent, and says so.
  async says_too_large(megabytes) {
    const { t } = this.scene;
    const why = t("This file is larger than {size}. Choose a smaller one.", { size: t("{size} MB", { size: megabytes }) });
    await this.sees(why, "main");
  }

  async download(words, within = this.page.getByRole("main")) {
    this.allowed = new Set();
    const [file] = await Promise.all([this.page.waitForEvent("download"), within.getByRole("link", { name: words }).first().click()]);
    const pieces = [];
    for await (const piece of await file.createReadStream()) pieces.push(piece);
    return { name: file.suggestedFilename(), bytes: Buffer.concat(pieces) };
  }

  // ---- reading
  async text(within = "body") { return one_line(await this.page.innerText(within)); }
  async sees(what, within = "body") {
    const text = await this.text(within);
    const there = what instanceof RegExp ? what.test(text) : text.includes(one_line(what));
    return this.check(`sees “${what instanceof RegExp ? what.source : what}”`, there, `on ${this.page.url()}: ${text.slice(0, 1500)}`);
  }
  async misses(what, within = "main") { return this.check(`does not see “${what}”`, !(await this.text(within)).includes(one_line(what)), this.page.url()); }

  // ---- every page
  async look(name, { closely = !this.scene.glances } = {}) {
    if (!closely) {
      this.documents.length = 0;
      return this.none(`${name}: no error, no failed or foreign request`, this.complaints.splice(0));
    }
    await this.page.evaluate(() => document.fonts.ready.then(() => undefined));
    const state = await state_of(this.page);
    if (this.scene.inspected.has(state)) {
      this.documents.length = 0;
      await this.page.setViewportSize(narrow);
      await this.none(`${name}: nothing scrolls sideways at ${narrow.width} px`, overflow_faults(this.page));
      await this.page.setViewportSize(wide);
      return this.none(`${name}: no error, no failed or foreign request`, this.complaints.splice(0));
    }
    this.scene.inspected.add(state);
    const label = `${String(++this.scene.pictures).padStart(2, "0")}-${name}`;
    await this.markup(label);
    for (const size of [wide, narrow]) {
      await this.page.setViewportSize(size);
      // Without scripts axe cannot run either; the same page is seen with them by somebody else.
      if (this.script) await this.none(`${label} at ${size.width} px: accessible`, accessibility_faults(this.page));
      // Without scripts a table that is too wide takes the page with it.
      if (this.script || size === narrow) await this.none(`${label}: nothing scrolls sideways at ${size.width} px`, overflow_faults(this.page));
      await this.photograph(label, size);
    }
    await this.page.setViewportSize(wide);
    await this.none(`${label}: no error, no failed or foreign request`, this.complaints.splice(0));
  }

  /// The whole page. Asked of the browser itself: it packs pictures in a third of the time.
  async photograph(label, size) {
    const folder = join(this.scene.album, String(size.width));
    mkdirSync(folder, { recursive: true });
    this.camera ??= await this.context.newCDPSession(this.page);
    const height = await this.page.evaluate(() => {
      window.scrollTo(0, 0);
      return Math.max(document.documentElement.scrollHeight, window.innerHeight);
    });
    const picture = await this.camera.send("Page.captureScreenshot", {
      format: "png", optimizeForSpeed: true, captureBeyondViewport: true, clip: { x: 0, y: 0, width: size.width, height, scale: 1 } });
    await writeFile(join(folder, `${label}.png`), Buffer.from(picture.data, "base64"));
  }

  async markup(label) {
    const texts = await Promise.all(this.documents.splice(0).map(in_the_end));
    this.check(`${label}: each document came to its end`, !texts.includes(undefined));
    for (const text of texts) if (text) await this.none(`${label}: valid HTML`, markup_faults(text));
  }

  async none(what, found) {
    const faults = [...new Set(await found)];
    this.check(what, faults.length === 0, faults.slice(0, 6).join("\n    "));
  }
}
