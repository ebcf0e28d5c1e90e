import { shortened } from '@/lib/core/text/excerpt'
import { invalid } from '@/lib/core/errors'
import type { Question } from '../schema'
import {
  askable,
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
import { all, conditionOf, not, Unrepresentable, type Logic } from './rules-logic'
import { stationsOf, type Ending, type Station } from './rules-qualtrics-flow'
import { displayLogic, skips, type Asked } from './rules-qualtrics-logic'
import { surveyOptions } from './rules-qualtrics-ending'
import { qualtricsOrder } from './rules-qualtrics-order'
import { isOf } from './rules-qualtrics-choices'
import { qualtricsQuestion, type QualtricsTaken } from './rules-qualtrics-question'
import { qualtricsFile, questionPayload, type QualtricsQuestion } from './schema-qualtrics'

type Element = {
  QuestionID?: string | undefined
  SkipLogic?: { ChoiceLocator: string; Locator: string; Condition: string; SkipToDestination: string }[] | undefined
}

/** A question's place: in which block, and what must hold for it to be reached. */
interface Pending {
  until: string
  logic: Logic
}

/** Blocks have names for researchers; these say nothing to anybody. */
const UNNAMED = /^(?:(?:default|first|standard|new)\s+)*(?:question\s+)?block(?:\s*\d+)?$/i

/** What Qualtrics replaces within words: "${q://QID1/ChoiceGroup/SelectedChoices}", "${e://Field/team}". */
const PIPED = /\$\{([^{}]+)\}/g

class Reader {
  readonly questions: Question[] = []
  readonly lines: Read['lines'] = new Map()
  private readonly asked = new Map<string, Asked>()
  private readonly taken = new Set<string>()
  private readonly kinds = new Map<string, Question>()
  private between = ''

  constructor(
    private readonly sources: ReadonlyMap<string, QualtricsQuestion>,
    private readonly lineOf: (tag: string) => number,
    private readonly say: Say,
  ) {}

  read(stations: readonly Station[], endings: readonly Ending[]): void {
    const named = stations.filter((station) => !UNNAMED.test(station.block.Description.trim())).length > 0
    stations.forEach((station, at) => {
      const { block, branches } = station
      if (block.Options?.Looping && block.Options.Looping !== 'None')
        this.say(
          this.lineOf(block.ID),
          `The block “${block.Description}” is asked once: its loop (“loop and merge”) is not kept`,
        )
      const order = qualtricsOrder(block.Options?.RandomizeQuestions, block.Options?.Randomization)
      if (order.random || order.some !== undefined)
        this.say(
          this.lineOf(block.ID),
          `The block “${block.Description}” is asked in the order of the file: ` +
            (order.some === undefined
              ? 'the random order of its questions is not kept'
              : `that each respondent is asked only ${order.some} of its questions is not kept`),
        )
      for (const id of order.hidden)
        if (this.sources.has(id))
          this.say(
            this.lineOf(id),
            `“${this.sources.get(id)!.DataExportTag || id}” is left out: its block never shows it`,
          )
      const past = endings.filter((ending) => ending.after <= at)
      const what = `the block “${block.Description}”`
      const outer = [
        ...branches.map((branch) => this.logic(what, block.ID, () => displayLogic(branch, this.asked))),
        ...past.map((ending) =>
          this.logic(what, block.ID, () =>
            not(all(...ending.branches.map((branch) => displayLogic(branch, this.asked)))),
          ),
        ),
      ]
      const page =
        named && !UNNAMED.test(block.Description.trim())
          ? { title: shortened(lineOfWords(block.Description), 500) }
          : { title: '' }
      this.block(
        block.BlockElements.filter((element) => !order.hidden.has(element.QuestionID ?? '')),
        all(...outer),
        at === 0 && page.title === '' ? undefined : page,
      )
    })
    if (this.between) this.say(1, `Words after the last question are left out: “${this.between.slice(0, 80)}”`)
  }

  private block(elements: readonly Element[], outer: Logic, opening: Question['page']): void {
    let page = opening
    let pending: Pending[] = []
    for (const element of elements) {
      if (!element.QuestionID) {
        // A page break.
        page ??= { title: '' }
        continue
      }
      const source = this.sources.get(element.QuestionID)
      if (!source) continue
      pending = pending.filter((skip) => skip.until !== element.QuestionID)
      const made = this.question(source, all(outer, ...pending.map((skip) => not(skip.logic))), page)
      if (made) page = undefined
      for (const skip of element.SkipLogic ?? []) {
        const logic = this.logic('a skip', source.DataExportTag, () => skips(skip, this.asked))
        const toEnd = skip.SkipToDestination === 'ENDOFSURVEY'
        if (toEnd)
          this.say(
            this.lineOf(source.DataExportTag),
            `“${source.DataExportTag}”: a skip to the end of the survey skips the rest of its block`,
          )
        if (logic.kind !== 'all') pending.push({ until: toEnd ? 'ENDOFBLOCK' : skip.SkipToDestination, logic })
      }
    }
  }

  private question(source: QualtricsQuestion, logic: Logic, page: Question['page']): boolean {
    const tag = source.DataExportTag || source.QuestionID
    const line = this.lineOf(source.QuestionID)
    const taken = qualtricsQuestion(source)
    if (taken.reason) this.say(line, `“${tag}” is left out: ${taken.reason}`)
    for (const lost of taken.lost) this.say(line, `“${tag}”: ${lost}`)
    if (taken.between && source.DisplayLogic)
      this.say(line, `“${tag}”: its words are shown to everybody: their condition is not kept`)
    if (taken.between) this.between = [this.between, taken.between].filter(Boolean).join('\n\n')
    const own = source.DisplayLogic
      ? this.logic(`“${tag}”`, source.QuestionID, () => displayLogic(source.DisplayLogic, this.asked))
      : all()
    const made = taken.questions.map(({ ending, of, ...question }, index): Question => {
      const rows = this.rowLogic(source, taken, { ...question, ...(of !== undefined && { of }) }, tag)
      const whole: Question = {
        key: keyNamed(`${tag}${ending}`, this.taken, `question-${this.taken.size + 1}`),
        ...question,
      }
      this.lines.set(whole.key, line)
      if (index === 0 && page) whole.page = page
      if (index === 0 && this.between) {
        whole.help = wordsAbove([this.between, whole.help], (reason) => this.say(line, `“${tag}”: ${reason}`))
        this.between = ''
      }
      this.condition(whole, all(logic, own, ...(of !== undefined ? rows.values() : [])), line)
      if (of === undefined) this.rowConditions(whole, rows, line)
      for (const left of withPipes(whole, PIPED, (name) => this.keyNamedBy(name)))
        this.say(line, `“${tag}”: its words hold piped text, ${left.slice(0, 80)}, which is shown as it stands`)
      return whole
    })
    this.asked.set(source.QuestionID, { made, taken })
    this.questions.push(...made)
    for (const whole of made) this.kinds.set(whole.key, whole)
    return made.length > 0
  }

  /** What must hold for the rows of the file that this question is, or has, by our row. */
  private rowLogic(
    source: QualtricsQuestion,
    taken: QualtricsTaken,
    question: Parameters<typeof isOf>[0],
    tag: string,
  ): Map<string, Logic> {
    const rows = new Map<string, Logic>()
    for (const [number, choice] of Object.entries(source.Choices)) {
      const value = taken.choices.get(number)
      if (!choice.DisplayLogic || value === undefined || !isOf(question, value)) continue
      const what = `“${tag}”: the row “${lineOfWords(choice.Display).slice(0, 60)}” is always shown`
      rows.set(
        value,
        this.logic(what, source.QuestionID, () => displayLogic(choice.DisplayLogic, this.asked)),
      )
    }
    return rows
  }

  private rowConditions(question: Question, rows: ReadonlyMap<string, Logic>, line: number): void {
    for (const [row, logic] of rows)
      try {
        const condition = conditionOf(logic, this.kinds)
        if (condition) question.rowsIf = { ...question.rowsIf, [row]: condition }
      } catch (error) {
        if (!(error instanceof Unrepresentable)) throw error
        this.say(line, `“${question.key}”: the row “${row}” is always shown: its own condition ${error.message}`)
      }
  }

  private keyNamedBy(piped: string): string | undefined {
    const id = /^q:\/\/(QID[\w-]*)\/(?:ChoiceGroup\/SelectedChoices|ChoiceTextEntryValue)$/.exec(piped)?.[1]
    const made = this.asked.get(id ?? '')?.made
    return made?.length === 1 ? made[0]!.key : undefined
  }

  private logic(what: string, name: string, make: () => Logic): Logic {
    try {
      return make()
    } catch (error) {
      if (!(error instanceof Unrepresentable)) throw error
      this.say(this.lineOf(name), `${what}: a condition is not kept: it ${error.message}`)
      return all()
    }
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

/** A question with its words in another language; what is not translated is without words. */
function inLanguage(source: QualtricsQuestion, language: string): QualtricsQuestion {
  const words = source.Language[language]
  const put = (choices: QualtricsQuestion['Choices'], other: QualtricsQuestion['Choices'] | undefined) =>
    Object.fromEntries(
      Object.entries(choices).map(([number, choice]) => [
        number,
        { ...choice, Display: other?.[number]?.Display ?? '' },
      ]),
    )
  return {
    ...source,
    QuestionText: words?.QuestionText ?? '',
    Choices: put(source.Choices, words?.Choices),
    Labels: put(source.Labels, words?.Labels),
    Answers: put(source.Answers, words?.Answers),
    ...(source.AdditionalQuestions && {
      AdditionalQuestions: Object.fromEntries(
        Object.entries(source.AdditionalQuestions).map(([number, column]) => [number, inLanguage(column, language)]),
      ),
    }),
  }
}

/**
 * A survey from Qualtrics' `.qsf`: blocks in the order of its flow, display, skip and branch logic as `showIf`, further
 * languages as translations.
 * @throws AppError invalid for what is not such a file
 */
export function importQualtrics(json: unknown, text: string, file: string): ImportedSurvey {
  const parsed = qualtricsFile.safeParse(json)
  if (!parsed.success)
    throw invalid(
      `${file}: this is not a Qualtrics survey ` +
        `(${parsed.error.issues[0]?.path.join('.') ?? ''}: ${parsed.error.issues[0]?.message ?? ''}).`,
    )
  const { SurveyEntry: entry, SurveyElements: elements } = parsed.data
  const skipped: ImportedSurvey['skipped'] = []
  const at = lineFinder(text)
  const say: Say = (line, reason) => skipped.push({ file, line, reason })
  const sources = new Map<string, QualtricsQuestion>()
  for (const { Element: kind, PrimaryAttribute: id, Payload: payload } of elements) {
    if (kind === 'SQ') {
      const read = questionPayload.safeParse(payload)
      if (read.success)
        sources.set(id ?? read.data.QuestionID, { ...read.data, QuestionID: id ?? read.data.QuestionID })
      else
        say(
          at(id ?? ''),
          `“${id ?? 'a question'}” is left out: ${read.error.issues[0]?.path.join('.') ?? ''} ${read.error.issues[0]?.message ?? ''}`,
        )
    } else if (kind === 'QO' || kind === 'QG') say(at(id ?? kind), 'A quota is not kept')
  }
  const payloadOf = (kind: string) => elements.find((element) => element.Element === kind)?.Payload
  const { stations, endings, lost, unused, last } = stationsOf(payloadOf('BL'), payloadOf('FL'))
  for (const reason of lost) say(1, reason)
  for (const id of unused)
    say(
      at(id),
      `“${sources.get(id)?.DataExportTag || id}” is left out: it is in the file's bin, or in a block that is never shown`,
    )
  const closing = surveyOptions(payloadOf('SO'), last, say)
  const readWith = (of: ReadonlyMap<string, QualtricsQuestion>, speak: Say): Read => {
    const reader = new Reader(of, at, speak)
    reader.read(stations, endings)
    return { title: '', description: '', questions: reader.questions, lines: reader.lines }
  }
  const read = readWith(sources, say)
  const own = entry.SurveyLanguage.toUpperCase()
  const translations: ImportedSurvey['translations'] = {}
  for (const language of new Set([...sources.values()].flatMap((source) => Object.keys(source.Language)))) {
    const tag = languageTag(language)
    if (!tag || language.toUpperCase() === own) continue
    const translated = new Map([...sources].map(([id, source]) => [id, inLanguage(source, language)]))
    const other = readWith(translated, () => {})
    // Blocks have their names in one language only.
    const translation = translationFrom(read, {
      ...other,
      questions: other.questions.map(({ page: _page, ...question }) => question),
    })
    if (translation) translations[tag] = translation
  }
  return {
    source: entry.SurveyID ? `qualtrics-${entry.SurveyID}` : file,
    hasId: Boolean(entry.SurveyID),
    title: shortened(lineOfWords(entry.SurveyName), 300) || file.replace(/\.[^.]*$/, ''),
    description: shortened(wordsOf(entry.SurveyDescription ?? '').text, 5_000),
    ...closing,
    language: languageTag(entry.SurveyLanguage),
    questions: askable(read, say),
    translations,
    skipped: gathered(skipped),
  }
}
