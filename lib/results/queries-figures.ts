import { createHash } from 'node:crypto'
import { keeper } from '@/lib/core/memoize'
import type { Question } from '@/lib/surveys/schema'
import { mapHalfAnswered } from './repo-responses'
import { questionsOf, type CellCount, type FrameOfQuestions } from './rules-groups'
import { asksUmux, UMUX_KEYS } from './rules-scores'
import type { QuestionResult } from './schema'

/** Figures of one survey that are asked for. */
interface Asked {
  surveyId: string
  /** The version of its cells, read before they are (`refreshFigures`); null where there is none to keep anything by. */
  version: string | null
  frame: FrameOfQuestions
}

interface Cells {
  whole: readonly CellCount[]
  groups: readonly CellCount[]
}

/** Figures that are kept, each of a group or of everybody: those of sixty questions by four hundred teams take about 15 MB. */
const MOST_FIGURES = 60_000
const figuresIn = (_: string, questions: QuestionResult[]): number =>
  questions.reduce((sum, { groups }) => sum + 1 + (groups?.length ?? 0), 0)
const kept = keeper<QuestionResult[]>(MOST_FIGURES, figuresIn)

/** Teams of which somebody answered half, of a survey with these figures: all of its responses are looked through for it. */
const MOST_HALVES = 20_000
const halves = keeper<ReadonlySet<string | null>>(MOST_HALVES, (_, teams) => 1 + teams.size)

/**
 * Of surveys that ask UMUX-Lite, the teams, null for none, of which somebody answered one of its questions and not the other. Kept like
 * the figures that it decides on, and as long as they stand.
 */
export async function mapKeptHalves(
  asked: readonly (Pick<Asked, 'surveyId' | 'version'> & { questions: readonly Question[] })[],
): Promise<Map<string, ReadonlySet<string | null>>> {
  const those = asked.filter(({ questions }) => asksUmux(questions))
  const keyOfHalf = ({ surveyId, version }: Pick<Asked, 'surveyId' | 'version'>) => `${surveyId} ${version}`
  const found = new Map(
    those.flatMap((one) => {
      const teams = one.version === null ? undefined : halves.find(keyOfHalf(one))
      return teams ? [[one.surveyId, teams] as const] : []
    }),
  )
  const missing = those.filter(({ surveyId }) => !found.has(surveyId))
  const read = await mapHalfAnswered(
    missing.map(({ surveyId }) => surveyId),
    UMUX_KEYS,
  )
  for (const one of missing) {
    const teams = read.get(one.surveyId) ?? new Set<string | null>()
    found.set(one.surveyId, teams)
    if (one.version !== null) halves.keep(keyOfHalf(one), teams)
  }
  return found
}

/** Everything that the figures follow from, in a few bytes. */
const keyOf = ({ surveyId, version, frame }: Asked): string =>
  createHash('sha256')
    .update(JSON.stringify([surveyId, version, frame]))
    .digest('base64')

/** Read by several at once, so nobody may change them. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const one of Object.values(value)) frozen(one)
  return Object.freeze(value)
}

/**
 * The figures of every question of each, in order. Between two moves of a survey's figures they are the same for everyone, whatever is
 * asked for beside them: they are worked out once, and read by what they follow from (docs/decisions/0032). The version is drawn anew by
 * the database with each change of a cell, so what is kept is never older than what is stored.
 * @param read the cells of those surveys that are not kept
 */
export async function keptQuestions(
  asked: readonly Asked[],
  read: (surveyIds: string[]) => Promise<(surveyId: string) => Cells>,
): Promise<QuestionResult[][]> {
  const keys = asked.map((one) => (one.version === null ? null : keyOf(one)))
  const found = keys.map((key) => (key === null ? undefined : kept.find(key)))
  const missing = asked.filter((_, index) => !found[index])
  const cellsOf = missing.length > 0 ? await read(missing.map(({ surveyId }) => surveyId)) : null
  return asked.map(({ surveyId, frame }, index) => {
    if (found[index]) return found[index]
    const questions = frozen(questionsOf(frame, cellsOf!(surveyId)))
    const key = keys[index]
    if (key) kept.keep(key, questions)
    return questions
  })
}
