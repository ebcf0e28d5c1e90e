import { cleanLabel } from './rules-infer'
import { answerOf } from '@/lib/surveys/types/rules-facts'
import { plainText } from '@/lib/core/text/inline'
import type { AnswerColumn } from '../rules-columns'
import type { Anonymity, Question } from '@/lib/surveys/schema'
import { answerTargets, IGNORE, metaOf, segmentTargets, type Mapping, type Segment } from './rules-targets'
import type { ResponseTable, TableColumn } from './rules-table'

/** Names as different tools write them are the same when their letters and digits are; C, C# and C++ are three. */
const norm = (name: string): string =>
  name
    .toLowerCase()
    .replace(/(?:[^\p{L}\p{N}+#]|[+#]+(?=[\p{L}\p{N}]))+/gu, '-')
    .replace(/^-|-$/g, '')
const words = (text: string): string => norm(plainText(text))
/** Signs that are all in which two options may differ: "< 5 minutes" and "> 5 minutes", "+10 %" and "-10 %". */
const SIGN = /[<>≤≥]|(?<![\p{L}\p{N}])[-−+](?=\p{N})/gu
const SIGNS: Readonly<Record<string, string>> = {
  '<': 'less',
  '>': 'more',
  '≤': 'at most',
  '≥': 'at least',
  '-': 'minus',
  '−': 'minus',
  '+': 'plus',
}
const wordsAndSigns = (text: string): string => norm(plainText(text).replace(SIGN, (sign) => ` ${SIGNS[sign]} `))

/** What has these words, signs and all; without them, as some tools write names, where one alone has the words. */
function named<T>(all: readonly T[], wordsOf: (one: T) => string): (text: string) => T | undefined {
  const signed = new Map<string, T>()
  const unsigned = new Map<string, Map<string, T>>()
  for (const one of all) {
    const [key, loose] = [wordsAndSigns(wordsOf(one)), words(wordsOf(one))]
    if (key === '' || signed.has(key)) continue
    signed.set(key, one)
    unsigned.set(loose, (unsigned.get(loose) ?? new Map<string, T>()).set(key, one))
  }
  return (text) => {
    const found = signed.get(wordsAndSigns(text))
    const alike = unsigned.get(words(text))
    return found ?? (alike?.size === 1 ? [...alike.values()][0] : undefined)
  }
}
/** A heading as a label made of it holds it. */
const asWritten = (name: string): string => plainText(cleanLabel(name))

/** The first of several with the same name stands: whole questions come before their parts. */
function index(columns: Iterable<AnswerColumn>, keyOf: (column: AnswerColumn) => string): Map<string, AnswerColumn> {
  const found = new Map<string, AnswerColumn>()
  for (const column of columns) {
    const key = keyOf(column)
    if (key !== '' && !found.has(key)) found.set(key, column)
  }
  return found
}

interface Index {
  /** By the words as they are written. */
  exact: Map<string, AnswerColumn>
  targets: Map<string, AnswerColumn>
  byName: Map<string, AnswerColumn>
  byLabel: (label: string) => AnswerColumn | undefined
  byQuestion: Map<string, AnswerColumn[]>
}

/** A question's own column comes before one of its options that is called the same. */
function indexOf(questions: readonly Question[]): Index {
  const targets = answerTargets(questions)
  const all = [...targets.values()]
  const byQuestion = new Map<string, AnswerColumn[]>()
  for (const column of all) {
    const key = words(column.question.label)
    byQuestion.set(key, [...(byQuestion.get(key) ?? []), column])
  }
  return {
    exact: index(all, (column) => column.label),
    targets,
    byName: index(all, (column) => norm(column.name)),
    byLabel: named(all, (column) => column.label),
    byQuestion,
  }
}

/** "Q9_1_1" of a matrix whose one column fell away is "Q9[1]"; "Q3_2_TEXT" is what was written beside an option of Q3. */
function byShorterName(name: string, { byName }: Index): AnswerColumn | undefined {
  const parts = norm(name).split('-')
  if (parts.at(-1) === 'text') {
    for (let length = parts.length - 1; length > 0; length--) {
      const base = parts.slice(0, length).join('-')
      const found = byName.get(`${base}-text`) ?? (length === parts.length - 1 ? byName.get(base) : undefined)
      if (found && (found.part.kind === 'text' || answerOf(found.question) === 'words')) return found
    }
    return undefined
  }
  const shorter = byName.get(parts.slice(0, -1).join('-'))
  return parts.length > 2 && shorter?.part.kind === 'option' ? shorter : undefined
}

const partWords = ({ question, part }: AnswerColumn): string => {
  const option = (value: string) => question.options?.find((one) => one.value === value)?.label ?? ''
  const row = (value: string) => question.rows?.find((one) => one.value === value)?.label ?? ''
  if (part.kind === 'option') return option(part.option)
  if (part.kind === 'row') return answerOf(question) === 'parts' ? option(part.row) : row(part.row)
  return part.kind === 'row-option' ? `${row(part.row)} ${option(part.option)}` : ''
}

/** Of the columns under one question: the one that its part names. */
function byPart(column: TableColumn, under: readonly AnswerColumn[]): AnswerColumn | undefined {
  if (column.part === '') return under.find((one) => one.part.kind === 'answer')
  const found = named(under, partWords)(column.part)
  if (found) return found
  if (!/^(?:other|sonstige)/i.test(column.part)) return undefined
  // What stands in it was written: then the open option was chosen.
  return (
    under.find(
      ({ question, part: of }) =>
        of.kind === 'option' && question.options?.some((option) => option.open && option.value === of.option),
    ) ?? under.find((one) => one.part.kind === 'text')
  )
}

/** "Question…-Choice": the question's words may be cut short, what the column is about stands at the end. */
function bySuffix(label: string, { byQuestion }: Index): AnswerColumn | undefined {
  // "…? - 5-10 minutes": a choice may have hyphens itself.
  for (let at = label.lastIndexOf('-'); at > 0; at = label.lastIndexOf('-', at - 1)) {
    const start = words(label.slice(0, at).replace(/(?:\.\.\.|…)\s*$/, ''))
    const key = [...byQuestion.keys()].find(
      (one) => one !== '' && (one === start || (start.length > 20 && one.startsWith(start))),
    )
    const under = key === undefined ? undefined : byQuestion.get(key)
    const found = under && byPart({ name: '', label: '', part: label.slice(at + 1) }, under)
    if (found) return found
  }
  return undefined
}

/** Columns that ODK Central and KoboToolbox write beside the answers, and that no person can be told by. */
const OF_FORMS = /^(?:attachmentspresent|formversion|_submission_time|_validation_status|__version__)$/i

/** "group-question/option" without the groups in front; an option is never taken for a question of its name. */
function byPath(name: string, { byName }: Index): AnswerColumn | undefined {
  for (const { index } of name.matchAll(/[-/]/g)) {
    if (name[index] === '/' && byName.get(norm(name.slice(0, index).split(/[-/]/).at(-1) ?? ''))) return undefined
    const found = byName.get(norm(name.slice(index + 1)))
    if (found) return found
  }
  return undefined
}

/** A name alone may mean many things; with the words of the header beside it, one. */
function answerFor(column: TableColumn, index: Index, { kind, columns }: ResponseTable): AnswerColumn | undefined {
  if (kind === 'two-row') {
    const under = index.byQuestion.get(words(column.label))
    return (under && byPart(column, under)) ?? index.byLabel(column.name)
  }
  return (
    index.targets.get(column.name) ??
    index.exact.get(asWritten(column.name)) ??
    index.byName.get(norm(column.name)) ??
    byShorterName(column.name, index) ??
    index.byLabel(column.name) ??
    (column.label ? (index.byLabel(column.label) ?? bySuffix(column.label, index)) : undefined) ??
    (columns.some(({ name }) => OF_FORMS.test(name)) ? byPath(column.name, index) : undefined)
  )
}

/**
 * What each column of a file probably is, by its name, then by its words. A target is given once, except the text beside an open option,
 * of which some tools write several.
 */
export function guessMapping(
  table: ResponseTable,
  survey: { questions: readonly Question[]; anonymity: Anonymity },
): Mapping {
  const index = indexOf(survey.questions)
  const segments = segmentTargets(survey.anonymity)
  const given = new Set<string>()
  const mapping: Mapping = {}
  const give = (column: TableColumn, target: string, again = false): void => {
    mapping[column.name] = given.has(target) && !again ? IGNORE : target
    given.add(target)
  }
  const later: { column: TableColumn; segment: Segment }[] = []
  for (const column of table.columns) {
    const exact = index.targets.get(column.name)
    const meta = exact ? undefined : (metaOf(column.name) ?? (column.name === table.sent ? '@day' : undefined))
    if (meta === 'machine') mapping[column.name] = IGNORE
    else if (meta !== undefined) later.push({ column, segment: meta })
    else {
      const target = exact ?? answerFor(column, index, table)
      if (target) give(column, target.name, target.part.kind === 'text')
      else mapping[column.name] = IGNORE
    }
  }
  // A question called "team" or "role" takes its column; what is left says something about who answered.
  for (const { column, segment } of later) {
    const target = answerFor(column, index, table)
    if (target && !given.has(target.name)) give(column, target.name)
    else give(column, segments.includes(segment) ? segment : IGNORE)
  }
  return mapping
}
