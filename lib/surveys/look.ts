import { nameableTeams } from '@/lib/evidence/rules'
import { transaction, type Tx } from '@/lib/server/db'
import { OPEN_TYPES, leastFor } from './results'
import { countAgain, countIn, crowded, lockTally, questionSizes, showAll, stepsOf, takeSteps, tallyState, waitingResponses, type LedgerStep, type Size, type TallyKeys, type TallyState } from './repo-tally'
import { nextStep, wholeMoves } from './rules-step'
import type { Question } from './schema'

const BATCH = 20_000

/** The parts of a survey's answers that are counted, and those that hold words. */
export function tallyKeys(questions: readonly Question[]): TallyKeys {
  const texts = questions.flatMap((question) =>
    question.type === 'text' || question.type === 'longtext' ? [question.key] : question.options?.some((option) => option.open) ? [`${question.key}.text`] : [],
  )
  return {
    questions: [...new Set([...questions.map((question) => question.key), ...texts])],
    closed: questions.filter((question) => !OPEN_TYPES.includes(question.type)).map((question) => question.key),
    texts,
  }
}

/** How many have to wait before they are counted together: of a named survey one, else enough that none of them stands out. */
const together = ({ anonymity, counted, minScore, minComments }: Pick<TallyState, 'anonymity' | 'counted' | 'minScore' | 'minComments'>): number =>
  anonymity === 'named' ? 1 : counted === 0 ? minScore : minComments

const due = (state: TallyState): boolean => state.recount || state.waiting >= together(state)

/** Counts the waiting responses in, as far as they are enough. */
async function countWaiting(tx: Tx, state: TallyState, keep: number): Promise<void> {
  const open = state.anonymity === 'named'
  let { waiting } = state
  while (waiting - keep >= together(state)) {
    const rows = await waitingResponses(tx, state.id, Math.min(waiting - keep, BATCH))
    const sizes = new Map<string | null, number>()
    for (const { teamId } of rows) sizes.set(teamId, (sizes.get(teamId) ?? 0) + 1)
    await countIn(tx, state.id, rows.map((row) => row.id), open ? null : [...nameableTeams(sizes, state.minComments)], tallyKeys(state.questions))
    waiting -= rows.length
  }
}

/** The steps that the figures of each question may take now, over everybody and by each segment. */
function stepsDue(state: TallyState, sizes: readonly Size[], ledger: readonly LedgerStep[]): LedgerStep[] {
  const limits = { scores: state.minScore, distributions: state.minComments, population: undefined }
  return state.questions.flatMap((question): LedgerStep[] => {
    const of = sizes.find((one) => one.dimension === 'all' && one.key === question.key)?.n ?? 0
    const least = leastFor(question, limits)
    const taken = (dimension: string) => ledger.filter((step) => step.key === question.key && step.dimension === dimension)
    if (!wholeMoves(of, taken('team'), least, state.status === 'closed')) return []
    return (['team', 'role', 'tenure'] as const).map((dimension) => {
      const now = Object.fromEntries(sizes.filter((one) => one.dimension === dimension && one.key === question.key).map((one) => [one.segment, one.n]))
      return { dimension, key: question.key, of, sizes: now, moved: [...nextStep(taken(dimension), now, of, least)] }
    })
  })
}

/**
 * Brings a survey's figures up to what has come in, as far as nobody is told apart by it (docs/decisions/0009-results-move-in-steps.md): whoever looks at results does
 * this first. Responses are counted together with enough others; a figure moves only by enough answers.
 * @param keep leaves at least so many to be counted by whoever looks next
 */
export async function look(tx: Tx, surveyId: string, keep = 0): Promise<void> {
  const state = await lockTally(tx, surveyId)
  if (!state) return
  const keys = tallyKeys(state.questions)
  if (state.recount) await countAgain(tx, surveyId, keys)
  await countWaiting(tx, state, keep)
  if (keep > 0) return
  if (state.anonymity === 'named') {
    await showAll(tx, surveyId)
    return
  }
  const steps = stepsDue(state, await questionSizes(tx, surveyId), await stepsOf(tx, surveyId))
  if (steps.length > 0) await takeSteps(tx, surveyId, steps)
}

/**
 * `look`, only when there is something to count: reads, which call it, hardly ever write.
 * @returns how many responses the figures, lists and files stand on now
 */
export async function lookIfDue(surveyId: string): Promise<number> {
  const state = await tallyState(surveyId)
  if (!state || !due(state)) return state?.counted ?? 0
  // A great many are counted in several transactions, none of which takes long.
  for (let left = state.waiting - BATCH; left > BATCH; left -= BATCH) await transaction((tx) => look(tx, surveyId, left))
  await transaction((tx) => look(tx, surveyId))
  return (await tallyState(surveyId))?.counted ?? 0
}

const CROWD = 500

/** For every survey with many waiting responses: counts them but for a few, which leaves whoever looks next enough to count together. */
export async function countCrowded(): Promise<void> {
  for (const id of await crowded(CROWD)) await transaction((tx) => look(tx, id, CROWD / 5))
}
