"""A running site on data of its own, and a plain client for it. Python's standard library only."""
import html.parser
import http.client
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time
import urllib.parse
import uuid

from support import clock

ENGINES = ["sqlite", "postgresql"]


class Site:
    """`baqylau serve` on a free port with the pilot's data; stopped and removed at the end of a `with`."""

    def __init__(self, program, engine="sqlite", pilot=True, arguments=()):
        self.program, self.engine, self.pilot, self.arguments = str(program), engine, pilot, list(arguments)
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="baqylau-test-"))
        self.database = None
        self.clock = None  # an aware datetime: what the program takes for now when it is started next
        self.process = None
        self.port = None
        self.vouched = True  # False: the test itself changes tables by SQL
        self.sensible = True  # False: it puts into them what nothing can be reckoned from

    def __enter__(self):
        if self.engine == "postgresql":
            self.database = "baqylau_" + uuid.uuid4().hex[:12]
            self.sql_as_owner(f"CREATE DATABASE {self.database}")
        if self.pilot:
            self.command("load", "pilot")
        self.start()
        return self

    def __exit__(self, kind, *_):
        self.stop()
        verified = self.command("journal", "verify", check=False) if self.vouched and not kind else None
        figures = self.command("figures", "verify", check=False) if self.vouched and self.sensible and not kind else None
        files = self.command("check", check=False) if self.vouched and not kind else None
        if self.database:
            self.sql_as_owner(f"DROP DATABASE {self.database} WITH (FORCE)")
        shutil.rmtree(self.directory, ignore_errors=True)
        # Whatever a test did through the site: a use case that changes a table and tells the journal nothing is found here.
        if verified and verified.returncode:
            raise AssertionError(f"{self.engine}: the journal does not vouch for what the tables hold:\n{verified.stderr}{verified.stdout}")
        if figures and figures.returncode:
            raise AssertionError(f"{self.engine}: what is kept beside the records is not what they come to:\n{figures.stderr}{figures.stdout}")
        if files and files.returncode:
            raise AssertionError(f"{self.engine}: files that records name are missing or damaged:\n{files.stderr}{files.stdout}")

    def place(self):
        words = ["--data", str(self.directory)]
        if self.database:
            env = os.environ
            words += ["--db", f"host={env['PGHOST']} port={env['PGPORT']} user={env['PGUSER']} password={env['PGPASSWORD']} dbname={self.database}"]
        return words

    def command(self, *words, check=True, text=None):
        return subprocess.run([self.program, *words, *self.place()], check=check, capture_output=True, text=True, input=text)

    @staticmethod
    def sql_as_owner(statement, database="postgres"):
        subprocess.run(["psql", "-qAt", "-d", database, "-c", statement], check=True, capture_output=True, text=True)

    @staticmethod
    def sqlite():
        """SQLite's shell, made to wait its turn: the running site writes of its own accord, and the shell gives up at once unless told."""
        return ["sqlite3", "-batch", "-cmd", ".timeout 60000"]

    def query(self, statement):
        """Rows of a statement, each a list of texts."""
        if self.database:
            out = subprocess.run(["psql", "-qAt", "-F", "\x1f", "-d", self.database, "-c", statement], check=True, capture_output=True, text=True).stdout
        else:
            out = subprocess.run([*self.sqlite(), "-separator", "\x1f", str(self.directory / "baqylau.sqlite"), statement], check=True,
                                 capture_output=True, text=True).stdout
        return [line.split("\x1f") for line in out.splitlines()]

    def start(self, port=0):
        self.process = subprocess.Popen([self.program, "serve", "--listen", f"127.0.0.1:{port}", *self.place(), *self.arguments],
                                        stdout=subprocess.PIPE, stderr=open(self.directory / "stderr.txt", "ab"), text=True, env=clock.environment_at(self.clock))
        line = self.process.stdout.readline()
        match = re.search(r"listening on http://127\.0\.0\.1:(\d+)", line)
        if not match:
            self.process.wait(5)
            raise RuntimeError("the server did not start: " + line + (self.directory / "stderr.txt").read_text())
        self.port = int(match.group(1))

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()
                raise RuntimeError("the server did not stop on SIGTERM")
        if self.process:
            self.process.stdout.close()

    def accounts(self):
        found = {}
        for line in (self.directory / "demo-accounts.txt").read_text().splitlines()[1:]:
            words = line.split()
            found[words[0]] = words[1]
        return found

    def browser(self):
        return Browser(self.port)

    def signed_in(self, login, language="ru"):
        browser = self.browser()
        browser.sign_in(login, self.accounts()[login], language)
        return browser


class Page:
    def __init__(self, status, headers, body, path):
        self.status, self.headers, self.body, self.path = status, headers, body, path

    @property
    def text(self):
        return self.body.decode("utf-8")

    @property
    def location(self):
        return self.headers.get("location", "")

    def forms(self):
        reader = FormFinder()
        reader.feed(self.text)
        return reader.forms

    def form(self, action_end):
        for form in self.forms():
            if form["action"].split("?")[0].endswith(action_end):
                return form
        raise AssertionError(f"{self.path} ({self.status}) has no form to …{action_end}: " + ", ".join(f["action"] for f in self.forms()))


class FormFinder(html.parser.HTMLParser):
    """Forms of a page with the values their fields have now, as a browser would send them, and in `controls` what there is to fill in."""

    def __init__(self):
        super().__init__()
        self.forms, self.form, self.area, self.select = [], None, None, None

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag == "form":
            self.form = {"action": a.get("action", ""), "method": a.get("method", "get"), "fields": [], "controls": [],
                         "multipart": "enctype" in a, "buttons": []}
            self.forms.append(self.form)
        elif self.form is None:
            return
        elif tag == "input":
            kind = a.get("type", "text")
            if "name" in a and kind != "hidden":
                self.control(a["name"], kind, a.get("value", ""), "checked" in a, a)
            if kind in ("checkbox", "radio") and "checked" not in a:
                return
            if "name" in a and kind not in ("file", "submit"):
                self.form["fields"].append((a["name"], a.get("value", "")))
        elif tag == "textarea":
            self.area = [a.get("name"), ""]
            self.control(a.get("name"), "textarea", "", False, a)
        elif tag == "button" and "name" in a:
            self.form["buttons"].append((a["name"], a.get("value", "")))
        elif tag == "select":
            self.select = [a.get("name"), None, False]
            self.control(a.get("name"), "select", None, False, a)
        elif tag == "option" and self.select:
            self.form["controls"][-1]["options"].append(a.get("value", ""))
            if "selected" in a or self.select[1] is None:
                self.select[1] = a.get("value", "")

    def control(self, name, kind, value, checked, attributes):
        self.form["controls"].append({"name": name, "kind": kind, "value": value, "checked": checked, "options": [],
                                      "inputmode": attributes.get("inputmode", ""), "autocomplete": attributes.get("autocomplete", "")})

    def handle_data(self, data):
        if self.area:
            self.area[1] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "textarea" and self.area:
            text = self.area[1]
            self.form["fields"].append((self.area[0], text[1:] if text.startswith("\n") else text))
            self.area = None
        elif tag == "select" and self.select:
            self.form["fields"].append((self.select[0], self.select[1] or ""))
            self.select = None


class Browser:
    """Keeps cookies, follows nothing by itself, sends forms as a browser does."""

    def __init__(self, port):
        self.port, self.cookies, self.connection = port, {}, None

    def request(self, method, path, body=None, headers=None):
        sent = {"Host": f"127.0.0.1:{self.port}"}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        sent.update(headers or {})
        for attempt in (1, 2):
            try:
                if self.connection is None:
                    self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
                self.connection.request(method, path, body, sent)
                answer = self.connection.getresponse()
                data = answer.read()
                break
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                self.close()
                if attempt == 2 or method != "GET":
                    raise
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                pair, *rest = value.split(";")
                key, _, content = pair.strip().partition("=")
                if content == "" or any(r.strip().lower() == "max-age=0" for r in rest):
                    self.cookies.pop(key, None)
                else:
                    self.cookies[key] = content
        kept = {}
        for name, value in answer.getheaders():
            kept[name.lower()] = value
        if kept.get("connection", "").lower() == "close":
            self.close()
        return Page(answer.status, kept, data, path)

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def get(self, path, headers=None):
        return self.request("GET", path, headers=headers)

    def follow(self, page):
        assert page.status in (301, 302, 303, 307, 308), f"{page.path}: {page.status}, no redirect"
        return self.get(page.location)

    def post(self, path, fields, headers=None):
        body = urllib.parse.urlencode(fields)
        sent = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://127.0.0.1:{self.port}", "Sec-Fetch-Site": "same-origin"}
        sent.update(headers or {})
        return self.request("POST", path, body, sent)

    def post_files(self, path, fields, files, headers=None):
        """`files`: (field, name, bytes)."""
        boundary = uuid.uuid4().hex
        body = b""
        for name, value in fields:
            body += f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for field, name, data in files:
            body += (f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n'
                     "Content-Type: application/octet-stream\r\n\r\n").encode() + data + b"\r\n"
        body += f"--{boundary}--\r\n".encode()
        sent = {"Content-Type": f"multipart/form-data; boundary={boundary}", "Origin": f"http://127.0.0.1:{self.port}", "Sec-Fetch-Site": "same-origin"}
        sent.update(headers or {})
        return self.request("POST", path, body, sent)

    def submit(self, form, changes=None, files=None, headers=None):
        """Sends a form found by Page.form, with some of its fields changed."""
        changes = dict(changes or {})
        fields = [(name, changes.pop(name, value)) for name, value in form["fields"]]
        fields += list(changes.items())
        if files is not None:
            return self.post_files(form["action"], fields, files, headers)
        return self.post(form["action"], fields, headers)

    def sign_in(self, login, password, language="ru"):
        page = self.get(f"/{language}/sign-in")
        answer = self.submit(page.form("/sign-in"), {"login": login, "password": password})
        assert answer.status == 303, f"sign-in of {login}: {answer.status}\n{answer.text[:2000]}"
        return answer


class Tally:
    """Counts checks and closes with the line the runner reads."""

    def __init__(self):
        self.passed, self.failed, self.started = 0, 0, time.time()

    def check(self, name, fine, why=""):
        if fine:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED: {name}: {why}", flush=True)
        return fine

    def close(self):
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0
