#!/usr/bin/env bash
# Software: marked 18.2.1 beside commonmark 0.31.2 (the reference implementation) and micromark 4.0.2, on Node 20.
# Expected: a list whose second item begins with code between three backticks (as one writes code that holds a backtick) and goes
#   on in a line that is not indented as far as the item's text is one list of three items: the line continues the paragraph.
# Seen: marked takes the backticks for the fence of a block of code and ends the list before that line, although the opening
#   line of a fence may not hold a backtick. The line becomes a paragraph, and the third item is the end of it: "3. three". With
#   the line indented by one blank more, or with two backticks, it is right.
# Why it matters: the Rust project's RFC 1946 has such a list. Options and questions of a proposal are numbered and quoted by
#   their number; here the list loses its last ones without a word.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "list", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact marked@18.2.1 commonmark@0.31.2 micromark@4.0.2 >/dev/null || exit 1
cat >try.mjs <<'JS'
import { HtmlRenderer, Parser } from 'commonmark'
import { marked } from 'marked'
import { micromark } from 'micromark'
const readers = {
  marked: (text) => marked.parse(text),
  commonmark: (text) => new HtmlRenderer().render(new Parser().parse(text)),
  micromark,
}
const list = (mark, indent) => `1. one\n2. ${mark}a\`b${mark},\n${indent}without a definition\n3. three\n`
const cases = [
  ['three backticks, two blanks', list('```', '  '), 2],
  ['three backticks, three blanks', list('```', '   '), 3],
  ['two backticks, two blanks', list('``', '  '), 3],
]
let same = true
for (const [name, text, described] of cases)
  for (const [reader, read] of Object.entries(readers)) {
    const html = read(text)
    const items = html.match(/<li>/g).length
    console.log(name.padEnd(30), reader.padEnd(10), 'expected 3 items, seen', items, JSON.stringify(html.replace(/\n/g, ' ').slice(-62)))
    same &&= items === (reader === 'marked' ? described : 3)
  }
process.exit(same ? 0 : 1)
JS
node try.mjs && { echo 'marked 18.2.1: as described'; exit 0; }
echo 'marked 18.2.1: the behaviour has changed'
exit 1
