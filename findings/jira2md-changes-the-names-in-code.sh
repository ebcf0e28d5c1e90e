#!/usr/bin/env bash
# Software: jira2md 3.0.1 (the newest in the npm registry), on Node 20: turns Jira's wiki markup into Markdown.
# Expected: underscores and stars within a word stay, as Jira shows them; what is in {{ }} and {noformat} stays as it is, it is code.
# Seen: two underscores or stars within words are the bounds of emphasis, also in code: {{snake_case_name}} is `snake*case*name`, the
#   option DEPLOY_TO_PROD is DEPLOY*TO_PROD, and 2*3*4 GB is 2**3**4 GB, where a Markdown reader shows 234 with a bold 3.
# Why it matters: tickets are quoted as evidence. A setting that is not called so, a product that reads as 234: nobody who reads the
#   quote can see that it was otherwise.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "tickets", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact jira2md@3.0.1 >/dev/null || exit 1
cat >try.js <<'JS'
const { to_markdown: toMarkdown } = require('jira2md')
const cases = [
  ['Look at {{snake_case_name}}.', 'Look at `snake_case_name`.', 'Look at `snake*case*name`.'],
  ['{noformat}a_b_c{noformat}', '```a_b_c```', '```a*b*c```'],
  ['Set DEPLOY_TO_PROD, the_flag_name.', 'Set DEPLOY_TO_PROD, the_flag_name.', 'Set DEPLOY*TO_PROD, the_flag*name.'],
  ['It is 2*3*4 GB.', 'It is 2*3*4 GB.', 'It is 2**3**4 GB.'],
]
let same = true
for (const [wiki, expected, described] of cases) {
  const seen = toMarkdown(wiki)
  console.log(wiki, '| expected', expected, '| seen', seen)
  same &&= seen === described
}
process.exit(same ? 0 : 1)
JS
node try.js && { echo 'jira2md 3.0.1: as described'; exit 0; }
echo 'jira2md 3.0.1: the behaviour has changed'
exit 1
