"""Every form of the site that is sent by POST, found on its own page by walking the pages as each role."""
import itertools
import re

OBJECTS = {
    "contest": "SELECT id FROM contest ORDER BY id LIMIT 2",
    "lot": "SELECT l.id FROM lot l LEFT JOIN project p ON p.lot_id = l.id ORDER BY p.id IS NULL DESC, l.number LIMIT 3",
    "project": "SELECT p.id FROM project p JOIN lot l ON l.id = p.lot_id WHERE l.number = 5 UNION SELECT max(id) FROM project",
    "ngo": "SELECT p.ngo_id FROM project p JOIN lot l ON l.id = p.lot_id WHERE l.number = 5",
    "report": "SELECT r.id FROM report r JOIN project p ON p.id = r.project_id JOIN lot l ON l.id = p.lot_id "
              "WHERE l.number = 5 OR p.id = (SELECT max(id) FROM project)",
    "question": "SELECT id FROM question LIMIT 3",
    "poll": "SELECT id FROM poll LIMIT 3",
    "proposal": "SELECT min(id) FROM proposal GROUP BY state",
    "decision": "SELECT id FROM decision LIMIT 3",
    "stage": "SELECT 1 UNION SELECT 2",
    "number": "SELECT 1",
    "expert": "SELECT max(id) FROM scoring_expert",
    "part": "SELECT 'about'",
}
ADDRESSES = [
    "SELECT '/contests/' || contest_id || '/imports/' || id FROM lot_import",
    "SELECT '/lots/' || min(l.id) || '/award?ngo=' || min(a.ngo_id) FROM account a, lot l LEFT JOIN project p ON p.lot_id = l.id "
    "WHERE p.id IS NULL AND l.number = 2 AND a.login = 'ngo-lot-5'",
    "SELECT '/projects/' || min(p.id) || '/executor?ngo=' || min(n.id) FROM ngo n, lot l JOIN project p ON p.lot_id = l.id "
    "WHERE l.number = 22 AND n.id <> p.ngo_id",
]


def seeds_of(site, gets):
    """Pages of objects that are there now: not all of them are linked from where a walk comes by."""
    rows = {name: [row[0] for row in site.query(statement)] for name, statement in OBJECTS.items()}
    found = ["/ru" + row[0] for statement in ADDRESSES for row in site.query(statement)]
    for pattern in gets:
        places = re.findall(r"\{([a-z]+)\}", pattern)
        if not places or not all(place in rows for place in places):
            continue
        for values in itertools.product(*(rows[place] for place in places)):
            given = iter(values)
            found.append("/ru" + re.sub(r"\{[a-z]+\}", lambda _: next(given), pattern))
    return found


ROLES = ["visitor", "ngo-lot-5", "operator", "specialist", "approver", "administrator"]


def pattern_of(action, patterns):
    """The pattern of the route table that an address is of; literal segments win over places."""
    path = re.sub(r"^/(kk|ru|en)(?=/)", "", action.split("?")[0]).split("/")
    best = None
    for pattern in patterns:
        segments = pattern.split("/")
        if len(segments) != len(path) or not all(s == p or s.startswith("{") for s, p in zip(segments, path)):
            continue
        literal = sum(s == p for s, p in zip(segments, path))
        if best is None or literal > best[0]:
            best = (literal, pattern)
    return best[1] if best else None


def pages_of(site, role):
    return site.browser() if role == "visitor" else site.signed_in(role)


def walk(browser, patterns, seeds, objects, most_of_a_kind=8):
    """Pages by links, at most so many of one pattern: (path, page)."""
    seen, counts, waiting = set(), {}, objects + seeds
    while waiting:
        path = waiting.pop(0)
        kind = pattern_of(path, patterns)
        if path in seen or kind is None or path not in objects and counts.get(kind, 0) >= most_of_a_kind:
            continue
        seen.add(path)
        counts[kind] = counts.get(kind, 0) + 1
        page = browser.get(path)
        if page.status == 303:
            waiting.append(page.location)
        if page.status != 200 or "html" not in page.headers.get("content-type", ""):
            continue
        yield path, page
        for link in re.findall(r'href="(/ru(?:/[^"#]*)?)"', page.text):
            waiting.append(link.replace("&amp;", "&"))


def day_like(name):
    return re.search(r"(^|_)(date|day|on|from|until|till|opens|closes|due)($|_|\.)", name) is not None


def filled(form, marker, certificate=()):
    """Fields of a form as somebody fills them in, and the pieces of text that may not be lost: one for each field that takes words."""
    texts, changes, ticked = [], {}, set()
    for control in form["controls"]:
        name, kind = control["name"], control["kind"]
        present = dict(form["fields"]).get(name)
        if name in certificate:
            continue
        if kind == "textarea" or (kind == "text" and not control["inputmode"] and name != "bin" and not day_like(name) and not present):
            text = f"Мәтін {marker}-{len(texts)} “тест” & <b>"
            texts.append(f"{marker}-{len(texts)} ")
            changes[name] = text + ("\r\nекінші жол" if kind == "textarea" else "")
        elif kind in ("email", "tel", "text", "search") and not present:
            changes[name] = {"email": "name@example.kz", "tel": "+7 701 000 00 00"}.get(kind) or (
                "27.02.2030" if day_like(name) else "www.example.kz" if control["inputmode"] == "url" else "1")
        elif kind == "password":
            changes[name] = "not the right password"
        elif kind == "select" and not present and any(control["options"]):
            changes[name] = next(option for option in control["options"] if option)
        elif kind in ("radio", "checkbox") and name not in ticked:
            ticked.add(name)
            if present is None:
                changes[name] = control["value"]
    changes.update(certificate)
    fields = [(name, changes.pop(name, value)) for name, value in form["fields"]]
    fields += list(changes.items()) + form["buttons"][:1]
    return fields, texts
