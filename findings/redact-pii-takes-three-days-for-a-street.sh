#!/usr/bin/env bash
# Software: redact-pii 3.4.0, on Node 20. It replaces what could name a person in a text, as it comes, without options.
# Expected: what developers say of their tools has no address and no name in it, so nothing is replaced.
# Seen: a number, one or two words and "way", "st" or "drive" are a street: "I wait 3 days way too long" is "I wait STREET_ADDRESS too
#   long". Any five digits are a ZIP code ("We waited ZIPCODE ms"), and four or more are DIGITS, so that 2026-11-03 is DIGITS-11-03. A
#   word in capitals after a greeting or thanks is a person: "Thanks PERSON_NAME for nothing", said to a build server.
# Why it matters: comments are masked before others read them, and a masked text counts as safe and whole. Here the mask takes how long
#   it took, when, and what: what the comment was written for. A mask for such texts starts from forms that only a person's data has.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "masks", "private": true }' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact redact-pii@3.4.0 >/dev/null || exit 1
cat >try.js <<'JS'
const { SyncRedactor } = require('redact-pii')
const redactor = new SyncRedactor()
const cases = [
  ['I wait 3 days way too long', 'I wait STREET_ADDRESS too long'],
  ['We waited 10000 ms', 'We waited ZIPCODE ms'],
  ['Broken since 2026-11-03', 'Broken since DIGITS-11-03'],
  ['Thanks Jenkins for nothing', 'Thanks PERSON_NAME for nothing'],
  ['I wait 3 days, too long', 'I wait 3 days, too long'],
]
let same = true
for (const [text, described] of cases) {
  const seen = redactor.redact(text)
  console.log('expected', JSON.stringify(text).padEnd(32), 'seen', JSON.stringify(seen))
  same &&= seen === described
}
process.exit(same ? 0 : 1)
JS
node try.js && { echo 'redact-pii 3.4.0: as described'; exit 0; }
echo 'redact-pii 3.4.0: the behaviour has changed'
exit 1
