#!/usr/bin/env python3
"""The site behind nginx: as people set it up who set up nothing, and as docs/operations/nginx.conf has it, with TLS and two clients."""
import argparse
import http.client
import os
import pathlib
import re
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from support import clock  # noqa: E402
from support.site import Browser, Site, Tally  # noqa: E402

NAME = "monitoring.example"
PDF = b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n"


def free_ports(count):
    """Of this machine, now; nginx cannot say which one it took."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


class Nginx:
    """One nginx without root, everything it writes in a folder of its own; stopped at the end of a `with`."""

    def __init__(self, servers):
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="baqylau-nginx-"))
        # Started by root it would work as nobody, who cannot write here.
        user = "user root;\n" if os.geteuid() == 0 else ""
        folders = "".join(f"    {name}_temp_path {self.directory}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        (self.directory / "nginx.conf").write_text(f"{user}pid {self.directory}/pid;\nerror_log {self.directory}/error.log;\nevents {{}}\nhttp {{\n"
                                                   f"    access_log off;\n{folders}{servers(self.directory)}\n}}\n")

    def __enter__(self):
        words = ["nginx", "-p", str(self.directory), "-e", str(self.directory / "error.log"), "-c", str(self.directory / "nginx.conf")]
        # It leaves the command only once it listens.
        done = subprocess.run(words, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError("nginx did not start: " + done.stderr)
        return self

    def __exit__(self, *_):
        subprocess.run(["nginx", "-p", str(self.directory), "-e", str(self.directory / "error.log"), "-c", str(self.directory / "nginx.conf"), "-s", "stop"],
                       capture_output=True)
        shutil.rmtree(self.directory, ignore_errors=True)


class Through(Browser):
    """A browser that reaches the site by a name through the proxy, from an address of this machine. One of `plain_old` does not say where a form is from."""

    def __init__(self, port, host, scheme="http", source="127.0.0.1", plain_old=False):
        super().__init__(port)
        self.host, self.scheme, self.source, self.plain_old = host, scheme, source, plain_old
        self.set = []

    def request(self, method, path, body=None, headers=None):
        if self.connection is None:
            if self.scheme == "https":
                trusting = ssl.create_default_context()
                trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
                self.connection = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=60, source_address=(self.source, 0), context=trusting)
            else:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60, source_address=(self.source, 0))
        sent = {"Host": self.host, **(headers or {})}
        if method == "POST":
            sent["Origin"] = f"{self.scheme}://{self.host}"
            if self.plain_old:
                sent.pop("Sec-Fetch-Site", None)
        page = super().request(method, path, body, sent)
        # As a browser keeps them: what is Secure comes back over https only.
        if self.scheme == "http" and not self.host.startswith("localhost"):
            self.cookies = {name: value for name, value in self.cookies.items() if not name.startswith("__Host-")}
        return page


def uses_the_site(tally, what, site, browser):
    """Sign-in, a form and an upload, and what nginx must not answer in our place."""
    password = site.accounts()["ngo-lot-5"]
    answer = browser.submit(browser.get("/ru/sign-in").form("/sign-in"), {"login": "ngo-lot-5", "password": password})
    if not tally.check(f"{what}: signs in", answer.status == 303, f"{answer.status} {answer.text[:500]}"):
        return
    report = site.query("SELECT r.id FROM report r JOIN project p ON p.id = r.project_id JOIN lot l ON l.id = p.lot_id WHERE l.number = 5 AND r.stage = 3")[0][0]
    draft = browser.get(f"/ru/reports/{report}/draft").form("/draft")
    answer = browser.submit(draft, {"part.team": f"Команда, {what}"})
    tally.check(f"{what}: a form is saved", answer.status == 303, f"{answer.status} {answer.text[:500]}")
    tally.check(f"{what}: and is there", f"Команда, {what}" in browser.get(f"/ru/reports/{report}/draft").text)
    form = browser.get(f"/ru/reports/{report}/files").form("/files")
    answer = browser.submit(form, files=[("file", "смета.pdf", PDF + what.encode())])
    tally.check(f"{what}: a file is taken", answer.status == 303, f"{answer.status} {answer.text[:500]}")
    form = browser.get(f"/ru/reports/{report}/files").form("/files")
    answer = browser.submit(form, files=[("file", "большой.pdf", PDF + bytes(26 << 20))])
    tally.check(f"{what}: a file that is too large is refused by the program, in words", answer.status in (413, 422) and "МБ" in answer.text,
                f"{answer.status} {answer.text[:500]}")
    browser.close()


def without_settings(program, tally):
    """nginx with nothing but proxy_pass, and with the Host that many copy; the program with no option at all."""
    with Site(program) as site:
        bare, named = free_ports(2)
        servers = lambda _: (f"    server {{ listen 127.0.0.1:{bare}; client_max_body_size 300m; location / {{ proxy_pass http://127.0.0.1:{site.port}; }} }}\n"
                             f"    server {{ listen 127.0.0.1:{named}; client_max_body_size 300m; location / {{ proxy_pass http://127.0.0.1:{site.port}; "
                             "proxy_set_header Host $host; } }\n")
        with Nginx(servers):
            uses_the_site(tally, "bare proxy_pass", site, Through(bare, f"localhost:{bare}"))
            uses_the_site(tally, "Host $host on another port", site, Through(named, f"localhost:{named}"))
            foreign = Through(named, f"localhost:{named}", plain_old=True)
            form = foreign.get("/ru/sign-in").form("/sign-in")
            answer = foreign.submit(form, {"login": "ngo-lot-5", "password": "x"})
            tally.check("whose browser does not say where a form is from is refused where Host has lost its port", answer.status == 403, str(answer.status))
        direct = site.browser()
        page = direct.get("/ru/sign-in", {"Host": NAME})
        answer = Through(site.port, NAME).submit(page.form("/sign-in"), {"login": "ngo-lot-5", "password": site.accounts()["ngo-lot-5"]})
        tally.check("by its name and unencrypted: it says that https is needed", answer.status == 403 and "https://" in answer.text and "роль" not in answer.text,
                    f"{answer.status} {answer.text[:300]}")


def as_documented(program, tally):
    secure, plain = free_ports(2)
    arguments = ["--trusted-proxy", "127.0.0.1", "--host", NAME, "--site-address", f"https://{NAME}:{secure}"]
    site = Site(program, arguments=arguments)
    site.clock = clock.early_in_a_quarter()
    with site:

        def servers(folder):
            subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", folder / "key.pem", "-out",
                            folder / "cert.pem", "-days", "2", "-subj", f"/CN={NAME}"], check=True, capture_output=True)
            text = (HERE.parent.parent / "docs/operations/nginx.conf").read_text(encoding="utf-8")
            for old, new in ((r"\bserver 127\.0\.0\.1:8080;", f"server 127.0.0.1:{site.port};"), (r"listen 80;", f"listen 127.0.0.1:{plain};"),
                             (r"listen 443 ", f"listen 127.0.0.1:{secure} "), (r"/etc/ssl/\S+/fullchain\.pem", f"{folder}/cert.pem"),
                             (r"/etc/ssl/\S+/privkey\.pem", f"{folder}/key.pem")):
                text, found = re.subn(old, new, text)
                assert found == 1, f"docs/operations/nginx.conf has changed: {old}"
            return text

        host = f"{NAME}:{secure}"
        with Nginx(servers):
            uses_the_site(tally, "TLS", site, Through(secure, host, "https"))
            uses_the_site(tally, "TLS, a browser that names its origin only", site, Through(secure, host, "https", plain_old=True))

            unencrypted = Through(plain, NAME)
            page = unencrypted.get("/ru/contests?a=1")
            tally.check("a page asked for without encryption is led on", (page.status, page.location) == (301, f"https://{NAME}/ru/contests?a=1"), f"{page.status} {page.location}")
            unencrypted.close()
            answer = Through(plain, NAME).post("/ru/sign-in", [("login", "a")])
            tally.check("a form sent without encryption is refused", answer.status == 403, str(answer.status))
            page = Through(secure, "other.example", "https").get("/ru/")
            tally.check("another name is not ours", page.status == 421 and f"https://{NAME}" in page.text, f"{page.status} {page.text[:300]}")
            two_clients(tally, site, secure, host)


def two_clients(tally, site, port, host):
    """One guesses, from an address that the proxy names; the other, and the owner's own browser beside the guesser, are let in."""
    password = site.accounts()["ngo-lot-1"]

    def sign_in(browser, login, secret, headers=None):
        return browser.submit(browser.get("/ru/sign-in").form("/sign-in"), {"login": login, "password": secret}, headers=headers)

    owner = Through(port, host, "https", source="127.0.0.2")
    tally.check("TLS: the owner signs in", sign_in(owner, "ngo-lot-1", password).status == 303)
    tally.check("TLS: cookies are bound to the host and Secure", {"__Host-session", "__Host-device"} <= set(owner.cookies), str(sorted(owner.cookies)))
    owner.cookies.pop("__Host-session")

    guesser = Through(port, host, "https", source="127.0.0.2")
    # What the guesser writes in front of what the proxy adds makes no other client of it.
    seen = [sign_in(guesser, f"login{n}", "not the one", {"X-Forwarded-For": f"203.0.113.{n}"}).status for n in range(30)]
    tally.check("TLS: thirty guesses are looked at", seen == [422] * 30, str(seen))
    before = site.query("SELECT COUNT(*), SUM(guesses) FROM sign_in_guess")
    refused = [sign_in(guesser, f"login{n}", "not the one", {"X-Forwarded-For": f"203.0.113.{n}"}) for n in range(20)]
    tally.check("TLS: further ones are not", [page.status for page in refused] == [429] * 20, str([page.status for page in refused]))
    wait = refused[-1].headers.get("retry-after", "")
    tally.check("TLS: it is said how long to wait, and that others may be the cause", wait.isdigit() and 0 < int(wait) <= 300 and "другие люди" in refused[-1].text,
                f"{wait} {refused[-1].text[:200]}")
    tally.check("TLS: twenty refused tries add nothing", site.query("SELECT COUNT(*), SUM(guesses) FROM sign_in_guess") == before)
    tally.check("TLS: a stranger at the guesser's address waits", sign_in(Through(port, host, "https", source="127.0.0.2"), "ngo-lot-1", password).status == 429)
    tally.check("TLS: the owner's browser there is let in", sign_in(owner, "ngo-lot-1", password).status == 303)
    tally.check("TLS: somebody elsewhere is let in", sign_in(Through(port, host, "https", source="127.0.0.3"), "ngo-lot-1", password).status == 303)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    arguments = parser.parse_args()
    tally = Tally()
    without_settings(arguments.program, tally)
    as_documented(arguments.program, tally)
    # What would be a security hole if it started.
    refused = subprocess.run([arguments.program, "serve", "--listen", "0.0.0.0:0", "--data", tempfile.gettempdir() + "/baqylau-none"], capture_output=True, text=True)
    tally.check("an address that others can reach needs a name", refused.returncode == 1 and "--host" in refused.stderr, f"{refused.returncode} {refused.stderr}")
    return tally.close()


sys.exit(main())
