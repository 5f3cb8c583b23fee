#!/usr/bin/env python3
"""PostgreSQL hangs for a while: the server and all who serve its connections are stopped, and later go on.

    with_postgres.sh run.py --program PATH

Reports and drafts are sent, and the server is stopped while their commits wait for a standby that is not there. It hangs until all of them,
a page of each kind, and a program that was told to end have come to their end: what is asked is answered in words, with what was typed.
Sent again, each counts once. Nothing of it depends on how long it takes.

    with_postgres.sh run.py --program PATH --seconds 40

Under load, for so long: each request is answered within 6 s; SIGTERM ends a second program on the same server. Afterwards pages are there
again, and each report whose submission was answered was submitted once. Then a commit that waits for a standby which is not there is
cancelled, and one is ended: neither is called done.
"""
import argparse
import collections
import contextlib
import http.client
import itertools
import os
import pathlib
import signal
import subprocess
import sys
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from support.site import Site, Tally  # noqa: E402
from support.submissions import fill, prepare  # noqa: E402

PROMISED = 6  # seconds for an answer
SLACK = 1
STOPPED = 10  # seconds from SIGTERM to the end
PAGES = {"ngo-lot-5": ["/ru/cabinet", "/ru/account", "/ru/contests", "/ru/ngos"],
         "operator": ["/ru/control", "/ru/control/1.xlsx", "/ru/contests/new"],
         "specialist": ["/ru/account", "/ru/control", "/ru/control/2.xlsx"]}


def children_of(parent):
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                if int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1]) == parent:
                    found.append(int(entry.name))
    return found


class Frozen:
    """The server of PG* with all its processes, stopped. It makes no new one once it is itself."""

    def __enter__(self):
        self.postmaster = int(subprocess.run(["psql", "-qAt", "-d", "postgres", "-c", "SELECT pg_read_file('postmaster.pid')"], check=True, capture_output=True,
                                             text=True).stdout.split()[0])
        os.kill(self.postmaster, signal.SIGSTOP)
        self.children = children_of(self.postmaster)
        for child in self.children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGSTOP)
        return self

    def __exit__(self, *_):
        for process in [*self.children, self.postmaster]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGCONT)


class Load:
    """Readers, and senders who send each form until it is answered as done, for as long as `goes_on`."""

    def __init__(self, site, browser, ready):
        self.site, self.waiting, self.lock, self.goes_on = site, list(ready), threading.Condition(), True
        self.answers, self.strange, self.done, self.may_send = [], [], {}, len(ready) // 2
        self.threads = [threading.Thread(target=self.send, args=(browser.cookies,), daemon=True) for _ in range(4)]
        for role, pages in PAGES.items():
            cookies = site.signed_in(role).cookies
            self.threads += [threading.Thread(target=self.read, args=(cookies, pages[turn:] + pages[:turn]), daemon=True) for turn in range(len(pages))]
        for thread in self.threads:
            thread.start()

    def ask(self, what, ask):
        """The answer; None where there was none."""
        began = time.monotonic()
        try:
            page = ask()
        except (OSError, http.client.HTTPException) as error:
            self.strange.append(f"{what}: {error!r}")
            return None
        with self.lock:
            self.answers.append((began, time.monotonic() - began, page.status, what))
            if page.status == 503 and "<h1" not in page.text:
                self.strange.append(f"{what}: 503 without words")
            elif page.status not in (200, 303, 503):
                self.strange.append(f"{what}: {page.status}")
            self.lock.notify_all()
        return page

    def with_cookies(self, cookies):
        browser = self.site.browser()
        browser.cookies = dict(cookies)
        return browser

    def read(self, cookies, pages):
        browser, turn = self.with_cookies(cookies), 0
        while self.goes_on:
            path = pages[turn % len(pages)]
            self.ask(path, lambda: browser.get(path))
            turn += 1
            time.sleep(0.02)  # so that the readers of a server which refuses at once do not take the processor from all

    def send(self, cookies):
        browser = self.with_cookies(cookies)
        while True:
            with self.lock:
                self.lock.wait_for(lambda: not self.goes_on or (self.waiting and len(self.done) < self.may_send))
                if not self.goes_on:
                    return
                report, form = self.waiting.pop(0)
            answer = self.ask(f"report {report}", lambda: browser.submit(form))
            with self.lock:
                if answer and answer.status == 303:
                    self.done[report] = answer.location
                else:
                    self.waiting.append((report, form))
                self.lock.notify_all()
            time.sleep(0.02)

    def until(self, condition, seconds):
        with self.lock:
            return self.lock.wait_for(condition, seconds)

    def end(self):
        with self.lock:
            self.goes_on = False
            self.lock.notify_all()
        for thread in self.threads:
            thread.join(30)


class Second(Site):
    """One more program on the data of another; it has nothing of its own to remove."""

    def __init__(self, first):
        super().__init__(first.program, first.engine)
        self.directory.rmdir()
        self.directory, self.database = first.directory, first.database


def freeze(site, tally, seconds):
    browser, (*ready, one, other) = fill(site, prepare(site, 32))
    # The second one does what the clock does, and holds it when it is told to end.
    site.stop()
    second = Second(site)
    second.start()
    until = time.monotonic() + 30
    while len(site.query(f"SELECT kind FROM task WHERE day = '' AND holder LIKE '%:{second.port}'")) < 4 and time.monotonic() < until:
        time.sleep(0.05)
    site.start()
    browser.port = site.port
    browser.close()
    guests = [second.browser() for _ in range(3)]
    for guest in guests:
        guest.cookies = dict(browser.cookies)
    load = Load(site, browser, ready)
    # It hangs in the middle of what is being sent.
    tally.check("before it hangs, all is well", load.until(lambda: len(load.done) >= 10, 60) and not load.strange, str(load.strange[:5]))
    with load.lock:
        load.may_send = len(ready)
    with Frozen():
        began = time.monotonic()
        visitors = [threading.Thread(target=load.ask, args=("a page of the second", lambda guest=guest: guest.get("/ru/account"))) for guest in guests]
        for visitor in visitors:
            visitor.start()
        time.sleep(seconds / 4)
        asked = time.monotonic()
        second.process.terminate()
        try:
            second.process.wait(STOPPED + SLACK)
            print(f"stopped after {time.monotonic() - asked:.1f} s")
            tally.check("a program that is told to end while it hangs ends well", second.process.returncode == 0, str(second.process.returncode))
        except subprocess.TimeoutExpired:
            tally.check("a program that is told to end while it hangs ends", False, f"not within {STOPPED} s")
            second.kill()
        time.sleep(max(0, began + seconds - time.monotonic()))
    back = time.monotonic()
    for visitor in visitors:
        visitor.join(30)
    second.process.stdout.close()
    came_back = load.until(lambda: len(load.done) == len(ready), 60)
    tally.check("afterwards every form is taken", came_back, f"{len(load.done)} of {len(ready)}")
    load.until(lambda: any(b > back + 1 and s == 200 for b, _, s, _ in load.answers), 30)
    load.end()
    meanwhile = [answer for answer in load.answers if began + 0.1 < answer[0] < back]
    slowest = sorted(load.answers, key=lambda answer: -answer[1])[:5]
    print(f"{len(meanwhile)} asked while it hung, {sum(a[2] == 503 for a in meanwhile)} of them 503; slowest " + ", ".join(f"{a[1]:.2f} s {a[2]} {a[3]}" for a in slowest))
    tally.check(f"each request is answered within {PROMISED} s", slowest[0][1] <= PROMISED + SLACK, str(slowest))
    tally.check("it was felt", sum(a[2] == 503 for a in load.answers) > 5, str(len(meanwhile)))
    late = [a for a in load.answers if a[0] > back + 2 and a[2] == 503]
    tally.check("two seconds after it goes on nobody is refused", not late, str(late[:5]))
    tally.check("nothing but pages, redirects and refusals in words", not load.strange, str(load.strange[:5]))
    kept = dict(site.query("SELECT report_id, COUNT(*) FROM report_version GROUP BY report_id"))
    wrong = {report: kept.get(report) for report, _ in ready if kept.get(report) != "1"}
    tally.check("each report that was answered was submitted once", not wrong, str(wrong))
    return browser, [one[0], other[0]]


STANDING = "SELECT pid FROM pg_stat_activity WHERE (wait_event = 'SyncRep' OR wait_event_type = 'Lock') AND datname = current_database()"
WAITING = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND datname = "


@contextlib.contextmanager
def no_standby(site):
    """Whoever commits waits for a standby that is not there. Entered once a commit was seen to wait: the server heeds a setting when it
    comes to it."""
    try:
        demand_a_standby(site)
        yield
    finally:
        site.sql_as_owner("ALTER SYSTEM RESET synchronous_standby_names")
        site.sql_as_owner("SELECT pg_reload_conf()")


def demand_a_standby(site):
    site.sql_as_owner("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
    site.sql_as_owner("SELECT pg_reload_conf()")
    seen = []
    while not seen:
        words = ["psql", "-qAt", "-d", "postgres", "-c", "SET synchronous_commit = on", "-c", "SELECT pg_logical_emit_message(true, '', '')"]
        probe = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not seen and probe.poll() is None:
            seen = site.query(WAITING + "'postgres'")
        for (pid,) in seen:
            site.query(f"SELECT pg_terminate_backend({pid})")
        probe.wait()


def not_replicated(site, tally, browser, reports):
    """Of two commits that wait for a standby one is cancelled (warning 01000) and one ended (57P01), and so is what looks for them."""
    forms = [browser.get(f"/ru/reports/{report}/draft").form("/draft") for report in reports]
    lines = [f"строка {report}" for report in reports]
    browsers = [site.browser() for _ in reports]
    answers, took = {}, {}

    def send(number):
        began = time.monotonic()
        answers[number] = browsers[number].submit(forms[number], {"part.main_works": lines[number]})
        took[number] = time.monotonic() - began

    threads = [threading.Thread(target=send, args=(number,)) for number in range(len(reports))]
    ways = itertools.cycle(["pg_cancel_backend", "pg_terminate_backend"])
    used = collections.Counter()
    with no_standby(site):
        for one, thread in zip(browsers, threads):
            one.cookies = dict(browser.cookies)
            thread.start()
        while any(thread.is_alive() for thread in threads):
            for (pid,) in site.query(WAITING + "current_database()"):
                way = next(ways)
                used[way] += site.query(f"SELECT {way}({pid})") == [["t"]]
            time.sleep(0.05)
    tally.check("commits that wait for a standby are cancelled and ended", len(used) == 2, str(used))
    for number, line in enumerate(lines):
        tally.check("a commit that no standby has is not called done", answers[number].status == 503 and line in answers[number].text, f"{answers[number].status}")
        tally.check("that is said in time", took[number] <= PROMISED + SLACK, f"{took[number]:.1f} s")
        again = browser.submit(answers[number].form("/draft"))
        tally.check("sent again it is done", again.status == 303 and line in browser.get(f"/ru/reports/{reports[number]}/draft").text, f"{again.status}")


class Sent:
    """A form, sent by a browser of its own; `typed` has to be in the answer wherever it was not taken."""

    def __init__(self, browser, form, end, typed=None):
        self.browser, self.form, self.end, self.typed, self.page = browser, form, end, typed, None

    def send(self):
        self.page = self.browser.submit(self.form, {"part.main_works": self.typed} if self.typed else {})

    def send_again(self):
        """What its page has for it, until it is taken."""
        while self.page.status == 503:
            self.page = self.browser.submit(self.page.form(self.end))


def at_once(jobs):
    threads = [threading.Thread(target=job, daemon=True) for job in jobs]
    for thread in threads:
        thread.start()
    return threads


def is_refused(page):
    """In words, not to be kept, and with when to come again."""
    return page.status == 503 and "<h1" in page.text and page.headers.get("retry-after", "").isdigit() and "no-store" in page.headers.get("cache-control", "")


def sample(site, tally):
    browser, (*ready, one, other) = fill(site, prepare(site, 6))
    drafts = [report for report, _ in (one, other)]
    # The first one does what the clock does, and holds it when it is told to end.
    while len(site.query("SELECT kind FROM task WHERE day = '' AND holder IS NOT NULL")) < 4:
        pass
    second = Second(site)
    second.start()
    try:

        def another(cookies):
            found = second.browser()
            found.cookies = dict(cookies)
            return found

        readers = [(another(site.signed_in(role).cookies), path) for role, paths in PAGES.items() for path in paths]
        sent = [Sent(another(browser.cookies), form, "/submit") for _, form in ready]
        sent += [Sent(another(browser.cookies), browser.get(f"/ru/reports/{report}/draft").form("/draft"), "/draft", f"строка {report}") for report in drafts]
        pages = []
        with no_standby(site):
            threads = at_once(one.send for one in sent)
            # In its commit, or for the journal's head, which one that commits holds.
            while len(site.query(STANDING)) < len(sent) and any(thread.is_alive() for thread in threads):
                pass
            with Frozen():
                site.process.terminate()
                threads += at_once(lambda reader=reader, path=path: pages.append(reader.get(path)) for reader, path in readers)
                for thread in threads:
                    thread.join()
                tally.check("a program that is told to end while it hangs ends well", site.process.wait() == 0, str(site.process.returncode))
        answered = [(page.path, page.status, page.headers) for page in pages]
        tally.check("each page that is asked for meanwhile is refused in words", len(pages) == len(readers) and all(map(is_refused, pages)), str(answered))
        for one in sent:
            tally.check(f"so is what was sent, and not called done: {one.page.path}", is_refused(one.page) and (one.typed or "") in one.page.text,
                        f"{one.page.status} {one.page.headers} {one.page.text[:2000]}")
        unknown = sum("Пока неизвестно" in one.page.text for one in sent)
        tally.check("of a commit that was sent it is said that it is not known", unknown >= 1, f"{unknown} of {len(sent)}")
        for one in sent:
            one.send_again()
            tally.check(f"sent again it is done: {one.page.path}", one.page.status == 303, f"{one.page.status} {one.page.text[:2000]}")
        for one, report in zip(sent[len(ready):], drafts):
            kept = one.browser.get(f"/ru/reports/{report}/draft")
            tally.check("and kept", one.typed in kept.text, f"{kept.status}")
        for reader, path in readers:
            page = reader.get(path)
            tally.check(f"and pages are there again: {path}", page.status == 200, f"{page.status}")
        kept = dict(site.query("SELECT report_id, COUNT(*) FROM report_version GROUP BY report_id"))
        tally.check("each report was submitted once", all(kept.get(report) == "1" for report, _ in ready), str(kept))
    finally:
        second.stop()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--seconds", type=float, help="under load: how long it hangs")
    arguments = parser.parse_args()
    tally = Tally()
    with Site(arguments.program, "postgresql") as site:
        if arguments.seconds:
            browser, reports = freeze(site, tally, arguments.seconds)
            not_replicated(site, tally, browser, reports)
        else:
            sample(site, tally)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
