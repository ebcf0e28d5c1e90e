import { RESULT_TYPES } from '../rules-types'
import { favourableEndOf, isScale } from '@/lib/surveys/types/rules-facts'
import { plainText } from '@/lib/core/text/inline'
import type { Survey } from '@/lib/surveys/schema'
import type { ShownResponse } from '../schema-responses'

type Exported = Pick<Survey, 'questions' | 'anonymity' | 'minScore' | 'minComments'> & {
  /** Keys of questions answered in words, which are read among the comments only. */
  withheld?: readonly string[]
  /** Keys of hidden fields, which are in no row. */
  fields?: readonly string[]
  /** Why no response is in it, where none is. */
  responsesWithheld?: string
}

/** What an export holds, counted while it is written. */
export interface Totals {
  responses: number
  /** Responses with their team beside them, and with their person. */
  teams: number
  people: number
  /** Rows of a file. */
  imported: number
}

export const noTotals = (): Totals => ({ responses: 0, teams: 0, people: 0, imported: 0 })

/** Adds a batch of responses as they are shown. */
export function count(totals: Totals, responses: readonly ShownResponse[]): void {
  totals.responses += responses.length
  totals.teams += responses.filter((one) => one.team !== null).length
  totals.imported += responses.filter((one) => one.imported).length
  totals.people += responses.filter((one) => one.person !== null).length
}

const s = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`

/**
 * What a file of responses leaves out and why, in sentences for the person who reads it: one that compares it with the
 * results must know where the two differ.
 */
export function exportNotes(survey: Exported, totals: Totals): string[] {
  const { questions, anonymity, minScore, minComments, withheld = [] } = survey
  const { responses, teams, people, imported } = totals
  if (survey.responsesWithheld !== undefined) return [`Left out: every response. ${survey.responsesWithheld}`]
  const notes = [`${s(responses, 'response')}, in an order that does not say when they came.`]
  if (imported > 0)
    notes.push(
      `${imported} of them are rows of an imported file: no one gave them here, also where a name stands beside them.`,
    )
  if (anonymity === 'anonymous')
    notes.push('Left out: who answered, the day, the role and the time in the company, for the survey is anonymous.')
  if (anonymity === 'confidential' && people === 0)
    notes.push('Left out: names, e-mail addresses, days and roles, for no reason to see people was given.')
  if (anonymity !== 'named') {
    notes.push(
      'Left out: responses that are not yet in the results. New responses are added to both several at a time, so that ' +
        'no single one can be told from the difference.',
    )
    if (people === 0)
      notes.push(
        `The team stands beside ${teams} of ${responses} responses. It is left out where none was given, and where the ` +
          `results do not show that team for each question that the response answers: scores are shown from ` +
          `${s(minScore, 'answer')} on, distributions and comments from ${minComments} on. Figures by team that are ` +
          'counted from this file can therefore differ from those of the results.',
      )
  }
  if (withheld.length > 0)
    notes.push(
      `Left out: answers in words to ${withheld.join(', ')}. They are read among the comments, apart from the other ` +
        'answers, so that words do not tell whose row it is.',
    )
  if ((survey.fields ?? []).length > 0)
    notes.push(
      `Left out: ${survey.fields!.join(', ')}, which the address said, and answers to questions that follow from it: an address ` +
        'can be made for one person. The results show it where each of its values has enough answers.',
    )
  const asked = questions.filter((question) => JSON.stringify(question.showIf ?? null).includes('"segment.'))
  if (anonymity !== 'named' && people === 0 && asked.length > 0)
    notes.push(
      `Left out where the team is: answers to ${asked.map((question) => question.key).join(', ')}, which only some ` +
        'teams or roles are asked.',
    )
  for (const question of questions) {
    if (isScale(question) && favourableEndOf(question) === 'low')
      notes.push(
        `Low is good: of ${question.key} (${plainText(question.label).slice(0, 80)}) the results count the lowest points as favourable.`,
      )
    if (isScale(question) && favourableEndOf(question) === 'none')
      notes.push(
        `Neither end is good: of ${question.key} (${plainText(question.label).slice(0, 80)}) the results count nothing as favourable.`,
      )
    const values = (question.options ?? []).filter((option) => option.na).map((option) => `"${option.value}"`)
    if (values.length > 0 && RESULT_TYPES[question.type].saysNa)
      notes.push(
        `Missing: ${values.join(', ')} of ${question.key} (${plainText(question.label).slice(0, 80)}) says that the ` +
          'question does not apply. The results count it in no share and no mean; leave it out of yours.',
      )
  }
  return notes
}

/** What is said of days that SPSS cannot hold. @param early how many of them, by the name of the variable */
export const earlyDaysNotes = (early: ReadonlyMap<string, number>): string[] =>
  [...early].map(
    ([name, n]) =>
      `Left out: ${s(n, 'day')} of ${name} before 15 October 1582, the first that SPSS has. ` +
      `The other files hold ${n === 1 ? 'it' : 'them'}.`,
  )
