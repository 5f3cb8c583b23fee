#!/usr/bin/env python3
"""The 50-row lots page against nginx serving the same bytes, side by side in one run. DESIGN §6.

    python3 bench/lots_page.py --program build/release/baqylau

Server and nginx each get one processor (the same one, in turn), wrk the other. Rounds alternate; medians of the ratios are printed.
Four ways: made anew for each request (a cookie that pages do not know keeps the cache out of it), from the page cache, the same
compressed (nginx: gzip_static), and as a visitor's browser asks again for what it has (304).
"""
import argparse
import gzip
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests"))
from support.site import Site  # noqa: E402

LOT = ("Проведение мероприятий, посвященных 15-летию утверждения государственных символов Республики Казахстан",
       "Проведение не менее 4 организационно-практических мероприятий (конференция, круглый стол, конкурс, соревнование и др.) с широким "
       "участием различных целевых групп, направленных на разъяснение государственной политики",
       "Восточно-Казахстанская и Павлодарская области")


def lots_page(site):
    """The path of a page of 50 lots."""
    operator = site.signed_in("operator")
    answer = operator.submit(operator.get("/ru/contests/new").form("/contests/new"), {"held_on": "19.04.2007", "title_ru": "Замер"})
    assert answer.status == 303, answer.text[-2000:]
    contest = site.query("SELECT MAX(id) FROM contest")[0][0]
    table = "number;name_ru;description_ru;coverage_ru;regions;status\r\n" + "".join(f"{n};{LOT[0]};{LOT[1]};{LOT[2]};63,55;held\r\n".replace(",55", "") for n in range(1, 51))
    answer = operator.submit(operator.get(f"/ru/contests/{contest}/import").form("/import"), files=[("file", "lots.csv", table.encode())])
    assert answer.status == 303, answer.text[-2000:]
    preview = operator.follow(answer)
    answer = operator.submit([form for form in preview.forms() if "/imports/" in form["action"]][0])
    assert answer.status == 303, answer.text[-2000:]
    return f"/ru/contests/{contest}"


WAYS = {"anew": (["Cookie: bench=1"], 0.30), "cached": ([], 0.95), "cached, gzip": (["Accept-Encoding: gzip"], 1.3), "304": (["If-None-Match: *"], 1.8)}


def load(port, path, fields, seconds, connections):
    words = [word for field in fields for word in ("-H", field)]
    out = subprocess.run(["taskset", "-c", "1", "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", *words, f"http://127.0.0.1:{port}{path}"],
                         check=True, capture_output=True, text=True).stdout
    if "Socket errors" in out or ("Non-2xx" in out and "If-None-Match: *" not in fields):
        print(out)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1)), re.search(r"99%\s+(\S+)", out).group(1)


def nginx(directory, page):
    (directory / "page").mkdir()
    (directory / "page" / "lots.html").write_bytes(page)
    (directory / "page" / "lots.html.gz").write_bytes(gzip.compress(page, 6))
    config = directory / "nginx.conf"
    config.write_text(f"""worker_processes 1; pid {directory}/nginx.pid; error_log {directory}/error.log; daemon off; worker_cpu_affinity 01;
events {{ worker_connections 1024; }}
http {{ access_log off; sendfile on; tcp_nopush on; open_file_cache max=10; keepalive_requests 1000000; default_type text/html; gzip_static on;
  server {{ listen 127.0.0.1:18099; root {directory}/page; }} }}""")
    os.chmod(directory, 0o755)
    return subprocess.Popen(["taskset", "-c", "0", "nginx", "-c", str(config)], stderr=subprocess.DEVNULL)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--connections", type=int, default=16)
    arguments = parser.parse_args()
    directory = pathlib.Path(tempfile.mkdtemp(prefix="baqylau-bench-"))
    with Site(arguments.program, arguments=["--threads", "1"]) as site:
        path = lots_page(site)
        page = site.browser().get(path).body
        subprocess.run(["taskset", "-apc", "0", str(site.process.pid)], check=True, capture_output=True)
        other = nginx(directory, page)
        time.sleep(0.5)
        ours, theirs = {way: [] for way in WAYS}, {way: [] for way in WAYS}
        try:
            for number in range(arguments.rounds + 1):
                for way, (fields, _) in WAYS.items():
                    a, a99 = load(site.port, path, fields, arguments.seconds, arguments.connections)
                    b, b99 = load(18099, "/lots.html", fields, arguments.seconds, arguments.connections)
                    if number == 0:
                        continue  # warm-up
                    ours[way].append(a), theirs[way].append(b)
                    print(f"round {number}, {way}: ours {a:.0f}/s (p99 {a99}), nginx {b:.0f}/s (p99 {b99}), ratio {a / b:.3f}", flush=True)
        finally:
            other.terminate()
            other.wait()
    shutil.rmtree(directory)
    print(f"{len(page)} bytes, {page.count(b'<tr')} rows; medians")
    for way, (_, aim) in WAYS.items():
        ratios = [a / b for a, b in zip(ours[way], theirs[way])]
        print(f"{way}: ours {statistics.median(ours[way]):.0f}/s, nginx {statistics.median(theirs[way]):.0f}/s; ratio {statistics.median(ratios):.3f} (aim {aim})")


main()
