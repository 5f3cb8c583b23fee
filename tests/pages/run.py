#!/usr/bin/env python3
"""Runs the page cases; see README.md."""
import argparse
import html
import pathlib
import re
import sys
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from support.site import ENGINES, Site, Tally  # noqa: E402
from support.visitor_check import plain_answer, solve  # noqa: E402


def parse(path):
    case = {"about": [], "as": None, "request": None, "fields": [], "expect": [], "token": True}
    part = "request"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            case["about"].append(line[1:].strip())
        elif not line.strip():
            if case["request"]:
                part = "expect"
        elif part == "request" and case["request"] is None and line.startswith("as:"):
            case["as"] = line[3:].strip()
        elif part == "request" and re.match(r"(GET|POST|HEAD) ", line):
            case["request"] = tuple(line.split(" ", 1))
        elif part == "request" and line.strip() == "no token":
            case["token"] = False
        elif part == "request" and ":" in line:
            name, _, value = line.partition(":")
            case["fields"].append((name.strip(), value.strip()))
        elif ":" in line:
            name, _, value = line.partition(":")
            case["expect"].append((name.strip(), value.strip()))
        else:
            sys.exit(f"{path}:{number}: not understood: {line}")
    if not case["request"] or not case["expect"] or not case["about"]:
        sys.exit(f"{path}: a case has a sentence, a request and expectations")
    return case


def names_of(site):
    """What stands for the numbers of objects now."""
    names = {}
    for lot, ident in site.query("SELECT l.number, l.id FROM lot l"):
        names[f"lot:{lot}"] = ident
    for lot, ident, ngo in site.query("SELECT l.number, p.id, p.ngo_id FROM project p JOIN lot l ON l.id = p.lot_id"):
        names[f"project:{lot}"], names[f"ngo:{lot}"] = ident, ngo
    for lot, stage, ident in site.query("SELECT l.number, r.stage, r.id FROM report r JOIN project p ON p.id = r.project_id JOIN lot l ON l.id = p.lot_id"):
        names[f"report:{lot}.{stage}"] = ident
    for login, ident in site.query("SELECT login, id FROM account"):
        names[f"account:{login}"] = ident
    for held_on, ident in site.query("SELECT held_on, id FROM contest"):
        names[f"contest:{held_on}"] = ident
    for number, ident in site.query("SELECT act_number, item_id FROM content_version WHERE act_number IS NOT NULL"):
        names[f"act:{number}"] = ident
    for place, ident in site.query("SELECT place, id FROM content_item WHERE place IS NOT NULL"):
        names[f"page:{place}"] = ident
    for body, ident in site.query("SELECT body, id FROM proposal"):
        names[f"proposal:{body.split()[0]}"] = ident
    return names


def filled(text, names):
    return re.sub(r"\{([a-z]+:[^}]+)\}", lambda match: names[match.group(1)], text)


def let_in(text, browser):
    """`{proof question}`: a solved challenge of that form; `{sum /ru/questions/ask}`: the answer to that page's plain question."""
    text = re.sub(r"\{proof ([^}]+)\}", lambda match: solve(browser, match.group(1)), text)
    return re.sub(r"\{sum ([^}]+)\}", lambda match: plain_answer(browser.get(match.group(1))), text)


def problems(case, page, names):
    text = page.text if "text" in page.headers.get("content-type", "") or "json" in page.headers.get("content-type", "") or "xml;" in page.headers.get("content-type", "") else ""
    flat = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", text))).replace("\u00a0", " ")
    found = []
    for kind, wanted in case["expect"]:
        wanted = filled(wanted, names)
        if kind == "status":
            if page.status != int(wanted):
                found.append(f"status {page.status}, expected {wanted}")
        elif kind == "header":
            name, _, value = wanted.partition(" ")
            if value not in page.headers.get(name.lower(), ""):
                found.append(f"header {name}: {page.headers.get(name.lower())!r} lacks {value!r}")
        elif kind == "has":
            if wanted not in text and wanted not in flat:
                found.append(f"lacks {wanted!r}")
        elif kind == "lacks":
            if wanted in text or wanted in flat:
                found.append(f"has {wanted!r}")
        elif kind == "order":
            first, second = (piece.strip() for piece in wanted.split("…"))
            if first not in flat or second not in flat or flat.index(first) > flat.index(second):
                found.append(f"not in this order: {wanted}")
        else:
            found.append(f"unknown expectation {kind}")
    if found and "-v" in sys.argv:
        found.append(flat[:3000])
    return found


def run(case, site, browsers, names):
    who = case["as"]
    if who not in browsers:
        browsers[who] = site.signed_in(who) if who else site.browser()
    browser = browsers[who]
    method, path = case["request"]
    # A question is written as people type it.
    path = urllib.parse.quote(filled(path, names), safe="".join(chr(c) for c in range(0x21, 0x7F) if chr(c) not in '<>"'))
    if method != "POST":
        return problems(case, browser.request(method, path), names)
    fields = [(name, let_in(filled(value, names), browser)) for name, value in case["fields"]]
    if case["token"]:
        # Any page with a form carries the token of this session.
        for source in ("/ru/sign-in", "/ru/account", "/ru/contests"):
            hidden = [field for form in browser.get(source).forms() for field in form["fields"] if field[0] in ("_token", "_key")]
            if len({name for name, _ in hidden}) == 2:
                fields += list(dict(hidden).items())
                break
    return problems(case, browser.post(path, fields), names)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--engine", choices=ENGINES)
    parser.add_argument("-v", action="store_true")
    parser.add_argument("only", nargs="*")
    arguments = parser.parse_args()
    cases = [(path, parse(path)) for path in sorted(HERE.glob("**/*.case"))]
    if arguments.only:
        cases = [c for c in cases if any(word in str(c[0]) for word in arguments.only)]
    tally = Tally()
    for engine in [arguments.engine] if arguments.engine else ENGINES:
        with Site(arguments.program, engine) as site:
            names, browsers = names_of(site), {}
            for path, case in cases:
                try:
                    # What a case before this one has made.
                    if not all(name in names for name in re.findall(r"\{([a-z]+:[^}]+)\}", path.read_text(encoding="utf-8"))):
                        names = names_of(site)
                    found = run(case, site, browsers, names)
                except Exception as error:  # a case must not end the others
                    found = [f"{type(error).__name__}: {error}"]
                tally.check(f"{engine} {path.relative_to(HERE)} ({' '.join(case['about'])})", not found, "; ".join(found))
    return tally.close()


sys.exit(main())
