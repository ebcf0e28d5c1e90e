#!/usr/bin/env bash
# Software: dataframe-js 1.4.4 (the newest in the npm registry), on Node 20: `stat.min`, `stat.max` and `stat.mean` of a column.
# Expected: a row without an answer counts in all of them or in none.
# Seen: the mean, the sum and the deviation leave null and '' out; min and max take them for 0. The lowest of 5, none, 4 is 0 beside a
#   mean of 4.5; the highest of -20, none, -5 is 0.
# Why it matters: rows of a database or a CSV hold null or '' where a person skipped the question. "Lowest rating 0" on a scale of 1 to
#   5, and a best team at zero where all are below, stand beside a mean that is right.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "columns", "private": true }' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact dataframe-js@1.4.4 >/dev/null || exit 1
cat >try.js <<'JS'
const { DataFrame } = require('dataframe-js')
const cases = [
  [[5, null, 4], [4, 5, 4.5], [0, 5, 4.5]],
  [[5, '', 4], [4, 5, 4.5], [0, 5, 4.5]],
  [[-20, null, -5], [-20, -5, -12.5], [-20, 0, -12.5]],
]
let same = true
for (const [answers, expected, described] of cases) {
  const { stat } = new DataFrame(answers.map((rate) => ({ rate })), ['rate'])
  const seen = [stat.min('rate'), stat.max('rate'), stat.mean('rate')]
  console.log(JSON.stringify(answers), '| lowest, highest, mean: expected', ...expected, '| seen', ...seen)
  same &&= seen.join() === described.join()
}
process.exit(same ? 0 : 1)
JS
node try.js && { echo 'dataframe-js 1.4.4: as described'; exit 0; }
echo 'dataframe-js 1.4.4: the behaviour has changed'
exit 1
