#!/usr/bin/env bash
# Software: simhash-js 1.0.0 (the newest release), on Node 20. Simhash (Charikar): a number of 32 bits per text, of which
#   similar texts share most; its `Comparator` says how alike two are.
# Expected: `hammingDistance` of two hashes is the number of bits in which they differ, and `similarity` the share of the set bits that
#   both have, as the package's own example uses them.
# Seen: `hash` returns a number, and `Comparator` reads its decimal digits as hexadecimal ones: what is compared are other bits. 15 and
#   16 differ in five bits and have none in common: it says 4 and 0.5. And each difference is counted twice: 1 and 2 differ in 4 bits
#   in place of 2. Two sentences with one word changed differ in 7 bits, and it says 30, as far as two that have nothing in common.
#   Given as hexadecimal text the bits are right and still counted twice.
# Why it matters: answers that were pasted are found by few differing bits (3 of 64 in the paper it names). No pair is found, or by
#   chance, and the number looks like a distance.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "alike", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact simhash-js@1.0.0 >/dev/null || exit 1
cat >try.js <<'JS'
const { Comparator, SimHash } = require('simhash-js')
const bits = (number) => (number >>> 0).toString(2).replaceAll('0', '').length
const hash = (text) => new SimHash().hash(text)
const [forty, fifty] = ['The build takes forty minutes', 'The build takes fifty minutes'].map(hash)
const other = hash('This is a test of the Emergency Blogcast System')
const cases = [
  ['15 and 16', 15, 16, 4],
  ['1 and 2', 1, 2, 4],
  ['"forty" and "fifty"', forty, fifty, 30],
  ['"forty" and a sentence of other words', forty, other, 30],
  ['the first two as hexadecimal text', forty.toString(16), fifty.toString(16), 14],
]
let same = true
for (const [what, one, two, described] of cases) {
  const [a, b] = [one, two].map((hashed) => (typeof hashed === 'string' ? parseInt(hashed, 16) : hashed))
  const seen = Comparator.hammingDistance(one, two)
  console.log(what.padEnd(38), 'distance seen', String(seen).padStart(2), 'expected', bits(a ^ b))
  same &&= seen === described
}
const alike = Comparator.similarity(15, 16)
console.log('bits in common of 15 and 16: seen', alike, 'expected', bits(15 & 16) / bits(15 | 16))
process.exit(same && alike === 0.5 ? 0 : 1)
JS
node try.js && { echo 'simhash-js 1.0.0: as described'; exit 0; }
echo 'simhash-js 1.0.0: the behaviour has changed'
exit 1
