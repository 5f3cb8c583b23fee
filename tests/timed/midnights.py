#!/usr/bin/env python3
"""Two processes on one database over three midnights in Almaty: what a day asks for is done once, and by the other where one is killed at it.

Both run under the tests' clock and are started a few seconds before midnight. The kill is `kill -9` between the row that says who works and the commit that says it is done.
"""
import argparse
import copy
import datetime
import pathlib
import sqlite3
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from support.site import ENGINES, Site, Tally  # noqa: E402

KINDS = ["polls", "reminders", "search", "special control of the day"]
BEFORE_MIDNIGHT = datetime.time(18, 59, 55, tzinfo=datetime.timezone.utc)  # 23:59:55 in Almaty
TERM = datetime.timedelta(minutes=5)  # how long one is left to work on a day's task
PATIENCE = 60


def tasks_of(site, day):
    rows = site.query(f"SELECT kind, holder, attempts, CASE WHEN done_at IS NULL THEN 0 ELSE 1 END FROM task WHERE day = '{day}' ORDER BY kind")
    return {kind: (holder, int(attempts), done == "1") for kind, holder, attempts, done in rows}


def wait_for(what):
    """True as soon as it is so; False after a minute."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.05)
    return False


def all_done(site, day):
    tasks = tasks_of(site, day)
    return sorted(tasks) == KINDS and all(done for _, _, done in tasks.values())


class Pair:
    """Two processes on one place."""

    def __init__(self, site):
        self.site, self.other = site, copy.copy(site)

    def start(self, instant):
        self.site.clock = instant
        begun = time.monotonic()
        self.site.start()
        self.other.clock = instant + datetime.timedelta(seconds=time.monotonic() - begun)
        self.other.start()

    def stop(self):
        self.site.stop()
        self.other.stop()


def just_before(day):
    """Seconds before the day begins in Almaty."""
    return datetime.datetime.combine(day - datetime.timedelta(days=1), BEFORE_MIDNIGHT)


def sent_twice(site):
    return site.query("SELECT dedupe_key FROM notice GROUP BY dedupe_key, ngo_id, account_id HAVING COUNT(*) > 1")


def three_midnights(pair, tally, first):
    site = pair.site
    for number in range(3):
        day = first + datetime.timedelta(days=number)
        pair.start(just_before(day))
        done = wait_for(lambda day=day: all_done(site, day.isoformat()))
        time.sleep(2)  # both have looked at the new day again
        tasks = tasks_of(site, day.isoformat())
        tally.check(f"{site.engine}: midnight {number + 1}: each task is done once", done and all(attempts == 1 for _, attempts, _ in tasks.values()), str(tasks))
        pair.stop()
    tally.check(f"{site.engine}: nobody was told anything twice", not sent_twice(site), str(sent_twice(site)))


def killed_on_sqlite(site, processes, day):
    """Kills whoever is at the reminders, as soon as the row is there."""
    connection = sqlite3.connect(site.directory / "baqylau.sqlite", isolation_level=None)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        row = connection.execute("SELECT holder, done_at FROM task WHERE kind = 'reminders' AND day = ?", (day,)).fetchone()
        if row:
            killed = holder_among(processes, row[0])
            killed.kill()
            connection.close()
            return killed, "reminders"
    raise RuntimeError("nobody took the reminders")


def killed_on_postgresql(site, processes, day):
    """Nobody gets at the polls: whoever tries is killed there."""
    with subprocess.Popen(["psql", "-qAt", "-d", site.database], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as lock:
        lock.stdin.write("BEGIN; LOCK TABLE poll IN ACCESS EXCLUSIVE MODE; SELECT 'locked';\n")
        lock.stdin.flush()
        assert lock.stdout.readline() == "locked\n"
        if not wait_for(lambda: "polls" in tasks_of(site, day)):
            raise RuntimeError("nobody took the polls")
        killed = holder_among(processes, tasks_of(site, day)["polls"][0])
        killed.kill()
        lock.stdin.close()
    return killed, "polls"


def holder_among(processes, holder):
    return next(process for process in processes if holder.endswith(f":{process.port}"))


def killed_in_the_middle(pair, tally, first, tries):
    """The day after that of the last try."""
    site = pair.site
    for number in range(tries):
        date = first + datetime.timedelta(days=number)
        day = date.isoformat()
        pair.start(just_before(date))
        kill = killed_on_postgresql if site.database else killed_on_sqlite
        killed, kind = kill(site, (pair.site, pair.other), day)
        in_the_middle = not tasks_of(site, day)[kind][2]
        if in_the_middle or number == tries - 1:
            break
        pair.stop()
    survivor = pair.other if killed is pair.site else pair.site
    others = [name for name in KINDS if name != kind]
    rest = wait_for(lambda: all(tasks_of(site, day).get(name, ("", 0, False))[2] for name in others))
    tasks = tasks_of(site, day)
    tally.check(f"{site.engine}: killed in the middle of {kind} (try {number + 1})", in_the_middle and tasks[kind][1] == 1, str(tasks))
    tally.check(f"{site.engine}: what the dead process had not begun is done by the other", rest, str(tasks))
    told = site.query(f"SELECT COUNT(*) FROM notice WHERE created_at >= {int(just_before(date).timestamp() + 5) * 1_000_000} AND dedupe_key LIKE 'reminder %'")[0][0]
    tally.check(f"{site.engine}: of its work there is nothing", kind != "reminders" or told == "0", told)
    survivor.stop()
    survivor.clock = just_before(date) + datetime.timedelta(seconds=5) + TERM
    survivor.start()
    done = wait_for(lambda: all_done(site, day))
    tasks = tasks_of(site, day)
    tally.check(f"{site.engine}: killed in the middle: done by the other", done and tasks[kind][1] == 2 and tasks[kind][0].endswith(f":{survivor.port}"), str(tasks))
    tally.check(f"{site.engine}: still nobody was told anything twice", not sent_twice(site), str(sent_twice(site)))
    survivor.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--engine", choices=ENGINES, action="append")
    parser.add_argument("--projects", type=int, default=400, help="so many that the kill on SQLite finds the reminders at work")
    parser.add_argument("--tries", type=int, default=8, help="how many midnights the kill may come too late")
    arguments = parser.parse_args()
    tally = Tally()
    for engine in arguments.engine or ENGINES:
        with Site(arguments.program, engine, pilot=False) as site:
            site.stop()
            site.command("load", "demo", "--projects", str(arguments.projects if engine == "sqlite" else 30))
            first = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=3)).date()
            pair = Pair(site)
            try:
                three_midnights(pair, tally, first)
                killed_in_the_middle(pair, tally, first + datetime.timedelta(days=3), arguments.tries)
            finally:
                pair.stop()
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
