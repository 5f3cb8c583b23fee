/// An operator of the state body: a contest, its lots from a table, the award.

import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Person } from "../person.mjs";
import { csv, windows_1251, xlsx, zip_bomb } from "../tables.mjs";
import { day } from "../clock.mjs";
import * as texts from "./texts.mjs";

async function comes(scene, options) {
  const operator = await Person.enter(scene, "operator", options);
  await operator.open("/", "home");
  await operator.press(scene.t("Sign in"), "sign-in", { nth: 0 });
  await operator.sign_in("operator");
  return operator;
}

export async function enters_a_contest(scene) {
  const { t, facts } = scene;
  const operator = scene.facts.operator = await comes(scene, { stays: true });
  await operator.menu(t("Monitoring of the state social order"), "contests-of-an-operator");
  await operator.press(t("Add a contest"), "new-contest");
  await operator.fill(t("Title in Kazakh"), texts.contest.kk, { optional: true });
  await operator.fill(t("Title in Russian"), texts.contest.ru, { optional: true });
  await operator.fill(t("First interim report is due on"), "31.02.2030", { optional: true });
  await operator.press(t("Save"), "contest-with-errors", { status: 422 });
  await operator.sees(t("Please correct the following"));
  operator.check("what was typed stays", (await operator.field(t("Title in Russian"), { optional: true }).inputValue()) === texts.contest.ru);
  await operator.fill(t("Date of the contest"), day(-30));
  facts.first_due = day(60);
  await operator.fill(t("First interim report is due on"), facts.first_due, { optional: true });
  await operator.fill(t("Second interim report is due on"), day(180), { optional: true });
  await operator.fill(t("Final report is due on"), day(300), { optional: true });
  await operator.fill(t("Number of lots announced"), "3", { optional: true });
  await operator.press(t("Save"), "contest-created");
  await operator.sees(texts.contest[scene.language]);
  await operator.sees(t("No lot of this contest has been entered yet."));
  facts.contest = new URL(operator.page.url()).pathname.slice(3);
}

const headings_of = (text) => [...text.replace(/^\uFEFF/, "").trim().matchAll(/"([^"]*)"|[^,;]+/g)].map(([whole, quoted]) => quoted ?? whole);

/// The template's own headings, then a row for each lot; `wrong` puts a word where an amount belongs.
function table_of(t, headings, wrong) {
  const row = (lot) => ({ [t("Lot number")]: lot.number, [t("Name in Kazakh")]: lot.kk, [t("Name in Russian")]: lot.ru, [t("Regions")]: lot.region,
    [t("Planned amount, tenge")]: wrong && lot.number === "2" ? texts.wrong_amount[t.language] : lot.amount, [t("Lot status")]: t(lot.status) });
  return [headings, ...texts.lots.map((lot) => headings.map((heading) => row(lot)[heading] ?? ""))];
}

export async function loads_lots(scene) {
  const { t, facts, language } = scene;
  const { operator } = facts;
  await operator.open(facts.contest, "empty-contest");
  await operator.press(t("Load lots from a table"), "import");
  const template = await operator.download(t("Template, CSV"));
  const headings = headings_of(template.bytes.toString("utf8"));
  const workbook = await operator.download(t("Template, XLSX, with an explanation of the columns"));
  operator.check("the template is a workbook", workbook.name.endsWith(".xlsx") && workbook.bytes.subarray(0, 2).toString() === "PK", workbook.name);
  // Kazakh brings a CSV file, Russian a workbook.
  const file = (wrong) => (language === "kk" ? { name: "лоттар.csv", mimeType: "text/csv", buffer: csv(table_of(t, headings, wrong)) }
    : { name: "лоты.xlsx", mimeType: "application/octet-stream", buffer: xlsx(table_of(t, headings, wrong)) });

  await operator.send_file(t("Table of lots, CSV or XLSX"), file(true), t("Check the table"), "import-with-a-bad-row");
  await operator.sees(t("The table was not loaded. Errors found: {count}. Correct them in the file and choose it again", { count: "1" }));
  const fault = operator.page.getByRole("row").filter({ hasText: texts.wrong_amount[language] }).first();
  const said = (await fault.innerText()).replace(/\s+/g, " ");
  const why = t("Enter the amount in whole tenge with digits only, like 2937350. Found: “{value}”", { value: texts.wrong_amount[language] });
  operator.check("the line and the reason are named", said.startsWith("3 ") && said.includes(why), said);
  await operator.open(facts.contest, "still-empty-contest");
  await operator.sees(t("No lot of this contest has been entered yet."));

  await operator.press(t("Load lots from a table"), "import-again");
  await operator.send_file(t("Table of lots, CSV or XLSX"), file(false), t("Check the table"), "import-preview", { status: 200 });
  await operator.sees(t.plural("The table {file} is in order: {count} lot. Nothing is stored yet.", 3, { file: file(false).name }));
  await operator.press(t.plural("Load {count} lot", 3), "lots-loaded");
  await operator.sees(t("The table has been imported."));
  for (const lot of texts.lots) await operator.sees(lot[language]);
}

const pdf = Buffer.from("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");

export async function brings_bad_tables(scene) {
  const { t, facts } = scene;
  const { operator } = facts;
  await operator.open(`${facts.contest}/import`, "import-of-bad-tables");
  const heading = [t("Lot number"), t("Name in Russian"), t("Planned amount, tenge")];
  const bad = [
    { name: "not-a-table", file: "лоты.xlsx", bytes: pdf, says: t("The file is a PDF document. Upload the table itself, in XLSX or CSV") },
    { name: "windows-1251", file: "лоты.csv", bytes: windows_1251(`Номер лота;Название на русском языке\r\n7;Праздник двора\r\n`),
      says: t("The text of the file is in the Windows-1251 encoding. In the spreadsheet program choose “Save as”, then “CSV UTF-8”, and upload the new file") },
    { name: "formula", file: "лоты.xlsx", bytes: xlsx([heading, ["7", "Праздник двора", { formula: "1000*3", value: 3000 }]]),
      says: t("The cell holds a formula. Put its value there: copy the cell and paste it as a value") },
    { name: "zip-bomb", file: "лоты.xlsx", bytes: zip_bomb(), status: 413,
      says: t("The file unpacks to far more than a table needs. Copy the table into a new workbook and upload that") },
    { name: "empty", file: "лоты.csv", bytes: Buffer.alloc(0), says: t("The file is empty. Choose another file") },
  ];
  for (const table of bad) {
    const file = { name: table.file, mimeType: "application/octet-stream", buffer: table.bytes };
    await operator.send_file(t("Table of lots, CSV or XLSX"), file, t("Check the table"), `import-${table.name}`, { status: table.status ?? 422 });
    await operator.sees(table.says);
  }
  await operator.page.reload();
  await operator.field(t("Table of lots, CSV or XLSX")).setInputFiles({ name: "лоты.csv", mimeType: "text/csv", buffer: Buffer.alloc(6 << 20, "а") });
  await operator.press_here(t("Check the table"));
  await operator.says_too_large("5");
  await operator.look("import-too-large");
  if (scene.in_chromium) await brings_a_hundred_megabytes(scene);
  await operator.open(facts.contest, "contest-after-bad-tables");
  await operator.sees(t("Lots recorded here") + " 3");
}

/// The browser's own check does not help everybody: without scripts the server has to say it.
/// Firefox cannot be told to do without them.
async function brings_a_hundred_megabytes(scene) {
  const { t, facts } = scene;
  const operator = await comes(scene, { script: false });
  await operator.open(`${facts.contest}/import`, "import-without-scripts");
  const folder = mkdtempSync(join(tmpdir(), "baqylau-browser-"));
  try {
    const file = join(folder, "lots.csv");
    writeFileSync(file, "");
    truncateSync(file, 100 << 20);
    await operator.send_file(t("Table of lots, CSV or XLSX"), file, t("Check the table"), "import-of-100-megabytes", { status: 413 });
    await operator.sees(t("What was sent is larger than this form takes. Choose smaller files or fewer of them, and send the form again"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export async function awards_a_lot(scene) {
  const { t, facts, language } = scene;
  const { operator } = facts;
  await operator.open(facts.contest, "contest-to-award");
  await operator.press(texts.lots[2][language], "announced-lot");
  await operator.press(t("Award the lot"), "award-of-an-announced-lot");
  await operator.open(facts.contest, "contest-to-award-again");
  await operator.press(new RegExp(`^${t("Project passport")}`), "lot-without-an-executor", { within: operator.page.getByRole("row").filter({ hasText: texts.lots[0][language] }) });
  await operator.sees(t("The executor of this lot has not been entered yet. The passport will be here as soon as it is."));
  await operator.press(t("Award the lot"), "award");
  await operator.fill(t("Name or identification number"), "зубр");
  await operator.press(t("Find"), "award-found", { within: operator.page.getByRole("main") });
  await operator.press(new RegExp(`^${t("Choose as the executor")}`), "award-form");
  await operator.press(t("Award the lot"), "award-with-errors", { status: 422 });
  await operator.sees(t("Please correct the following"));
  await operator.fill(t("Number of the contract"), "№ 17");
  await operator.fill(t("Date of the contract"), day(-20));
  await operator.fill(t("Budget of the project"), "2 937 350");
  await operator.fill(t("Start date"), day(-20));
  await operator.fill(t("End date"), day(320));
  for (const [nth, [amount, date]] of [["1 000 000", day(-10)], ["1 937 350", day(90)]].entries()) {
    await operator.fill(t("Amount of the tranche"), amount, { nth });
    await operator.fill(t("Planned date of the tranche"), date, { nth, optional: true });
  }
  await operator.press(t("Award the lot"), "awarded");
  await operator.sees(t("Created."));
  await operator.sees(texts.lots[0][language], "main h1");
  facts.passport = new URL(operator.page.url()).pathname.slice(3);
}
