#!/usr/bin/env python3
"""A whole year of a contest with 90 lots, played over HTTP by all roles, from the contest to the final ranking.

The program's clock is set and the program is started anew on each day, as a machine that is switched off at night. Each act goes through the page that a person would use.
"""
import argparse
import csv
import datetime
import io
import pathlib
import re
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from support.site import ENGINES, Site, Tally  # noqa: E402

LOTS = 90
PEOPLE = ["operator", "specialist", "specialist-2", "approver", "auditor", "ngo-lot-5", "ngo-lot-1", "ngo-lot-4"]
PARTS = ["team", "about_project", "main_works", "target_groups", "partners", "publications", "indicators", "spending"]


class Year:
    def __init__(self, site, tally, engine):
        self.site, self.tally, self.engine, self.kept = site, tally, engine, {}

    def check(self, name, fine, why=""):
        self.tally.check(f"{self.engine}: {name}", fine, why)

    def day(self, date, hour=10):
        """Morning of another day: everybody signs in anew."""
        self.site.stop()
        self.today = date
        self.site.clock = datetime.datetime(date.year, date.month, date.day, hour, tzinfo=datetime.timezone.utc)
        self.site.start()
        self.who = {login: self.site.signed_in(login) for login in PEOPLE}
        self.visitor = self.site.browser()

    @staticmethod
    def typed(date):
        return date.strftime("%d.%m.%Y")

    def sent(self, login, page, action, fields=None, **more):
        """Opens a page, fills its form, sends it; what is not answered by a redirect ends the year."""
        browser = self.who[login]
        opened = browser.get(page)
        answer = browser.submit(opened.form(action), fields or {}, **more)
        if answer.status != 303:
            faults = re.findall(r'govuk-error-message[^>]*>(.*?)</p>', answer.text, re.S) or [re.sub(r"<[^>]*>", " ", answer.text)[-1500:]]
            raise AssertionError(f"{login} {page} {action}: {answer.status} {faults[:4]}")
        return answer

    # ---- February: the contest
    def holds_the_contest(self, held):
        self.day(held)
        self.due = [held + datetime.timedelta(days=90), held + datetime.timedelta(days=180), held + datetime.timedelta(days=300)]
        self.sent("operator", "/ru/contests/new", "/contests/new",
                  {"held_on": self.typed(held), "title_ru": "Конкурс года", "title_kk": "Жыл конкурсы",
                   **{f"due_{n}": self.typed(due) for n, due in enumerate(self.due, 1)}})
        self.contest = self.site.query("SELECT MAX(id) FROM contest")[0][0]
        table = "number;name_kk;name_ru;regions;planned_amount;status\r\n" + "".join(
            f"{n};{n}-лоттың жобасы;Проект лота {n};{'63' if n % 2 else '55'};4000000;held\r\n" for n in range(1, LOTS + 1))
        answer = self.sent("operator", f"/ru/contests/{self.contest}/import", "/import", files=[("file", "lots.csv", table.encode())])
        preview = self.who["operator"].follow(answer)
        applied = self.who["operator"].submit([form for form in preview.forms() if form["action"].endswith("/apply")][0])
        assert applied.status == 303, applied.text[-2000:]
        lots = self.site.query(f"SELECT number, id FROM lot WHERE contest_id = {self.contest} ORDER BY number")
        self.check("90 lots were loaded from a table", len(lots) == LOTS, str(len(lots)))
        logins = ["ngo-lot-5", "ngo-lot-1", "ngo-lot-4"]
        ngos = dict(self.site.query("SELECT login, ngo_id FROM account WHERE ngo_id IS NOT NULL"))
        self.author = {}
        for number, lot in lots:
            login = logins[int(number) % 3]
            self.author[number] = login
            self.sent("operator", f"/ru/lots/{lot}/award?ngo={ngos[login]}", "/award",
                      {"contract_number": f"{number}/1", "contract_date": self.typed(held), "budget": "4 000 000", "starts_on": self.typed(held),
                       "ends_on": self.typed(held + datetime.timedelta(days=330)), **{f"tranches.{i}.amount": "1 000 000" for i in range(4)}})
        for login in ("specialist", "specialist-2"):
            account = self.site.query(f"SELECT id FROM account WHERE login = '{login}'")[0][0]
            self.sent("specialist", f"/ru/contests/{self.contest}/experts", "/experts", {"account": account})
        self.project = dict(self.site.query(f"SELECT l.number, p.id FROM project p JOIN lot l ON l.id = p.lot_id WHERE l.contest_id = {self.contest}"))
        self.report = {(row[0], int(row[1])): row[2] for row in self.site.query(
            f"SELECT l.number, r.stage, r.id FROM report r JOIN project p ON p.id = r.project_id JOIN lot l ON l.id = p.lot_id WHERE l.contest_id = {self.contest}")}
        self.check("each project owes three reports", len(self.report) == 3 * LOTS)

    # ---- the stages
    def writes(self, number, stage, parts=PARTS):
        report = self.report[(number, stage)]
        self.sent(self.author[number], f"/ru/reports/{report}/draft", "/draft", {f"part.{part}": f"Лот {number}, этап {stage}: {part}" for part in parts})

    def submits(self, number, stage):
        report = self.report[(number, stage)]
        browser = self.who[self.author[number]]
        form = browser.get(f"/ru/reports/{report}/submit").form("/submit")
        fields = {"confirm": "1"} if "confirm" in browser.get(f"/ru/reports/{report}/submit").text else {}
        answer = browser.submit(form, fields)
        assert answer.status == 303, f"submit {number}.{stage}: {answer.status} {answer.text[-1500:]}"

    def form(self, number, as_of=None):
        page = self.who["auditor"].get(f"/ru/control/{number}.csv?contest={self.contest}" + (f"&as_of={as_of}" if as_of else ""))
        assert page.status == 200, f"form {number}: {page.status}"
        return list(csv.reader(io.StringIO(page.body.decode("utf-8-sig")), delimiter=";"))

    def stage(self, stage):
        due = self.due[stage - 1]
        numbers = [str(n) for n in range(1, LOTS + 1) if str(n) != self.dropped or stage == 1]
        late = [n for n in numbers if int(n) % 15 == 0 or n == self.dropped]
        self.day(due - datetime.timedelta(days=5))
        for number in numbers:
            if number not in late:
                self.writes(number, stage, [part for part in PARTS if not (int(number) % 30 == 4 and part == "main_works")])
                self.submits(number, stage)
        self.day(due + datetime.timedelta(days=1))
        time.sleep(0.5)
        group = self.visitor.get("/ru/special-control").text
        expected = {self.project[n] for n in numbers if n in late or int(n) % 30 == 4}
        missing = [p for p in expected if f"/projects/{p}" not in group]
        self.check(f"stage {stage}: the late and the incomplete are under special control the day after", not missing, f"{len(missing)} of {len(expected)}")
        cases = self.site.query(f"SELECT COUNT(*) FROM special_case s JOIN project p ON p.id = s.project_id JOIN lot l ON l.id = p.lot_id WHERE l.contest_id = {self.contest} AND s.state = 'open'")
        self.check(f"stage {stage}: each is a case with its notice", int(cases[0][0]) >= len(expected), str(cases))
        rows = [row for row in self.form(2 + 2 * stage)[1:] if row]
        self.check(f"stage {stage}: the form has a row for each project", len(rows) == LOTS, str(len(rows)))
        self.kept[(2 + 2 * stage, self.today)] = rows
        self.day(due + datetime.timedelta(days=3))
        for number in late:
            if number != self.dropped:
                self.writes(number, stage)
                self.submits(number, stage)
        self.day(due + datetime.timedelta(days=6))
        back = [n for n in numbers if int(n) % 30 == 4]
        for number in numbers:
            report = self.report[(number, stage)]
            if number in back:
                self.sent("specialist", f"/ru/reports/{report}/check", "/return", {"reason": "Нет описания основных работ", "remark.main_works": "Опишите работы"})
            elif number != self.dropped:
                self.sent("specialist-2", f"/ru/reports/{report}/check", "/accept")
        self.day(due + datetime.timedelta(days=8))
        for number in back:
            self.writes(number, stage)
            self.submits(number, stage)
            self.sent("specialist", f"/ru/reports/{self.report[(number, stage)]}/check", "/accept")
        for number in numbers:
            if number == self.dropped:
                continue
            for expert, offset in (("specialist", 0), ("specialist-2", 7)):
                points = {"effectiveness": str(55 + int(number) % 40 + offset % 5), "sustainability": str(50 + int(number) % 45), "replication": str(45 + int(number) * 7 % 50)}
                self.sent(expert, f"/ru/reports/{self.report[(number, stage)]}/score", "/score",
                          {**points, **{f"{name}_reason": "Подтверждено приложениями к отчёту" for name in points}})

    # ---- decisions
    def decides(self, number, kind, **fields):
        self.count = getattr(self, "count", 0) + 1
        page = f"/ru/projects/{self.project[number]}/decisions/new?kind={kind}"
        self.sent("specialist", page, "/decisions/new",
                  {"kind": kind, **fields, "number": f"{self.count}-{kind}", "decided_on": self.typed(self.today), "basis_kk": "Бақылау нысаны", "basis_ru": "Контрольная форма",
                   "text_kk": "Шешім қабылданды.", "text_ru": "Решение принято."})
        decision = self.site.query("SELECT MAX(id) FROM decision")[0][0]
        self.sent("approver", f"/ru/decisions/{decision}", "/approve")
        return decision

    def ends(self):
        number = self.dropped
        self.decides(number, "terminate")
        status = self.site.query(f"SELECT status FROM project WHERE id = {self.project[number]}")[0][0]
        self.check("the contract of the one who never reported is terminated after its term", status == "terminated", status)
        page = self.visitor.get(f"/ru/projects/{self.project[number]}").text
        self.check("everybody sees it on the passport", "Договор расторгнут" in page or "расторг" in page.lower())

    def rows_on_screen(self, form, query):
        """The projects of a form's page, in its order, and how many pages the page speaks of."""
        page = self.who["auditor"].get(f"/ru/control/{form}?contest={self.contest}{query}").text
        table = page[page.index("<tbody"):page.index("</tbody>")]
        return re.findall(r'<tr.*?/projects/([0-9]+)', table, re.S), max([1, *map(int, re.findall(r"[?&]page=([0-9]+)", page.replace("&amp;", "&")))])

    def turns_pages(self):
        for form in range(3, 11):
            for order in ("", "&sort=lot&order=desc"):
                whole, pages = self.rows_on_screen(form, order + "&all=1")
                self.check(f"form {form}{order}: all rows stand on one page when asked for", pages == 1 and len(whole) > LOTS - 5, f"{pages} pages, {len(whole)} rows")
                first, pages = self.rows_on_screen(form, order)
                second, _ = self.rows_on_screen(form, order + "&page=2")
                self.check(f"form {form}{order}: its pages are the whole in the same order", pages == 2 and len(first) == 50 and first + second == whole,
                           f"{pages} pages, {len(first)} + {len(second)} rows")
                self.check(f"form {form}{order}: a page beyond the last is the last", self.rows_on_screen(form, order + "&page=9")[0] == second)

    def ranks(self):
        rows = self.form(10)
        self.check("the final form ranks the projects", len(rows) > LOTS - 5, f"{len(rows)}: {rows[:2]}")
        pages = [self.visitor.get(f"/ru/rankings?contest={self.contest}&page={n}") for n in (1, 2)]
        ranked = {found for page in pages for found in re.findall(r"/projects/([0-9]+)", page.text)}
        self.check("the ranking is public", len(ranked & set(self.project.values())) >= LOTS - 1, str(len(ranked)))
        ngo = self.site.query(f"SELECT ngo_id FROM project WHERE id = {self.project['1']}")[0][0]
        history = self.visitor.get(f"/ru/ngos/{ngo}/history").text
        self.check("the history of an NGO says how it is rated", "Рейтинг НПО" in history and "Проекты, вошедшие в рейтинг НПО" in history)
        for (form, day), then in self.kept.items():
            now = [row for row in self.form(form, day.isoformat())[1:] if row]
            different = [(a, b) for a, b in zip(then, now) if a != b]
            self.check(f"form {form} as of {day} is what it was on that day", then == now, str(different[:1])[:600])
        mails = self.site.query("SELECT kind, COUNT(*) FROM notice GROUP BY kind")
        self.check("the NGOs were told", {row[0] for row in mails} >= {"special_control", "returned", "accepted", "receipt", "decision"}, str(mails))
        verified = self.site.command("journal", "verify", check=False)
        self.check("the journal fits its hashes", verified.returncode == 0, verified.stderr)

    def play(self):
        self.dropped = "45"
        held = datetime.date(2028, 2, 1)  # a leap year
        self.holds_the_contest(held)
        self.day(held + datetime.timedelta(days=14))
        for number in ("1", "2", "3"):
            self.decides(number, "finance", tranche="1")
        self.stage(1)
        self.day(self.due[0] + datetime.timedelta(days=20))
        for number in ("1", "2", "3"):
            self.decides(number, "finance", tranche="2")
        self.ends()
        self.stage(2)
        self.stage(3)
        self.day(self.due[2] + datetime.timedelta(days=20))
        self.ranks()
        self.turns_pages()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--engine", choices=ENGINES)
    parser.add_argument("--keep", help="a folder that gets the data as they are at the end (SQLite)")
    arguments = parser.parse_args()
    tally = Tally()
    for engine in [arguments.engine] if arguments.engine else ENGINES:
        began = time.time()
        with Site(arguments.program, engine) as site:
            try:
                Year(site, tally, engine).play()
            except (AssertionError, subprocess.CalledProcessError) as error:
                tally.check(f"{engine}: the year went on to its end", False, str(error)[:3000])
            if arguments.keep:
                site.stop()
                shutil.copytree(site.directory, arguments.keep)
        print(f"{engine}: {time.time() - began:.0f} s")
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
