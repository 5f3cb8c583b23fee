#!/usr/bin/env python3
"""Compiles po/<language>.po into a C++ file that holds the `.mo` bytes."""

import argparse
import pathlib
import subprocess
import sys
import tempfile


def compiled(po: pathlib.Path, language: str) -> bytes:
    """The `.mo` of a language."""
    source = po / f"{language}.po"
    if not source.exists():
        sys.exit(f"po_to_cpp: no catalogue for {language} in {po}")
    with tempfile.TemporaryDirectory() as scratch:
        mo = pathlib.Path(scratch, "out.mo")
        run(["msgfmt", "--check", "--endianness=little", "--no-hash", "--output-file", str(mo), str(source)])
        return mo.read_bytes()


def run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"po_to_cpp: {' '.join(command[:2])}\n{done.stderr.strip()}")


def as_cpp(catalogues: dict[str, bytes]) -> str:
    lines = ["// Written by tools/po_to_cpp.py while building.", '#include "i18n/catalogue_data.hpp"', "",
             "namespace baqylau::i18n::catalogue_data {"]
    for language, data in catalogues.items():
        lines.append(f"namespace {{ constexpr unsigned char {language}_bytes[] = {{")
        lines += [",".join(map(str, data[at:at + 64])) + "," for at in range(0, len(data), 64)]
        lines.append("}; }")
        lines.append(f"std::span<const unsigned char> {language}() {{ return {language}_bytes; }}")
    lines.append("}  // namespace baqylau::i18n::catalogue_data")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--po", type=pathlib.Path, required=True, help="folder of the catalogues")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="C++ file to write")
    options = parser.parse_args()
    text = as_cpp({language: compiled(options.po, language) for language in ("kk", "ru")})
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
