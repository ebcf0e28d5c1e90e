import { decodeText } from './text/decode'
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

/** Why a file that holds no text is left out. */
export const notText = ({ bytes, notes = [] }: Pick<ReadableFile, 'bytes' | 'notes'>): string =>
  notes[0] ??
  (bytes && isOldOffice(bytes)
    ? 'This is a file of Excel or Word up to 2003: save it as .xlsx, .docx or .csv and import that.'
    : 'Not a text file.')
