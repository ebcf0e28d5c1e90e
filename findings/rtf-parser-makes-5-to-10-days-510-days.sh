#!/usr/bin/env bash
# Software: rtf-parser 1.3.3 and rtf2text 1.0.1 (the newest of both in the npm registry), on Node 20. Text of RTF, as Word and TextEdit save it.
# Expected: a sign with a word of its own in RTF 1.9.1 (`\endash`, `\rquote`, `\bullet` …) is that sign in the text, or at least a
#   blank; two cells of a row stay apart; the letter that follows `\uN` for readers without Unicode is left out.
# Seen: these signs are nothing at all: "5–10 days" becomes "510 days", "don’t" "dont", "fast—not" "fastnot", and quotation marks are
#   gone. The cells 1 and 2 are "12". The same dash as `\u8211` is kept, with the letter for older readers behind it: "5–-10". No error
#   is given; a letter as `\'fc` is read.
# Why it matters: notes of interviews are kept in RTF, and ranges are what people answer to "how long does it take?". 510 days is a
#   number that nobody said, and can be.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "rtf", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact rtf-parser@1.3.3 rtf2text@1.0.1 >/dev/null || exit 1
cat >try.js <<'JS'
const { promisify } = require('util')
const parse = promisify(require('rtf-parser').string)
const toText = promisify(require('rtf2text').string)
const wordsOf = ({ content = [], value = '' }) => value + content.map(wordsOf).join('')
const cases = [
  ['5\\endash 10 days', '5–10 days', '510 days'],
  ['don\\rquote t', 'don’t', 'dont'],
  ['fast\\emdash not', 'fast—not', 'fastnot'],
  ['\\ldblquote no\\rdblquote  was said', '“no” was said', 'no was said'],
  ['\\trowd\\cellx900\\cellx1800\\intbl 1\\cell 2\\cell\\row', '1 2', '12'],
  ['5\\u8211-10', '5–10', '5–-10'],
  ["gr\\'fcn", 'grün', 'grün'],
]
const run = async () => {
  let same = true
  for (const [rtf, expected, described] of cases) {
    const source = `{\\rtf1\\ansi\\ansicpg1252\\uc1 ${rtf}}`
    const seen = wordsOf(await parse(source))
    const other = (await toText(source)).trim()
    console.log(rtf.padEnd(54), 'expected', expected, '| seen', seen, '|', other)
    same &&= seen === described && other === described
  }
  process.exit(same ? 0 : 1)
}
run()
JS
node try.js && { echo 'rtf-parser 1.3.3, rtf2text 1.0.1: as described'; exit 0; }
echo 'rtf-parser 1.3.3, rtf2text 1.0.1: the behaviour has changed'
exit 1
