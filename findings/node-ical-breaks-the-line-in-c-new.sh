#!/usr/bin/env bash
# Software: node-ical 0.27.2 (the newest release) and 0.26.1 (the last for Node 20), on Node 20; beside them ical.js 2.2.1. They read
#   calendars (RFC 5545).
# Expected: in a text `\\` is a backslash, whatever comes after it, and `\n` the end of a line (RFC 5545, 3.3.11). `C:\\new` is C:\new.
# Seen: `\n` is looked for wherever it stands, also where its backslash is the second one of `\\`: "Copy C:\new\notes" has two ends of
#   lines in it and no "new" and "notes", but "ew" and "otes". So it is with the pattern `\\n` of a log, and with \\server\name. The
#   letters that are not n or N are right: C:\temp stays C:\temp.
# Why it matters: calendars of a Windows shop hold paths in their descriptions, and a line that ends within one looks like two
#   sentences. A writer cannot avoid it: what it writes is right.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "paths", "private": true }' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact newest@npm:node-ical@0.27.2 last@npm:node-ical@0.26.1 ical.js@2.2.1 >/dev/null || exit 1
cat >try.mjs <<'JS'
import ICAL from 'ical.js'
import last from 'last'
import newest from 'newest'
const written = (text) => text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')
const calendar = (text) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//EN', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20260101T000000Z']
    .concat(['DTSTART;VALUE=DATE:20260310', `SUMMARY:${written(text)}`, 'END:VEVENT', 'END:VCALENDAR', ''])
    .join('\r\n')
const of = (reader) => (text) =>
  Object.values(reader.sync.parseICS(calendar(text))).find((one) => one.type === 'VEVENT').summary
const readers = {
  'node-ical 0.27.2': of(newest),
  'node-ical 0.26.1': of(last),
  'ical.js 2.2.1': (text) =>
    new ICAL.Component(ICAL.parse(calendar(text))).getFirstSubcomponent('vevent').getFirstPropertyValue('summary'),
}
const broken = ['Copy C:\\new\\notes', 'split at \\n, then join', '\\\\server\\name']
const whole = ['C:\\temp', 'two\nlines', 'a, b; c']
let same = true
for (const [name, read] of Object.entries(readers)) {
  for (const text of [...broken, ...whole]) {
    const seen = read(text)
    const right = seen === text
    console.log(name.padEnd(17), 'expected', JSON.stringify(text), 'seen', JSON.stringify(seen))
    same &&= right === (name.startsWith('ical.js') || whole.includes(text))
    if (!right) same &&= seen.includes('\n')
  }
}
process.exit(same ? 0 : 1)
JS
node try.mjs && { echo 'node-ical 0.27.2, 0.26.1: as described'; exit 0; }
echo 'node-ical 0.27.2, 0.26.1: the behaviour has changed'
exit 1
