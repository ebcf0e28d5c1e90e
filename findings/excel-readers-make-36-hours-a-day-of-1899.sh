#!/usr/bin/env bash
# Software: exceljs 4.4.0 and convert-excel-to-json 1.7.0 (the newest of both in the npm registry), on Node 20; beside them
#   read-excel-file 9.3.17. The workbook is written by xlsx 0.18.5 (SheetJS).
# Expected: an elapsed time, which Excel and LibreOffice show as 36:00 by the format `[h]:mm`, is one and a half days, or 36 hours: a number
#   or a text. It is no day.
# Seen: the format has an h in it and so counts as one of days. 36 hours are noon of 31 December 1899, and 40 minutes 0:40 of the 30th. As
#   text with a day in it they sort before every real day; as milliseconds they are more than two thousand million seconds below zero.
#   A wait of 1,000 hours is in February 1900. xlsx gives 1.5 and "36:00", read-excel-file 1.5.
# Why it matters: lead times and hours of work are kept in this format so that they can be added up. A column of them is taken for days
#   ("joined on"), its mean is a moment, and only those below 24 hours show a clock that looks right.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "hours", "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact exceljs@4.4.0 read-excel-file@9.3.17 convert-excel-to-json@1.7.0 xlsx@0.18.5 >/dev/null || exit 1
cat >try.mjs <<'JS'
import convert from 'convert-excel-to-json'
import ExcelJS from 'exceljs'
import readExcelFile from 'read-excel-file/node'
import xlsx from 'xlsx'
const hours = [36, 40 / 60, 1000]
const sheet = xlsx.utils.aoa_to_sheet([['Lead time'], ...hours.map((one) => [{ t: 'n', v: one / 24, z: '[h]:mm' }])])
const book = xlsx.utils.book_new()
xlsx.utils.book_append_sheet(book, sheet, 'Times')
xlsx.writeFile(book, 'times.xlsx')
const workbook = new ExcelJS.Workbook()
await workbook.xlsx.readFile('times.xlsx')
const again = xlsx.readFile('times.xlsx').Sheets.Times
const shown = hours.map((_, at) => again[`A${at + 2}`].w)
const seen = {
  exceljs: hours.map((_, at) => workbook.worksheets[0].getCell(`A${at + 2}`).value),
  'read-excel-file': (await readExcelFile('times.xlsx'))[0].data.slice(1).map(([cell]) => cell),
  'convert-excel-to-json': convert({ sourceFile: 'times.xlsx' }).Times.slice(1).map(({ A }) => A),
}
console.log('Excel shows'.padEnd(22), shown.join('  '))
let same = shown.join(' ') === '36:00 0:40 1000:00'
for (const [name, cells] of Object.entries(seen)) {
  const days = cells.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 16) : String(cell)))
  console.log(name.padEnd(22), days.join('  '))
  same &&= name === 'read-excel-file' || (days[0].startsWith('1899-12-31T12') && days[2].startsWith('1900-02-09'))
}
process.exit(same ? 0 : 1)
JS
TZ=UTC node try.mjs && { echo 'exceljs 4.4.0, convert-excel-to-json 1.7.0: as described'; exit 0; }
echo 'exceljs 4.4.0, convert-excel-to-json 1.7.0: the behaviour has changed'
exit 1
