#!/usr/bin/env bash
# Software: udsv 0.7.3 (the newest release), on Node 20. `inferSchema` finds out what the columns of a table hold, and
#   `typedObjs` gives the rows accordingly.
# Expected: a column is of numbers, days or yes and no when its cells are; where one is a sentence, it is of texts.
# Seen: one cell decides, that of the ninth row, or the last before it that is not empty; the others are not looked at. Where it is "No"
#   or "Yes", every sentence of the column becomes false; where it is a 5 all are NaN, and where it is a day "week 1" is one of
#   2001. All other rows may be sentences. Nothing says what was lost.
# Why it matters: comments are short and often "No" or "None". An export's comments are all lost, and "false" counts as an answer to
#   a question of yes and no. Which row comes ninth is chance, so the file of last quarter was right.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "columns", "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --save-exact udsv@0.7.3 >/dev/null || exit 1
cat >try.js <<'JS'
import { inferSchema, initParser } from 'udsv'
const column = (ninth) => {
  const comments = Array.from({ length: 40 }, (_, at) => (at === 8 ? ninth : `Builds take long in week ${at + 1}`))
  const file = ['team,comment', ...comments.map((comment) => `Payments,${comment}`)].join('\n')
  return initParser(inferSchema(file)).typedObjs(file).map(({ comment }) => comment)
}
let same = true
for (const [ninth, described] of [['No', false], ['5', NaN], ['2026-11-03', 2001], ['None', 'Builds take long in week 1']]) {
  const [first] = column(ninth)
  console.log('the ninth says', ninth.padEnd(10), '- the first, a sentence, is', first)
  same &&= Object.is(first instanceof Date ? first.getFullYear() : first, described)
}
const answers = column('Yes')
console.log('40 comments, the ninth "Yes":', answers.filter((one) => one === false).length, 'are false, expected 0')
same &&= answers.filter((one) => one === false).length === 39
process.exit(same ? 0 : 1)
JS
node try.js && { echo 'udsv 0.7.3: as described'; exit 0; }
echo 'udsv 0.7.3: the behaviour has changed'
exit 1
