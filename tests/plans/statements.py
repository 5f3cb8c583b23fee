"""Every statement of the product as the program has it: the generator itself reads them."""
import csv
import dataclasses
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import sql_to_cpp  # noqa: E402


@dataclasses.dataclass
class Statement:
    name: str
    sqlite: str
    postgresql: str
    parameters: int


@dataclasses.dataclass
class Fault:
    statement: str
    engine: str
    table: str
    line: str
    plan: str


def every_statement():
    """Those that begin with a part which is wide only where nothing is asked for are read narrow; the part stands beside them, whole."""
    found = []
    for path in sorted(ROOT.glob("src/**/sql/*.sql")):
        part = path.name.endswith(".part.sql")
        if part and not sql_to_cpp.WIDEST.search(path.read_text(encoding="utf-8")):
            continue  # it stands in each statement that begins with it
        _, parameters, _, sqlite, postgres, *_ = sql_to_cpp.parse(path, {}, narrow=not part)
        folder = path.parent.parent.relative_to(ROOT / "src").as_posix()
        found.append(Statement(f"{folder}/{path.name.split('.')[0]}", sqlite, postgres, len(parameters)))
    return found


def read_rows(name):
    with open(pathlib.Path(__file__).with_name(name), encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def ends_with_limit(sql):
    """Whether the outermost SELECT has an order and a LIMIT."""
    outside = sql
    while re.search(r"\([^()]*\)", outside):
        outside = re.sub(r"\([^()]*\)", " ", outside)
    return re.search(r"\bORDER BY\b.*\bLIMIT\b", outside, re.IGNORECASE | re.DOTALL) is not None
