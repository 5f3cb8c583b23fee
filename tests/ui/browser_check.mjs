// node tests/ui/browser_check.mjs STATIC_DIR PAGES_DIR — see browser_check.sh.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const [statics, pages] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const manifest = JSON.parse(readFileSync(join(statics, "manifest.json"), "utf8"));
const types = { ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".html": "text/html; charset=utf-8" };
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

// ---- a server of the built files, which answers POSTs, and what is asked while somebody types, as the running test says
const posts = [];
const asked = [];
let answerTyping = (response) => response.writeHead(404).end();
let answerPost = (response) => response.writeHead(404).end();
const server = createServer((request, response) => {
  if (request.method === "POST") {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      posts.push({ url: request.url, accept: request.headers.accept, body: Buffer.concat(parts) });
      answerPost(response, request);
    });
    return;
  }
  const path = request.url.split("?")[0];
  if (path === "/ru/search/suggest") {
    const text = new URL(request.url, "http://local").searchParams.get("q");
    asked.push({ text, request });
    return answerTyping(response, text);
  }
  if (path === "/ru/explained") {
    asked.push({ explained: request.url });
    response.writeHead(200, { "Content-Type": types[".html"] });
    return response.end(readFileSync(join(pages, "reading.ru.html")));
  }
  if (path === "/ru/not-there") return response.writeHead(404, { "Content-Type": types[".html"] }).end("<!doctype html><title>404</title>");
  const name = path.slice("/static/".length);
  const file = path.startsWith("/static/") ? join(statics, manifest[name] ?? name) : join(pages, path);
  if (!existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { "Content-Type": types[extname(file)], "Content-Security-Policy": policy });
  response.end(readFileSync(file));
}).listen(0, "127.0.0.1");
await new Promise((ready) => server.once("listening", ready));
const root = `http://127.0.0.1:${server.address().port}/`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
let passed = 0;
const failures = [];
async function test(name, body) {
  posts.length = 0;
  asked.length = 0;
  try {
    await body();
    passed += 1;
  } catch (error) {
    failures.push(`${name}: ${error.message}`);
  }
}
async function withPage(path, options, body) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  // Pages written without a manifest preload fonts under other names than the style sheet's; refused saves are part of tests.
  page.on("console", (message) => { if (message.type() === "error" && !/Failed to load resource/.test(message.text())) complaints.push(message.text()); });
  await page.goto(root + path);
  await body(page);
  assert.deepEqual(complaints, []);
  await context.close();
}
const until = async (condition, what) => {
  for (let i = 0; i < 100; ++i) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`never: ${what}`);
};
const json = (response, status, value) => response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(value));
const field = (post, name) => new URLSearchParams(post.body.toString()).get(name);

// ---- each page: valid, accessible, as wide as its window
const validator = new HtmlValidate(new FileSystemConfigLoader(JSON.parse(readFileSync(join(here, "htmlvalidate.json"), "utf8"))));
async function inspect(name) {
  await test(`${name} is valid HTML`, async () => {
    const report = await validator.validateString(readFileSync(join(pages, name), "utf8"));
    const messages = report.results.flatMap((result) => result.messages.map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
    assert.deepEqual([...new Set(messages)].slice(0, 8), []);
  });
  await test(`${name} has nothing to complain of`, () => withPage(name, { bypassCSP: true }, async (page) => {
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
    await page.evaluate(axe);
    for (const width of [1280, 390, 320]) {
      await test(`${name} at ${width} px is accessible and does not scroll sideways`, async () => {
        await page.setViewportSize({ width, height: 900 });
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, "scrolls sideways");
        const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"], preload: false }));
        assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 120)}`), []);
      });
    }
  }));
}
// Two at a time: one is drawn while the other's markup is read.
const queue = readdirSync(pages).filter((file) => file.endsWith(".html")).sort();
await Promise.all([1, 2].map(async () => { while (queue.length > 0) await inspect(queue.shift()); }));

// ---- scripts
await test("the error summary takes the focus and leads to the field", () => withPage("form.ru.html", {}, async (page) => {
  assert.equal(await page.evaluate(() => document.activeElement.hasAttribute("data-error-summary")), true);
  await page.click(".govuk-error-summary a[href='#bin']");
  assert.equal(await page.evaluate(() => document.activeElement.id), "bin");
}));

await test("the error summary is in sight on a narrow screen, whose menu folds", () => withPage("form.ru.html", { viewport: { width: 390, height: 700 } }, async (page) => {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const top = await page.evaluate(() => document.querySelector("[data-error-summary]").getBoundingClientRect().top);
  assert.ok(top >= 0 && top < 700, `its upper edge is at ${top}`);
}));

await test("the menu folds on a narrow screen only", () => withPage("reading.kk.html", { viewport: { width: 390, height: 800 } }, async (page) => {
  assert.equal(await page.isVisible("#menu"), false);
  await page.click(".app-menu__toggle");
  assert.equal(await page.isVisible("#menu"), true);
  assert.equal(await page.getAttribute(".app-menu__toggle", "aria-expanded"), "true");
  await page.setViewportSize({ width: 1280, height: 800 });
  await until(async () => (await page.isVisible("#menu")) && !(await page.isVisible(".app-menu__toggle")), "menu unfolds");
}));

await test("without JavaScript the menu is open and nothing is hidden", () => withPage("reading.kk.html", { javaScriptEnabled: false, viewport: { width: 390, height: 800 } }, async (page) => {
  assert.equal(await page.isVisible("#menu"), true);
  assert.equal(await page.isVisible(".app-menu__toggle"), false);
}));

await test("a computed figure opens its explanation in its place; of a row one page is fetched", () => withPage("reading.ru.html", {}, async (page) => {
  const links = page.locator("a.app-figure-link[href*='/explained#']");
  assert.equal(await links.count(), 2);
  await links.first().click();
  const table = page.locator(".app-long-table");
  await table.getByText("100 баллов, минус 5 за каждый день опоздания").waitFor();
  assert.ok(await table.locator("summary").evaluate((summary) => summary === document.activeElement), "the figure keeps the focus");
  await links.first().press("Enter");
  await table.getByText("Доля обязательных разделов").waitFor();
  assert.equal(asked.length, 1);
  assert.equal(await links.count(), 0);
  assert.ok(page.url().endsWith("reading.ru.html"), page.url());
}));

await test("where an explanation does not come, its link is followed", () => withPage("reading.ru.html", {}, async (page) => {
  await page.locator("a.app-figure-link[href*='/not-there']").click();
  await page.waitForURL("**/ru/not-there#general");
}));

await test("a draft saves itself under a fresh key each time and takes over the new version", () => withPage("draft.ru.html", {}, async (page) => {
  answerPost = (response) => json(response, 200, { message: "Сохранено в 10:07", key: `key-${posts.length}`, fields: { version: String(3 + posts.length) } });
  await page.fill("#work", "первое");
  await until(() => posts.length === 1, "first save");
  await until(async () => (await page.textContent("[data-autosave-state]")) === "Сохранено в 10:07", "message");
  assert.equal(posts[0].url, "/ru/reports/1/draft");
  assert.equal(posts[0].accept, "application/json");
  assert.deepEqual(["_token", "_key", "version", "work"].map((name) => field(posts[0], name)), ["the-token", "the-key", "3", "первое"]);
  await page.fill("#work", "второе");
  await until(() => posts.length === 2, "second save");
  assert.deepEqual(["_key", "version", "work"].map((name) => field(posts[1], name)), ["key-1", "4", "второе"]);
}));

await test("a save without an answer is repeated as it was, under the same key", () => withPage("draft.ru.html", {}, async (page) => {
  await page.clock.install();
  answerPost = (response, request) => request.socket.destroy();
  await page.fill("#work", "первое");
  await page.clock.runFor(2000);
  await until(async () => (await page.getAttribute("[data-autosave-state]", "data-kind")) === "failed", "failure shown");
  answerPost = (response) => json(response, 200, { message: "ok", key: "key-x", fields: {} });
  await page.fill("#work", "второе");
  const before = posts.length;
  await page.clock.runFor(20000);
  await until(() => posts.length > before, "repetition");
  assert.deepEqual([field(posts[before], "_key"), field(posts[before], "work")], ["the-key", "первое"]);
  await page.clock.runFor(5000);
  await until(() => posts.length > before + 1, "what was typed meanwhile");
  assert.deepEqual([field(posts.at(-1), "_key"), field(posts.at(-1), "work")], ["key-x", "второе"]);
}));

for (const [status, text] of [[401, "сеанс завершён"], [409, "сохранён другой текст"], [422, "Нажмите кнопку сохранения"]]) {
  await test(`a save refused with ${status} says what to do and keeps the text`, () => withPage("draft.ru.html", {}, async (page) => {
    answerPost = (response) => json(response, status, { message: "x", number: "r" });
    await page.fill("#work", "текст");
    await until(async () => (await page.textContent("[data-autosave-state]")).includes(text), text);
    assert.equal(await page.inputValue("#work"), "текст");
  }));
}

await test("leaving with unsaved text asks first, sending the form does not", () => withPage("draft.ru.html", {}, async (page) => {
  answerPost = (response) => json(response, 409, {});
  await page.fill("#work", "текст");
  let asked = 0;
  page.on("dialog", (dialog) => { asked += 1; dialog.dismiss(); });
  await page.click(".app-masthead__home", { noWaitAfter: true });
  await until(() => asked === 1, "question");
  assert.ok(page.url().endsWith("draft.ru.html"));
  answerPost = (response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<title>sent</title>");
  await page.click("#draft button[type='submit']");
  await until(async () => (await page.title()) === "sent", "sent");
  assert.equal(asked, 1);
}));

await test("rows are added with the next number and removed", () => withPage("draft.ru.html", {}, async (page) => {
  answerPost = (response) => json(response, 200, { message: "ok", key: "k", fields: {} });
  await page.fill("[name='team.1.name']", "второй");
  await page.click(".app-repeat__add");
  assert.deepEqual(await page.$$eval("[name^='team.']", (fields) => fields.map((f) => [f.name, f.id, f.value])), [["team.0.name", "team.0.name", ""], ["team.1.name", "team.1.name", "второй"], ["team.2.name", "team.2.name", ""]]);
  assert.equal(await page.evaluate(() => document.activeElement.name), "team.2.name");
  assert.equal(await page.getAttribute("label[for='team.2.name']", "for"), "team.2.name");
  await page.click("[data-repeat-row]:nth-child(2) .app-repeat__remove");
  assert.deepEqual(await page.$$eval("[name^='team.']", (fields) => fields.map((f) => f.name)), ["team.0.name", "team.2.name"]);
}));

await test("the limit of a text is counted down", () => withPage("draft.ru.html", {}, async (page) => {
  await page.fill("#work", "а".repeat(35));
  assert.equal(await page.textContent(".app-count"), "Осталось символов: 5");
  await page.fill("#work", "😀".repeat(43));
  assert.equal(await page.textContent(".app-count"), "Лишних символов: 3");
}));

const file = (bytes) => ({ name: "отчёт.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(bytes, 65) });

await test("a file too large is refused before it is sent", () => withPage("draft.ru.html", {}, async (page) => {
  await page.setInputFiles("#file", file((2 << 20) + 1));
  await page.click("#upload button[type='submit']");
  assert.equal(await page.evaluate(() => document.querySelector("#file").validationMessage), "Размер файла больше 2\u00A0МБ. Выберите файл меньшего размера.");
  assert.equal(posts.length, 0);
}));

await test("an upload shows that it is sent, and the page that answers takes the content's place", () => withPage("draft.ru.html", {}, async (page) => {
  answerPost = (response) => response.writeHead(422, { "Content-Type": "text/html" }).end("<!doctype html><title>Ошибка: файл</title><main id=content><div data-error-summary tabindex=-1><a href='#x'>x</a></div><p id=x>wrong</p></main>");
  await page.setInputFiles("#file", file(1000));
  await page.click("#upload button[type='submit']");
  await until(async () => (await page.title()) === "Ошибка: файл", "answer");
  assert.equal(await page.textContent("main p"), "wrong");
  assert.equal(await page.evaluate(() => document.activeElement.hasAttribute("data-error-summary")), true);
  assert.ok(posts[0].body.includes("the-token") && posts[0].body.includes("application/pdf"));
}));

await test("an upload follows where the server leads", () => withPage("draft.ru.html", {}, async (page) => {
  answerPost = (response) => response.writeHead(303, { Location: "/reading.ru.html" }).end();
  await page.setInputFiles("#file", file(1000));
  await page.click("#upload button[type='submit']");
  await page.waitForURL("**/reading.ru.html");
}));

await test("an upload can be cancelled", () => withPage("draft.ru.html", {}, async (page) => {
  answerPost = () => {};
  await page.setInputFiles("#file", file(1000));
  await page.click("#upload button[type='submit']");
  await page.click(".app-upload button");
  assert.equal(await page.textContent(".app-upload__text"), "Отправка отменена. Ничего не изменилось.");
  assert.equal(await page.isEnabled("#upload button[type='submit']"), true);
}));

const offers = (text) => ({
  message: "2 подсказки",
  options: [{ text: `${text}линия`, language: "", kind: "", url: "/form.ru.html" }, { text: "Жас Отан", language: "kk", kind: "НПО", url: "/wide.ru.html" }],
});
const box = "#site-search";
const shownOptions = (page) => page.$$eval("[role='option']", (options) => options.map((option) => option.textContent));
const activeOption = (page) => page.evaluate(() => {
  const id = document.querySelector("#site-search").getAttribute("aria-activedescendant");
  return [id && document.getElementById(id).textContent, [...document.querySelectorAll("[aria-selected='true']")].map((option) => option.textContent)];
});

await test("while somebody types, one question is asked and what it offers is a list that the arrows go through", () => withPage("reading.ru.html", { bypassCSP: true }, async (page) => {
  answerTyping = (response, text) => json(response, 200, offers(text));
  assert.equal(await page.getAttribute(box, "role"), "combobox");
  assert.equal(await page.getAttribute(box, "aria-expanded"), "false");
  await page.locator(box).pressSequentially("мо");
  await until(() => page.isVisible("[role='listbox']"), "the list");
  assert.deepEqual(asked.map(({ text }) => text), ["мо"], "not for each letter");
  assert.deepEqual(await shownOptions(page), ["молиния", "Жас Отан НПО"]);
  assert.equal(await page.getAttribute(box, "aria-expanded"), "true");
  assert.equal(await page.evaluate(() => document.getElementById(document.querySelector("#site-search").getAttribute("aria-controls")).getAttribute("role")), "listbox");
  assert.equal(await page.textContent(".app-suggest-host [role='status']"), "2 подсказки");
  assert.equal(await page.getAttribute("[role='option'] [lang]", "lang"), "kk");
  assert.deepEqual(await activeOption(page), [null, []]);
  await page.keyboard.press("ArrowDown");
  assert.deepEqual(await activeOption(page), ["молиния", ["молиния"]]);
  await page.keyboard.press("ArrowDown");
  assert.deepEqual(await activeOption(page), ["Жас Отан НПО", ["Жас Отан НПО"]]);
  await page.keyboard.press("ArrowDown");
  assert.deepEqual(await activeOption(page), [null, []], "behind the last stands the field");
  await page.keyboard.press("ArrowUp");
  assert.deepEqual(await activeOption(page), ["Жас Отан НПО", ["Жас Отан НПО"]]);
  assert.equal(await page.inputValue(box), "мо", "what was typed stays");
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 120)}`), []);
  await page.keyboard.press("Escape");
  assert.equal(await page.isVisible("[role='listbox']"), false);
  assert.equal(await page.getAttribute(box, "aria-expanded"), "false");
  assert.equal(await page.inputValue(box), "мо");
}));

await test("Enter goes to the chosen option, and to a search where none is chosen", () => withPage("reading.ru.html", {}, async (page) => {
  answerTyping = (response, text) => json(response, 200, offers(text));
  await page.fill(box, "мо");
  await until(() => page.isVisible("[role='listbox']"), "the list");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/wide.ru.html");
  await page.goto(`${root}reading.ru.html`);
  await page.fill(box, "мо");
  await until(() => page.isVisible("[role='listbox']"), "the list");
  await Promise.all([page.waitForRequest((request) => request.url().includes("/ru/search?q=")), page.keyboard.press("Enter")]);
}));

await test("an option can be clicked", () => withPage("reading.ru.html", {}, async (page) => {
  answerTyping = (response, text) => json(response, 200, offers(text));
  await page.fill(box, "мо");
  await page.click("[role='option'] >> nth=0");
  await page.waitForURL("**/form.ru.html");
}));

await test("on a slow line a newer question ends the one before, and no late answer is shown", () => withPage("reading.ru.html", {}, async (page) => {
  const waiting = [];
  answerTyping = (response, text) => waiting.push(() => json(response, 200, offers(text)));
  await page.fill(box, "мо");
  await until(() => asked.length === 1, "the first question");
  const ended = new Promise((resolve) => asked[0].request.once("close", resolve));
  await page.fill(box, "мони");
  await ended;
  await until(() => asked.length === 2, "the second question");
  waiting.forEach((answer) => answer());
  await until(() => page.isVisible("[role='listbox']"), "the list");
  assert.deepEqual(await shownOptions(page), ["монилиния", "Жас Отан НПО"]);
  await page.fill(box, "м");
  assert.equal(await page.isVisible("[role='listbox']"), false, "one letter goes on in too many ways");
  await page.fill(box, "мони");
  await until(() => page.isVisible("[role='listbox']"), "the list again");
  assert.equal(asked.length, 2, "what was answered is remembered");
  answerTyping = (response, text) => json(response, 200, offers(text));
  await page.clock.install();
  await page.locator(box).evaluate((field) => {
    field.value = "мон";
    field.dispatchEvent(new Event("input"));
    field.blur();
  });
  await page.clock.runFor(1000);
  await page.evaluate(() => fetch("/ru/search/suggest?q=last").then((response) => response.text()));
  assert.deepEqual(asked.map(({ text }) => text), ["мо", "мони", "last"], "nobody waits for it any more");
  assert.equal(await page.isVisible("[role='listbox']"), false);
}));

await test("where nothing can be offered the box is a box", () => withPage("reading.ru.html", {}, async (page) => {
  answerTyping = (response) => response.writeHead(503).end();
  const refused = page.waitForResponse((response) => response.status() === 503);
  await page.fill(box, "мо");
  await refused;
  assert.equal(await page.isVisible("[role='listbox']"), false);
  await Promise.all([page.waitForRequest((request) => request.url().includes("/ru/search?q=")), page.keyboard.press("Enter")]);
}));

await test("without JavaScript the search box is a plain field", () => withPage("reading.ru.html", { javaScriptEnabled: false }, async (page) => {
  assert.equal(await page.getAttribute(box, "role"), null);
  assert.equal(await page.getAttribute(box, "type"), "search");
  assert.equal(await page.locator("[role='listbox']").count(), 0);
}));

await browser.close();
server.closeAllConnections();
server.close();
for (const failure of failures) console.log(failure);
console.log(`ui in the browser: ${passed} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
