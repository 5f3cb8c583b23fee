#!/usr/bin/env python3
"""Visitors' pages while drafts save themselves, of one program or of two side by side in one run. DESIGN §6.

    python3 bench/kept_pages.py --program build/release/baqylau [--against OTHER/baqylau]

A made-up country of `--projects`. The evening before a due date: `--saves` savings of drafts a second, by four NGO staff, while wrk asks for a public page. The server has
one processor, wrk and the savers the other. Rounds alternate; printed are medians of requests a second without and with the savings,
their ratio, and the savings that were answered.
"""
import argparse
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests"))
from support.site import ENGINES, Site  # noqa: E402

PAGES = ["/ru/", "/ru/rankings", "/ru/special-control"]
STAFF = 4


class Saver(threading.Thread):
    """One of the staff: types on in drafts of their own, as app.js would send it."""

    def __init__(self, site, cookies, reports, pause):
        super().__init__(daemon=True)
        self.browser, self.pause, self.ends, self.answered = site.browser(), pause, False, 0
        self.browser.cookies = dict(cookies)
        self.forms = [self.browser.get(f"/ru/reports/{report}/draft").form("/draft") for report in reports]

    def run(self):
        due = time.monotonic()
        while not self.ends:
            form = self.forms[self.answered % len(self.forms)]
            sent = dict(form["fields"]) | {"part.main_works": f"Проведена {self.answered}-я встреча"}
            answer = self.browser.post(form["action"], list(sent.items()), headers={"Accept": "application/json"})
            assert answer.status == 200, (answer.status, answer.text[:500])
            told = json.loads(answer.text)
            form["fields"] = list((sent | told["fields"] | {"_key": told["key"]}).items())
            self.answered += 1
            due += self.pause
            time.sleep(max(0.0, due - time.monotonic()))


def load(port, path, seconds):
    out = subprocess.run(["taskset", "-c", "1", "wrk", "-t1", "-c16", f"-d{seconds}s", "--latency", f"http://127.0.0.1:{port}{path}"],
                         check=True, capture_output=True, text=True).stdout
    assert "Socket errors" not in out and "Non-2xx" not in out, out
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1)), re.search(r"^\s+99%\s+(\d\S+)$", out, re.MULTILINE).group(1)


class Measured:
    def __init__(self, name, site, saves):
        self.name, self.site, self.pause = name, site, STAFF / saves
        # One NGO with its open reports: all the staff are its members.
        login, ngo, _ = site.query("SELECT MIN(a.login), a.ngo_id, COUNT(DISTINCT r.id) FROM account a JOIN project p ON p.ngo_id = a.ngo_id "
                                   "JOIN report r ON r.project_id = p.id WHERE p.status = 'in_execution' AND r.state IN ('not_started', 'draft') "
                                   "GROUP BY a.ngo_id ORDER BY COUNT(DISTINCT r.id) DESC LIMIT 1")[0]
        (site.directory / "demo-accounts.txt").write_text(f"\n{login} {site.password}\n", encoding="utf-8")
        self.reports = [row[0] for row in site.query(f"SELECT r.id FROM report r JOIN project p ON p.id = r.project_id WHERE p.ngo_id = {ngo} "
                                                     "AND p.status = 'in_execution' AND r.state IN ('not_started', 'draft') ORDER BY r.id LIMIT 8")]
        assert len(self.reports) >= STAFF, "ask for more --projects"
        self.cookies = site.signed_in(login).cookies
        self.quiet, self.busy, self.late, self.answered = {}, {}, {}, []
        for task in os.listdir(f"/proc/{site.process.pid}/task"):
            os.sched_setaffinity(int(task), {0})

    def round(self, seconds):
        for path in PAGES:
            self.quiet.setdefault(path, []).append(load(self.site.port, path, seconds)[0])
            savers = [Saver(self.site, self.cookies, self.reports[n::STAFF], self.pause) for n in range(STAFF)]
            for saver in savers:
                saver.start()
            rate, late = load(self.site.port, path, seconds)
            for saver in savers:
                saver.ends = True
            for saver in savers:
                saver.join()
            self.busy.setdefault(path, []).append(rate)
            self.late.setdefault(path, []).append(late)
            self.answered.append(sum(saver.answered for saver in savers) / seconds)

    def tell(self):
        for path in PAGES:
            quiet, busy = statistics.median(self.quiet[path]), statistics.median(self.busy[path])
            print(f"{self.name:8} {path:20} {quiet:9.0f}/s alone, {busy:9.0f}/s with drafts: {busy / quiet:.2f} of it; 99 % within {self.late[path]}")
        print(f"{self.name:8} savings answered: {statistics.median(self.answered):.0f}/s")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--against")
    parser.add_argument("--engine", choices=ENGINES, default="sqlite")
    parser.add_argument("--projects", type=int, default=2000, help="made up: what pages have to be made of")
    parser.add_argument("--saves", type=int, default=40, help="a second, all together")
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    os.sched_setaffinity(0, {1})
    programs = [("this", arguments.program)] + ([("against", arguments.against)] if arguments.against else [])
    sites = [(name, Site(program, arguments.engine, pilot=False)) for name, program in programs]
    measured = []
    try:
        for name, site in sites:
            site.__enter__()
            site.stop()
            said = site.command("load", "demo", "--projects", str(arguments.projects)).stdout
            site.password = said.split()[-1]
            site.start()
            measured.append(Measured(name, site, arguments.saves))
        for _ in range(arguments.rounds):
            for one in measured:
                one.round(arguments.seconds)
        for one in measured:
            one.tell()
    finally:
        for _, site in sites:
            site.__exit__(*sys.exc_info())


main()
