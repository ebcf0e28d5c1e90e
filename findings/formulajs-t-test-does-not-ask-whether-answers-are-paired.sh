#!/usr/bin/env bash
# Software: @formulajs/formulajs 4.6.1 (the newest release), on Node 20. Spreadsheet functions by their names; T.TEST takes two lists,
#   the number of tails and the type of test: 1 for pairs, 2 for equal spread, 3 for unequal spread.
# Expected: the same people before and after, each one step up, are a clear change when they are compared in pairs, and none when
#   they are taken for strangers. One tail gives half the value of two. LibreOffice 7.4 gives 0.0000 (type 1), 0.2601 (2) and
#   0.1300 (2, one tail) for the lists below.
# Seen: tails and type are not looked at. Every call gives the value of two tails and equal spread.
# Why it matters: who checks a golden path with the same twelve people before and after is told that nothing changed.
# Also: F.TEST gives the quotient of the two variances where spreadsheets give its probability, so that 4.00 stands for 0.28.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "pairs", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact @formulajs/formulajs@4.6.1 >/dev/null || exit 1
cat >try.js <<'JS'
const { T, F } = require('@formulajs/formulajs')
const before = [1, 2, 3, 4, 5, 6, 2, 4]
const after = [2, 3, 4, 5, 6, 7, 3, 4.9]
const cases = [
  ['two tails, pairs', 2, 1, '0.0000'],
  ['two tails, equal spread', 2, 2, '0.2601'],
  ['one tail, equal spread', 1, 2, '0.1300'],
  ['one tail, pairs', 1, 1, '0.0000'],
]
const all = cases.map(([name, tails, type, expected]) => {
  const seen = T.TEST(before, after, tails, type).toFixed(4)
  console.log(name.padEnd(26), 'seen', seen, 'expected', expected)
  return seen
})
const quotient = F.TEST([1, 5, 9, 13], [1, 3, 5, 7])
console.log('F.TEST of variances 26.67 and 6.67: seen', quotient.toFixed(2), 'expected 0.28, a probability')
process.exit(new Set(all).size === 1 && quotient.toFixed(2) === '4.00' ? 0 : 1)
JS
node try.js && { echo '@formulajs/formulajs 4.6.1: as described'; exit 0; }
echo '@formulajs/formulajs 4.6.1: the behaviour has changed'
exit 1
