#!/usr/bin/env bash
# Software: feed 6.0.0, on Node 20; read back with feedsmith 3.0.1, and the HTML of it with parse5 8.1.1. One item, written as Atom (RFC 4287)
#   and as JSON Feed 1, whose titles are plain text.
# Expected: an item's `title` and `description` are text in both files, or mark-up in both: a program has one string for them.
# Seen: in Atom both are declared `type="html"` and not escaped for it, in JSON Feed they are the string as it is. "Use List<String> for
#   ids" is "Use List for ids" to a reader that follows the type, "a<b and c" ends at the a, and where "&lt;" was typed "<" is shown.
#   Escaped for Atom, the title in JSON Feed reads "List&lt;String&gt;". The title of the feed itself is text in both.
# Why it matters: titles of proposals and updates hold types, tags and comparisons. They lose words in the reader of whoever follows
#   the Atom feed; the file is valid, and the JSON beside it right. A title of plain text needs `type="text"`.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "titles", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact feed@6.0.0 feedsmith@3.0.1 parse5@8.1.1 >/dev/null || exit 1
cat >try.mjs <<'JS'
import { Feed } from 'feed'
import { parseAtomFeed } from 'feedsmith'
import { parseFragment } from 'parse5'
const wordsOf = (node) => (node.nodeName === '#text' ? node.value : (node.childNodes ?? []).map(wordsOf).join(''))
const shown = ({ type = 'text', value }) => (type === 'html' ? wordsOf(parseFragment(value)) : value)
const date = new Date('2026-11-03T09:00:00Z')
const cases = [
  ['Use List<String> for ids', 'Use List for ids', 'Use List<String> for ids'],
  ['What if a<b and c', 'What if a', 'What if a<b and c'],
  ['&lt;3 minutes', '<3 minutes', '&lt;3 minutes'],
  ['Use List&lt;String&gt; for ids', 'Use List<String> for ids', 'Use List&lt;String&gt; for ids'],
]
let same = true
for (const [title, inAtom, inJson] of cases) {
  const feed = new Feed({ id: 'urn:x', title, updated: date, copyright: '' })
  feed.addItem({ id: 'urn:y', link: 'https://example.org/', title, description: title, date })
  const atom = parseAtomFeed(feed.atom1())
  const [entry] = atom.entries
  const json = JSON.parse(feed.json1()).items[0].title
  console.log(JSON.stringify(title).padEnd(34), 'Atom', JSON.stringify(shown(entry.title)), '| JSON Feed', JSON.stringify(json))
  same &&= shown(entry.title) === inAtom && shown(entry.summary) === inAtom && json === inJson && shown(atom.title) === title
}
process.exit(same ? 0 : 1)
JS
node try.mjs && { echo 'feed 6.0.0: as described'; exit 0; }
echo 'feed 6.0.0: the behaviour has changed'
exit 1
