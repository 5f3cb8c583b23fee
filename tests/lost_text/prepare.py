"""What the pilot's data has not: an executor with tranches and an estimate, a waiting question and theme, a poll, drafts, a table to apply."""
import datetime
import re
import zoneinfo

from support import clock
from support.visitor_check import solve


def typed(day):
    return day.strftime("%d.%m.%Y")


def sent(browser, page, action, fields, **more):
    answer = browser.submit(browser.get(page).form(action), fields, **more)
    faults = re.findall(r'govuk-error-message[^>]*>(.*?)</p>', answer.text, re.S) or [re.sub(r"<[^>]*>", " ", answer.text)[-1500:]]
    assert answer.status == 303, f"{page}: {answer.status} {faults}"
    return answer


def table(browser, contest, numbers):
    rows = "number;name_kk;name_ru;regions;planned_amount;status\r\n" + "".join(
        f"{n};{n}-лоттың жобасы;Проект лота {n};63;4000000;held\r\n" for n in numbers)
    return browser.follow(sent(browser, f"/ru/contests/{contest}/import", "/import", {}, files=[("file", "lots.csv", rows.encode())]))


def prepare(site, browsers):
    operator, specialist, ngo, visitor = (browsers[role] for role in ("operator", "specialist", "ngo-lot-5", "visitor"))
    today = clock.now().astimezone(zoneinfo.ZoneInfo("Asia/Almaty")).date()
    after = lambda days: typed(today + datetime.timedelta(days=days))  # noqa: E731
    # Whose points are asked for on the page of each submitted report; the other one's never come, so the scoring stays open.
    sent(browsers["administrator"], "/ru/financing/figures/new", "/figures/new", {"year": "2005", "central": "1 000 000", "source_ru": "Отчёт"})
    pilot = site.query("SELECT l.contest_id FROM lot l WHERE l.number = 5")[0][0]
    for login in ("specialist", "specialist-2"):
        account = site.query(f"SELECT id FROM account WHERE login = '{login}'")[0][0]
        sent(specialist, f"/ru/contests/{pilot}/experts", "/experts", {"account": account})
    sent(operator, "/ru/contests/new", "/contests/new", {"held_on": typed(today), "title_ru": "Конкурс", "title_kk": "Конкурс",
                                                       "due_1": after(90), "due_2": after(180), "due_3": after(300)})
    contest = site.query("SELECT MAX(id) FROM contest")[0][0]
    preview = table(operator, contest, (1, 2, 3))
    assert operator.submit(preview.form("/apply")).status == 303
    table(operator, contest, (7, 8))
    executor = site.query("SELECT ngo_id FROM account WHERE login = 'ngo-lot-5'")[0][0]
    decision = {"kind": "finance", "tranche": "1", "decided_on": typed(today), "basis_kk": "Негіз", "basis_ru": "Основание", "text_kk": "Шешім",
                "text_ru": "Решение"}
    for number in (3, 1):
        lot = site.query(f"SELECT id FROM lot WHERE contest_id = {contest} AND number = {number}")[0][0]
        sent(operator, f"/ru/lots/{lot}/award?ngo={executor}", "/award",
             {"contract_number": f"{number}/1", "contract_date": typed(today), "budget": "4 000 000", "starts_on": typed(today), "ends_on": after(330),
              **{f"tranches.{i}.amount": "1 000 000" for i in range(4)}})
        project = site.query(f"SELECT id FROM project WHERE lot_id = {lot}")[0][0]
        sent(specialist, f"/ru/projects/{project}/decisions/new?kind=finance", "/decisions/new", {"number": str(number), **decision})
    # The last decision is approved, the one before waits.
    sent(browsers["approver"], f"/ru/decisions/{site.query('SELECT MAX(id) FROM decision')[0][0]}", "/approve", {})
    sent(ngo, f"/ru/projects/{project}/edit/budget", "/edit/budget", {"budget.0.name": "Зал", "budget.0.planned": "1 000 000"})
    sent(visitor, "/ru/questions/ask", "/questions/ask", {"question": "Когда?", "name": "Айгүл", "altcha": solve(visitor, "question"), "language": "ru"})
    for browser, more in ((visitor, {"name": "Айгүл", "altcha": solve(visitor, "proposal")}), (ngo, {})):
        sent(browser, "/ru/proposals/new", "/proposals/new", {"proposal": "Спортивные площадки во дворах", "language": "ru", **more})
    for opens in (0, 2):
        sent(operator, "/ru/polls/new", "/polls/new",
             {"kind": "question", "title_kk": "Дауыс", "title_ru": "Голос", "options_kk": "Иә\nЖоқ", "options_ru": "Да\nНет", "audience": "anyone",
              "counts": "live", "opens_on": after(opens), "closes_on": after(opens + 2)})
    report = site.query(f"SELECT id FROM report WHERE project_id = {project} AND stage = 1")[0][0]
    sent(ngo, f"/ru/reports/{report}/draft", "/draft", {"part.team": "Бес адам"})
