#!/usr/bin/env bash
# Software: dom-anchor-text-quote 4.0.2, on Node 20 with jsdom 26.1.0. Finds a quotation (the Web Annotation standard's TextQuoteSelector) again
#   in a text that was edited since, also where it is no longer word for word there.
# Expected: the range holds what became of the quotation, from its first word to its last; with other words in it, it is not the quotation.
# Seen: only the beginning is looked for. The end is put as many letters on as the old quotation had: "It takes 5 minutes" is found
#   in "It takes 50 minutes." as "It takes 50 minute", and "The build is slow", with a line break in it now, as "The build\n  is sl". A
#   quotation whose words are gone is found in those that took their place: "The build is slow" in "The build is fast", "takes 5
#   minutes" in "takes 9 minutes", and nothing tells such a range from one that is exact.
# Why it matters: a comment on "slow" stands at "fast" after the author answered it, and a number is quoted without its end. Whether a
#   quotation is still there has to be told by comparing the words of the range with it.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "quotes", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact dom-anchor-text-quote@4.0.2 jsdom@26.1.0 >/dev/null || exit 1
cat >try.js <<'JS'
const { JSDOM } = require('jsdom')
const { window } = new JSDOM('<p></p>')
const { document, Node, NodeFilter, Range } = window
Object.assign(global, { window, document, Node, NodeFilter, Range })
const { toRange } = require('dom-anchor-text-quote')
const paragraph = document.querySelector('p')
const found = (text, exact) => {
  paragraph.textContent = text
  return toRange(paragraph, { exact })?.toString() ?? null
}
const cases = [
  ['It takes 5 minutes', 'It takes 50 minutes. We wait.', 'It takes 50 minutes', 'It takes 50 minute'],
  ['The build is slow', 'Yes. The build\n  is slow. We wait.', 'The build\n  is slow', 'The build\n  is sl'],
  ['The build is slow', 'Yes. The build is fast. We wait.', null, 'The build is fast'],
  ['takes 5 minutes', 'It takes 9 minutes. We wait.', null, 'takes 9 minutes'],
  ['The build is slow', 'Yes. The build is slow. We wait.', 'The build is slow', 'The build is slow'],
  ['The build is slow', 'There are other words here by now.', null, null],
]
let same = true
for (const [exact, text, expected, described] of cases) {
  const seen = found(text, exact)
  console.log(JSON.stringify(exact), 'in', JSON.stringify(text))
  console.log('  expected', JSON.stringify(expected), 'seen', JSON.stringify(seen))
  same &&= seen === described
}
process.exit(same ? 0 : 1)
JS
node try.js && { echo 'dom-anchor-text-quote 4.0.2: as described'; exit 0; }
echo 'dom-anchor-text-quote 4.0.2: the behaviour has changed'
exit 1
