#!/usr/bin/env bash
# Software: exceljs 4.4.0 reading what xlsx 0.18.5 (SheetJS, the newest release) writes, on Node 20; beside it read-excel-file 9.3.17.
# Expected: a day that one library writes is that day in the other. With `cellDates: true` xlsx writes cells of the type "d", with the
#   day in ISO 8601, as ECMA-376 has it and Excel's own "Strict Open XML" files do.
# Seen: exceljs takes the digits before the first hyphen for a number of days: every day of 2026 is 18 July 1905, every day of 2025 the
#   17th. In a cell whose format is no day's it is the number 2026. read-excel-file and xlsx itself give the day.
#   A number is a day where its format has an escaped letter: 3 shown as "3d" (`0\d`, how Excel keeps one letter) is 2 January 1900.
# Why it matters: when somebody joined, or an answer was sent, is one and the same day in every row of a year, with no error. A
#   lead time that is shown as "3d" is a date.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "days", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact xlsx@0.18.5 exceljs@4.4.0 read-excel-file@9.3.17 >/dev/null || exit 1
cat >try.mjs <<'JS'
import ExcelJS from 'exceljs'
import readExcelFile from 'read-excel-file/node'
import XLSX from 'xlsx'
const written = (cell) => {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, { A1: cell, '!ref': 'A1' }, 'Days')
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx', cellDates: true })
}
const day = (text, format = 'yyyy-mm-dd') => ({ t: 'd', v: new Date(`${text}T00:00:00Z`), z: format })
const shown = (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value))
const cases = [
  ['2026-03-31', day('2026-03-31'), '2026-03-31', '1905-07-18', '2026-03-31'],
  ['2026-11-03', day('2026-11-03'), '2026-11-03', '1905-07-18', '2026-11-03'],
  ['2025-11-03', day('2025-11-03'), '2025-11-03', '1905-07-17', '2025-11-03'],
  ['3, as 0\\d', { t: 'n', v: 3, z: '0\\d' }, '3', '1900-01-02', '3'],
  ['3, as 0"d"', { t: 'n', v: 3, z: '0"d"' }, '3', '3', '3'],
]
let same = true
for (const [name, cell, expected, described, other] of cases) {
  const bytes = written(cell)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes)
  const seen = shown(book.worksheets[0].getCell('A1').value)
  const rows = await readExcelFile(bytes)
  const seenOther = shown((rows[0].data ?? rows)[0][0])
  const own = shown(XLSX.read(bytes, { cellDates: true }).Sheets.Days.A1.v)
  console.log(name.padEnd(12), 'expected', expected.padEnd(10), 'exceljs', seen.padEnd(10), 'read-excel-file', seenOther.padEnd(10), 'xlsx', own)
  same &&= seen === described && seenOther === other && own === expected
}
process.exit(same ? 0 : 1)
JS
TZ=UTC node try.mjs && { echo 'exceljs 4.4.0: as described'; exit 0; }
echo 'exceljs 4.4.0: the behaviour has changed'
exit 1
