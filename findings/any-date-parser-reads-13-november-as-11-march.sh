#!/usr/bin/env bash
# Software: any-date-parser 2.2.4 (the newest release), on Node 20, with its language as it comes, American English.
# Expected: 13/11/2026, which can only be 13 November, is that day, or is refused as no day of the form that is asked for.
# Seen: where the month does not fit, the first digit is passed over and the rest is read: "3/11/2026", 11 March. Of the 221 days of
#   2026 after the 12th of a month that are written with the day first and slashes, 198 are another day and none is refused.
#   2025-13-01 is 13 May 2001. Asked for the British form, 12/25/2025 is 12 February. The same days with full stops are right.
# Why it matters: lists of people come from several countries in one file. That a day cannot be American is how one notices; here each
#   such row is a day of the same year, some months off. A reader has to ask that the whole text was used.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "days", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact any-date-parser@2.2.4 >/dev/null || exit 1
cat >try.js <<'JS'
const loaded = require('any-date-parser')
const parser = loaded.default ?? loaded
const day = (text, language) => {
  const read = parser.fromString(text, language)
  return Number.isNaN(read.getTime()) ? 'refused' : read.toISOString().slice(0, 10)
}
const cases = [
  ['13/11/2026', undefined, '2026-03-11', '2026-11-13 or refused'],
  ['25/12/2025', undefined, '2025-05-12', '2025-12-25 or refused'],
  ['12/25/2025', 'en-GB', '2025-02-12', '2025-12-25 or refused'],
  ['2025-13-01', undefined, '2001-05-13', 'refused'],
  ['13.11.2026', undefined, '2026-11-13', '2026-11-13'],
]
let same = true
for (const [text, language, described, expected] of cases) {
  console.log(text, (language ?? '').padEnd(6), 'seen', day(text, language), 'expected', expected)
  same &&= day(text, language) === described
}
const year = Array.from({ length: 365 }, (_, at) => new Date(Date.UTC(2026, 0, at + 1)).toISOString().slice(0, 10))
const late = year.filter((one) => Number(one.slice(8)) > 12)
const seen = late.map((one) => day(one.split('-').reverse().join('/')))
const wrong = seen.filter((one, at) => one !== 'refused' && one !== late[at]).length
console.log(late.length, 'days after the 12th:', wrong, 'are another day,', seen.filter((one) => one === 'refused').length, 'refused')
process.exit(same && wrong === 198 ? 0 : 1)
JS
TZ=UTC node try.js && { echo 'any-date-parser 2.2.4: as described'; exit 0; }
echo 'any-date-parser 2.2.4: the behaviour has changed'
exit 1
