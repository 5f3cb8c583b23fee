/// Files as SheetJS writes them. What each is about says its name.
import XLSX from "xlsx";
import { join } from "node:path";

const folder = process.argv[2];
const rows = [["number", "name_ru", "regions", "planned_amount", "status"], [1, "Досуг пожилых", "71", 2937350, "held"], [2, "Спорт", "55;71", 100, "announced"]];

function book(name, kind, cells = rows, then = () => {}) {
  const sheet = XLSX.utils.aoa_to_sheet(cells);
  const workbook = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(workbook, sheet, "Lots");
  then(sheet, workbook);
  XLSX.writeFile(workbook, join(folder, `sheetjs-${name}`), { bookType: kind });
}

book("plain.xlsx", "xlsx");
book("binary-named-as-xlsx.xlsx", "xlsb");
book("old-named-as-xlsx.xlsx", "biff8");
book("open-document.ods", "ods");
book("flat-xml.fods", "fods");
book("web-page.html", "html");
book("comma.csv", "csv");
book("utf-16.tsv", "txt");
book("truth-and-share.xlsx", "xlsx", [rows[0], [1, "Досуг", "71", true], [2, "Спорт", "71", 0.3]], (sheet) => { sheet.D3.z = "0%"; });
book("merged.xlsx", "xlsx", [rows[0], [1, "Досуг", "71", 5], [2, null, "71", 5]], (sheet) => { sheet["!merges"] = [XLSX.utils.decode_range("B2:B3")]; });
book("hidden-row.xlsx", "xlsx", rows, (sheet) => { sheet["!rows"] = [{}, { hidden: true }]; });
