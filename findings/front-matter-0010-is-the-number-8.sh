#!/usr/bin/env bash
# Software: gray-matter 4.0.3 and front-matter 4.0.2 (the newest of both in the npm registry) beside yaml 2.9.1 and js-yaml 5.5.0, on
#   Node 20. Metadata at the head of a proposal that is numbered with four digits, as most repositories of RFCs and decisions do.
# Expected: `rfc: 0010` is 10, or "0010" as it is written, and so for every other number.
# Seen: gray-matter and front-matter bring js-yaml 3 with them, which reads YAML 1.1: digits after a 0 are octal where they can
#   be. 0010 is the number 8 and 0017 is 15, but 0008 and 0018 hold an 8 and are texts, "0008" and "0018". Of 0001 to 0100 64 are
#   numbers, 57 of them wrong; RFC 0010 is called what RFC 0008 should be. yaml and js-yaml 5 read YAML 1.2: all are right.
#   A clock is a number as well: `time: 12:30` is 750.
# Why it matters: nothing fails. Links, sorting and "which number is free" are right for RFC 1 to 7 and wrong from 0010 on, and a
#   reader that asks for the type drops every number with an 8 or a 9 in it.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "numbers", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact gray-matter@4.0.3 front-matter@4.0.2 yaml@2.9.1 js-yaml@5.5.0 >/dev/null || exit 1
cat >try.mjs <<'JS'
import frontMatter from 'front-matter'
import matter from 'gray-matter'
import { load } from 'js-yaml'
import { parse } from 'yaml'
const readers = {
  'gray-matter': (line) => matter(`---\n${line}\n---\nText\n`).data,
  'front-matter': (line) => frontMatter(`---\n${line}\n---\nText\n`).attributes,
  yaml: parse,
  'js-yaml 5': load,
}
const old = ['gray-matter', 'front-matter']
const described = { '0007': 7, '0008': '0008', '0010': 8, '0017': 15, '0018': '0018', '0100': 64 }
let same = true
for (const [name, read] of Object.entries(readers)) {
  const seen = Object.keys(described).map((number) => read(`rfc: ${number}`).rfc)
  console.log(name.padEnd(12), 'expected 7 8 10 17 18 100, seen', seen.map((value) => JSON.stringify(value)).join(' '))
  const right = old.includes(name) ? Object.values(described) : Object.keys(described).map(Number)
  same &&= seen.every((value, at) => value === right[at])
  const all = Array.from({ length: 100 }, (_, at) => [at + 1, read(`rfc: ${String(at + 1).padStart(4, '0')}`).rfc])
  const numbers = all.filter(([, value]) => typeof value === 'number')
  const wrong = numbers.filter(([number, value]) => number !== value)
  console.log('  0001 to 0100:', numbers.length, 'numbers,', wrong.length, 'of them wrong; time: 12:30 is', JSON.stringify(read('time: 12:30').time))
  same &&= old.includes(name) ? numbers.length === 64 && wrong.length === 57 : numbers.length === 100 && wrong.length === 0
}
process.exit(same ? 0 : 1)
JS
node try.mjs && { echo 'gray-matter 4.0.3, front-matter 4.0.2: as described'; exit 0; }
echo 'gray-matter 4.0.3, front-matter 4.0.2: the behaviour has changed'
exit 1
