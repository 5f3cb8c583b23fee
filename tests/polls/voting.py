#!/usr/bin/env python3
"""Many try to vote more than once over 16 connections; nobody is counted twice, and anybody can count again. SECURITY V-01…V-06.

    voting.py --program PATH [--engine sqlite|postgresql] [--attempts 3000]

A poll for anyone with live counts, a sealed one for NGOs: each voter's ballot is sent again and again, each time as a form of its
own, by many at once. Afterwards the days of the polls are over, and the published ballots are counted by recount.py.
"""
import argparse
import datetime
import hashlib
import pathlib
import random
import re
import subprocess
import sys
import threading
import time
import uuid
import zoneinfo

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from support import clock  # noqa: E402
from support.site import ENGINES, Browser, Site, Tally  # noqa: E402
from support.visitor_check import solve  # noqa: E402

CONNECTIONS = 16
VISITORS = 25  # fewer than one network may send in an hour
RECEIPT = "baqylau-ballot"


def enter_poll(operator, title, audience, counts, options):
    today = clock.now().astimezone(zoneinfo.ZoneInfo("Asia/Almaty")).date()
    form = operator.get("/ru/polls/new").form("/polls/new")
    answer = operator.submit(form, {
        "kind": "question", "title_kk": title, "title_ru": title, "options_kk": "\n".join(options), "options_ru": "\n".join(options),
        "audience": audience, "counts": counts, "opens_on": today.isoformat(), "closes_on": (today + datetime.timedelta(days=2)).isoformat()})
    assert answer.status == 303, f"{answer.status}\n{answer.text[:3000]}"
    return re.search(r"/polls/(\d+)", answer.location).group(1)


class Voter:
    """Somebody with cookies and a ballot that is open before them."""

    def __init__(self, browser, poll):
        page = browser.get(f"/ru/polls/{poll}")
        self.fields = dict(page.form(f"/polls/{poll}/vote")["fields"])
        if "plain_answer" in self.fields:
            self.fields["altcha"] = solve(browser, f"poll {poll}")
        self.cookies, self.path, self.receipts = dict(browser.cookies), f"/ru/polls/{poll}/vote", []
        browser.close()


def storm(port, voters, attempts, options, seed):
    """Sends `attempts` ballots by CONNECTIONS threads; statuses, and each voter's receipts."""
    statuses, lock, turns = {}, threading.Lock(), iter(range(attempts))

    def send(thread):
        chance, browser = random.Random(seed * 100 + thread), Browser(port)
        while True:
            with lock:
                if next(turns, None) is None:
                    break
            voter, option = chance.choice(voters), str(chance.randint(1, options))
            browser.cookies = dict(voter.cookies)
            answer = browser.post(voter.path, list({**voter.fields, "_key": uuid.uuid4().hex, "option": option}.items()))
            with lock:
                statuses[answer.status] = statuses.get(answer.status, 0) + 1
                if answer.status == 303:
                    voter.receipts.append((browser.cookies.get(RECEIPT, ""), option))
        browser.close()

    threads = [threading.Thread(target=send, args=(i,)) for i in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return statuses


def check_counted_once(tally, site, name, poll, voters, statuses, attempts):
    tally.check(f"{name}: every attempt is answered, and only as taken or as refused", set(statuses) <= {303, 409} and sum(statuses.values()) == attempts, statuses)
    tally.check(f"{name}: each voter is taken exactly once", all(len(voter.receipts) == 1 for voter in voters), [len(voter.receipts) for voter in voters])
    counted = site.query(f"SELECT (SELECT COUNT(*) FROM poll_ballot WHERE poll_id = {poll}), (SELECT ballots FROM poll WHERE id = {poll}), "
                         f"(SELECT COUNT(*) FROM journal_leaf WHERE subject_kind = 'poll' AND subject_id = {poll} AND event = 'poll.ballot_cast')")[0]
    tally.check(f"{name}: as many ballots, counts and leaves of the journal as voters", counted == [str(len(voters))] * 3, counted)


def check_colleague(tally, site, name, poll):
    """A second member of an NGO that has voted."""
    ngo, number = site.query("SELECT ngo_id FROM account WHERE login = 'ngo-lot-5'")[0][0], "071040012345"
    operator = site.signed_in("operator")
    saved = operator.submit(operator.get(f"/ru/ngos/{ngo}/edit").form("/edit"), {"number_kind": "bin", "number": number})
    assert saved.status == 303, saved.text[-2000:]
    site.command("user", "add", "--login", "colleague", "--name", "Colleague", "--role", "ngo", "--ngo-number", number, text="tulip anvil 58 quartz\n")
    browser = site.browser()
    browser.sign_in("colleague", "tulip anvil 58 quartz")
    page = browser.get(f"/ru/polls/{poll}")
    tally.check(f"{name}: a colleague is offered no ballot", not [form for form in page.forms() if form["action"].endswith("/vote")])
    answer = browser.post(f"/ru/polls/{poll}/vote", [*page.form("/sign-out")["fields"], ("option", "1")])
    tally.check(f"{name}: an organisation votes once, whoever of it is signed in", answer.status == 409 and "организация уже проголосовала" in answer.text, answer.status)
    browser.close()


def check_sealed(tally, site, name, poll):
    for who in [None, "ngo-lot-5", "operator", "specialist", "approver", "auditor", "administrator"]:
        browser = site.signed_in(who) if who else site.browser()
        page = browser.get(f"/ru/polls/{poll}")
        tally.check(f"{name}: no count for {who or 'a visitor'} before the end", page.status == 200 and "Всего проголосовали" not in page.text and "results.csv" not in page.text)
        for file in ("results.csv", "ballots.csv"):
            tally.check(f"{name}: no {file} for {who or 'a visitor'} before the end", browser.get(f"/ru/polls/{poll}/{file}").status == 404)
        browser.close()


def check_network_limit(tally, site, name, poll):
    """One network after another browser: at last it is told to wait, and its ballot is not counted."""
    before = site.query(f"SELECT ballots FROM poll WHERE id = {poll}")[0][0]
    statuses = []
    for _ in range(30 - VISITORS + 2):
        voter = Voter(site.browser(), poll)
        browser = site.browser()
        browser.cookies = voter.cookies
        statuses.append(browser.post(voter.path, list({**voter.fields, "option": "1"}.items())).status)
        browser.close()
    tally.check(f"{name}: a network casts 30 ballots an hour", statuses == [303] * (30 - VISITORS) + [429] * 2, statuses)
    after = site.query(f"SELECT ballots FROM poll WHERE id = {poll}")[0][0]
    tally.check(f"{name}: what was refused is not counted", int(after) - int(before) == 30 - VISITORS, f"{before}, {after}")
    flagged = int(site.query(f"SELECT COUNT(*) FROM poll_ballot WHERE poll_id = {poll} AND flagged = 1")[0][0])
    # The first ten of an hour are as usual; the hour may turn meanwhile.
    tally.check(f"{name}: a network that sends so many stands out", 10 <= flagged <= 20, flagged)


def check_flagged_shown(tally, site, name, poll, files):
    flagged = int(site.query(f"SELECT COUNT(*) FROM poll_ballot WHERE poll_id = {poll} AND flagged = 1")[0][0])
    page = re.sub(r"\s+", " ", site.browser().get(f"/ru/polls/{poll}").text.replace("\u00a0", " "))
    said = re.search(r"Отмечен[оы]? (\d+) голос", page)
    tally.check(f"{name}: flagged ballots are shown apart", (int(said[1]) if said else 0) == flagged, f"{said and said[0]}, {flagged}")
    rows = [line.split(";") for line in files["ballots"].read_text(encoding="utf-8-sig").splitlines()[1:]]
    tally.check(f"{name}: the list of ballots says which are flagged", sum(row[3] == "1" for row in rows) == flagged, flagged)


def wait_until_closed(site, poll):
    for _ in range(100):
        if site.query(f"SELECT COUNT(*) FROM poll WHERE id = {poll} AND closed_at IS NOT NULL")[0][0] == "1":
            return True
        time.sleep(0.1)
    return False


def check_recount(tally, site, name, poll, total, voters):
    tally.check(f"{name}: closes when its days are over", wait_until_closed(site, poll))
    page = site.browser().get(f"/ru/polls/{poll}")
    tally.check(f"{name}: the total is shown", f"Всего проголосовали: {total}" in page.text.replace("\u00a0", " "), page.text[-3000:])
    files = {}
    for kind in ("ballots", "results"):
        answer = site.browser().get(f"/ru/polls/{poll}/{kind}.csv")
        files[kind] = site.directory / f"{kind}-{poll}.csv"
        files[kind].write_bytes(answer.body)
    check_flagged_shown(tally, site, name, poll, files)
    again = lambda ballots: subprocess.run([sys.executable, str(HERE / "recount.py"), str(ballots), str(files["results"])], capture_output=True, text=True)
    counted = again(files["ballots"])
    tally.check(f"{name}: anybody counts the same", counted.returncode == 0, counted.stdout + counted.stderr)
    lines = files["ballots"].read_text(encoding="utf-8-sig").splitlines()
    other_flag = lines[1][:-1] + ("0" if lines[1].endswith("1") else "1")
    for what, changed in {"a ballot less": lines[:-1], "a ballot twice": lines + lines[-1:], "another flag": lines[:1] + [other_flag] + lines[2:]}.items():
        wrong = site.directory / "wrong.csv"
        wrong.write_text("\n".join(changed) + "\n", encoding="utf-8-sig")
        tally.check(f"{name}: the recount finds {what}", again(wrong).returncode == 1)
    shown = [re.sub(r"\D", "", figure) for figure in re.findall(r'<div class="app-cell">([\d\s]+)</div>', page.text)]
    results = [line.split(";")[2] for line in files["results"].read_text(encoding="utf-8-sig").splitlines()[1:]]
    if "Из них отмечено" in page.text:
        shown = shown[::2]
    tally.check(f"{name}: the page shows the same votes as the file", shown[:len(results)] == results, f"{shown}, {results}")
    published = dict(line.split(";")[:2] for line in lines[1:])
    for voter in voters:
        cookie, option = voter.receipts[0]
        ident, number, code = cookie.split(".")
        fits = hashlib.sha256(f"{poll}\n{option}\n{code}".encode()).hexdigest()[:32] == number
        if not (ident == poll and fits and published.get(number) == option):
            tally.check(f"{name}: each receipt finds its vote", False, f"{cookie}, {option}, {published.get(number)}")
            break
    else:
        tally.check(f"{name}: each receipt finds its vote", True)
    tally.check(f"{name}: nobody is left who voted, nor what they were hashed with",
                site.query(f"SELECT (SELECT COUNT(*) FROM poll_voter WHERE poll_id = {poll}), (SELECT COUNT(voter_key) FROM poll WHERE id = {poll})")[0] == ["0", "0"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--engine", choices=ENGINES)
    parser.add_argument("--attempts", type=int, default=3000)
    arguments = parser.parse_args()
    tally = Tally()
    for engine in [arguments.engine] if arguments.engine else ENGINES:
        with Site(arguments.program, engine) as site:
            operator = site.signed_in("operator")
            opinion = enter_poll(operator, "Мнение всех", "anyone", "live", ["Да", "Нет", "Не знаю"])
            sealed = enter_poll(operator, "Решение НПО", "ngos", "sealed", ["За", "Против"])
            members = [login for login in site.accounts() if login.startswith("ngo-")]
            visitors = [Voter(site.browser(), opinion) for _ in range(VISITORS)]
            ngos = [Voter(site.signed_in(login), sealed) for login in members]
            for name, poll, voters, options, seed in [("anyone", opinion, visitors, 3, 1), ("ngos", sealed, ngos, 2, 2)]:
                statuses = storm(site.port, voters, arguments.attempts // 2, options, seed)
                check_counted_once(tally, site, f"{engine} {name}", poll, voters, statuses, arguments.attempts // 2)
            check_colleague(tally, site, f"{engine} ngos", sealed)
            page = site.browser().get(f"/ru/polls/{opinion}")
            tally.check(f"{engine} anyone: live counts are shown", f"Всего проголосовали: {VISITORS}" in page.text)
            tally.check(f"{engine} anyone: no list of ballots before the end", site.browser().get(f"/ru/polls/{opinion}/ballots.csv").status == 404)
            check_sealed(tally, site, f"{engine} ngos", sealed)
            check_network_limit(tally, site, f"{engine} anyone", opinion)
            site.stop()
            site.clock = clock.now() + datetime.timedelta(days=4)
            site.start()
            check_recount(tally, site, f"{engine} anyone", opinion, 30, visitors)
            check_recount(tally, site, f"{engine} ngos", sealed, len(ngos), ngos)
            verified = site.command("journal", "verify", check=False)
            tally.check(f"{engine}: the journal holds together", verified.returncode == 0, verified.stdout + verified.stderr)
    return tally.close()


sys.exit(main())
