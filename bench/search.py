#!/usr/bin/env python3
"""How long a question to search takes, over a register of any size. DESIGN §6: p99 at most 10 ms.

    python3 bench/search.py --program build/release/baqylau [--projects 500] [--copies 20] [--engine sqlite|postgresql]

`--projects` are made by `load demo`; the index is then copied under other ids until it is `--copies` times as large, so that common words are
as common as they were. Questions are made of one to three of the index's own words, by chance with a fixed seed; each is asked over one
connection, one after another, and answered with the whole page.
"""
import argparse
import os
import pathlib
import random
import statistics
import subprocess
import sys
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests"))
from support.site import ENGINES, Site  # noqa: E402

COLUMNS = "kind, number, title_kk, title_ru, subtitle_kk, subtitle_ru, body_kk, body_ru, body, year, state_body_id, regions, status"


def copy(site, copies):
    """Ids grow by the microsecond: a copy's stand some seconds before."""
    last = site.query("SELECT MAX(id) FROM search_document")[0][0]
    statements = []
    for shift in (n * 10_000_000_019 for n in range(1, copies)):
        statements.append(f"INSERT INTO search_document (id, {COLUMNS}, lot_id, ngo_id) SELECT id - {shift}, {COLUMNS}, lot_id - {shift}, ngo_id - {shift} "
                          f"FROM original WHERE id <= {last};")
        statements.append(f"INSERT INTO search_term (document_id, term, weight) SELECT document_id - {shift}, term, weight FROM original_term ORDER BY document_id, term;")
    # Made row by row, the index of terms would take longest.
    index = site.query("SELECT sql FROM sqlite_master WHERE name = 'search_term_best'" if not site.database else
                       "SELECT indexdef FROM pg_indexes WHERE indexname = 'search_term_best'")[0][0]
    script = ("BEGIN; DROP INDEX search_term_best; CREATE TEMPORARY TABLE original AS SELECT * FROM search_document; CREATE TEMPORARY TABLE original_term AS SELECT * FROM search_term;"
              + "".join(statements) + f"{index}; COMMIT; ANALYZE;")
    if site.database:
        subprocess.run(["psql", "-qAt", "-v", "ON_ERROR_STOP=1", "-d", site.database], input=script + "VACUUM ANALYZE search_term;", check=True, text=True)
    else:
        subprocess.run(["sqlite3", "-bail", str(site.directory / "baqylau.sqlite")], input="PRAGMA cache_size = -400000; PRAGMA synchronous = OFF;" + script, check=True, text=True)


def questions(site, count):
    words = [row[0] for row in site.query("SELECT word FROM search_word ORDER BY word")]
    chance = random.Random(2007)
    return [" ".join(chance.sample(words, chance.choice((1, 1, 2, 2, 3)))) for _ in range(count)]


def common_words(site, count):
    """The worst there is: words that most documents have."""
    terms = site.query(f"SELECT term FROM search_term GROUP BY term ORDER BY COUNT(*) DESC, term LIMIT {count}")
    return [row[0] for row in terms]


def processor_ms(site):
    """User and system time of the server: what other work on the machine does not change."""
    fields = pathlib.Path(f"/proc/{site.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def ask(site, asked):
    browser, took, found, used = site.browser(), [], 0, processor_ms(site)
    for question in asked:
        path = "/ru/search?q=" + urllib.parse.quote(question)
        began = time.perf_counter()
        page = browser.get(path)
        took.append((time.perf_counter() - began) * 1000)
        assert page.status == 200, (page.status, question)
        found += "app-hit__title" in page.text
    return sorted(took), found, (processor_ms(site) - used) / len(asked)


def tell(name, took, found, processor):
    print(f"{name}: {len(took)} questions, {found} with results; median {statistics.median(took):.1f} ms, p95 {took[int(len(took) * .95)]:.1f} ms, "
          f"p99 {took[int(len(took) * .99)]:.1f} ms, most {took[-1]:.1f} ms; {processor:.1f} ms of processor each (PostgreSQL's own not counted)")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--projects", type=int, default=500)
    parser.add_argument("--copies", type=int, default=20)
    parser.add_argument("--engine", choices=ENGINES, default="sqlite")
    arguments = parser.parse_args()
    with Site(arguments.program, arguments.engine, pilot=False) as site:
        site.stop()
        site.command("load", "demo", "--projects", str(arguments.projects))
        copy(site, arguments.copies)
        documents, terms = (site.query(f"SELECT COUNT(*) FROM {table}")[0][0] for table in ("search_document", "search_term"))
        print(f"{arguments.engine}: {documents} documents, {terms} postings")
        asked, common = questions(site, 500), common_words(site, 60)
        pairs = [f"{a} {b}" for a, b in zip(common, common[1:])]
        site.start()
        ask(site, asked[:100])
        tell("words by chance", *ask(site, asked))
        tell("one of the 60 commonest words", *ask(site, common))
        tell("two of the commonest", *ask(site, pairs))
    return 0


sys.exit(main())
