#!/usr/bin/env bash
# Software: md-to-slack 1.1.7 beside slackify-markdown 5.0.0 (the newest of both in the npm registry), on Node 20. Markdown as text for a
#   message in Slack, where each line of a quotation has a mark of its own.
# Expected: a quotation stays one to its end, and every word stays apart from the next.
# Seen: md-to-slack marks only the first line of a quotation, so that its second is the writer's own. A hard line break is nothing at
#   all: "Not on Friday" and "Ask first" on the next line are "Not on FridayAsk first". So is the break before an inner list
#   ("build- slow"), whose items then belong to no one. slackify-markdown keeps quotation and list, and writes a hard break as a backslash.
# Why it matters: an update in a channel quotes developers, and what they said on the second line is then said by the platform
#   team. A message with a title and a link has nothing to convert.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "channel", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact md-to-slack@1.1.7 slackify-markdown@5.0.0 >/dev/null || exit 1
cat >try.mjs <<'JS'
import { markdownToSlack } from 'md-to-slack'
import { slackifyMarkdown } from 'slackify-markdown'
// slackify-markdown puts marks without width around bold and italic words.
const other = (text) => slackifyMarkdown(text).replace(/\u200b/g, '').trimEnd()
const cases = [
  ['quotation of two lines', '> It is slow.\n> I wait.\n\nWe hear that.', '> It is slow.\nI wait.\n\nWe hear that.', '> It is slow.\n> I wait.\n\nWe hear that.'],
  ['hard line break', 'Not on Friday  \nAsk first', 'Not on FridayAsk first', 'Not on Friday\\\nAsk first'],
  ['inner list', '1. build\n   - slow\n2. docs', '1. build- slow\n2. docs', '1.  build\n    •   slow\n2.  docs'],
]
let same = true
for (const [name, markdown, described, describedOther] of cases) {
  const [seen, seenOther] = [markdownToSlack(markdown), other(markdown)]
  console.log(name, JSON.stringify(markdown))
  console.log('  md-to-slack      ', JSON.stringify(seen))
  console.log('  slackify-markdown', JSON.stringify(seenOther))
  same &&= seen === described && seenOther === describedOther
}
process.exit(same ? 0 : 1)
JS
node try.mjs && { echo 'md-to-slack 1.1.7: as described'; exit 0; }
echo 'md-to-slack 1.1.7: the behaviour has changed'
exit 1
