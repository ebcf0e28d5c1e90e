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
  questionSizes,
  showAll,
  stepsOf,
  takeSteps,
  tallyState,
  tallyStates,
  waitingResponses,
  type LedgerStep,
  type Size,
  type TallyKeys,
  type TallyState,
} from './repo-tally'
import { nextStep, wholeMoves } from './rules-step'
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

/** The steps that the figures of each question may take now, over everybody and by each segment. */
function stepsDue(
  state: TallyState,
  sizes: readonly Size[],
  ledger: readonly LedgerStep[],
  last: boolean,
): LedgerStep[] {
  const limits = { scores: state.minScore, distributions: state.minComments }
  return state.questions.flatMap((question): LedgerStep[] => {
    const of = sizes.find((one) => one.dimension === 'all' && one.key === question.key)?.n ?? 0
    const least = leastFor(question, limits)
    const taken = (dimension: string) =>
      ledger.filter((step) => step.key === question.key && step.dimension === dimension)
    if (!wholeMoves(of, taken('team'), least, last)) return []
    return (['team', 'role', 'tenure'] as const).map((dimension) => {
      const now = Object.fromEntries(
        sizes
          .filter((one) => one.dimension === dimension && one.key === question.key)
          .map((one) => [one.segment, one.n]),
      )
      return { dimension, key: question.key, of, sizes: now, moved: [...nextStep(taken(dimension), now, of, least)] }
    })
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
    await questionSizes(tx, surveyId),
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
