/// What came of the five projects, as the auditor and everybody else read it.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Person } from "../person.mjs";
import { signs_in } from "./ngo.mjs";
import { general_of, half_up, lots, order, shown } from "./ranked.mjs";

const lot_of = (number) => lots.find((lot) => lot.number === number);

const rows_in = (where) => where.locator("tbody tr");
/// What is read in each cell, on one line; what is folded away is not.
const cells_of = (rows) => rows.evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.replace(/\s+/g, " ").trim())));
/// The numbers of the rows' lots, in the order of the page.
const lots_of = (rows) => rows.evaluateAll((rows) => rows.map((row) => /^\d+/.exec(row.querySelector("a[href*='/projects/']").textContent)[0]));
const headings_of = async (where) => (await where.locator("thead th").allInnerTexts()).map((heading) => heading.replace(/[\s↕↑↓]+/g, " ").trim());
const figure_in = (cell) => /^[\d,]+/.exec(cell)?.[0];

/// A workbook read by a library that is not ours: the first sheet's rows. The system's own Python, which has the package.
function rows_of(bytes) {
  const folder = mkdtempSync(join(tmpdir(), "baqylau-browser-"));
  try {
    const file = join(folder, "form.xlsx");
    writeFileSync(file, bytes);
    const script = "import json, sys, openpyxl; print(json.dumps(list(openpyxl.load_workbook(sys.argv[1]).worksheets[0].values), default=str))";
    return JSON.parse(execFileSync("/usr/bin/python3", ["-c", script, file]).toString());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/// The rows below the line of headings, by heading.
function records_of(t, rows) {
  const top = rows.findIndex((row) => row.includes(t("Lot number")));
  return rows.slice(top + 1).map((row) => Object.fromEntries(rows[top].map((heading, nth) => [heading, row[nth]])));
}

export async function reads_the_forms(scene) {
  const { t, facts } = scene;
  const auditor = await signs_in(scene, "auditor", { login: "auditor" });
  const main = auditor.page.getByRole("main");
  const all = lots.map((lot) => lot.number).join();
  for (let form = 1; form <= 10; ++form) {
    await auditor.open(`/control/${form}?contest=${facts.contest}`, `form-${form}`);
    if (form === 2) {
      await auditor.sees(t.plural("{count} executor", 3), "main");
      auditor.check("form 2 has a row for each executor", (await rows_in(main).count()) === 3);
      continue;
    }
    await auditor.sees(t.plural("{count} project", 5), "main");
    const shown_lots = (await lots_of(rows_in(main))).join(), expected = form === 10 ? order.map(([number]) => number).join() : all;
    auditor.check(`form ${form} has the five projects in its order`, shown_lots === expected, shown_lots);
    if (form < 9) continue;
    const general = (await headings_of(main)).indexOf(t("General rating"));
    const on_page = (await cells_of(rows_in(main))).map((row) => figure_in(row[general]));
    const file = await auditor.download(t("Download as XLSX"), main);
    const records = records_of(t, rows_of(file.bytes));
    auditor.check(`form ${form} as a workbook has the same order`, records.map((record) => String(record[t("Lot number")])).join() === expected, JSON.stringify(records));
    const in_file = records.map((record) => record[t("General rating")]);
    auditor.check(`form ${form} as a workbook has the general ratings of the page, as numbers`,
      in_file.every((figure, nth) => figure === Number(on_page[nth]?.replace(",", "."))), `${JSON.stringify(in_file)} in the file, ${on_page.join(" ")} on the page`);
    if (form === 10) {
      const places = records.map((record) => record[t("Place")]);
      auditor.check("the places of the workbook, one of them shared", places.join() === order.map(([, place]) => place).join(), places.join());
    }
  }
}

export async function reads_the_ranking(scene) {
  const { t, facts, language } = scene;
  const visitor = await Person.enter(scene, "visitor");
  await visitor.open(`/rankings?contest=${facts.contest}`, "ranking");
  const [ranking, spread] = await visitor.page.getByRole("main").getByRole("table").all();
  const rows = await cells_of(rows_in(ranking)), numbers = await lots_of(rows_in(ranking));
  const general = (await headings_of(ranking)).indexOf(t("General rating"));
  const expected = order.map(([number, place]) => [String(place), number, shown(general_of(number))].join(" "));
  const read = rows.map((row, nth) => [row[0], numbers[nth], figure_in(row[general])].join(" "));
  visitor.check("the ranking has the places and the general ratings that were reckoned here", read.join("; ") === expected.join("; "), `${read.join("; ")}, not ${expected.join("; ")}`);
  const tens = await cells_of(rows_in(spread)), in_ten = (ten) => order.filter(([number]) => Math.min(9, Math.floor(Number(shown(general_of(number)).replace(",", ".")) / 10)) === ten).length;
  visitor.check("the spread has each rating among its tens", tens.slice(0, 10).every((row, ten) => row[1] === String(in_ten(ten))), tens.join("; "));
  await opens_a_figure(visitor, general);
  await visitor.look("ranking-explained", { closely: scene.closely });

  await visitor.open(`/contests/${facts.contest}/summary`, "summary");
  await visitor.sees(`${t("Lots recorded here")} 5`, "main");
  await visitor.sees(`${t("Projects")} 5`, "main");
  for (const lot of lots) await visitor.sees(lot[language], "main");
  await counts_reports(visitor);
  await visitor.look("summary-closely", { closely: scene.closely });

  const [best] = order[0];
  await visitor.open(`/projects/${facts.project[best]}`, "passport-of-the-first");
  await visitor.sees(lot_of(best)[language], "main h1");
  await visitor.sees(`${t("General rating")}: ${shown(general_of(best))} ${t("How it was calculated")} ${t("Positive")}`, "main");

  await visitor.open("/rankings/ngos", "ranking-of-ngos");
  await rows_in(visitor.page.getByRole("main")).first().getByRole("link").first().click();
  await visitor.sees(`${t("Rating of the NGO")}: `, "main");
  await visitor.look("card-with-its-rating", { closely: scene.closely });
}

async function opens_a_figure(visitor, column) {
  const { t } = visitor.scene;
  const cell = visitor.page.getByRole("main").locator("table tbody tr").first().locator("td, th").nth(column);
  await cell.locator("summary").click();
  visitor.check("the figure says how it came about", await cell.getByText(t("Rule:")).first().isVisible());
}

/// Of each stage all five came in time, and all five are rated.
async function counts_reports(visitor) {
  const { t } = visitor.scene;
  const table = (name) => cells_of(rows_in(visitor.page.getByRole("table", { name: t(name), exact: true })));
  const in_time = await table("Reports in time"), rated = await table("Ratings");
  visitor.check("the summary counts the reports", in_time.map((row) => row.slice(1, 4).join()).join(" ") === "5,0,0 5,0,0 5,0,0", JSON.stringify(in_time));
  const mean = shown(half_up(lots.reduce((sum, lot) => sum + general_of(lot.number), 0), lots.length));
  visitor.check("and the ratings, with their mean", rated.map((row) => row[1]).join() === "5,5,5,5" && rated[3][2] === mean, `${JSON.stringify(rated)}, mean ${mean}`);
}
