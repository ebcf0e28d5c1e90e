import { invalid } from '@/lib/core/errors'
import { parseCsvRecords } from '@/lib/core/text/csv'
import type { Say } from './rules-draft'
import type { LimeRow, LimeTables } from './rules-lime-tables'

// LimeSurvey's tab-separated structure. Source: LimeSurvey manual, "Tab Separated Value survey structure", and real files.

/** Columns that are not attributes of a question. */
const OWN = new Set([
  'id',
  'related_id',
  'class',
  'type/scale',
  'name',
  'relevance',
  'text',
  'help',
  'language',
  'validation',
  'mandatory',
  'encrypted',
  'other',
  'default',
  'same_default',
  'same_script',
])

/** Whether a text is LimeSurvey's tab-separated structure: its header says so. */
export const isLimeTsv = (text: string): boolean => {
  const names = (/^\uFEFF?([^\r\n]*)/.exec(text)?.[1] ?? '')
    .split('\t')
    .map((name) => name.replace(/^"|"$/g, '').trim())
  return ['class', 'type/scale', 'name', 'text'].every((name) => names.includes(name))
}

/**
 * The same tables as an `.lss` file has, from the tab-separated structure: a line each for a setting (S), a setting in a language
 * (SL), a group (G), a question (Q), a sub-question (SQ) and an answer (A), in the order of the survey.
 * @param say names lines that are none of these
 * @throws AppError invalid where there is no question in it
 */
export function readLimeTsv(text: string, file: string, say: Say): LimeTables {
  // An export that failed on the way ends in the server's error page, as HTML.
  const broken = /\r?\n\s*<!DOCTYPE html/i.exec(text)
  const records = parseCsvRecords(broken ? text.slice(0, broken.index) : text, '\t')
  const [head, ...lines] = records
  if (!head) throw invalid(`${file} is empty.`)
  if (broken)
    say(
      text.slice(0, broken.index).split('\n').length + 1,
      'The file ends in an error page of LimeSurvey: the export broke off, and what came after is missing. Export it again.',
    )
  const names = head.cells.map((name) => name.trim())
  const tables: LimeTables = new Map(
    [
      'groups',
      'questions',
      'subquestions',
      'answers',
      'question_attributes',
      'surveys_languagesettings',
      'defaultvalues',
    ].map((name): [string, LimeRow[]] => [name, []]),
  )
  const put = (table: string, line: number, cells: Record<string, string>) => {
    const rows = tables.get(table) ?? []
    rows.push({ line, cells: Object.assign(Object.create(null) as Record<string, string>, cells) })
    tables.set(table, rows)
  }
  const settings: Record<string, string> = {}
  const inLanguage = new Map<string, Record<string, string>>()
  const ids = new Map<string, string>()
  const idOf = (kind: string, name: string): string => {
    const key = `${kind} ${name}`
    if (!ids.has(key)) ids.set(key, String(ids.size + 1))
    return ids.get(key)!
  }
  let group = ''
  let question = ''
  let order = 0
  for (const { line, cells } of lines) {
    const at = (name: string) => cells[names.indexOf(name)]?.trim() ?? ''
    const [kind, name, words, language] = [at('class').toUpperCase(), at('name'), at('text'), at('language')]
    order++
    if (kind === 'S') settings[name] = words
    else if (kind === 'SL') inLanguage.set(language, { ...inLanguage.get(language), [name]: words })
    else if (kind === 'G') {
      group = idOf('G', at('type/scale') || at('id') || name)
      put('groups', line, {
        gid: group,
        group_order: String(order),
        group_name: name,
        description: words,
        grelevance: at('relevance'),
        language,
      })
    } else if (kind === 'Q') {
      question = idOf('Q', name)
      put('questions', line, {
        qid: question,
        parent_qid: '0',
        gid: group,
        type: at('type/scale'),
        title: name,
        question: words,
        help: at('help'),
        other: at('other') || 'N',
        mandatory: at('mandatory') || 'N',
        preg: at('validation'),
        relevance: at('relevance') || '1',
        question_order: String(order),
        scale_id: '0',
        language,
      })
      names.forEach((attribute, index) => {
        const value = cells[index]?.trim() ?? ''
        if (value !== '' && !OWN.has(attribute))
          put('question_attributes', line, { qid: question, attribute, value, language })
      })
      if (at('default') !== '') put('defaultvalues', line, { qid: question, sqid: '0', scale_id: '0' })
    } else if (kind === 'SQ')
      put('subquestions', line, {
        qid: idOf(`SQ ${question} ${at('type/scale')}`, name),
        parent_qid: question,
        gid: group,
        type: 'T',
        title: name,
        question: words,
        question_order: String(order),
        scale_id: at('type/scale') || '0',
        language,
      })
    else if (kind === 'A')
      put('answers', line, {
        qid: question,
        code: name,
        answer: words,
        sortorder: String(order),
        scale_id: at('type/scale') || '0',
        language,
      })
    // Members and words of a quota, which its own line names.
    else if (kind === 'QTAM' || kind === 'QTALS') continue
    else if (kind === 'QTA') say(line, `The quota “${name}” is not kept`)
    else if (kind === 'AS') say(line, `The assessment “${name}” is not kept`)
    else if (cells.some((cell) => cell.trim() !== ''))
      say(line, `A line of the kind “${at('class').slice(0, 20)}” is not read`)
  }
  put('surveys', 1, settings)
  for (const [language, cells] of inLanguage)
    put('surveys_languagesettings', 1, { ...cells, surveyls_language: cells.surveyls_language || language })
  if (tables.get('questions')!.length === 0)
    throw invalid(`${file}: there is no question in it (no line of the class Q).`)
  return tables
}
