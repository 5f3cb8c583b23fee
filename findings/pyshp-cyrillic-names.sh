#!/usr/bin/env bash
# pyshp 2.3.1 (Debian 12): a shapefile with Cyrillic column names is written without a word and cannot be opened again, by pyshp itself.
#
# A name in a DBF has ten bytes, and pyshp cuts the encoded bytes, not the letters:
# - «1Область»: the cut goes through the fifth letter; the writer says nothing, the reader raises UnicodeDecodeError at the header, so
#   the coordinates are lost with it.
# - «Облыс атауы» and «Облыс орталығы» (name and centre of a region) are both left as «Облыс»: two columns of one name.
# - A text longer than its column is cut in the same way: with an odd number of bytes the record cannot be read, with an even one it can.
# Guessed before: cut after whole letters, or an error while writing.
# Exit status 1: it behaves otherwise now.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
apt-get download -q python3-pyshp=2.3.1-2 >/dev/null
dpkg -x ./*.deb root
export PYTHONPATH=$work/root/usr/lib/python3/dist-packages
python3 - <<'PY' | tee seen.txt
import shapefile


def written(name, columns, record):
    writer = shapefile.Writer(name, encoding="utf-8")
    for column, width in columns:
        writer.field(column, "C", width)
    writer.point(71.4, 51.1)
    writer.record(*record)
    writer.close()


written("torn", [("1Область", 20)], ["Акмолинская"])
try:
    shapefile.Reader("torn", encoding="utf-8")
    print("opened")
except UnicodeDecodeError as error:
    print("not opened:", error)
written("twins", [("Облыс атауы", 20), ("Облыс орталығы", 20)], ["Ақмола", "Көкшетау"])
print([field[0] for field in shapefile.Reader("twins", encoding="utf-8").fields[1:]])
for width in (12, 13):
    written("values", [("name", width)], ["Солтүстік Қазақстан"])
    try:
        print(width, shapefile.Reader("values", encoding="utf-8").records()[0]["name"])
    except UnicodeDecodeError as error:
        print(width, "not read:", error)
PY
diff seen.txt - <<'TEXT' && echo "as recorded"
not opened: 'utf-8' codec can't decode byte 0xd1 in position 9: unexpected end of data
['Облыс', 'Облыс']
12 Солтүс
13 not read: 'utf-8' codec can't decode byte 0xd1 in position 12: unexpected end of data
TEXT
