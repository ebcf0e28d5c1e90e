#!/usr/bin/env bash
# Software: jstat 1.9.6, on Node 20. `quartiles`, `median`, `percentile` and `quantiles` of a list of numbers.
# Expected: the middle quartile is the median, and the quartiles of the same answers on a turned scale are the turned
#   quartiles (so it is with the definitions 5 to 9 of Hyndman & Fan).
# Seen: `quartiles` of 1…8 are 2, 4 and 6 while `median` is 4.5; turned they become 3, 5 and 7. Of 1…9 they are 2, 5, 7, though
#   the list is symmetric. `percentile` (2.75, 4.5, 6.25) and `quantiles` (2.4375, 4.5, 6.5625) follow two more definitions.
# Why it matters: a box drawn from `quartiles` leans to the low side by up to one point, on a scale of five a fifth of it, and
#   "the middle half" changes when a question is worded the other way round. Say which definition a figure uses.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "quartiles", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact jstat@1.9.6 >/dev/null || exit 1
node -e "
  const { jStat } = require('jstat')
  const turned = (list) => jStat.quartiles(list.map((one) => -one)).map((one) => -one).reverse()
  const cases = [
    [[1, 2, 3, 4, 5, 6, 7, 8], '2,4,6', '3,5,7', 4.5],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9], '2,5,7', '3,5,8', 5],
    [[1, 2, 3, 4, 5], '1,3,4', '2,3,5', 3],
  ]
  let same = true
  for (const [list, described, describedTurned, median] of cases) {
    const seen = jStat.quartiles(list).join()
    console.log(list.join(' '))
    console.log('  quartiles', seen, '| of the turned scale, turned back', turned(list).join(), '(expected: the same)')
    console.log('  median', jStat.median(list), '| percentile', [0.25, 0.5, 0.75].map((p) => jStat.percentile(list, p)).join(), '| quantiles', jStat.quantiles(list, [0.25, 0.5, 0.75]).join())
    same &&= seen === described && turned(list).join() === describedTurned && jStat.median(list) === median
  }
  process.exit(same ? 0 : 1)
" && { echo 'jstat 1.9.6: as described'; exit 0; }
echo 'jstat 1.9.6: the behaviour has changed'
exit 1
