import { shortened } from '@/lib/core/text/excerpt'
import type { Skipped } from '@/lib/core/imports'
import type { Option, Question } from '../schema'
import {
  askable,
  gathered,
  keyNamed,
  lineFinder,
  withPipes,
  wordsAbove,
  type ImportedSurvey,
  type Read,
  type Say,
} from './rules-draft'
import { lineOfWords } from './rules-html'
import type { Jump } from './rules-jumps'
import { reachedBy } from './rules-jumps'
import { conditionOf, Unrepresentable } from './rules-logic'

/** A question of a form with the place its conditions are counted by. */
interface Placed {
  question: Question
  place: number
}

/** Gathers the questions of a form whose tool writes jumps between places (questions or sections). */
export class FormDraft {
  readonly skipped: Skipped[] = []
  /** Questions by the names that conditions and words use. */
  readonly named = new Map<string, Question>()
  private readonly placed: Placed[] = []
  private readonly taken = new Set<string>()
  private readonly lines: Read['lines'] = new Map()
  private readonly lineOf: (name: string) => number
  private between: string[] = []
  private page: Question['page'] | undefined

  constructor(
    private readonly file: string,
    text: string,
  ) {
    this.lineOf = lineFinder(text)
  }

  readonly say: Say = (line, reason) => {
    this.skipped.push({ file: this.file, line, reason })
  }

  /** Names what is not kept of a thing. */
  lost(name: string, label: string, ...reasons: (string | false | undefined)[]): void {
    for (const reason of reasons) if (reason) this.say(this.lineOf(name), `“${label}”: ${reason}`)
  }
  leftOut(name: string, label: string, reason: string): void {
    this.say(this.lineOf(name), `“${label}” is left out: ${reason}`)
  }

  /** Words that stand before the next question. */
  words(...texts: string[]): void {
    this.between.push(...texts.filter(Boolean))
  }

  /** The next question begins a page. */
  newPage(title: string, text = ''): void {
    this.page = { title: shortened(title, 500), ...(text && { text: shortened(text, 5_000) }) }
  }

  /**
   * A question.
   * @param id what conditions and words of the file call it
   * @param place where jumps count it
   */
  add(id: string, keyName: string, body: Omit<Question, 'key'>, place: number): Question {
    const help = wordsAbove([...this.between, body.help], (reason) => this.lost(id, keyName, reason))
    const question: Question = {
      key: keyNamed(keyName.slice(0, 40), this.taken, `question-${this.taken.size + 1}`),
      ...body,
      ...(help && { help }),
      ...(this.page && { page: this.page }),
    }
    this.between = []
    this.page = undefined
    this.lines.set(question.key, this.lineOf(id))
    this.placed.push({ question, place })
    this.named.set(id, question)
    return question
  }

  /**
   * The survey, with jumps as conditions.
   * @param places how many there are
   * @param pipes how words name an earlier answer, with the name in the first group
   */
  finish(
    about: Pick<ImportedSurvey, 'source' | 'hasId' | 'title' | 'description' | 'closing' | 'language'>,
    places: number,
    jumps: (place: number) => readonly Jump[],
    pipes?: RegExp,
    nameIn: (piped: string) => string = (piped) => piped,
  ): ImportedSurvey {
    if (this.between.length > 0)
      this.say(1, `Words after the last question are left out: “${this.between.join(' ').slice(0, 80)}”`)
    const loops = new Set<number>()
    const reached = reachedBy(places, jumps, (place) => loops.add(place))
    const kinds = new Map(this.placed.map(({ question }) => [question.key, question]))
    for (const { question, place } of this.placed) {
      if (loops.has(place)) this.lost(question.key, question.key, 'a jump back to an earlier question is not kept')
      loops.delete(place)
      try {
        const logic = reached[place]
        if (logic instanceof Unrepresentable) throw logic
        const condition = logic && conditionOf(logic, kinds)
        if (condition) question.showIf = condition
      } catch (error) {
        if (!(error instanceof Unrepresentable)) throw error
        this.say(
          this.lines.get(question.key) ?? 1,
          `“${question.key}” is asked of everybody: its condition ${error.message}`,
        )
      }
      if (pipes)
        for (const left of withPipes(question, pipes, (name) => this.named.get(nameIn(name))?.key))
          this.say(
            this.lines.get(question.key) ?? 1,
            `“${question.key}”: its words hold ${left.slice(0, 60)}, which is shown as it stands`,
          )
    }
    const questions = this.placed.map(({ question }) => question)
    return {
      ...about,
      title: shortened(about.title, 300) || this.file.replace(/\.[^.]*$/, ''),
      description: shortened(about.description, 5_000),
      questions: askable({ questions, lines: this.lines }, this.say),
      translations: {},
      skipped: gathered(this.skipped),
    }
  }
}

/** Options of which answers hold the words, as the tool's own exports do. */
export const optionsOfWords = (words: readonly string[]): Option[] =>
  words.map((one) => {
    const label = lineOfWords(one)
    return { value: label.slice(0, 180) || one.slice(0, 180), label }
  })
