#!/usr/bin/env bash
# Software: vega-loader 5.1.3 (the newest in the npm registry), on Node 20: reads CSV for Vega and Vega-Lite, `parse: 'auto'`.
# Expected: a column is a date where all its texts are written as dates are. Names that end in a number, ranges and versions are texts.
# Seen: a column is a date where the engine's Date.parse takes each text, and V8 takes nearly all that ends in a number from 1 to 12. The
#   teams "Team 1", "Team 2", "Team 12" are the first days of January, February and December 2001, the ranges "1-2" and "3-5" are days
#   of 2001 as well. Versions are numbers: 1.10 is 1.1 and comes before 1.9. With a "Team 13" in the file all of them stay texts.
# Why it matters: a chart by team gets a time axis, and the same file with one team more is another chart. Versions melt into each other.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "teams", "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --save-exact vega-loader@5.1.3 >/dev/null || exit 1
cat >try.js <<'JS'
import { read } from 'vega-loader'
const table = (lines) => read(`team,range,version\n${lines.join('\n')}\n`, { type: 'csv', parse: 'auto' })
const lines = ['Team 1,1-2,1.9', 'Team 2,3-5,1.10', 'Team 12,6-10,1.11']
const day = (one) => (typeof one === 'string' ? one : new Date(one).toISOString().slice(0, 10))
const rows = table(lines)
const more = table([...lines, 'Team 13,11-20,2.0'])
console.log('expected: Team 1, Team 2, Team 12; 1-2, 3-5, 6-10; versions 1.9, 1.10, 1.11')
console.log('seen:', rows.map((row) => [day(row.team), day(row.range), row.version].join(' ')).join(' | '))
console.log('with one team more:', more.map((row) => day(row.team)).join(' | '))
const same =
  rows.map((row) => day(row.team)).join() === '2001-01-01,2001-02-01,2001-12-01' &&
  rows.every((row) => typeof row.range === 'number') &&
  rows[1].version === 1.1 &&
  more.map((row) => row.team).join() === 'Team 1,Team 2,Team 12,Team 13'
process.exit(same ? 0 : 1)
JS
TZ=UTC node try.js && { echo 'vega-loader 5.1.3: as described'; exit 0; }
echo 'vega-loader 5.1.3: the behaviour has changed'
exit 1
