/// A visitor reads: the pilot's data before anything else happens, and in the end what came of the journey.

import { load_catalogue } from "../catalogue.mjs";
import { Person } from "../person.mjs";
import * as texts from "./texts.mjs";

const other_of = { kk: "ru", ru: "kk" };
const own_name = { kk: "Қазақша", ru: "Русский" };

/// The same page in the other language.
async function switches_language(visitor, name) {
  const { t } = visitor.scene, other = other_of[t.language];
  const before = new URL(visitor.page.url());
  await visitor.press(own_name[other], name, { within: visitor.page.getByRole("navigation", { name: t("Language") }) });
  const after = new URL(visitor.page.url());
  visitor.check(`${name}: the same page in the other language`, after.pathname.slice(3) === before.pathname.slice(3), after.pathname);
  visitor.check(`${name}: says its language`, (await visitor.page.getAttribute("html", "lang")) === other);
  visitor.language = other;
}

const row_of_lot = (visitor, number) => visitor.page.getByRole("row").filter({ has: visitor.page.getByRole("rowheader", { name: number, exact: true }) });

export async function reads_the_pilot(scene) {
  const { t, language } = scene, other = load_catalogue(other_of[language]);
  const visitor = await Person.enter(scene, "visitor");
  await visitor.open("/", "home");
  await visitor.sees(t("The state of things today"));
  await visitor.menu(t("Monitoring of the state social order"), "contests");
  await visitor.press(new RegExp(`^${t("Details")}`), "contest", { within: visitor.page.getByRole("row").filter({ hasText: "2007" }).last() });
  await visitor.sees(t("Lots of the contest"));

  const contest = visitor.page.url();
  await visitor.press(new RegExp(`^${t("Project passport")}`), "passport-of-lot-5", { within: row_of_lot(visitor, "5") });
  await visitor.sees(t("Passport of the project, lot {number}", { number: "5" }));
  await visitor.misses(t("This project is under special control"));
  await visitor.sees(language === "kk" ? "2 937 350 (екі миллион тоғыз жүз отыз жеті мың үш жүз елу)" : "2 937 350 (два миллиона девятьсот тридцать семь тысяч триста пятьдесят)");
  await switches_language(visitor, "passport-of-lot-5-in-the-other-language");
  await visitor.sees(other("Passport of the project, lot {number}", { number: "5" }));

  await visitor.page.goto(contest);
  visitor.language = language;
  await visitor.press(new RegExp(`^${t("Project passport")}`), "passport-of-lot-4", { within: row_of_lot(visitor, "4") });
  await visitor.sees(t("This project is under special control"));

  await visitor.menu(t("Non-governmental organisations"), "ngos");
  await visitor.press(new RegExp(`^${t("Card")}`), "ngo-card", { within: visitor.page.getByRole("row").filter({ hasText: "ЗУБР" }) });
  await visitor.sees("zubr@ukg.kz");
  await visitor.press(t("Projects of the organisation"), "ngo-projects", { within: visitor.page.getByRole("main") });
  await visitor.open("/no-such-page", "no-such-page", 404);
  await visitor.sees(t("Page not found"));
}

export async function reads_the_result(scene) {
  const { t, language, facts } = scene, other = load_catalogue(other_of[language]);
  const visitor = await Person.enter(scene, "visitor");
  await visitor.open("/", "home-afterwards");
  await visitor.open(facts.passport, "passport-afterwards");
  await visitor.sees(texts.lots[0][language], "main h1");
  for (const text of [texts.goals[language], texts.team[language][0][0], texts.partner[language].name, texts.publication[language].title]) await visitor.sees(text);
  await switches_language(visitor, "passport-afterwards-in-the-other-language");
  await visitor.sees(texts.lots[0][other.language], "main h1");
  await visitor.sees(texts.goals[other.language]);

  const report = visitor.page.getByRole("main").locator(`a[href*="/reports/"]`).first();
  await visitor.go(() => report.click(), "report-in-the-other-language", 200);
  await visitor.sees(other("First interim report"), "main h1");
  await visitor.sees(texts.report[language].works);
  await switches_language(Object.assign(visitor, { scene: { ...scene, t: other } }), "report");
  visitor.scene = scene;
  await visitor.sees(t("First interim report"), "main h1");
  const file = await visitor.download(facts.file.name);
  visitor.check("the file comes as it was sent", file.bytes.equals(facts.file.buffer) && file.name === facts.file.name, `${file.name}, ${file.bytes.length} bytes`);
}
