#!/usr/bin/env python3
"""Embeds text files: embed.py --namespace app --function pilot_file --out FILE.cpp FILE…"""
import argparse
import pathlib

parser = argparse.ArgumentParser()
parser.add_argument("--namespace", required=True)
parser.add_argument("--function", required=True)
parser.add_argument("--out", required=True)
parser.add_argument("files", nargs="+")
arguments = parser.parse_args()
lines = ["// Made from data files; do not edit.", "#include <stdexcept>", "#include <string>", "#include <string_view>", "",
         f"namespace baqylau::{arguments.namespace} {{", "",
         f"std::string_view {arguments.function}(std::string_view name);",
         f"std::string_view {arguments.function}(std::string_view name) {{"]
for file in sorted(arguments.files):
    path = pathlib.Path(file)
    lines.append(f'  if (name == "{path.name}") return R"file({path.read_text(encoding="utf-8")})file";')
lines += ['  throw std::logic_error{"no embedded file " + std::string{name}};', "}", "", f"}}  // namespace baqylau::{arguments.namespace}", ""]
out = pathlib.Path(arguments.out)
out.parent.mkdir(parents=True, exist_ok=True)
out.write_text("\n".join(lines), encoding="utf-8")
