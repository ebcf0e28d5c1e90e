#!/usr/bin/env bash
# Software: json-2-csv 5.6.0 (the newest release), on Node 20. `csv2json` reads a table of comma-separated values.
# Expected: the line break that ends the last line of a file, as nearly every program writes it (RFC 4180 has it optional), is no part
#   of its last cell.
# Seen: it is: the last cell of "Sam,Payments" is "Payments\n". So a file of ten people in one team has two teams, of nine and of one. A
#   number at that place is read as a number, and in quotation marks the cell is right, so most examples show nothing. Its own
#   `json2csv` writes no line break at the end, and reads back what it wrote.
# Why it matters: one person stands in a team of their own, whose name looks like the other. Where few are not shown, that person is
#   left out; where all are, one person is alone. What is read has to be trimmed, or its last line break taken off before.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "cells", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact json-2-csv@5.6.0 >/dev/null || exit 1
cat >try.js <<'JS'
const { csv2json, json2csv } = require('json-2-csv')
const people = Array.from({ length: 10 }, (_, at) => ({ name: `Person ${at + 1}`, team: 'Payments' }))
const file = ['name,team', ...people.map(({ name, team }) => `${name},${team}`), ''].join('\n')
const teams = (text) => [...new Set(csv2json(text).map(({ team }) => team))]
console.log('teams seen', JSON.stringify(teams(file)), 'expected', JSON.stringify(['Payments']))
console.log('of what json2csv writes', JSON.stringify(teams(json2csv(people))))
const [score, quoted] = ['name,score\nKim,4\n', 'name,team\nKim,"Payments"\n'].map((text) => csv2json(text)[0])
console.log('a number', JSON.stringify(score), 'in quotation marks', JSON.stringify(quoted))
const same = teams(file).join('|') === 'Payments|Payments\n' && teams(json2csv(people)).length === 1 && score.score === 4
process.exit(same && quoted.team === 'Payments' ? 0 : 1)
JS
node try.js && { echo 'json-2-csv 5.6.0: as described'; exit 0; }
echo 'json-2-csv 5.6.0: the behaviour has changed'
exit 1
