#!/usr/bin/env bash
# Software: ts-ics 2.4.6 (the newest release), on Node 20; beside it ical.js 2.2.1. It reads calendars (RFC 5545).
# Expected: days added to an event with RDATE are among its days, as those taken out with EXDATE are noted; a property that may come
#   several times, as CATEGORIES may, is read each time.
# Seen: RDATE is left out without a word: what is read has no place for it, and `extendByRecurrenceRule` gives the days of the rule
#   alone. Of several lines of CATEGORIES the last is kept. EXDATE is read.
# Why it matters: a meeting moved from one day to another is an EXDATE and an RDATE. Its old day is gone, the new one is missing, and
#   "no interviews in that week" is a number that looks right. Which kind of meeting it was depends on the order of two lines.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "added", "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --save-exact ts-ics@2.4.6 ical.js@2.2.1 >/dev/null || exit 1
cat >try.mjs <<'JS'
import ICAL from 'ical.js'
import { convertIcsCalendar, extendByRecurrenceRule } from 'ts-ics'
const text = [
  'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//Example//EN', 'BEGIN:VEVENT', 'UID:interviews', 'DTSTAMP:20260101T000000Z',
  'DTSTART:20260105T090000Z', 'DTEND:20260105T100000Z', 'SUMMARY:Interviews', 'RRULE:FREQ=WEEKLY;COUNT=3',
  'EXDATE:20260112T090000Z', 'RDATE:20260114T090000Z', 'CATEGORIES:Research', 'CATEGORIES:Builds', 'END:VEVENT', 'END:VCALENDAR', '',
].join('\r\n')
const [event] = convertIcsCalendar(undefined, text).events
const days = extendByRecurrenceRule(event.recurrenceRule, {
  start: event.start.date,
  exceptions: event.exceptionDates.map(({ date }) => date),
  end: new Date(Date.UTC(2026, 1, 1)),
}).map((day) => day.toISOString().slice(0, 10))
const other = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')).iterator()
const expected = Array.from({ length: 3 }, () => other.next().toString().slice(0, 10))
console.log('days seen    ', days.join(' '))
console.log('days expected', expected.join(' '))
console.log('categories seen', JSON.stringify(event.categories), 'expected Research and Builds')
const nowhere = !JSON.stringify(event).includes('2026-01-14')
process.exit(days.join(' ') === '2026-01-05 2026-01-19' && nowhere && event.categories.join() === 'Builds' ? 0 : 1)
JS
node try.mjs && { echo 'ts-ics 2.4.6: as described'; exit 0; }
echo 'ts-ics 2.4.6: the behaviour has changed'
exit 1
