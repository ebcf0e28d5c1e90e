#!/usr/bin/env bash
# Software: subsrt 1.1.1 (the newest in the npm registry), on Node 20: reads SubRip and WebVTT.
# Expected: two cues are two captions, each with its time, whether the file was written on Windows or not; WebVTT's definition allows
#   both ends of a line.
# Seen: only lines that end as on Windows part the cues. In any other SubRip file the first caption holds all the words of the talk, with
#   numbers and times of the other cues among them, and ends after four seconds; a WebVTT file has no caption at all, its words are
#   the "data" of a meta entry. Nothing is thrown.
# Why it matters: what recorders of meetings write has plain line ends. The whole interview is said in its first four seconds by whoever
#   spoke first, or it is empty.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "captions", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact subsrt@1.1.1 >/dev/null || exit 1
cat >try.js <<'JS'
const subsrt = require('subsrt')
const srt = '1\n00:00:01,000 --> 00:00:04,000\nWe lose 40 minutes.\n\n2\n00:00:05,000 --> 00:00:06,500\nNot in our team.\n'
const vtt = 'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nWe lose 40 minutes.\n\n00:00:05.000 --> 00:00:06.500\nNot in our team.\n'
const windows = (text) => text.replaceAll('\n', '\r\n')
const captions = (text) => subsrt.parse(text).filter((one) => one.type === 'caption')
const seen = [srt, windows(srt), vtt, windows(vtt)].map(captions)
console.log('captions expected: 2, 2, 2, 2; seen:', seen.map((one) => one.length).join(', '))
console.log('the first of the first file ends after', seen[0][0].end, 'ms and holds', JSON.stringify(seen[0][0].text))
const same =
  seen.map((one) => one.length).join() === '1,2,0,2' &&
  seen[0][0].text.includes('Not in our team.') &&
  seen[0][0].text.includes('00:00:05,000') && seen[0][0].end === 4000
process.exit(same ? 0 : 1)
JS
node try.js && { echo 'subsrt 1.1.1: as described'; exit 0; }
echo 'subsrt 1.1.1: the behaviour has changed'
exit 1
