#!/usr/bin/env bash
# Software: md-to-adf 0.6.4 (the newest release), on Node 20. Markdown as the document format of Jira and Confluence (ADF).
# Expected: stars with blanks around them, and underscores within a word, are those signs (CommonMark 0.31, 6.2); an escaped sign is
#   itself; a list that begins with 3 does so.
# Seen: "5 * 3 * 2" is "5  3  2", with the 3 in italics; max_retry_count and the same within an address lose their underscores:
#   "maxretrycount"; of "snake\_case" and "5\*" the backslash stays and the sign goes. A list from 3 on begins with 1.
# Why it matters: names of settings, addresses and sums are what a ticket is made for. The link opens another page, the setting does
#   not exist, and a sum is three numbers. Such a document has to be built from a parsed text (mdast, for one), not from a pattern.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "tickets", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact md-to-adf@0.6.4 commonmark@0.31.2 >/dev/null || exit 1
cat >try.js <<'JS'
const { HtmlRenderer, Parser } = require('commonmark')
const convert = require('md-to-adf')
const words = (node) => node.text ?? (node.content ?? []).map(words).join('')
const documentOf = (markdown) => JSON.parse(JSON.stringify(convert(markdown)))
const expected = (markdown) => new HtmlRenderer().render(new Parser().parse(markdown)).replace(/<[^>]*>/g, '').trim()
const cases = [
  ['5 * 3 * 2 minutes', '5  3  2 minutes'],
  ['set max_retry_count to 5', 'set maxretrycount to 5'],
  ['see https://hub.example/a_b_c', 'see https://hub.example/abc'],
  ['snake\\_case\\_name', 'snake\\case\\name'],
]
let same = true
for (const [markdown, described] of cases) {
  const seen = words(documentOf(markdown))
  console.log(markdown.padEnd(32), 'seen', seen.padEnd(30), 'expected', expected(markdown))
  same &&= seen === described
}
const [list] = documentOf('3. Ask first\n4. Ask again').content
console.log('a list from 3 on: seen', list.attrs?.order ?? 1, 'expected 3')
process.exit(same && list.attrs?.order === undefined ? 0 : 1)
JS
node try.js && { echo 'md-to-adf 0.6.4: as described'; exit 0; }
echo 'md-to-adf 0.6.4: the behaviour has changed'
exit 1
