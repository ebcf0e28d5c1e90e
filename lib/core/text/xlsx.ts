import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'

/** A sheet of a workbook: its rows as a person sees them in their places. Days are 2026-03-31, instants 2026-03-31 09:12:03. */
export interface Sheet {
  name: string
  hidden: boolean
  rows: string[][]
  /** Formulas whose result no program has worked out: their cells are empty here. */
  uncomputed: number
}

/** What a workbook may hold: more is no table that people filled. */
const LIMITS = { xml: 80_000_000, rows: 200_000, columns: 2_000, cells: 5_000_000 }

const LATIN = new TextDecoder('latin1')
/** Whether these bytes are a workbook of Excel's format since 2007 (.xlsx). */
export const isXlsx = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 &&
  bytes[1] === 0x4b &&
  /xl\/workbook\.xml|xl\/worksheets\//.test(
    LATIN.decode(bytes.subarray(0, 8_000)) + LATIN.decode(bytes.subarray(Math.max(0, bytes.length - 60_000))),
  )
/** Whether these bytes are a file of Excel or Word up to 2003. */
export const isOldOffice = (bytes: Uint8Array): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte)

type Attributes = Record<string, string>
interface Handlers {
  open: (name: string, attributes: Attributes) => void
  close?: (name: string) => void
  text?: (words: string) => void
}

/** Names without their prefix: some writers put one before every element. */
const local = (name: string) => name.slice(name.indexOf(':') + 1)

function walk(xml: Uint8Array | undefined, { open, close, text }: Handlers): void {
  if (!xml) return
  const parser = new SaxesParser()
  let broken: Error | undefined
  parser.on('opentag', ({ name, attributes }) => open(local(name), attributes))
  if (close) parser.on('closetag', ({ name }) => close(local(name)))
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  parser.on('error', (error) => (broken ??= error))
  parser.write(new TextDecoder().decode(xml)).close()
  if (broken) throw broken
}

/** "_x000D_" is how the format writes a control character; "_x005F_" is the underscore that keeps such words as they are. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => {
    const sign = String.fromCharCode(Number.parseInt(code, 16))
    return sign === '\r' ? '' : sign
  })

/** Texts that cells refer to by number; the reading aid above Japanese (`rPh`) is no part of one. */
function sharedTexts(xml: Uint8Array | undefined): string[] {
  const texts: string[] = []
  let [current, phonetic, taken] = ['', 0, false]
  walk(xml, {
    open: (name) => {
      if (name === 'si') current = ''
      else if (name === 'rPh') phonetic += 1
      else if (name === 't') taken = phonetic === 0
    },
    close: (name) => {
      if (name === 'si') texts.push(unescaped(current))
      else if (name === 'rPh') phonetic -= 1
      else if (name === 't') taken = false
    },
    text: (words) => {
      if (taken) current += words
    },
  })
  return texts
}

type Kind = 'number' | 'date' | 'time' | 'duration'
const BUILT_IN = (id: number): Kind | null =>
  (id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 22 || id === 36 || (id >= 50 && id <= 58)
    ? 'date'
    : id === 46
      ? 'duration'
      : (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)
        ? 'time'
        : null

/** What a number format shows: words in quotes, in brackets and after a backslash are no part of it, only its first section counts. */
function kindOfFormat(code: string): Kind {
  const plain = (
    code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').split(';')[0] ?? ''
  ).toLowerCase()
  if (/general/.test(plain)) return 'number'
  if (/\[(?:h+|m+|s+)\]/.test(plain)) return 'duration'
  if (/[dy]/.test(plain) || (/m/.test(plain) && !/[hs]/.test(plain))) return 'date'
  return /[hs]/.test(plain) ? 'time' : 'number'
}

/** What each style of cells shows. */
function styleKinds(xml: Uint8Array | undefined): Kind[] {
  const formats = new Map<number, Kind>()
  const kinds: Kind[] = []
  let inCells = false
  walk(xml, {
    open: (name, attributes) => {
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), kindOfFormat(attributes.formatCode ?? ''))
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = Number(attributes.numFmtId ?? 0)
        kinds.push(formats.get(id) ?? BUILT_IN(id) ?? 'number')
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return kinds
}

const DAY_MS = 86_400_000
/** A number of days as a day or an instant. Excel counts a 29 February 1900 that never was, so days before it are one off. */
function dated(days: number, kind: Kind, from1904: boolean): string {
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const date = new Date(epoch + Math.round(days * 86_400) * 1000)
  if (Number.isNaN(date.getTime())) return String(days)
  const iso = date.toISOString()
  const clock = iso.slice(11, iso.slice(17, 19) === '00' ? 16 : 19)
  if (days < 1 && kind === 'time') return clock
  return date.getTime() % DAY_MS === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`
}

/** A day or an instant of a cell that holds it in words (ISO 8601, as SheetJS writes it): the same text as for the number of Excel. */
function written(iso: string): string {
  const time = /^(\d{2}:\d{2})(:\d{2})?(?:\.\d+)?$/.exec(iso)
  if (time) return time[1]! + (time[2] === ':00' ? '' : (time[2] ?? ''))
  const read = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)Z?)?$/.exec(iso)
  const instant = Date.parse(`${read?.[1]}T${read?.[2] ?? '00:00'}Z`)
  // With another zone, or in a form of its own: as it is written.
  if (Number.isNaN(instant)) return iso.replace('T', ' ')
  const rounded = new Date(Math.round(instant / 1000) * 1000).toISOString()
  return rounded.slice(11, 19) === '00:00:00'
    ? rounded.slice(0, 10)
    : `${rounded.slice(0, 10)} ${rounded.slice(11, 19)}`
}

/** "C" of "C12" as 2. */
const columnOf = (reference: string): number => {
  let at = 0
  for (const letter of /^\$?([A-Z]{1,3})/.exec(reference)?.[1] ?? '') at = at * 26 + letter.charCodeAt(0) - 64
  return at - 1
}

/** An elapsed time ("[h]:mm") goes on after 24 hours: one and a half days as 36:00. */
function elapsed(days: number): string {
  const seconds = Math.round(days * 86_400)
  const two = (count: number) => String(count).padStart(2, '0')
  const clock = `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}`
  return seconds % 60 === 0 ? clock : `${clock}:${two(seconds % 60)}`
}

interface Book {
  texts: readonly string[]
  kinds: readonly Kind[]
  from1904: boolean
}

function valueOf(raw: string, type: string, style: number, { texts, kinds, from1904 }: Book): string {
  if (type === 's') return texts[Number(raw)] ?? ''
  if (type === 'str' || type === 'inlineStr') return unescaped(raw)
  if (type === 'b') return raw === '1' || raw === 'true' ? 'TRUE' : 'FALSE'
  if (type === 'e') return raw
  if (type === 'd') return written(raw)
  const number = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(number)) return raw
  const kind = kinds[style] ?? 'number'
  if (kind === 'duration' && number >= 0) return elapsed(number)
  if (kind !== 'number' && number >= 0) return dated(number, kind, from1904)
  return /^-?\d+$/.test(raw) ? raw : String(number)
}

/** @throws Error in words where the sheet is larger than any that people fill */
function rowsOf(xml: Uint8Array | undefined, book: Book): Pick<Sheet, 'rows' | 'uncomputed'> {
  const rows: string[][] = []
  let row: string[] = []
  let [at, column, cells, uncomputed, formula] = [0, 0, 0, 0, false]
  let [raw, type, style, taken, phonetic] = ['', '', 0, false, 0]
  walk(xml, {
    open: (name, attributes) => {
      if (name === 'row') {
        at = attributes.r ? Number(attributes.r) - 1 : rows.length
        row = []
        column = 0
      } else if (name === 'c') {
        if (attributes.r) column = columnOf(attributes.r)
        ;[raw, type, style, formula] = ['', attributes.t ?? 'n', Number(attributes.s ?? 0), false]
      } else if (name === 'f') formula = true
      else if (name === 'rPh') phonetic += 1
      else if (name === 'v' || name === 't') taken = phonetic === 0
    },
    close: (name) => {
      if (name === 'v' || name === 't') taken = false
      else if (name === 'rPh') phonetic -= 1
      else if (name === 'c') {
        if (formula && raw === '') uncomputed += 1
        const value = valueOf(raw, type, style, book)
        // Whole rows and columns may be formatted to the end of the sheet: only what holds something counts.
        if (value !== '') {
          if (at >= LIMITS.rows) throw new Error(`it has more than ${LIMITS.rows} rows`)
          if (column >= LIMITS.columns) throw new Error(`it has more than ${LIMITS.columns} columns`)
          if (++cells > LIMITS.cells) throw new Error(`it has more than ${LIMITS.cells} cells`)
          while (row.length < column) row.push('')
          row[column] = value
        }
        column += 1
      } else if (name === 'row' && row.length > 0) {
        while (rows.length < at) rows.push([])
        rows[at] = row
      }
    },
    text: (words) => {
      if (taken) raw += words
    },
  })
  return { rows, uncomputed }
}

/** Where each sheet lies, in the order of the tabs. */
function sheetsOf(files: Record<string, Uint8Array>): { name: string; hidden: boolean; path: string }[] {
  const targets = new Map<string, string>()
  walk(files['xl/_rels/workbook.xml.rels'], {
    open: (name, { Id = '', Target = '' }) => {
      if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
    },
  })
  const sheets: { name: string; hidden: boolean; path: string }[] = []
  walk(files['xl/workbook.xml'], {
    open: (name, attributes) => {
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => local(key) === 'id' && key.includes(':'))?.[1] ?? ''
      const hidden = /hidden/i.test(attributes.state ?? '')
      sheets.push({ name: attributes.name ?? '', hidden, path: targets.get(id) ?? '' })
    },
  })
  return sheets
}

/**
 * The sheets of a workbook (.xlsx) with what its cells hold: results of formulas, days by their number format, texts whole.
 * @returns a reason where it cannot be read
 */
export function readXlsx(bytes: Uint8Array): Sheet[] | { reason: string } {
  try {
    let size = 0
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) =>
        /\.(?:xml|rels)$/i.test(name) && /^\/?xl\//.test(name) && (size += originalSize) <= LIMITS.xml,
    })
    if (size > LIMITS.xml)
      return { reason: `This workbook is larger than ${LIMITS.xml / 1_000_000} MB when it is unpacked.` }
    let from1904 = false
    walk(files['xl/workbook.xml'], {
      open: (name, { date1904 }) => {
        if (name === 'workbookPr') from1904 = date1904 === '1' || date1904 === 'true'
      },
    })
    const book: Book = {
      texts: sharedTexts(files['xl/sharedStrings.xml']),
      kinds: styleKinds(files['xl/styles.xml']),
      from1904,
    }
    const sheets = sheetsOf(files).filter(({ path }) => files[path])
    if (sheets.length === 0) return { reason: 'This workbook holds no sheet that can be read.' }
    return sheets.map(({ name, hidden, path }) => ({ name, hidden, ...rowsOf(files[path], book) }))
  } catch (error) {
    return { reason: `This workbook cannot be read: ${error instanceof Error ? error.message : String(error)}.` }
  }
}

const quoted = (cell: string): string => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/**
 * The table of a workbook as CSV: its first sheet that is shown and has a row below its header. `notes` says what of the workbook is not in
 * it.
 */
export function tableOf(sheets: readonly Sheet[]): { csv: string; notes: string[] } {
  const filled = sheets.filter(({ rows }) => rows.length > 0)
  const sheet =
    filled.find(({ hidden, rows }) => !hidden && rows.length > 1) ?? filled.find(({ hidden }) => !hidden) ?? filled[0]
  const width = Math.max(0, ...(sheet?.rows ?? []).map((row) => row.length))
  const lines = (sheet?.rows ?? []).map((row) =>
    row.length === 0 ? '' : Array.from({ length: width }, (_, at) => quoted(row[at] ?? '')).join(','),
  )
  const others = filled.filter((one) => one !== sheet).map(({ name }) => `“${name}”`)
  const uncomputed = sheet?.uncomputed ?? 0
  return {
    csv: lines.join('\n'),
    notes: [
      ...(others.length > 0
        ? [`The sheet “${sheet?.name}” is read; not read: ${others.join(', ').slice(0, 300)}.`]
        : []),
      ...(uncomputed > 0
        ? [
            `${uncomputed} formulas have no result in the file and count as empty: open it once in a spreadsheet and save it.`,
          ]
        : []),
    ],
  }
}
