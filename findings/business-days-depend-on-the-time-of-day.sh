#!/usr/bin/env bash
# Software: moment-business-days 1.2.0 (with moment 2.30.1) and dayjs-business-days2 1.4.0 (with dayjs 1.11.19; the newest of both in the
#   npm registry), on Node 20. Working days between two moments, and from one on.
# Expected: from Monday to Tuesday is one working day at whatever time, or, where time counts, 25 hours are a little more than 24.
# Seen: Monday 9:00 to Tuesday 8:00 is one working day, to Tuesday 10:00 two. Friday 9:00 to Monday 10:00 is two and to Monday 8:00 one.
#   The steps are taken of 24 hours, and what has begun counts. On one and the same day moment-business-days says 0 and
#   dayjs-business-days2 1. Their manuals show days without a time, where all is right.
# Why it matters: how long a change waited for a review is told from moments. A change that was asked for in the morning and read in the
#   next afternoon counts double, and one asked for in the afternoon does not; the median of a team depends on when it works.
#   Take the days of both moments first, in the zone of the team.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "waits", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact moment-business-days@1.2.0 moment@2.30.1 dayjs-business-days2@1.4.0 dayjs@1.11.19 >/dev/null || exit 1
cat >try.js <<'JS'
const dayjs = require('dayjs')
const plugin = require('dayjs-business-days2')
const moment = require('moment-business-days')
dayjs.extend(plugin.default ?? plugin)
const cases = [
  ['Monday 9:00 to Tuesday 8:00', '2026-11-02T09:00', '2026-11-03T08:00', 1, 1],
  ['Monday 9:00 to Tuesday 10:00', '2026-11-02T09:00', '2026-11-03T10:00', 2, 2],
  ['Friday 9:00 to Monday 8:00', '2026-11-06T09:00', '2026-11-09T08:00', 1, 1],
  ['Friday 9:00 to Monday 10:00', '2026-11-06T09:00', '2026-11-09T10:00', 2, 2],
  ['Monday 9:00 to Monday 17:00', '2026-11-02T09:00', '2026-11-02T17:00', 0, 1],
]
let same = true
for (const [what, from, to, first, second] of cases) {
  const seen = [moment(to).businessDiff(moment(from)), dayjs(to).businessDiff(dayjs(from))]
  const expected = dayjs(to.slice(0, 10)).businessDiff(dayjs(from.slice(0, 10)))
  console.log(what.padEnd(29), 'moment', seen[0], 'dayjs', seen[1], 'their days alone', expected)
  same &&= seen[0] === first && seen[1] === second
}
process.exit(same ? 0 : 1)
JS
TZ=UTC node try.js && { echo 'moment-business-days 1.2.0, dayjs-business-days2 1.4.0: as described'; exit 0; }
echo 'moment-business-days 1.2.0, dayjs-business-days2 1.4.0: the behaviour has changed'
exit 1
