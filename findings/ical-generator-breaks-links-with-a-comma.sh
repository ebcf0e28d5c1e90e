#!/usr/bin/env bash
# Software: ical-generator 11.1.2 (the newest release), on Node 20; read back with ical.js 2.2.1 and ts-ics 2.4.6.
# Expected: the address of an event, or of a file attached to it, is in the calendar as it was given. The type URI of RFC 5545 (3.3.13)
#   has no escapes; only texts have.
# Seen: commas and semicolons of `url` and `attachments` get a backslash, as those of a text do, and so do those of properties of one's
#   own. ".../surveys?teams=payments,search" is read as "...teams=payments\,search" by readers that follow the standard. node-ical
#   takes backslashes out of everything, and so hides it. The calendar's name, which is a text, is not escaped: "C:\new" in it is a
#   line break to a strict reader.
# Why it matters: links to a filtered list ("teams=a,b") open another list or none, only in some calendars, and only once there are
#   two teams. Read back with the usual library, the test is green. Commas in addresses have to be written as %2C.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "links", "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --save-exact ical-generator@11.1.2 ical.js@2.2.1 ts-ics@2.4.6 node-ical@0.27.2 >/dev/null || exit 1
cat >try.mjs <<'JS'
import ICAL from 'ical.js'
import calendar from 'ical-generator'
import nodeIcal from 'node-ical'
import { convertIcsCalendar } from 'ts-ics'
const url = 'https://hub.example/surveys?teams=payments,search;view=week'
const file = 'https://hub.example/files/a,b.pdf'
const written = calendar({ name: 'Platform' })
written.createEvent({ start: new Date(Date.UTC(2026, 0, 5, 9)), summary: 'Survey opens', url, attachments: [file] })
const text = written.toString()
const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')
const seen = event.getFirstPropertyValue('url')
console.log('given     ', url)
console.log('ical.js   ', seen)
console.log('ts-ics    ', convertIcsCalendar(undefined, text).events[0].url)
console.log('node-ical ', Object.values(nodeIcal.sync.parseICS(text)).find(({ type }) => type === 'VEVENT').url.val)
console.log('a file    ', event.getFirstPropertyValue('attach'))
const name = calendar({ name: 'Notes, C:\\new' }).toString().match(/^NAME:.*/m)[0]
console.log('the name  ', name, 'expected', 'NAME:Notes\\, C:\\\\new')
const same = seen === url.replace(/[,;]/g, '\\$&') && event.getFirstPropertyValue('attach') === file.replace(',', '\\,')
process.exit(same && name === 'NAME:Notes, C:\\new' ? 0 : 1)
JS
node try.mjs && { echo 'ical-generator 11.1.2: as described'; exit 0; }
echo 'ical-generator 11.1.2: the behaviour has changed'
exit 1
