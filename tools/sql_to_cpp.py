#!/usr/bin/env python3
"""Turns `.sql` files into C++ types (one statement a file), and migrations into a table.

    sql_to_cpp.py --namespace contests --tables src/contests/tables.csv … --out DIR/contests/sql.hpp src/contests/sql/*.sql
    sql_to_cpp.py --migrations --out FILE db/migrations/*.sql

The header of a statement says what goes in and out; see src/db/statement.hpp. A file that does not follow the rules
stops the build with its name and line.

`-- with: projects/wanted` in a head puts the selection of src/projects/sql/wanted.part.sql before the statement, under the name
`wanted`: what several statements choose in the same way is written once. Where a part goes on behind a line `-- asked for nothing`, what is
behind it runs only for the widest question: tests/plans reads the plans of the statements without it, and that of the part with it.
"""
import argparse
import csv
import pathlib
import re
import sys

PRIMITIVES = {
    "int": "std::int64_t", "real": "double", "bool": "bool", "text": "std::string", "blob": "baqylau::db::Blob",
    "date": "base::LocalDate", "instant": "base::Instant", "money": "base::Money",
}
ENGINE_SPLIT = "\x01{sqlite}\x02{postgres}\x03"  # what the engines have differently, until the texts part
BODIES = "base::StateBodies"  # only a parameter: `x.state_body_id IN :bodies`
WIDEST = re.compile(r"^-- asked for nothing\b", re.MULTILINE)  # what is behind such a line of a part runs only where nothing narrows the question
FORBIDDEN = [
    (r"::", "`::` casts are not portable; write CAST(… AS …)"),
    (r"\bnow\s*\(", "now() is not portable and not testable; pass the instant"),
    (r"\bselect\s+\*", "SELECT * hides what is read"),
    (r"\bfor\s+update\b", "FOR UPDATE is not portable"),
    (r"\binsert\s+or\b", "INSERT OR … is SQLite's only; use ON CONFLICT"),
    (r"\b(i?like|lower|upper)\b\s*[('%]", "LIKE, lower() and upper() know only ASCII in SQLite; use a folded column"),
    (r"->>?", "JSON operators differ between engines"),
]


def fail(path, message):
    sys.exit(f"{path}: {message}")


def cpp_type(path, text):
    optional = text.endswith("?")
    name = text.rstrip("?")
    if text == "StateBodies":
        return BODIES
    if name in PRIMITIVES:
        inner = PRIMITIVES[name]
    elif re.fullmatch(r"[A-Z][A-Za-z]*Id", name):
        inner = f"base::{name}"
    else:
        fail(path, f"unknown type {text!r}")
    return f"std::optional<{inner}>" if optional else inner


def fields(path, lines):
    joined = ", ".join(line for line in lines if line)
    found = []
    for piece in filter(None, (p.strip() for p in joined.split(","))):
        parts = piece.split()
        if len(parts) != 2:
            fail(path, f"expected `name type`, found {piece!r}")
        found.append((parts[0], cpp_type(path, parts[1])))
    return found


def split_quotes(sql):
    """Yields (text, is_code) so that replacements leave quoted text and comments alone."""
    for match in re.finditer(r"'(?:[^']|'')*'|\"[^\"]*\"|--[^\n]*|[^'\"-]+|-", sql):
        text = match.group(0)
        yield text, not (text.startswith(("'", '"')) or text.startswith("--"))


def without_comments(sql):
    return "".join("" if text.startswith("--") else text for text, _ in split_quotes(sql)).strip().rstrip(";").strip()


def with_parts(path, names, sql, narrow=False):
    """The statement with the named selections before it; `narrow`: without what runs only where nothing is asked for."""
    parts = []
    for name in names:
        folder, _, stem = name.rpartition("/")
        part = path.parents[2] / folder / "sql" / f"{stem}.part.sql"
        if not part.is_file():
            fail(path, f"there is no {part}")
        text = part.read_text(encoding="utf-8")
        text = WIDEST.split(text)[0] if narrow else text
        parts.append(f"{stem} AS (\n{without_comments(text)}\n)")
    if not parts:
        return sql
    rest = re.sub(r"^\s*WITH\b", ",", sql)
    return "WITH " + ",\n".join(parts) + ("" if rest != sql else "\n") + rest


def with_bodies(path, sql, name):
    """`x IN :name` as both engines have it: the set is bound as JSON, NULL where it is all bodies."""
    def replace(match):
        column = match.group(1)
        elements = {"sqlite": f"SELECT value FROM json_each(:{name})",
                    "postgres": f"SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST(:{name} AS JSON))"}
        both = ENGINE_SPLIT.format(**elements)
        return f"(CAST(:{name} AS TEXT) IS NULL OR {column} IN ({both}))"
    changed = re.sub(rf"([a-z_.]+)\s+IN\s+:{name}\b", replace, sql)
    if len(re.findall(rf":{name}\b", sql)) != len(re.findall(rf"\sIN\s+:{name}\b", sql)):
        fail(path, f"a set of state bodies is only asked as `x.state_body_id IN :{name}`")
    return changed


def read_inside(files):
    """table → its columns of which no page for visitors is made, or `*`."""
    inside = {}
    for file in files:
        with open(file, encoding="utf-8", newline="") as stream:
            inside.update({row["table"]: row["inside"].split() for row in csv.DictReader(stream) if row["inside"]})
    return inside


def is_inside(code, writing, inside):
    """Of what writes: nothing that a page for visitors is made of changes. Of what reads: something is read that changes without a word."""
    if not writing:
        words = set(re.findall(r"\w+", code))
        return any(table in words and ("*" in columns or not words.isdisjoint(columns)) for table, columns in inside.items())
    for how, table, rest in re.findall(r"\b(insert\s+into|update|delete\s+from)\s+(\w+)\b(.*)", code, re.IGNORECASE | re.DOTALL):
        columns = inside.get(table, [])
        assigned = re.match(r"\s+set\s+(.*?)(?:\bwhere\b|\breturning\b|\bfrom\b|$)", rest, re.IGNORECASE | re.DOTALL)
        # Whatever is in brackets assigns nothing.
        plain = re.sub(r"\((?:[^()]|\([^()]*\))*\)", "", assigned.group(1)) if assigned else ""
        named = set(re.findall(r"(\w+)\s*=", plain))
        if "*" in columns or (how.lower() == "update" and named and named <= set(columns)):
            continue
        return False
    return True


def parse(path, inside, narrow=False):
    head, body, section = {"in": [], "out": [], "with": []}, [], None
    about = []
    for line in path.read_text(encoding="utf-8").splitlines():
        stripped = line.strip()
        if stripped.startswith("--") and not body:
            comment = stripped[2:].strip()
            match = re.match(r"(in|out|with):\s*(.*)", comment)
            if match:
                section = match.group(1)
                head[section].append(match.group(2).rstrip(","))
            elif section and comment:
                head[section].append(comment.rstrip(","))
            elif comment:
                about.append(comment)
        elif stripped:
            body.append(line)
    sql = "\n".join(body).strip().rstrip(";").strip()
    if not sql:
        fail(path, "no statement")
    sql = with_parts(path, [name.strip() for line in head["with"] for name in line.split(",")], sql, narrow)
    if not about:
        fail(path, "say in a sentence what the statement is for")
    code = "".join(text if is_code else " " for text, is_code in split_quotes(sql))
    if ";" in code:
        fail(path, "one statement a file")
    for pattern, why in FORBIDDEN:
        if re.search(pattern, code, re.IGNORECASE):
            fail(path, why)
    writing = re.search(r"\b(insert\s+into|update\s+\w+\s+set|delete\s+from)\b", code, re.IGNORECASE) is not None
    parameters = fields(path, head["in"])
    columns = fields(path, head["out"])
    if BODIES in [kind for _, kind in columns]:
        fail(path, "StateBodies is a parameter, not a column")
    for name in [name for name, kind in parameters if kind == BODIES]:
        sql = with_bodies(path, sql, name)
    names = [name for name, _ in parameters]
    used = []

    def numbered(mark):
        out = []
        for text, is_code in split_quotes(sql):
            if is_code:
                def replace(match):
                    name = match.group(1)
                    if name not in names:
                        fail(path, f"parameter :{name} is not declared in `-- in:`")
                    used.append(name)
                    return f"{mark}{names.index(name) + 1}"
                text = re.sub(r"(?<![:\w]):([a-z_][a-z0-9_]*)", replace, text)
            elif text.startswith("--"):
                text = ""
            out.append(text)
        joined = re.sub(r"\x01([^\x02]*)\x02([^\x03]*)\x03", r"\1" if mark == "?" else r"\2", "".join(out))
        return re.sub(r"\s*\n\s*", " ", joined).strip()

    sqlite, postgres = numbered("?"), numbered("$")
    for name in names:
        if name not in used:
            fail(path, f"parameter {name} is declared and not used")
    return about, parameters, columns, sqlite, postgres, writing, is_inside(without_comments(code), writing, inside)


def literal(text):
    return 'R"sql(' + text + ')sql"'


def statements(arguments):
    space = arguments.namespace
    out = ["#pragma once", "// Made from the .sql files of this folder; do not edit.", '#include "db/statement.hpp"', "",
           f"namespace baqylau::{space}::sql {{", ""]
    tables = read_inside(arguments.tables)
    for file in sorted(arguments.files):
        path = pathlib.Path(file)
        about, parameters, columns, sqlite, postgres, writing, inside = parse(path, tables)
        out += [f"/// {line}" for line in about]
        out.append(f"struct {path.stem} {{")
        kind = "writing" if writing else "reading"
        name = f"{space.replace('::', '/')}/{path.stem}"
        out.append(f'  static constexpr baqylau::db::Statement statement{{"{name}", {literal(sqlite)}, {literal(postgres)}, '
                   f"baqylau::db::Kind::{kind}, {len(parameters)}{', true' if inside else ''}}};")
        out += [f"  {kind_of} {field}{{}};" for field, kind_of in parameters]
        argument = " arguments" if parameters else ""
        out.append(f"  void bind(baqylau::db::Arguments&{argument}) const {{"
                   + "".join(f" arguments.add({field});" for field, _ in parameters) + " }")
        if columns:
            out.append("  struct Row {")
            out += [f"    {kind_of} {field}{{}};" for field, kind_of in columns]
            out.append("  };")
            reads = ", ".join(f"baqylau::db::Column<{kind_of}>::get(cursor, {i})" for i, (_, kind_of) in enumerate(columns))
            out.append(f"  static Row read(const baqylau::db::Cursor& cursor) {{ return {{{reads}}}; }}")
        elif not writing:
            fail(path, "a reading statement says what comes out: `-- out: …`")
        out += ["};", ""]
    out += [f"}}  // namespace baqylau::{space}::sql", ""]
    return "\n".join(out)


def migrations(arguments):
    out = ["// Made from db/migrations; do not edit.", '#include "db/db.hpp"', "", "namespace baqylau::db {", "",
           "const std::vector<Migration>& migrations() {", "  static const std::vector<Migration> list{"]
    for number, file in enumerate(sorted(arguments.files, key=lambda f: pathlib.Path(f).name), start=1):
        path = pathlib.Path(file)
        if not re.fullmatch(r"\d{4}_[a-z_0-9]+", path.stem) or int(path.stem[:4]) != number:
            fail(path, f"expected the number {number:04}")
        out.append(f'      {{{number}, "{path.stem}", {literal(path.read_text(encoding="utf-8"))}}},')
    out += ["  };", "  return list;", "}", "", "}  // namespace baqylau::db", ""]
    return "\n".join(out)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--namespace")
    parser.add_argument("--migrations", action="store_true")
    parser.add_argument("--tables", action="append", default=[], help="a feature's tables.csv")
    parser.add_argument("--out", required=True)
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    text = migrations(arguments) if arguments.migrations else statements(arguments)
    out = pathlib.Path(arguments.out)
    out.parent.mkdir(parents=True, exist_ok=True)
    if not out.exists() or out.read_text(encoding="utf-8") != text:
        out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
