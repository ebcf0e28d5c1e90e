import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCsv } from './csv'
import { neutralize, unguarded, writeCsv } from './csv-write'

describe('parseCsv', () => {
  it('reads quoted cells, BOM, either line end, and knows each row’s line', () => {
    expect(parseCsv('\uFEFFEmail, Name\r\na@e.org,"Ann\r\n""A"", B"\r\n\r\nb@e.org, Bo \r\n')).toEqual({
      columns: ['email', 'name'],
      rows: [
        { line: 2, cells: { email: 'a@e.org', name: 'Ann\n"A", B' } },
        { line: 5, cells: { email: 'b@e.org', name: 'Bo' } },
      ],
    })
  })
  it.each([
    ['"Which, if any, do you use, and why?";"Age"\n"CI";30\n', ['which, if any, do you use, and why?', 'age']],
    ['Which, if any, do you use;Age\nCI;30\nIDE, CI;40\n', ['which, if any, do you use', 'age']],
    ['"a;b;c;d",e\n1,2\n', ['a;b;c;d', 'e']],
    ['"two\nlines, and, commas";b\n1;2\n', ['two\nlines, and, commas', 'b']],
    ['"Which, if any";"Age"', ['which, if any', 'age']],
    ['a,b\n"x;y;z;w",1\n', ['a', 'b']],
    // Excel's line about the delimiter is no header, and lines keep their numbers.
    ['sep=;\na;b\n1;2\n', ['a', 'b']],
    ['\uFEFFsep=;\r\n"a,c,d";b\r\n1;2\r\n', ['a,c,d', 'b']],
  ])('tells the delimiter by the records, not by the words of the header: %j', (text, columns) => {
    expect(parseCsv(text).columns).toEqual(columns)
    if (/sep=/.test(text)) expect(parseCsv(text).rows[0]!.line).toBe(3)
  })
  it('takes the delimiter the first line uses', () => {
    expect(parseCsv('a;b\n1,5;2').rows[0]?.cells).toEqual({ a: '1,5', b: '2' })
    expect(parseCsv('a\tb\n1\t2').rows[0]?.cells).toEqual({ a: '1', b: '2' })
  })
  it.each([
    ['', 'The file is empty'],
    ['a,b\n1,2,3', 'Line 2: 3 cells for 2 columns.'],
    ['a,b\n1,2\n1', 'Line 3: 1 cells for 2 columns.'],
    ['a,b\n1,"2\n', 'never closed'],
    ['a,b\n1,x"2', 'Line 2: a quotation mark'],
    ['a,b\n1,"x"2', 'Line 2: text after'],
    ['a,A\n1,2', 'Line 1: the column "a" is there twice.'],
    ['a,\n1,2', 'Line 1: column 2 has no name.'],
    ['name\nx', 'Line 1: there is no column "Email".'],
  ])('refuses %j with the reason', (text, reason) => {
    expect(() => parseCsv(text, { required: text.startsWith('name') ? ['Email'] : [] })).toThrow(reason)
  })
})

describe('writeCsv', () => {
  it('neutralizes formulas in cells and headers, and leaves numbers alone', () => {
    expect(
      writeCsv(
        ['=cmd|x', 'n'],
        [
          ['+1-1', -2],
          ['@x', 0.5],
          ['\tx', null],
          ['ok', true],
        ],
      ),
    ).toBe("\uFEFF'=cmd|x,n\r\n'+1-1,-2\r\n'@x,0.5\r\n'\tx,\r\nok,true\r\n")
    for (const cell of ['=1', '+1a', '-1a', '@a', '\t=1', '\r=1', ' =1', '＝1', '-1+1'])
      expect(neutralize(cell)).toBe(`'${cell}`)
    for (const cell of ['1', '-1', '-1.5e3', 'a=b', '']) expect(neutralize(cell)).toBe(cell)
    // What many write for "nothing". pandas 1.5.3 and readr had "'-" of it; Gnumeric 1.12.55 and LibreOffice 7.4 show it as it is.
    for (const cell of ['-', '+', '=', '@']) expect(neutralize(cell)).toBe(cell)
    for (const cell of ["'-", '--', '-\t', '=-']) expect(neutralize(cell)).toBe(`'${cell}`)
  })
  it('gives each text back from its guarded form, also one that had an apostrophe', () => {
    for (const cell of ["'=1", "''=1", "'-5 days", "'-5", "it's", "'quoted'", '-5', '=1', '', "'", ' @x'])
      expect(unguarded(neutralize(cell))).toBe(cell)
    fc.assert(fc.property(fc.string(), (cell) => unguarded(neutralize(cell)) === cell))
    fc.assert(fc.property(fc.stringMatching(/^'{0,3} ?[=+@x-]\d?$/), (cell) => unguarded(neutralize(cell)) === cell))
  })
  it('is read back as it was written', () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\r/g, '').trim())
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
        const read = parseCsv(writeCsv(['a', 'b'], rows), { delimiter: ',' }).rows.map(({ cells }) => [
          cells.a,
          cells.b,
        ])
        expect(read).toEqual(rows.map((row) => row.map(neutralize)))
      }),
    )
  })
})
