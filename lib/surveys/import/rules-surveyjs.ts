import { invalid } from '@/lib/core/errors'
import { shortened } from '@/lib/core/text/excerpt'
import type { Question } from '../schema'
import {
  askable,
  closingWords,
  keyNamed,
  languageTag,
  lineFinder,
  gathered,
  translationFrom,
  withPipes,
  wordsAbove,
  type ImportedSurvey,
  type Read,
  type Say,
} from './rules-draft'
import { lineOfWords, wordsOf } from './rules-html'
import { all, conditionOf, Unrepresentable, type Logic } from './rules-logic'
import { surveyJsLogic, type SurveyJsNamed } from './rules-surveyjs-logic'
import { surveyJsQuestion, type Speak } from './rules-surveyjs-question'
import {
  element as elementSchema,
  localesIn,
  surveyJsFile,
  type Localized,
  type SurveyJsQuestion,
} from './schema-surveyjs'

const DEEPEST = 30

/** What SurveyJS replaces within words: an earlier answer, "{role}". */
const PIPED = /\{([^{}\s][^{}]*)\}/g

/**
 * What of a survey, a page or a panel has no counterpart. Each setting has an older name that still means the same. Source: the properties
 * of survey-core (survey.ts, panel.ts, page.ts).
 */
function partNotKept(source: Readonly<Record<string, unknown>>): string[] {
  const some = (...names: string[]) => names.map((name) => source[name]).find((value) => value !== undefined)
  const isTimed = (...names: string[]) => Number(some(...names)) > 0
  return [
    ...(some('questionOrder', 'questionsOrder') === 'random' ? ['a random order of its questions'] : []),
    ...(isTimed('timeLimit', 'maxTimeToFinish') ? ['a time limit'] : []),
    ...(isTimed('timeLimitPerPage', 'maxTimeToFinishPage') ? ['a time limit for each page'] : []),
    ...(source.isRequired === true ? ['that one of its questions must be answered'] : []),
    ...(source.requiredIf ? ['a condition on which one of its questions must be answered'] : []),
    ...(source.enableIf ? ['a condition on which it may be answered'] : []),
    ...(some('navigateToUrlOnCondition') ? ['an address to go on to on a condition'] : []),
  ]
}

class Reader {
  readonly questions: Question[] = []
  readonly lines: Read['lines'] = new Map()
  private readonly taken = new Set<string>()
  private readonly names = new Map<string, SurveyJsNamed | string>()
  private readonly lowered = new Map<string, SurveyJsNamed | string>()
  private readonly kinds = new Map<string, Question>()
  private between = ''

  constructor(
    private readonly speak: Speak,
    private readonly own: boolean,
    private readonly lineOf: (name: string) => number,
    private readonly say: Say,
  ) {}

  page(source: unknown, index: number): void {
    const read = elementSchema.safeParse(source)
    if (!read.success) return this.say(1, `The page ${index + 1} is left out: it cannot be read`)
    const { title, description, visibleIf, name } = read.data
    this.part(`The page “${name || index + 1}”`, name, read.data)
    const text = shortened(wordsOf(this.speak(description)).text, 5_000)
    const page = { title: shortened(lineOfWords(this.speak(title)), 500), ...(text && { text }) }
    const logic = visibleIf ? this.logic(`the page “${name}”`, name, visibleIf) : all()
    const before = this.questions.length
    this.elements(read.data.elements ?? read.data.questions, logic, 0)
    const first = this.questions[before]
    if (first && (index > 0 || page.title || page.text)) first.page = page
  }

  elements(list: unknown, outer: Logic, depth: number): void {
    if (depth > DEEPEST) return this.say(1, 'Panels are nested too deeply; what is inside is left out')
    for (const item of Array.isArray(list) ? list : []) {
      const read = elementSchema.safeParse(item)
      if (!read.success)
        this.say(
          1,
          `A question is left out: ${read.error.issues[0]?.path.join('.') ?? ''} ${read.error.issues[0]?.message ?? ''}`,
        )
      else if (read.data.type === 'panel') this.panel(read.data, outer, depth)
      else this.question(read.data, outer)
    }
  }

  end(): void {
    if (this.between) this.say(1, `Words after the last question are left out: “${this.between.slice(0, 80)}”`)
  }

  private part(what: string, name: string, source: Readonly<Record<string, unknown>>): void {
    const lost = partNotKept(source)
    if (lost.length > 0) this.say(this.lineOf(name), `${what}: not kept: ${lost.join(', ')}`)
  }

  private panel(source: SurveyJsQuestion, outer: Logic, depth: number): void {
    const words = [lineOfWords(this.speak(source.title)), wordsOf(this.speak(source.description)).text].filter(Boolean)
    if (words.length > 0) this.between = [this.between, ...words].filter(Boolean).join('\n\n')
    this.part(`The panel “${source.name}”`, source.name, source)
    const logic = source.visibleIf ? this.logic(`the panel “${source.name}”`, source.name, source.visibleIf) : all()
    this.elements(source.elements, all(outer, logic), depth + 1)
  }

  private question(source: SurveyJsQuestion, outer: Logic): void {
    const line = this.lineOf(source.name)
    const made = surveyJsQuestion(source, this.speak, this.own)
    if (made.reason) this.say(line, `“${source.name}” is left out: ${made.reason}`)
    for (const lost of made.lost) this.say(line, `“${source.name}”: ${lost}`)
    if (made.between && source.visibleIf)
      this.say(line, `“${source.name}”: its words are shown to everybody: their condition is not kept`)
    if (made.between) this.between = [this.between, made.between].filter(Boolean).join('\n\n')
    const logic = all(outer, source.visibleIf ? this.logic(`“${source.name}”`, source.name, source.visibleIf) : all())
    const fresh = made.questions.map(({ ending, ...question }, index): Question => {
      const whole: Question = {
        key: keyNamed(`${source.name}${ending}`, this.taken, `question-${this.taken.size + 1}`),
        ...question,
      }
      this.lines.set(whole.key, line)
      if (index === 0 && this.between) {
        whole.help = wordsAbove([this.between, whole.help], (reason) => this.say(line, `“${source.name}”: ${reason}`))
        this.between = ''
      }
      this.condition(whole, logic, line)
      this.rows(whole, source, line)
      for (const left of withPipes(whole, PIPED, (name) => this.keyNamedBy(name)))
        this.say(line, `“${source.name}”: its words hold ${left.slice(0, 60)}, which is shown as it stands`)
      return whole
    })
    const [first, more] = fresh
    // Conditions look an answer up by the name that it is stored by, whatever its capitals.
    const stored = source.valueName || source.name
    const named: SurveyJsNamed | string =
      first && !more
        ? { question: first, values: { yes: source.valueTrue ?? true, no: source.valueFalse ?? false } }
        : `asks about “${source.name}”, which is ${first ? 'several questions' : 'no question'} here`
    this.names.set(stored, named)
    if (!this.lowered.has(stored.toLowerCase())) this.lowered.set(stored.toLowerCase(), named)
    this.questions.push(...fresh)
    for (const question of fresh) this.kinds.set(question.key, question)
  }

  private keyNamedBy(name: string): string | undefined {
    const named = this.names.get(name)
    return typeof named === 'object' ? named.question.key : undefined
  }

  private logic(what: string, name: string, expression: string): Logic {
    try {
      return surveyJsLogic(expression, (written) => this.find(written))
    } catch (error) {
      if (!(error instanceof Unrepresentable)) throw error
      this.say(this.lineOf(name), `${what}: its condition is not kept: it ${error.message}`)
      return all()
    }
  }

  private find(written: string): SurveyJsNamed {
    const named = this.names.get(written) ?? this.lowered.get(written.toLowerCase())
    if (typeof named === 'string') throw new Unrepresentable(named)
    if (named) return named
    const [name = ''] = written.split(/[.[]/)
    throw new Unrepresentable(
      this.names.has(name)
        ? `looks at a part of “${name}”`
        : `names “${written.slice(0, 60)}”, which is no question before it`,
    )
  }

  /** The conditions of single rows. */
  private rows(question: Question, source: SurveyJsQuestion, line: number): void {
    const rowsIf: NonNullable<Question['rowsIf']> = {}
    for (const { value, visibleIf } of source.rows) {
      const row = question.rows?.find((one) => one.value === String(value))
      if (!row || !visibleIf) continue
      try {
        const logic = surveyJsLogic(visibleIf, (written) => this.find(written))
        const condition = conditionOf(logic, this.kinds)
        if (condition) rowsIf[row.value] = condition
      } catch (error) {
        if (!(error instanceof Unrepresentable)) throw error
        this.say(line, `“${source.name}”: the row “${row.label}” is always shown: its own condition ${error.message}`)
      }
    }
    if (Object.keys(rowsIf).length > 0) question.rowsIf = rowsIf
  }

  private condition(question: Question, logic: Logic, line: number): void {
    try {
      const condition = conditionOf(logic, this.kinds)
      if (condition) question.showIf = condition
    } catch (error) {
      if (!(error instanceof Unrepresentable)) throw error
      this.say(line, `“${question.key}” is asked of everybody: its condition ${error.message}`)
    }
  }
}

/**
 * A survey from SurveyJS's JSON: pages, panels (their conditions go to each of their questions), `visibleIf` as
 * `showIf`, languages as translations.
 * @throws AppError invalid for what is not such a file
 */
export function importSurveyJs(json: unknown, text: string, file: string): ImportedSurvey {
  const parsed = surveyJsFile.safeParse(json)
  if (!parsed.success)
    throw invalid(`${file}: this is not a SurveyJS survey (${parsed.error.issues[0]?.message ?? ''}).`)
  const {
    title,
    description,
    locale,
    completedHtml,
    navigateToUrl,
    completedHtmlOnCondition,
    triggers,
    calculatedValues,
  } = parsed.data
  const pages = parsed.data.pages ?? [{ elements: parsed.data.elements ?? parsed.data.questions ?? [] }]
  const skipped: ImportedSurvey['skipped'] = []
  const where = lineFinder(text)
  const say: Say = (line, reason) => skipped.push({ file, line, reason })
  const own = locale || 'default'
  const readIn = (language: string, isOwn: boolean, speakUp: Say): Read => {
    const tag = language === 'default' ? 'en' : language
    const speak: Speak = Object.assign(
      (words: Localized | undefined): string => {
        if (words === undefined) return ''
        if (typeof words === 'string') return isOwn ? words : ''
        return words[language] ?? (isOwn ? (words.default ?? words[own] ?? Object.values(words)[0] ?? '') : '')
      },
      { language: tag },
    )
    const reader = new Reader(speak, isOwn, where, speakUp)
    pages.forEach((page, index) => reader.page(page, index))
    reader.end()
    return {
      title: shortened(lineOfWords(speak(title)), 300),
      description: shortened(wordsOf(speak(description)).text, 5_000),
      ...closingWords([wordsOf(speak(completedHtml)).text], isOwn ? navigateToUrl : ''),
      questions: reader.questions,
      lines: reader.lines,
    }
  }
  const read = readIn(own, true, say)
  const lost = partNotKept(parsed.data)
  if (lost.length > 0) say(1, `The survey: not kept: ${lost.join(', ')}`)
  for (const trigger of triggers) say(1, `A trigger (“${trigger.type}”) is not kept`)
  for (const value of calculatedValues) say(1, `The calculated value “${value.name}” is not kept`)
  if (navigateToUrl)
    say(1, `People are not sent on to ${navigateToUrl.slice(0, 200)} by themselves: its link is in the closing words`)
  for (const _ of completedHtmlOnCondition) say(1, 'Closing words on a condition are not kept')
  const translations: ImportedSurvey['translations'] = {}
  for (const language of localesIn(json)) {
    const tag = languageTag(language)
    const translation =
      tag && language !== own
        ? translationFrom(
            read,
            readIn(language, false, () => {}),
          )
        : undefined
    if (tag && translation) translations[tag] = translation
  }
  return {
    source: file,
    title: read.title || file.replace(/\.[^.]*$/, ''),
    description: read.description,
    ...(read.closing && { closing: read.closing }),
    language: languageTag(locale ?? ''),
    questions: askable(read, say),
    translations,
    skipped: gathered(skipped),
  }
}
