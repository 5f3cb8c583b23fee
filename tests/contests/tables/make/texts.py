#!/usr/bin/env python3
"""CSV files, byte by byte as spreadsheet programs leave them."""
import pathlib
import sys

FOLDER = pathlib.Path(sys.argv[1])


def text(name, lines, encoding="utf-8-sig", end="\r\n"):
    (FOLDER / f"text-{name}.csv").write_bytes((end.join(lines) + end).encode(encoding))


HEAD = "Номер лота;Наименование на русском языке;Регионы;Планируемая сумма, тенге"
text("semicolons", [HEAD, "1;Досуг;Астана;2937350", "2;Спорт;Павлодарская область;100"])
text("says-its-separator", ["sep=;", HEAD, "1;Досуг, спорт, театр;Астана;2937350", "x;Спорт;Астана;5"])
text("says-a-comma", ["SEP=,", "number,name_ru,regions", "1,Досуг,71;55"], encoding="utf-8", end="\n")
text("title-above", [";;;", "Перечень лотов;;;", ";;;", HEAD, "1;Досуг;Астана;2937350"])
text("cells-of-several-lines", [HEAD, '1;"Досуг\r\nпожилых";Астана;5', '2;Спорт;"Астана\r\nАлматы";5', "три;Театр;Астана;5"])
text("blank-lines", [HEAD, "", "1;Досуг;Астана;5", ";;;", "три;Театр;Астана;5"])
text("windows-1251", [HEAD, "1;Досуг;Астана;5"], encoding="cp1251")
text("tabs", [HEAD.replace(";", "\t"), "1\tДосуг; спорт\tАстана;Алматы\t5"], encoding="utf-8", end="\n")
text("amounts", [HEAD, '1;Досуг;Астана;"2 937 350,00 ₸"', "2;Спорт;Астана;2937350 тг", "3;Театр;Астана;1 2"])
text("earlier-template-kk", ["Лот нөмірі;Қазақша атауы;Аумақтық қамту, қазақша сипаты;Аумақтық қамту, орысша сипаты", "1;Бос уақыт;Барлық өңір;Все регионы"])
text("earlier-template-ru", ["Номер лота;Наименование на русском языке;Охват словами на казахском языке;Охват словами на русском языке",
                             "1;Досуг;Барлық өңір;Все регионы"])
