#!/usr/bin/env bash
# Software: sbd 1.0.19 (the newest in the npm registry), on Node 20: parts English text into sentences.
# Expected: a dot at the beginning of a word ends no sentence, and the sentences together are the text.
# Seen: a word that begins with a dot and a letter begins a new sentence and loses the dot: "The .NET build is slow." is "The " and "NET
#   build is slow."; "We keep secrets in .env files." is "We keep secrets in " and "env files.".
# Why it matters: developers write .NET, .env and .gitignore. What is counted and quoted as a statement is half of one, in words that
#   stand nowhere in what was said, so that no highlight of it is found again.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "sentences", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact sbd@1.0.19 >/dev/null || exit 1
cat >try.js <<'JS'
const { sentences } = require('sbd')
const cases = [
  ['The .NET build is slow. It takes an hour.', ['The ', 'NET build is slow.', 'It takes an hour.']],
  ['We keep secrets in .env files. Nobody likes it.', ['We keep secrets in ', 'env files.', 'Nobody likes it.']],
  ['Is .gitignore shared? Yes.', ['Is ', 'gitignore shared?', 'Yes.']],
]
let same = true
for (const [text, described] of cases) {
  const seen = sentences(text)
  console.log('expected 2 sentences that are', JSON.stringify(text), '| seen', JSON.stringify(seen))
  same &&= JSON.stringify(seen) === JSON.stringify(described)
}
process.exit(same ? 0 : 1)
JS
node try.js && { echo 'sbd 1.0.19: as described'; exit 0; }
echo 'sbd 1.0.19: the behaviour has changed'
exit 1
