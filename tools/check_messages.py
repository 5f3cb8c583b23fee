#!/usr/bin/env python3
"""Holds the program's messages against the catalogues, and the sources against the rule that they hold none.

Fails on a message without a Kazakh or Russian translation, a translation that nothing uses, one that is fuzzy, empty,
has other places ({name}) than its id or another number of plural forms than its language; on one that stands
twice; on Cyrillic letters in src/ outside comments, and on readable text in markup literals.
Exceptions stand in tools/messages_allowed.txt, each with its reason.
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

PLURAL_FORMS = {
    "kk": "nplurals=2; plural=(n != 1);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
}

# v.t("…"), t("…"), M("…"), base::M("…"), N("one", "other"); raw strings too.
KEYWORDS = ["--keyword", "--keyword=t", "--keyword=M", "--keyword=N:1,2"]


class Entry:
    def __init__(self) -> None:
        self.id = self.plural = ""
        self.forms: list[str] = []
        self.fuzzy = False
        self.where = ""


def parse_po(text: str, name: str) -> list[Entry]:
    """A small reader of PO files: all that msgcat and xgettext write without contexts."""
    entries: list[Entry] = []
    entry, field = Entry(), ""
    unescape = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}
    for number, line in enumerate([*text.splitlines(), ""], 1):
        line = line.strip()
        if line.startswith("#~"):
            continue
        if line.startswith("#,") and "fuzzy" in line:
            entry.fuzzy = True
        elif line.startswith("#:"):
            entry.where = entry.where or line[2:].split()[0]
        elif line.startswith("#"):
            continue
        elif not line:
            if field:
                entries.append(entry)
            entry, field = Entry(), ""
        else:
            word = re.match(r'(msgid_plural|msgid|msgstr(?:\[\d+\])?|msgctxt)?\s*"(.*)"$', line)
            if not word:
                sys.exit(f"check_messages: {name}:{number}: not understood: {line}")
            if word[1]:
                if word[1] == "msgid" and field.startswith("msgstr"):  # no blank line between entries
                    entries.append(entry)
                    entry = Entry()
                field = word[1]
                if field.startswith("msgstr"):
                    entry.forms.append("")
                if field == "msgid" and not entry.where:
                    entry.where = f"{name}:{number}"
            value = re.sub(r"\\(.)", lambda m: unescape.get(m[1], m[1]), word[2])
            if field == "msgid":
                entry.id += value
            elif field == "msgid_plural":
                entry.plural += value
            elif field.startswith("msgstr"):
                entry.forms[-1] += value
    return entries


def used_messages(root: pathlib.Path, complain) -> dict[str, Entry]:
    sources = sorted(str(p.relative_to(root)) for p in (root / "src").rglob("*") if p.suffix in (".cpp", ".hpp"))
    with tempfile.TemporaryDirectory() as scratch:
        pot = pathlib.Path(scratch, "messages.pot")
        listed = pathlib.Path(scratch, "sources")
        listed.write_text("\n".join(sources))
        done = subprocess.run(["xgettext", "--language=C++", "--from-code=UTF-8", *KEYWORDS, "--no-wrap", "--force-po",
                               f"--files-from={listed}", f"--output={pot}"], cwd=root, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"check_messages: xgettext: {done.stderr}")
        for line in done.stderr.splitlines():
            complain(f"xgettext may have lost messages: {line}")
        return {entry.id: entry for entry in parse_po(pot.read_text(encoding="utf-8"), "messages.pot") if entry.id}


def catalogue(po: pathlib.Path, language: str, complain) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    path = po / f"{language}.po"
    name = str(path.relative_to(po.parent))
    for entry in parse_po(path.read_text(encoding="utf-8"), name):
        if not entry.id:
            check_header(entry, language, name, complain)
        elif entry.id in found:
            complain(f"{entry.where}: “{entry.id}” stands at {found[entry.id].where} already")
        else:
            found[entry.id] = entry
    return found


def check_header(entry: Entry, language: str, name: str, complain) -> None:
    header = dict(line.split(": ", 1) for line in entry.forms[0].splitlines() if ": " in line)
    if header.get("Plural-Forms", PLURAL_FORMS[language]).replace(" ", "").rstrip(";") != PLURAL_FORMS[language].replace(" ", "").rstrip(";"):
        complain(f"{name}: the header must say Plural-Forms: {PLURAL_FORMS[language]}")
    if "charset=UTF-8" not in header.get("Content-Type", ""):
        complain(f"{name}: the header must say charset=UTF-8")


def places(text: str) -> set[str]:
    return set(re.findall(r"\{[^{}]*\}", text))


def check_translation(used: Entry, entry: Entry, language: str, complain) -> None:
    if entry.fuzzy:
        complain(f"{entry.where}: fuzzy: “{entry.id}”")
    if not entry.forms or not all(form.strip() for form in entry.forms):
        complain(f"{entry.where}: empty: “{entry.id}”")
        return
    if used.plural != entry.plural:
        complain(f"{entry.where}: the plural of “{entry.id}” is “{used.plural}” in the program and “{entry.plural}” here")
        return
    forms = int(PLURAL_FORMS[language][len("nplurals=")]) if used.plural else 1
    if len(entry.forms) != forms:
        complain(f"{entry.where}: {len(entry.forms)} forms of “{entry.id}”, {language} has {forms}")
    wanted = places(used.plural or used.id)
    for form in entry.forms:
        if places(form) != wanted:
            complain(f"{entry.where}: places {sorted(places(form))} instead of {sorted(wanted)}: “{form}”")
    if used.id[0].isspace() != entry.forms[0][0].isspace() or used.id[-1].isspace() != entry.forms[0][-1].isspace():
        complain(f"{entry.where}: blanks at an end differ from the id's: “{entry.id}”")


# Comments, raw strings, strings and characters of C++, in the order in which they must be tried.
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"(?P<d>[^()\\\s]{0,16})\((?P<raw>.*?)\)(?P=d)"|"(?:\\.|[^"\\\n])*"|'
                   r"(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'", re.S)
CYRILLIC = re.compile(r"[Ѐ-ӿԀ-ԯ]+")
MARKUP_CALL = re.compile(r"(?:\bhtml|\.add)\(\s*$")


def without_comments(text: str) -> str:
    return TOKEN.sub(lambda m: re.sub(r"[^\n]", " ", m[0]) if m[0].startswith("/") else m[0], text)


def check_source(path: pathlib.Path, name: str, allowed: dict[str, str], complain) -> None:
    text = without_comments(path.read_text(encoding="utf-8"))
    if name in allowed:
        return
    for found in CYRILLIC.finditer(text):
        complain(f"{name}:{text.count(chr(10), 0, found.start()) + 1}: Cyrillic letters in the source: “{found[0]}”")
    for token in TOKEN.finditer(text):
        if token[0].startswith("/") or not MARKUP_CALL.search(text, max(0, token.start() - 40), token.start()):
            continue
        words = re.sub(r"<[^>]*>|&[#\w]+;|\{\}", " ", token["raw"] if token["raw"] is not None else token[0].strip('"'))
        words = re.sub(r"\\.", " ", words)
        if re.search(r"[^\W\d_]{2,}", words):
            complain(f"{name}:{text.count(chr(10), 0, token.start()) + 1}: text in markup that nobody can translate: “{' '.join(words.split())[:60]}”")


def read_allowed(path: pathlib.Path, root: pathlib.Path, complain) -> dict[str, str]:
    allowed: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, _, reason = line.partition(" ")
        if not reason.strip():
            complain(f"{path.name}: no reason for {name}")
        if not (root / name).exists():
            complain(f"{path.name}: {name} is not there any more")
        allowed[name] = reason.strip()
    return allowed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    root = parser.parse_args().root
    complaints: list[str] = []
    used = used_messages(root, complaints.append)
    for language in PLURAL_FORMS:
        translated = catalogue(root / "po", language, complaints.append)
        for message in used.values():
            if message.id not in translated:
                complaints.append(f"{message.where}: no translation into {language}: “{message.id}”")
            else:
                check_translation(message, translated[message.id], language, complaints.append)
        complaints += [f"{entry.where}: nothing uses “{entry.id}”" for entry in translated.values() if entry.id not in used]
    allowed = read_allowed(root / "tools/messages_allowed.txt", root, complaints.append)
    for path in sorted((root / "src").rglob("*")):
        if path.suffix in (".cpp", ".hpp"):
            check_source(path, str(path.relative_to(root)), allowed, complaints.append)
    for complaint in complaints:
        print(complaint)
    print(f"messages: {len(used)} used, {len(complaints)} wrong")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
