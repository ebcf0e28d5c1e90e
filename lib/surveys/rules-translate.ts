import type { Option, Question, Translation } from './schema'

const given = (words: string | undefined, own: string): string => (words?.trim() ? words : own)

/** The questions in another language; whatever a translation lacks stays as it is. */
export function translateQuestions(questions: readonly Question[], translation: Translation | undefined): Question[] {
  if (!translation) return [...questions]
  return questions.map((question) => {
    const words = translation.questions[question.key]
    if (!words) return question
    const put = (options: Option[] | undefined, labels: Record<string, string> | undefined) =>
      options?.map((option) => ({ ...option, label: given(labels?.[option.value], option.label) }))
    const translated: Question = { ...question, label: given(words.label, question.label) }
    if (words.help) translated.help = words.help
    if (words.minLabel) translated.minLabel = words.minLabel
    if (words.maxLabel) translated.maxLabel = words.maxLabel
    if (question.options) translated.options = put(question.options, words.options)
    if (question.rows) translated.rows = put(question.rows, words.rows)
    if (question.page && words.page)
      translated.page = { ...question.page, ...words.page, title: given(words.page.title, question.page.title) }
    return translated
  })
}

/** One text that a translation should hold: where it is, and the words to be translated. */
export interface Wording {
  /** Question key; null for the survey's own words. */
  question: string | null
  field:
    | 'title'
    | 'description'
    | 'purpose'
    | 'closing'
    | 'label'
    | 'help'
    | 'minLabel'
    | 'maxLabel'
    | 'page'
    | 'pageText'
    | 'option'
    | 'row'
  /** The option or row. */
  value?: string
  words: string
}

type SurveyWords = {
  title: string
  description: string
  purpose: string
  closing: string
  questions: readonly Question[]
}

/** Every text of a survey that respondents read, in order. */
export function wordingsOf(survey: SurveyWords): Wording[] {
  const own = (['title', 'description', 'purpose', 'closing'] as const).map((field): Wording => ({
    question: null,
    field,
    words: survey[field],
  }))
  const asked = survey.questions.flatMap((question): Wording[] => {
    const of = (field: Wording['field'], words: string | undefined, value?: string): Wording[] =>
      words?.trim() ? [{ question: question.key, field, words, ...(value !== undefined && { value }) }] : []
    return [
      ...of('page', question.page?.title),
      ...of('pageText', question.page?.text),
      ...of('label', question.label),
      ...of('help', question.help),
      ...(question.options ?? []).flatMap((option) => of('option', option.label, option.value)),
      ...(question.rows ?? []).flatMap((row) => of('row', row.label, row.value)),
      ...of('minLabel', question.minLabel),
      ...of('maxLabel', question.maxLabel),
    ]
  })
  return [...own.filter((one) => one.words.trim() !== ''), ...asked]
}

/** What a translation says for a text; empty where it says nothing yet. */
export function translated(translation: Translation | undefined, { question, field, value }: Wording): string {
  if (!translation) return ''
  if (question === null) return translation[field as 'title' | 'description' | 'purpose' | 'closing'] ?? ''
  const words = translation.questions[question]
  if (!words) return ''
  switch (field) {
    case 'option':
      return words.options?.[value!] ?? ''
    case 'row':
      return words.rows?.[value!] ?? ''
    case 'page':
      return words.page?.title ?? ''
    case 'pageText':
      return words.page?.text ?? ''
    default:
      return words[field as 'label' | 'help' | 'minLabel' | 'maxLabel'] ?? ''
  }
}

/** The translation with one text set; empty text takes it out. */
export function withWords(
  translation: Translation | undefined,
  { question, field, value }: Wording,
  text: string,
): Translation {
  const base = translation ?? { questions: {} }
  if (question === null) return { ...base, [field]: text }
  const words = base.questions[question] ?? { label: '' }
  const listed = (list: Record<string, string> | undefined) => ({ ...list, [value!]: text })
  const page = { title: words.page?.title ?? '', ...(words.page?.text !== undefined && { text: words.page.text }) }
  const next =
    field === 'option'
      ? { options: listed(words.options) }
      : field === 'row'
        ? { rows: listed(words.rows) }
        : field === 'page'
          ? { page: { ...page, title: text } }
          : field === 'pageText'
            ? { page: { ...page, text } }
            : { [field]: text }
  return { ...base, questions: { ...base.questions, [question]: { ...words, ...next } } }
}

/** The texts a translation still lacks. */
export const missingOf = (survey: SurveyWords, translation: Translation | undefined): Wording[] =>
  wordingsOf(survey).filter((wording) => translated(translation, wording).trim() === '')

/** A translation without what the survey no longer has: questions, options and rows that are gone. */
export function pruned(translation: Translation, questions: readonly Question[]): Translation {
  const kept = questions.flatMap((question) => {
    const words = translation.questions[question.key]
    if (!words) return []
    const only = (labels: Record<string, string> | undefined, options: readonly Option[] | undefined) =>
      labels &&
      Object.fromEntries(Object.entries(labels).filter(([value]) => options?.some((option) => option.value === value)))
    return [
      [
        question.key,
        {
          ...words,
          ...(words.options && { options: only(words.options, question.options) }),
          ...(words.rows && { rows: only(words.rows, question.rows) }),
        },
      ],
    ]
  })
  return { ...translation, questions: Object.fromEntries(kept) as Translation['questions'] }
}
