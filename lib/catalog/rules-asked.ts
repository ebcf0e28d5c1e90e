import { formatNumber, formatPercent, formatPercentInterval, plural } from '@/lib/core/format'
import { sharesTogether } from '@/lib/results/rules-figures'
import { meaningChanged } from '@/lib/results/rules-trend'
import { measureOf, RESULT_TYPES } from '@/lib/results/rules-types'
import type { QuestionResult } from '@/lib/results/schema'
import type { Question } from '@/lib/surveys/schema'
import { answerOf, isScale, scaleOf } from '@/lib/surveys/types/rules-facts'
import { asksSteps, recommendOf, stepsOf } from './rules-steps'
import type { Adoption, Chosen, Load, Purpose } from './schema-asked'
import type { Capability } from './schema-capabilities'

/** A survey question that asks about a capability, and what of the survey decides which other waves ask the same. */
export interface Link {
  purpose: Purpose
  surveyId: string
  questionKey: string
  counts: readonly string[]
}

/** One survey as its results page shows it. */
export interface AskedSurvey {
  id: string
  title: string
  /** "2026-05-04" */
  at: string
  scheduleId: string | null
  invited: number | null
  questions: readonly Question[]
  results: readonly QuestionResult[]
}

/** The answers of the hub's own question, "Why do you use it?", that mean that people chose it. */
const OWN_ANSWERS = ['i-chose-it', 'my-team-chose-it']

const CAN_SAY: Record<Purpose, (question: Question) => boolean> = {
  chosen: (question) => answerOf(question) === 'option' && RESULT_TYPES[question.type].figures === 'shares',
  load: (question) => RESULT_TYPES[question.type].figures === 'score' && measureOf(question) !== 'nps',
  steps: asksSteps,
}
/** Whether a question can say it: a single choice whether it was chosen, a number how much it takes, the hub's own how far people came. */
export const canSay = (purpose: Purpose, question: Question): boolean => CAN_SAY[purpose](question)

/** The answers that count where nobody said which: none where the question is not the hub's own. */
export function ownAnswersOf({ options = [] }: Pick<Question, 'options'>): string[] {
  const values = new Set(options.map(({ value }) => value))
  return OWN_ANSWERS.filter((value) => values.has(value))
}

/**
 * The survey of a link, and the other waves of its schedule. A series is not enough: surveys about other capabilities may
 * stand in it with the same words ("Why do you use it?").
 */
const isAsked = (link: Link, asked: Pick<AskedSurvey, 'scheduleId'>, { id, scheduleId }: AskedSurvey): boolean =>
  id === link.surveyId || (scheduleId !== null && scheduleId === asked.scheduleId)

interface Found {
  link: Link
  survey: AskedSurvey
  question: Question
  result: QuestionResult
}

/** A link with the survey that it names and the waves of its series, where there are any. */
export interface Asking {
  link: Link
  asked: Pick<AskedSurvey, 'scheduleId'> & { question: Question | null }
  waves: readonly AskedSurvey[]
}

/** Every survey that asks it in the words of its link, once each, the first one first. */
function findAll(askings: readonly Asking[]): Found[] {
  const found = new Map<string, Found>()
  for (const { link, asked, waves } of askings) {
    if (!asked.question) continue
    for (const survey of waves.filter((wave) => isAsked(link, asked, wave))) {
      const question = survey.questions.find(({ key }) => key === link.questionKey)
      const result = survey.results.find(({ key }) => key === link.questionKey)
      if (!question || !result || meaningChanged(asked.question, question) !== null) continue
      found.set(`${survey.id} ${question.key}`, { link, survey, question, result })
    }
  }
  return [...found.values()].sort((a, b) => a.survey.at.localeCompare(b.survey.at))
}

const labelsOf = ({ options = [] }: Question, values: readonly string[]): string[] =>
  options.filter(({ value }) => values.includes(value)).map(({ label }) => label)

/**
 * What share say that they chose it, from the last survey whose results page shows it. It is made of published shares only:
 * where a page hides them, nothing is told here either.
 */
export function chosenOf(askings: readonly Asking[]): Chosen {
  const found = findAll(askings.filter(({ link }) => link.purpose === 'chosen')).reverse()
  const [last] = found
  if (!last) return { state: 'not-asked' }
  for (const { link, survey, question, result } of found) {
    const figure = result.suppressed ? null : sharesTogether(result, link.counts, survey.invited)
    if (!figure) continue
    return {
      ...{ state: 'shown', survey: survey.id, title: survey.title, at: survey.at },
      ...figure,
      answers: labelsOf(question, link.counts),
      laterHidden: survey.id !== last.survey.id,
    }
  }
  return { state: 'too-few', survey: last.survey.id, title: last.survey.title }
}

/**
 * How far people came, from the last survey whose results page shows it, without its teams. It is made of published shares only.
 */
export function adoptionOfPeople(askings: readonly Asking[]): Adoption {
  const found = findAll(askings.filter(({ link }) => link.purpose === 'steps')).reverse()
  const [last] = found
  if (!last) return { state: 'not-asked' }
  for (const { survey, result } of found) {
    const shown = result.suppressed ? null : stepsOf(result, recommendOf(survey.results), survey.invited)
    if (shown)
      return {
        ...{ state: 'shown', survey: survey.id, title: survey.title, at: survey.at, ...shown },
        ...{ teams: [], hidden: 0 },
      }
  }
  return { state: 'too-few', survey: last.survey.id, title: last.survey.title }
}

/** How much it takes to use it, over the surveys that asked: a mean where a results page shows one. */
export function loadOf(askings: readonly Asking[]): Load[] {
  const groups: Found[][] = []
  for (const one of findAll(askings.filter(({ link }) => link.purpose === 'load'))) {
    const same = groups.find(([first]) => first && meaningChanged(first.question, one.question) === null)
    if (same) same.push(one)
    else groups.push([one])
  }
  return groups.map((group) => {
    const { question, result } = group[group.length - 1]!
    return {
      label: result.label,
      scale: isScale(question)
        ? { ...scaleOf(question), minLabel: question.minLabel ?? null, maxLabel: question.maxLabel ?? null }
        : null,
      points: group.map(({ survey: { id, title, at }, result: { suppressed, n, mean, ci } }) => {
        const shown = !suppressed && mean !== undefined
        return {
          ...{ survey: id, title, at },
          ...{ n: shown ? n : null, mean: shown ? mean : null, ci: (shown && ci) || null },
        }
      }),
    }
  })
}

/** In one sentence without its full stop, beside every figure of adoption. */
export function chosenWords(chosen: Chosen): string {
  if (chosen.state === 'not-asked') return 'Whether people chose it or were told to: not asked'
  if (chosen.state === 'too-few') return 'Whether people chose it or were told to: too few answers to show'
  const { count, n, share, ci, laterHidden } = chosen
  const later = laterHidden ? '; too few have answered the survey after it' : ''
  return `${count} of ${plural(n, 'answer')} say that it was chosen (${formatPercent(share)}, ${formatPercentInterval(...ci)})${later}`
}

/** The newest mean with its interval and how many answered, or that there is none. */
export function loadWords({ scale, points }: Load): string {
  const last = points[points.length - 1]
  if (!last || last.mean === null || last.n === null) return 'Too few answers to show'
  const of = scale ? ` on a scale from ${scale.min} to ${scale.max}` : ''
  const interval = last.ci ? ` (${formatNumber(last.ci[0])}–${formatNumber(last.ci[1])})` : ' (all answered alike)'
  return `${formatNumber(last.mean)} on average${interval}${of}, ${plural(last.n, 'answer')}`
}

type Adopted = Pick<Capability, 'adoption' | 'adoptionFrom' | 'funnel' | 'chosenTeams'>

/** How many use it, as exactly as it is known; null where nothing is. In one sentence without its full stop. */
export function adoptionWords({ adoption, adoptionFrom, funnel }: Adopted): string | null {
  if (adoption === null) return null
  if (adoptionFrom === 'typed') return `Adoption is said to be ${formatPercent(adoption)}; it is typed and not counted`
  const { unknown } = funnel
  const open = unknown.teams > 0 ? `; the use of ${plural(unknown.teams, 'team')} is not known` : ''
  return `${formatPercent(adoption)} of engineers are in teams that use it every week${open}`
}

/** Of the using teams, how many chose it, as the platform team wrote it down; null where none was asked. */
export const chosenTeamsWords = ({ chosenTeams: { chose, asked } }: Adopted): string | null =>
  asked === 0 ? null : `${chose} of ${plural(asked, 'using team')} asked chose it`
