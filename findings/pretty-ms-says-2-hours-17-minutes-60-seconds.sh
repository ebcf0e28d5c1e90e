#!/usr/bin/env bash
# Software: pretty-ms 9.3.1 (the newest release that runs on Node 20), on Node 20. Milliseconds as "2h 18m".
# Expected: 2.3 hours are 2h 18m, and no part is as large as the next.
# Seen: 2.3 hours in milliseconds are 8279999.999999999, as computers have it, and that is "2h 17m 60s"; 4.1 hours are "4h 5m 60s", 60
#   seconds less a trace are "60s", a clock shows "2:17:60". The hours and minutes are cut off, the seconds are rounded up. With
#   `compact` 9.2, 7.1 and 7.7 hours together are "23h". Of the tenths of an hour up to 200 every twenty-fourth is so.
# Why it matters: lead times are means, so never whole milliseconds. The value is right to a minute and looks broken, and with `compact`
#   or `unitCount` it is a unit too low and looks right. Round to whole milliseconds before.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "hours", "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --save-exact pretty-ms@9.3.1 >/dev/null || exit 1
cat >try.js <<'JS'
import prettyMilliseconds from 'pretty-ms'
const hour = 3_600_000
const cases = [
  [2.3 * hour, {}, '2h 17m 60s', '2h 18m'],
  [4.1 * hour, {}, '4h 5m 60s', '4h 6m'],
  [2.3 * hour, { colonNotation: true }, '2:17:60', '2:18:00'],
  [2.3 * hour, { unitCount: 2 }, '2h 17m', '2h 18m'],
  [(9.2 + 7.1 + 7.7) * hour, { compact: true }, '23h', '1d'],
]
let same = true
for (const [milliseconds, options, described, expected] of cases) {
  const seen = prettyMilliseconds(milliseconds, options)
  console.log(String(milliseconds).padEnd(20), JSON.stringify(options).padEnd(23), 'seen', seen.padEnd(11), 'expected', expected)
  same &&= seen === described
}
const tenths = Array.from({ length: 1999 }, (_, at) => (at + 1) / 10)
const sixty = tenths.filter((hours) => prettyMilliseconds(hours * hour).includes('60s')).length
console.log(sixty, 'of', tenths.length, 'tenths of an hour have 60 seconds')
process.exit(same && sixty === 84 ? 0 : 1)
JS
node try.js && { echo 'pretty-ms 9.3.1: as described'; exit 0; }
echo 'pretty-ms 9.3.1: the behaviour has changed'
exit 1
