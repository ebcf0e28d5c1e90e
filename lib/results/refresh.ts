import { nameableTeams } from '@/lib/evidence/rules'
import { transaction, type Tx } from '@/lib/server/db'
import { enqueue } from '@/lib/server/jobs'
import { countUp } from './jobs-tally'
import { OPEN_TYPES, leastFor } from './rules-figures'
import {
  countAgain,
  countIn,
  crowded,
  lockTally,
  occupancyOf,
  showAll,
  stepsOf,
  takeSteps,
  tallyState,
  tallyStates,
  waitingResponses,
  type LedgerStep,
  type TallyKeys,
  type TallyState,
} from './repo-tally'
import { nextStep, type Limits, type Step } from '@/lib/disclosure/rules-ledger'
import type { Question } from '@/lib/surveys/schema'

// What a quiet core counts in less than a second.
const BATCH = 10_000
/** So many waiting responses are counted before anybody looks. */
const CROWD = 500

/** The parts of a survey's answers that are counted, and those that hold words. */
export function tallyKeys(questions: readonly Question[]): TallyKeys {
  const texts = questions.flatMap((question) =>
    question.type === 'text' || question.type === 'longtext'
      ? [question.key]
      : question.options?.some((option) => option.open)
        ? [`${question.key}.text`]
        : [],
  )
  return {
    questions: [...new Set([...questions.map((question) => question.key), ...texts])],
    closed: questions.filter((question) => !OPEN_TYPES.includes(question.type)).map((question) => question.key),
    ranked: questions.filter((question) => question.type === 'ranking').map((question) => question.key),
    rowed: questions.filter((question) => question.type === 'matrix').map((question) => question.key),
    texts,
  }
}

/** How many have to wait before they are counted together: of a named survey one, else enough that none of them stands out. */
const together = ({
  anonymity,
  counted,
  minScore,
  minComments,
}: Pick<TallyState, 'anonymity' | 'counted' | 'minScore' | 'minComments'>): number =>
  anonymity === 'named' ? 1 : counted === 0 ? minScore : minComments

const due = (state: TallyState): boolean => state.recount || state.waiting >= together(state)

/**
 * Counts the waiting responses in, as far as they are enough, but for `keep` of them.
 * @returns how many are left waiting
 */
async function countWaiting(tx: Tx, state: TallyState, keep: number, most: number): Promise<number> {
  const open = state.anonymity === 'named'
  let { waiting } = state
  for (let room = most; room > 0 && waiting - keep >= together(state);) {
    const left = waiting - keep
    // What would be too few to be counted after this batch goes with it.
    const { ids, sizes } = await waitingResponses(tx, state.id, left < BATCH * 1.5 ? left : BATCH)
    if (ids.length === 0) break
    const placed = open
      ? null
      : [...nameableTeams(new Map(sizes.map(({ teamId, n }) => [teamId, n])), state.minComments)]
    await countIn(tx, state.id, ids, placed, tallyKeys(state.questions))
    waiting -= ids.length
    room -= ids.length
  }
  return waiting
}

/** What is decided by itself: each question, each row of a matrix, and how many responded ('' as key). */
function unitsOf(state: TallyState): { key: string; row: string; only: string | null; limits: Limits }[] {
  const { minScore, minComments } = state
  return [
    { key: '', row: '', only: null, limits: { scores: minScore, distributions: minScore, growth: 1.5 } },
    ...state.questions.flatMap((question) => {
      const scores = leastFor(question, { scores: minScore, distributions: minComments })
      const limits = { scores, distributions: minComments }
      const rows = question.type === 'matrix' ? (question.rows ?? []) : []
      return [
        { key: question.key, row: '', only: rows.length > 0 ? '' : null, limits },
        ...rows.map(({ value }) => ({ key: question.key, row: value, only: value, limits })),
      ]
    }),
  ]
}

/** The steps that the figures of each question may take now. Most questions are answered by the same people: they are decided once. */
function stepsDue(
  state: TallyState,
  occupied: Awaited<ReturnType<typeof occupancyOf>>,
  ledger: Awaited<ReturnType<typeof stepsOf>>,
  last: boolean,
): LedgerStep[] {
  const nameOf = ({ key, row }: { key: string; row: string }) => JSON.stringify([key, row])
  const cells = new Map(occupied.map((one) => [nameOf(one), one.cells]))
  const taken = new Map<string, Step[]>()
  for (const step of ledger) taken.set(nameOf(step), [...(taken.get(nameOf(step)) ?? []), step])
  const decided = new Map<string, Step | null>()
  return unitsOf(state).flatMap(({ limits, ...unit }): LedgerStep[] => {
    const now = cells.get(nameOf(unit))
    if (!now) return []
    const steps = (taken.get(nameOf(unit)) ?? []).map(({ cells, whole, moved }) => ({ cells, whole, moved }))
    const same = JSON.stringify([limits, steps, now])
    const step = decided.has(same) ? decided.get(same)! : nextStep(steps, now, limits, last)
    decided.set(same, step)
    return step ? [{ ...unit, ...step, at: steps.length }] : []
  })
}

/**
 * Brings a survey's figures up to what has come in, as far as nobody is told apart by it (docs/decisions/0009-results-move-in-steps.md): whoever looks at results does
 * this first. Responses are counted together with enough others; a figure moves only by enough answers.
 * @param options.most counts no more than about so many; the rest is promised
 * @param options.last the survey is closing: nothing more can come, so whatever may be shown is
 */
export async function look(
  tx: Tx,
  surveyId: string,
  { most = Infinity, last = false }: { most?: number; last?: boolean } = {},
): Promise<void> {
  const state = await lockTally(tx, surveyId)
  if (!state) return
  if (state.recount) await countAgain(tx, surveyId, tallyKeys(state.questions))
  const left = await countWaiting(tx, state, 0, most)
  if (left >= CROWD) await enqueue(tx, countUp, { surveyId }, { key: surveyId })
  if (state.anonymity === 'named') {
    await showAll(tx, surveyId)
    return
  }
  const steps = stepsDue(
    state,
    await occupancyOf(tx, surveyId),
    await stepsOf(tx, surveyId),
    last || state.status === 'closed',
  )
  if (steps.length > 0) await takeSteps(tx, surveyId, steps)
}

/**
 * `look`, only when there is something to count: reads, which call it, hardly ever write. Of a great many responses it counts as many as
 * whoever reads can wait for; they are by random id, a fair sample of those that came, until the rest is counted too.
 * @returns how many responses the figures, lists and files stand on now
 */
export async function lookIfDue(surveyId: string): Promise<number> {
  const state = await tallyState(surveyId)
  if (!state || !due(state)) return state?.counted ?? 0
  await transaction((tx) => look(tx, surveyId, { most: BATCH }))
  return (await tallyState(surveyId))?.counted ?? 0
}

/** The same for several surveys: those with nothing to count, nearly always all, cost one read together. */
export async function lookAtAll(surveyIds: string[]): Promise<Map<string, number>> {
  const states = await tallyStates(surveyIds)
  const counted = new Map(states.map((state) => [state.id, state.counted]))
  for (const { id } of states.filter(due)) counted.set(id, await lookIfDue(id))
  return counted
}

/** Counts one batch, but shows nothing, and leaves whoever looks next enough to count together. @returns whether there is more to count */
async function countBatch(tx: Tx, surveyId: string): Promise<boolean> {
  const state = await lockTally(tx, surveyId)
  return state !== null && state.waiting >= CROWD && (await countWaiting(tx, state, CROWD / 5, BATCH)) >= CROWD
}

/** For every survey with many waiting responses, or one: counts them but for a few. In several transactions, so that no reader waits long. */
export async function countCrowded(surveyId?: string): Promise<void> {
  for (const id of surveyId === undefined ? await crowded(CROWD) : [surveyId])
    while (await transaction((tx) => countBatch(tx, id)));
}
