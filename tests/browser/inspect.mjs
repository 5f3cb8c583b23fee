/// What must hold of every page, whatever it says: accessibility, markup, no sideways scrolling. Each fault names its rule and place.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { HtmlValidate, StaticConfigLoader } from "html-validate";

const axe_source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules_file = fileURLToPath(new URL("../ui/htmlvalidate.json", import.meta.url));
const validator = new HtmlValidate(new StaticConfigLoader(JSON.parse(readFileSync(rules_file, "utf8"))));

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/// WCAG 2.0–2.2, A and AA.
export async function accessibility_faults(page) {
  if (!(await page.evaluate("typeof window.axe === 'object'"))) await page.evaluate(axe_source);
  const violations = await page.evaluate(
    async (tags) => (await axe.run(document, { runOnly: tags, resultTypes: ["violations"], preload: false })).violations, standards);
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} at ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`));
}

export async function markup_faults(text) {
  const report = await validator.validateString(text);
  const lines = text.split("\n");
  return report.results.flatMap((result) => result.messages).map(
    (fault) => `${fault.ruleId}: ${fault.message}, at ${fault.selector ?? (lines[fault.line - 1] ?? "").slice(Math.max(0, fault.column - 1), fault.column + 100)}`);
}

/// Elements that push the page wider than the window.
export function overflow_faults(page) {
  return page.evaluate(() => {
    const width = document.documentElement.scrollWidth, room = window.innerWidth;
    if (width <= room) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > room + 0.5);
    const innermost = wide.filter((element) => ![...element.children].some((child) => wide.includes(child)));
    const names = innermost.slice(0, 5).map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return [`${width} px wide in a window of ${room} px: ${names.join(", ")}`];
  });
}

/// What the page is made of, without its words: two pages of one state have the same faults, but for words that are too wide.
/// Rows that are alike count once.
export function state_of(page) {
  return page.evaluate(() => {
    const said = ["role", "type", "open", "hidden", "disabled", "aria-expanded", "aria-current", "aria-hidden", "scope", "for", "id"];
    const outline = (element) => {
      const words = said.filter((name) => element.hasAttribute(name)).map((name) => `${name}=${element.getAttribute(name).replace(/\d+/g, "0")}`);
      const inner = [];
      for (const child of element.children) {
        const part = outline(child);
        if (part !== inner.at(-1)) inner.push(part);
      }
      return `${element.localName}.${element.className.baseVal ?? element.className}[${words}](${inner})`;
    };
    return outline(document.documentElement);
  });
}
