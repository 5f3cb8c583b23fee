#!/usr/bin/env python3
"""Workbooks as openpyxl writes them. What each is about says its name."""
import datetime
import pathlib
import sys

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.table import Table

FOLDER = pathlib.Path(sys.argv[1])
HEAD = ["№ лота", "Наименование на русском языке", "Регионы", "Планируемая сумма, тенге", "Статус лота"]
NUMBER, NAME, REGIONS, AMOUNT, STATUS = range(1, 6)
HEAD[0] = "Номер лота"


def book(name, rows, head=HEAD, before=(), then=None, title="Лоты"):
    """`before`: rows above the headings; `then` changes the sheet before it is saved."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = title
    for row in [*before, head, *rows]:
        sheet.append(row)
    if then:
        then(workbook, sheet)
    workbook.save(FOLDER / f"openpyxl-{name}.xlsx")


def lots(count=3):
    return [[n, f"Лот {n}", "Астана", 1000000 * n, "Состоялся"] for n in range(1, count + 1)]


def formats(**by_cell):
    def then(_, sheet):
        for cell, code in by_cell.items():
            sheet[cell].number_format = code
    return then


def merged(*ranges):
    def then(_, sheet):
        for cells in ranges:
            sheet.merge_cells(cells)
    return then


book("plain", lots())
book("merged-down", [[1, "Досуг", "Астана", 5], [2, None, "Астана", 5], [3, "Спорт", "Астана", 5]], then=merged("B2:B3"))
book("merged-amount-of-all", [[1, "Досуг", "Астана", 900], [2, "Спорт", "Астана"], [3, "Театр", "Астана"]], then=merged("D2:D4"))
book("merged-across", [[1, "Досуг", None, 5]], then=merged("B2:C2"))
book("merged-title", lots(2), before=[["Перечень лотов государственного социального заказа на 2026 год"], []], then=merged("A1:E1"))
book("merged-under-the-table", lots(2) + [[], ["Составил: отдел"]], then=merged("A5:E6"))
book("merged-headings", [[None, "на русском", None], [1, "Досуг", "Астана"]], head=["Номер лота", "Наименование на русском языке", "Регионы"],
     then=merged("A1:A2"))
book("truth-values", [[True, "Досуг", "Астана", 5], [2, False, "Астана", 5], [3, "Спорт", "Астана", True]])
book("share", [[1, "Досуг", "Астана", 0.3], [2, 0.3, "Астана", 5]], then=formats(D2="0%", B3="0%"))
book("a-hundred-per-cent", [[1, "Досуг", "Астана", 5]], then=formats(A2="0%"))
book("time-of-day", [[datetime.time(10, 30), "Досуг", "Астана", 5], [2, datetime.time(10, 30), "Астана", 5]])
book("date-as-name", [[1, datetime.date(2007, 5, 31), "Астана", 5]])
book("date-as-amount", [[1, "Досуг", "Астана", datetime.date(2007, 5, 31)]])
book("month-as-number", [[datetime.date(2026, 5, 1), "Досуг", "Астана", 5]], then=formats(A2="mmm.yy"))
book("fraction-and-power", [[1, 0.5, "Астана", 5], [2, "Спорт", "Астана", 2937350]], then=formats(B2="# ?/?", D3="0.00E+00"))
book("amounts-in-formats", [[1, "Досуг", "Астана", 2937350], [2, "Спорт", "Астана", 2937350], [3, "Театр", "Астана", 2937350], [4, "Музей", "Астана", 2937350]],
     then=formats(D2='#,##0 "₸"', D3="#,##0.00\\ [$₸-43F]", D4="# ##0,00", D5="0"))
book("amounts-in-words", [[1, "Досуг", "Астана", "2 937 350 ₸"], [2, "Спорт", "Астана", "2937350 тг."], [3, "Театр", "Астана", "2\u00a0937\u00a0350 теңге"],
                          [4, "Музей", "Астана", "2 937 350,00 ₸"], [5, "Лагерь", "Астана", "2 937 350 KZT"]])
book("amounts-that-are-none", [[1, "Досуг", "Астана", "2 937 350,50 ₸"], [2, "Спорт", "Астана", "3 млн тенге"], [3, "Театр", "Астана", "2.937.350"], [4, "Музей", "Астана", "100 $"]])
book("amount-with-tiyn", [[1, "Досуг", "Астана", 2937350.5]])
book("numbers-parted", [["1 2", "Досуг", "Астана", 5], ["1 000", "Спорт", "Астана", 5]])
book("numbers-as-texts", [["5", "Досуг", "Астана", "100"], [" 6 ", "Спорт", "Астана", "200"]], then=formats(A2="@", D2="@"))
book("numbers-with-zeros", [[5, "Досуг", "Астана", 5]], then=formats(A2="000"))
book("number-with-a-word", [[5, "Досуг", "Астана", 5]], then=formats(A2='0" лот"'))
book("name-that-is-a-number", [[1, 2030, "Астана", 5], [2, 1234567, "Астана", 5]], then=formats(B3="#,##0"))
book("empty-formulas", lots(2) + [[f'=IF(G{n}="","",G{n})'] * 5 for n in range(4, 30)])
book("formulas", [["=1+0", "Досуг", "Астана", "=2*3"]])
book("regions-one-a-line", [[1, "Досуг", "Астана\nг. Алматы\nПавлодарская обл.", 5], [2, "Спорт", "Астана;\r\nКостанайская область", 5]])
book("regions-as-people-write", [[n, f"Лот {n}", name, 5] for n, name in enumerate(
    ["Абайская область", "область Абай", "Акмолинская обл.", "Актюбинская область", "Алматинская область", "Атырауская область", "ЗКО", "Жамбылская область",
     "Жетысу", "область Жетісу", "Карагандинская область", "Костанайская область", "Кустанайская область", "Кызылординская область", "Мангистауская область", "Павлодарская область",
     "СКО", "Туркестанская область", "Улытау", "область Ұлытау", "ВКО", "г. Астана", "KZ-75", "г.Шымкент", "Алматы қаласы", "обл. Улытау", "Алма-Атинская область", "kz-10"], 1)])
book("regions-that-are-none", [[1, "Досуг", "Жезказган", 5], [2, "Спорт", "Астана, Алматы", 5], [3, "Театр", "KZ-99", 5], [4, "Музей", "г. Мангистау\nАстана", 5]])
book("latin-letters-in-headings", [[1, "Досуг", "Астана", 5], [2, "Өнер", "Астана", 5]],
     head=["Лот нөмipi", "Қазақша атayы", "Өңiрлер", "Жоспарланған сома, теңге"])
book("title-above", lots(2), before=[["Утверждено приказом"], [], ["Перечень лотов"], ["№ п/п", "по состоянию на", datetime.date(2026, 1, 15)]])
book("headings-on-the-second-row-wrong", [[1, "Досуг"]], head=["Номер лота", "Название проекта"], before=[["Перечень"]])
book("columns-numbered", [[1, 2, 3, 4, 5]] + [[n, f"Лот {n}", "Астана", 100 + n, "Объявлен"] for n in (7, 8)])
book("total-at-the-end", lots(2) + [["Итого", None, None, 3000000]])
book("nothing-but-headings", [])


def with_instruction(workbook, sheet):
    first = workbook.create_sheet("Инструкция", 0)
    first.append(["Как заполнять"])
    first.append(["Номер лота: целое число"])
    workbook.active = 0


book("instruction-first", lots(2), then=with_instruction)


def another_of_lots(workbook, _):
    second = workbook.create_sheet("Лоты 2027")
    second.append(HEAD)
    second.append([9, "Лот 9", "Астана", 5])


book("two-sheets-of-lots", lots(1), then=another_of_lots)


def hidden_first(workbook, _):
    workbook.create_sheet("Справочник", 0).sheet_state = "veryHidden"


book("hidden-sheet-first", lots(1), then=hidden_first)


def filtered(_, sheet):
    sheet.auto_filter.ref = "A1:E4"
    sheet.auto_filter.add_filter_column(4, ["Состоялся"])
    sheet.row_dimensions[3].hidden = True


book("filtered", lots(3), then=filtered)


def errors_shown(_, sheet):
    for cell, shown in {"D2": "#REF!", "B3": "#N/A"}.items():
        sheet[cell].value = shown
        sheet[cell].data_type = "e"


book("errors-shown", [[1, "Досуг", "Астана", 5], [2, "Спорт", "Астана", 5]], then=errors_shown)


def as_table(_, sheet):
    sheet.add_table(Table(displayName="Lots", ref="A1:E3"))
    for cell in sheet[1]:
        cell.font = Font(bold=True)


book("table-object", lots(2), then=as_table)
book("names-in-lines", [[1, "Досуг\nпожилых людей", "Астана", 5], [2, "Спорт\r\nдля\tвсех", "Астана", 5]])
