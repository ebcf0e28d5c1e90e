import { listedOrigins } from '@/lib/disclosure/rules-comments'
import {
  cellKey,
  type CellOrigin,
  type Cells,
  type Dimension,
  type Limits,
  type Step,
} from '@/lib/disclosure/rules-ledger'
import { batchesDue, isSame, nameableInBatch, type OriginCounts, type OriginKind } from '@/lib/disclosure/rules-origins'
import { fallenFigures, nextSteps, type QuestionFigures } from '@/lib/disclosure/rules-questions'
import { stepsBesideRows } from '@/lib/disclosure/rules-responses'
import { atOnce } from '@/lib/core/turns'
import { randomFrom } from './disclosure-simulation'

// Whole surveys, made up, without a database: several questions of different kinds, answers by links, at an open address and
// of files, looks at any moment, minimums that are raised, closings and openings. What is decided is decided by the rules that the hub uses; only the
// bookkeeping around them (lib/results/refresh.ts) is told again here.

const DIMENSIONS = ['team', 'role', 'tenure'] as const
export type Origin = CellOrigin | 'open'

/** Somebody who answered. */
export interface Given {
  team: string
  role: string
  tenure: string
  origin: Origin
  /** The units they answered. */
  units: ReadonlySet<string>
  /** Whether they gave the answer to `root` after which `child` is asked. */
  low: boolean
}

interface Unit {
  name: string
  /** Whether it has a score, which is shown of fewer than a distribution is. */
  score: boolean
  roots: string[]
  /** Whether its answers are words. */
  words?: boolean
}

/** A rating, the question asked of those who rated low, a choice, two rows of a matrix, a ranking, words. The key '' is who responded. */
const UNITS: readonly Unit[] = [
  { name: '', score: true, roots: [] },
  { name: 'root', score: true, roots: [] },
  { name: 'child', score: true, roots: ['root'] },
  { name: 'choice', score: false, roots: [] },
  { name: 'row 1', score: false, roots: [] },
  { name: 'row 2', score: false, roots: [] },
  { name: 'ranking', score: false, roots: [] },
  { name: 'words', score: false, roots: [], words: true },
]

export interface Figure {
  unit: string
  dimension: Dimension | null
  segment: string
  members: ReadonlySet<number>
  /** The minimums when it was shown. */
  limits: Limits
}

export interface Life {
  seed: number
  given: Given[]
  /** All that was ever shown. */
  figures: Figure[]
  /** What is shown at the end. */
  visible: Figure[]
  limits: Limits
  first: Limits
  disclosure: 'groups' | 'responses'
  looks: number
  /** The parts of the answers that a reader of words can tell apart: of each batch those of a team that may be named, and the rest. */
  parts: { limits: Limits; members: number[] }[]
  /** Of each answer where single ones are given: the look at which it came into the list, and the team beside it at each look since. */
  rows: Map<number, string>
  counted: number
}

const below = (random: () => number, limit: number) => Math.floor(random() * limit)

/** A company: teams of four to sixteen, roles most of which are inside one team or two, tenures. `merged`: two teams have become one. */
function directory(random: () => number) {
  const teams = 4 + below(random, 9)
  const merged = random() < 0.3 ? teams - 1 : -1
  const roles = 3 + below(random, 5)
  return Array.from({ length: teams }, (_, team) => team).flatMap((team) =>
    Array.from({ length: 4 + below(random, 13) }, () => {
      const home = team % roles
      const role = random() < 0.55 ? home : random() < 0.1 ? below(random, roles) : below(random, Math.min(2, roles))
      // In a department of two teams some people say the other one.
      const said = random() < 0.04 ? Math.min(teams - 1, team ^ 1) : team
      return {
        team: `t${said === merged ? merged - 1 : said}`,
        role: random() < 0.93 ? `r${role}` : '',
        tenure: random() < 0.95 ? `${Math.floor(random() ** 1.4 * 4)}` : '',
      }
    }),
  )
}

interface State extends Life {
  random: () => number
  waiting: number[]
  countedOf: Map<string, number>
  done: Set<number>
  steps: Map<string, Step[]>
  figuresDue: boolean
  scattered: Set<string>
}

const limitsOf = ({ score }: Unit, { scores, distributions }: Limits, name: string): Limits =>
  name === ''
    ? { scores, distributions: scores, growth: 1.5 }
    : { scores: score ? scores : distributions, distributions }

const kindOf = (origin: Origin): OriginKind => ({ imported: origin === 'imported', invited: origin === 'invited' })

function cellsOf(state: State, unit: string): Cells {
  const cells: Record<string, number> = {}
  for (const at of state.done) {
    const one = state.given[at]!
    if (unit !== '' && !one.units.has(unit)) continue
    const key = cellKey(one.team, one.role, one.tenure, one.origin === 'open' ? undefined : one.origin)
    cells[key] = (cells[key] ?? 0) + 1
  }
  return cells
}

/** Counts who waits, in batches with enough company, and notes which answers a reader can tell apart by batch and team. */
function count(state: State): void {
  const { given, limits } = state
  const minimums = { minScore: limits.scores, minComments: limits.distributions }
  const origins = (['open', 'invited', 'imported'] as const).map((origin): OriginCounts => {
    const waiting = state.waiting.filter((at) => given[at]!.origin === origin).length
    return { ...kindOf(origin), counted: state.countedOf.get(origin) ?? 0, waiting }
  })
  for (const batch of batchesDue(origins, minimums)) {
    const members = state.waiting.filter((at) => batch.some((one) => isSame(one, kindOf(given[at]!.origin))))
    const sizes = new Map<string, { n: number; invited: number }>()
    for (const at of members) {
      const { team, origin } = given[at]!
      const size = sizes.get(team) ?? { n: 0, invited: 0 }
      sizes.set(team, { n: size.n + 1, invited: size.invited + Number(origin === 'invited') })
    }
    const named = nameableInBatch(
      [...sizes].map(([teamId, size]) => ({ teamId, ...size })),
      limits.distributions,
    )
    for (const team of sizes.keys()) if (!named.has(team)) state.scattered.add(team)
    for (const team of [...named, null]) {
      const part = members.filter((at) => (team === null ? !named.has(given[at]!.team) : given[at]!.team === team))
      if (part.length > 0) state.parts.push({ limits, members: part })
    }
    for (const at of members) {
      state.done.add(at)
      const { origin } = given[at]!
      state.countedOf.set(origin, (state.countedOf.get(origin) ?? 0) + 1)
    }
    state.waiting = state.waiting.filter((at) => !state.done.has(at))
  }
}

const questionsOf = (state: State): QuestionFigures[] =>
  UNITS.flatMap((unit) => {
    const now = cellsOf(state, unit.name)
    const { name, roots } = unit
    const [limits, steps] = [limitsOf(unit, state.limits, name), state.steps.get(name) ?? []]
    return Object.keys(now).length === 0
      ? []
      : [{ name, roots, now, limits, steps, ...(name !== '' && { presence: '' }) }]
  })

const keyOf = ({ unit, dimension, segment }: Pick<Figure, 'unit' | 'dimension' | 'segment'>) =>
  JSON.stringify([unit, dimension, segment])

function show(state: State, name: string, dimension: Dimension | null, segment: string): void {
  const members = new Set(
    [...state.done].filter((at) => {
      const one = state.given[at]!
      return (dimension === null || one[dimension] === segment) && (name === '' || one.units.has(name))
    }),
  )
  const figure = {
    unit: name,
    dimension,
    segment,
    members,
    limits: limitsOf(
      UNITS.find((one) => one.name === name)!,
      state.limits,
      name,
    ),
  }
  state.figures.push(figure)
  state.visible = [...state.visible.filter((one) => keyOf(one) !== keyOf(figure)), figure]
}

/** Somebody reads all there is. */
function look(state: State, last: boolean): void {
  state.looks++
  count(state)
  const questions = questionsOf(state)
  if (state.figuresDue) {
    const fallen = fallenFigures(questions)
    const gone = new Set([...fallen].flatMap(([unit, figures]) => figures.map((one) => keyOf({ unit, ...one }))))
    const teams = new Set([...fallen.values()].flat().flatMap((one) => (one.dimension === 'team' ? [one.segment] : [])))
    const beside = state.disclosure === 'responses'
    state.visible = state.visible.filter(
      (one) => !gone.has(keyOf(one)) && !(beside && one.dimension === 'team' && teams.has(one.segment)),
    )
    state.figuresDue = false
  }
  const steps =
    state.disclosure === 'groups'
      ? atOnce(nextSteps(questions, last))
      : atOnce(stepsBesideRows(questions, last, wholeTeamsOf(state, questions), (name) => name === 'words'))
  for (const [name, step] of steps) {
    state.steps.set(name, [...(state.steps.get(name) ?? []), step])
    if (step.whole) show(state, name, null, '')
    for (const dimension of DIMENSIONS)
      for (const segment of step.moved[dimension] ?? []) show(state, name, dimension, segment)
  }
  if (state.disclosure === 'responses') readRows(state)
}

/** Reads the single answers: a team stands beside all of its own, where all its figures are shown on all of them, or beside none. */
function readRows(state: State): void {
  const { given, limits } = state
  const behind = wholeTeamsOf(state, questionsOf(state), new Set())
  const sizes = new Map<string, number>()
  for (const at of state.done) sizes.set(given[at]!.team, (sizes.get(given[at]!.team) ?? 0) + 1)
  const counts = (['open', 'invited', 'imported'] as const).map((origin) => {
    return { ...kindOf(origin), origin, n: state.countedOf.get(origin) ?? 0 }
  })
  const survey = { anonymity: 'anonymous' as const, minComments: limits.distributions }
  const shown = new Set<Origin>(listedOrigins(survey, counts).map(({ origin }) => origin))
  const least = (team: string) =>
    Math.min(
      ...questionsOf(state).flatMap(({ name }) => {
        const n = [...state.done].filter(
          (at) => given[at]!.team === team && (name === '' || given[at]!.units.has(name)),
        ).length
        return n > 0 && name !== 'words' ? [n] : []
      }),
    )
  for (const at of state.done) {
    const { team, origin } = given[at]!
    if (!shown.has(origin)) continue
    const isBeside = behind.get(team) === 0 && least(team) >= limits.distributions
    const before = state.rows.get(at) ?? `${state.looks}${origin === 'imported' ? ' of a file' : ''}:`
    state.rows.set(at, `${before} ${isBeside ? team : '-'}`)
  }
}

/** Of each team how many of its figures stand on fewer answers than are counted; without teams that were counted with too few. */
function wholeTeamsOf(
  state: State,
  questions: readonly QuestionFigures[],
  scattered: ReadonlySet<string> = state.scattered,
): Map<string, number> {
  const behind = new Map<string, number>()
  for (const { name } of questions) {
    if (name === 'words') continue
    const sizes = new Map<string, number>()
    for (const at of state.done) {
      const one = state.given[at]!
      if (name === '' || one.units.has(name)) sizes.set(one.team, (sizes.get(one.team) ?? 0) + 1)
    }
    for (const [team, n] of sizes) {
      if (scattered.has(team)) continue
      const shown = state.visible.find((one) => one.unit === name && one.dimension === 'team' && one.segment === team)
      behind.set(team, (behind.get(team) ?? 0) + Number(shown?.members.size !== n))
    }
  }
  return behind
}

function come(state: State, people: Given[], many: number): void {
  for (const one of people.splice(0, many)) {
    state.given.push(one)
    state.waiting.push(state.given.length - 1)
  }
}

/** One survey from its opening to its end. `links`: which part of the answers comes by links, where both ways are open. */
export function lived(seed: number, links?: number): Life {
  const random = randomFrom(seed * 7919 + 13)
  const limits = random() < 0.6 ? { scores: 5, distributions: 8 } : { scores: 8, distributions: 8 }
  const disclosure = random() < 0.25 ? 'responses' : 'groups'
  const rate = 0.4 + random() * 0.55
  const asks = 0.6 + random() * 0.4
  const everybody = directory(random)
  // Some surveys ask a few teams only.
  const targeted = random() < 0.2 ? new Set(everybody.map(({ team }) => team).filter((_, at) => at % 3 === 0)) : null
  const by = links ?? [0, 0, 1, 1, 0.5, 0.8][below(random, 6)]!
  const file = random() < 0.25
  const answerOf = (person: (typeof everybody)[number], origin: Origin): Given => {
    const low = random() < 0.6
    const units = new Set<string>()
    if (random() < 0.93) units.add('root')
    if (units.has('root') && low && random() < 0.95) units.add('child')
    for (const unit of ['choice', 'row 1', 'ranking', 'words']) if (random() < asks) units.add(unit)
    if (units.has('row 1') && random() < 0.85) units.add('row 2')
    const kept = disclosure === 'groups' ? person : { ...person, role: '', tenure: '' }
    return { ...kept, origin, units, low }
  }
  const shuffled = everybody
    .filter(({ team }) => (targeted === null || targeted.has(team)) && random() < rate)
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => answerOf(one, random() < by ? 'invited' : 'open'))
  const state: State = {
    ...{
      seed,
      given: [],
      figures: [],
      visible: [],
      limits,
      first: limits,
      disclosure,
      looks: 0,
      parts: [],
      rows: new Map(),
      counted: 0,
    },
    ...{ random, waiting: [], countedOf: new Map(), done: new Set(), steps: new Map() },
    ...{ figuresDue: false, scattered: new Set() },
  }
  if (file) {
    const rows = everybody.filter(() => random() < 0.5).map((one) => answerOf({ ...one, tenure: '' }, 'imported'))
    come(state, rows, rows.length)
    if (random() < 0.5) look(state, false)
  }
  let open = true
  while (shuffled.length > 0) {
    come(state, shuffled, 1 + below(random, random() < 0.3 ? 40 : 8))
    // One hand at the open address: known answers in one team.
    if (by < 1 && random() < 0.08) {
      const team = everybody[below(random, everybody.length)]!
      come(
        state,
        Array.from({ length: 4 + below(random, 6) }, () => answerOf(team, 'open')),
        10,
      )
    }
    const turn = random()
    if (turn < 0.45) look(state, false)
    else if (turn < 0.5) {
      look(state, true)
      open = false
    } else if (turn < 0.56 && state.looks > 0) {
      const more = 1 + below(random, 4)
      state.limits = { scores: limits.scores + more, distributions: limits.distributions + more }
      state.figuresDue = true
    }
    // Closed, and opened again for those who come later.
    if (!open && random() < 0.7) open = true
    if (!open) break
  }
  look(state, true)
  state.counted = state.done.size
  return state
}

/** Segments with enough answers at the end, those ever shown and those that stand on all of them. */
export function shownOf(life: Life): { enough: number; shown: number } {
  const sums = { enough: 0, shown: 0 }
  for (const unit of UNITS) {
    const limits = limitsOf(unit, life.limits, unit.name)
    for (const dimension of DIMENSIONS) {
      const sizes = new Map<string, number>()
      for (const one of life.given)
        if (unit.name === '' || one.units.has(unit.name))
          sizes.set(one[dimension], (sizes.get(one[dimension]) ?? 0) + 1)
      for (const [segment, n] of sizes) {
        if (n < limits.scores || (life.disclosure === 'responses' && dimension !== 'team')) continue
        sums.enough++
        const is = { unit: unit.name, dimension, segment }
        if (life.visible.some((one) => keyOf(one) === keyOf(is))) sums.shown++
      }
    }
  }
  return sums
}
