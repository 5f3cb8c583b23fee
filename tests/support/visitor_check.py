"""What lets a visitor's form in: the proof of work, done here instead of by the browser's widget, and the answer to the plain question."""
import base64
import hashlib
import html
import json
import re
import urllib.parse

NUMBERS = {"два": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9}


def solve(browser, form):
    """What the widget would put into the field `altcha` for a form of this name: `question`, `poll 17`."""
    page = browser.get("/ru/altcha/challenge?" + urllib.parse.urlencode({"form": form}, quote_via=urllib.parse.quote))
    assert page.status == 200, f"no challenge for {form}: {page.status}"
    challenge = json.loads(page.text)
    salted = hashlib.sha256(challenge["salt"].encode())
    for number in range(challenge["maxnumber"] + 1):
        tried = salted.copy()
        tried.update(str(number).encode())
        if tried.hexdigest() == challenge["challenge"]:
            break
    else:
        raise AssertionError("a challenge without a solution")
    sent = {name: challenge[name] for name in ("algorithm", "challenge", "salt", "signature")}
    return base64.b64encode(json.dumps({**sent, "number": number, "took": 1}).encode()).decode()


def plain_answer(page):
    """The sum that a Russian page asks for, in digits."""
    asked = re.search(r"Сколько будет (\w+) плюс (\w+)\?", html.unescape(page.text))
    assert asked, f"{page.path} asks no plain question"
    return str(NUMBERS[asked[1]] + NUMBERS[asked[2]])
