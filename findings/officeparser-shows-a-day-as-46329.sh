#!/usr/bin/env bash
# Software: officeparser 7.8.0 (the newest release that runs on Node 20), on Node 20. Text of Office files; the workbook is written
#   by xlsx 0.18.5 (SheetJS), and the Japanese one by hand, as Excel does.
# Expected: the text of a workbook is what a person sees in it: a day, 50 %, 36:00, 東京.
# Seen: cells are the numbers that the file keeps: 3 November 2026 is 46329, 50 % 0.5, an elapsed time of 36:00 is 1.5, "3.0 days" 3. A name in
#   Japanese is followed by the reading aid that Excel keeps beside what was typed, as if it were part of the name.
# Why it matters: a text is searched, quoted and given to a reader that finds themes. "46329" is in no search for a day, half of the teams
#   are "0.5", and a name in its second form is another person.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "sheets", "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact officeparser@7.8.0 xlsx@0.18.5 fflate@0.8.2 >/dev/null 2>&1 || exit 1
cat >try.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import * as officeparser from 'officeparser'
import xlsx from 'xlsx'
const parse = officeparser.parseOffice ?? officeparser.default.parseOffice
const cells = [
  { t: 'n', v: 46329, z: 'yyyy-mm-dd' }, { t: 'n', v: 0.5, z: '0%' }, { t: 'n', v: 1.5, z: '[h]:mm' }, { t: 'n', v: 3, z: '0.0" days"' }, { t: 's', v: '東京' },
]
const book = xlsx.utils.book_new()
xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([cells]), 'Sheet')
xlsx.writeFile(book, 'sheet.xlsx', { bookSST: true })
const parts = unzipSync(readFileSync('sheet.xlsx'))
const texts = strFromU8(parts['xl/sharedStrings.xml'])
parts['xl/sharedStrings.xml'] = strToU8(texts.replace('</si>', '<rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>'))
writeFileSync('sheet.xlsx', zipSync(parts))
const again = xlsx.readFile('sheet.xlsx').Sheets.Sheet
const shown = ['A1', 'B1', 'C1', 'D1', 'E1'].map((cell) => again[cell].w ?? again[cell].v)
const read = await parse('sheet.xlsx')
const text = (typeof read === 'string' ? read : read.toText()).trim().split(/\s+/)
console.log('in Excel    ', shown.join(' | '))
console.log('officeparser', text.join(' | '))
process.exit(text.join(' ') === '46329 0.5 1.5 3 東京トウキョウ' && shown[2] === '36:00' ? 0 : 1)
JS
node try.mjs && { echo 'officeparser 7.8.0: as described'; exit 0; }
echo 'officeparser 7.8.0: the behaviour has changed'
exit 1
