#!/bin/sh
# The demo pages of tests_ui in a real browser: valid HTML, axe, no sideways scrolling at 320 px, and our scripts.
# usage: tests/ui/browser_check.sh BUILD_DIR (with tests_ui and assets built)
set -eu
build=$1
pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
BAQYLAU_DEMO_PAGES="$pages" "$build/tests_ui" --gtest_filter='*DemoPages*' --gtest_brief=1
node "$(dirname "$0")/browser_check.mjs" "$build/static" "$pages"
