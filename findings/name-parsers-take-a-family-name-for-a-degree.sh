#!/usr/bin/env bash
# Software: humanparser 2.7.0, split-human-name 2.0.13, another-name-parser 0.1.0 and humanname 0.2.2 (the newest of each in the npm
#   registry), on Node 20. Each parts a person's name into title, first name, last name and what follows it (Jr., PhD).
# Expected: a name of two words has a first and a last name, whatever the words are.
# Seen: "Ma", "Pe", "Do" and "An" count as a degree or a title also where nothing else is left: Li Ma and Esther Pe have no last name in
#   three of the four, in the fourth it is ", Ma". To another-name-parser An Vo is somebody with the title "An", and Anna Master a master
#   called Anna. split-human-name writes "O’Brien" with the typographic apostrophe as "O’brien", and with the straight one as it is.
# Why it matters: people are found, sorted and greeted by their last name, and two Li with no last name are one. It meets short names,
#   so those of some countries. A hub has to keep the name as it came, and part it for nothing that counts.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "names", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact humanparser@2.7.0 split-human-name@2.0.13 another-name-parser@0.1.0 humanname@0.2.2 >/dev/null || exit 1
cat >try.js <<'JS'
const another = require('another-name-parser')
const humanname = require('humanname')
const { parseName } = require('humanparser')
const split = require('split-human-name')
const last = {
  humanparser: (name) => parseName(name).lastName ?? '',
  'split-human-name': (name) => split(name).lastName ?? '',
  'another-name-parser': (name) => another(name).last ?? '',
  humanname: (name) => humanname.parse(name).lastName ?? '',
}
const cases = [
  ['Kim Lee', ['Lee', 'Lee', 'Lee', 'Lee']],
  ['Li Ma', ['', ', Ma', 'Ma', '']],
  ['Esther Pe', ['', ', Pe', '', '']],
  ['An Vo', ['Vo', 'Vo', '', 'Vo']],
  ['Chloe Do', ['Do', 'Do', '', 'Do']],
  ['Anna Master', ['Master', 'Master', '', 'Master']],
]
let same = true
for (const [name, described] of cases) {
  const seen = Object.values(last).map((lastOf) => lastOf(name))
  console.log(name.padEnd(12), 'last name', Object.keys(last).map((key, at) => `${key} ${JSON.stringify(seen[at])}`).join(', '))
  same &&= JSON.stringify(seen) === JSON.stringify(described)
}
const apostrophes = ['O\u2019Brien', "O'Brien"].map((name) => split(`Pat ${name}`).lastName)
console.log('split-human-name:', apostrophes.join(' and '))
process.exit(same && apostrophes.join(' ') === "O\u2019brien O'Brien" ? 0 : 1)
JS
node try.js && { echo 'humanparser 2.7.0, split-human-name 2.0.13, another-name-parser 0.1.0, humanname 0.2.2: as described'; exit 0; }
echo 'humanparser 2.7.0, split-human-name 2.0.13, another-name-parser 0.1.0, humanname 0.2.2: the behaviour has changed'
exit 1
