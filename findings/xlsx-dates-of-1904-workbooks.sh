#!/usr/bin/env bash
# Software: xlsx 0.18.5 (SheetJS, the newest release) and exceljs 4.4.0, on Node 20. A workbook that counts its days from
#   1904 (`date1904="1"`, as Excel for Mac wrote for many years), made here from its XML parts.
# Expected: with `cellDates: true` the value of a cell is its day, 31 March 2026.
# Seen: xlsx gives 30 March 2022, four years and a day early, while the formatted text of the same cell says 3/31/26. exceljs
#   gives the right day. Its flag `Workbook.WBProps.date1904` is read and set, but not applied to the value.
# Why it matters: the join date of a person, or the day of an answer, is wrong by the same 1,462 days in every row, and each is a
#   day that can be.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
echo '{ "name": "mac", "private": true }' >package.json
npm install --silent --no-audit --no-fund --save-exact xlsx@0.18.5 exceljs@4.4.0 fflate@0.8.3 >/dev/null || exit 1
cat >try.js <<'JS'
const { strToU8, zipSync } = require('fflate')
const ExcelJS = require('exceljs')
const XLSX = require('xlsx')
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const rels = (list) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`).join('')}</Relationships>`
const workbook = (is1904, serial) => {
  const parts = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
    '_rels/.rels': rels([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets><sheet name="Days" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rels([['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml']]),
    'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" s="1"><v>${serial}</v></c></row></sheetData></worksheet>`,
  }
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]))))
}
const run = async () => {
  let same = true
  for (const [is1904, serial, described] of [[false, 46112, '2026-03-31'], [true, 44650, '2022-03-30']]) {
    const bytes = workbook(is1904, serial)
    const book = XLSX.read(bytes, { cellDates: true })
    const cell = book.Sheets.Days.A1
    const other = new ExcelJS.Workbook()
    await other.xlsx.load(bytes)
    const right = other.worksheets[0].getCell('A1').value.toISOString().slice(0, 10)
    const seen = cell.v.toISOString().slice(0, 10)
    console.log(is1904 ? '1904' : '1900', 'xlsx', seen, 'its text', cell.w, '| exceljs', right, '| expected 2026-03-31')
    same &&= seen === described && right === '2026-03-31' && cell.w === '3/31/26'
  }
  process.exit(same ? 0 : 1)
}
run()
JS
TZ=UTC node try.js && { echo 'xlsx 0.18.5: as described'; exit 0; }
echo 'xlsx 0.18.5: the behaviour has changed'
exit 1
