#!/usr/bin/env bash
# Software: remove-markdown 0.7.0 and markdown-to-text 0.1.1 (the newest of both in the npm registry), on Node 20: Markdown to plain text.
# Expected: as CommonMark reads it. A < with a blank after it is no tag, and what stands between backticks is code, tags or not.
# Seen: all from a < to the next > is taken away. "under 5 < 6 min, over 7 > 3 min" is "under 5  3 min"; `Map<String, Team>` in backticks
#   is "Map". markdown-to-text takes the underscores of names as well: DEPLOY_TO_PROD is DEPLOYTOPROD.
# Why it matters: previews, notifications and search take the plain text of what somebody wrote. It says another number, or names a
#   setting that does not exist, and nothing shows that something was left out.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "plain", "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --save-exact remove-markdown@0.7.0 markdown-to-text@0.1.1 >/dev/null || exit 1
cat >try.js <<'JS'
import removeMarkdown from 'remove-markdown'
import other from 'markdown-to-text'
const cases = [
  ['Under 5 < 6 min, over 7 > 3 min.', 'Under 5 < 6 min, over 7 > 3 min.', 'Under 5  3 min.', 'Under 5  3 min.'],
  ['It answers `Map<String, Team>` now.', 'It answers Map<String, Team> now.', 'It answers Map now.', 'It answers Map now.'],
  ['Set DEPLOY_TO_PROD first.', 'Set DEPLOY_TO_PROD first.', 'Set DEPLOY_TO_PROD first.', 'Set DEPLOYTOPROD first.'],
]
let same = true
for (const [markdown, expected, described, describedOther] of cases) {
  const seen = removeMarkdown(markdown)
  const seenOther = other.default(markdown)
  console.log('expected:', expected, '| remove-markdown:', seen, '| markdown-to-text:', seenOther)
  same &&= seen === described && seenOther === describedOther
}
process.exit(same ? 0 : 1)
JS
node try.js && { echo 'remove-markdown 0.7.0, markdown-to-text 0.1.1: as described'; exit 0; }
echo 'remove-markdown 0.7.0, markdown-to-text 0.1.1: the behaviour has changed'
exit 1
