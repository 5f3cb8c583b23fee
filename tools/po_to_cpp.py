#!/usr/bin/env python3
"""Compiles po/<language>.po and po/parts/*.<language>.po into a C++ file that holds the `.mo` bytes."""

import argparse
import pathlib
import subprocess
import sys
import tempfile

PLURAL_FORMS = {
    "kk": "nplurals=2; plural=(n != 1);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
}


def compiled(po: pathlib.Path, language: str) -> bytes:
    """The `.mo` of a language; po/<language>.po comes first, so that its texts win."""
    main = po / f"{language}.po"
    sources = [main] if main.exists() else []
    sources += sorted((po / "parts").glob(f"*.{language}.po"))
    if not sources:
        sys.exit(f"po_to_cpp: no catalogue for {language} in {po}")
    with tempfile.TemporaryDirectory() as scratch:
        header, merged, mo = (pathlib.Path(scratch, name) for name in ("header.po", "merged.po", "out.mo"))
        header.write_text(header_of(language), encoding="utf-8")
        run(["msgcat", "--use-first", "--output-file", str(merged), *map(str, [header, *sources])])
        run(["msgfmt", "--check", "--endianness=little", "--no-hash", "--output-file", str(mo), str(merged)])
        return mo.read_bytes()


def header_of(language: str) -> str:
    """One header for all fragments, so that none of theirs decides."""
    fields = {"Project-Id-Version": "baqylau", "PO-Revision-Date": "", "Last-Translator": "", "Language-Team": "", "Language": language,
              "MIME-Version": "1.0", "Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit",
              "Plural-Forms": PLURAL_FORMS[language]}
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{name}: {value}\\n"\n' for name, value in fields.items())


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
    text = as_cpp({language: compiled(options.po, language) for language in PLURAL_FORMS})
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
