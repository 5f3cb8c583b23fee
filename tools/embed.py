#!/usr/bin/env python3
"""Embeds files into the program.

    embed.py --namespace app --function pilot_file --out FILE.cpp FILE…        texts: `std::string_view pilot_file(std::string_view name)`
    embed.py --namespace app --function static_files --out FILE.cpp --folder DIR   bytes: `std::span<const http::EmbeddedFile> static_files()`
"""
import argparse
import pathlib

# Below what any compiler promises to take as one literal.
PIECE = 16_384


def texts(function, files):
    lines = [f"std::string_view {function}(std::string_view name);", f"std::string_view {function}(std::string_view name) {{"]
    for path in sorted(map(pathlib.Path, files)):
        lines.append(f'  if (name == "{path.name}") return R"file({path.read_text(encoding="utf-8")})file";')
    return ["#include <stdexcept>", "#include <string>", "#include <string_view>"], lines + ['  throw std::logic_error{"no embedded file " + std::string{name}};', "}"]


def literal(data):
    """Three octal digits a byte that is not plain: longer ones cannot be meant."""
    plain = {byte: chr(byte) for byte in range(0x20, 0x7F) if chr(byte) not in '"\\?'}
    text = [plain.get(byte) or f"\\{byte:03o}" for byte in data]
    return "\n    ".join('"' + "".join(text[at:at + PIECE]) + '"' for at in range(0, len(text), PIECE)) or '""'


def folder_of_bytes(function, folder):
    lines = [f"std::span<const http::EmbeddedFile> {function}();", f"std::span<const http::EmbeddedFile> {function}() {{",
             "  static constexpr http::EmbeddedFile files[] = {"]
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        lines.append(f'    {{"{path.relative_to(folder).as_posix()}", {{{literal(data)}, {len(data)}}}}},')
    return ['#include "http/static_files.hpp"'], lines + ["  };", "  return files;", "}"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--namespace", required=True)
    parser.add_argument("--function", required=True)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--folder", type=pathlib.Path)
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    includes, body = folder_of_bytes(arguments.function, arguments.folder) if arguments.folder else texts(arguments.function, arguments.files)
    lines = ["// Made from files; do not edit.", *includes, "", f"namespace baqylau::{arguments.namespace} {{", "", *body, "",
             f"}}  // namespace baqylau::{arguments.namespace}", ""]
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    arguments.out.write_text("\n".join(lines), encoding="utf-8")


main()
