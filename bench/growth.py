#!/usr/bin/env python3
"""How the time of pages and the server's memory grow with the country. DESIGN §6.

    python3 bench/growth.py --program build/release/baqylau [--sizes 2000 8000 32000 128000] [--engine postgresql] [--keep FOLDER]

For each size a made-up country of that many projects (`load demo`, seed 1); with `--keep` SQLite's countries stay in the folder for the next run. Sizes take turns, so that
whatever else the machine does meets all of them alike. Each page is asked for under an address of its own every time, so that none is kept, over one connection; printed
are medians in milliseconds, how often the largest country takes the smallest one's time, and the most memory that the server held.
"""
import argparse
import http.client
import json
import pathlib
import re
import shutil
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests"))
from support.site import ENGINES, Site  # noqa: E402

LOGIN, PASSWORD = "measuring", "of every state body"


class Country:
    """A site with so many projects; `pages` are the addresses that are measured, by name."""

    def __init__(self, program, engine, projects, kept):
        self.projects, self.site, self.took, self.bytes = projects, Site(program, engine, pilot=False), {}, {}
        self.site.__enter__()
        self.site.stop()
        began = time.monotonic()
        if kept and kept.exists() and engine == "sqlite":
            shutil.copytree(kept, self.site.directory, dirs_exist_ok=True)
        else:
            self.site.command("load", "demo", "--projects", str(projects))
            if kept and engine == "sqlite":
                shutil.copytree(self.site.directory, kept)
        self.site.command("user", "add", "--login", LOGIN, "--name", LOGIN, "--role", "auditor", text=PASSWORD + "\n")
        if engine == "postgresql":
            self.site.sql_as_owner("VACUUM ANALYZE", self.site.database)
        print(f"{projects} projects are there after {time.monotonic() - began:.0f} s", flush=True)
        self.site.start()
        browser = self.site.browser()
        browser.sign_in(LOGIN, PASSWORD)
        cookie = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
        # A contest in the middle of the years, and its first project.
        contests = self.site.query("SELECT id FROM contest ORDER BY held_on, id")
        contest = contests[len(contests) // 2][0]
        project = self.site.query(f"SELECT p.id FROM project p JOIN lot l ON l.id = p.lot_id WHERE l.contest_id = {contest} ORDER BY l.number LIMIT 1")[0][0]
        self.pages = {"home": ("/ru/", None), "passport": (f"/ru/projects/{project}", None), "special control": ("/ru/special-control", None),
                      "contests": ("/ru/contests", None), "a contest": (f"/ru/contests/{contest}", None), "register": ("/ru/ngos", None),
                      "form 4 of a contest": (f"/ru/control/4?contest={contest}", cookie), "form 4": ("/ru/control/4", cookie),
                      "form 10": ("/ru/control/10", cookie), "ranking": ("/ru/rankings", None)}
        self.connection = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=120)

    def ask(self, name, number):
        path, cookie = self.pages[name]
        began = time.perf_counter()
        self.connection.request("GET", f"{path}{'&' if '?' in path else '?'}round={number}", headers={"Cookie": cookie} if cookie else {})
        answer = self.connection.getresponse()
        body = answer.read()
        assert answer.status == 200, (path, answer.status)
        self.took.setdefault(name, []).append((time.perf_counter() - began) * 1000)
        self.bytes[name] = len(body)

    def memory(self):
        """Most megabytes that the server held at once."""
        status = pathlib.Path(f"/proc/{self.site.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--engine", choices=ENGINES, default="sqlite")
    parser.add_argument("--sizes", type=int, nargs="+", default=[2000, 8000, 32000, 128000])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--json", type=pathlib.Path, help="the medians, for the table and the plot of docs/performance.md")
    arguments = parser.parse_args()
    countries = []
    try:
        for size in arguments.sizes:
            countries.append(Country(arguments.program, arguments.engine, size, arguments.keep / str(size) if arguments.keep else None))
        for number in range(arguments.rounds + 2):
            for country in countries:
                for name in country.pages:
                    country.ask(name, number)
        print(f"{'':22}" + "".join(f"{size:>10}" for size in arguments.sizes) + f"{'ratio':>8}{'KB':>8}")
        figures = {}
        for name in countries[0].pages:
            medians = figures[name] = [statistics.median(country.took[name][2:]) for country in countries]
            print(f"{name:22}" + "".join(f"{median:10.2f}" for median in medians) + f"{medians[-1] / medians[0]:8.2f}{countries[-1].bytes[name] / 1000:8.0f}")
        memory = figures["memory"] = [country.memory() for country in countries]
        print(f"{'memory, MB':22}" + "".join(f"{one:10.0f}" for one in memory) + f"{memory[-1] / memory[0]:8.2f}")
        if arguments.json:
            arguments.json.write_text(json.dumps({"engine": arguments.engine, "sizes": arguments.sizes, "figures": figures}, indent=1) + "\n")
    finally:
        for country in countries:
            country.site.vouched = False
            country.site.__exit__(None)


main()
