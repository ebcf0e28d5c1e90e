#!/usr/bin/env bash
# Software: codeowners 5.1.1 and codeowners-utils 1.0.2 (the newest of both in the npm registry), on Node 20. Who owns a file by GitHub's
#   CODEOWNERS.
# Expected: as GitHub's manual has it: what follows a # in a line is a comment, and `docs/*` is for files in that folder and for none in
#   the folders below it.
# Seen: to codeowners each word of such a comment is an owner: "@acme/web # ask Kim on Fridays" has "#", "ask", "Kim", "on" and "Fridays"
#   beside the team. Both take `docs/*` as a file of .gitignore does, where a folder that matches takes all below it: docs/api/a.md
#   belongs to the writers, and to GitHub to whom an earlier line names. codeowners-utils reads comments.
# Why it matters: capabilities and the teams behind them are read from these files, and "who is asked" is what they are for. A team that
#   is none is listed beside one that is, and folders count for the wrong team, with more files the deeper they go.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "owners", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact codeowners@5.1.1 codeowners-utils@1.0.2 >/dev/null 2>&1 || exit 1
mkdir -p hub/.github
printf '%s\n' '* @acme/all' 'docs/* @acme/writers' '*.js @acme/web # ask Kim on Fridays' >hub/.github/CODEOWNERS
cat >try.js <<'JS'
const { readFileSync } = require('node:fs')
const Codeowners = require('codeowners')
const { matchFile, parse } = require('codeowners-utils')
const repository = new Codeowners(`${process.cwd()}/hub`)
const entries = parse(readFileSync('hub/.github/CODEOWNERS', 'utf8'))
const cases = [
  ['README.md', '@acme/all', '@acme/all', '@acme/all'],
  ['docs/a.md', '@acme/writers', '@acme/writers', '@acme/writers'],
  ['docs/api/a.md', '@acme/writers', '@acme/writers', '@acme/all'],
  ['main.js', '@acme/web # ask Kim on Fridays', '@acme/web', '@acme/web'],
]
let same = true
for (const [file, first, second, expected] of cases) {
  const seen = [repository.getOwner(file).join(' '), matchFile(file, entries).owners.join(' ')]
  console.log(file.padEnd(14), 'codeowners', seen[0].padEnd(31), 'codeowners-utils', seen[1].padEnd(14), 'GitHub', expected)
  same &&= seen[0] === first && seen[1] === second
}
process.exit(same ? 0 : 1)
JS
node try.js && { echo 'codeowners 5.1.1, codeowners-utils 1.0.2: as described'; exit 0; }
echo 'codeowners 5.1.1, codeowners-utils 1.0.2: the behaviour has changed'
exit 1
