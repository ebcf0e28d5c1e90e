#!/usr/bin/env bash
# Software: html-to-text 10.0.1 (the newest in the npm registry), on Node 20, without options.
# Expected: text that says what the page says: ten to the third, words that are struck out told from the others, a line's own number.
# Seen: 10<sup>3</sup> is 103, struck-out words stand as if they were said ("We do not like it" for "We do like it"),
#   and <li value="9"> is counted on as 6, where a browser shows 9.
# Why it matters: tickets and questions come as HTML. A thousand builds are a hundred and three, and the answer of somebody who corrected
#   themselves is its opposite.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "words", "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --save-exact html-to-text@10.0.1 >/dev/null || exit 1
cat >try.js <<'JS'
import { htmlToText } from 'html-to-text'
const cases = [
  ['<p>10<sup>3</sup> builds</p>', '10^3 builds', '103 builds'],
  ['<p>We do <del>not</del> like it</p>', 'We do like it, or "not" marked', 'We do not like it'],
  ['<ol start="5"><li>five</li><li value="9">nine</li></ol>', '5. five 9. nine', '5. five 6. nine'],
]
let same = true
for (const [html, expected, described] of cases) {
  const seen = htmlToText(html).replace(/\s+/g, ' ').trim()
  console.log(html, '| expected', expected, '| seen', seen)
  same &&= seen === described
}
process.exit(same ? 0 : 1)
JS
node try.js && { echo 'html-to-text 10.0.1: as described'; exit 0; }
echo 'html-to-text 10.0.1: the behaviour has changed'
exit 1
