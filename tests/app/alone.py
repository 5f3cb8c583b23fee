#!/usr/bin/env python3
"""The program's one file, copied to an empty folder, loads the pilot and serves pages with their style, scripts and letters."""
import argparse
import pathlib
import re
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from support.site import Site, Tally  # noqa: E402


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="baqylau-alone-") as folder:
        alone = pathlib.Path(folder) / "baqylau"
        shutil.copy2(parser.parse_args().program, alone)
        with Site(alone) as site:
            visitor = site.browser()
            home = visitor.get("/kk/")
            tally.check("the home page comes", home.status == 200, str(home.status))
            files = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', home.text))
            tally.check("it names a style sheet and a script", {file.rsplit(".", 1)[1] for file in files} >= {"css", "js"}, str(files))
            for file in sorted(files):
                got = visitor.get(file)
                tally.check(f"{file} comes", got.status == 200 and got.body, str(got.status))
                for font in re.findall(r"url\(([^)]+\.woff2)\)", got.text if file.endswith(".css") else ""):
                    letters = visitor.get(f"/static/{font}")
                    tally.check(f"{font} comes", letters.body.startswith(b"wOF2"), str(letters.status))
            packed = visitor.get(next(file for file in files if file.endswith(".css")), {"Accept-Encoding": "br"})
            tally.check("the style sheet comes packed", packed.headers.get("content-encoding") == "br", str(packed.headers))
        tally.check("nothing was put beside the program", [path.name for path in pathlib.Path(folder).iterdir()] == ["baqylau"])
    return tally.close()


sys.exit(main())
