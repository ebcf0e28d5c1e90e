import { formatCount } from '@/lib/core/format'
import { SaxesParser } from 'saxes'
import { invalid } from '@/lib/core/errors'

/** One row of a table in a LimeSurvey file, with the line it begins on. Cells that are empty are ''. */
export interface LimeRow {
  line: number
  cells: Record<string, string>
}
export type LimeTables = Map<string, LimeRow[]>

/** What such a file holds: a survey (.lss), a group (.lsg) or a question (.lsq) of one. */
export type LimeKind = 'Survey' | 'Group' | 'Question'
const KINDS: readonly string[] = ['Survey', 'Group', 'Question'] satisfies LimeKind[]

/** Deeper than document › table › rows › row › field there is nothing in such a file. */
const DEEPEST = 12
const MAX_ROWS = 500_000

/**
 * The tables of a LimeSurvey `.lss`, `.lsg` or `.lsq` file; a group or question becomes a survey of its own. Only the
 * five entities of XML are known: a document type declaration, with which entities could be
 * made up or files named, is refused.
 * @throws AppError invalid with line and column
 */
export function readLimeTables(text: string, file: string): LimeTables {
  const tables: LimeTables = new Map()
  const parser = new SaxesParser({ position: true })
  const path: string[] = []
  let row: LimeRow | null = null
  let value = ''
  let rows = 0
  let kind: LimeKind = 'Survey'
  const languages: string[] = []
  const refuse = (reason: string): never => {
    throw invalid(`${file}:${parser.line}:${parser.column}: ${reason}`)
  }
  parser.on('error', (error) =>
    refuse(`this is not XML (${error.message.replace(/^.*?\d+:\d+: /, '').replace(/\.$/, '')}).`),
  )
  parser.on('doctype', () => refuse('a document type declaration has no place in a survey.'))
  parser.on('opentag', (tag) => {
    if (path.length === 0 && tag.name !== 'document')
      refuse('this is not a LimeSurvey file (it begins with another element than <document>).')
    path.push(tag.name)
    if (path.length > DEEPEST) refuse('elements are nested too deeply.')
    value = ''
    if (path.length === 4 && tag.name === 'row') {
      if (++rows > MAX_ROWS) refuse(`more than ${formatCount(MAX_ROWS)} rows.`)
      row = { line: parser.line, cells: Object.create(null) as Record<string, string> }
    }
  })
  const say = (piece: string) => {
    value += piece
  }
  parser.on('text', say)
  parser.on('cdata', say)
  parser.on('closetag', (tag) => {
    const table = path[1] ?? ''
    if (path.length === 5 && row) row.cells[tag.name] = value.trim()
    else if (path.length === 4 && row) {
      if (!tables.has(table)) tables.set(table, [])
      tables.get(table)!.push(row)
      row = null
    } else if (path.length === 2 && !tables.has(table)) tables.set(table, [])
    if (path.length === 3 && table === 'languages' && value.trim()) languages.push(value.trim())
    if (path.length === 2 && table === 'LimeSurveyDocType') {
      if (!KINDS.includes(value.trim()))
        refuse(`this holds a LimeSurvey ${value.trim().toLowerCase() || 'document'}, not a survey.`)
      kind = value.trim() as LimeKind
    }
    path.pop()
    value = ''
  })
  parser.write(text.replace(/^\uFEFF/, '')).close()
  if (!tables.has('questions')) throw invalid(`${file}: this is not a LimeSurvey survey file (it has no <questions>).`)
  return kind === 'Survey' ? tables : asSurvey(tables, kind, languages)
}

/** A group or a question with what a survey has around it: its languages, a group, and the title of the first. */
function asSurvey(tables: LimeTables, kind: LimeKind, languages: readonly string[]): LimeTables {
  const questions = tables.get('questions') ?? []
  const [main] = languages
  const row = (cells: Record<string, string>): LimeRow => ({
    line: 1,
    cells: Object.assign(Object.create(null) as Record<string, string>, cells),
  })
  const gid = cell(questions[0], 'gid')
  if (!tables.has('groups')) tables.set('groups', [row({ gid, group_order: '0' })])
  const groups = tables.get('group_l10ns') ?? tables.get('groups')!
  const named = kind === 'Group' ? 'group_name' : 'title'
  const of = kind === 'Group' ? groups : questions
  const languageOf = (language: string) => of.find((one) => cell(one, 'language') === language) ?? of[0]
  tables.set('surveys', [row({ language: main ?? 'en', additional_languages: languages.slice(1).join(' ') })])
  tables.set(
    'surveys_languagesettings',
    (main === undefined ? ['en'] : languages).map((language) =>
      row({ surveyls_language: language, surveyls_title: cell(languageOf(language), named) }),
    ),
  )
  tables.set('part', [row({ kind })])
  return tables
}

/** A cell's text; '' where the row has none. */
export const cell = (row: LimeRow | undefined, name: string): string => row?.cells[name] ?? ''
