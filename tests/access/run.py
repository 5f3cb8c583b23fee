#!/usr/bin/env python3
"""Every route as every role, as an NGO for another NGO's objects, and as an operator for another state body's, held against policy.csv, which is kept by hand.

A cell of the policy is: `ok` (200, 303, or what only a handler says of its own form, 409 and 422), `sign` (asked to sign in), `none` (404,
and the same bytes as for an object that does not exist). Routes that the program lists and the policy does not, and the other way
round, fail.
"""
import argparse
import csv
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from support.picture import painted  # noqa: E402
from support.site import ENGINES, Site, Tally  # noqa: E402

UNKNOWN = "4611686018427387904"
ROLES = {"visitor": None, "ngo_own": "ngo-lot-5", "ngo_foreign": "ngo-lot-1", "operator": "operator", "operator_foreign": "operator-2", "specialist": "specialist",
         "approver": "approver", "auditor": "auditor", "administrator": "administrator"}
# Without a language before it.
OF_THE_SITE = {"/sitemap.xml", "/sitemaps/{stretch}", "/robots.txt"}
# What is asked for with a question only.
QUERIES = {"/altcha/challenge": "?form=question"}


def objects(site):
    """For each role the numbers of the objects of lot 5, whose executor is `ngo_own`: what the pilot has, and a file of a draft, a file of a
    message, pictures that no text shows, and a table that waits for being applied, sent by those whose they are."""
    row = site.query("SELECT c.id, l.id, p.id, p.ngo_id, r.id FROM contest c JOIN lot l ON l.contest_id = c.id JOIN project p ON p.lot_id = l.id "
                     "JOIN report r ON r.project_id = p.id AND r.stage = 2 WHERE l.number = 5")[0]
    numbers = dict(zip(["contest", "lot", "project", "ngo", "report"], row))
    # The page is withdrawn on the way; the act is not.
    for name, condition in (("act", "act.act_number = '36'"), ("page", "i.place = 'contacts'")):
        numbers[name] = site.query(f"SELECT i.id FROM content_item i JOIN content_version act ON act.item_id = i.id WHERE {condition}")[0][0]
    numbers["proposal"] = site.query("SELECT id FROM proposal WHERE state = 'published' ORDER BY id")[0][0]
    enter_year(site.signed_in("administrator"))
    author, operator, specialist = site.signed_in("ngo-lot-5"), site.signed_in("operator"), site.signed_in("specialist")
    account = site.query("SELECT id FROM account WHERE login = 'specialist'")[0][0]
    named = specialist.submit(specialist.get(f"/ru/contests/{numbers['contest']}/experts").form("/experts"), {"account": account})
    assert named.status == 303, f"{named.status}\n{named.text[-2000:]}"
    numbers["expert"] = site.query("SELECT id FROM scoring_expert WHERE stage = 2")[0][0]
    send_file(author, f"/ru/projects/{numbers['project']}/consultation", "message.txt", {"message": "Вопрос"})
    numbers["message_file"] = site.query("SELECT id FROM consultation_file")[0][0]
    send_file(operator, f"/ru/contests/{numbers['contest']}/import", "lots.csv", {}, "number;name_ru\r\n901;Лот\r\n")
    numbers["import"] = site.query("SELECT id FROM lot_import WHERE state = 'checked'")[0][0]
    for words in ("shown nowhere", "taken away"):
        answer = operator.submit(operator.get("/ru/content/images").form("/content/images"), {"alternative_kk": words, "alternative_ru": words},
                                 files=[("picture", "a.png", painted())])
        assert answer.status == 303, f"{answer.status}\n{answer.text[-2000:]}"
    numbers["image"], numbers["image_to_take_away"] = (row[0] for row in site.query("SELECT id FROM content_picture ORDER BY alternative_ru"))
    numbers["size"] = "3x2"
    for role in ["", *ROLES]:
        send_file(author, f"/ru/reports/{numbers['report']}/files", f"draft {role}.txt")
    files = dict(site.query(f"SELECT name, id FROM report_file WHERE report_id = {numbers['report']}"))
    numbers["file"] = files["draft .txt"]
    # Who may remove a file does, so each role tries it with one of its own.
    return {role: {**numbers, "removable": files[f"draft {role}.txt"]} for role in ROLES}


def enter_year(administrator):
    """What is corrected at /financing/figures/{year}."""
    form = administrator.get("/ru/financing/figures/new").form("/figures/new")
    answer = administrator.submit(form, {"year": "2005", "central": "1 000 000", "source_ru": "Отчёт"})
    assert answer.status == 303, f"{answer.status}\n{answer.text[-2000:]}"


def send_file(browser, path, name, changes=None, text="Текст\n"):
    form = browser.get(path).form(path.rsplit("/", 1)[1])
    field = next(control["name"] for control in form["controls"] if control["kind"] == "file")
    answer = browser.submit(form, changes, files=[(field, name, text.encode())])
    assert answer.status == 303, f"{path}: {answer.status}\n{answer.text[-2000:]}"


def path_of(pattern, numbers):
    fill = {**numbers, "part": "team", "n": "1", "number": "1", "stage": "1", "year": "2007", "stretch": "0"}
    if pattern.startswith("/financing"):
        fill["year"] = "2005"
    fill["item"] = numbers["act" if pattern.startswith("/acts") else "page"]
    fill["file"] = numbers["message_file" if pattern.startswith("/consultation") else "removable" if pattern.endswith("/remove") else "file"]
    fill["image"] = numbers["image_to_take_away" if pattern.endswith("/take-away") else "image"]
    return ("" if pattern in OF_THE_SITE else "/ru") + re.sub(r"\{([a-z_]+)\}", lambda m: fill.get(m.group(1), UNKNOWN), pattern) + QUERIES.get(pattern, "")


def send(browser, method, path, hidden):
    if method == "GET":
        return browser.get(path)
    return browser.post(path, hidden)


def hidden_fields(browser):
    for source in ("/ru/sign-in", "/ru/account", "/ru/"):
        found = dict(field for form in browser.get(source).forms() for field in form["fields"] if field[0] in ("_token", "_key"))
        if len(found) == 2:
            return list(found.items())
    raise AssertionError("no page with a form was found")


def masked(page):
    """Without what differs between any two answers: numbers of objects in addresses, form keys, the request's own number."""
    text = re.sub(r'name="(_key|_token)" value="[^"]*"', "", page.text)
    text = re.sub(r"\d{15,19}", "ID", text)
    return re.sub(r"\b[0-9A-Z]{8,12}\b", "NUMBER", text)


def outcome(page):
    if page.status == 404:
        return "none"
    if page.status == 401 or (page.status == 303 and "/sign-in" in page.location):
        return "sign"
    if page.status in (200, 303, 302, 409, 422):
        return "ok"
    return str(page.status)


def change_by_command(site, tally, engine):
    """What is changed of an account holds from the next request on; all that a guesser is told of a blocked one is what he is told of a wrong password."""
    def user(word, *words):
        return site.command("user", word, "--login", "specialist-2", *words, check=False)

    def sign_in(password):
        browser = site.browser()
        return browser, browser.submit(browser.get("/ru/sign-in").form("/sign-in"), {"login": "specialist-2", "password": password})

    def check(name, fine, why=""):
        tally.check(f"{engine}: {name}", fine, str(why))

    body = site.query("SELECT MAX(id) FROM state_body")[0][0]
    added = site.command("user", "add", "--login", "newcomer", "--name", "N", "--role", "approver", "--state-body", body, text="never-guessed-in-a-test\n")
    newcomer = site.browser()
    check("an account that was added signs in", newcomer.sign_in("newcomer", "never-guessed-in-a-test").status == 303, added)
    old = site.accounts()["specialist-2"]
    browser = site.signed_in("specialist-2")
    outsider = browser.get("/ru/contests/new").status
    given = user("role", "--add", "operator", "--reason", "проверка")
    check("a role that is given holds from the next request on", outsider == 404 and browser.get("/ru/contests/new").status == 200, f"{outsider} {given}")
    taken = user("role", "--remove", "operator", "--reason", "проверка")
    check("and so does one that is taken", browser.get("/ru/contests/new").status == 404, taken)
    reset = user("reset")
    new = reset.stdout.strip().rsplit(" ", 1)[-1]
    check("a reset password ends the sessions", outcome(browser.get("/ru/account")) == "sign", reset)
    browser, answer = sign_in(new)
    check("the new one lets in, the old one does not", answer.status == 303 and sign_in(old)[1].status == 422, answer.status)
    blocked = user("block", "--reason", "проверка")
    check("a blocked account has no session", outcome(browser.get("/ru/account")) == "sign", blocked)
    right, wrong = sign_in(new)[1], sign_in("not the one at all")[1]
    check("and is answered as a wrong password is", right.status == 422 and masked(right) == masked(wrong), f"{right.status} {wrong.status}")
    again, listed = user("block", "--reason", "проверка"), site.command("user", "list").stdout
    check("that is told where it is asked for", again.returncode == 1 and "blocked already" in again.stderr, again)
    check("and in the list", any(line.split("\t")[0] == "specialist-2" and "\tblocked\t" in line for line in listed.splitlines()), listed)
    unblocked = user("unblock")
    check("unblocked, it signs in", sign_in(new)[1].status == 303, unblocked)
    last = site.command("user", "block", "--login", "administrator", "--reason", "проверка", check=False)
    check("the last administrator stays", last.returncode == 1 and "last administrator" in last.stderr, last)


def check_corrections(program, listed, tally):
    """Whatever can be entered can be put right: each route that writes, and each command of accounts, has its line in corrections.csv, and the line says by what."""
    help_of_user = subprocess.run([program, "user", "--help"], capture_output=True, text=True).stdout
    commands = {f"baqylau user {word}" for word in re.findall(r"^  ([a-z]+) {2,}", help_of_user, re.MULTILINE)} - {"baqylau user list"}
    writing = {pattern for method, pattern in listed if method == "POST"} | commands
    lines = {row["creating"]: row for row in csv.DictReader(open(HERE / "corrections.csv", encoding="utf-8"))}
    tally.check("what writes is what corrections.csv names", set(lines) == writing, f"{sorted(writing ^ set(lines))}")
    for creating, row in lines.items():
        if row["kind"] == "neither":
            tally.check(f"corrections.csv: {creating}: no correction, and why", row["because"] and not row["corrected_by"], row)
            continue
        by = re.findall(r"/\S+|baqylau user \w+", row["corrected_by"])
        tally.check(f"corrections.csv: {creating} is corrected by something that is there", row["kind"] in ("creates", "corrects") and by and set(by) <= writing, row)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--engine", choices=ENGINES)
    parser.add_argument("--write", action="store_true", help="print what was seen as a policy, to be read and corrected by hand")
    arguments = parser.parse_args()
    lines = subprocess.run([arguments.program, "routes"], check=True, capture_output=True, text=True).stdout.splitlines()
    listed = {(line.split()[0], line.split()[1]): line.split()[2] for line in lines}
    policy = {(row["method"], row["pattern"]): row for row in csv.DictReader(open(HERE / "policy.csv", encoding="utf-8"))}
    tally = Tally()
    for key in sorted(set(listed) | set(policy)):
        tally.check(f"{key[0]} {key[1]} is in the program and in the policy", key in listed and key in policy or arguments.write)
    check_corrections(arguments.program, listed, tally)
    for engine in [arguments.engine] if arguments.engine else ENGINES:
        with Site(arguments.program, engine) as site:
            objects_of = objects(site)
            seen = {}
            for role, login in ROLES.items():
                usual, numbers = None, objects_of[role]
                unknown = {**{name: UNKNOWN for name in numbers}, "size": numbers["size"]}
                for (method, pattern) in sorted(listed):
                    if pattern == "/sign-out":
                        continue  # last of all: it would end the session the others need
                    # Signing in costs a deliberately slow password hash: once a role, and again where the request may end the session.
                    if usual is None or login and (pattern.startswith("/sign-in") or pattern == "/account"):
                        browser = site.signed_in(login) if login else site.browser()
                        usual = usual or browser
                    else:
                        browser = usual
                    page = send(browser, method, path_of(pattern, numbers), hidden_fields(browser) if method == "POST" else [])
                    got = outcome(page)
                    seen[(role, method, pattern)] = got
                    wanted = policy.get((method, pattern), {}).get(role)
                    if not arguments.write:
                        tally.check(f"{engine} {role} {method} {pattern}", got == wanted, f"{got} ({page.status}), the policy says {wanted}")
                    # The executor and the operator may know that their own object is there; nobody else may tell it from none.
                    if method == "GET" and role == "visitor" and page.status == 200:
                        shared = "public" in page.headers.get("cache-control", "") and "etag" in page.headers and "set-cookie" not in page.headers
                        tally.check(f"{engine} GET {pattern} is kept for all exactly where its route says so",
                                    shared == (listed[(method, pattern)] == "public"), f"{listed[(method, pattern)]}: {dict(page.headers)}")
                    if got == "none" and "{" in pattern and role not in ("ngo_own", "operator"):
                        other = send(browser, method, path_of(pattern, unknown), hidden_fields(browser) if method == "POST" else [])
                        tally.check(f"{engine} {role} {method} {pattern}: foreign and unknown look alike",
                                    (other.status, masked(other)) == (page.status, masked(page)), f"{page.status} and {other.status}")
            if arguments.write:
                print("method,pattern," + ",".join(ROLES))
                for (method, pattern) in sorted(listed, key=lambda k: (k[1], k[0])):
                    print(",".join([method, pattern] + [seen.get((role, method, pattern), "ok") for role in ROLES]))
                return 0
            for role, login in ROLES.items():
                browser = site.signed_in(login) if login else site.browser()
                home = browser.get("/ru/").text
                menu = re.findall(r'href="(/ru[^"]*)"', home[home.index('class="app-menu'):home.index("<main")])
                shut = [path for path in menu if browser.get(path).status != 200]
                tally.check(f"{engine} {role}: each link of the menu leads somewhere", len(menu) > 2 and not shut, f"{menu}: shut {shut}")
                got = outcome(browser.post("/ru/sign-out", hidden_fields(browser)))
                wanted = policy[("POST", "/sign-out")][role]
                tally.check(f"{engine} {role} POST /sign-out", got == wanted, f"{got}, the policy says {wanted}")
            change_by_command(site, tally, engine)
    return tally.close()


sys.exit(main())
