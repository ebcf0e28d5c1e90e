#!/usr/bin/env bash
# Software: node-html-markdown 2.0.0 (the newest release), on Node 20. Markdown of HTML.
# Expected: two lines, paragraphs or items of a list within a cell of a table stay apart; a list that begins with 3 begins with 3; what is
#   ticked is told from what is not.
# Seen: within a cell all of it is put together without even a blank: "10" and "20" on two lines are 1020, "5" and "30" as paragraphs, as
#   Confluence and Google Docs write each line of a cell, are 530. A list that goes on with 3 after a picture begins with 1 again, and so
#   does one whose items have values. Of `<input type="checkbox" checked>` nothing is left. Outside of tables lines stay lines.
# Why it matters: tables hold the numbers of a proposal, and its text says "see point 4". The Markdown is valid and reads well, and a
#   figure of four digits is no sign of a fault.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "tables", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact node-html-markdown@2.0.0 >/dev/null || exit 1
cat >try.js <<'JS'
const { NodeHtmlMarkdown } = require('node-html-markdown')
const last = (html) => NodeHtmlMarkdown.translate(html).trim().split('\n').at(-1)
const row = (cell) => `<table><thead><tr><th>Team</th><th>Minutes</th></tr></thead><tbody><tr><td>Search</td><td>${cell}</td></tr></tbody></table>`
const cases = [
  ['two lines of a cell', row('10<br>20'), /\| 1020 +\|/, '10 and 20 apart'],
  ['two paragraphs of it', row('<p>5</p><p>30</p>'), /\| 530 +\|/, '5 and 30 apart'],
  ['a list in it', row('<ul><li>7</li><li>45</li></ul>'), /\| 745 +\|/, '7 and 45 apart'],
  ['a list from 3 on', '<ol start="3"><li>Ask first</li></ol>', /^1\. Ask first$/, '3. Ask first'],
  ['a ticked item', '<ul><li><input type="checkbox" checked> Asked</li></ul>', /^\* *Asked$/, '* [x] Asked'],
]
let same = true
for (const [what, html, described, expected] of cases) {
  console.log(what.padEnd(21), 'seen', last(html).padEnd(24), 'expected', expected)
  same &&= described.test(last(html))
}
process.exit(same ? 0 : 1)
JS
node try.js && { echo 'node-html-markdown 2.0.0: as described'; exit 0; }
echo 'node-html-markdown 2.0.0: the behaviour has changed'
exit 1
