#!/usr/bin/env bash
# Software: @sgratzl/boxplots 2.0.0 (the newest release), on Node 20. The figures of
#   a box plot: quartiles, whiskers, outliers.
# Expected: the same figures in another unit give the same plot: 0.012 is as far out as 1.2 %. Numbers come back as they went in.
# Seen: two values count as the same when they are less than 0.01 apart, whatever the unit. Of failure rates the highest, four times
#   the median, is an outlier in per cent and no outlier as shares: the whisker goes up to it. Outliers closer than that to each
#   other are one. And a list is copied into numbers of 32 bits: the median of five times a minute apart is 8 seconds off.
# Why it matters: rates are kept as shares and moments as milliseconds. What stands out is not shown, and a day's chart is right to the
#   eye. Both go away with percentages, and with a `Float64Array` in place of a list.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "boxes", "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --save-exact @sgratzl/boxplots@2.0.0 >/dev/null || exit 1
cat >try.js <<'JS'
import boxplot from '@sgratzl/boxplots'
const shares = [0.001, 0.002, 0.002, 0.003, 0.003, 0.004, 0.012]
const seen = [1, 100].map((unit) => boxplot(shares.map((share) => share * unit)))
const said = ({ whiskerHigh, outlier }) => `whisker up to ${whiskerHigh.toFixed(3)}, outliers: ${outlier.length}`
console.log('as shares  ', said(seen[0]), '(expected up to 0.004, 1)')
console.log('in per cent', said(seen[1]))
const twice = boxplot([...Array(12).fill(0.5), 0.901, 0.907, 0.909])
console.log('three outliers between 0.901 and 0.909, seen', twice.outlier.length)
const minutes = [0, 1, 2, 3, 4].map((minute) => Date.UTC(2026, 0, 1, 0, minute))
const off = boxplot(minutes).median - minutes[2]
console.log('median of five minutes:', off, 'milliseconds off; as Float64Array', boxplot(Float64Array.from(minutes)).median - minutes[2])
const same = seen[0].outlier.length === 0 && seen[1].outlier.length === 1 && twice.outlier.length === 1 && off === -31_936
process.exit(same ? 0 : 1)
JS
node try.js && { echo '@sgratzl/boxplots 2.0.0: as described'; exit 0; }
echo '@sgratzl/boxplots 2.0.0: the behaviour has changed'
exit 1
