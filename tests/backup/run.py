#!/usr/bin/env python3
"""Backups of a site in use: what was answered before one began is in it, it restores to a journal that the site had, and damage is refused.

`--submissions` reports are sent by four browsers while `--backups` are made one after another; `--flips` copies of a backup have one bit
turned, in any of its files.
"""
import argparse
import hashlib
import os
import pathlib
import random
import shutil
import stat
import subprocess
import sys
import threading
import time
import uuid

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from support.site import ENGINES, Site, Tally  # noqa: E402
from support.submissions import fill, prepare  # noqa: E402


def root_of(hashes):
    """RFC 6962 §2.1, by its definition."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    split = 1
    while split * 2 < len(hashes):
        split *= 2
    return hashlib.sha256(b"\x01" + root_of(hashes[:split]) + root_of(hashes[split:])).digest()


class Restored(Site):
    """A site made of a backup, in a place of its own, that knows its demo accounts."""

    def __init__(self, of, backup):
        super().__init__(of.program, of.engine, pilot=False)
        self.backup, self.answer = backup, None
        self.directory.chmod(0o755)

    def __enter__(self):
        if self.engine == "postgresql":
            self.database = "baqylau_" + uuid.uuid4().hex[:12]
            self.sql_as_owner(f"CREATE DATABASE {self.database}")
        self.answer = subprocess.run([self.program, "restore", str(self.backup), *self.place()], capture_output=True, text=True)
        self.vouched = self.answer.returncode == 0
        return self


class Senders:
    """Four browsers that submit until nothing is left; `answered` grows as the answers come."""

    def __init__(self, site, cookies, ready):
        self.site, self.cookies, self.waiting, self.answered, self.strange = site, cookies, list(ready), set(), []
        self.lock, self.go = threading.Lock(), threading.Semaphore(0)
        self.threads = [threading.Thread(target=self.run, daemon=True) for _ in range(4)]
        for thread in self.threads:
            thread.start()

    def run(self):
        browser = self.site.browser()
        browser.cookies = dict(self.cookies)
        while True:
            self.go.acquire()
            with self.lock:
                if not self.waiting:
                    return
                report, form = self.waiting.pop()
            answer = browser.submit(form)
            with self.lock:
                if answer.status == 303 and "/receipt" in answer.location:
                    self.answered.add(report)
                else:
                    self.strange.append((report, answer.status))

    def let_go(self, count):
        for _ in range(count):
            self.go.release()

    def known(self):
        with self.lock:
            return set(self.answered)

    def close(self):
        self.let_go(len(self.threads) + len(self.waiting))
        for thread in self.threads:
            thread.join()


def submitted(site):
    return {row[0] for row in site.query("SELECT DISTINCT report_id FROM report_version")}


def add_file(browser, report, data):
    page = browser.get(f"/ru/reports/{report}/files")
    answer = browser.submit(page.form("/files"), files=[("file", "отчёт.txt", data)])
    assert answer.status == 303, answer.text[-2000:]


def back_up(site, into, *more):
    return subprocess.run([site.program, "backup", "--into", str(into), *more, *site.place()], capture_output=True, text=True)


def newest(into):
    return sorted(path for path in into.iterdir() if (path / "manifest.json").is_file())[-1]


def under_load(site, tally, into, submissions, backups):
    """The backups with what was answered before each began."""
    reports = prepare(site, submissions)
    browser, ready = fill(site, reports)
    for number, report in enumerate(reports[:3]):
        add_file(browser, report, f"Смета {number}\n".encode() * 1000)
    ready[:3] = [(report, browser.get(f"/ru/reports/{report}/submit").form("/submit")) for report in reports[:3]]
    senders = Senders(site, browser.cookies, ready)
    made, each = [], submissions // (backups + 1)
    senders.let_go(each)
    for _ in range(backups):
        before, began = senders.known(), time.monotonic()
        senders.let_go(each)
        answer = back_up(site, into / str(len(made)))
        meanwhile, took = len(senders.known()) - len(before), time.monotonic() - began
        print(f"{site.engine}: {meanwhile} submissions answered during a backup of {took:.2f} s, {meanwhile / took:.0f} a second")
        if tally.check(f"{site.engine}: a backup of a site in use", answer.returncode == 0, answer.stderr):
            made.append((newest(into / str(len(made))), before))
    senders.close()
    tally.check(f"{site.engine}: every report was submitted meanwhile", len(senders.answered) == submissions, f"{senders.strange[:3]}")
    return browser, made


def restores(site, tally, browser, made):
    hashes = [bytes.fromhex(row[0]) for row in site.query(
        f"SELECT {'encode(leaf_hash, ' + chr(39) + 'hex' + chr(39) + ')' if site.database else 'hex(leaf_hash)'} FROM journal_leaf ORDER BY position")]
    everything = submitted(site)
    grew = set()
    for number, (backup, before) in enumerate(made):
        with Restored(site, backup) as restored:
            name = f"{site.engine}: backup {number}"
            if not tally.check(f"{name} is restored", restored.answer.returncode == 0, restored.answer.stderr):
                continue
            size, root = int(restored.answer.stdout.split()[1]), restored.answer.stdout.split("root ")[1].split(",")[0]
            grew.add(size)
            tally.check(f"{name} has a root that the site had", root_of(hashes[:size]).hex() == root, f"{size} entries")
            there = submitted(restored)
            tally.check(f"{name} has what was answered before it", before <= there, f"{len(before - there)} are missing")
            tally.check(f"{name} has nothing that was never sent", there <= everything)
            loose = [path for path in restored.directory.rglob("*") if stat.S_IMODE(path.stat().st_mode) & 0o077]
            tally.check(f"{name}: what is restored is its owner's alone", not loose, f"{loose[:3]}")
            if number:
                continue
            restored.start()
            again = restored.browser()
            again.cookies = dict(browser.cookies)
            tally.check(f"{name}: who was signed in still is", again.get("/ru/cabinet").status == 200)
            stored = restored.query("SELECT sha256 FROM report_file")
            tally.check(f"{name} has the files", stored and all(
                hashlib.sha256((restored.directory / "files" / sha[:2] / sha).read_bytes()).hexdigest() == sha for (sha,) in stored), f"{stored}")
    tally.check(f"{site.engine}: the site grew from backup to backup", len(grew) == len(made), f"{sorted(grew)}")


def damage(site, tally, backup, flips, chance):
    """One bit of one file: refused, and nothing is left where it was to be restored."""
    store = backup.parent / "files"
    files = [path for path in [*backup.iterdir(), *store.rglob("*")] if path.is_file()]
    unseen = []
    for _ in range(flips):
        victim = chance.choice(files)
        data = bytearray(victim.read_bytes())
        place = chance.randrange(len(data))
        data[place] ^= 1 << chance.randrange(8)
        kept = victim.read_bytes()
        victim.write_bytes(bytes(data))
        with Restored(site, backup) as restored:
            left = [path.name for path in restored.directory.iterdir()]
            if restored.answer.returncode != 1 or left or not restored.answer.stderr.startswith("baqylau: "):
                unseen.append((victim.name, place, restored.answer.returncode, left, restored.answer.stderr[:200]))
        victim.write_bytes(kept)
    tally.check(f"{site.engine}: {flips} of {flips} damaged backups are refused", not unseen, f"{unseen[:3]}")


def refusals(site, tally, into, backup):
    with Restored(site, backup) as restored:
        again = subprocess.run([site.program, "restore", str(backup), *restored.place()], capture_output=True, text=True)
        tally.check(f"{site.engine}: nothing is restored over what is there", again.returncode == 1 and "is there already" in again.stderr, again.stderr)
    first = back_up(site, into / "kept", "--keep", "1")
    second = back_up(site, into / "kept", "--keep", "1")
    left = [path for path in (into / "kept").iterdir() if path.name != "files"]
    tally.check(f"{site.engine}: as many are kept as were asked for", first.returncode == 0 and second.returncode == 0 and len(left) == 1, f"{left}")
    with Restored(site, left[0]) as restored:
        tally.check(f"{site.engine}: what is kept still has its files", restored.answer.returncode == 0, restored.answer.stderr)


def tampered(site, tally, into):
    """What is wrong in the site itself is said, and backed up all the same."""
    site.stop()
    site.query("UPDATE project SET budget = 4242")
    site.vouched = False
    answer = back_up(site, into / "tampered")
    tally.check(f"{site.engine}: what was changed past the journal raises an alarm", answer.returncode == 1 and "journal verify" in answer.stderr, answer.stderr)
    with Restored(site, newest(into / "tampered")) as restored:
        tally.check(f"{site.engine}: and is restored with its alarm", restored.answer.returncode == 1 and "Restored" in restored.answer.stdout,
                    restored.answer.stderr)


def verified_as_it_is(site, tally):
    """`journal verify` makes nothing and mends nothing of what it is to judge."""
    nowhere = site.directory / "mistyped"
    answer = subprocess.run([site.program, "journal", "verify", "--data", str(nowhere)], capture_output=True, text=True)
    tally.check(f"{site.engine}: verify says that there is no database, and makes none",
                answer.returncode == 1 and "no database" in answer.stderr and not nowhere.exists(), answer.stderr)
    last = site.query("SELECT MAX(number) FROM schema_migration")[0][0]
    site.query(f"DELETE FROM schema_migration WHERE number = {last}")
    answer = site.command("journal", "verify", check=False)
    tally.check(f"{site.engine}: verify does not bring up to date what it judges",
                answer.returncode == 1 and "migrations missing: 1." in answer.stderr and not site.query(f"SELECT 1 FROM schema_migration WHERE number = {last}"),
                answer.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--engine", choices=ENGINES, action="append")
    parser.add_argument("--submissions", type=int, default=24)
    parser.add_argument("--backups", type=int, default=2)
    parser.add_argument("--flips", type=int, default=12)
    parser.add_argument("--seed", type=int, default=2008)
    arguments = parser.parse_args()
    os.umask(0o022)  # the program's own is what counts
    tally = Tally()
    for engine in arguments.engine or ENGINES:
        with Site(arguments.program, engine) as site:
            into = site.directory.parent / f"{site.directory.name}-backups"
            into.mkdir()
            try:
                log = stat.S_IMODE((site.directory / "baqylau.log").stat().st_mode)
                tally.check(f"{engine}: the log is its owner's alone", log == 0o600, oct(log))
                browser, made = under_load(site, tally, into, arguments.submissions, arguments.backups)
                restores(site, tally, browser, made)
                damage(site, tally, made[0][0], arguments.flips, random.Random(arguments.seed))
                refusals(site, tally, into, made[0][0])
                tampered(site, tally, into)
                verified_as_it_is(site, tally)
            finally:
                shutil.rmtree(into, ignore_errors=True)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
