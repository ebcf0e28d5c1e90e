#!/usr/bin/env bash
# Software: sentiment 5.0.2, wink-sentiment 5.0.2 and vader-sentiment 1.1.3 (the newest of each in the npm registry), on Node 20. Each
#   gives a text a score below or above zero and turns it round where a word is negated.
# Expected: "I don't like it" has the same score with a straight apostrophe and with the typographic one, which telephones, Word and
#   Google Docs put in by themselves.
# Seen: only the straight one negates. With the other, all three take the sentence for praise: -2, -2 and -0.28 become 2, 2 and
#   0.36. So it is with "isn’t good", "can’t recommend", "doesn’t help" and "don’t trust".
# Why it matters: answers typed on a telephone and interviews from a word processor count for the other side, while those typed at
#   a keyboard are right, and so are the tests. The difference between the two groups is one of devices. Apostrophes have to be made one
#   before words are looked up.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "praise", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact sentiment@5.0.2 wink-sentiment@5.0.2 vader-sentiment@1.1.3 >/dev/null || exit 1
cat >try.js <<'JS'
const Sentiment = require('sentiment')
const wink = require('wink-sentiment')
const { SentimentIntensityAnalyzer: vader } = require('vader-sentiment')
const scores = {
  sentiment: (text) => new Sentiment().analyze(text).score,
  'wink-sentiment': (text) => wink(text).score,
  'vader-sentiment': (text) => vader.polarity_scores(text).compound,
}
const sentences = ["I don't like it.", "The portal isn't good.", "I can't recommend it.", "It doesn't help us.", "I don't trust it."]
let turned = 0
for (const [name, score] of Object.entries(scores)) {
  for (const sentence of sentences) {
    const [straight, typographic] = [sentence, sentence.replace("'", '\u2019')].map(score)
    console.log(name.padEnd(16), sentence.padEnd(24), 'straight', String(straight).padStart(8), ' typographic', String(typographic).padStart(8))
    turned += straight <= 0 && typographic > 0 ? 1 : 0
  }
}
console.log(turned, 'of 15 become praise, expected 0')
process.exit(turned === 15 ? 0 : 1)
JS
node try.js && { echo 'sentiment 5.0.2, wink-sentiment 5.0.2, vader-sentiment 1.1.3: as described'; exit 0; }
echo 'sentiment 5.0.2, wink-sentiment 5.0.2, vader-sentiment 1.1.3: the behaviour has changed'
exit 1
