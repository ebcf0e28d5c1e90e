#!/usr/bin/env bash
# Software: transcript-parser 0.7.1 (the newest in the npm registry), on Node 20: takes "NAME: words" transcripts apart by speaker.
# Expected: every line that begins with a name in capitals and a colon is a turn of that speaker; a line that begins with a time or a
#   number is not.
# Seen: a name may hold A to Z, digits, blanks and / , . - ( ) only. The turn of DR. O'NEIL or of JOSÉ LIMA is put to the speaker
#   before, with the name as part of the words. "404: that is what we saw" begins a turn of a speaker "404".
# Why it matters: a quote is given to somebody who did not say it, and the name that contradicts it is inside the quote.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "turns", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact transcript-parser@0.7.1 >/dev/null || exit 1
cat >try.js <<'JS'
const Parser = require('transcript-parser')
const lines = ['MODERATOR: Who likes the new pipeline?', "DR. O'NEIL: I do not.", 'JOSÉ LIMA: I do.']
lines.push('MODERATOR: What did it say?', '404: that is what we saw.')
const { speaker } = new Parser().parseOneSync(lines.join('\n'))
console.log("expected: MODERATOR 2 turns, DR. O'NEIL 1, JOSÉ LIMA 1; the last line is the MODERATOR's")
console.log('seen:', JSON.stringify(speaker))
const same =
  speaker.MODERATOR.includes("DR. O'NEIL: I do not.") && speaker.MODERATOR.includes('JOSÉ LIMA: I do.') &&
  speaker['404']?.[0] === 'that is what we saw.' && !("DR. O'NEIL" in speaker)
process.exit(same ? 0 : 1)
JS
node try.js && { echo 'transcript-parser 0.7.1: as described'; exit 0; }
echo 'transcript-parser 0.7.1: the behaviour has changed'
exit 1
