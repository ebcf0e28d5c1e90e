#!/usr/bin/env bash
# Software: node-email-reply-parser 0.1.4 (the newest release), on Node 20; beside it email-reply-parser 2.3.7. What a person
#   wrote in a mail, without quoted text and signature.
# Expected: a mail that quotes nobody and has no signature is kept whole.
# Seen: a line that begins with a day and a time counts as "on this day somebody wrote", up to the next colon that ends a line; so does a
#   line of a settings file with `From:` and an address, and "On Monday … Sam wrote:" across paragraphs. What comes after it, or before
#   it in the last case, is hidden. A list without blanks after its hyphens, an option with two of them, or a line drawn
#   with underscores is a signature, with all that follows it. No word of this is in what is said to be visible.
# Why it matters: developers answer a question with a log, options and lists. The answer that is kept is its first sentence, "This is
#   what I see:", and reads as if they had said no more. Mails need to be kept whole beside what was taken out.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "mails", "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --save-exact node-email-reply-parser@0.1.4 email-reply-parser@2.3.7 >/dev/null 2>&1 || exit 1
cat >try.js <<'JS'
import Other from 'email-reply-parser'
import parse from 'node-email-reply-parser'
const mails = {
  'a log': ['This is what I see:', '', '2026-11-03 10:15 runner 4 stopped', 'and the deploy says:', 'no space left', '', 'Every Monday.'],
  settings: ['The pipeline has', 'From: bot <bot@hub.example>', 'and nobody reads that.'],
  options: ['It is fast with', '', '--no-cache', '', 'but nobody knows.'],
  'a list': ['Three things:', '-builds take 50 minutes', '-tests fail at random', '', 'The second is the worst.'],
  'a colleague': ['On Monday we deploy, on Tuesday we wait 40 minutes.', '', 'As Sam wrote:', '', '> it is slow', '', 'I agree.'],
}
const described = ['This is what I see:', 'The pipeline has', 'It is fast with', 'Three things:', 'I agree.']
const kept = (text) => text.trim().replaceAll('\n', ' / ')
let same = true
Object.entries(mails).forEach(([what, lines], at) => {
  const mail = lines.join('\n')
  const seen = kept(parse(mail, true))
  console.log(what.padEnd(12), 'seen    ', seen)
  console.log(' '.repeat(12), 'the other', kept(new Other().parseReply(mail)))
  same &&= seen === described[at]
})
process.exit(same ? 0 : 1)
JS
node try.js && { echo 'node-email-reply-parser 0.1.4: as described'; exit 0; }
echo 'node-email-reply-parser 0.1.4: the behaviour has changed'
exit 1
