"""Compiles each snippet of snippets.txt alone and holds the compiler's answer against the named rule."""

import concurrent.futures
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
FRAME = """#include "ui/html.hpp"
#include <string>
using namespace baqylau::ui;
void snippet([[maybe_unused]] const std::string& text, [[maybe_unused]] int number, [[maybe_unused]] const Html& inner, [[maybe_unused]] const Href& link) {{
{}
}}
"""


def snippets() -> list[tuple[str, str, str]]:
    text = (HERE / "snippets.txt").read_text(encoding="utf-8")
    parts = re.split(r"^== (\w+): (.*)$", text, flags=re.M)[1:]
    return [(parts[i], parts[i + 1].strip(), parts[i + 2].strip()) for i in range(0, len(parts), 3)]


def wrong(compiler: str, name: str, rule: str, code: str) -> str | None:
    command = [compiler, "-std=c++20", "-fsyntax-only", f"-I{ROOT / 'src'}", "-x", "c++", "-"]
    done = subprocess.run(command, input=FRAME.format(code), capture_output=True, text=True)
    if rule == "compiles":
        return None if done.returncode == 0 else f"{name}: must compile, but:\n{done.stderr}"
    if done.returncode == 0:
        return f"{name}: must not compile, but does"
    if not re.search(rule, done.stderr):
        return f"{name}: the compiler does not say “{rule}”, but:\n{done.stderr}"
    return None


def main() -> int:
    compiler = sys.argv[1]
    cases = snippets()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        complaints = [found for found in pool.map(lambda case: wrong(compiler, *case), cases) if found]
    for complaint in complaints:
        print(complaint)
    print(f"compile_fail: {len(cases) - len(complaints)} passed, {len(complaints)} failed")
    return 1 if complaints or len(cases) < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
