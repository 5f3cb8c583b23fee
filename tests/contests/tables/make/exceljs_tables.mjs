/// Workbooks as exceljs writes them. What each is about says its name.
import ExcelJS from "exceljs";
import { join } from "node:path";

const folder = process.argv[2];
const head = ["Лот нөмірі", "Қазақша атауы", "Орысша атауы", "Өңірлер", "Жоспарланған сома, теңге", "Лоттың мәртебесі"];

async function book(name, rows, then = () => {}) {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Лоттар");
  sheet.addRow(head);
  for (const row of rows) sheet.addRow(row);
  then(sheet, workbook);
  await workbook.xlsx.writeFile(join(folder, `exceljs-${name}.xlsx`));
}

await book("plain", [[1, "Бірінші", "Первый", "Астана қаласы", 2937350, "Өтті"], [2, "Екінші", "Второй", "71; 55", 100, "Жарияланды"]]);
await book("rich-text", [[1, { richText: [{ font: { bold: true }, text: "Бос " }, { text: "уақыт" }] }, null, "Астана қаласы", 5]]);
await book("links", [[1, { text: "Жоба", hyperlink: "https://example.kz/lot" }, null, "Астана қаласы", 5]]);
await book("formulas-with-values", [[{ formula: "ROW()-1", result: 1 }, "Бос уақыт", null, "Астана қаласы", { formula: "2*3", result: 6 }]]);
await book("dates", [[1, new Date(Date.UTC(2007, 4, 31)), null, "Астана қаласы", 5]], (sheet) => { sheet.getCell("B2").numFmt = "dd.mm.yyyy"; });
await book("merged-over-lots", [[1, "Бос уақыт", "Досуг", "Астана қаласы", 5], [2, "Спорт", "Спорт", null, 5], [3, "Театр", "Театр", null, 5]],
  (sheet) => sheet.mergeCells("D2:D4"));
await book("hidden-rows-and-a-second-sheet", [[1, "Бос уақыт", null, null, 5], [2, "Спорт", null, null, 5], [3, "Театр", null, null, 5]], (sheet, workbook) => {
  sheet.getRow(2).hidden = true;
  sheet.getRow(4).hidden = true;
  workbook.addWorksheet("Анықтамалық").addRow(["Өңір", "Коды"]);
});
await book("truth-values", [[1, "Бос уақыт", null, null, true, false]]);
await book("errors-shown", [[1, "Бос уақыт", null, null, { error: "#DIV/0!" }]]);
