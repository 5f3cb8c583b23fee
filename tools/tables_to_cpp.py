#!/usr/bin/env python3
"""Reads the `tables.csv` of each feature and writes how the journal reads what an object holds.

    tables_to_cpp.py --kinds FILE --contents FILE --migrations DIR src/*/tables.csv

A row says of a table which feature owns it (by the folder) and of which object its rows are part:

    table    the table; each of the schema exactly once
    object   the kind of the object, or `-`: not versioned, and `because` says why
    key      the column with the object's key; `*`: the whole table is one object, with the key ''
    without  columns that are left out, and
    digest   columns of which the content holds the SHA-256 only; `because` says why
    inside   `*`, or columns: no page for visitors is made of them; what writes nothing else leaves such pages as they are (sql_to_cpp.py)

The first table of a kind is the one that says which objects there are. Columns are those of the migrations: what is NULL or has the
column's DEFAULT is left out of the content, so that a column added later changes no version.
"""
import argparse
import csv
import pathlib
import re
import sqlite3
import sys

HEAD = ["table", "object", "key", "without", "digest", "inside", "because"]


def fail(message):
    sys.exit(message)


def schema(folder):
    """table → [(name, type, default literal or None, place in the primary key)]"""
    database = sqlite3.connect(":memory:")
    for path in sorted(pathlib.Path(folder).glob("*.sql")):
        database.executescript(path.read_text(encoding="utf-8"))
    names = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
    return {name: [(c[1], c[2], c[4], c[5]) for c in database.execute(f"PRAGMA table_info({name})")] for name in names}


def read(files, tables):
    rows, owner = [], {}
    for file in sorted(files):
        path = pathlib.Path(file)
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            if reader.fieldnames != HEAD:
                fail(f"{path}: the columns are {','.join(HEAD)}")
            for row in reader:
                where = f"{path}: {row['table']}"
                if row["table"] not in tables:
                    fail(f"{where}: the migrations make no such table")
                if row["table"] in owner:
                    fail(f"{where} is {owner[row['table']]}'s already")
                owner[row["table"]] = path.parent.name
                row["without"], row["digest"] = row["without"].split(), row["digest"].split()
                columns = [name for name, *_ in tables[row["table"]]]
                for name in row["without"] + row["digest"] + [name for name in [row["key"], *row["inside"].split()] if name != "*" and name]:
                    if name not in columns:
                        fail(f"{where} has no column {name}")
                if (row["object"] == "-" or row["without"] or row["digest"]) and not row["because"]:
                    fail(f"{where}: say why")
                if row["object"] != "-" and not re.fullmatch(r"[a-z_]+", row["object"]):
                    fail(f"{where}: an object is named like a table")
                if row["object"] != "-":
                    if not row["key"]:
                        fail(f"{where}: name the column with the object's key")
                    rows.append(row)
    for name in tables:
        if name not in owner:
            fail(f"{name}: no tables.csv in src/ says whose this table is, and of which object its rows are part")
    return rows


def kinds_header(kinds):
    out = ["#pragma once", "// Made from the tables.csv of each feature by tools/tables_to_cpp.py; do not edit.", "#include <optional>", "#include <string_view>", "",
           "namespace baqylau::journal {", "", "/// What has versions. The code is a term of GLOSSARY.md.", "enum class Kind {"]
    out += [f"  {kind}," for kind in kinds]
    out += ["};", "", "constexpr std::string_view to_code(Kind kind) {", "  switch (kind) {"]
    out += [f'    case Kind::{kind}: return "{kind}";' for kind in kinds]
    out += ["  }", '  return "";', "}", "constexpr std::optional<Kind> kind_from_code(std::string_view code) {"]
    out += [f'  if (code == "{kind}") return Kind::{kind};' for kind in kinds]
    out += ["  return std::nullopt;", "}", "", "}  // namespace baqylau::journal", ""]
    return "\n".join(out)


def literal(default, column_type):
    if default is None or default == "NULL":
        return "{}"
    if column_type == "INTEGER":
        return f"std::int64_t{{{default}}}"
    if column_type == "TEXT" and re.fullmatch(r"'[^']*'", default):
        return f'std::string{{"{default[1:-1]}"}}'
    fail(f"a default that is not understood: {default}")


def statement(name, sql, kind_of_key):
    """A statement of src/db/statement.hpp; `?` in `sql` is the key."""
    parameters = 1 if "?" in sql else 0
    field = {"INTEGER": "std::int64_t key{};", "TEXT": "std::string key{};"}[kind_of_key] if parameters else ""
    bind = ("baqylau::db::Arguments& arguments) const { arguments.add(key); }" if parameters else "baqylau::db::Arguments&) const {}")
    return [f"struct {name} {{",
            f'  static constexpr db::Statement statement{{"journal/{name}", "{sql.replace("?", "?1")}", "{sql.replace("?", "$1")}", '
            f"db::Kind::reading, {parameters}}};",
            *([f"  {field}"] if field else []),
            f"  void bind({bind}"]


def contents(kinds, rows, tables):
    out = ["// Made from the tables.csv of each feature by tools/tables_to_cpp.py; do not edit.", '#include "journal/contents.hpp"', "",
           '#include "db/db.hpp"', "", "namespace baqylau::journal {", "namespace {", ""]
    by_kind = {kind: [row for row in rows if row["object"] == kind] for kind in kinds}
    for kind in kinds:
        for row in by_kind[kind]:
            table, key = row["table"], row["key"]
            columns = sorted(c for c in tables[table] if c[0] not in row["without"])
            order = ", ".join(c[0] for c in sorted((c for c in tables[table] if c[3]), key=lambda c: c[3]))
            key_type = next((c[1] for c in tables[table] if c[0] == key), "TEXT")
            where = "" if key == "*" else f" WHERE {key} = ?"
            sql = f"SELECT {', '.join(c[0] for c in columns)} FROM {table}{where} ORDER BY {order}"
            out += statement(f"rows_of_{table}", sql, key_type)
            out.append("  using Row = Cells;")
            reads = []
            for index, (_, column_type, _, _) in enumerate(columns):
                get = {"INTEGER": "integer", "TEXT": "text", "BLOB": "blob"}.get(column_type)
                if not get:
                    fail(f"{table}: a column of the type {column_type} cannot be part of an object")
                reads.append(f"{get}_cell(row, {index})")
            out += [f"  static Row read(const db::Cursor& row) {{ return {{{', '.join(reads)}}}; }}", "};"]
            names = ", ".join('{"%s", %s, %s}' % (name, literal(default, column_type), "true" if name in row["digest"] else "false")
                              for name, column_type, default, _ in columns)
            out += [f"const Table& table_{table}() {{",
                    f'  static const Table table{{"{table}", {{{names}}},']
            if key == "*":
                out.append(f"    [](db::Read& db, const std::string&) {{ return db.all(rows_of_{table}{{}}); }}}};")
            elif key_type == "INTEGER":
                out.append(f"    [](db::Read& db, const std::string& key) {{ return db.all(rows_of_{table}{{.key = number_of(key)}}); }}}};")
            else:
                out.append(f"    [](db::Read& db, const std::string& key) {{ return db.all(rows_of_{table}{{.key = key}}); }}}};")
            out += ["  return table;", "}", ""]
        root, key = by_kind[kind][0]["table"], by_kind[kind][0]["key"]
        if key != "*":
            if not any(c[0] == key and c[3] for c in tables[root]):
                fail(f"{root}: the first table of an object is kept by its key")
            out += statement(f"keys_of_{kind}", f"SELECT {key} FROM {root} ORDER BY {key}", "TEXT")
            read = "std::string{row.text(0)}" if dict((c[0], c[1]) for c in tables[root])[key] == "TEXT" else "std::to_string(row.integer(0))"
            out += ["  using Row = std::string;", f"  static Row read(const db::Cursor& row) {{ return {read}; }}", "};", ""]
    out += ["}  // namespace", "", "const std::vector<Shape>& shapes() {", "  static const std::vector<Shape> list{"]
    for kind in kinds:
        listed = ", ".join(f"&table_{row['table']}()" for row in sorted(by_kind[kind], key=lambda row: row["table"]))
        keys = ("[](db::Read&) { return std::vector<std::string>{std::string{}}; }" if by_kind[kind][0]["key"] == "*"
                else f"[](db::Read& db) {{ return db.all(keys_of_{kind}{{}}); }}")
        out.append(f"      {{Kind::{kind}, {{{listed}}}, {keys}}},")
    out += ["  };", "  return list;", "}", "", "}  // namespace baqylau::journal", ""]
    return "\n".join(out)


def write(path, text):
    path = pathlib.Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kinds", required=True)
    parser.add_argument("--contents", required=True)
    parser.add_argument("--migrations", required=True)
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    tables = schema(arguments.migrations)
    rows = read(arguments.files, tables)
    kinds = sorted({row["object"] for row in rows})
    write(arguments.kinds, kinds_header(kinds))
    write(arguments.contents, contents(kinds, rows, tables))


main()
