#!/usr/bin/env python3
"""kill -9 while reports are being submitted over HTTP: whatever was answered is there once after a restart, nothing is there twice.

Makes as many projects as asked for, submits their first reports from several connections, kills the server at random instants,
restarts it, sends every unanswered form again (the same form with the same key, as a person's browser would), and at the end holds
the database against the answers.
"""
import argparse
import http.client
import pathlib
import random
import sys
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from support.site import ENGINES, Site, Tally  # noqa: E402
from support.submissions import fill, prepare  # noqa: E402


class Senders:
    """Sends each form until it is answered; as many at a time as the killer lets go, so that the number of kills is no luck."""

    def __init__(self, site, cookies, ready, threads):
        self.site, self.cookies, self.answered, self.tries = site, cookies, {}, {}
        self.waiting, self.lock, self.strange = list(ready), threading.Condition(), []
        self.sent, self.allowed = 0, 0
        self.threads = [threading.Thread(target=self.run, daemon=True) for _ in range(threads)]

    def run(self):
        browser = None
        while True:
            with self.lock:
                self.lock.wait_for(lambda: self.sent < self.allowed or self.finished())
                if not self.waiting:
                    return
                report, form = self.waiting.pop()
                self.tries[report] = self.tries.get(report, 0) + 1
                self.sent += 1
                self.lock.notify_all()
            try:
                if browser is None:
                    browser = self.site.browser()
                    browser.cookies = dict(self.cookies)
                    browser.port = self.site.port
                answer = browser.submit(form)
                with self.lock:
                    if answer.status == 303 and "/receipt" in answer.location:
                        self.answered[report] = answer.location
                    else:
                        self.strange.append((report, answer.status, answer.location))
                    self.lock.notify_all()
            except (OSError, http.client.HTTPException):
                browser = None
                time.sleep(0.02)
                with self.lock:
                    self.waiting.append((report, form))
                    self.lock.notify_all()

    def finished(self):
        return not self.waiting and len(self.answered) + len(self.strange) == len(self.tries)

    def let_go(self, count):
        """Returns when that many more were sent off, or none is left."""
        with self.lock:
            self.allowed = self.sent + count
            self.lock.notify_all()
            self.lock.wait_for(lambda: self.sent >= self.allowed or self.finished())


def campaign(site, tally, engine, submissions, seed):
    reports = prepare(site, submissions)
    browser, ready = fill(site, reports)
    senders = Senders(site, browser.cookies, ready, 4)
    chance, kills, port = random.Random(seed), 0, site.port
    for thread in senders.threads:
        thread.start()
    while not senders.finished():
        # A few forms are sent off, then a random instant: the kill falls before, into and after commits.
        senders.let_go(chance.randint(2, 12))
        time.sleep(chance.uniform(0, 0.006))
        if not senders.finished():
            site.kill()
            kills += 1
            site.start(port)
            time.sleep(0.05)
    for thread in senders.threads:
        thread.join(10)
    versions = {row[0]: int(row[1]) for row in site.query("SELECT report_id, COUNT(*) FROM report_version GROUP BY report_id")}
    leaves = {row[0]: int(row[1]) for row in site.query(
        "SELECT subject_id, COUNT(*) FROM journal_leaf WHERE event = 'report.submitted' AND subject_kind = 'report' GROUP BY subject_id")}
    repeated = sum(1 for count in senders.tries.values() if count > 1)
    print(f"{engine}: {len(senders.answered)} of {submissions} answered, {kills} kills, {repeated} forms sent more than once")
    tally.check(f"{engine}: every form was answered in the end", len(senders.answered) == submissions, f"{senders.strange[:5]}")
    tally.check(f"{engine}: the server was killed while it worked", kills >= submissions // 12, f"{kills} kills")
    lost = [report for report in senders.answered if versions.get(report, 0) == 0]
    twice = [report for report in reports if versions.get(report, 0) > 1]
    tally.check(f"{engine}: no answered submission is lost", not lost, f"{len(lost)}: {lost[:5]}")
    tally.check(f"{engine}: no submission is there twice", not twice, f"{len(twice)}: {twice[:5]}")
    tally.check(f"{engine}: a journal entry for each submission", all(leaves.get(r) == 1 for r in senders.answered), "")
    checked = site.command("journal", "verify", check=False)
    tally.check(f"{engine}: the journal fits its hashes", checked.returncode == 0, checked.stderr)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--submissions", type=int, default=200)
    parser.add_argument("--engine", choices=ENGINES)
    parser.add_argument("--seed", type=int, default=2008)
    arguments = parser.parse_args()
    tally = Tally()
    for engine in [arguments.engine] if arguments.engine else ENGINES:
        with Site(arguments.program, engine) as site:
            campaign(site, tally, engine, arguments.submissions, arguments.seed)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
