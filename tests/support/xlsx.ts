import { strToU8, zipSync } from 'fflate'

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const letters = (at: number): string =>
  (at < 26 ? '' : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))

/** A cell: text, a number, or the XML of a cell's inside with its attributes. */
export type Cell = string | number | { xml: string }

const cellXml = (cell: Cell, at: string): string =>
  typeof cell === 'string'
    ? `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
    : typeof cell === 'number'
      ? `<c r="${at}"><v>${cell}</v></c>`
      : cell.xml

export interface Book {
  /** Rows of each sheet, or the XML of its `sheetData`. */
  sheets: Record<string, Cell[][] | string>
  hidden?: string
  styles?: string
  shared?: string
  date1904?: boolean
}

/** A workbook of these sheets, as the format's parts. */
export function workbook({ sheets, hidden, styles, shared, date1904 }: Book): Uint8Array {
  const names = Object.keys(sheets)
  const data = (rows: Cell[][] | string) =>
    typeof rows === 'string'
      ? rows
      : rows
          .map(
            (row, r) =>
              `<row r="${r + 1}">${row.map((cell, c) => cellXml(cell, `${letters(c)}${r + 1}`)).join('')}</row>`,
          )
          .join('')
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook ${main} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${names
      .map(
        (name, at) =>
          `<sheet name="${escaped(name)}" sheetId="${at + 1}" ${name === hidden ? 'state="hidden" ' : ''}r:id="rId${at + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="x" Target="${at % 2 ? '/xl/' : ''}worksheets/sheet${at + 1}.xml"/>`,
      )
      .join('')}</Relationships>`,
    ...(styles && { 'xl/styles.xml': `<styleSheet ${main}>${styles}</styleSheet>` }),
    ...(shared && { 'xl/sharedStrings.xml': `<sst ${main}>${shared}</sst>` }),
    ...Object.fromEntries(
      names.map((name, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet ${main}><sheetData>${data(sheets[name]!)}</sheetData></worksheet>`,
      ]),
    ),
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])))
}
