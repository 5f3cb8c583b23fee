#!/usr/bin/env python3
"""No statement goes through a table that grows from end to end, on either engine; what does is in tests/plans/allowed.csv with its reason.

Plans are read, not times, on tables without a row: neither engine is told how many there are, so a plan is what a statement's text and the
indexes allow. A table grows unless tests/plans/small_tables.csv says why it does not. A row of allowed.csv that is needed no longer fails too.
"""
import argparse
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
from postgres_plans import Postgres  # noqa: E402
from sqlite_plans import Sqlite  # noqa: E402
from statements import every_statement, read_rows  # noqa: E402
from support.site import ENGINES, Site, Tally  # noqa: E402


class Schema(Site):
    """Nothing but the tables."""

    def __init__(self, program, engine):
        super().__init__(program, engine, pilot=False)
        self.vouched = False  # there is no journal of nothing

    def start(self):
        self.command("migrate")


def excuse(tally, faults, engine, allowed, known):
    """Each fault is on the list, each entry of the list is a fault."""
    wanted = {(row["statement"], row["table"]) for row in allowed if row["engine"] in (engine, "both")}
    for fault in faults:
        tally.check(f"{fault.statement} on {engine}", (fault.statement, fault.table) in wanted,
                    f"goes through all of {fault.table}: {fault.line}\n{fault.plan}\n  An index may serve it; what has to read all of a table says "
                    "so in tests/plans/allowed.csv")
    for statement, table in sorted(wanted - {(fault.statement, fault.table) for fault in faults}):
        tally.check(f"{statement} on {engine}", False, f"does not go through all of {table} any more: take its row out of tests/plans/allowed.csv"
                    if statement in known else "is in tests/plans/allowed.csv, and is no statement")


def self_test(tally, engine, reader, statements):
    """Without an index of the projects of an NGO, the statement that asks for them is found."""
    asked = [statement for statement in statements if statement.name == "projects/projects_of_ngo"]
    found = reader.faults(asked, before=["BEGIN;", "DROP INDEX project_ngo;"])
    tally.check(f"a missing index is found on {engine}", [fault.table for fault in found] == ["project"], str(found))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--engine", choices=ENGINES)
    arguments = parser.parse_args()
    program, tally = pathlib.Path(arguments.program).resolve(), Tally()
    statements, allowed, stay_small = every_statement(), read_rows("allowed.csv"), read_rows("small_tables.csv")
    known, small = {statement.name for statement in statements}, {row["name"] for row in stay_small}
    for row in [*allowed, *stay_small]:
        tally.check(str(row), bool(row["reason"]) and row.get("engine", "both") in (*ENGINES, "both"), "says no reason, or no engine")
    for engine in [arguments.engine] if arguments.engine else ENGINES:
        with Schema(program, engine) as site:
            reader = Postgres(site.database, small) if site.database else Sqlite(site.directory / "baqylau.sqlite", small)
            tally.check(f"small_tables.csv on {engine}", small <= reader.names(), f"names what there is not: {small - reader.names()}")
            faults = reader.faults(statements)
            excuse(tally, faults, engine, allowed, known)
            self_test(tally, engine, reader, statements)
            print(f"{engine}: {len(statements)} statements, {len({fault.statement for fault in faults})} of which go through all of a table")
    return tally.close()


sys.exit(main())
