#!/usr/bin/env bash
# Software: @visx/stats 4.0.0 (the newest release), with react 19, on Node 20. `computeStats` gives what its box plot and
#   violin plot are drawn from.
# Expected: whiskers end at the furthest answers within one and a half times the box (Tukey), so at answers; and one end does not
#   depend on the other.
# Seen: with one outlier, on whichever side, BOTH ends are put at the limits themselves, where no answer is: of hours from 1 to 5 and
#   one of 20 the whiskers are from -1.75 to 8.25. Without the 20 they are from 1 to 5. On a scale of five one 1 among 4 and 5 gives
#   a whisker up to 6.5. The violin counts the answers in bins of that stretched range.
# Why it matters: a chart shows answers below zero and above the scale, and adding one high answer moves the low end. Nobody
#   recomputes the ends of a whisker.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "whiskers", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact --legacy-peer-deps @visx/stats@4.0.0 react@19.2.0 react-dom@19.2.0 >/dev/null || exit 1
cat >try.js <<'JS'
const { computeStats } = require('@visx/stats')
const cases = [
  ['hours', [1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 5], '1 to 5'],
  ['and one of 20', [1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 5, 20], '-1.75 to 8.25'],
  ['scale of 5', [1, 4, 4, 4, 4, 5, 5, 5, 5], '2.5 to 6.5'],
]
let same = true
for (const [what, answers, described] of cases) {
  const { boxPlot } = computeStats(answers)
  const { firstQuartile: low, thirdQuartile: high } = boxPlot
  const within = answers.filter((one) => one >= low - 1.5 * (high - low) && one <= high + 1.5 * (high - low))
  const seen = `${boxPlot.min} to ${boxPlot.max}`
  console.log(what.padEnd(14), 'whiskers', seen.padEnd(14), `expected ${Math.min(...within)} to ${Math.max(...within)}`)
  same &&= seen === described
}
process.exit(same ? 0 : 1)
JS
node try.js && { echo '@visx/stats 4.0.0: as described'; exit 0; }
echo '@visx/stats 4.0.0: the behaviour has changed'
exit 1
