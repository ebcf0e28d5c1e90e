#!/usr/bin/env bash
# Software: @tryfabric/mack 1.2.1 (the newest release), on Node 20; beside it markdown-to-slack-blocks 1.5.0. Markdown as blocks
#   for a message in Slack.
# Expected: the items of a list within a list are in the message, at whatever place; a list that begins with 3 does so.
# Seen: they are gone, with all that is in them: of a decision with its two conditions below it the decision is left, and so it is for
#   three levels. A list from 3 on begins with 1. What the manual names as not supported is quotations with lists in them; lists,
#   numbered ones and boxes to tick are named as supported. markdown-to-slack-blocks keeps the inner list and says 1 as well.
# Why it matters: an update is published with its conditions as inner points: "we move in May / only teams with a pipeline". The channel reads
#   the promise alone. A message of paragraphs and flat lists, as tests have it, is whole.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "blocks", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact @tryfabric/mack@1.2.1 markdown-to-slack-blocks@1.5.0 >/dev/null 2>&1 || exit 1
cat >try.js <<'JS'
const mack = require('@tryfabric/mack')
const other = require('markdown-to-slack-blocks')
const cases = [
  ['- We move in May.\n  - Only teams with a pipeline.\n  - Not the archive.\n- We tell you.', ['Only teams', 'archive']],
  ['1. Ask first.\n   1. Your lead.\n      - In writing.\n2. Wait.', ['Your lead', 'In writing']],
]
async function main() {
  let same = true
  for (const [markdown, inner] of cases) {
    const seen = JSON.stringify(await mack.markdownToBlocks(markdown))
    const beside = JSON.stringify(other.markdownToBlocks(markdown))
    console.log(JSON.stringify(markdown))
    console.log('  seen', seen)
    console.log('  inner items: mack', inner.filter((words) => seen.includes(words)).length, 'of 2, the other', inner.filter((words) => beside.includes(words)).length)
    same &&= !inner.some((words) => seen.includes(words)) && seen.includes(markdown.match(/[A-Z][a-z ]+/)[0].trim())
  }
  const numbered = JSON.stringify(await mack.markdownToBlocks('3. Ask again.\n4. Wait.'))
  console.log('from 3 on:', numbered)
  process.exit(same && numbered.includes('1. Ask again.') ? 0 : 1)
}
main()
JS
node try.js && { echo '@tryfabric/mack 1.2.1: as described'; exit 0; }
echo '@tryfabric/mack 1.2.1: the behaviour has changed'
exit 1
