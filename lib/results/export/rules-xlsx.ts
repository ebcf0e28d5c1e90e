import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import type { ExportCell } from './rules-table'

export interface Sheet {
  name: string
  header: readonly string[]
  rows: AsyncIterable<readonly ExportCell[][]> | Iterable<readonly ExportCell[][]>
}

const NAMESPACE = 'http://schemas.openxmlformats.org'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
/** UTF-16 units that a cell of Excel holds. */
const MAX_CELL = 32_767

/**
 * XML 1.0 knows no other control characters; Excel calls a file with one broken. An underscore before `xHHHH_` would make a
 * letter of what follows: it is written as the letter that it is. Line ends are line feeds, as XML readers make them.
 * Source: ECMA-376 part 1, 22.9.2.19 ST_Xstring.
 */
const escape = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>]/g, (letter) => (letter === '&' ? '&amp;' : letter === '<' ? '&lt;' : '&gt;'))

/** A, B, …, Z, AA, … */
function columnName(index: number): string {
  let name = ''
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name
  return name
}

/** At most what a cell holds, not cut inside a letter. */
const cut = (text: string): string => text.slice(0, MAX_CELL).replace(/[\uD800-\uDBFF]$/, '')

function cellXml(value: ExportCell, at: string, style: number): string {
  if (value === null || value === '') return ''
  if (typeof value === 'number') return Number.isFinite(value) ? `<c r="${at}" s="${style}"><v>${value}</v></c>` : ''
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escape(cut(value))}</t></is></c>`
}

const rowXml = (cells: readonly ExportCell[], row: number, names: readonly string[], style = 0): string =>
  `<row r="${row}">${cells.map((cell, index) => cellXml(cell, `${names[index]}${row}`, style)).join('')}</row>`

const parts = (sheets: readonly Sheet[]): Record<string, string> => ({
  '[Content_Types].xml':
    `${XML}<Types xmlns="${NAMESPACE}/package/2006/content-types"><Default Extension="rels" ` +
    `ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ` +
    `ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ` +
    `ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override ` +
    `PartName="/xl/styles.xml" ` +
    `ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ` + `ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
  '_rels/.rels':
    `${XML}<Relationships xmlns="${NAMESPACE}/package/2006/relationships"><Relationship Id="rId1" ` +
    `Type="${NAMESPACE}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml':
    `${XML}<workbook xmlns="${NAMESPACE}/spreadsheetml/2006/main" ` +
    `xmlns:r="${NAMESPACE}/officeDocument/2006/relationships"><sheets>${sheets.map((sheet, index) => `<sheet name="${escape(sheet.name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
  'xl/_rels/workbook.xml.rels':
    `${XML}<Relationships ` +
    `xmlns="${NAMESPACE}/package/2006/relationships">${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${NAMESPACE}/officeDocument/2006/relationships/worksheet" ` + `Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${NAMESPACE}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml':
    `${XML}<styleSheet xmlns="${NAMESPACE}/spreadsheetml/2006/main"><fonts count="2"><font><sz ` +
    `val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name ` +
    `val="Calibri"/></font></fonts><fills count="2"><fill><patternFill ` +
    `patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders ` +
    `count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs ` +
    `count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf ` +
    `numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" ` +
    `borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`,
})

/**
 * A workbook as it is written, sheet by sheet and row by row: nothing of it is held. Texts are typed as texts, which no
 * spreadsheet takes for a formula: they stand as they are. The first line stays in view.
 * Source: ECMA-376 part 1 (SpreadsheetML); inline strings, so that no table of them has to be kept.
 */
export async function* workbook(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  for (const [name, text] of Object.entries(parts(sheets))) {
    const file = new ZipPassThrough(name)
    zip.add(file)
    file.push(strToU8(text), true)
  }
  for (const [index, sheet] of sheets.entries()) {
    const file = new ZipDeflate(`xl/worksheets/sheet${index + 1}.xml`, { level: 3 })
    zip.add(file)
    const names = sheet.header.map((_, at) => columnName(at))
    file.push(
      strToU8(
        `${XML}<worksheet xmlns="${NAMESPACE}/spreadsheetml/2006/main"><sheetViews><sheetView ` +
          `workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" ` +
          `state="frozen"/></sheetView></sheetViews><sheetData>${rowXml(sheet.header, 1, names, 1)}`,
      ),
    )
    let row = 1
    for await (const batch of sheet.rows) {
      file.push(strToU8(batch.map((cells) => rowXml(cells, ++row, names)).join('')))
      yield* ready.splice(0)
    }
    file.push(strToU8('</sheetData></worksheet>'), true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready.splice(0)
}
