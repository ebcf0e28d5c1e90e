#!/usr/bin/env bash
# Software: ics 3.12.0, ts-ics 2.4.6 and datebook 8.0.1 (the newest of each in the npm registry), on Node 20; read back with ical.js 2.2.1.
# Expected: what is given as one category, one name, or the text of a reminder, is that when it is read: commas and semicolons of
#   a text are escaped, and a name with one of them or a colon stands in quotation marks (RFC 5545, 3.2 and 3.3.11).
# Seen: summary, place and description are escaped, the rest is not. ics and ts-ics make "Docs, search" two categories. In ics the
#   reminder's text "See C:\new" has a line break in it. In ts-ics and datebook a name ends at its first colon or semicolon: of "Platform:
#   Kim", who declined, the address is " Kim;PARTSTAT=DECLINED:MAILTO:…", and that they declined is gone. No error is given.
# Why it matters: areas of a platform are called "Build, test" and rooms "Berlin: 3". Who comes to an interview is read from such a
#   file. A property that the author of a library tried is right, so every one has to be read back.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "writers", "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --save-exact ics@3.12.0 ts-ics@2.4.6 datebook@8.0.1 ical.js@2.2.1 >/dev/null || exit 1
cat >try.mjs <<'JS'
import ICAL from 'ical.js'
import { ICalendar } from 'datebook'
import { createEvent } from 'ics'
import { generateIcsCalendar } from 'ts-ics'
const [category, name, email, reminder] = ['Docs, search', 'Platform: Kim', 'kim@hub.example', 'See C:\\new']
const [from, to] = [new Date(Date.UTC(2026, 0, 5, 9)), new Date(Date.UTC(2026, 0, 5, 10))]
const files = {
  ics: createEvent({
    start: [2026, 1, 5, 9, 0], duration: { hours: 1 }, title: 'Interview', categories: [category],
    attendees: [{ name, email, partstat: 'DECLINED' }], alarms: [{ action: 'display', description: reminder, trigger: { minutes: 5, before: true } }],
  }).value,
  'ts-ics': generateIcsCalendar({
    version: '2.0', prodId: 'example', events: [{
      uid: 'interview', stamp: { date: from }, start: { date: from }, end: { date: to }, summary: 'Interview', categories: [category],
      attendees: [{ name, email, partstat: 'DECLINED' }],
    }],
  }),
  datebook: new ICalendar({ title: 'Interview', start: from, end: to, attendees: [{ name, email }] }).render(),
}
const seen = Object.entries(files).map(([library, text]) => {
  const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')
  const attendee = event.getFirstProperty('attendee')
  const said = {
    categories: event.getFirstProperty('categories')?.getValues() ?? [],
    name: attendee.getParameter('cn'),
    address: attendee.getFirstValue(),
    reminder: event.getFirstSubcomponent('valarm')?.getFirstPropertyValue('description'),
  }
  console.log(library.padEnd(9), JSON.stringify(said))
  return said
})
console.log('expected ', JSON.stringify({ categories: [category], name, address: `mailto:${email}`, reminder }))
const [ics, tsIcs, datebook] = seen
const same = ics.categories.length === 2 && tsIcs.categories.length === 2 && ics.reminder === 'See C:\new'
process.exit(same && ics.name === name && tsIcs.name === 'Platform' && datebook.name === 'Platform' ? 0 : 1)
JS
node try.mjs && { echo 'ics 3.12.0, ts-ics 2.4.6, datebook 8.0.1: as described'; exit 0; }
echo 'ics 3.12.0, ts-ics 2.4.6, datebook 8.0.1: the behaviour has changed'
exit 1
