#!/usr/bin/env python3
"""Files of a running site: what does not fit is refused before it is stored, a session that ends while a file is on its way writes nothing,
`baqylau check` names what is missing, and the log goes on in a new file after SIGHUP. On each engine."""
import argparse
import json
import os
import pathlib
import re
import signal
import socket
import sys
import time
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support.picture import PLACE, painted  # noqa: E402
from support.site import ENGINES, Site, Tally  # noqa: E402
from support.submissions import prepare  # noqa: E402


def stored(site):
    return sorted(path.name for path in (site.directory / "files").rglob("*") if path.is_file())


def rows(site):
    return int(site.query("SELECT COUNT(*) FROM report_file")[0][0])


def attach(ngo, report, name, data):
    form = ngo.get(f"/ru/reports/{report}/files").form("/files")
    return ngo.submit(form, files=[("file", name, data)])


def storage(site, tally, report, ngo):
    site.query("INSERT INTO storage_settings (valid_from, project_bytes) VALUES ('2008-01-01', 3145728)")
    site.command("journal", "adopt", "--reason", "room for the files of a test")
    tally.check("a file that fits is taken", attach(ngo, report, "a.txt", b"a" * 1_500_000).status == 303)
    before = stored(site)
    refused = attach(ngo, report, "b.txt", b"b" * 2_000_000)
    tally.check("one that does not is refused in the form", refused.status == 422, str(refused.status))
    said = "занимают 2\u00a0МБ из разрешённых 3\u00a0МБ, ещё 2\u00a0МБ не поместятся"
    tally.check("with what is taken and what is allowed", said in refused.text, re.sub(r"\s+", " ", refused.text)[-3000:])
    tally.check("and is not stored", stored(site) == before and len(before) == 1, str(stored(site)))
    tally.check("nor named", rows(site) == 1)


def half_an_upload(site, ngo, report):
    """A connection that has sent the head and half of the body of a file, and the rest."""
    form = ngo.get(f"/ru/reports/{report}/files").form("/files")
    boundary = uuid.uuid4().hex
    body = b"".join(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in form["fields"])
    body += f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="late.txt"\r\n\r\n'.encode() + b"late" * 50_000
    body += f"\r\n--{boundary}--\r\n".encode()
    cookies = "; ".join(f"{k}={v}" for k, v in ngo.cookies.items())
    head = (f"POST {form['action']} HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\nCookie: {cookies}\r\nOrigin: http://127.0.0.1:{site.port}\r\n"
            f"Sec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary={boundary}\r\nContent-Length: {len(body)}\r\n"
            "Connection: close\r\n\r\n").encode()
    connection = socket.create_connection(("127.0.0.1", site.port), timeout=60)
    middle = len(body) // 2
    connection.sendall(head + body[:middle])
    # The server has looked who sends it when the first of the file is on its disk.
    while not any(path.stat().st_size for path in (site.directory / "tmp").glob("upload-*")):
        time.sleep(0.01)
    return connection, body[middle:]


def rest_of(connection, rest):
    connection.sendall(rest)
    answer = b""
    while piece := connection.recv(65536):
        answer += piece
    connection.close()
    return answer.decode("utf-8")


def ended_sessions(site, tally, report, end):
    before = rows(site)
    ngo = site.signed_in("ngo-lot-5")
    connection, rest = half_an_upload(site, ngo, report)
    end(ngo)
    answer = rest_of(connection, rest)
    tally.check("an upload of a session that has ended asks to sign in", answer.startswith("HTTP/1.1 401 "), answer[:200])
    tally.check("and to come back to the files", f"/reports/{report}/files" in answer)
    tally.check("and writes nothing", rows(site) == before, f"{before} {rows(site)}")


def sign_out(ngo):
    other = type(ngo)(ngo.port)
    other.cookies = dict(ngo.cookies)
    answer = other.submit(other.get("/ru/").form("/sign-out"))
    assert answer.status == 303, answer.status


def checked(site, tally):
    fine = site.command("check", check=False)
    tally.check("a whole store is found whole", fine.returncode == 0 and "1 files are named by records, 0 " in fine.stdout, fine.stdout + fine.stderr)
    (sha256,) = site.query("SELECT sha256 FROM report_file")[0]
    path = site.directory / "files" / sha256[:2] / sha256
    aside = site.directory / "aside"
    path.rename(aside)
    missing = site.command("check", check=False)
    tally.check("a missing file is named", missing.returncode == 1 and f"{sha256} is missing" in missing.stderr, missing.stdout + missing.stderr)
    path.write_bytes(b"b" + aside.read_bytes()[1:])
    damaged = site.command("check", check=False)
    tally.check("and a damaged one", damaged.returncode == 1 and f"{sha256} is damaged" in damaged.stderr, damaged.stdout + damaged.stderr)
    aside.rename(path)


def add_picture(operator, data, words=("Балалар бақшада", "Дети в саду")):
    form = operator.get("/ru/content/images").form("/content/images")
    return operator.submit(form, {"alternative_kk": words[0], "alternative_ru": words[1]}, files=[("picture", "a.png", data)])


def news_with(operator, line):
    form = operator.get("/ru/content/new?kind=news").form("/content/new")
    return operator.submit(form, {"title_ru": "Новость с изображением", "body_ru": f"До\n\n{line}\n\nПосле", "act": "save"})


def pictures(site, tally):
    """What a picture says of where it was taken is in no answer and in no file; everybody sees it as long as a text that is published shows it."""
    operator, visitor = site.signed_in("operator"), site.browser()
    for name, data, said in (("too large", b"\xff\xd8" + bytes(310_000), "больше 300\u00a0КБ"), ("of another kind", b"GIF89a" + bytes(50), "нельзя показать как изображение"),
                             ("half", painted()[:-10], "нельзя показать как изображение")):
        refused = add_picture(operator, data)
        tally.check(f"a picture that is {name} is refused", refused.status == 422 and said in refused.text and "Дети в саду" in refused.text, refused.text[-3000:])
    silent = add_picture(operator, painted(), ("Балалар", ""))
    tally.check("and one without words for who does not see it", silent.status == 422 and "Балалар" in silent.text, str(silent.status))
    before = stored(site)
    tally.check("one that is whole is taken", add_picture(operator, painted(300, 200)).status == 303)
    (new,) = set(stored(site)) - set(before)
    (kept,) = (path for path in (site.directory / "files").rglob(new))
    tally.check("without where it was taken", kept.read_bytes() == painted(300, 200, notes=False) and PLACE not in kept.read_bytes())
    page = operator.get("/ru/content/images").text
    line = re.search(r"!\[Дети в саду\]\((/images/\d+/300x200)\)", page)
    tally.check("its line for a text stands beside it", line is not None, page[-3000:])
    address = "/ru" + line.group(1)
    tally.check("it is the operator's to see", operator.get(address).status == 200)
    tally.check("and nobody else's", visitor.get(address).status == 404)
    made = news_with(operator, line.group(0))
    item = re.search(r"/content/(\d+)", made.location).group(1)
    tally.check("not in a draft either", visitor.get(address).status == 404)
    published = operator.submit(operator.get(f"/ru/content/{item}").form("/publish"))
    tally.check("once it is published", published.status == 303 and line.group(1) in visitor.get(f"/ru/news/{item}").text)
    seen = visitor.get(address)
    tally.check("everybody sees it", seen.status == 200 and seen.body == kept.read_bytes() and seen.headers["content-type"] == "image/png", str(seen.status))
    tally.check("and keeps it for an hour", seen.headers["cache-control"] == "public, max-age=3600" and "set-cookie" not in seen.headers, str(dict(seen.headers)))
    tally.check("under other pixels there is none", visitor.get(address.replace("300x200", "200x300")).status == 404)
    again = visitor.get(address, headers={"If-None-Match": seen.headers["etag"]})
    tally.check("who has it is not sent it again", again.status == 304 and not again.body, str(again.status))
    form = next(form for form in operator.get("/ru/content/images").forms() if form["action"].endswith("/take-away"))
    refused = operator.submit(form)
    tally.check("from under a text it is not taken away", refused.status == 409 and "Новость с изображением" in refused.text, f"{refused.status}")
    operator.submit(operator.get(f"/ru/content/{item}/edit").form("/edit"), {"body_ru": "До и после", "act": "save"})
    operator.submit(operator.get(f"/ru/content/{item}").form("/publish"))
    tally.check("a text without it shows it no more", visitor.get(address).status == 404)
    form = next(form for form in operator.get("/ru/content/images").forms() if form["action"].endswith("/take-away"))
    tally.check("then it is", operator.submit(form).status == 303 and operator.get(address).status == 404)


def renamed_log(site, tally):
    log, old = site.directory / "baqylau.log", site.directory / "baqylau.log.1"
    log.rename(old)
    os.kill(site.process.pid, signal.SIGHUP)
    while not log.exists():
        time.sleep(0.01)
    visitor = site.browser()
    visitor.submit(visitor.get("/ru/sign-in").form("/sign-in"), {"login": "nobody", "password": "nothing of the kind"})
    refused = []
    while not refused:
        refused = [line for line in map(json.loads, log.read_text().splitlines()) if line["event"] == "sign_in_refused"]
    tally.check("a refused sign-in says from where", refused[0].get("source") == "127.0.0.1", str(refused))
    tally.check("in the new log alone", '"nothing of the kind"' not in log.read_text() and refused[0]["request"] not in old.read_text())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    program = parser.parse_args().program
    tally = Tally()
    for engine in ENGINES:
        with Site(program, engine) as site:
            (report,) = prepare(site, 1)
            storage(site, tally, report, site.signed_in("ngo-lot-5"))
            checked(site, tally)
            pictures(site, tally)
            renamed_log(site, tally)
            ended_sessions(site, tally, report, sign_out)
            site.vouched = False  # an account is blocked by SQL
            ended_sessions(site, tally, report,
                           lambda _: site.query("UPDATE account SET state = 'blocked' WHERE login = 'ngo-lot-5'"))
    return tally.close()


sys.exit(main())
