import { decodeText, isRtf } from './text/decode'
import { isOldOffice, isXlsx, readXlsx, tableOf } from './text/xlsx'

/** A file as readers take it. */
export interface ReadableFile {
  path: string
  text: string
  bytes?: Uint8Array
  notes?: string[]
}

/** A file's text, or its bytes where it holds none; a workbook has both: its table as CSV, and its bytes for who reads all sheets. */
export function readable({ path, bytes }: { path: string; bytes: Uint8Array }): ReadableFile {
  const text = decodeText(bytes)
  if (text !== null) return { path, text }
  if (!isXlsx(bytes)) return { path, text: '', bytes }
  const sheets = readXlsx(bytes)
  if ('reason' in sheets) return { path, text: '', bytes, notes: [sheets.reason] }
  const { csv, notes } = tableOf(sheets)
  return { path, text: csv, bytes, notes }
}

/** Formats that people bring and that can be saved as another one, with what to do; undefined for all others. */
function saveAs(bytes: Uint8Array): string | undefined {
  if (isOldOffice(bytes))
    return 'This is a file of Excel or Word up to 2003: save it as .xlsx, .docx or .csv and import that.'
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 128))
  if (isRtf(start)) return 'This is rich text (RTF): save it as .docx or as plain text and import that.'
  const open = /^PK.*mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet)/s.exec(start)
  if (!open) return undefined
  return `This is an OpenDocument file: save it as ${open[1] === 'text' ? '.docx' : '.xlsx or .csv'} and import that.`
}

/** What to do with a file that holds no text, or what is wrong with it; undefined where nothing is known of it. */
export const knownOf = ({ bytes, notes = [] }: Pick<ReadableFile, 'bytes' | 'notes'>): string | undefined =>
  notes[0] ?? (bytes && saveAs(bytes))

/** Why a file that holds no text is left out. */
export const notText = (file: Pick<ReadableFile, 'bytes' | 'notes'>): string => knownOf(file) ?? 'Not a text file.'
