#!/usr/bin/env python3
"""A control form of a thousand projects on screen and as a workbook, beside the same table read by one plain SQL query.

    python3 bench/control_form.py --program build/release/baqylau [--against OTHER/baqylau]

Each request is answered by the running program over one kept connection; rounds alternate with the query, which is run by the
sqlite3 module of Python against the same file. Medians are printed. Aims of DESIGN §6: 20 ms on screen, 150 ms as a workbook.
"""
import argparse
import datetime
import pathlib
import re
import sqlite3
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests"))
from support.site import Browser, Site  # noqa: E402

# Lot, project, NGO, due date, first submission, status: what form 4 shows, without a figure computed or a letter of markup.
PLAIN = """SELECT l.number, l.name_ru, n.short_name_ru, n.full_name_ru, r.due_on, r.counted_at, p.status,
  (SELECT COUNT(*) FROM report_version_part v WHERE v.report_id = r.id AND v.letters > 0
     AND v.number = (SELECT MAX(x.number) FROM report_version x WHERE x.report_id = r.id))
FROM project p JOIN lot l ON l.id = p.lot_id JOIN contest c ON c.id = l.contest_id JOIN ngo n ON n.id = p.ngo_id
JOIN report r ON r.project_id = p.id AND r.stage = 1 ORDER BY c.held_on, c.id, l.number"""


def side_by_side(programs, projects, rounds):
    """All rows of form 4 on one page, of two programs by turns."""
    sites, took, sizes = [], [[] for _ in programs], [0 for _ in programs]
    try:
        for program in programs:
            site = Site(program, pilot=False, arguments=["--threads", "1"])
            site.command("load", "demo", "--projects", str(projects), "--seed", "7")
            site.__enter__()
            sites.append((site, reader_of(site)))
        for number in range(rounds + 2):
            for i, (_, reader) in enumerate(sites):
                began = time.perf_counter()
                page = reader.get(f"/ru/control/4?all=1&round={number}")
                passed = (time.perf_counter() - began) * 1000
                assert page.status == 200, page.status
                sizes[i] = len(page.body)
                if number >= 2:
                    took[i].append(passed)
    finally:
        for site, _ in sites:
            site.vouched = False
            site.__exit__(None)
    this, other = (statistics.median(times) for times in took)
    print(f"all {projects} rows of form 4: {this:.1f} ms and {sizes[0] / 1000:.0f} KB, the other program {other:.1f} ms and {sizes[1] / 1000:.0f} KB: {this / other:.2f} × its time")


def reader_of(site):
    site.command("user", "add", "--login", "reader", "--name", "Reader", "--role", "auditor", text="tulip anvil 58 quartz\n")
    reader = Browser(site.port)
    reader.sign_in("reader", "tulip anvil 58 quartz")
    return reader


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--projects", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--against")
    arguments = parser.parse_args()
    if arguments.against:
        return side_by_side([arguments.program, arguments.against], arguments.projects, arguments.rounds)
    site = Site(arguments.program, pilot=False, arguments=["--threads", "1"])
    loaded = site.command("load", "demo", "--projects", str(arguments.projects), "--seed", "7").stdout
    with site:
        reader = reader_of(site)
        database = sqlite3.connect(site.directory / "baqylau.sqlite")
        kinds = [("form 4 on screen", "/ru/control/4"), ("form 5 on screen", "/ru/control/5"), ("form 9 on screen", "/ru/control/9"),
                 ("form 10 on screen", "/ru/control/10"), ("form 4 a year ago", "/ru/control/4?as_of=2025-11-01"),
                 ("form 4 as XLSX", "/ru/control/4.xlsx"), ("form 9 as XLSX", "/ru/control/9.xlsx"), ("form 4 as CSV", "/ru/control/4.csv")]
        # A day that nobody asked for yet: the ranking is reckoned from the records, as after each change of them.
        asked = datetime.date(2026, 6, 1)
        kinds.append(("form 10 reckoned anew", None))
        took = {name: [] for name, _ in kinds}
        took["plain SQL"], sizes = [], {}
        for number in range(arguments.rounds + 2):
            for name, path in kinds:
                if path is None:
                    asked += datetime.timedelta(days=1)
                    path = f"/ru/control/10?as_of={asked}"
                began = time.perf_counter()
                page = reader.get(path)
                passed = time.perf_counter() - began
                assert page.status == 200, f"{path}: {page.status}"
                sizes[name] = len(page.body)
                if number >= 2:
                    took[name].append(passed * 1000)
            began = time.perf_counter()
            rows = database.execute(PLAIN).fetchall()
            if number >= 2:
                took["plain SQL"].append((time.perf_counter() - began) * 1000)
        plain = statistics.median(took["plain SQL"])
        print(f"{re.search(r'[0-9]+', loaded).group(0)} projects, {len(rows)} rows; the plain query: {plain:.1f} ms")
        for name, _ in kinds:
            print(f"{name}: median {statistics.median(took[name]):.1f} ms (least {min(took[name]):.1f}), {sizes[name]} bytes, {statistics.median(took[name]) / plain:.1f} × the query")
    return 0


sys.exit(main())
