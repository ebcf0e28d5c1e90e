#!/usr/bin/env bash
# Software: subtitle 4.2.2, srt-to-vtt 1.1.3 and subtitle-converter 3.0.12 (the newest of each in the npm registry), on Node 20; the WebVTT
#   is read by media-captions 1.0.4. SubRip as WebVTT, for browsers.
# Expected: the words stay the words. In SubRip "<" is a sign unless it begins one of a few tags; in WebVTT it begins a tag in any case,
#   and "<" and "&" as signs are written `&lt;` and `&amp;` (WebVTT, 4.2.2).
# Seen: only the times are rewritten. "Use List<String> for ids" is read as "Use List for ids", and "if a < b and c > d it waits"
#   loses all from the one sign to the other: "if a  d it waits". What was said as "&lt;b&gt;" is "<b>". No error is given anywhere.
# Why it matters: developers speak of types and comparisons, and recordings are kept as WebVTT since browsers show no other. A quote loses
#   the word it was about. The same texts without such signs, as films have them, are right.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "signs", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact subtitle@4.2.2 srt-to-vtt@1.1.3 subtitle-converter@3.0.12 media-captions@1.0.4 >/dev/null 2>&1 || exit 1
cat >try.js <<'JS'
const srtToVtt = require('srt-to-vtt')
const { parseSync, stringifySync } = require('subtitle')
const { convert } = require('subtitle-converter')
const said = ['Use List<String> for ids', 'if a < b and c > d it waits', 'write &lt;b&gt; there']
const subrip = said.map((words, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at + 1},000\n${words}\n`).join('\n')
async function main() {
  const { parseText, renderVTTCueString } = await import('media-captions')
  const parts = []
  await new Promise((done) => srtToVtt().on('data', (part) => parts.push(part)).on('end', done).end(subrip))
  const files = {
    subtitle: stringifySync(parseSync(subrip), { format: 'WebVTT' }),
    'srt-to-vtt': Buffer.concat(parts).toString(),
    'subtitle-converter': convert(subrip, '.vtt').subtitle,
  }
  console.log('said'.padEnd(19), said.join(' | '))
  let same = true
  for (const [name, file] of Object.entries(files)) {
    const { cues } = await parseText(file, { type: 'vtt' })
    const read = cues.map((cue) => renderVTTCueString(cue).trim())
    console.log(name.padEnd(19), read.join(' | '))
    same &&= read.join(' | ') === 'Use List for ids | if a  d it waits | write <b> there'
  }
  process.exit(same ? 0 : 1)
}
main()
JS
node try.js && { echo 'subtitle 4.2.2, srt-to-vtt 1.1.3, subtitle-converter 3.0.12: as described'; exit 0; }
echo 'subtitle 4.2.2, srt-to-vtt 1.1.3, subtitle-converter 3.0.12: the behaviour has changed'
exit 1
