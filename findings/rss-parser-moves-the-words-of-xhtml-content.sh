#!/usr/bin/env bash
# Software: rss-parser 3.13.0, on Node 20. An Atom entry (RFC 4287) whose content is `type="xhtml"`.
# Expected: `content` holds the words in their order, `contentSnippet` the same without mark-up; a title of that type is a text.
# Seen: the text of a paragraph comes first and its elements after it: "do <b>not</b> deploy on Friday" becomes "do  deploy on
#   Friday<b>not</b>". The snippet is "do  deploy on Fridaynot". The title of such a feed is an object. With
#   `type="html"` all is right. feedsmith 3.0.1 keeps the order.
# Why it matters: a quote from a feed says the opposite and is still made of the writer's own words. A hub that writes feeds is
#   safe with `type="html"`; one that reads them needs a parser that keeps mixed content.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "order", "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --save-exact rss-parser@3.13.0 feedsmith@3.0.1 >/dev/null || exit 1
cat >try.js <<'JS'
import { parseFeed } from 'feedsmith'
import Parser from 'rss-parser'
const feed = (content) => `<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:f</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">News</div></title><updated>2026-01-01T00:00:00Z</updated>
<entry><id>urn:1</id><title>Release</title><updated>2026-01-01T00:00:00Z</updated>${content}</entry></feed>`
const words = 'do <b>not</b> deploy on Friday'
const xhtml = feed(`<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>${words}</p></div></content>`)
const html = feed(`<content type="html">${`<p>${words}</p>`.replaceAll('<', '&lt;')}</content>`)
const read = await new Parser().parseString(xhtml)
const readHtml = await new Parser().parseString(html)
const [entry, entryHtml] = [read.items[0], readHtml.items[0]]
console.log('xhtml:', entry.content)
console.log('snippet:', JSON.stringify(entry.contentSnippet), 'expected "do not deploy on Friday"')
console.log('html: ', JSON.stringify(entryHtml.contentSnippet))
console.log('feedsmith:', parseFeed(xhtml).feed.entries[0].content.value)
console.log('title:', typeof read.title, 'expected string')
process.exit(
  entry.contentSnippet === 'do  deploy on Fridaynot' &&
    entryHtml.contentSnippet === 'do not deploy on Friday' &&
    parseFeed(xhtml).feed.entries[0].content.value.includes(words) &&
    typeof read.title === 'object'
    ? 0
    : 1,
)
JS
node try.js && { echo 'rss-parser 3.13.0: as described'; exit 0; }
echo 'rss-parser 3.13.0: the behaviour has changed'
exit 1
