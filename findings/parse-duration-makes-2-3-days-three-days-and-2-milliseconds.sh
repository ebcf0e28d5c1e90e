#!/usr/bin/env bash
# Software: parse-duration 2.1.9 and timestring 7.0.0 (the newest releases), on Node 20. Both make a number of a duration in words.
# Expected: "2-3 days" is a range: an error, or one of its ends. "1,5 hours" is an hour and a half for half of Europe: an error where a
#   comma is not understood. parse-duration answers null to words that it does not know at all.
# Seen: parse-duration takes the 2 for milliseconds and adds three days: 259200.002 seconds. The comma vanishes, and "1,5 hours" is
#   15 hours in both. "1:30" is 0.00103 seconds, since its two numbers have no unit. timestring reads "-5 min" as plus 5.
# Why it matters: "how long did it take?" is asked in an open field. An answer ten times too long moves a mean of twenty by half.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "durations", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact parse-duration@2.1.9 timestring@7.0.0 >/dev/null || exit 1
cat >try.mjs <<'JS'
import parse from 'parse-duration'
import timestring from 'timestring'
const seconds = (text) => parse(text) / 1000
const cases = [
  ['parse-duration', seconds, '2-3 days', 259200.002, 'no number, or 172800 or 259200'],
  ['parse-duration', seconds, '1,5 hours', 54000, 'no number, or 5400'],
  ['parse-duration', seconds, '1:30', 0.00103, 'no number, or 90 or 5400'],
  ['timestring', timestring, '1,5 hours', 54000, 'no number, or 5400'],
  ['timestring', timestring, '-5 min', 300, 'no number, or -300'],
]
let same = true
for (const [name, read, text, described, expected] of cases) {
  const seen = read(text)
  console.log(name.padEnd(15), text.padEnd(10), 'seen', String(seen).padEnd(11), 'expected', expected)
  same &&= Math.abs(seen - described) < 1e-9
}
process.exit(same ? 0 : 1)
JS
node try.mjs && { echo 'parse-duration 2.1.9, timestring 7.0.0: as described'; exit 0; }
echo 'parse-duration 2.1.9, timestring 7.0.0: the behaviour has changed'
exit 1
