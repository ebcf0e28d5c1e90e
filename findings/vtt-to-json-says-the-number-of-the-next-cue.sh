#!/usr/bin/env bash
# Software: vtt-to-json 0.1.1 and vtt-2-json 1.1.4 (the newest of both in the npm registry), on Node 20. Captions as times and words.
# Expected: the identifier that a cue of WebVTT may have, mostly its number, and a NOTE are no words of any cue.
# Seen: both are said by the cue before: "It takes 5", followed by the cue 2, is "It takes 5 2", and a remark of the editor stands in
#   the words of the speaker. vtt-to-json also leaves out the last cue of a file that ends in a line break, as files do.
# Why it matters: every answer ends in a number, and those that are about numbers ("how many minutes?" "5") are wrong and look
#   right. Files without identifiers and notes, like most examples, show none of it.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "cues", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact vtt-to-json@0.1.1 vtt-2-json@1.1.4 webvtt-parser@2.2.0 >/dev/null || exit 1
cat >try.js <<'JS'
const { WebVTTParser } = require('webvtt-parser')
const cues = ['How many minutes?', 'It takes 5', 'Every time?', 'Yes.', 'Yes.', 'So it does.']
const cue = (words, at) => `${at + 1}\n00:00:0${at}.000 --> 00:00:0${at + 1}.000\n${words}\n`
const captions = cues.map((words, at) => cue(words, at) + (at === 2 ? '\nNOTE check the sound\n' : ''))
const text = `WEBVTT\n\n${captions.join('\n')}`
console.log('expected   ', JSON.stringify(new WebVTTParser().parse(text, 'metadata').cues.map((one) => one.text)))
async function seenBy(name) {
  const words = (await require(name)(text)).map(({ part }) => part.replaceAll('\n', ' '))
  console.log(name.padEnd(11), JSON.stringify(words))
  return words
}
async function main() {
  const [first, second] = [await seenBy('vtt-to-json'), await seenBy('vtt-2-json')]
  const numbered = [first, second].every((words) => words.includes('It takes 5 3') && words.some((one) => one.includes('NOTE check the sound')))
  process.exit(numbered && first.length === cues.length - 1 ? 0 : 1)
}
main()
JS
node try.js && { echo 'vtt-to-json 0.1.1, vtt-2-json 1.1.4: as described'; exit 0; }
echo 'vtt-to-json 0.1.1, vtt-2-json 1.1.4: the behaviour has changed'
exit 1
