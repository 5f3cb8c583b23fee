#!/usr/bin/env bash
# linkify-it 5.0.0 (as markdown-it 14.1.0 uses it) and linkifyjs 4.1.3 (npm): an address in the quotation marks of Kazakh and Russian swallows
# the closing one.
#
# - «https://…/reports/17» becomes a link to https://…/reports/17», and in markdown-it to …/17%C2%BB: a page that does not exist. The same with
#   the marks inside them, „…“, and with a dash or three dots (one character) right behind the address.
# - An ASCII quotation mark, a bracket or a semicolon behind it is left out by both, and so is » where the address has no path: «monitoring.kz».
# - autolinker 4.0.0 leaves all of them out.
# Guessed before: a closing mark is never part of the address, whichever language it is of.
# Exit status 1: it behaves otherwise now.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit linkify-it@5.0.0 linkifyjs@4.1.3 autolinker@4.0.0 markdown-it@14.1.0 >/dev/null
cat > links.mjs <<'JS'
import Autolinker from "autolinker";
import LinkifyIt from "linkify-it";
import { find } from "linkifyjs";
import MarkdownIt from "markdown-it";
const linkify = new LinkifyIt();
const page = "https://example.kz/kk/17";
for (const text of [`«${page}».`, `„${page}“.`, `"${page}".`, `(${page}).`, `${page}—есеп`, `${page}…`, `${page};`, "«example.kz»."])
  console.log(text, "|", linkify.match(text)[0].url, "|", find(text)[0].href, "|", Autolinker.parse(text, {})[0].getAnchorHref());
console.log(new MarkdownIt({ linkify: true }).render(`Есеп: «${page}».`).trim());
JS
node links.mjs | tee seen.txt
diff seen.txt - <<'TEXT' && echo "as recorded"
«https://example.kz/kk/17». | https://example.kz/kk/17» | https://example.kz/kk/17» | https://example.kz/kk/17
„https://example.kz/kk/17“. | https://example.kz/kk/17“ | https://example.kz/kk/17“ | https://example.kz/kk/17
"https://example.kz/kk/17". | https://example.kz/kk/17 | https://example.kz/kk/17 | https://example.kz/kk/17
(https://example.kz/kk/17). | https://example.kz/kk/17 | https://example.kz/kk/17 | https://example.kz/kk/17
https://example.kz/kk/17—есеп | https://example.kz/kk/17—есеп | https://example.kz/kk/17—есеп | https://example.kz/kk/17
https://example.kz/kk/17… | https://example.kz/kk/17… | https://example.kz/kk/17… | https://example.kz/kk/17
https://example.kz/kk/17; | https://example.kz/kk/17 | https://example.kz/kk/17 | https://example.kz/kk/17
«example.kz». | http://example.kz | http://example.kz | http://example.kz
<p>Есеп: «<a href="https://example.kz/kk/17%C2%BB">https://example.kz/kk/17»</a>.</p>
TEXT
