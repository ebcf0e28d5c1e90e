#!/usr/bin/env bash
# Software: rrule 2.8.1, on Node 20. `toText()` says a recurrence rule (RFC 5545) in words; `isFullyConvertibleToText()` tells
#   whether the words say all of it.
# Expected: "the last working day of the month" (BYSETPOS=-1) and "Mondays at 9:30" (BYMINUTE=30) are said in words, or the
#   library says that they cannot be.
# Seen: BYSETPOS and BYMINUTE are left out of the words, and the rule still counts as fully convertible: "every month on
#   weekdays" for one day a month. Read back with `fromText`, the words are a rule with some twenty days a month.
# Why it matters: a schedule is confirmed by a person who reads the words. A survey that is asked once a month is announced
#   as one that is asked on every working day. A hub has to make such words from the days themselves.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "words", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact rrule@2.8.1 >/dev/null || exit 1
node -e "
  const { RRule, rrulestr } = require('rrule')
  const from = new Date('2026-01-01T00:00:00Z')
  const to = new Date('2026-03-31T23:59:59Z')
  const days = (rule) => rrulestr('DTSTART:20260101T000000Z\nRRULE:' + rule).between(from, to, true).length
  const cases = [
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'every month on weekdays', 3, 64],
    ['FREQ=MONTHLY;BYDAY=MO,WE;BYSETPOS=2', 'every month on Monday, Wednesday', 3, 25],
    ['FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=30', 'every week on Monday at 9', 13, 13],
  ]
  let same = true
  for (const [text, described, meant, readBack] of cases) {
    const rule = rrulestr('RRULE:' + text)
    const back = RRule.fromText(rule.toText()).toString().replace('RRULE:', '')
    console.log(text)
    console.log('  words:', rule.toText(), '| all of it:', rule.isFullyConvertibleToText(), '(expected false)')
    console.log('  days of three months:', days(text), '| of its words read back:', days(back))
    same &&= rule.toText() === described && rule.isFullyConvertibleToText() && days(text) === meant && days(back) === readBack
  }
  process.exit(same ? 0 : 1)
" && { echo 'rrule 2.8.1: as described'; exit 0; }
echo 'rrule 2.8.1: the behaviour has changed'
exit 1
