#!/usr/bin/env bash
# Software: node-htmldiff 0.9.4 and html-diff-ts 1.4.2 (the newest of both in the npm registry), on Node 20. What changed between two
#   versions of a page, in `ins` and `del`.
# Expected: the result without its `del` is the new version, and without its `ins` the old one; at the least a change is marked.
# Seen: a tag that goes is left where it was, unmarked. A proposal that struck out "Kafka" and now has it again still shows it struck
#   out, with no mark that anything changed; what was quoted from a review stays a quotation. Of a heading that moved down a level
#   both tags stand there. node-htmldiff marks a new target of a link, html-diff-ts does not. Changes of words are right in both.
# Why it matters: a reader of "what changed since your review" sees the words of the old version as those of the new one, and the
#   decision is read the wrong way round. Versions have to be compared where they are written, in Markdown.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "versions", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact node-htmldiff@0.9.4 html-diff-ts@1.4.2 >/dev/null || exit 1
cat >try.js <<'JS'
const libraries = { 'node-htmldiff': require('node-htmldiff'), 'html-diff-ts': require('html-diff-ts').default }
const cases = [
  ['struck out no more', '<p>We use <s>Kafka</s> queues.</p>', '<p>We use Kafka queues.</p>'],
  ['a quotation no more', '<blockquote><p>It is slow.</p></blockquote>', '<p>It is slow.</p>'],
  ['emphasis no more', '<p>This is <em>not</em> final.</p>', '<p>This is not final.</p>'],
]
let same = true
for (const [name, diff] of Object.entries(libraries)) {
  for (const [what, before, after] of cases) {
    const seen = diff(before, after)
    console.log(name.padEnd(14), what.padEnd(20), 'seen', seen, 'new version', after)
    same &&= seen === before
  }
  console.log(name.padEnd(14), 'a heading one lower ', 'seen', diff('<h2>Scope</h2>', '<h3>Scope</h3>'))
  same &&= diff('<h2>Scope</h2>', '<h3>Scope</h3>') === '<h2><h3>Scope</h2></h3>'
  same &&= /<del.*40.*<ins|4<del/.test(diff('<p>40 minutes</p>', '<p>4 minutes</p>'))
}
process.exit(same ? 0 : 1)
JS
node try.js && { echo 'node-htmldiff 0.9.4, html-diff-ts 1.4.2: as described'; exit 0; }
echo 'node-htmldiff 0.9.4, html-diff-ts 1.4.2: the behaviour has changed'
exit 1
