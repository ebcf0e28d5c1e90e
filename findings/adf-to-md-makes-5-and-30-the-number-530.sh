#!/usr/bin/env bash
# Software: adf-to-md 1.2.1 (the newest release), on Node 20; read by marked 18.0.6. Markdown of the document format of Jira and
#   Confluence (ADF). What it does not know it reports as a warning.
# Expected: with no warning, the Markdown has the words, the cells and the lists of the document.
# Seen: the paragraphs of a cell are put together, "5" and "30" are 530. A bar in a cell parts it, so that the cell after it is not shown.
#   A list within an item goes on in the item's own line: "Builds   1. Cache" is a sentence. Words that begin with "1." or "#" become a
#   list and a heading. There is no warning for any of these.
# Why it matters: Confluence writes each line of a cell as a paragraph of its own, and tickets have steps within steps. A figure of three
#   digits and a table with one cell fewer look as if they had been written so.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "cells", "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --save-exact adf-to-md@1.2.1 marked@18.0.6 >/dev/null || exit 1
cat >try.js <<'JS'
import converter from 'adf-to-md'
import { marked } from 'marked'
const paragraph = (text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const cell = (type, ...lines) => ({ type, attrs: {}, content: lines.map(paragraph) })
const row = (...content) => ({ type: 'tableRow', content })
const item = (...content) => ({ type: 'listItem', content })
const list = (type, ...content) => ({ type, content })
const head = row(cell('tableHeader', 'Step'), cell('tableHeader', 'Minutes'))
const table = (...cells) => ({ type: 'table', content: [head, row(...cells)] })
const cases = [
  ['two lines of a cell', table(cell('tableCell', 'Build'), cell('tableCell', '5', '30')), 'Build 530', 'Build, 5 and 30'],
  ['a bar in a cell', table(cell('tableCell', 'build|test'), cell('tableCell', '50')), 'build test', 'build|test 50'],
]
const { convert } = converter
let [same, warned] = [true, 0]
const read = (node) => {
  const { result, warnings } = convert({ type: 'doc', version: 1, content: [node] })
  warned += [...warnings].length
  return marked.parse(result)
}
for (const [what, node, described, expected] of cases) {
  const seen = [...read(node).matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, words]) => words).join(' ')
  console.log(what.padEnd(20), 'seen', seen.padEnd(12), 'expected', expected)
  same &&= seen === described
}
const nested = read(list('bulletList', item(paragraph('Builds'), list('orderedList', item(paragraph('Cache'))))))
console.log('a list in a list    ', JSON.stringify(nested), 'expected <ol> within <li>')
const heading = read(paragraph('# of builds'))
console.log('words with a #      ', JSON.stringify(heading), 'expected a paragraph; warnings:', warned)
process.exit(same && !nested.includes('<ol') && heading.includes('<h1') && warned === 0 ? 0 : 1)
JS
node try.js && { echo 'adf-to-md 1.2.1: as described'; exit 0; }
echo 'adf-to-md 1.2.1: the behaviour has changed'
exit 1
