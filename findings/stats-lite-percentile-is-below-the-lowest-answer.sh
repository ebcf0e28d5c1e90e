#!/usr/bin/env bash
# Software: stats-lite 2.2.0 (the newest release), on Node 20. `percentile(list, share)` "interpolates".
# Expected: a percentile lies between the lowest and the highest value. It is an interpolation.
# Seen: below the middle of the first value's own place it goes on in a straight line beyond it. The tenth percentile of 1 and 5 is
#   -0.2, the fifth of 30, 60 and 90 minutes 19.5. The more the two lowest differ, the further: of 1, 40, 45, 50 and 60 minutes the
#   fifth percentile is minus 8.75. At the upper end the highest value is kept, so that the same minutes on a
#   turned scale give 100.5 in place of 90.
# Why it matters: the tenth percentile says how fast it can be, and teams of five or fewer answers are many. A lead time below zero is
#   seen; one of 19.5 minutes where nobody had less than 30 is not.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "lowest", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact stats-lite@2.2.0 >/dev/null || exit 1
cat >try.js <<'JS'
const { percentile } = require('stats-lite')
const cases = [
  [[1, 5], 0.1, '-0.20'],
  [[30, 60, 90], 0.05, '19.50'],
  [[1, 40, 45, 50, 60], 0.05, '-8.75'],
  [[3, 5, 5, 5], 0.1, '2.80'],
  [[30, 60, 90], 0.95, '90.00'],
]
let same = true
for (const [list, share, described] of cases) {
  const seen = percentile(list, share).toFixed(2)
  console.log(`${share * 100} % of`, list.join(' ').padEnd(16), 'seen', seen.padStart(6), `expected from ${list[0]} to ${list.at(-1)}`)
  same &&= seen === described
}
const turned = -percentile([-90, -60, -30], 0.05)
console.log('the upper end of the same minutes, counted from the other side', turned.toFixed(2), 'seen 90.00')
process.exit(same && turned.toFixed(2) === '100.50' ? 0 : 1)
JS
node try.js && { echo 'stats-lite 2.2.0: as described'; exit 0; }
echo 'stats-lite 2.2.0: the behaviour has changed'
exit 1
