#!/usr/bin/env python3
"""One network sends a thousand questions while a thousand visitors read. SECURITY R-03.

    flood.py --program PATH [--engine sqlite|postgresql] [--posts 1000] [--readers 1000]

Each post is let in, by a proof of work of its own or shared with others at once, or by the answer to the plain question; at most five
questions wait afterwards, none is public. Every reader holds a connection of its own open all the while, and each page comes.
"""
import argparse
import asyncio
import collections
import html
import pathlib
import re
import resource
import sys
import threading
import time
import uuid

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from support.site import ENGINES, Site, Tally  # noqa: E402
from support.visitor_check import plain_answer, solve  # noqa: E402

CONNECTIONS = 8
PROOFS = 120  # shared by the posts: a proof that was refused is as good as new, and a used one is tried again
PAGES = ["/ru/questions", "/kk/questions", "/ru/", "/kk/contests", "/ru/polls", "/ru/ngos", "/ru/news"]
MARK = "Вопрос из потока"


class Flood:
    """Sends `posts` questions over CONNECTIONS connections, one visitor each."""

    def __init__(self, site, posts):
        self.site, self.statuses, self.lock = site, collections.Counter(), threading.Lock()
        self.turns = iter(range(posts))
        browser = site.browser()
        self.proofs = [solve(browser, "question") for _ in range(PROOFS)]
        browser.close()
        self.threads = [threading.Thread(target=self.send) for _ in range(CONNECTIONS)]

    def send(self):
        browser = self.site.browser()
        # Whoever says that they speak for others says so from the first page on: cookies hang on it.
        page = browser.get("/ru/questions/ask", {"X-Forwarded-For": "203.0.113.1"})
        hidden = [field for field in page.form("/questions/ask")["fields"] if field[0] == "_token"]
        answer = plain_answer(page)
        while True:
            with self.lock:
                turn = next(self.turns, None)
            if turn is None:
                break
            let_in = [("plain_answer", answer)] if turn % 5 == 4 else [("altcha", self.proofs[turn % PROOFS])]
            status = browser.post("/ru/questions/ask", [
                *hidden, ("_key", uuid.uuid4().hex), ("name", "Поток"), ("email", ""), ("language", "ru"), ("question", f"{MARK} {turn}"), *let_in],
                # Who is not a proxy of ours is not believed to speak for others.
                {"X-Forwarded-For": f"203.0.{turn // 250}.{turn % 250}"}).status
            with self.lock:
                self.statuses[status] += 1
        browser.close()

    def start(self):
        for thread in self.threads:
            thread.start()

    def runs(self):
        return any(thread.is_alive() for thread in self.threads)


class Readers:
    """Visitors, each with a connection that stays open, who read page after page as long as the flood goes on."""

    def __init__(self, port, count):
        self.port, self.count = port, count
        self.statuses, self.troubles, self.waits, self.leaks = collections.Counter(), [], [], 0
        self.open, self.most_open = 0, 0

    async def read_one(self, reader, writer, path):
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n\r\n".encode())
        await writer.drain()
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        length = int(re.search(r"(?im)^content-length: (\d+)", head)[1])
        body = await reader.readexactly(length)
        self.leaks += MARK.encode() in body
        return int(head.split()[1])

    async def visitor(self, number, gate, goes_on):
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 20)
            self.open += 1
            self.most_open = max(self.most_open, self.open)
            await gate(self)
            turn = number
            while True:
                began = time.monotonic()
                self.statuses[await self.read_one(reader, writer, PAGES[turn % len(PAGES)])] += 1
                self.waits.append(time.monotonic() - began)
                turn += 1
                if not goes_on():
                    break
                await asyncio.sleep(0.5)
            writer.close()
            self.open -= 1
        except (OSError, asyncio.TimeoutError, asyncio.IncompleteReadError, TypeError) as error:
            self.troubles.append(f"reader {number}: {type(error).__name__}: {error}")

    async def run(self, flood):
        everybody = asyncio.Event()

        async def gate(readers):
            if readers.open == readers.count:
                flood.start()
                everybody.set()
            await asyncio.wait_for(everybody.wait(), 30)

        await asyncio.gather(*(self.visitor(number, gate, flood.runs) for number in range(self.count)))


def check(tally, name, site, posts, count):
    flood, readers = Flood(site, posts), Readers(site.port, count)
    began = time.monotonic()
    asyncio.run(readers.run(flood))
    for thread in flood.threads:
        if thread.ident:  # it began, as it does once every reader is there
            thread.join()
    took = time.monotonic() - began
    tally.check(f"{name}: every post is answered, as taken, as one too many, or as a used proof", set(flood.statuses) <= {303, 429, 422} and sum(flood.statuses.values()) == posts, dict(flood.statuses))
    waiting = int(site.query("SELECT COUNT(*) FROM question WHERE state = 'waiting'")[0][0])
    tally.check(f"{name}: at most five questions wait", 0 < waiting <= 5 and waiting == flood.statuses[303], f"{waiting}, {dict(flood.statuses)}")
    tally.check(f"{name}: none is public", site.query("SELECT COUNT(*) FROM question WHERE state <> 'waiting'")[0][0] == "0" and readers.leaks == 0)
    found = html.unescape(site.browser().get("/ru/questions").text)
    tally.check(f"{name}: no page shows one afterwards", MARK not in found)
    tally.check(f"{name}: {count} connections were open at once", readers.most_open == count, readers.most_open)
    tally.check(f"{name}: every reader was answered, and none was refused", not readers.troubles and set(readers.statuses) == {200}, f"{dict(readers.statuses)}, {readers.troubles[:3]}")
    tally.check(f"{name}: every reader read", sum(readers.statuses.values()) >= count, sum(readers.statuses.values()))
    waits = sorted(readers.waits) or [0]
    print(f"{name}: {posts} posts in {took:.1f} s {dict(flood.statuses)}; {len(waits)} pages read by {count} at once, median {waits[len(waits) // 2] * 1000:.0f} ms, "
          f"p99 {waits[len(waits) * 99 // 100] * 1000:.0f} ms", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--engine", choices=ENGINES)
    parser.add_argument("--posts", type=int, default=1000)
    parser.add_argument("--readers", type=int, default=1000)
    arguments = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    # The program is given the same: a socket each on both sides.
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 16384) if hard != resource.RLIM_INFINITY else 16384, hard))
    tally = Tally()
    for engine in [arguments.engine] if arguments.engine else ENGINES:
        with Site(arguments.program, engine) as site:
            check(tally, engine, site, arguments.posts, arguments.readers)
    return tally.close()


sys.exit(main())
