#!/usr/bin/env python3
"""How long the sign-in page takes while visitors reload the slowest page there is, of one program or of two side by side in one run. DESIGN §6.

    python3 bench/slow_pages.py --program build/release/baqylau [--against OTHER/baqylau] [--engine postgresql]

A made-up country of `--projects`. wrk asks for the page over `--visitors` connections, each time under another address, so that none is kept; a connection of its own asks
for the sign-in page, 5 ms after each answer. Rounds alternate; printed are medians and the slowest of twenty, quiet and beside the visitors, and what the visitors got.
"""
import argparse
import http.client
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests"))
from support.site import ENGINES, Site  # noqa: E402

SCRIPT = """
local asked = 0
request = function()
  asked = asked + 1
  return wrk.format("GET", wrk.path .. "?round=" .. os.time() .. "-" .. asked)
end
"""


def ask(port, seconds):
    """Milliseconds of each sign-in page, in their order."""
    connection, took, ends = http.client.HTTPConnection("127.0.0.1", port, timeout=60), [], time.monotonic() + seconds
    while time.monotonic() < ends:
        began = time.perf_counter()
        connection.request("GET", "/ru/sign-in")
        answer = connection.getresponse()
        answer.read()
        took.append((time.perf_counter() - began) * 1000)
        assert answer.status == 200, answer.status
        time.sleep(0.005)
    return took


class Measured:
    def __init__(self, name, site, script):
        self.name, self.site, self.script = name, site, script
        self.quiet, self.busy, self.served, self.refused = [], {}, {}, {}
        ask(site.port, 0.5)

    def round(self, page, visitors, seconds):
        self.quiet += ask(self.site.port, seconds / 2)
        for number in visitors:
            load = subprocess.Popen(["wrk", "-t1", f"-c{number}", f"-d{seconds + 1}s", "--timeout", "60s", "-s", self.script, f"http://127.0.0.1:{self.site.port}{page}"],
                                    stdout=subprocess.PIPE, text=True)
            time.sleep(0.5)
            self.busy.setdefault(number, []).extend(ask(self.site.port, seconds))
            said = load.communicate()[0]
            refused = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
            self.served.setdefault(number, []).append(float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1)))
            self.refused[number] = self.refused.get(number, 0) + int(refused.group(1) if refused else 0)

    def tell(self, page):
        quiet = statistics.median(self.quiet)
        print(f"{self.name:8} sign-in alone                 {quiet:8.2f} ms, slowest of twenty {statistics.quantiles(self.quiet, n=20)[-1]:8.2f} ms")
        for number, took in self.busy.items():
            median = statistics.median(took)
            slowest = statistics.quantiles(took, n=20)[-1] if len(took) > 1 else took[0]
            print(f"{self.name:8} beside {number:3} at {page:20} {median:6.2f} ms, slowest of twenty {slowest:8.2f} ms: {median / quiet:.1f} × alone; "
                  f"they get {statistics.median(self.served[number]):.1f}/s, 503 {self.refused[number]} times")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--against")
    parser.add_argument("--engine", choices=ENGINES, default="sqlite")
    parser.add_argument("--projects", type=int, default=4000)
    parser.add_argument("--page", default="/ru/special-control")
    parser.add_argument("--visitors", type=int, nargs="+", default=[4, 64])
    parser.add_argument("--seconds", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=2)
    arguments = parser.parse_args()
    programs = [("this", arguments.program)] + ([("against", arguments.against)] if arguments.against else [])
    sites = [(name, Site(program, arguments.engine, pilot=False)) for name, program in programs]
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT)
        script.flush()
        measured = []
        try:
            for name, site in sites:
                site.__enter__()
                site.stop()
                began = time.monotonic()
                site.command("load", "demo", "--projects", str(arguments.projects))
                print(f"{name:8} {arguments.projects} projects loaded in {time.monotonic() - began:.0f} s")
                site.start()
                measured.append(Measured(name, site, script.name))
            for _ in range(arguments.rounds):
                for one in measured:
                    one.round(arguments.page, arguments.visitors, arguments.seconds)
            for one in measured:
                one.tell(arguments.page)
        finally:
            for _, site in sites:
                site.__exit__(*sys.exc_info())


main()
