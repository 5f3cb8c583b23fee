#!/bin/sh
# Misuse of Html must not compile, and must say which rule it breaks. SECURITY O-01.
# usage: tests/ui/compile_fail.sh [COMPILER]
set -eu
exec python3 "$(dirname "$0")/compile_fail/check.py" "${1:-${CXX:-g++}}"
