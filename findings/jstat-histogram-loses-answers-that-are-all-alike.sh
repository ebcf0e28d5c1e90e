#!/usr/bin/env bash
# Software: jstat 1.9.6, on Node 20. `jStat.histogram(list, bins)` counts the values in bins of equal width.
# Expected: the counts add up to the number of values, whatever the values are.
# Seen: when all values are equal every bin is 0, and the list has one more property, named "NaN". The width of a bin is the
#   range divided by the number of bins, 0 here, so the place of each value is 0 ÷ 0.
# Why it matters: full agreement, the clearest result a question can have, is drawn as a chart without any answer. Counts
#   of a bounded scale belong in bins of the scale, not of the answers given.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "histogram", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact jstat@1.9.6 >/dev/null || exit 1
node -e "
  const { jStat } = require('jstat')
  const cases = [[[4, 4, 4, 4], 0], [[5], 0], [[4, 4, 4, 5], 4]]
  let same = true
  for (const [list, described] of cases) {
    const counts = jStat.histogram(list, 4)
    const sum = counts.reduce((total, count) => total + count, 0)
    console.log(list.join(' ').padEnd(8), counts, 'sum', sum, 'expected', list.length)
    same &&= sum === described && 'NaN' in counts === (described === 0)
  }
  process.exit(same ? 0 : 1)
" && { echo 'jstat 1.9.6: as described'; exit 0; }
echo 'jstat 1.9.6: the behaviour has changed'
exit 1
