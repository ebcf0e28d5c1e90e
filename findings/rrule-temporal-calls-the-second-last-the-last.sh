#!/usr/bin/env bash
# Software: rrule-temporal 2.2.8 (the newest release), on Node 20. `toText` of its part `totext` says a recurrence rule (RFC 5545)
#   in words; `all` gives its days.
# Expected: a place counted from the end is said as what it is: -2 is the last but one.
# Seen: every negative place is "last". BYMONTHDAY=-3, -2FR, BYSETPOS=-2 and BYYEARDAY=-2 are "the last day of the month", "last
#   Friday", "on the last instance" and "the last day of the year", and BYMONTHDAY=-1,-2 is "the last and last day". The days themselves
#   are right: the last Friday but one of January 2026 is the 23rd, and the words say the 30th.
# Why it matters: "three days before the month ends" is when a survey is asked so that its answers are in by then. Who sets it up reads
#   the words, finds the last day, and moves it by three. Words for a person have to be held against the days, in a test or beside them.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "words", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact rrule-temporal@2.2.8 >/dev/null || exit 1
cat >try.mjs <<'JS'
import { RRuleTemporal } from 'rrule-temporal'
import { toText } from 'rrule-temporal/totext'
const cases = [
  ['FREQ=MONTHLY;BYMONTHDAY=-1', 'the last day of the month', 'on the last day of the month', '2026-01-31'],
  ['FREQ=MONTHLY;BYMONTHDAY=-3', 'the last but two', 'on the last day of the month', '2026-01-29'],
  ['FREQ=MONTHLY;BYDAY=-2FR', 'the last Friday but one', 'on last Friday', '2026-01-23'],
  ['FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-2', 'the last Friday but one', 'on the last instance', '2026-01-23'],
  ['FREQ=YEARLY;BYYEARDAY=-2', 'the last day but one of the year', 'on the last day of the year', '2026-12-30'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1,-2', 'the last two days', 'on the last and last day of the month', '2026-01-30'],
]
let same = true
for (const [rule, expected, described, day] of cases) {
  const read = new RRuleTemporal({ rruleString: `DTSTART:20260101T090000Z\nRRULE:${rule};COUNT=2` })
  const words = toText(read)
  const first = read.all()[0].toPlainDate().toString()
  console.log(rule.padEnd(34), 'expected', expected, '| seen', words, '| its first day', first)
  same &&= words.includes(described) && first === day
}
process.exit(same ? 0 : 1)
JS
node try.mjs && { echo 'rrule-temporal 2.2.8: as described'; exit 0; }
echo 'rrule-temporal 2.2.8: the behaviour has changed'
exit 1
