#!/usr/bin/env python3
"""What was typed into any form of the site is in the answer or in the database, whatever happens when it is sent.

Every POST route of the route table: its form is fetched from its own page and filled in, then
- the database fails (500), or is held by somebody else (503),
- the person has signed in again since the page was opened (403), and sends it from the page that says so,
- other contents are sent under the same key (Back, changed, sent again).
Each time every text must be in the answer or in the database.
"""
import argparse
import concurrent.futures
import hashlib
import html
import pathlib
import re
import subprocess
import sys
import threading
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from lost_text.forms import ROLES, filled, pages_of, pattern_of, seeds_of, walk  # noqa: E402
from lost_text.prepare import prepare  # noqa: E402
from support.site import ENGINES, Site, Tally  # noqa: E402
from support.visitor_check import solve  # noqa: E402

SEEDS = ["/ru/", "/ru/cabinet", "/ru/control", "/ru/contests", "/ru/account", "/ru/questions", "/ru/polls", "/ru/proposals"]
# Buttons: nothing is typed into them. One ends the session that the other forms need, the others need what takes days to come about.
LEFT_OUT = {"/sign-out", "/content/images/{image}/take-away", "/account/email/confirm", "/unsubscribe/{notice}", "/mail/{notice}/again", "/notices/read",
             "/projects/{project}/consultation/read", "/projects/{project}/tranches/{number}/pay/undo",
            "/proposals/{proposal}/lot", "/proposals/{proposal}/separate", "/reports/{report}/files/{file}/remove", "/reports/{report}/known"}


class Held:
    """Somebody else holds the database: SQLite's lock, or on PostgreSQL the table that every form writes first."""

    def __init__(self, site):
        if site.database:
            words, text = ["psql", "-q", "-d", site.database], "BEGIN; LOCK TABLE idempotency_key IN ACCESS EXCLUSIVE MODE;\n\\echo held\n"
        else:
            words, text = [*site.sqlite(), str(site.directory / "baqylau.sqlite")], "BEGIN EXCLUSIVE;\nSELECT 'held';\n"
        self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.process.stdin.write(text)
        self.process.stdin.flush()
        assert self.process.stdout.readline().strip() == "held"

    def release(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


def break_forms(site, broken):
    """From now on the statement that remembers a form fails, or no longer."""
    if site.database:
        site.query("CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'broken'; END $$; "
                   "CREATE TRIGGER broken BEFORE UPDATE ON idempotency_key FOR EACH ROW EXECUTE FUNCTION fail()" if broken
                   else "DROP TRIGGER broken ON idempotency_key; DROP FUNCTION fail")
    else:
        site.query("CREATE TRIGGER broken BEFORE UPDATE ON idempotency_key BEGIN SELECT RAISE(ABORT, 'broken'); END" if broken
                   else "DROP TRIGGER broken")


def dump(site):
    if site.database:
        return subprocess.run(["pg_dump", "--data-only", "-d", site.database], check=True, capture_output=True, text=True).stdout
    return subprocess.run([*site.sqlite(), str(site.directory / "baqylau.sqlite"), ".dump"], check=True, capture_output=True, text=True).stdout


class Form:
    def __init__(self, route, role, path, page, form):
        self.route, self.role, self.path, self.form, self.page = route, role, path, form, page
        self.token, self.key = dict(form["fields"])["_token"], dict(form["fields"])["_key"]

    def proof(self, browser):
        """What lets a visitor's form in; its name is in the page."""
        name = re.search(r'altcha/challenge\?form=([^"&]+)', self.page.text)
        return solve(browser, urllib.parse.unquote(html.unescape(name[1]))) if name and "plain_answer" in str(self.form["controls"]) else None

    def fields(self, marker, token=None, key=None, proof=None):
        visitors = any(control["name"] == "plain_answer" for control in self.form["controls"])
        # No other form's text is taken for this one's.
        fields, texts = filled(self.form, marker + hashlib.sha256(self.route.encode()).hexdigest()[:8], {"plain_answer": "", **({"altcha": proof} if proof else {})} if visitors else {})
        ours = {"_token": token or self.token, "_key": key or self.key}
        return [(name, ours.get(name, value)) for name, value in fields], texts

    def send(self, browser, fields):
        files = [(c["name"], "есеп.txt", b"not a table") for c in self.form["controls"] if c["kind"] == "file"]
        if self.form["multipart"]:
            return browser.post_files(self.form["action"], fields, files)
        return browser.post(self.form["action"], fields)


class Trial:
    def __init__(self, site, tally):
        self.site, self.tally, self.looked_for = site, tally, []
        self.browsers = {role: pages_of(site, role) for role in ROLES}

    def find(self, gets, posts):
        """One form for each route."""
        found, objects = {}, seeds_of(self.site, gets)
        for role in ROLES:
            for path, page in walk(self.browsers[role], gets, SEEDS, objects):
                for form in page.forms():
                    route = pattern_of(form["action"], posts) if form["method"] == "post" else None
                    if route and route not in found and route not in LEFT_OUT:
                        found[route] = Form(route, role, path, page, form)
        return list(found.values())

    def kept(self, form, case, page, texts):
        """In the answer, or to be looked for in the database at the end."""
        text = html.unescape(page.text)
        missing = [t for t in texts if t not in text]
        self.looked_for.append((f"{self.site.engine} {form.route}: {case}", f"{page.status} {page.location}", missing))

    def look_into_the_database(self):
        rows = dump(self.site)
        for name, answer, texts in self.looked_for:
            lost = [text for text in texts if text not in rows]
            self.tally.check(name, not lost, f"{answer}, lost: {lost}")

    def carried(self, form, case, page, fields, status):
        """The page holds the whole form, to be sent again with one button; passwords excepted."""
        again = next((f for f in page.forms() if f["method"] == "post" and f["action"] == form.form["action"]), None)
        self.tally.check(f"{self.site.engine} {form.route}: {case}", page.status == status and again is not None, f"{page.status}")
        if again is None:
            return None
        names = [c["name"] for c in form.form["controls"] if c["kind"] == "password"]
        wanted = [(n, v.replace("\r\n", "\n")) for n, v in fields if n not in names and not n.startswith("_")]
        got = [(n, v.replace("\r\n", "\n")) for n, v in again["fields"] if n not in names and not n.startswith("_")]
        self.tally.check(f"{self.site.engine} {form.route}: {case}, all fields", wanted == got, f"{wanted} is not {got}")
        return dict(again["fields"])

    def broken(self, forms):
        break_forms(self.site, True)
        for form in forms:
            fields, texts = form.fields("BROKEN")
            page = form.send(self.browsers[form.role], fields)
            # A form that says what is to be corrected keeps what was typed without the database.
            if page.status == 500:
                self.carried(form, "the database fails", page, fields, 500)
            self.kept(form, "the database fails, texts", page, texts)
        break_forms(self.site, False)

    def held(self, forms):
        """All at once: each waits for the lock as long as the program does."""
        held = Held(self.site)
        answers = {}

        def send(form):
            browser = self.site.browser()
            browser.cookies = dict(self.browsers[form.role].cookies)
            fields, texts = form.fields("HELD")
            answers[form.route] = (form.send(browser, fields), fields, texts)
            browser.close()

        threads = [threading.Thread(target=send, args=[form]) for form in forms]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        held.release()
        for form in forms:
            page, fields, texts = answers[form.route]
            if page.status == 503:
                self.carried(form, "the database is held", page, fields, 503)
            self.kept(form, "the database is held, texts", page, texts)
        self.tally.check(f"{self.site.engine}: a held database is a 503", any(page.status == 503 for page, _, _ in answers.values()))

    def renewed_and_other(self, forms):
        for role in ROLES:
            self.browsers[role] = pages_of(self.site, role)
            self.browsers[role].get("/ru/sign-in" if role == "visitor" else "/ru/")
        for form in forms:
            browser = self.browsers[form.role]
            fields, texts = form.fields("RENEWED")
            page = form.send(browser, fields)
            again = self.carried(form, "signed in again since", page, fields, 403)
            if again is None:
                continue
            fields, texts = form.fields("FIRST", again["_token"], again["_key"], form.proof(browser))
            page = form.send(browser, fields)
            self.kept(form, "sent from that page", page, texts)
            self.tally.check(f"{self.site.engine} {form.route}: the form was understood", page.status != 400, f"{page.status}")
            fields, texts = form.fields("SECOND", again["_token"], again["_key"], form.proof(browser))
            self.kept(form, "other contents under the same key", form.send(browser, fields), texts)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--engine", choices=ENGINES)
    parser.add_argument("--whole", action="store_true", help="hold PostgreSQL against every form, not against eight of them")
    arguments = parser.parse_args()
    lines = [line.split() for line in subprocess.run([arguments.program, "routes"], check=True, capture_output=True, text=True).stdout.splitlines()]
    gets, posts = ([words[1] for words in lines if words[0] == method] for method in ("GET", "POST"))
    tally = Tally()

    def play(engine):
        with Site(arguments.program, engine) as site:
            prepare(site, {role: pages_of(site, role) for role in ROLES})
            trial = Trial(site, tally)
            forms = trial.find(gets, posts)
            trial.broken(forms)
            # PostgreSQL lets eight writers wait at a time, each as long as the program does.
            trial.held(forms if engine == "sqlite" or arguments.whole else [form for form in forms if form.fields("")[1]][:8])
            trial.renewed_and_other(forms)
            trial.look_into_the_database()
            found = LEFT_OUT | {form.route for form in forms}
        for route in posts:
            tally.check(f"{engine} {route}: its form was found", route in found)

    # Both at once: each waits for a while until a held database is given up.
    engines = [arguments.engine] if arguments.engine else ENGINES
    with concurrent.futures.ThreadPoolExecutor(len(engines)) as players:
        for player in [players.submit(play, engine) for engine in engines]:
            player.result()
    return tally.close()


if __name__ == "__main__":
    sys.exit(main())
