import { parseCsvRecords } from '@/lib/core/text/csv'
import type { ImportedSurvey, Say } from './rules-draft'
import { surveyOfSheets } from './rules-xlsform'
import type { FormRow, FormSheets } from './rules-xlsform-sheets'

// A data dictionary of REDCap, as its page writes it or as its API does (`field_name`). Its rows are put in the terms of an XLSForm, which
// says the same things in other words. Sources: REDCap's own explanation of the columns, and 27 dictionaries in the tests of
// OuhscBbmc/REDCapR (November 2026).

/** Columns by the beginning of their names, as the page and the API write them. */
const COLUMNS: Record<string, RegExp> = {
  name: /^(?:variable \/ field name|field_name)$/,
  form: /^form[ _]name$/,
  section: /^section[ _]header$/,
  type: /^field[ _]type$/,
  label: /^field[ _]label$/,
  choices: /^(?:choices|select_choices)/,
  hint: /^field[ _]note$/,
  check: /^text[ _]validation[ _]type/,
  min: /^text[ _]validation[ _]min$/,
  max: /^text[ _]validation[ _]max$/,
  identifier: /^identifier\??$/,
  shown: /^branching[ _]logic/,
  required: /^required[ _]field\??$/,
  matrix: /^matrix[ _]group[ _]name$/,
  ranking: /^matrix[ _]ranking\??$/,
  annotation: /^field[ _]annotation$/,
  number: /^question[ _]number/,
  alignment: /^custom[ _]alignment$/,
}

const headOf = (cells: readonly string[]): string[] =>
  cells.map((cell) => {
    const plain = cell
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase()
    return Object.keys(COLUMNS).find((name) => COLUMNS[name]!.test(plain)) ?? ''
  })

/** Whether a table is a data dictionary: its first line names a field, its form and its type. */
export const isRedcap = (text: string): boolean => {
  const first = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? ''
  const cells = headOf(first.split(/[,;\t]/).map((cell) => cell.replace(/^"|"$/g, '')))
  return ['name', 'form', 'type', 'label'].every((name) => cells.includes(name))
}

/** "1, Yes | 2, No" as values and labels; a comma within a label belongs to it. */
const choicesIn = (written: string): [value: string, label: string][] =>
  written.split(/\s*\|\s*/).flatMap((part): [string, string][] => {
    const [, value, label] = /^\s*([^,]+?)\s*,\s*([\s\S]*?)\s*$/.exec(part) ?? []
    return value ? [[value, label || value]] : []
  })

/** A condition: `[x] = '1'`, `[x(2)] = '1'` (the box 2 is ticked) in the words of an XLSForm. */
const conditionIn = (logic: string): string =>
  logic
    .replace(/\[([\w-]+)\((\w+)\)\]\s*=\s*(["']?)1\3/g, "selected(${$1}, '$2')")
    .replace(/\[([\w-]+)\]/g, '${$1}')
    .replace(/<>/g, '!=')

const LISTS: Record<string, [string, string][]> = {
  yesno: [
    ['1', 'Yes'],
    ['0', 'No'],
  ],
  truefalse: [
    ['1', 'True'],
    ['0', 'False'],
  ],
}
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^integer$/, 'integer'],
  [/^number/, 'decimal'],
  [/^datetime/, 'datetime'],
  [/^date/, 'date'],
  // `time_mm_ss` is a length, and `time_hh_mm_ss` has seconds.
  [/^time$/, 'time'],
]

type Cells = Record<string, string>

/** The type of an XLSForm that asks the same, with what else its row says. */
function typeOf(field: Cells): { type: string; more?: Cells } {
  const list = field.matrix || field.name!
  switch (field.type) {
    case 'radio':
    case 'dropdown':
    case 'yesno':
    case 'truefalse':
      return { type: field.ranking === 'y' ? `rank ${list}` : `select_one ${list}` }
    case 'checkbox':
      return { type: `select_multiple ${list}` }
    case 'notes':
      return { type: 'text', more: { appearance: 'multiline' } }
    case 'slider':
      return { type: 'range', more: { parameters: `start=${field.min || 0} end=${field.max || 100}` } }
    case 'descriptive':
      return { type: 'note' }
    case 'calc':
      return { type: 'calculate' }
    case 'text': {
      const type = TEXTS.find(([check]) => check.test(field.check ?? ''))?.[1] ?? 'text'
      const isNumber = type === 'integer' || type === 'decimal'
      const limits = [field.min && `. >= ${field.min}`, field.max && `. <= ${field.max}`].filter(Boolean).join(' and ')
      return { type, ...(isNumber && limits && { more: { constraint: limits } }) }
    }
    default:
      return { type: field.type ?? '' }
  }
}

/** What of a field has no place here. */
function lostOf(field: Cells): string[] {
  const check = field.type === 'text' ? (field.check ?? '') : ''
  const isChecked = check !== '' && !TEXTS.some(([one]) => one.test(check))
  const limited = Boolean(field.min || field.max) && field.type === 'text' && !/^(?:integer|number)/.test(check)
  return [
    field.identifier === 'y'
      ? 'it is marked as one that tells who answers, which an anonymous survey must not ask'
      : '',
    isChecked ? `that the answer must be “${check}” is not checked` : '',
    limited ? `its limits “${field.min || '–'}” and “${field.max || '–'}” are not kept` : '',
    field.type === 'slider' && field.choices
      ? `the words along its slider are not kept: “${field.choices.slice(0, 80)}”`
      : '',
    field.annotation ? `its annotation “${field.annotation.slice(0, 80)}” is not kept` : '',
    field.number ? `its number “${field.number.slice(0, 20)}” is not kept` : '',
  ].filter(Boolean)
}

class Dictionary {
  readonly survey: FormRow[] = []
  readonly choices: FormRow[] = []
  private form = ''
  private matrix = ''

  constructor(private readonly say: Say) {}

  private row(to: FormRow[], line: number, cells: Cells): void {
    to.push({ line, cells: new Map(Object.entries(cells).filter(([, cell]) => cell !== '')) })
  }

  private close(line: number): void {
    if (this.matrix !== '') this.row(this.survey, line, { type: 'end_group' })
    this.matrix = ''
  }

  field(field: Cells, line: number): void {
    const matrix = field.matrix ?? ''
    const isNew = matrix !== '' && matrix !== this.matrix
    if (matrix !== this.matrix || field.form !== this.form) this.close(line)
    if (field.form !== this.form) {
      if (this.form !== '') this.row(this.survey, line, { type: 'end_group' })
      const label = (field.form ?? '').replaceAll('_', ' ')
      this.row(this.survey, line, {
        type: 'begin_group',
        name: field.form ?? '',
        label: label.charAt(0).toUpperCase() + label.slice(1),
      })
      this.form = field.form ?? ''
    }
    if (isNew) {
      this.row(this.survey, line, {
        type: 'begin_group',
        name: matrix,
        label: field.section || field.label || '',
        appearance: 'table-list',
      })
      this.matrix = matrix
    } else if (field.section) this.row(this.survey, line, { type: 'note', label: field.section })
    const { type, more } = typeOf(field)
    const list = matrix || field.name!
    if ((matrix === '' || isNew) && /^(?:select|rank)/.test(type))
      for (const [name, label] of LISTS[field.type!] ?? choicesIn(field.choices ?? ''))
        this.row(this.choices, line, { list_name: list, name, label })
    for (const reason of lostOf(field)) this.say(line, `“${field.name}”: ${reason}`)
    this.row(this.survey, line, {
      type,
      name: field.name!,
      label: field.label ?? '',
      hint: field.hint ?? '',
      required: field.required === 'y' ? 'yes' : '',
      relevant: conditionIn(field.shown ?? ''),
      ...more,
    })
  }

  sheets(title: string): FormSheets {
    this.close(0)
    if (this.form !== '') this.row(this.survey, 0, { type: 'end_group' })
    return {
      survey: this.survey,
      choices: this.choices,
      settings: new Map([['form_title', title]]),
      languages: new Map([['', '']]),
      unknown: [],
    }
  }
}

/**
 * A survey from a data dictionary: forms become pages, groups of a matrix one question, branching logic conditions. The first field, which
 * numbers the records, is not asked.
 * @throws AppError invalid where its lines are no table
 */
export function importRedcap(text: string, file: string): ImportedSurvey {
  const [head, ...body] = parseCsvRecords(text)
  const columns = headOf(head?.cells ?? [])
  const skipped: ImportedSurvey['skipped'] = []
  const say: Say = (line, reason) => skipped.push({ file, line, reason })
  const unread = (head?.cells ?? []).filter((cell, index) => columns[index] === '' && cell.trim() !== '')
  if (unread.length > 0) say(1, `These columns are not read: ${unread.join(', ').slice(0, 500)}`)
  const dictionary = new Dictionary(say)
  for (const [index, { line, cells }] of body.entries()) {
    const field: Cells = {}
    for (const [at, cell] of cells.entries()) if (columns[at]) field[columns[at]!] = cell.trim()
    for (const name of ['type', 'identifier', 'required', 'ranking', 'check'])
      field[name] = (field[name] ?? '').toLowerCase()
    if (!field.name) say(line, 'A row without a field name is left out')
    else if (index === 0 && field.type === 'text')
      say(line, `“${field.name}” is left out: the first field of a dictionary numbers the records`)
    else if (/@HIDDEN(?![\w-])/.test(field.annotation ?? '')) say(line, `“${field.name}” is left out: it is hidden`)
    else dictionary.field(field, line)
  }
  return surveyOfSheets(dictionary.sheets(file.replace(/\.[^.]*$/, '')), file, skipped)
}
