#!/usr/bin/env bash
# Software: keyword-extractor 0.3.0 (the newest release), on Node 20. The words of a text that say something, for a cloud or the
#   name of a theme.
# Expected: a number is kept as it was written, or, with `remove_digits`, left out.
# Seen: full stops, commas and colons are taken out of every word before it is looked at: 3.5 becomes 35, "1.000" 1000, "12:30" 1230 and
#   v1.2.3 "v123". `remove_digits` then drops what is nothing but digits, so that "50%", "5-10" and "v123" stay.
# Why it matters: "3.5 hours" and "35 hours" are the same word in the list of what people named, and how long something takes is what
#   they are asked. A label with a number in it has to come from the words as they were said.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "words", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact keyword-extractor@0.3.0 >/dev/null || exit 1
cat >try.mjs <<'JS'
import extractor from 'keyword-extractor'
const cases = [
  ['Builds take 3.5 hours', false, '3.5', 'builds 35 hours'],
  ['Builds take 35 hours', false, '35', 'builds 35 hours'],
  ['Red since 12:30', false, '12:30', 'red 1230'],
  ['Broken since v1.2.3', true, 'v1.2.3, or nothing', 'broken v123'],
  ['Fails 50% of runs', true, 'no 50', 'fails 50% runs'],
]
let same = true
for (const [text, digits, expected, described] of cases) {
  const seen = extractor.extract(text, { language: 'english', remove_digits: digits, return_changed_case: true }).join(' ')
  console.log(text.padEnd(22), `remove_digits: ${digits}`.padEnd(20), 'expected', expected.padEnd(18), '| seen', seen)
  same &&= seen === described
}
process.exit(same ? 0 : 1)
JS
node try.mjs && { echo 'keyword-extractor 0.3.0: as described'; exit 0; }
echo 'keyword-extractor 0.3.0: the behaviour has changed'
exit 1
