#!/usr/bin/env bash
# Software: text-readability 1.1.1 (the newest release), on Node 20. How hard a text is to read: sentences, Flesch, school grade.
# Expected: the same words with the same full stops are as hard, however they are capitalised; a score follows its formula from the text's
#   own counts, and a sentence of two words is a sentence.
# Seen: a sentence ends only before a capital letter A to Z, and one of two words or fewer does not count. Three sentences in lower case
#   are one, and go from grade 2 to grade 5; so do sentences that begin with Ü or a figure. "Why? Nobody knows. It is slow. We wait." is one
#   sentence. Syllables per word are rounded to a tenth before they are multiplied by 84.6: 15 in 13 words count as
#   1.2, as 17 in 14 do, and the score is up to four points off.
# Why it matters: a survey's questions are held to a grade, and comments are typed in lower case on a telephone. Which of two wordings
#   is easier comes out by capitals. Counts of sentences have to be looked at before the score.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "grades", "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --save-exact text-readability@1.1.1 >/dev/null || exit 1
cat >try.js <<'JS'
import readability from 'text-readability'
const exact = (text, sentences) => {
  const words = readability.lexiconCount(text)
  return (206.835 - (1.015 * words) / sentences - (84.6 * readability.syllableCount(text)) / words).toFixed(1)
}
const cases = [
  ['The build is slow. It takes forty minutes. Nobody knows why.', 3, 3],
  ['the build is slow. it takes forty minutes. nobody knows why.', 3, 1],
  ['The build is slow. 40 minutes are too long. Über an hour is worse.', 3, 1],
  ['Why? Nobody knows. It is slow. We wait.', 4, 1],
  ['We wait for the build. It takes forty minutes. Then we test it.', 3, 3],
]
let same = true
for (const [text, sentences, described] of cases) {
  const seen = readability.sentenceCount(text)
  console.log(text)
  console.log('  sentences seen', seen, 'expected', sentences, '- grade', readability.fleschKincaidGrade(text), readability.textStandard(text))
  console.log('  Flesch seen', readability.fleschReadingEase(text).toFixed(1), 'by the formula', exact(text, sentences))
  same &&= seen === described
}
const [capitals, lower] = cases.map(([text]) => readability.fleschKincaidGrade(text))
process.exit(same && lower - capitals > 2 ? 0 : 1)
JS
node try.js && { echo 'text-readability 1.1.1: as described'; exit 0; }
echo 'text-readability 1.1.1: the behaviour has changed'
exit 1
