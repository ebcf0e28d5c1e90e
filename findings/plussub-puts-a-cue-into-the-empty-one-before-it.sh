#!/usr/bin/env bash
# Software: @plussub/srt-vtt-parser 2.0.5 beside webvtt-parser 2.2.0, on Node 20.
# Expected: a cue without words, which WebVTT allows and editors leave behind where a caption was cleared, is a cue without words; the
#   cue after it has its own time.
# Seen: the next cue's line of times becomes words of the empty one, and so do its words: three cues are two, of which the first says
#   "00:00:02.000 --> 00:00:03.000" and what was said a second later. Where the cues have numbers, the number is said too. No
#   error is given. webvtt-parser reads three cues.
# Why it matters: times stand among the words of a transcript and are quoted with them, and a voice has the time of another.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "captions", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact @plussub/srt-vtt-parser@2.0.5 webvtt-parser@2.2.0 >/dev/null || exit 1
cat >try.mjs <<'JS'
import * as plussub from '@plussub/srt-vtt-parser'
import webvtt from 'webvtt-parser'
const times = (second) => `00:00:0${second}.000 --> 00:00:0${second + 1}.000`
const file = (id) => `WEBVTT\n\n${[1, 2, 3].map((at) => `${id(at)}${times(at)}\n${at === 1 ? '' : `said ${at}\n`}`).join('\n')}`
const expected = ['', 'said 2', 'said 3']
const cases = [
  ['without numbers', file(() => ''), [`${times(2)}\nsaid 2`, 'said 3']],
  ['with numbers', file((at) => `${at}\n`), [`2\n${times(2)}\nsaid 2`, 'said 3']],
]
let same = true
for (const [name, text, described] of cases) {
  const seen = plussub.parse(text).entries.map((one) => one.text.trim())
  const other = new webvtt.WebVTTParser().parse(text, 'captions').cues.map((one) => one.text)
  console.log(name.padEnd(15), 'expected', JSON.stringify(expected), 'seen', JSON.stringify(seen), '| webvtt-parser', JSON.stringify(other))
  same &&= JSON.stringify(seen) === JSON.stringify(described) && JSON.stringify(other) === JSON.stringify(expected)
}
process.exit(same ? 0 : 1)
JS
node try.mjs && { echo '@plussub/srt-vtt-parser 2.0.5: as described'; exit 0; }
echo '@plussub/srt-vtt-parser 2.0.5: the behaviour has changed'
exit 1
