#!/usr/bin/env python3
"""How long a question to search takes, over a register of any size. DESIGN §6: p99 at most 10 ms over 200,000 projects.

    python3 bench/search.py --program build/release/baqylau [--projects 200000] [--made 500] [--engine sqlite|postgresql] [--connections 64] [--compare]
    tests/support/with_postgres.sh python3 bench/search.py --program build/release/baqylau --engine postgresql

`--made` projects are made by `load demo`; what search keeps of them is then copied, straight into its tables, until it is `--projects`. A copy has ids and
places of its own and the same words, so that common words are as common as they were; every word is in hundreds of documents, which is harder than life.

Questions are made of one to three of the index's own words, by chance with a fixed seed. First one after another over one connection; then by wrk over many
connections, without pause (64 questions always wait for two processors) and then at half the rate that this came to, as a public site's peak would be. wrk
and the server share the processors. The page cache is kept out of it by a cookie that pages do not know; "the same again" is with it.
`--compare` asks the same words of the same texts by the engine's own means: LIKE, and FTS5 (SQLite) or tsvector with GIN (PostgreSQL), for 20 rows without
a page, without Kazakh word forms, without facets.
"""
import argparse
import os
import pathlib
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests"))
from support.site import ENGINES, Site  # noqa: E402

BLOCK = 64
LONGEST_PIECE = 960
TEXTS = "kind, number, title_kk, title_ru, subtitle_kk, subtitle_ru, body_kk, body_ru, body, year, state_body_id, regions, status"
STEP = 10_000_000_019


# ---- the packing of src/search/packed.hpp
def number(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def read_number(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def read_postings(data, first):
    place, at, found = first, 0, []
    while at < len(data):
        distance, at = read_number(data, at)
        place += distance
        found.append((place, data[at]))
        at += 1
    return found


def written(postings, first):
    out = bytearray()
    for place, weight in postings:
        out += number(place - first)
        out.append(weight)
        first = place
    return bytes(out)


def read_facts(data):
    """Of a block: for each place nothing, or (kind, status, id, rest)."""
    at, found = 0, []
    while at < len(data):
        kind = data[at]
        at += 1
        if kind == 0:
            found.append(None)
            continue
        status, at = data[at], at + 1
        identity, at = read_number(data, at)
        begin = at
        _, at = read_number(data, at)
        _, at = read_number(data, at)
        size, at = read_number(data, at)
        at += size
        found.append((kind, status, identity, data[begin:at]))
    return found


def pieces_of(postings, copies, stride):
    """Pieces of a list that goes on for `copies` times, each `stride` places further: (first, data)."""
    body = written(postings, postings[0][0])
    if len(body) > LONGEST_PIECE // 2:
        parts, part, size = [], [], 0
        for posting in postings:
            if size + 4 > LONGEST_PIECE:
                parts.append(part)
                part, size = [], 0
            size += len(number(posting[0] - part[-1][0])) + 1 if part else 2
            part.append(posting)
        parts.append(part)
        packed = [(part[0][0], written(part, part[0][0])) for part in parts]
        for copy in range(copies):
            for first, data in packed:
                yield first + copy * stride, data
        return
    together = LONGEST_PIECE // (len(body) + 6)
    link = number(stride - (postings[-1][0] - postings[0][0]))
    for copy in range(0, copies, together):
        count = min(together, copies - copy)
        yield postings[0][0] + copy * stride, body + (link + body[1:]) * (count - 1)


def rows(site, statement):
    """With blobs as bytes."""
    if not site.database:
        with sqlite3.connect(site.directory / "baqylau.sqlite") as connection:
            return connection.execute(statement).fetchall()
    return [[bytes.fromhex(field[2:]) if field.startswith("\\x") else field for field in row] for row in site.query(statement)]


def copy_index(site, copies):
    places = int(rows(site, "SELECT MAX(place) FROM search_document")[0][0])
    stride = (places // BLOCK + 1) * BLOCK
    lists = {}
    for term, first, data in rows(site, "SELECT term_id, first, data FROM search_posting ORDER BY term_id, first"):
        lists.setdefault(int(term), []).extend(read_postings(data, int(first)))
    facts = {int(block): read_facts(data) for block, data in rows(site, "SELECT block, data FROM search_facts")}

    def postings():
        for term, list_ in lists.items():
            for first, data in pieces_of(list_, copies, stride):
                yield term, first, 1, data

    def blocks():
        for copy in range(copies):
            for block, known in facts.items():
                data = b"".join(b"\0" if one is None else bytes(one[:2]) + number(one[2] - copy * STEP) + one[3] for one in known)
                yield block + copy * stride // BLOCK, 1, data

    documents = "".join(f"INSERT INTO search_document (id, place, {TEXTS}, lot_id, ngo_id, terms) SELECT id - {n * STEP}, place + {n * stride}, {TEXTS}, "
                        f"lot_id - {n * STEP}, ngo_id - {n * STEP}, terms FROM original ORDER BY place;" for n in range(1, copies))
    state = f"UPDATE search_state SET epoch = epoch + 1, generation = generation + 1, next_place = {copies * stride + 1};"
    if site.database:
        def text(table, columns, made):
            yield f"COPY {table} ({columns}) FROM STDIN;\n".encode()
            for *numbers, data in made:
                yield ("\t".join(map(str, numbers)) + "\t\\\\x" + data.hex() + "\n").encode()
            yield b"\\.\n"
        psql = subprocess.Popen(["psql", "-qAt", "-v", "ON_ERROR_STOP=1", "-d", site.database], stdin=subprocess.PIPE)
        psql.stdin.write(f"BEGIN; CREATE TEMPORARY TABLE original AS SELECT * FROM search_document; {documents} DELETE FROM search_posting; DELETE FROM search_facts;\n".encode())
        for part in text("search_posting", "term_id, first, generation, data", postings()):
            psql.stdin.write(part)
        for part in text("search_facts", "block, generation, data", blocks()):
            psql.stdin.write(part)
        psql.stdin.write(f"{state} COMMIT; VACUUM ANALYZE;\n".encode())
        psql.stdin.close()
        assert psql.wait() == 0
        return
    connection = sqlite3.connect(site.directory / "baqylau.sqlite", isolation_level=None)
    # executescript() would end the transaction.
    before = ("PRAGMA cache_size = -400000; PRAGMA synchronous = OFF; BEGIN; CREATE TEMPORARY TABLE original AS SELECT * FROM search_document;" + documents +
              "DELETE FROM search_posting; DELETE FROM search_facts;")
    for statement in filter(None, before.split(";")):
        connection.execute(statement)
    connection.executemany("INSERT INTO search_posting (term_id, first, generation, data) VALUES (?, ?, ?, ?)", postings())
    connection.executemany("INSERT INTO search_facts (block, generation, data) VALUES (?, ?, ?)", blocks())
    for statement in (state, "COMMIT", "ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"):
        connection.execute(statement).fetchall()
    connection.close()


# ---- questions
def questions(site, count):
    words = [row[0] for row in site.query("SELECT word FROM search_word WHERE documents > 0 ORDER BY word")]
    chance = random.Random(2007)
    return [" ".join(chance.sample(words, chance.choice((1, 1, 2, 2, 3)))) for _ in range(count)]


def common_words(site, count):
    """The worst there is: words that most documents have."""
    return [row[0] for row in site.query(f"SELECT word FROM search_word ORDER BY documents DESC, word LIMIT {count}")]


def path_of(question):
    return "/ru/search?q=" + urllib.parse.quote(question)


def processor_ms(site):
    """User and system time of the server: what other work on the machine does not change."""
    fields = pathlib.Path(f"/proc/{site.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def memory_mb(site):
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{site.process.pid}/status").read_text()).group(1)) / 1024


def ask(site, asked):
    browser, took, found, used = site.browser(), [], 0, processor_ms(site)
    browser.cookies["bench"] = "1"
    for question in asked:
        began = time.perf_counter()
        page = browser.get(path_of(question))
        took.append((time.perf_counter() - began) * 1000)
        assert page.status == 200, (page.status, question)
        found += "app-hit__title" in page.text
    return sorted(took), found, (processor_ms(site) - used) / len(asked)


def spread(took):
    took = sorted(took)
    return f"median {statistics.median(took):.2f} ms, p95 {took[int(len(took) * .95)]:.2f} ms, p99 {took[int(len(took) * .99)]:.2f} ms, most {took[-1]:.1f} ms"


def tell(name, took, found, processor):
    print(f"{name}: {len(took)} questions, {found} with results; {spread(took)}; {processor:.2f} ms of processor each (PostgreSQL's own not counted)", flush=True)


WRK = """
local paths = {{}}
for line in io.lines("{paths}") do paths[#paths + 1] = line end
local headers = {{}}
{cookie}
local turn, threads = 0, 0
function setup(thread) thread:set("turn", threads * 997); threads = threads + 1 end
request = function() turn = turn + 1; return wrk.format("GET", paths[turn % #paths + 1], headers) end
{delay}
done = function(summary, latency, requests)
  local wrong = summary.errors.status + summary.errors.timeout + summary.errors.read + summary.errors.connect
  print(string.format("RESULT %d %.3f %.3f %.3f %.3f %d", summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(95) / 1000,
                      latency:percentile(99) / 1000, wrong))
end
"""


def load(site, name, asked, connections, seconds, cached=False, rate=None):
    """Returns questions a second."""
    (site.directory / "paths.txt").write_text("\n".join(map(path_of, asked)) + "\n")
    # Each connection waits by chance around what the rate leaves it.
    delay = f"function delay() return math.random(0, {int(2000 * connections / rate)}) end" if rate else ""
    (site.directory / "ask.lua").write_text(WRK.format(paths=site.directory / "paths.txt", cookie="" if cached else 'headers["Cookie"] = "bench=1"', delay=delay))
    used = processor_ms(site)
    out = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", str(site.directory / "ask.lua"), f"http://127.0.0.1:{site.port}"],
                         check=True, capture_output=True, text=True).stdout
    count, took, p50, p95, p99, wrong = map(float, re.search(r"RESULT (.+)", out).group(1).split())
    print(f"{name}, {connections} connections: {count / took:.0f} questions a second; median {p50:.2f} ms, p95 {p95:.2f} ms, p99 {p99:.2f} ms; "
          f"{(processor_ms(site) - used) / count:.2f} ms of processor each; {wrong:.0f} wrong", flush=True)
    return count / took


# ---- by the engine's own means
def compare(site, asked):
    fields = "coalesce(title_kk, '') || ' ' || coalesce(title_ru, '') || ' ' || coalesce(subtitle_ru, '') || ' ' || coalesce(body_kk, '') || ' ' || coalesce(body_ru, '') || ' ' || coalesce(body, '')"
    like = " AND ".join(["({fields}) LIKE '%{{}}%'".format(fields=fields)])

    def measure(name, run, some):
        took = []
        for question in some:
            began = time.perf_counter()
            run(question)
            took.append((time.perf_counter() - began) * 1000)
        print(f"{name}: {len(took)} questions; {spread(took)}", flush=True)

    def by_like(question):
        return f"SELECT id FROM search_document WHERE {' AND '.join(like.format(word) for word in question.split())} ORDER BY id DESC LIMIT 20"
    few = asked[:5]
    began = time.perf_counter()
    if site.database:
        site.query(f"ALTER TABLE search_document ADD COLUMN compared tsvector GENERATED ALWAYS AS (to_tsvector('russian', {fields})) STORED; "
                   "CREATE INDEX ON search_document USING gin (compared); ANALYZE search_document;")
        print(f"tsvector and its index made in {time.perf_counter() - began:.0f} s")
        measure("LIKE, with psql's start", lambda question: site.query(by_like(question)), few)
        script = "\\timing on\n" + "".join("SELECT id, ts_headline('russian', coalesce(body_ru, ''), q) FROM (SELECT id, body_ru, q FROM search_document, plainto_tsquery('russian', '"
                                           + question + "') q WHERE compared @@ q ORDER BY ts_rank(compared, q) DESC, id DESC LIMIT 20) best;\n" for question in asked[:60])
        out = subprocess.run(["psql", "-qAt", "-d", site.database], input=script, capture_output=True, text=True, check=True).stdout
        took = [float(ms) for ms in re.findall(r"Time: ([\d.]+) ms", out)]
        print(f"tsvector: {len(took)} questions; {spread(took)}", flush=True)
        return
    connection = sqlite3.connect(site.directory / "baqylau.sqlite")
    measure("LIKE", lambda question: connection.execute(by_like(question)).fetchall(), few)
    began = time.perf_counter()
    connection.executescript("PRAGMA synchronous = OFF; CREATE VIRTUAL TABLE compared USING fts5(text);"
                             f"INSERT INTO compared (rowid, text) SELECT id, {fields} FROM search_document;")
    print(f"FTS5's table made in {time.perf_counter() - began:.0f} s")
    measure("FTS5", lambda question: connection.execute("SELECT rowid, snippet(compared, 0, '<', '>', '…', 40) FROM compared WHERE compared MATCH ? ORDER BY rank LIMIT 20",
                                                        (" ".join(f'"{word}"' for word in question.split()),)).fetchall(), asked[:60])
    connection.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--made", type=int, default=500)
    parser.add_argument("--projects", type=int, default=200_000)
    parser.add_argument("--engine", choices=ENGINES, default="sqlite")
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--compare", action="store_true")
    arguments = parser.parse_args()
    with Site(arguments.program, arguments.engine, pilot=False) as site:
        site.stop()
        began = time.perf_counter()
        site.command("load", "demo", "--projects", str(arguments.made))
        made = time.perf_counter()
        copy_index(site, max(1, round(arguments.projects / arguments.made)))
        projects, documents, size = (int(site.query(statement)[0][0]) for statement in (
            "SELECT COUNT(*) FROM search_document WHERE kind = 'project'", "SELECT COUNT(*) FROM search_document", "SELECT SUM(length(data)) FROM search_posting"))
        print(f"{arguments.engine}: {projects} projects, {documents} documents, {size / 1e6:.0f} MB of lists; made in {made - began:.0f} s, "
              f"copied in {time.perf_counter() - made:.0f} s", flush=True)
        asked, common = questions(site, 500), common_words(site, 60)
        pairs = [f"{a} {b}" for a, b in zip(common, common[1:])]
        site.start()
        print(f"the first question after the start: {ask(site, asked[:1])[0][0]:.0f} ms")
        ask(site, asked[:200] + common)
        tell("words by chance", *ask(site, asked))
        tell("one of the 60 commonest words", *ask(site, common))
        tell("two of the commonest", *ask(site, pairs))
        rate = load(site, "words by chance, without pause", asked, arguments.connections, arguments.seconds)
        load(site, "words by chance, at half that rate", asked, arguments.connections, arguments.seconds, rate=rate / 2)
        load(site, "two of the commonest, without pause", pairs, arguments.connections, arguments.seconds)
        load(site, "the same again, from the page cache", asked[:50], arguments.connections, arguments.seconds, cached=True)
        print(f"memory of the server: {memory_mb(site):.0f} MB")
        site.stop()
        if arguments.compare:
            compare(site, asked)
    return 0


sys.exit(main())
