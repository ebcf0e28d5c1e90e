#!/usr/bin/env bash
# Software: krippendorff 0.1.0 (the newest release), on Node 20. Krippendorff's alpha: how far coders of answers agree.
# Expected: the order of the coders is of no account, and a list that ends earlier than the others misses its last ratings, as the
#   package's own example has it: its third coder rated two of three answers.
# Seen: how many answers there are is taken from the first coder alone. What comes after the end of that list is left out of the
#   disagreement seen, and still counts among the values that there are. The example's own three lists give 0.417, with the short one
#   first 0.375. Of three coders two differ on the last two of six answers, which the third did not get to: alpha is 0.531, and 1 where
#   the third comes first.
# Why it matters: whether tags may be counted is decided by alpha (0.8, at least 0.667). Whoever stopped coding early and stands first
#   in the list raises it without an error. Lists have to be filled to one length before, with `undefined`.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "coders", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact krippendorff@0.1.0 >/dev/null || exit 1
cat >try.js <<'JS'
const { alpha } = require('krippendorff')
const full = (lists) => {
  const length = Math.max(...lists.map((list) => list.length))
  return lists.map((list) => Array.from({ length }, (_, at) => list[at]))
}
const [first, second, short] = [[1, 2, 1], [1, 1, 1], [1, 2]]
const long = ['slow', 'docs', 'slow', 'docs', 'docs', 'slow']
const other = ['slow', 'docs', 'slow', 'docs', 'slow', 'docs']
const early = ['slow', 'docs', 'slow', 'docs']
const cases = [
  ['the example of the package', [first, second, short], '0.417'],
  ['its third coder first', [short, first, second], '0.375'],
  ['three coders, two differ at the end', [long, other, early], '0.531'],
  ['the one who stopped early first', [early, long, other], '1.000'],
]
let same = true
for (const [what, lists, described] of cases) {
  const seen = alpha(lists).toFixed(3)
  console.log(what.padEnd(38), 'seen', seen, 'filled to one length', alpha(full(lists)).toFixed(3))
  same &&= seen === described
}
process.exit(same ? 0 : 1)
JS
node try.js && { echo 'krippendorff 0.1.0: as described'; exit 0; }
echo 'krippendorff 0.1.0: the behaviour has changed'
exit 1
