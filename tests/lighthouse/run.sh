#!/bin/sh
# Lighthouse over five pages of the pilot, median of five: accessibility, best practices and SEO 100, performance at least 95.
# usage: tests/lighthouse/run.sh PROGRAM [TIMES]
set -eu
here=$(dirname "$0")
[ -d "$here/node_modules/lighthouse" ] || npm install --prefix "$here" --no-audit --no-fund --no-package-lock >/dev/null
exec node "$here/run.mjs" "$@"
