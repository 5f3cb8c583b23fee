#!/usr/bin/env python3
"""Twenty clients write, fill tables, submit, return, accept and score the same reports at random, each from its own connection.

At the end: every report's history is a path of the workflow and ends in its state; there is a journal entry for each step, and the
journal fits its hashes; every line of text and every row whose saving was answered is still there; every score that was answered is there.
"""
import argparse
import http.client
import json
import pathlib
import random
import sys
import threading

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from support.site import ENGINES, Site, Tally  # noqa: E402
from crash.kill_while_submitting import prepare  # noqa: E402

STEPS = {("not_started", "start"): "draft", ("draft", "submit"): "submitted", ("submitted", "send_back"): "returned",
         ("submitted", "accept"): "accepted", ("returned", "submit"): "submitted", ("accepted", "send_back"): "returned"}
EXPERTS = ("specialist", "specialist-2")
LEAVES = {"submit": "report.submitted", "send_back": "report.returned", "accept": "report.accepted"}


class Client(threading.Thread):
    """One person: does something to a random report, again and again."""

    def __init__(self, site, cookies, reports, role, number, steps):
        super().__init__(daemon=True)
        self.site, self.cookies, self.reports, self.role, self.number, self.steps = site, cookies, reports, role, number, steps
        self.chance = random.Random(1000 + number)
        self.lines, self.rows, self.scores, self.answers, self.strange = [], [], [], {}, []

    def run(self):
        self.browser = self.site.browser()
        self.browser.cookies = dict(self.cookies)
        for count in range(1, self.steps + 1):
            report = self.chance.choice(self.reports)
            act = self.chance.choice(["write", "fill", "submit"] if self.role == "ngo" else ["send_back", "accept", "score", "score"])
            try:
                status = getattr(self, act)(report, count)
            except (OSError, http.client.HTTPException) as error:
                self.strange.append((act, repr(error)))
                return
            self.answers[(act, status)] = self.answers.get((act, status), 0) + 1
            if status not in (200, 303, 404, 409, 422):
                self.strange.append((act, status))

    def page_with(self, path, action):
        page = self.browser.get(path)
        forms = [form for form in page.forms() if form["action"].split("?")[0].endswith(action)]
        return (page.status, forms[0] if forms else None)

    def write(self, report, count):
        status, form = self.page_with(f"/ru/reports/{report}/draft", "/draft")
        if form is None:
            return status
        line = f"строка {self.number}.{count}"
        before = dict(form["fields"])["part.main_works"]
        answer = self.browser.submit(form, {"part.team": "Команда", "part.about_project": "О проекте", "part.main_works": (before + "\n" + line).strip()})
        if answer.status == 303:
            self.lines.append((report, line))
        return answer.status

    def fill(self, report, count):
        status, form = self.page_with(f"/ru/reports/{report}/parts/team", "/parts/team")
        if form is None:
            return status
        row = f"Участник {self.number}.{count}"
        free = next(n for n in range(100) if not dict(form["fields"])[f"team.{n}.name"])
        answer = self.browser.submit(form, {f"team.{free}.name": row, f"team.{free}.duty": "исполнитель", "next": "draft"})
        if answer.status == 303:
            self.rows.append((report, row))
        return answer.status

    def submit(self, report, _):
        status, form = self.page_with(f"/ru/reports/{report}/submit", "/submit")
        return status if form is None else self.browser.submit(form, {"confirm": "1"} if "confirm" in dict(form["fields"]) else {}).status

    def send_back(self, report, count):
        status, form = self.page_with(f"/ru/reports/{report}/check", "/return")
        if form is None:
            return status
        return self.browser.submit(form, {"reason": f"Дополните отчёт, {self.number}.{count}", "remark.main_works": "Укажите даты"}).status

    def accept(self, report, _):
        # Seldom: an accepted report waits for nothing, until somebody finds that a mistake.
        if self.chance.random() > 0.05:
            return self.send_back(report, 0)
        status, form = self.page_with(f"/ru/reports/{report}/check", "/accept")
        return status if form is None else self.browser.submit(form).status

    def score(self, report, _):
        status, form = self.page_with(f"/ru/reports/{report}/score", "/score")
        if form is None:
            return status
        points = {name: str(self.chance.randint(0, 100)) for name in ("effectiveness", "sustainability", "replication")}
        answer = self.browser.submit(form, {**points, **{f"{name}_reason": "Обосновано приложениями к отчёту" for name in points}})
        if answer.status == 303:
            self.scores.append(report)
        return answer.status


def name_experts(site):
    browser = site.signed_in("specialist")
    for contest in [row[0] for row in site.query("SELECT DISTINCT l.contest_id FROM lot l JOIN project p ON p.lot_id = l.id")]:
        for login in EXPERTS:
            account = site.query(f"SELECT id FROM account WHERE login = '{login}'")[0][0]
            answer = browser.submit(browser.get(f"/ru/contests/{contest}/experts").form("/experts"), {"account": account})
            assert answer.status == 303, answer.text[-2000:]


def hold(site, tally, engine, clients):
    answers = {}
    for client in clients:
        for key, count in client.answers.items():
            answers[key] = answers.get(key, 0) + count
    print(f"{engine}: " + ", ".join(f"{act} {status}: {count}" for (act, status), count in sorted(answers.items())))
    strange = [fault for client in clients for fault in client.strange]
    tally.check(f"{engine}: nobody met anything but pages, refusals and conflicts", not strange, str(strange[:5]))
    for act in ("write", "fill", "submit", "send_back", "accept", "score"):
        tally.check(f"{engine}: {act} was answered now and then", answers.get((act, 303), 0) > 0, str(answers))
    states = dict(site.query("SELECT id, state FROM report"))
    versions = {(row[0], row[1]) for row in site.query("SELECT report_id, number FROM report_version")}
    happened, wrong, submits = {}, [], {}
    for report, event, version in site.query("SELECT report_id, event, COALESCE(version_number, 0) FROM report_event WHERE event <> 'move_due' ORDER BY report_id, number"):
        before = happened.get(report, "not_started")
        after = STEPS.get((before, event))
        if after is None:
            wrong.append((report, before, event))
        happened[report] = after
        if event == "submit":
            submits[report] = submits.get(report, 0) + 1
            if (report, version) not in versions or int(version) != submits[report]:
                wrong.append((report, "version", version))
    tally.check(f"{engine}: every history is a path of the workflow", not wrong, str(wrong[:5]))
    wrong = [(r, states[r], state) for r, state in happened.items() if states[r] != state]
    tally.check(f"{engine}: every history ends in the report's state", not wrong, str(wrong[:5]))
    for event, leaf in LEAVES.items():
        steps = dict(site.query(f"SELECT report_id, COUNT(*) FROM report_event WHERE event = '{event}' GROUP BY report_id"))
        leaves = dict(site.query(f"SELECT subject_id, COUNT(*) FROM journal_leaf WHERE event = '{leaf}' GROUP BY subject_id"))
        tally.check(f"{engine}: a journal entry for each {event}", steps == leaves, str(set(steps.items()) ^ set(leaves.items()))[:300])
    texts = {}
    for table in ("report_part", "report_version_part"):
        for row in site.query(f"SELECT report_id, replace(body, chr(10), '|') FROM {table} WHERE part = 'main_works'" if engine == "postgresql"
                              else f"SELECT report_id, replace(body, char(10), '|') FROM {table} WHERE part = 'main_works'"):
            texts.setdefault(row[0], set()).update(row[1].split("|"))
    saved = [line for client in clients for line in client.lines]
    lost = [line for line in saved if line[1] not in texts.get(line[0], set())]
    tally.check(f"{engine}: none of {len(saved)} saved lines is lost", saved and not lost, f"{len(lost)}: {lost[:5]}")
    held = {}
    for table in ("report_part", "report_version_part"):
        for report, rows in site.query(f"SELECT report_id, table_rows FROM {table} WHERE part = 'team' AND table_rows IS NOT NULL"):
            held.setdefault(report, set()).update(row["name"] for row in json.loads(rows))
    saved = [row for client in clients for row in client.rows]
    lost = [row for row in saved if row[1] not in held.get(row[0], set())]
    tally.check(f"{engine}: none of {len(saved)} saved rows is lost", saved and not lost, f"{len(lost)}: {lost[:5]}")
    given = sum(len(client.scores) for client in clients)
    kept = int(site.query("SELECT COUNT(*) FROM expert_score")[0][0])
    tally.check(f"{engine}: all {given} answered scores are there, each with its journal entry",
                given == kept == int(site.query("SELECT COUNT(*) FROM journal_leaf WHERE event = 'report.scored'")[0][0]), f"{kept} kept")
    both = set(map(tuple, site.query("SELECT report_id, version_number FROM expert_score GROUP BY report_id, version_number "
                                     f"HAVING COUNT(DISTINCT account_id) = {len(EXPERTS)}")))
    closed = list(map(tuple, site.query("SELECT report_id, version_number FROM scoring_closing WHERE closed_by IS NULL AND reopened_at IS NULL")))
    tally.check(f"{engine}: the scoring of a version is closed once, and just where both experts have given their points",
                both and sorted(both) == sorted(closed), f"{len(both)} {len(closed)}")
    counted = site.query("SELECT report_id, account_id FROM expert_score WHERE draft = 0 AND left_out_at IS NULL GROUP BY report_id, account_id HAVING COUNT(*) > 1")
    tally.check(f"{engine}: of an expert's points for a report one word counts", not counted, str(counted))
    checked = site.command("journal", "verify", check=False)
    tally.check(f"{engine}: the journal fits its hashes", checked.returncode == 0, checked.stderr)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--engine", choices=ENGINES)
    parser.add_argument("--steps", type=int, default=2000, help="of all twenty together")
    parser.add_argument("--reports", type=int, default=6)
    arguments = parser.parse_args()
    tally = Tally()
    for engine in [arguments.engine] if arguments.engine else ENGINES:
        with Site(arguments.program, engine) as site:
            reports = prepare(site, arguments.reports)
            people = {"ngo": site.signed_in("ngo-lot-5").cookies, "specialist": site.signed_in("specialist").cookies,
                      "specialist-2": site.signed_in("specialist-2").cookies}
            name_experts(site)
            clients = [Client(site, people[who], reports, "ngo" if who == "ngo" else "specialist", number, arguments.steps // 20)
                       for number, who in enumerate(["ngo"] * 10 + ["specialist", "specialist-2"] * 5)]
            for client in clients:
                client.start()
            for client in clients:
                client.join(300)
            hold(site, tally, engine, clients)
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
