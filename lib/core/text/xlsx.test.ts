import { expect, test } from 'vitest'
import { workbook, type Book } from '@/tests/support/xlsx'
import { notText, readable } from '../readable'
import { isXlsx, readXlsx, tableOf } from './xlsx'

const read = (book: Book) => {
  const bytes = workbook(book)
  expect(isXlsx(bytes)).toBe(true)
  const sheets = readXlsx(bytes)
  if ('reason' in sheets) throw new Error(sheets.reason)
  return sheets
}
const rows = (book: Book) => read(book)[0]!.rows

const styles =
  '<numFmts count="3"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="165" ' +
  'formatCode="#,##0.00;[Red]-#,##0.00"/><numFmt numFmtId="166" formatCode="0 &quot;days&quot;"/></numFmts>' +
  ('<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="14"/><xf ' +
    'numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>')
const cell = (style: number, value: string) => ({ xml: `<c s="${style}"><v>${value}</v></c>` })

test('numbers are days, instants or times by their format alone', () => {
  const line = [
    cell(0, '46084'),
    cell(1, '46084'),
    cell(2, '46084.38336805555'),
    cell(3, '0.3958333333'),
    cell(4, '-3.5'),
    cell(5, '12'),
  ]
  expect(rows({ sheets: { S: [line] }, styles })).toEqual([
    ['46084', '2026-03-03', '2026-03-03 09:12:03', '09:30', '-3.5', '12'],
  ])
  expect(rows({ sheets: { S: [[cell(1, '44622')]] }, styles, date1904: true })).toEqual([['2026-03-03']])
})

// xlsx 0.18.5 writes such cells with `cellDates`, a millisecond early where the number was 46112.3833333333; exceljs 4.4.0 reads them as
// days of 1905. A response is told by its moment, so both kinds of cells have to say it alike.
test('a day or an instant in words is the one that a number would be', () => {
  const said = (iso: string) => ({ xml: `<c t="d"><v>${iso}</v></c>` })
  const table = [
    ['2026-03-31', '2026-03-31'],
    ['2026-03-31T00:00:00', '2026-03-31'],
    ['2026-03-31T00:00:00.000Z', '2026-03-31'],
    ['2026-03-31T09:12:00.000Z', '2026-03-31 09:12:00'],
    ['2026-03-31T09:11:59.999Z', '2026-03-31 09:12:00'],
    ['2026-03-31T09:12', '2026-03-31 09:12:00'],
    ['2026-03-31T09:12:03', '2026-03-31 09:12:03'],
    ['09:30:00', '09:30'],
    ['09:30:05', '09:30:05'],
    ['2026-03-31T09:12:00+02:00', '2026-03-31 09:12:00+02:00'],
  ] as const
  expect(rows({ sheets: { S: [table.map(([iso]) => said(iso))] } })).toEqual([table.map(([, shown]) => shown)])
})

// Excel and xlsx 0.18.5 show 1.5 in "[h]:mm" as 36:00; as a day it would be the first of January 1900.
test('an elapsed time goes on after 24 hours', () => {
  const elapsed =
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="[h]:mm;@"/></numFmts>' +
    '<cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="46"/></cellXfs>'
  const line = [cell(1, '1.5'), cell(1, '0.0625'), cell(2, '1.0625'), cell(2, '0.00001157407')]
  expect(rows({ sheets: { S: [line] }, styles: elapsed })).toEqual([['36:00', '01:30', '25:30', '00:00:01']])
})

test('texts are whole: shared, rich, without reading aids, with escaped characters; results of formulas count', () => {
  const shared =
    '<si><t>plain</t></si><si><r><t>ri</t></r><r><rPr><b/></rPr><t xml:space="preserve">ch ' +
    '</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>a_x000D_\nb _x005F_x000D_</t></si>'
  const text = (at: number) => ({ xml: `<c t="s"><v>${at}</v></c>` })
  const others = [
    { xml: '<c t="str"><f>A1&amp;"x"</f><v>ax</v></c>' },
    { xml: '<c t="b"><v>1</v></c>' },
    { xml: '<c t="e"><v>#N/A</v></c>' },
  ]
  expect(rows({ sheets: { S: [[text(0), text(1), text(2), text(3)], others] }, shared })).toEqual([
    ['plain', 'rich ', '東京', 'a\nb _x000D_'],
    ['ax', 'TRUE', '#N/A'],
  ])
})

test('cells stand in their places, also where rows and cells are left out or elements have a prefix', () => {
  expect(
    rows({
      sheets: { S: '<row r="2"><c r="C2"><v>1</v></c></row><row r="4"><c r="A4"><v>2</v></c><c><v>3</v></c></row>' },
    }),
  ).toEqual([[], ['', '', '1'], [], ['2', '3']])
  const prefixed =
    '<x:row xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row>'
  expect(rows({ sheets: { S: prefixed } })).toEqual([['a']])
})

// UCL_Biomass_Plot_Form.xlsx and extra_columns.xlsx of pyxform's examples (November 2026) are formatted down to row 1,048,576 and out to column XFD.
test('rows and columns that are only formatted, to the end of the sheet, are none', () => {
  const empty = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
  expect(rows({ sheets: { S: `<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>${empty}` }, styles })).toEqual(
    [['1']],
  )
  const filled = workbook({ sheets: { S: '<row r="1"><c r="XFD1"><v>1</v></c></row>' } })
  expect(readXlsx(filled)).toEqual({ reason: 'This workbook cannot be read: it has more than 2000 columns.' })
})

test('the table is the first sheet that is shown and has rows; what is not in it is told', () => {
  const book = {
    sheets: {
      Secret: [['x'], ['y']],
      Title: [['Survey of 2026']],
      Answers: [
        ['a', 'b'],
        ['1, 2', 'say "hi"\nthere'],
        [{ xml: '<c r="A3"><f>1+1</f></c>' }, ''],
      ],
    },
    hidden: 'Secret',
  }
  const { csv, notes } = tableOf(read(book))
  expect(csv).toBe('a,b\n"1, 2","say ""hi""\nthere"')
  expect(notes[0]).toBe('The sheet “Answers” is read; not read: “Secret”, “Title”.')
  expect(notes[1]).toMatch(/^1 formulas have no result/)
})

test('what is no workbook says what it is', () => {
  const old = readable({ path: 'x.xls', bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]) })
  expect(notText(old)).toMatch(/up to 2003: save it as \.xlsx/)
  const broken = workbook({ sheets: { S: '<row><c><v>1</c></row>' } })
  expect(notText(readable({ path: 'x.xlsx', bytes: broken }))).toMatch(/^This workbook cannot be read/)
  expect(readXlsx(workbook({ sheets: {} }))).toHaveProperty('reason')
})
