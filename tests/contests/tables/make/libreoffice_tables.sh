#!/bin/sh
# What LibreOffice makes of some of openpyxl's workbooks: its own workbook with formulas worked out, CSV as a Kazakh or Russian office saves it, older formats.
set -eu
folder=$(realpath "$1")
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
convert() { # filter, extension, shape
  soffice -env:UserInstallation="file://$made/profile" --headless --convert-to "$1" --outdir "$made" "$folder/openpyxl-$3.xlsx" > "$made/log" 2>&1
  mv "$made/openpyxl-$3.$2" "$folder/libreoffice-$3.$2"
}
for shape in empty-formulas formulas merged-down filtered amounts-in-formats time-of-day truth-values regions-one-a-line; do convert xlsx xlsx "$shape"; done
for shape in regions-one-a-line amounts-in-formats; do convert 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false' csv "$shape"; done
convert xls xls plain
convert ods ods plain
