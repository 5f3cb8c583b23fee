#!/usr/bin/env python3
"""Each cell that an object is made of, changed by SQL behind the program's back: `baqylau journal verify` names the object and the column.

On the pilot's data. What has no rows there gets one by SQL, recorded with `baqylau journal adopt`.
"""
import argparse
import csv
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from support.site import ENGINES, Site, Tally  # noqa: E402

ROOT = HERE.parent.parent
KEY = "7000000000000000007"  # of objects that the test makes


def declared():
    """(table, kind, key column, columns left out) of what has versions, the table that keeps a kind's objects first."""
    for path in sorted((ROOT / "src").glob("*/tables.csv")):
        for row in csv.DictReader(path.open(encoding="utf-8", newline="")):
            if row["object"] != "-":
                yield row["table"], row["object"], row["key"], set(row["without"].split())


class Tables:
    """The site's database, by SQL, without the rules that would refuse what no form lets through."""

    def __init__(self, site):
        self.site, self.known = site, {}
        if site.database:
            site.query("DO $$ DECLARE c record; BEGIN FOR c IN SELECT conrelid::regclass AS t, conname FROM pg_constraint WHERE contype IN ('c', 'f') "
                       "AND connamespace = 'public'::regnamespace LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.t, c.conname); END LOOP; END $$")

    def run(self, *statements):
        before = [] if self.site.database else ["PRAGMA foreign_keys = OFF", "PRAGMA ignore_check_constraints = ON"]
        return self.site.query("; ".join([*before, *statements]))

    def each(self, questions):
        """The only value of each question, or nothing where it has no row: in one go."""
        rows = self.run(" UNION ALL ".join(f"SELECT * FROM (SELECT {number} AS n, q.v FROM ({question}) AS q(v)) AS q{number}" if self.site.database
                                           else f"SELECT {number}, * FROM ({question})" for number, question in enumerate(questions)))
        found = {int(number): value for number, value in rows}
        return [found.get(number) for number in range(len(questions))]

    def columns(self, table):
        """name → INTEGER, TEXT or BLOB"""
        if not self.known:
            if self.site.database:
                rows = self.run("SELECT table_name, column_name, CASE data_type WHEN 'bigint' THEN 'INTEGER' WHEN 'bytea' THEN 'BLOB' ELSE 'TEXT' END "
                                "FROM information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, ordinal_position")
            else:
                rows = self.run("SELECT t.name, c.name, c.type FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'")
            for of, name, column_type in rows:
                self.known.setdefault(of, {})[name] = column_type
        return self.known[table]


def literal(kind, value):
    return value if kind == "INTEGER" else f"'{value}'"


def make_row(tables, table, kind, key, parents):
    """A row where the pilot has none: of an object of the pilot's where there is one."""
    columns = tables.columns(table)
    values = {name: literal(column_type, "1" if column_type == "INTEGER" else "x") for name, column_type in columns.items()}
    if key != "*":
        values[key] = literal(columns[key], parents.get(kind, KEY))
        parents.setdefault(kind, KEY)
    tables.run(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join(values.values())})")


def rounds(tables):
    """Lists of cells (table, kind, key, column, type) that are changed at once: of each table one, and keys apart, for who changes a key takes
    a row to another object, or the whole object away."""
    by_table, keys, seen = [], ([], []), set()
    for table, kind, key, without in declared():
        columns = {name: column_type for name, column_type in tables.columns(table).items() if name not in without}
        if key != "*":
            keys[kind in seen].append((table, kind, key, key, columns.pop(key)))
        seen.add(kind)
        by_table.append([(table, kind, key, name, column_type) for name, column_type in columns.items()])
    for index in range(max(len(cells) for cells in by_table)):
        yield [cells[index] for cells in by_table if index < len(cells)]
    yield from keys


def play(site, tables, cells):
    """(cell, failure or nothing) of each. Tables are saved whole and put back."""
    place = "ctid" if site.database else "rowid"
    change, restore, questions = [], [], []
    for table, kind, key, column, column_type in cells:
        chosen = f"FROM {table} ORDER BY {column} IS NULL, {place} LIMIT 1"
        questions.append(f"SELECT CAST({key} AS TEXT) {chosen}" if key != "*" else "SELECT ''")
        other = "4242424242" if column_type == "INTEGER" else "'другое'"
        change += [f"CREATE TABLE kept_{table} AS SELECT * FROM {table}",
                   f"UPDATE {table} SET {column} = {other} WHERE {place} = (SELECT {place} {chosen})"]
        restore += [f"DELETE FROM {table}", f"INSERT INTO {table} SELECT * FROM kept_{table}", f"DROP TABLE kept_{table}"]
    named = tables.each(questions)
    tables.run(*change)
    verified = site.command("journal", "verify", check=False)
    tables.run(*restore)
    lines = verified.stderr.splitlines()
    for (table, kind, key, column, _), number in zip(cells, named):
        line = next((text for text in lines if text.startswith(f"{kind} {number} ")), "")
        right = verified.returncode == 1 and line and (column == key or re.search(rf"\b{table}\.{column}\b", line))
        yield f"{table}.{column}", "" if right else f"{kind} {number}: exit {verified.returncode}, said: {line or 'nothing of it'}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--engine", choices=ENGINES, action="append")
    arguments = parser.parse_args()
    tally = Tally()
    for engine in arguments.engine or ENGINES:
        with Site(arguments.program, engine) as site:
            site.stop()
            site.sensible = False
            tables = Tables(site)
            parents = {}
            listed = list(declared())
            there = tables.each([f"SELECT CAST({key if key != '*' else 1} AS TEXT) FROM {table} LIMIT 1" for table, _, key, _ in listed])
            for (_, kind, _, _), number in zip(listed, there):
                if number:
                    parents.setdefault(kind, number)
            made = [row for row, number in zip(listed, there) if not number]
            for table, kind, key, _ in made:
                make_row(tables, table, kind, key, parents)
            before = site.command("journal", "verify", check=False)
            unnamed = [kind for _, kind, _, _ in made if not re.search(rf"^{kind} ", before.stderr, re.MULTILINE)]
            tally.check(f"{engine}: rows that were added by SQL are named", before.returncode == 1 and not unnamed, ", ".join(unnamed))
            site.command("journal", "adopt", "--reason", "rows of a test")
            after = site.command("journal", "verify", check=False)
            tally.check(f"{engine}: what is adopted is vouched for", after.returncode == 0, after.stderr)
            for cells in rounds(tables):
                for cell, failure in play(site, tables, cells):
                    tally.check(f"{engine}: {cell}", not failure, failure)
            last = site.command("journal", "verify", check=False)
            tally.check(f"{engine}: with all put back, nothing is wrong", last.returncode == 0, last.stderr)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
