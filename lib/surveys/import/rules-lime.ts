import { shortened } from '@/lib/core/text/excerpt'
import type { Question } from '../schema'
import {
  askable,
  closingWords,
  keyNamed,
  languageTag,
  gathered,
  translationFrom,
  withPipes,
  wordsAbove,
  type ImportedSurvey,
  type Read,
  type Say,
  UNLISTED,
} from './rules-draft'
import { wordsOf } from './rules-html'
import { conditionsTable, relevance, type Names } from './rules-lime-logic'
import { ownCondition } from './rules-lime-rows'
import { limeQuestion, type LimeParts } from './rules-lime-question'
import { readLimeTsv } from './rules-lime-tsv'
import { cell, readLimeTables, type LimeRow, type LimeTables } from './rules-lime-tables'
import { limeWords, plain } from './rules-lime-words'
import { all, ALWAYS, conditionOf, Unrepresentable, type Logic } from './rules-logic'

const order = (field: string) => (a: LimeRow, b: LimeRow) => Number(cell(a, field)) - Number(cell(b, field))

function groupBy(rows: readonly LimeRow[], field: string): Map<string, LimeRow[]> {
  const groups = new Map<string, LimeRow[]>()
  for (const row of rows) {
    const list = groups.get(cell(row, field))
    if (list) list.push(row)
    else groups.set(cell(row, field), [row])
  }
  return groups
}

/** Older files have a row for each language; the survey's own tells the structure. */
const once = (rows: readonly LimeRow[], ...fields: string[]): LimeRow[] => {
  const seen = new Map<string, LimeRow>()
  for (const row of rows) {
    const id = JSON.stringify(fields.map((field) => cell(row, field)))
    if (!seen.has(id)) seen.set(id, row)
  }
  return [...seen.values()]
}

interface Structure {
  groups: LimeRow[]
  questions: Map<string, LimeRow[]>
  subs: Map<string, LimeRow[]>
  answers: Map<string, LimeRow[]>
  conditions: Map<string, LimeRow[]>
}

function structureOf(tables: LimeTables): Structure {
  const all = [...(tables.get('questions') ?? []), ...(tables.get('subquestions') ?? [])]
  const [main, subs] = [
    all.filter((row) => ['', '0'].includes(cell(row, 'parent_qid'))),
    all.filter((row) => !['', '0'].includes(cell(row, 'parent_qid'))),
  ]
  const sorted = (rows: LimeRow[], field: string) => rows.sort(order(field))
  return {
    groups: sorted(once(tables.get('groups') ?? [], 'gid'), 'group_order'),
    questions: groupBy(sorted(once(main, 'qid'), 'question_order'), 'gid'),
    subs: groupBy(sorted(once(subs, 'qid'), 'question_order'), 'parent_qid'),
    answers: groupBy(sorted(once(tables.get('answers') ?? [], 'qid', 'code', 'scale_id'), 'sortorder'), 'qid'),
    conditions: groupBy(tables.get('conditions') ?? [], 'qid'),
  }
}

/**
 * How the file's expressions call a question and its parts: by code, by survey, group and question number, and since LimeSurvey 7 by the
 * numbers of question and sub-question (`Q12`, `Q12_S34`; its UpdateHelper, getFieldName()).
 */
function nameQuestion(names: Names, row: LimeRow, parts: LimeParts, made: readonly Question[]): void {
  const [code, number] = [cell(row, 'title'), `${cell(row, 'sid')}X${cell(row, 'gid')}X${cell(row, 'qid')}`]
  const put = (ending: string, joint: string, named: Names extends Map<string, infer V> ? V : never) => {
    names.set(`${code}${ending && joint}${ending}`, named)
    names.set(`${number}${ending}`, named)
    const part = parts.subs.find((sub) => cell(sub, 'title') === ending)
    if (ending === '' || part) names.set(`Q${cell(row, 'qid')}${part ? `_S${cell(part, 'qid')}` : ''}`, named)
  }
  const [first] = made
  if (first && made.length === 1) put('', '', { question: first })
  else
    put(
      '',
      '',
      first && first.type === 'single' ? { question: first } : `asks about “${code}”, which is several questions here`,
    )
  for (const sub of parts.subs) {
    const name = cell(sub, 'title')
    if (first?.type === 'multi') put(name, '_', { question: first, option: name })
    else
      put(
        name,
        '_',
        first?.type === 'matrix'
          ? `tests the row “${name}” of the matrix “${code}”`
          : (made.map((question) => ({ question })).find(({ question }) => question.key.endsWith(`_${name}`)) ??
              `asks about a part of “${code}”`),
      )
  }
  put('other', '_', `looks at what was written beside “Other” of “${code}”`)
}

/** What LimeSurvey replaces within words: "{Q1.shown}", "{if(…)}". */
const EXPRESSION = /\{([^{}\s][^{}]*)\}/g
function keyNamedBy(names: Names, expression: string): string | undefined {
  const named = names.get(expression.replace(/\.(?:shown|NAOK|value)$/i, ''))
  return typeof named === 'object' && named.option === undefined ? named.question.key : undefined
}

/** Said once a question, however many there are. */
function expressions(all: readonly string[]): string {
  const [first = '', ...more] = [...new Set(all)]
  const rest = more.length > 0 ? ` and ${more.length} more, each` : ','
  return `the expression ${first.slice(0, 60)}${rest}`
}

function readIn(tables: LimeTables, structure: Structure, language: string, own: boolean, say: Say): Read {
  const words = limeWords(tables, language, own)
  const names: Names = new Map()
  const taken = new Set<string>()
  const questions: Question[] = []
  const lines: Read['lines'] = new Map()
  const kinds = new Map<string, Question>()
  for (const group of structure.groups) {
    let page: Question['page'] = {
      title: plain(words.group(group, 'group_name')),
      ...pageText(words.group(group, 'description')),
    }
    let between = ''
    for (const row of structure.questions.get(cell(group, 'gid')) ?? []) {
      const qid = cell(row, 'qid')
      const subs = structure.subs.get(qid) ?? []
      const answers = structure.answers.get(qid) ?? []
      const scale = (rows: LimeRow[], id: string) => rows.filter((one) => (cell(one, 'scale_id') || '0') === id)
      const parts: LimeParts = {
        row,
        words,
        subs: scale(subs, '0'),
        columns: scale(subs, '1'),
        answers: [scale(answers, '0'), scale(answers, '1')],
      }
      const code = cell(row, 'title')
      const made = limeQuestion(parts)
      if (made.reason) say(row.line, `“${code}” is left out: ${made.reason}`)
      for (const lost of made.lost) say(row.line, `“${code}”: ${lost}`)
      if (made.between && ownCondition(row) !== '')
        say(row.line, `“${code}”: its words are shown to everybody: their condition is not kept`)
      if (made.between) between = [between, made.between].filter(Boolean).join('\n\n')
      const logic = logicOf(row, group, structure, names, code, say)
      const fresh = made.questions.map((question, index): Question => ({
        key: keyNamed(`${code}${made.endings[index]}`, taken, `question-${taken.size + 1}`),
        ...question,
      }))
      for (const [index, question] of fresh.entries()) {
        lines.set(question.key, row.line)
        const field = fieldLogic(made.conditions?.[index], names, row.line, question.key, say)
        const both = [logic, field].filter((one) => one !== undefined)
        if (both.length > 0) setCondition(question, all(...both), kinds, row.line, code, say)
        putRowConditions(question, parts, names, kinds, row.line, code, say)
        if (index === 0 && page) question.page = page
        if (index === 0 && between) {
          question.help = wordsAbove([between, question.help], (reason) => say(row.line, `“${code}”: ${reason}`))
          between = ''
        }
        const left = withPipes(question, EXPRESSION, (name) => keyNamedBy(names, name))
        if (left.length > 0) say(row.line, `“${code}”: its words hold ${expressions(left)} shown as it stands`)
        if (index === 0) page = undefined
      }
      nameQuestion(names, row, parts, fresh)
      questions.push(...fresh)
      for (const question of fresh) kinds.set(question.key, question)
    }
    if (between)
      say(
        group.line,
        `Words after the last question of “${plain(words.group(group, 'group_name'))}” are left out: “${between.slice(0, 80)}”`,
      )
  }
  const description = ['surveyls_description', 'surveyls_welcometext']
    .map((field) => wordsOf(words.survey(field)).text)
    .filter(Boolean)
    .join('\n\n')
  return {
    title: shortened(plain(words.survey('surveyls_title')), 300),
    description: shortened(description, 5_000),
    ...closingWords(
      [wordsOf(words.survey('surveyls_endtext')).text],
      words.survey('surveyls_url').trim(),
      plain(words.survey('surveyls_urldescription')),
    ),
    questions,
    lines,
  }
}

const pageText = (html: string): { text?: string } => {
  const { text } = wordsOf(html)
  return text ? { text: shortened(text, 5_000) } : {}
}

/** The conditions of the rows of a matrix. One that has no counterpart is told: that row is asked of everybody. */
function putRowConditions(
  question: Question,
  parts: LimeParts,
  names: Names,
  kinds: ReadonlyMap<string, Question>,
  line: number,
  code: string,
  say: Say,
): void {
  if (question.type !== 'matrix') return
  const rowsIf: NonNullable<Question['rowsIf']> = {}
  for (const sub of parts.subs) {
    const [row, own] = [question.rows?.find(({ value }) => value === cell(sub, 'title')), ownCondition(sub)]
    if (!row || own === '') continue
    try {
      const condition = conditionOf(relevance(own, names), kinds)
      if (condition) rowsIf[row.value] = condition
    } catch (error) {
      if (!(error instanceof Unrepresentable)) throw error
      say(line, `“${code}”: the row “${row.label.slice(0, 60)}” is always shown: its own condition ${error.message}`)
    }
  }
  if (Object.keys(rowsIf).length > 0) question.rowsIf = rowsIf
}

/** The condition of one field of a question; undefined where it has none or one that cannot be asked. */
function fieldLogic(
  condition: string | undefined,
  names: Names,
  line: number,
  key: string,
  say: Say,
): Logic | undefined {
  if (!condition) return undefined
  try {
    return relevance(condition, names)
  } catch (error) {
    if (!(error instanceof Unrepresentable)) throw error
    say(line, `“${key}” is asked of everybody who is asked the others: its own condition ${error.message}`)
    return undefined
  }
}

function logicOf(
  row: LimeRow,
  group: LimeRow,
  structure: Structure,
  names: Names,
  code: string,
  say: Say,
): Logic | undefined {
  const read = (what: string, make: () => Logic): Logic => {
    try {
      return make()
    } catch (error) {
      if (!(error instanceof Unrepresentable)) throw error
      say(row.line, `“${code}” is asked of everybody: ${what} ${error.message}`)
      return ALWAYS
    }
  }
  const [own, whole] = [ownCondition(row), ownCondition(group, 'grelevance')]
  const conditions = structure.conditions.get(cell(row, 'qid')) ?? []
  const parts = [
    ...(whole === '' ? [] : [read('the condition of its group', () => relevance(whole, names))]),
    // Newer files say the same twice: the table, and the expression made from it.
    ...(own !== ''
      ? [read('its condition', () => relevance(own, names))]
      : conditions.length > 0
        ? [read('its condition', () => conditionsTable(conditions, names))]
        : []),
  ]
  return parts.length > 0 ? all(...parts) : undefined
}

function setCondition(
  question: Question,
  logic: Logic,
  kinds: ReadonlyMap<string, Question>,
  line: number,
  code: string,
  say: Say,
): void {
  try {
    const condition = conditionOf(logic, kinds)
    if (condition) question.showIf = condition
  } catch (error) {
    if (!(error instanceof Unrepresentable)) throw error
    say(line, `“${code}” is asked of everybody: its condition ${error.message}`)
  }
}

/** Parts of a survey file for which there is nothing here, by table. */
const TABLES: Record<string, (row: LimeRow) => string> = {
  quota: (row) => `The quota “${cell(row, 'name')}” is not kept`,
  assessments: (row) => `The assessment “${plain(cell(row, 'name'))}” is not kept`,
  survey_url_parameters: (row) => `The address parameter “${cell(row, 'parameter')}” ${UNLISTED}`,
  defaultvalues: (row) => `A preset answer (question number ${cell(row, 'qid')}) is not kept`,
}

/**
 * A survey from LimeSurvey's `.lss`, or from a group (`.lsg`) or a question (`.lsq`) of one: groups become pages,
 * relevance and conditions become `showIf`, further languages translations.
 * @throws AppError invalid for what is not such a file, with line and column
 */
export function importLime(text: string, file: string): ImportedSurvey {
  return surveyOf(readLimeTables(text, file), file, [])
}

/** A survey from LimeSurvey's tab-separated structure (`.txt`). @throws AppError invalid where there is no question in it */
export function importLimeTsv(text: string, file: string): ImportedSurvey {
  const skipped: ImportedSurvey['skipped'] = []
  return surveyOf(
    readLimeTsv(text, file, (line, reason) => skipped.push({ file, line, reason })),
    file,
    skipped,
  )
}

function surveyOf(tables: LimeTables, file: string, skipped: ImportedSurvey['skipped']): ImportedSurvey {
  const structure = structureOf(tables)
  const settings = tables.get('surveys')?.[0]
  const language =
    cell(settings, 'language') || cell(tables.get('surveys_languagesettings')?.[0], 'surveyls_language') || 'en'
  const say: Say = (line, reason) => skipped.push({ file, line, reason })
  const part = cell(tables.get('part')?.[0], 'kind').toLowerCase()
  if (part) say(1, `The file holds one ${part} of a survey; it is a survey of its own here`)
  const read = readIn(tables, structure, language, true, say)
  for (const [table, words] of Object.entries(TABLES))
    for (const row of once(tables.get(table) ?? [], 'id', 'qid', 'name', 'sqid', 'scale_id')) say(row.line, words(row))
  const onward = limeWords(tables, language, true).survey('surveyls_url').trim()
  if (onward && cell(settings, 'autoredirect') === 'Y')
    say(
      settings!.line,
      `People are not sent on to ${onward.slice(0, 200)} by themselves: its link is in the closing words`,
    )
  const translations: ImportedSurvey['translations'] = {}
  for (const other of cell(settings, 'additional_languages')
    .split(/\s+/)
    .filter((one) => one && one !== language)) {
    const tag = languageTag(other)
    const translation = translationFrom(
      read,
      readIn(tables, structure, other, false, () => {}),
    )
    if (translation && tag) translations[tag] = translation
  }
  const sid = cell(settings, 'sid')
  return {
    source: sid ? `limesurvey-${sid}` : file,
    hasId: Boolean(sid),
    title: read.title || file.replace(/\.[^.]*$/, ''),
    description: read.description,
    ...(read.closing && { closing: read.closing }),
    language: languageTag(language),
    questions: askable(read, say),
    translations,
    skipped: gathered(skipped),
  }
}
