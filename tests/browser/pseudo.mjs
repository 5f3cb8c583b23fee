/// The site in the made-up language of `serve --pseudo`: whatever still reads as words, and is no content, cannot be translated.
///
/// Walks all pages that links lead to, as each kind of person, and sends their forms as they stand, which brings the
/// texts of errors out. Content is what the database holds; the program's own texts are in ⟦brackets⟧.

import { Person } from "./person.mjs";

const people = [undefined, "operator", "ngo-lot-5", "ngo-lot-1", "specialist", "administrator"];
/// Pages of one kind (numbers apart) say the same: two of each are enough.
const most_of_a_kind = 2;

/// Not in any database, and the same in every language.
const no_words = [
  /[\w.+-]+@[\w.-]+\.\w+/g, // e-mail
  /\b(?:https?:\/\/|www\.)\S+/g, // web addresses
  /\b[0-9a-f]{8}(?:[0-9a-f]{8})*\b/g, // hashes, in groups of eight
  /\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}\b/g, // codes of certificates
  /\b[0-9A-Z]{8,}\b/g, // numbers of requests
];
const languages = ["Қазақша", "Русский", "English"];
const endings = /\.(?:csv|xlsx|pdf|docx?|txt|zip)\b/gi;

/// Months and numbers in words come from tables of their own, tested in tests/i18n and tests/base.
const dates = (() => {
  const names = ["en", "ru", "kk"].flatMap((language) =>
    ["long", "short"].flatMap((month) => Array.from({ length: 12 }, (_, n) => new Intl.DateTimeFormat(language, { day: "numeric", month, timeZone: "UTC" })
      .formatToParts(Date.UTC(2000, n, 1)).find((part) => part.type === "month").value.replace(".", ""))));
  return new Set(names);
})();

/// Takes away what is in brackets; they may stand in one another.
function outside_brackets(text) {
  let depth = 0, out = "";
  for (const letter of text) {
    if (letter === "⟦") ++depth;
    else if (letter === "⟧") --depth;
    else if (depth === 0) out += letter;
  }
  return out;
}

export function words_left(text, content) {
  let rest = outside_brackets(text).replace(/\s+/g, " ").trim();
  if (!/\p{L}/u.test(rest) || languages.includes(rest) || content.whole.has(rest)) return "";
  for (const pattern of [...no_words, endings]) rest = rest.replace(pattern, " ");
  for (const known of content.long) if (rest.includes(known)) rest = rest.replaceAll(known, " ");
  return rest.split(/[^\p{L}\p{M}'-]+/u).filter((word) => /\p{L}/u.test(word) && !dates.has(word) && !content.words.has(word)).join(" ");
}

/// What a person may read or hear on the page, each text with where it stands.
const texts_of = (page) => page.evaluate(() => {
  const found = [];
  const named = (element) => element.tagName.toLowerCase() + (element.id ? `#${element.id}` : element.className ? `.${String(element.className).split(" ")[0]}` : "");
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement, text = walker.currentNode.data.trim();
    if (text && !element.closest("script, style, noscript, textarea, [lang]:not(html)")) found.push({ text, at: named(element) });
  }
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      const spoken = ["title", "alt", "placeholder", "aria-label", "aria-description"].includes(name) || (name.startsWith("data-") && /\s/.test(value.trim()));
      if (spoken && value.trim()) found.push({ text: value, at: `${named(element)}[${name}]` });
    }
  }
  return found;
});

const kind_of = (path) => path.replace(/\?.*/, "").replace(/\d+/g, "{n}");
const leads_on = (url, origin) =>
  url.origin === origin && url.pathname.startsWith("/en/") && !/\.(csv|xlsx|atom)$|^\/en\/(files|view)\//.test(url.pathname) && !url.searchParams.has("notice");

async function reads(person, content, leftovers) {
  const place = kind_of(new URL(person.page.url()).pathname);
  for (const { text, at } of await texts_of(person.page)) {
    const words = words_left(text, content);
    if (words) leftovers.add(`${place} ${at}: “${text.replace(/\s+/g, " ").slice(0, 120)}” (${words})`);
  }
}

/// Sends each form of the page as it stands; what comes is read as well. Nobody is signed out by it.
async function sends_forms(person, path, tried, content, leftovers) {
  const { origin } = person.scene.site;
  const actions = await person.page.$$eval("form[method='post']", (forms) => forms.map((form) => form.getAttribute("action")));
  for (const action of actions) {
    if (/sign-out|sessions\/end|\/remove$|\/apply$|\/drop$/.test(action) || tried.has(kind_of(action))) continue;
    tried.add(kind_of(action));
    // The form sent before may have led to another page, or changed this one.
    await person.page.goto(origin + path);
    const form = person.page.locator(`form[method="post"][action="${action}"]`).first();
    if ((await form.count()) === 0) continue;
    await Promise.all([person.page.waitForEvent("load"), form.evaluate((element) => element.submit())]);
    await reads(person, content, leftovers);
  }
}

async function walks(person, start, content, leftovers) {
  const { origin } = person.scene.site;
  const queue = start, known = new Set(start), kinds = new Map(), tried = new Set();
  let pages = 0;
  while (queue.length > 0) {
    const path = queue.shift(), kind = kind_of(path);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (kinds.get(kind) > most_of_a_kind) continue;
    await person.page.goto(origin + path);
    ++pages;
    await reads(person, content, leftovers);
    const links = await person.page.$$eval("a[href]", (all) => all.map((link) => link.href));
    for (const link of links) {
      const url = new URL(link);
      const next = url.pathname + url.search;
      if (!leads_on(url, origin) || known.has(next)) continue;
      known.add(next);
      queue.push(next);
    }
    await sends_forms(person, path, tried, content, leftovers);
  }
  return pages;
}

/// English content is the exception, so nearly all content is in elements that say their language; the rest is here.
function content_of(site) {
  const whole = new Set([...site.stored_texts()].map((text) => text.replace(/\s+/g, " ").trim()).filter(Boolean));
  const long = [...whole].filter((text) => /\p{L}{2}/u.test(text) && text.length > 3 && !/^[a-z_.]+$/.test(text)).sort((a, b) => b.length - a.length);
  return { whole: new Set([...whole].filter((text) => !/^[a-z_.]+$/.test(text))), long, words: new Set(Object.keys(site.accounts())) };
}

export async function finds_what_cannot_be_translated(scene) {
  scene.language = "en";
  const content = content_of(scene.site);
  let pages = 0;
  for (const login of people) {
    const leftovers = new Set();
    const person = await Person.enter(scene, login ?? "visitor");
    person.page.setDefaultTimeout(20_000);
    if (login) {
      await person.page.goto(`${scene.site.origin}/en/sign-in`);
      await person.page.fill("#login", login);
      await person.page.fill("#password", scene.site.accounts()[login]);
      await Promise.all([person.page.waitForEvent("load"), person.page.click("main button[type='submit']")]);
    }
    const begin = ["/en/", "/en/no-such-page", "/en/special-control", ...(login ? ["/en/account"] : ["/en/sign-in"]), ...(login?.startsWith("ngo") ? ["/en/cabinet"] : [])];
    const seen = await walks(person, begin, content, leftovers);
    pages += seen;
    person.check(`${seen} pages in the made-up language: nothing reads as words`, leftovers.size === 0, "\n    " + [...leftovers].join("\n    "));
    await person.leave();
  }
  scene.pictures = pages;
}
