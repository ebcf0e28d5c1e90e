import { answerOf } from '../types/rules-facts'
import type { Skipped } from '@/lib/core/imports'
import type { Option, Question, Translation } from '../schema'
import { readOutline, type OutlineList } from './rules-outline'

const clean = (text: string): string =>
  text
    .replace(/\s*\[`?NEXT`?\]\([^)]*\)/, '')
    .replace(/\s*\((open response|please specify)\)/i, '')
    .trim()

/**
 * A translation, matched to its survey by position: the n-th `###` heading is the n-th question, the n-th item its n-th option.
 * Where the two differ in number or kind, the words that can still be told apart are kept and the difference is named.
 */
export function importTranslation(
  markdown: string,
  file: string,
  base: readonly Question[],
): { translation: Translation; skipped: Skipped[] } {
  const outline = readOutline(markdown)
  const skipped: Skipped[] = []
  const say = (line: number, reason: string) => skipped.push({ file, line, reason })
  const translation: Translation = { questions: {} }
  if (outline.description) translation.description = outline.description
  if (outline.questions.length !== base.length)
    say(1, `${outline.questions.length} questions where the survey has ${base.length}; matched from the top`)

  outline.questions.forEach((raw, index) => {
    const question = base[index]
    if (!question) return say(raw.line, `“${raw.label}” has no counterpart in the survey`)
    const words: Translation['questions'][string] = { label: raw.label }
    if (raw.help) words.help = raw.help
    const section = outline.sections[raw.section]
    // A heading left as it is has not been translated yet.
    if (question.page && section && section.title !== question.page.title)
      words.page = section.text ? { title: section.title, text: section.text } : { title: section.title }
    const lists = raw.lists.filter((list) => list.items.length > 0)
    const pair = (list: OutlineList | undefined, options: readonly Option[] | undefined, what: string) => {
      if (!options?.length) return undefined
      if (!list || list.items.length !== options.length) {
        say(
          list?.line ?? raw.line,
          `“${raw.label}”: ${list?.items.length ?? 0} ${what} where the survey has ${options.length}; shown in the survey's own language`,
        )
        return undefined
      }
      return Object.fromEntries(options.map((option, at) => [option.value, clean(list.items[at]!.text)]))
    }
    const matrix = answerOf(question) === 'rows'
    const kind = raw.type?.replace(/\(optional\)/i, '').trim() ?? 'no type'
    if (matrix !== /^matrix/i.test(kind)) {
      say(
        raw.typeLine,
        `“${raw.label}” is ${kind} here and ${question.type} in the survey; left in the survey's own language`,
      )
      return
    }
    const rows = matrix ? pair(lists[0], question.rows, 'rows') : undefined
    const options = question.options && pair(matrix ? lists[1] : lists[0], question.options, 'options')
    if (rows) words.rows = rows
    if (options) words.options = options
    translation.questions[question.key] = words
  })
  return { translation, skipped }
}
