/// What a reader sees, asked for by the English text that the code has: `t("Sign in")`.
///
/// The tests press buttons by these, so a label that is not translated, or translated otherwise than shown, is found.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../po", import.meta.url));
const no_break_space = "\u00A0";

/// The entries of one .po file: id → texts, one a plural form.
function entries_of(file) {
  const entries = new Map();
  for (const block of readFileSync(file, "utf8").split(/\n\s*\n|\n(?=msgid )/)) {
    const fields = {};
    let field = "";
    for (const line of block.split("\n")) {
      const found = /^(msgid_plural|msgid|msgstr(?:\[\d\])?)?\s*(".*")\s*$/.exec(line);
      if (!found) continue;
      field = found[1] ?? field;
      fields[field] = (fields[field] ?? "") + JSON.parse(found[2]);
    }
    if (!fields.msgid) continue;
    const texts = Object.keys(fields).filter((name) => name.startsWith("msgstr")).sort().map((name) => fields[name]);
    entries.set(fields.msgid, texts);
  }
  return entries;
}

const plural_form = {
  kk: (n) => (n === 1 ? 0 : 1),
  ru: (n) => (n % 10 === 1 && n % 100 !== 11 ? 0 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2),
};

const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, no_break_space);
const filled = (text, places) => text.replace(/\{(\w+)\}/g, (place, name) => places[name] ?? place);

export function load_catalogue(language) {
  const all = new Map();
  for (const [id, texts] of entries_of(join(folder, `${language}.po`))) all.set(id, texts);
  const texts_of = (id) => all.get(id) ?? (() => { throw new Error(`no ${language} text for “${id}”`); })();
  const t = (id, places = {}) => filled(texts_of(id)[0], places);
  t.language = language;
  t.plural = (id, count, places = {}) => filled(texts_of(id)[plural_form[language](count)], { ...places, count: grouped(count) });
  /// Matches the text whatever stands at its places.
  t.pattern = (id) => new RegExp(texts_of(id)[0].replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\w+\}/g, ".+"));
  return t;
}
