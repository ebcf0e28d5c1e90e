import type { EditorValues } from './rules-editor'
import { pagesOf } from '../answering/rules-form'
import type { Question, Translation } from '../schema'
import { testsOf } from '../answering/rules-visible'
import { DEFINING } from '../types/rules-defining'

/** How much some questions ask of a page together. */
const loadOf = (questions: readonly Question[]): number =>
  questions.reduce((sum, { type }) => sum + DEFINING[type].load, 0)
const WANTED = 6
const MOST = 8

const asksOneOf = (question: Question | undefined, keys: readonly Question[]): boolean =>
  question?.showIf !== undefined &&
  testsOf(question.showIf).some((test) => keys.some(({ key }) => key === test.question))

/**
 * Questions that stay together: one and those right behind it that depend on it. Where they are too many, only each
 * with the one before it.
 */
function togetherOf(questions: readonly Question[]): Question[][] {
  const whole: Question[][] = []
  for (const question of questions) {
    const before = whole.at(-1)
    if (before && asksOneOf(question, before)) before.push(question)
    else whole.push([question])
  }
  return whole.flatMap((unit) => {
    if (loadOf(unit) <= MOST) return [unit]
    const parts: Question[][] = []
    for (const question of unit) {
      const part = parts.at(-1)
      if (part && (asksOneOf(question, part.slice(-1)) || loadOf([...part, question]) <= MOST)) part.push(question)
      else parts.push([question])
    }
    return parts
  })
}

/** The first questions of the pages that one page becomes: about six to a page, as even as what stays together lets it. */
function breaksIn(questions: readonly Question[]): Question[] {
  const total = loadOf(questions)
  if (total <= MOST) return []
  const units = togetherOf(questions)
  const share = total / Math.round(total / WANTED)
  const breaks: Question[] = []
  let done = 0
  let here = 0
  for (const unit of units) {
    const load = loadOf(unit)
    if (here > 0 && (here + load > MOST || done + load / 2 > share * (breaks.length + 1))) {
      breaks.push(unit[0]!)
      here = 0
    }
    done += load
    here += load
  }
  return breaks
}

/**
 * Splits what is too long for one page, in between its questions: sections stay sections, what depends on a question stays behind it.
 * A new page goes on under the title of the one it was part of. The survey as it was where every page is short enough.
 */
export function splitIntoPages(values: EditorValues): EditorValues {
  const titles = new Map<string, { title: string; of: string | null }>()
  for (const { title, questions } of pagesOf(values.questions))
    for (const { key } of breaksIn(questions))
      titles.set(key, { title: title ?? '', of: questions[0]?.page ? questions[0].key : null })
  if (titles.size === 0) return values
  const questions = values.questions.map((question): Question => {
    const page = titles.get(question.key)
    return page ? { ...question, page: { title: page.title } } : question
  })
  const inLanguage = (translation: Translation): Translation => {
    const titled = [...titles].flatMap(([key, { of }]) => {
      const title = of === null ? undefined : translation.questions[of]?.page?.title
      return title ? [[key, { label: '', ...translation.questions[key], page: { title } }] as const] : []
    })
    return titled.length > 0
      ? { ...translation, questions: { ...translation.questions, ...Object.fromEntries(titled) } }
      : translation
  }
  return {
    ...values,
    questions,
    translations: Object.fromEntries(
      Object.entries(values.translations).map(([language, translation]) => [language, inLanguage(translation)]),
    ),
  }
}
