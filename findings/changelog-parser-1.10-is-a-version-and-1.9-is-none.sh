#!/usr/bin/env bash
# Software: changelog-parser 4.1.0 (the newest release), on Node 20. Releases of a CHANGELOG.md with their versions and days.
# Expected: "1.9" is a version as "1.10" is; a heading within a block of code is no release; a day is found only where one is.
# Seen: 1.10 and 2026.11 are versions, 1.9 and 2.0 are null, as "Unreleased" is: after a dot there have to be two characters or another
#   part. A fenced example of how to write a heading makes a release of its own and ends the one it stands in.
#   "Release 1.2.3" has the version 1.2.3, and the day 1.2.3.
# Why it matters: releases are counted as deployments, and "what is not released yet" is told by the version that is null. A
#   project with versions of two parts has releases from x.10 on only, and the first ten of each line are said to be still to come.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "releases", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact changelog-parser@4.1.0 >/dev/null || exit 1
cat >try.mjs <<'JS'
import parse from 'changelog-parser'
const releases = async (text) => (await parse({ text: `# Changes\n\n${text}\n` })).versions.map(({ version, date }) => `${version} ${date}`)
const cases = [
  ['two parts', '## 1.10 - 2026-11-03\n- a\n\n## 1.9 - 2026-10-06\n- b\n\n## 2.0\n- c', '1.10 2026-11-03, 1.9 2026-10-06, 2.0 null', '1.10 2026-11-03, null 2026-10-06, null null'],
  ['three parts', '## 1.0.0 - 2026-11-03\n- a', '1.0.0 2026-11-03', '1.0.0 2026-11-03'],
  ['a word before', '## Release 1.2.3\n- a', '1.2.3 null', '1.2.3 1.2.3'],
  ['in a fence', '## 1.1.0\n- a\n\n```md\n## 9.9.9\n```\n\n- b', '1.1.0 null', '1.1.0 null, 9.9.9 null'],
]
let same = true
for (const [name, text, expected, described] of cases) {
  const seen = (await releases(text)).join(', ')
  console.log(name.padEnd(14), 'expected', expected, '| seen', seen)
  same &&= seen === described
}
process.exit(same ? 0 : 1)
JS
node try.mjs && { echo 'changelog-parser 4.1.0: as described'; exit 0; }
echo 'changelog-parser 4.1.0: the behaviour has changed'
exit 1
