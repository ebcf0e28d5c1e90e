#!/usr/bin/env bash
# Software: @aj-archipelago/subvibe 1.0.12 beside webvtt-parser 2.2.0 and @plussub/srt-vtt-parser 2.0.5, on Node 20.
# Expected: the text of a cue is all of its lines up to the next blank one (WebVTT, "WebVTT cue payload text").
# Seen: a line of nothing but digits is taken for the number of the next cue, although no time follows it. A cue that says "42" is
#   empty, and "We had", "42", "of them" on three lines is "We had": the number is gone, and with it all that follows in the cue.
#   `errors` says "Invalid timestamp format" of the line after it, which has none; the cues come all the same. With a unit ("42 %")
#   on the line it is right, and so is the same cue in SubRip.
# Why it matters: "how long does it take?" is answered with a number, and captions break lines where they are full. What is left
#   reads like a sentence that nobody said.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "captions", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact @aj-archipelago/subvibe@1.0.12 webvtt-parser@2.2.0 @plussub/srt-vtt-parser@2.0.5 >/dev/null || exit 1
cat >try.mjs <<'JS'
import { parse } from '@aj-archipelago/subvibe'
import * as plussub from '@plussub/srt-vtt-parser'
import webvtt from 'webvtt-parser'
const cue = (second, ...lines) => `00:00:0${second}.000 --> 00:00:0${second}.900\n${lines.join('\n')}\n`
const file = (...cues) => `WEBVTT\n\n${cues.join('\n')}`
const cases = [
  ['a number alone', file(cue(1, 'How many?'), cue(2, '42'), cue(3, 'Thanks')), ['How many?', '42', 'Thanks'], ['How many?', '', 'Thanks'], 1],
  ['a number between', file(cue(1, 'We had', '42', 'of them'), cue(2, 'today')), ['We had\n42\nof them', 'today'], ['We had', 'today'], 1],
  ['with a unit', file(cue(1, 'We had', '42 %', 'of them')), ['We had\n42 %\nof them'], ['We had\n42 %\nof them'], 0],
]
let same = true
for (const [name, text, expected, described, errors] of cases) {
  const read = parse(text)
  const seen = read.cues.map((one) => one.text)
  const others = [
    new webvtt.WebVTTParser().parse(text, 'captions').cues.map((one) => one.text),
    plussub.parse(text).entries.map((one) => one.text),
  ]
  const right = others.every((one) => JSON.stringify(one) === JSON.stringify(expected))
  console.log(name.padEnd(17), 'expected', JSON.stringify(expected), 'seen', JSON.stringify(seen), '| errors', read.errors?.length ?? 0, '| the other two', right ? 'as expected' : 'differ')
  same &&= right && JSON.stringify(seen) === JSON.stringify(described) && (read.errors?.length ?? 0) === errors
}
process.exit(same ? 0 : 1)
JS
node try.mjs && { echo '@aj-archipelago/subvibe 1.0.12: as described'; exit 0; }
echo '@aj-archipelago/subvibe 1.0.12: the behaviour has changed'
exit 1
