#!/usr/bin/env bash
# Software: hyperformula 3.5.0 (the newest release), on Node 20, under its licence key for GPL. TEXT writes a number by a format.
# Expected: TEXT(0.654, "0%") is "65%", TEXT(0.04, "0.0%") "4.0%" and TEXT(12345.6, "#,##0") "12,346", as in every spreadsheet.
# Seen: the sign is put behind the number as it is: "1%" and "0.0%". Of a format with thousands only the part before the comma is
#   read, and the rest of the format is printed behind the number: "12346,##0". No error is raised.
# Why it matters: reports of shares are made of cells such as ="Satisfied: "&TEXT(B2,"0%"). A team with 65 of 100 satisfied is
#   said to have 1 %, in a sentence that looks finished.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "percent", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact hyperformula@3.5.0 >/dev/null || exit 1
cat >try.js <<'JS'
const { HyperFormula } = require('hyperformula')
const sheet = HyperFormula.buildFromArray([[0.654, 0.04, 12345.6]], { licenseKey: 'gpl-v3' })
const cases = [
  ['="Satisfied: "&TEXT(A1,"0%")', 'Satisfied: 1%', 'Satisfied: 65%'],
  ['=TEXT(B1,"0.0%")', '0.0%', '4.0%'],
  ['=TEXT(C1,"#,##0")', '12346,##0', '12,346'],
]
let same = true
for (const [formula, described, expected] of cases) {
  const seen = sheet.calculateFormula(formula, 0)
  console.log(formula.padEnd(32), 'seen', String(seen).padEnd(16), 'expected', expected)
  same &&= seen === described
}
process.exit(same ? 0 : 1)
JS
node try.js && { echo 'hyperformula 3.5.0: as described'; exit 0; }
echo 'hyperformula 3.5.0: the behaviour has changed'
exit 1
