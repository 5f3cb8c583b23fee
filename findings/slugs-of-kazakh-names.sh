#!/usr/bin/env bash
# transliteration 2.6.1 and speakingurl 14.0.1 (npm): addresses made from Kazakh names lose letters, and different names get one address.
#
# - transliteration writes Ә and ә as an at sign: transliterate("Әлеуметтік") is @leumettik, and its slugify drops the sign, so the word
#   begins with its second letter. Қ and ң are K' and n', which slugify takes for the end of a word: k-azak-stan.
# - speakingurl knows none of the letters that Kazakh has beyond Russian and leaves them out, also with `lang: "kk"`: Қазақстан is aza-stan, and
#   Ұлан and Ғұлан are both lan.
# Guessed before: Latin letters for each of the nine letters (a, gh, q, ng, o, u, u, i, h), in both cases alike.
# Exit status 1: it behaves otherwise now.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit transliteration@2.6.1 speakingurl@14.0.1 >/dev/null
cat > slugs.cjs <<'JS'
const { transliterate, slugify } = require("transliteration");
const speakingurl = require("speakingurl");
for (const name of ["Әлеуметтік", "әлеуметтік", "Қазақстан", "Ұлан", "Ғұлан", "Социальный заказ"])
  console.log(name, "->", transliterate(name), "|", slugify(name), "|", speakingurl(name, { lang: "kk" }));
JS
node slugs.cjs | tee seen.txt
diff seen.txt - <<'TEXT' && echo "as recorded"
Әлеуметтік -> @leumettik | leumettik | leumettik
әлеуметтік -> @leumettik | leumettik | leumettik
Қазақстан -> K'azak'stan | k-azak-stan | aza-stan
Ұлан -> U'lan | u-lan | lan
Ғұлан -> G'u'lan | g-u-lan | lan
Социальный заказ -> Socialnyy zakaz | socialnyy-zakaz | socialnyi-zakaz
TEXT
