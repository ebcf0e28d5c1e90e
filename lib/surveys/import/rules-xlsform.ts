import { invalid } from '@/lib/core/errors'
import { shortened } from '@/lib/core/text/excerpt'
import type { Question } from '../schema'
import { answerOf } from '../types/rules-facts'
import { compareSides, onlyThis } from './rules-compare'
import {
  askable,
  gathered,
  joined,
  keyNamed,
  languageTag,
  translationFrom,
  withPipes,
  wordsAbove,
  type ImportedSurvey,
  type Read,
  type Say,
} from './rules-draft'
import { parseExpression } from './rules-expression'
import { lineOfWords, wordsOf } from './rules-html'
import { all, conditionOf, not, Unrepresentable, type Logic } from './rules-logic'
import { bodyOf, choicesOf, typeOf, wordsIn } from './rules-xlsform-question'
import { formSheets, languageNamed, type FormRow, type FormSheets } from './rules-xlsform-sheets'

// Source: the XLSForm reference (xlsform.org), and pyxform's example forms (November 2026).

/** Whether a workbook is an XLSForm: a sheet "survey" with a column "type". */
export const isXlsForm = (bytes: Uint8Array): boolean => formSheets(bytes) !== null

/** What the tool notes by itself; no one is asked for it. */
const METADATA =
  /^(?:start|end|today|deviceid|device_id|subscriberid|simserial|phonenumber|phone_number|username|email|audit|start-geopoint|background-.*|xml-external|csv-external|osm)$/
const BY_PATH = /"[^"]*"|'[^']*'|(?<![\w./])(?:\.\.\/)+(?:[A-Za-z_][\w-]*\/)*([A-Za-z_][\w-]*)/g
const PIPED = /\$\{\s*([^}\s]+)\s*\}/g

/** A condition of the form's language in that of our parser: `${x}` is `{x}`, `selected(${x}, 'a')` a comparison. */
const translated = (expression: string): string =>
  expression
    .replace(/[‘’‚]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/selected\(\s*\$\{\s*([^}\s]+)\s*\}\s*,\s*("[^"]*"|'[^']*')\s*\)/gi, '{$1} contains $2')
    .replace(PIPED, '{$1}')
    // "../smokes" is written by hand where "${smokes}" would do; within quotes it is words.
    .replace(BY_PATH, (all: string, name?: string) => (name === undefined ? all : `{${name}}`))

/** What is shown beside a question or an option, in any language, and is no word. */
const MEDIA = { image: 'picture', audio: 'sound', video: 'video' }
const mediaLost = (row: FormRow): string[] =>
  Object.entries(MEDIA)
    .filter(([name]) => [...row.cells.keys()].some((key) => key.startsWith(`media::${name}`)))
    .map(([, what]) => `its ${what} is not kept`)

/** Words of a question for which there is no place here, by their column. */
const MESSAGES: readonly [string, string][] = [
  ['constraint_message', 'what it says of an answer that its check refuses is not kept'],
  ['required_message', 'what it says where it is left open is not kept'],
  ['guidance_hint', 'its guidance for interviewers is not kept'],
]

/** "yes", "TRUE" and "true()" mean that it must be answered; anything else is an expression. */
const isYes = (cell: string): boolean => /^(?:yes|true|true\(\))$/i.test(cell)
const isNo = (cell: string): boolean => /^(?:|no|false|false\(\))$/i.test(cell)

interface Group {
  relevant: string
  label: string
  line: number
  table: boolean
}

class Reader {
  readonly lines: Read['lines'] = new Map()
  readonly questions: Question[] = []
  private readonly byName = new Map<string, Question>()
  private readonly kinds = new Map<string, Question>()
  private readonly taken = new Set<string>()
  /** Names of several rows: which one a path means is not worked out. */
  private readonly twice: ReadonlySet<string>
  private readonly groups: Group[] = []
  private between: string[] = []
  private page: string | null = null
  private matrix: { question: Question; list: string } | null = null

  constructor(
    private readonly sheets: FormSheets,
    private readonly language: string,
    private readonly own: boolean,
    private readonly say: Say,
  ) {
    const names = sheets.survey.flatMap((row) =>
      /^(?:begin|end)/.test(typeOf(row).kind) ? [] : (row.cells.get('name') ?? []),
    )
    this.twice = new Set(names.filter((name, at) => names.indexOf(name) !== at))
  }

  private words = (row: FormRow, column: string) => wordsIn(row, column, this.language, this.own)
  private label = (row: FormRow) => lineOfWords(this.words(row, 'label'))

  read(): this {
    for (const row of this.sheets.survey) this.row(row)
    if (this.between.length > 0)
      this.say(1, `Words after the last question are left out: “${this.between.join(' ').slice(0, 80)}”`)
    for (const group of this.groups) this.say(group.line, `The group “${group.label}” is not closed in the file`)
    return this
  }

  private row(row: FormRow): void {
    const type = typeOf(row)
    const name = row.cells.get('name') ?? ''
    if (/^begin_?(?:group|repeat|loop)/.test(type.kind)) return this.begin(row, type.kind)
    if (/^end_?(?:group|repeat|loop)/.test(type.kind)) return this.end(row)
    if (type.kind === '') return this.say(row.line, `A row without a type is left out: “${name || this.label(row)}”`)
    if (type.kind === 'note') return this.note(row, name)
    if (type.kind === 'calculate' || type.kind === 'hidden')
      return this.say(row.line, `“${name}” is left out: it is calculated, not asked`)
    if (METADATA.test(type.kind))
      return this.say(row.line, `“${name || type.kind}” is left out: “${type.kind}” is noted by the tool, not asked`)
    if (isYes(row.cells.get('readonly') ?? '')) {
      this.say(row.line, `“${name}” is left out: it can only be read; its words stand above the next question`)
      return this.note(row, name)
    }
    // The head of a grid: the options over the rows that follow it, and no answer of its own.
    const grid = this.groups.at(-1)
    if (grid && type.kind === 'select_one' && /(?:^|\s)label(?:\s|$)/i.test(row.cells.get('appearance') ?? '')) {
      grid.table = true
      grid.label = this.label(row) || grid.label
      this.matrix = null
      return
    }
    this.ask(row, type, name)
  }

  private end(row: FormRow): void {
    const group = this.groups.pop()
    this.matrix = null
    if (group?.relevant && this.between.length > 0)
      this.say(
        row.line,
        `The words at the end of the group “${group.label}” are shown to everybody: its condition is not kept`,
      )
  }

  private note(row: FormRow, name: string): void {
    if (row.cells.has('relevant'))
      this.say(row.line, `“${name}”: its words are shown to everybody: their condition is not kept`)
    for (const reason of mediaLost(row)) this.say(row.line, `“${name}”: ${reason}`)
    this.between.push(joined(wordsOf(this.words(row, 'label')).text, wordsOf(this.words(row, 'hint')).text))
  }

  private begin(row: FormRow, kind: string): void {
    const label = this.label(row)
    const relevant = row.cells.get('relevant') ?? ''
    const table = /table-list/i.test(row.cells.get('appearance') ?? '')
    if (/repeat|loop/.test(kind))
      this.say(row.line, `“${label || row.cells.get('name') || 'A repeat'}” is asked once: its repetition is not kept`)
    if (label && this.groups.length === 0) this.page = label
    else if (label) this.between.push(label)
    const hint = wordsOf(this.words(row, 'hint')).text
    if (hint) this.between.push(hint)
    this.groups.push({ relevant, label, line: row.line, table })
    this.matrix = null
  }

  private ask(row: FormRow, type: ReturnType<typeof typeOf>, name: string): void {
    const label = this.label(row) || lineOfWords(this.words(row, 'hint'))
    const options = choicesOf(this.sheets, type, this.language, this.own)
    const read = bodyOf(row, type, options)
    if ('reason' in read) return this.say(row.line, `“${label || name}” is left out: ${read.reason}`)
    const said = (reason: string) => this.say(row.line, `“${name || label}”: ${reason}`)
    for (const reason of read.lost) said(reason)
    if (row.cells.has('choice_filter')) said('all of its options are offered: its filter is not kept')
    if (row.cells.has('default')) said('its preset answer is not kept')
    if (row.cells.has('calculation')) said('what is calculated for it is not kept')
    for (const reason of mediaLost(row)) said(reason)
    const media = this.sheets.choices.some(
      (one) => one.cells.get('list_name') === type.list && mediaLost(one).length > 0,
    )
    if (media && type.list !== '') said('the pictures and sounds of its options are not kept')
    for (const [column, what] of MESSAGES)
      if ([...row.cells.keys()].some((key) => key === column || key.startsWith(`${column}::`))) said(what)
    const required = row.cells.get('required') ?? ''
    if (!isYes(required) && !isNo(required))
      said(`it may be left open: “${required.slice(0, 60)}” decides whether it must be answered`)
    const inTable = this.groups.at(-1)?.table && type.kind === 'select_one'
    if (inTable && this.matrix?.list === type.list) return this.addRow(name, label, isYes(required), row)
    const help = wordsAbove([...this.between, this.label(row) ? wordsOf(this.words(row, 'hint')).text : ''], said)
    const base = {
      key: keyNamed(name, this.taken, `question-${this.taken.size + 1}`),
      ...(help && { help }),
      ...(isYes(required) && { required: true }),
      ...(this.page !== null && { page: { title: shortened(this.page, 500) } }),
    }
    const question: Question = inTable
      ? {
          ...base,
          type: 'matrix',
          label: this.groups.at(-1)?.label || label,
          options,
          rows: [{ value: name || 'row', label }],
        }
      : { ...base, label, ...read.body }
    this.between = []
    this.page = null
    this.matrix = inTable ? { question, list: type.list } : null
    this.lines.set(question.key, row.line)
    if (inTable) {
      this.condition(question, [], row.line)
      this.rowCondition(question, name || 'row', label, row)
    } else this.condition(question, [row.cells.get('relevant') ?? ''], row.line)
    for (const left of withPipes(question, PIPED, (piped) => this.byName.get(piped)?.key))
      said(`its words hold ${left.slice(0, 60)}, which is shown as it stands`)
    this.questions.push(question)
    this.kinds.set(question.key, question)
    this.byName.set(name, question)
  }

  private addRow(name: string, label: string, required: boolean, row: FormRow): void {
    const { question } = this.matrix!
    const value = name || `row-${question.rows!.length + 1}`
    question.rows!.push({ value, label })
    if (required) question.required = true
    this.rowCondition(question, value, label, row)
  }

  /** The condition of one question of a table, which is a row here. */
  private rowCondition(question: Question, value: string, label: string, row: FormRow): void {
    const relevant = row.cells.get('relevant') ?? ''
    if (relevant === '') return
    try {
      const condition = conditionOf(this.logic(relevant), this.kinds)
      if (condition) question.rowsIf = { ...question.rowsIf, [value]: condition }
    } catch (error) {
      if (!(error instanceof Unrepresentable)) throw error
      const which = `the row “${label.slice(0, 60)}” of “${question.key}”`
      this.say(row.line, `${which} is always shown: its own condition ${error.message}`)
    }
  }

  /** Its own condition and those of the groups around it, all of them. */
  private condition(question: Question, own: readonly string[], line: number): void {
    const said = [...this.groups.map((group) => group.relevant), ...own].filter(Boolean)
    try {
      const logic = all(...said.map((one) => this.logic(one)))
      const condition = conditionOf(logic, this.kinds)
      if (condition) question.showIf = condition
    } catch (error) {
      if (!(error instanceof Unrepresentable)) throw error
      this.say(line, `“${question.key}” is asked of everybody: its condition ${error.message}`)
    }
  }

  private logic = (expression: string): Logic =>
    parseExpression(translated(expression), (left, operator, right) => {
      const empty = right?.kind === 'value' && right.value === ''
      const own = empty && operator === '=' ? 'empty' : empty && operator === '!=' ? 'notempty' : operator
      const lookUp = (name: string) => {
        const question = this.byName.get(name)
        if (question && this.twice.has(name))
          throw new Unrepresentable(`names “${name.slice(0, 60)}”, as several rows of the file are called`)
        if (!question) throw new Unrepresentable(`names “${name.slice(0, 60)}”, which is no question before it`)
        if (question.type === 'matrix') throw new Unrepresentable(`asks for a row of “${question.key}”`)
        return { question }
      }
      if (operator === 'true' && left.kind === 'name')
        throw new Unrepresentable(`has “${left.name.slice(0, 60)}” alone, which tools take for always or for answered`)
      const name = left.kind === 'name' ? left.name : right?.kind === 'name' ? right.name : ''
      const named = this.byName.get(name)
      if ((own !== '=' && own !== '!=') || !named || answerOf(named) !== 'list')
        return compareSides(left, own, right, lookUp)
      // Several answers are one text in XPath: "a b" is neither "a" nor "b".
      const alone = onlyThis(named, compareSides(left, '=', right, lookUp))
      return own === '=' ? alone : not(alone)
    })
}

/**
 * A survey from an XLSForm workbook: groups become pages, `relevant` conditions, further languages translations.
 * @throws AppError invalid where there is no question in it
 */
export function importXlsForm(bytes: Uint8Array, file: string): ImportedSurvey {
  const sheets = formSheets(bytes)
  if (!sheets) throw invalid(`${file}: this is no XLSForm: it has no sheet “survey” with a column “type”.`)
  return surveyOfSheets(sheets, file)
}

/**
 * The same of sheets that something else was put into; `skipped` is what was named of it before.
 * @throws AppError invalid where there is no question in it
 */
export function surveyOfSheets(
  sheets: FormSheets,
  file: string,
  skipped: ImportedSurvey['skipped'] = [],
): ImportedSurvey {
  const say: Say = (line, reason) => skipped.push({ file, line, reason })
  const written = sheets.settings.get('default_language') ?? ''
  const tags = [...sheets.languages.keys()]
  const wanted = written ? (languageNamed(written) ?? written) : ''
  const spoken = (tag: string) =>
    sheets.survey.filter((row) => row.cells.has(tag === '' ? 'label' : `label::${tag}`)).length
  // Without a default language, the one that most questions are written in; a column without a language belongs to it.
  const own = tags.includes(wanted) ? wanted : ([...tags].sort((a, b) => spoken(b) - spoken(a))[0] ?? '')
  const reader = new Reader(sheets, own, true, say).read()
  if (reader.questions.length === 0 && skipped.length === 0)
    throw invalid(`${file}: there is no question in its sheet “survey”.`)
  const title = sheets.settings.get('form_title') || sheets.settings.get('title') || file.replace(/\.[^.]*$/, '')
  const base: Read = { title, description: '', questions: reader.questions, lines: reader.lines }
  const translations: ImportedSurvey['translations'] = {}
  for (const tag of tags.filter((one) => one !== own && one !== '')) {
    const other = new Reader(sheets, tag, false, () => undefined).read()
    const translation = translationFrom(base, {
      title: '',
      description: '',
      questions: other.questions,
      lines: other.lines,
    })
    if (!languageTag(tag))
      say(1, `The words in “${sheets.languages.get(tag)}” are not kept: it is no language that is known here`)
    else if (translation) translations[tag] = translation
  }
  if (sheets.unknown.length > 0) say(1, `These columns are not read: ${sheets.unknown.join(', ').slice(0, 500)}`)
  const id = sheets.settings.get('form_id') || sheets.settings.get('id_string')
  const language = own || (wanted ? languageTag(wanted) : undefined)
  return {
    source: id ? `xlsform-${id}` : file,
    hasId: Boolean(id),
    title: shortened(title, 300),
    description: '',
    ...(language && languageTag(language) && { language }),
    questions: askable(base, say),
    translations,
    skipped: gathered(skipped),
  }
}
