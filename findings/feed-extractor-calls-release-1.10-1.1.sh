#!/usr/bin/env bash
# Software: @extractus/feed-extractor 8.0.3 (the newest in the npm registry), on Node 20; beside it rss-parser 3.13.0. Atom, RSS and JSON
#   feeds as one list of titles, addresses and descriptions.
# Expected: a title is the text that it is; an entry has the address that its feed gives it; a description is the words of the entry.
# Seen: in XML a title of digits is read as a number: "1.10" is 1.1, which is another release. What follows a # in an address is left out, so
#   that all entries of a page (releases of a change log, replies of a thread) have one address. Of a description all between a
#   less and a greater sign is left out: "if load < 5 wait, if load > 20 stop" is "if load 20 stop", also of a JSON
#   feed's `content_text`, which holds no mark-up. Its manual says none of it. (With `normalization: false` one gets the parts of the
#   XML as they are, and neither titles nor addresses as texts.)
# Why it matters: a hub that reads what was released or said takes two releases for one, puts all replies of a thread under the first
#   one's address, and quotes the opposite of what was written. rss-parser keeps all three.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "releases", "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact @extractus/feed-extractor@8.0.3 rss-parser@3.13.0 >/dev/null || exit 1
cat >try.js <<'JS'
import { extractFromJson, extractFromXml } from '@extractus/feed-extractor'
import Parser from 'rss-parser'
const words = 'if load < 5 wait, if load > 20 stop'
const twice = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const entry = (title) => `<entry><id>urn:${title}</id><title>${title}</title><updated>2026-05-04T00:00:00Z</updated>
<link rel="alternate" href="https://h.example/changes#v${title}"/><content type="html">${twice(`<p>${twice(words)}</p>`)}</content></entry>`
const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>urn:f</id><title>Changes</title>
<updated>2026-05-04T00:00:00Z</updated>${entry('1.10')}${entry('1.1')}</feed>`
const json = {
  version: 'https://jsonfeed.org/version/1.1',
  title: 'Replies',
  items: ['a', 'b'].map((id) => ({ id, url: `https://h.example/thread#${id}`, title: id, content_text: words })),
}
const seen = extractFromXml(atom).entries
const other = (await new Parser().parseString(atom)).items
const replies = extractFromJson(json).entries
console.log('titles:   ', seen.map((one) => one.title), 'expected', other.map((one) => one.title))
console.log('addresses:', seen.map((one) => one.link), 'expected', other.map((one) => one.link))
console.log('words:    ', JSON.stringify(seen[0].description), 'expected', JSON.stringify(other[0].contentSnippet))
console.log('JSON feed:', replies.map((one) => one.link), JSON.stringify(replies[0].description))
const plain = (text) => text.replace(/\s+/g, ' ')
const lost = 'if load 20 stop'
process.exit(
  seen.every((one) => one.title === '1.1' && one.link === 'https://h.example/changes') &&
    plain(seen[0].description) === lost &&
    replies.every((one) => one.link === 'https://h.example/thread' && plain(one.description) === lost) &&
    other.map((one) => one.title).join() === '1.10,1.1' &&
    other[0].link.endsWith('#v1.10') &&
    other[0].contentSnippet === words
    ? 0
    : 1,
)
JS
node try.js && { echo '@extractus/feed-extractor 8.0.3: as described'; exit 0; }
echo '@extractus/feed-extractor 8.0.3: the behaviour has changed'
exit 1
