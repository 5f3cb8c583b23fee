"""Many reports of one NGO that can be submitted, made through the site."""


def prepare(site, count):
    """A contest with `count` lots, all awarded to the NGO of lot 5; the numbers of their first reports."""
    operator = site.signed_in("operator")
    form = operator.get("/ru/contests/new").form("/contests/new")
    answer = operator.submit(form, {"held_on": "01.10.2026", "title_ru": "Испытание", "due_1": "31.12.2030"})
    assert answer.status == 303, answer.text[-3000:]
    contest = site.query("SELECT MAX(id) FROM contest")[0][0]
    lots = "number;name_ru;status\r\n" + "".join(f"{n};Лот {n};held\r\n" for n in range(1, count + 1))
    page = operator.get(f"/ru/contests/{contest}/import")
    answer = operator.submit(page.form("/import"), files=[("file", "lots.csv", lots.encode())])
    assert answer.status == 303, answer.text[-3000:]
    preview = operator.follow(answer)
    apply = [form for form in preview.forms() if "/imports/" in form["action"]][0]
    answer = operator.submit(apply)
    assert answer.status == 303, answer.text[-3000:]
    ngo = site.query("SELECT p.ngo_id FROM project p JOIN lot l ON l.id = p.lot_id WHERE l.number = 5")[0][0]
    for (lot,) in site.query(f"SELECT id FROM lot WHERE contest_id = {contest} ORDER BY number"):
        page = operator.get(f"/ru/lots/{lot}/award?ngo={ngo}")
        form = [form for form in page.forms() if form["method"] == "post" and form["action"].endswith("/award")][0]
        answer = operator.submit(form, {"contract_number": f"1-{lot}", "contract_date": "01.10.2026", "budget": "1 000 000", "starts_on": "02.10.2026",
                                        "ends_on": "31.12.2030"})
        assert answer.status == 303, answer.text[-3000:]
    return [row[0] for row in site.query(
        f"SELECT r.id FROM report r JOIN project p ON p.id = r.project_id JOIN lot l ON l.id = p.lot_id WHERE l.contest_id = {contest} AND r.stage = 1")]


def fill(site, reports):
    """Drafts with text, and the form that submits each, ready to be sent."""
    ngo = site.signed_in("ngo-lot-5")
    ready = []
    for report in reports:
        form = ngo.get(f"/ru/reports/{report}/draft").form("/draft")
        answer = ngo.submit(form, {"part.team": "Команда", "part.about_project": "О проекте", "part.main_works": f"Работы {report}"})
        assert answer.status == 303, answer.text[-3000:]
        ready.append((report, ngo.get(f"/ru/reports/{report}/submit").form("/submit")))
    return ngo, ready
