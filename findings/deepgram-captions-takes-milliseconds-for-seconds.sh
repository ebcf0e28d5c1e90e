#!/usr/bin/env bash
# Software: @deepgram/captions 1.2.0 (the newest release), on Node 20. WebVTT and SubRip of what a speech service returned;
#   its `AssemblyAiConverter` is for the results of AssemblyAI.
# Expected: a word that was said one and a half seconds into the recording has a caption at 00:00:01.500.
# Seen: AssemblyAI's results have times in milliseconds, as its reference says; the converter hands them on as seconds. 1500 is
#   00:25:00.000, and one that was said after a minute and a half is at 01:00:00.000, since hours begin anew after 24. Deepgram's own
#   results, in seconds, are right.
# Why it matters: the file is valid, the words are right and in order at first, and the link from a quote to its place in the recording
#   goes to another. In a conversation of an hour the times begin anew 41 times. A reader has to take its units from the service.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "units", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact @deepgram/captions@1.2.0 >/dev/null || exit 1
cat >try.js <<'JS'
const { AssemblyAiConverter, srt, webvtt } = require('@deepgram/captions')
const word = (text, start, speaker) => ({ text, start, end: start + 400, confidence: 0.98, speaker })
const said = (text, start, speaker) => ({ text, start, end: start + 400, confidence: 0.98, speaker, words: [word(text, start, speaker)] })
const result = {
  id: 'conversation',
  status: 'completed',
  audio_duration: 3600,
  utterances: [said('Forty minutes.', 1_500, 'A'), said('Every day?', 90_000, 'B'), said('Yes.', 3_590_000, 'A')],
}
const starts = webvtt(new AssemblyAiConverter(result)).match(/^\S+(?= -->)/gm)
const expected = ['00:00:01.500', '00:01:30.000', '00:59:50.000']
starts.forEach((start, at) => console.log(result.utterances[at].text.padEnd(16), 'seen', start, 'expected', expected[at]))
const first = srt(new AssemblyAiConverter(result)).split('\n')[1]
console.log('SubRip, the first:', first)
const same = starts.join(' ') === '00:25:00.000 01:00:00.000 13:13:20.000' && first.startsWith('00:25:00,000')
process.exit(same ? 0 : 1)
JS
node try.js && { echo '@deepgram/captions 1.2.0: as described'; exit 0; }
echo '@deepgram/captions 1.2.0: the behaviour has changed'
exit 1
