#!/usr/bin/env python3
"""The direction lint of DESIGN §3: reads the includes of src/ and fails on an arrow that is not declared.

Also: among features only a feature's public header (`reports/reports.hpp`) may be included from outside; no include cycles
between files; markup and HTTP stay above the lines drawn for them; files stay short; a statement reads only tables of its own folder
(`tables.csv`) or of one that the folder may include, and writes only its own; a statement that asks its own table before it writes
is tried by two at once.
"""
import csv
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SRC = ROOT / "src"

# folder → folders it may include besides itself. Layers first, then what is declared among features.
SPINE = ["base", "db", "i18n", "http", "ui"]
MIDDLE = ["journal", "notices", "search", "reference", "identity"]
ALLOWED = {
    "base": [],
    "db": ["base"],
    "i18n": ["base"],
    "http": ["base", "db", "i18n"],
    "ui": ["base", "db", "i18n", "http"],
    "journal": SPINE,
    "notices": SPINE + ["journal"],
    "reference": SPINE + ["journal"],
    "search": SPINE + ["journal", "reference"],
    "identity": SPINE + ["journal", "notices", "reference"],
    "content": SPINE + MIDDLE,
    "contests": SPINE + MIDDLE,
    "ngos": SPINE + MIDDLE,
    "projects": SPINE + MIDDLE + ["contests", "ngos"],
    "financing": SPINE + MIDDLE + ["projects", "contests"],
    "reports": SPINE + MIDDLE + ["projects", "contests", "ngos"],
    "ratings": SPINE + MIDDLE + ["reports", "projects", "contests", "ngos"],
    "control": SPINE + MIDDLE + ["ratings", "reports", "projects", "contests", "ngos"],
    "decisions": SPINE + MIDDLE + ["control", "ratings", "reports", "projects", "contests", "ngos"],
    "consultation": SPINE + MIDDLE + ["projects", "contests", "ngos"],
    "questions": SPINE + MIDDLE,
    "proposals": SPINE + MIDDLE + ["contests", "ngos"],
    "polls": SPINE + MIDDLE + ["proposals"],
    "home": SPINE + MIDDLE + ["content", "contests", "ngos", "projects", "financing", "reports", "ratings", "control", "decisions", "consultation", "proposals"],
    "app": SPINE + MIDDLE + ["content", "contests", "ngos", "projects", "financing", "reports", "ratings", "control", "decisions", "consultation", "questions", "proposals", "polls", "home"],
}
FEATURES = ["content", "contests", "ngos", "projects", "financing", "reports", "ratings", "control", "decisions", "consultation", "questions", "proposals", "polls", "home"]
# The only files that know sockets: they compile slowly, and nothing else depends on the library.
SOCKETS = ["http/server.cpp", "http/connection.cpp", "http/connection.hpp", "http/completion.hpp", "http/lookup.cpp"]
# Forms go through `http::answered` (http/answered.hpp); what does not says why. This list only shrinks.
FINISHING = {
    "decisions/web.cpp",  # a form without the kind of decision has no fields to be answered by
    "reports/web_draft.cpp",  # of a draft, what can be saved is saved whatever stands beside it
}
# Files that may be longer than LINES, each with its reason. This list only shrinks.
LONG = {}
LINES = 420

# What tools make of `tables.csv` while building.
GENERATED = {"journal/kinds.hpp"}
# Statements that cross where includes may not. This list only shrinks.
CROSSING = {
    "control/decisions.sql": "decision",  # columns of forms 5 and 10; the decision is told to no code of control
    "identity/account_facts.sql": "ngo",  # words a password may not be made of
    "journal/last_leaf_of_subject.sql": "account",  # the name of who saved last
    "notices/reader_account.sql": "account",
    "notices/reader_ngo.sql": "account ngo",
    "notices/shown.part.sql": "account ngo",
    "projects/add_report.sql": "report",  # a project owes its reports from the award on
    "projects/tranches_of_project.sql": "decision",
    "proposals/polls_of_proposal.sql": "poll poll_option",  # developer-notes: Proposals and polls
    "proposals/shown.part.sql": "poll_option project",
    "proposals/shown_proposals.sql": "poll",
}

# Statements that write to a table unless something stands in it already. Of two at the same moment neither sees the other's row, so a test
# that calls `support::at_once` holds what each of them is told: the file, and the test in it.
AT_ONCE = {
    "contests/update_lot.sql": ("contests/service_test.cpp", "TwoLotsTakeOneNumberAtOnce"),
    "control/add_reasoned_case.sql": ("control/cases_test.cpp", "TwoReasonedActsAtOnceOpenOneCase"),
    "ngos/change_ngo.sql": ("ngos/register_test.cpp", "TwoCardsTakeOneNumberAtOnce"),
    "reports/insert_file.sql": ("reports/service_test.cpp", "TwoAtOncePutOneFileAndTakeOneLastPlaceOnce"),
}

INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


def main():
    errors = []
    edges = {}
    files = sorted(p for p in SRC.rglob("*") if p.suffix in (".hpp", ".cpp"))
    for path in files:
        name = path.relative_to(SRC).as_posix()
        folder = name.split("/")[0]
        if folder not in ALLOWED:
            errors.append(f"src/{name}: folder {folder} is not declared in tools/check_arrows.py")
            continue
        text = path.read_text(encoding="utf-8")
        edges[name] = []
        for include in INCLUDE.findall(text):
            target = include.split("/")[0]
            if "/" not in include:
                errors.append(f'src/{name}: include "{include}" by its folder: "{folder}/{include}"')
                continue
            if include.endswith("sql.hpp"):
                if target != folder:
                    errors.append(f"src/{name}: the statements of {target} are its own")
                continue
            if include in GENERATED:
                continue
            if not (SRC / include).exists():
                errors.append(f"src/{name}: no file src/{include}")
                continue
            edges[name].append(include)
            if target == folder:
                continue
            if target not in ALLOWED[folder]:
                errors.append(f"src/{name}: {folder} → {target} is not a declared arrow (DESIGN §3)")
            elif target in FEATURES and include != f"{target}/{target}.hpp":
                errors.append(f"src/{name}: include only {target}/{target}.hpp of {target}, not {include}")
        if re.search(r"boost/(beast|asio)", text) and name not in SOCKETS:
            errors.append(f"src/{name}: Beast and Asio stay in {', '.join(SOCKETS)}")
        if folder != "http":
            if path.suffix == ".cpp" and re.search(r"\bform\.finish\(\)", text) and name not in FINISHING:
                errors.append(f"src/{name}: a form is answered by http::answered")
            if path.stem.split("_")[0] == "web" and re.search(r"\bdb\.write\(", text):
                errors.append(f"src/{name}: a handler writes once, under its form's key (http::write_once)")
        stem = path.stem
        if folder in FEATURES + ["reference", "identity"]:
            if stem in ("domain", "store", "workflow", "policy") and re.search(r"\bui::|\bhttp::(?!Author|Scope|NgoMember|Staff|Role)", text):
                errors.append(f"src/{name}: nothing below forms and views knows HTTP or HTML")
        lines = text.count("\n")
        if lines > LINES and name not in LONG:
            errors.append(f"src/{name}: {lines} lines; split it (at most {LINES})")
        if name in LONG and lines <= LINES:
            errors.append(f"src/{name}: no longer long; take it off the list in tools/check_arrows.py")
    errors += cycles(edges)
    errors += crossing_statements()
    errors += untried_guards()
    for error in errors:
        print(error)
    print(f"arrows: {len(files)} files, {len(errors)} errors")
    return 1 if errors else 0


def statement_of(path):
    return "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.strip().startswith("--"))


def asks_itself_first(statement):
    """Whether it writes to a table and asks NOT EXISTS of the same one."""
    return any(re.search(rf"\bNOT\s+EXISTS\s*\(\s*SELECT\b[^()]*\b(?:FROM|JOIN)\s+{table}\b", statement)
               for table in re.findall(r"\b(?:INSERT INTO|UPDATE)\s+([a-z_]+)", statement))


def untried_guards():
    guards = {f"{path.parents[1].name}/{path.name}" for path in SRC.glob("*/sql/*.sql") if asks_itself_first(statement_of(path))}
    found = [f"src/{name.replace('/', '/sql/')}: what does not see the row of another at the same moment is tried by two at once, in a test "
             "that AT_ONCE of tools/check_arrows.py names" for name in sorted(guards - set(AT_ONCE))]
    found += [f"{name} no longer asks its own table; take it off AT_ONCE in tools/check_arrows.py" for name in sorted(set(AT_ONCE) - guards)]
    for name, (file, test) in AT_ONCE.items():
        path = ROOT / "tests" / file
        body = re.search(rf"^TEST_P\(\w+, {test}\) \{{\n(.*?)^}}", path.read_text(encoding="utf-8") if path.exists() else "", re.MULTILINE | re.DOTALL)
        if not body or "support::at_once(" not in body.group(1):
            found.append(f"tests/{file}: no test {test} that runs {name} from two threads on each engine")
    return found


def crossing_statements():
    owner, found, crossing = {}, [], set()
    for path in SRC.glob("*/tables.csv"):
        for row in csv.DictReader(path.open(encoding="utf-8", newline="")):
            owner[row["table"]] = path.parent.name
    for path in sorted(SRC.glob("*/sql/*.sql")):
        folder, name = path.parents[1].name, f"{path.parents[1].name}/{path.name}"
        text = statement_of(path)
        written = set(re.findall(r"\b(?:INSERT INTO|UPDATE|DELETE FROM)\s+([a-z_]+)", text))
        for table in sorted(written | set(re.findall(r"\b(?:FROM|JOIN)\s+([a-z_]+)", text))):
            owns = owner.get(table, folder)
            if owns == folder or (owns in ALLOWED.get(folder, []) and table not in written):
                continue
            if table in CROSSING.get(name, "").split():
                crossing.add((name, table))
            else:
                found.append(f"src/{folder}/sql/{path.name}: the table {table} is {owns}'s")
    for name, tables in CROSSING.items():
        found += [f"{name} no longer crosses to {table}; take it off the list in tools/check_arrows.py" for table in tables.split()
                  if (name, table) not in crossing]
    return found


def cycles(edges):
    found, state = [], {}

    def visit(node, path):
        state[node] = 1
        for target in edges.get(node, []):
            if state.get(target) == 1:
                found.append("include cycle: " + " → ".join(path[path.index(target):] + [target]) if target in path else f"include cycle at {target}")
            elif target not in state:
                visit(target, path + [target])
        state[node] = 2

    for node in edges:
        if node not in state:
            visit(node, [node])
    # A header and the template file that only it includes are one unit.
    return [c for c in found if "ui/html_template.hpp" not in c]


sys.exit(main())
