#!/usr/bin/env python3
"""Ninety connections guess passwords from one address, one try after the other. Meanwhile somebody elsewhere signs in, and a file is sent, as on any other day.

None of the guessers is told that the system is busy: a guess is looked at, or refused as one too many. Nothing is measured: what must hold is what
each is answered.
"""
import argparse
import collections
import pathlib
import sys
import threading

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from support import clock  # noqa: E402
from support.site import ENGINES, Site, Tally  # noqa: E402

GUESSER, ELSEWHERE = {"X-Forwarded-For": "203.0.113.66"}, {"X-Forwarded-For": "198.51.100.7"}
PDF = b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n"


def guess(site, number, begin, ending, seen, lock):
    """The page of the form is asked for once: who guesses does not read it again."""
    browser = site.browser()
    form = browser.get("/ru/sign-in").form("/sign-in")
    begin.wait()
    while not ending.is_set():
        status = browser.submit(form, {"login": f"login{number}", "password": "not the one"}, headers=GUESSER).status
        with lock:
            seen[status] += 1
    browser.close()


def rush(program, engine, tally, guessers, rounds):
    site = Site(program, engine, arguments=["--trusted-proxy", "127.0.0.1"])
    site.clock = clock.early_in_a_quarter()
    with site:
        password = site.accounts()["ngo-lot-5"]
        ngo = site.signed_in("ngo-lot-5")
        report = site.query("SELECT r.id FROM report r JOIN project p ON p.id = r.project_id JOIN lot l ON l.id = p.lot_id WHERE l.number = 5 AND r.stage = 3")[0][0]
        seen, lock, ending = collections.Counter(), threading.Lock(), threading.Event()
        begin = threading.Barrier(guessers + 1)
        threads = [threading.Thread(target=guess, args=(site, number, begin, ending, seen, lock)) for number in range(guessers)]
        for thread in threads:
            thread.start()
        begin.wait()
        signed_in, sent = [], []
        for number in range(rounds):
            browser = site.browser()
            answer = browser.submit(browser.get("/ru/sign-in").form("/sign-in"), {"login": "ngo-lot-5", "password": password}, headers=ELSEWHERE)
            signed_in.append(answer.status)
            form = ngo.get(f"/ru/reports/{report}/files").form("/files")
            answer = ngo.submit(form, files=[("file", f"акт {number}.pdf", PDF + str(number).encode())], headers=ELSEWHERE)
            sent.append(answer.status)
        guesses = site.query("SELECT COUNT(*), SUM(guesses) FROM sign_in_guess")
        with lock:
            refused_before = seen[429]
        # Until twenty more were refused: what they must not do is add to this.
        while True:
            with lock:
                if seen[429] >= refused_before + 20:
                    break
        same = site.query("SELECT COUNT(*), SUM(guesses) FROM sign_in_guess") == guesses
        ending.set()
        for thread in threads:
            thread.join()
        tally.check(f"{engine}: somebody elsewhere signs in", signed_in == [303] * rounds, str(signed_in))
        tally.check(f"{engine}: a file is taken", sent == [303] * rounds, str(sent))
        tally.check(f"{engine}: thirty guesses are looked at, all others are refused", seen[422] == 30 and set(seen) == {422, 429}, str(dict(seen)))
        tally.check(f"{engine}: what is refused adds nothing", same)
        print(f"{engine}: {dict(seen)}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--guessers", type=int, default=90)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--engine", choices=ENGINES)
    arguments = parser.parse_args()
    tally = Tally()
    for engine in [arguments.engine] if arguments.engine else ENGINES:
        rush(arguments.program, engine, tally, arguments.guessers, arguments.rounds)
    return tally.close()


sys.exit(main())
