import { once } from '@/lib/core/once'
import { readXlsx, type Sheet } from '@/lib/core/text/xlsx'
import { languageTag } from './rules-draft'

/** A row of a sheet: cells by column, and its number in the sheet. */
export interface FormRow {
  line: number
  cells: ReadonlyMap<string, string>
}

/** An XLSForm as its sheets say it. Columns are in lower case; those in a language are `label::de`. */
export interface FormSheets {
  survey: FormRow[]
  choices: FormRow[]
  settings: ReadonlyMap<string, string>
  /** Languages of the columns as the file writes them, by their tag; '' for columns without one. */
  languages: ReadonlyMap<string, string>
  /** Columns of `survey` and `choices` that mean nothing here. */
  unknown: string[]
}

const namedTags = once((): Record<string, string> =>
  Object.fromEntries(
    (
      'ar bn cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nb ne nl no pl ps pt ro ru si sk so ' +
      'sq sr sv sw ta th tl tr uk ur vi zh'
    )
      .split(' ')
      .flatMap((tag) =>
        ['en', tag].map((locale) => [
          (new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag).toLowerCase(),
          tag,
        ]),
      ),
  ),
)

/** "English (en)", "Français", "pt-BR" as a tag; the written name where no language is meant. */
export function languageNamed(written: string): string | undefined {
  const clean = written.trim()
  const inBrackets = /\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)\s*$/.exec(clean)?.[1]
  return languageTag(inBrackets ?? namedTags()[clean.replace(/\s*\(.*$/, '').toLowerCase()] ?? clean)
}

const ALIASES: Record<string, string> = {
  'list name': 'list_name',
  value: 'name',
  caption: 'label',
  relevance: 'relevant',
  'constraint message': 'constraint_message',
  'required message': 'required_message',
  'read only': 'readonly',
  read_only: 'readonly',
  image: 'media::image',
  audio: 'media::audio',
  video: 'media::video',
}
const SPOKEN = new Set(['label', 'hint', 'constraint_message', 'required_message', 'guidance_hint', 'media::image'])

/** "LABEL::English (en)" and "label:english" as "label" and the language; a column without one has ''. */
function columnOf(written: string): { name: string; language: string } {
  const parts = written.trim().split(/\s*::?\s*/)
  const lower = (at: number) => (parts[at] ?? '').toLowerCase().replace(/\s+/g, ' ')
  const media = /^(?:media|bind|body|control|instance)$/.test(lower(0)) && parts.length > 1
  const joined = media ? `${lower(0)}::${lower(1)}` : lower(0)
  const name = ALIASES[joined] ?? joined.replaceAll(' ', '_')
  return { name, language: parts.slice(media ? 2 : 1).join(' ') }
}

const KNOWN = new Set(
  (
    'type name label hint required relevant constraint constraint_message required_message appearance ' +
    'default calculation choice_filter parameters repeat_count readonly list_name media::image media::audio ' +
    'media::video guidance_hint trigger note disabled order count_of'
  ).split(' '),
)

/** Rows under the first line that is not empty; a row of which a column says so is not part of the form. */
function rowsOf(sheet: Sheet | undefined, languages: Map<string, string>, unknown: Set<string>): FormRow[] {
  const head = sheet?.rows.findIndex((row) => row.some((cell) => cell.trim() !== '')) ?? -1
  if (!sheet || head < 0) return []
  const columns = sheet.rows[head]!.map((cell) => {
    const { name, language } = columnOf(cell)
    if (cell.trim() !== '' && !KNOWN.has(name)) unknown.add(cell.trim())
    if (!SPOKEN.has(name)) return name
    const tag = language === '' ? '' : (languageNamed(language) ?? language)
    if (name === 'label') languages.set(tag, language)
    return tag === '' ? name : `${name}::${tag}`
  })
  return sheet.rows.slice(head + 1).flatMap((row, at): FormRow[] => {
    const cells = new Map(
      row.flatMap((cell, index): [string, string][] => {
        const name = columns[index] ?? ''
        return name !== '' && cell.trim() !== '' ? [[name, cell.trim()]] : []
      }),
    )
    return cells.size === 0 || /^(?:yes|true)$/i.test(cells.get('disabled') ?? '')
      ? []
      : [{ line: head + at + 2, cells }]
  })
}

const named = (sheets: readonly Sheet[], name: string): Sheet | undefined =>
  sheets.find((sheet) => sheet.name.trim().toLowerCase() === name)

const isForm = ({ rows }: Sheet): boolean => {
  const head = (rows[0] ?? []).map((cell) => columnOf(cell).name)
  return ['type', 'name', 'label'].every((name) => head.includes(name))
}

/** The sheets of an XLSForm; null for another workbook. */
export function formSheets(bytes: Uint8Array): FormSheets | null {
  const sheets = readXlsx(bytes)
  if ('reason' in sheets) return null
  // A form without choices may have one sheet, whatever it is called.
  const survey = named(sheets, 'survey') ?? (sheets.length === 1 && isForm(sheets[0]!) ? sheets[0] : undefined)
  const first = survey?.rows.find((row) => row.some((cell) => cell.trim() !== ''))
  if (!first?.some((cell) => cell.trim().toLowerCase() === 'type')) return null
  const languages = new Map<string, string>()
  const unknown = new Set<string>()
  const rows = rowsOf(survey, languages, unknown)
  const choices = rowsOf(named(sheets, 'choices'), languages, new Set())
  const [names = [], values = []] = named(sheets, 'settings')?.rows.filter((row) => row.length > 0) ?? []
  return {
    survey: rows,
    choices,
    settings: new Map(
      names.map((name, at) => [name.trim().toLowerCase().replaceAll(' ', '_'), values[at]?.trim() ?? '']),
    ),
    languages,
    unknown: [...unknown],
  }
}
