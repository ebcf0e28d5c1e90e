import { answerOf, isOrdered } from '@/lib/surveys/types/rules-facts'
import { hasComments, isCounted } from './rules-types'
import { batchesDue, isSame, nameableInBatch, type OriginKind } from '@/lib/disclosure/rules-origins'
import { transaction, type Tx } from '@/lib/server/db'
import { enqueue } from '@/lib/server/jobs'
import { followFiguresOf } from './schema-jobs'
import { countUp, moveFigures } from './jobs-tally'
import { teamFigures } from './repo-export'
import { silentIn, teamsOfSurvey } from './refresh-teams'
import { figuresOfUnits, hideFallen } from './refresh-units'
import { keptTogether } from './rules-participation'
import {
  areMoving,
  countAgain,
  addToTally,
  listBacklogged,
  lockMoving,
  lockTally,
  setCommentTeams,
  hasMoreCells,
  occupancyOf,
  teamsCountedWithTooFew,
  setFiguresDue,
  showAll,
  stepsOf,
  takeSteps,
  tallyState,
  tallyStates,
  waitingResponses,
  type LedgerStep,
  type TallyKeys,
  type TallyState,
  type CountedUnit,
} from './repo-tally'
import { inTurns } from '@/lib/core/turns'
import { sizesOf, type Step } from '@/lib/disclosure/rules-ledger'
import { standing as standingOf } from '@/lib/disclosure/rules-raised'
import { nextSteps, peopleIfCurrent, rootsOf, withSilent } from '@/lib/disclosure/rules-questions'
import { stepsBesideRows } from '@/lib/disclosure/rules-responses'
import type { Question } from '@/lib/surveys/schema'

/** What a quiet core counts in about a second, and a busy one well within the time that a statement may take. */
const ANSWERS_AT_ONCE = 60_000
const RESPONSES_AT_ONCE = 10_000
/** To move the figures of a survey costs as much as this many answers, however few there are. */
const ANSWERS_OF_A_STEP = 2_500
/** Kinds of people, of all questions together, for which a reader can wait until it is decided what is shown. */
const CELLS_OF_A_READER = 20_000
/** So long it may take for the questions and teams of a large company. */
export const FIGURES_MS = 600_000

/** With this many waiting responses, a job counts them before anybody asks for results. */
const BACKLOG = 500

/** The key of the responses themselves: how many there are of each team is a figure too. */
const RESPONSES = ''

/** The parts of a survey's answers that are counted, and those that hold words. */
export function tallyKeys(questions: readonly Question[]): TallyKeys {
  const texts = questions.flatMap((question) =>
    hasComments(question)
      ? [question.key]
      : question.options?.some((option) => option.open)
        ? [`${question.key}.text`]
        : [],
  )
  return {
    questions: [...new Set([...questions.map((question) => question.key), ...texts])],
    closed: questions.filter((question) => isCounted(question)).map((question) => question.key),
    ranked: questions.filter(isOrdered).map((question) => question.key),
    rowed: questions.filter((question) => answerOf(question) === 'rows').map((question) => question.key),
    texts,
    following: texts.map((key) => {
      const of = key.replace(/\.text$/, '')
      const roots = of === key ? (rootsOf(questions).get(key) ?? []) : [of]
      return { key, roots: [...roots, RESPONSES] }
    }),
  }
}

/** The same for what is counted now: under names every comment has its team at once. */
const keysOf = ({ anonymity, questions }: TallyState): TallyKeys =>
  anonymity === 'named' ? { ...tallyKeys(questions), following: [] } : tallyKeys(questions)

/** Responses that are counted by one statement: of more questions fewer. */
const batchOf = ({ questions }: TallyState): number => {
  const responses = Math.floor(ANSWERS_AT_ONCE / Math.max(1, questions.length))
  return Math.min(RESPONSES_AT_ONCE, Math.max(BACKLOG, responses))
}

const waitingOf = ({ origins }: TallyState): number => origins.reduce((sum, { waiting }) => sum + waiting, 0)
/** The waiting responses that may be counted now: of a named survey all, of others those with enough company. */
const batchesOf = (state: TallyState): OriginKind[][] =>
  state.anonymity === 'named'
    ? state.origins.filter(({ waiting }) => waiting > 0).map((one) => [one])
    : batchesDue(state.origins, state, batchOf(state) * 1.5)
const countDue = (state: TallyState): boolean => state.recount || batchesOf(state).length > 0
const due = (state: TallyState): boolean => state.figuresDue || countDue(state)

/**
 * Counts the waiting responses, where there are enough of them, except `keep` of each origin.
 * @returns how many are left waiting
 */
async function countWaiting(tx: Tx, state: TallyState, keep: number, most: number): Promise<number> {
  const kept = { ...state, origins: state.origins.map((one) => ({ ...one, waiting: Math.max(0, one.waiting - keep) })) }
  let left = waitingOf(state)
  for (const batch of batchesOf(kept)) {
    const waiting = kept.origins.reduce((sum, one) => sum + (batch.some((of) => isSame(of, one)) ? one.waiting : 0), 0)
    left -= await countOrigins(tx, state, batch, waiting, most)
  }
  return left
}

/** Counts so many responses of some origins. @returns how many it counted */
async function countOrigins(
  tx: Tx,
  state: TallyState,
  of: readonly OriginKind[],
  waiting: number,
  most: number,
): Promise<number> {
  const batch = batchOf(state)
  const least = state.anonymity === 'named' ? 1 : state.minComments
  let counted = 0
  for (let left = waiting; left > 0 && counted < most && (counted === 0 || left >= least);) {
    // A rest that would be too small for a batch of its own is counted with this batch.
    const { ids, sizes } = await waitingResponses(tx, state.id, of, left < batch * 1.5 ? left : batch)
    if (ids.length === 0) break
    const teamsShown = state.anonymity === 'named' ? null : [...nameableInBatch(sizes, state.minComments)]
    await addToTally(tx, state.id, ids, teamsShown, keysOf(state))
    left -= ids.length
    counted += ids.length
  }
  return counted
}

/**
 * Of each team, how many of its figures stand on fewer answers than are counted; without those that were counted in a batch with too
 * few of them.
 */
async function teamsBehind(tx: Tx, { id, questions }: TallyState): Promise<Map<string, number>> {
  const { rowed, texts } = tallyKeys(questions)
  const scattered = await teamsCountedWithTooFew(tx, id)
  const behind = new Map<string, number>()
  for (const { team, count, shown } of await teamFigures(id, rowed, texts, tx))
    if (team !== '' && !scattered.has(team)) behind.set(team, (behind.get(team) ?? 0) + Number(count !== shown))
  return behind
}

/**
 * The teams whose figures stay with those of teams that are too small to be told of: figures say how many answered, so from those of all
 * other teams it would follow whether anybody of a small one did.
 */
async function teamsKept(
  tx: Tx,
  state: TallyState,
  occupied: Awaited<ReturnType<typeof occupancyOf>>,
): Promise<ReadonlySet<string>> {
  const answered = sizesOf(occupied.find((one) => one.key === RESPONSES && one.row === '')?.cells ?? {}, 'team')
  const { teams } = await teamsOfSurvey(state, tx)
  return keptTogether(
    teams.map(({ id, headcount }) => ({ id, headcount, n: answered.get(id) ?? 0 })),
    state.minScore,
  )
}

/** The steps that the figures of each question may take now. */
async function stepsDue(
  tx: Tx,
  state: TallyState,
  occupied: Awaited<ReturnType<typeof occupancyOf>>,
  ledger: Awaited<ReturnType<typeof stepsOf>>,
  last: boolean,
): Promise<LedgerStep[]> {
  const units = figuresOfUnits(state, occupied, ledger)
  const kept = await teamsKept(tx, state, occupied)
  // Figures say how many answered, so that of the rest of them it may follow that nobody did.
  const questions = state.disclosure === 'responses' ? units : withSilent(units, await silentIn(tx, state))
  const behind = (all: ReadonlyMap<string, number>) => new Map([...all].filter(([team]) => !kept.has(team)))
  const moved = await inTurns(
    state.disclosure === 'responses'
      ? stepsBesideRows(questions, last, behind(await teamsBehind(tx, state)), wordsIn(state, questions))
      : nextSteps(questions, last, (dimension, segment) => dimension !== 'team' || !kept.has(segment)),
  )
  return questions.flatMap(({ key, row, only, name, steps }): LedgerStep[] => {
    const step = moved.get(name)
    return step ? [{ key, row, only, ...step, at: steps.length }] : []
  })
}

/** Whether the figure of this name counts words. */
function wordsIn({ questions }: TallyState, figures: readonly { key: string; name: string }[]) {
  const { texts } = tallyKeys(questions)
  const words = new Set(figures.flatMap(({ key, name }) => (texts.includes(key) ? [name] : [])))
  return (name: string) => words.has(name)
}

/**
 * Updates a survey's figures with the responses that have arrived, as far as nobody can be identified by it
 * (docs/decisions/0009-results-move-in-steps.md). Everything that reads results calls this first. Responses are counted
 * together with enough others; a figure moves only by enough answers.
 * @param options.all false: counts as many as a reader can wait for; a job counts the rest
 * @param options.figures false: counts, but leaves the figures where they are until results are asked for
 * @param options.last the survey is closing: no more answers can come, so everything that may be shown is shown
 */
export async function refreshTally(
  tx: Tx,
  surveyId: string,
  { all = true, last = false, figures = true }: { all?: boolean; last?: boolean; figures?: boolean } = {},
): Promise<void> {
  const state = await lockTally(tx, surveyId)
  if (!state) return
  if (state.recount) {
    await countAgain(tx, surveyId, keysOf(state))
    // What a closed survey found was kept from figures that are decided anew.
    if (state.status === 'closed') await enqueue(tx, followFiguresOf, { ids: [surveyId] }, { key: surveyId })
  }
  const left = await countWaiting(tx, state, 0, all ? Infinity : batchOf(state))
  if (left >= BACKLOG) await enqueue(tx, countUp, { surveyId }, { key: surveyId })
  await setFiguresDue(tx, surveyId, !figures)
  if (!figures) return
  if (state.anonymity === 'named') {
    await showAll(tx, surveyId)
    return
  }
  // A reader does not wait for it: the figures stay where they are until the job has moved them. The cells are counted, not
  // read: each look at each page of results came by here until then, and home too.
  if (!all && (await hasMoreCells(tx, surveyId, CELLS_OF_A_READER))) {
    await setFiguresDue(tx, surveyId, true)
    await enqueue(tx, moveFigures, { surveyId }, { key: surveyId })
    return
  }
  const [occupied, ledger] = [await occupancyOf(tx, surveyId), await stepsOf(tx, surveyId)]
  if (state.figuresDue) await hideFallen(tx, state, occupied, ledger)
  const steps = await stepsDue(tx, state, occupied, ledger, last || state.status === 'closed')
  if (steps.length === 0) return
  await takeSteps(tx, surveyId, steps)
  await setCommentTeams(tx, surveyId, await nameableBeside(tx, state, occupied, [...ledger, ...steps]))
}

/**
 * The teams that may be named next to a text. How many of a team wrote one tells how many of it responded; where only people with a
 * certain answer could write it, it is a count of that answer. So how many of the team responded must be shown, and the figures of that
 * question for the team, on all its answers, and none of these may have been counted with too few others of the team.
 */
async function nameableBeside(
  tx: Tx,
  state: TallyState,
  occupied: Awaited<ReturnType<typeof occupancyOf>>,
  ledger: readonly (Step & CountedUnit)[],
): Promise<{ key: string; team: string }[]> {
  const { following } = tallyKeys(state.questions)
  if (following.length === 0) return []
  const scattered = await teamsCountedWithTooFew(tx, state.id)
  const standing = (key: string): string[] => {
    const units = occupied.filter((one) => one.key === key)
    const teams = [...sizesOf(units.find((one) => one.row === '')?.cells ?? {}, 'team').keys()]
    const least = key === RESPONSES ? state.minScore : state.minComments
    const limits = { scores: least, distributions: least }
    const stands = (team: string, { row, cells }: (typeof units)[number]) => {
      const steps = standingOf(
        ledger.filter((step) => step.key === key && step.row === row),
        limits,
      )
      return peopleIfCurrent({ now: cells, steps }, 'team', team) >= state.minComments
    }
    return teams.filter((team) => team !== '' && !scattered.has(team) && units.every((unit) => stands(team, unit)))
  }
  return following.flatMap(({ key, roots }) => {
    const [first = [], ...others] = roots.map(standing)
    return first.filter((team) => others.every((one) => one.includes(team))).map((team) => ({ key, team }))
  })
}

/** The teams that may be named next to a survey's texts as its figures stand now, whatever was named before. */
export async function teamsBesideComments(tx: Tx, surveyId: string): Promise<{ key: string; team: string }[]> {
  const state = await tallyState(surveyId, tx)
  return state ? nameableBeside(tx, state, await occupancyOf(tx, surveyId), await stepsOf(tx, surveyId)) : []
}

/** `refreshTally` of a survey whose figures a reader could not wait for. */
export const moveFiguresOf = (surveyId: string): Promise<void> =>
  transaction(async (tx) => {
    await lockMoving(tx, surveyId)
    await refreshTally(tx, surveyId)
  }, FIGURES_MS)

/** `refreshTally` for a reader: while the job moves the figures, what was there before is read. */
const refreshForReader = (surveyId: string, figures = true): Promise<void> =>
  transaction(async (tx) => {
    if (!(await areMoving(tx, surveyId))) await refreshTally(tx, surveyId, { all: false, figures })
  })

/** On what a survey's figures stand. */
export interface FiguresState {
  /** How many responses the figures, lists and files stand on. */
  counted: number
  /** Another one each time that any of its cells was changed; null where the survey is gone. */
  version: string | null
}

const stateOf = (state: TallyState | null): FiguresState => ({
  counted: state?.counted ?? 0,
  version: state?.figuresVersion ?? null,
})

/**
 * `refreshTally`, only when there is something to count: reads call it, and they rarely write. If very many responses
 * wait, it counts only as many as a reader can wait for. They are taken by random id, so they are a fair sample until
 * the rest is counted too.
 * @returns what the figures stand on now; the cells that are read after it are of this version, or a later one
 */
export async function refreshFigures(surveyId: string): Promise<FiguresState> {
  const state = await tallyState(surveyId)
  if (!state || !due(state)) return stateOf(state)
  await refreshForReader(surveyId)
  return stateOf(await tallyState(surveyId))
}

/** The same. @returns how many responses the figures, lists and files stand on now */
export const refreshTallyIfDue = async (surveyId: string): Promise<number> => (await refreshFigures(surveyId)).counted

/**
 * Counts the waiting responses so that their comments can be read, and moves no figure: reading comments first must not
 * decide which groups are shown (lib/disclosure/rules-responses.ts).
 */
export async function countIfDue(surveyId: string): Promise<void> {
  const state = await tallyState(surveyId)
  if (state && countDue(state)) await refreshForReader(surveyId, state.recount)
}

/**
 * The same for several surveys: those with nothing to count, nearly always all, cost one read together. It counts no more for
 * all of them than for one: those that are left stand on what they stood on, until the next look or the job.
 */
export async function refreshTallies(surveyIds: string[]): Promise<Map<string, FiguresState>> {
  const states = await tallyStates(surveyIds)
  const found = new Map(states.map((state) => [state.id, stateOf(state)]))
  let room = ANSWERS_AT_ONCE
  for (const state of states.filter(due)) {
    if (room <= 0) break
    found.set(state.id, await refreshFigures(state.id))
    room -= Math.max(ANSWERS_OF_A_STEP, waitingOf(state) * state.questions.length)
  }
  return found
}

/**
 * Counts one batch without showing anything, and leaves enough responses for the next reader to count together.
 * @returns whether there is more to count
 */
async function countBatch(tx: Tx, surveyId: string): Promise<boolean> {
  const state = await lockTally(tx, surveyId)
  return (
    state !== null &&
    waitingOf(state) >= BACKLOG &&
    (await countWaiting(tx, state, BACKLOG / 5, batchOf(state))) >= BACKLOG
  )
}

/**
 * For every survey with many waiting responses, or one: counts them but for a few. In several transactions, so that no
 * reader waits long.
 */
export async function countBacklogged(surveyId?: string): Promise<void> {
  for (const id of surveyId === undefined ? await listBacklogged(BACKLOG) : [surveyId])
    while (await transaction((tx) => countBatch(tx, id)));
}
