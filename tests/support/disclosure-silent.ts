import { DIMENSIONS, sizesOf, type Cells, type Limits, type Step } from '@/lib/disclosure/rules-ledger'
import { nextSteps, withSilent, type QuestionFigures } from '@/lib/disclosure/rules-questions'
import { silentCells, type Kind } from '@/lib/disclosure/rules-silent'
import { atOnce } from '@/lib/core/turns'
import { keptTogether } from '@/lib/results/rules-participation'
import { organization, randomFrom } from './disclosure-simulation'

// A company of which everybody is known, whether they answered or not, and a survey of it that is looked at again and again: who responded,
// a question that most of them answered, and one that fewer did. What is shown is decided as the hub does it (lib/results/refresh.ts).

const below = (random: () => number, limit: number) => Math.floor(random() * limit)

/** Who responded ('' as name), a scale, a choice. */
export const UNITS = ['', 'score', 'pick'] as const
type UnitName = (typeof UNITS)[number]

interface Person {
  cell: string
  /** The look from which on they are counted; Infinity: they never answer. */
  from: number
  units: ReadonlySet<UnitName>
}

export interface SilentSurvey {
  people: readonly Person[]
  looks: number
  limits: Limits
}

/** A survey by its seed. In a third of the companies some teams are smaller than the minimum. */
export function surveyedCompany(seed: number): SilentSurvey {
  const random = randomFrom(seed * 31 + 7)
  const rate = 0.35 + random() * 0.6
  const says = [0.6 + random() * 0.4, 0.5 + random() * 0.5] as const
  const small = random() < 1 / 3
  const cells = organization(random).filter((cell) => !small || !/team (?:3|7|11)"/.test(cell) || random() < 0.35)
  const came = cells.map((cell) => ({ cell, at: random() < rate ? random() : Infinity }))
  const order = came.filter(({ at }) => at < Infinity).sort((a, b) => a.at - b.at)
  const many = below(random, 9)
  const moments = [...Array.from({ length: many }, () => 1 + below(random, Math.max(1, order.length))), order.length]
  const looks: number[] = []
  for (const moment of moments.sort((a, b) => a - b)) {
    const before = looks.at(-1) ?? 0
    // Responses are counted with enough others.
    if (moment - before >= (before === 0 ? 5 : 8)) looks.push(moment)
  }
  const places = new Map(order.map((one, place) => [one, place]))
  return {
    looks: looks.length,
    limits: random() < 0.5 ? { scores: 5, distributions: 8 } : { scores: 8, distributions: 8 },
    people: came.map((one) => {
      const place = places.get(one)
      const from = place === undefined ? -1 : looks.findIndex((moment) => place < moment)
      const units = new Set<UnitName>([''])
      if (random() < says[0]) units.add('score')
      if (random() < says[1]) units.add('pick')
      return { cell: one.cell, from: from < 0 ? Infinity : from, units }
    }),
  }
}

export const limitsOf = (name: UnitName, { scores, distributions }: Limits): Limits =>
  name === ''
    ? { scores, distributions: scores, growth: 1.5 }
    : { scores: name === 'score' ? scores : distributions, distributions }

const countOf = (cells: readonly string[]): Cells => {
  const counts: Record<string, number> = {}
  for (const cell of cells) counts[cell] = (counts[cell] ?? 0) + 1
  return counts
}

/** The directory as the hub counts it: somebody whose role or tenure is not known is of none. */
const kindsOf = (people: readonly Person[]): Kind[] =>
  Object.entries(countOf(people.map(({ cell }) => cell))).map(([cell, n]) => {
    const [team, role, tenure] = JSON.parse(cell) as [string, string, string]
    return { team, role: role || null, tenure: tenure || null, people: n }
  })

/** What is shown over all looks, by unit. `silent`: whether people of whom nobody answered are looked at, as the hub does. */
export function shownOver({ people, looks, limits }: SilentSurvey, silent: boolean): Map<UnitName, Step[]> {
  const steps = new Map<UnitName, Step[]>(UNITS.map((name) => [name, []]))
  const headcounts = sizesOf(countOf(people.map(({ cell }) => cell)), 'team')
  const teams = [...headcounts].map(([id, headcount]) => ({ id, headcount }))
  const kinds = kindsOf(people)
  for (let look = 0; look < looks; look++) {
    const there = people.filter(({ from }) => from <= look)
    const answered = countOf(there.map(({ cell }) => cell))
    const byTeam = sizesOf(answered, 'team')
    const kept = keptTogether(
      teams.map((team) => ({ ...team, n: byTeam.get(team.id) ?? 0 })),
      limits.scores,
    )
    const questions = UNITS.map((name): QuestionFigures => ({
      name,
      limits: limitsOf(name, limits),
      now: countOf(there.filter(({ units }) => units.has(name)).map(({ cell }) => cell)),
      steps: steps.get(name)!,
      roots: [],
      ...(name !== '' && { presence: '' }),
    }))
    const asked = silent ? withSilent(questions, (heard) => silentCells(heard, kinds, teams)) : questions
    const moved = atOnce(
      nextSteps(asked, look === looks - 1, (dimension, segment) => dimension !== 'team' || !kept.has(segment)),
    )
    for (const [name, step] of moved) steps.get(name as UnitName)!.push(step)
  }
  return steps
}

const PRIME = 67_108_859
const mod = (value: number) => ((value % PRIME) + PRIME) % PRIME
function inverse(value: number): number {
  let [result, base, exponent] = [1, value, PRIME - 2]
  for (; exponent > 0; exponent >>= 1) {
    if (exponent & 1) result = (result * base) % PRIME
    base = (base * base) % PRIME
  }
  return result
}

/** Puts rows into echelon form, in place. @returns the column of each row's first entry; rows that come to nothing are dropped */
function reduce(rows: Float64Array[], width: number): number[] {
  const pivots: number[] = []
  for (let column = 0, done = 0; column < width && done < rows.length; column++) {
    const at = rows.findIndex((row, index) => index >= done && row[column] !== 0)
    if (at < 0) continue
    ;[rows[done], rows[at]] = [rows[at]!, rows[done]!]
    const pivot = rows[done]!
    const factor = inverse(pivot[column]!)
    for (let i = column; i < pivot.length; i++) pivot[i] = (pivot[i]! * factor) % PRIME
    for (let other = 0; other < rows.length; other++) {
      const row = rows[other]!
      const times = row[column]!
      if (other === done || times === 0) continue
      for (let i = column; i < row.length; i++)
        if (pivot[i] !== 0) row[i] = (row[i]! + (PRIME - times) * pivot[i]!) % PRIME
    }
    pivots.push(column)
    done++
  }
  rows.length = pivots.length
  return pivots
}

/** Few people of the directory of whom it follows that none of them answered: until a look (`until`), or between two looks only. */
export interface SilentGroup {
  cells: string[]
  people: number
  kind: 'until' | 'between'
}

type Echelon = { row: Float64Array; first: number }[]

/** More windows of one kind of people are not looked at together. */
const MAX_POINTS = 30

/**
 * Every group of fewer than `least` people of the directory, of one kind or two, of whom it follows from the figures of a unit that nobody
 * answered it in some time between two steps: a combination of figures that has nobody else in it. The unknowns are how many of a kind came
 * with a step; a combination is about some of them alone exactly where their entries in the kernel of all figures depend on each other
 * (tests/support/disclosure-attacker.ts).
 */
export function silentGroupsOf(
  steps: readonly Step[],
  directory: Cells,
  least: number,
  random: () => number,
): SilentGroup[] {
  const kinds = Object.keys(directory)
  const [many, width] = [kinds.length, kinds.length * steps.length]
  const parts = kinds.map((cell) => JSON.parse(cell) as string[])
  const rows: Float64Array[] = []
  const figure = (until: number, of: (segments: readonly string[]) => boolean) => {
    const row = new Float64Array(width)
    for (let kind = 0; kind < many; kind++)
      if (of(parts[kind]!)) for (let at = 0; at <= until; at++) row[at * many + kind] = 1
    rows.push(row)
  }
  steps.forEach((step, at) => {
    if (step.whole) figure(at, () => true)
    DIMENSIONS.forEach((dimension, d) => {
      for (const segment of step.moved[dimension] ?? []) figure(at, (segments) => segments[d] === segment)
    })
  })
  if (rows.length === 0) return []
  const inAny = Array.from({ length: width }, (_, column) => rows.some((row) => row[column] !== 0))
  const figures = kinds.map((_, kind) => rows.map((row) => row[kind]).join(''))
  const pivots = reduce(rows, width)
  const pivotAt = new Map(pivots.map((column, row) => [column, row]))
  const free = Array.from({ length: width }, (_, column) => column).filter((column) => !pivotAt.has(column))
  const directions = Array.from({ length: Math.min(MAX_POINTS, 2 * steps.length) + 1 }, () => {
    const vector = new Float64Array(width)
    for (const column of free) vector[column] = Math.floor(random() * PRIME)
    for (const [column, row] of pivotAt) {
      let sum = 0
      for (const other of free) if (rows[row]![other] !== 0) sum = (sum + rows[row]![other]! * vector[other]!) % PRIME
      vector[column] = mod(-sum)
    }
    return vector
  })
  const point = (columns: readonly number[]): Float64Array =>
    Float64Array.from(directions, (direction) => columns.reduce((sum, column) => (sum + direction[column]!) % PRIME, 0))
  // Kinds that no figure tells apart are in each combination together or not at all.
  const alike = new Map<string, number[]>()
  figures.forEach((membership, kind) => alike.set(membership, [...(alike.get(membership) ?? []), kind]))
  const points = [...alike.values()].flatMap((together) => {
    const people = together.reduce((sum, kind) => sum + directory[kinds[kind]!]!, 0)
    if (people >= least) return []
    const own = steps.flatMap((step, at) => {
      const columns = together.map((kind) => at * many + kind)
      const isSilent = together.every((kind) => !(step.cells[kinds[kind]!]! > 0))
      return inAny[columns[0]!] && isSilent ? [{ at, point: point(columns) }] : []
    })
    const cell = together.map((kind) => kinds[kind]!).join(' + ')
    return own.length > 0 && own.length <= MAX_POINTS ? [{ cell, people, own }] : []
  })
  /** Points in echelon form, each with its first direction; null where they depend on each other, also beside those of `on`. */
  const echelon = (all: readonly { point: Float64Array }[], on: Echelon = []): Echelon | null => {
    const own: Echelon = []
    for (const { point: one } of all) {
      const row = one.slice()
      for (const of of [on, own])
        for (const { row: pivot, first } of of) {
          const value = row[first]!
          if (value === 0) continue
          const times = PRIME - value
          for (let i = first; i < row.length; i++) row[i] = (row[i]! + times * pivot[i]!) % PRIME
        }
      const first = row.findIndex((value) => value !== 0)
      if (first < 0) return null
      const factor = inverse(row[first]!)
      for (let i = first; i < row.length; i++) row[i] = (row[i]! * factor) % PRIME
      own.push({ row, first })
    }
    return own
  }
  /** How the points depend on each other; null where they do not. */
  const dependenceOf = (all: readonly { point: Float64Array }[]): number[] | null => {
    const size = all.length + 1
    const wide = all.map(({ point: one }, index) => {
      const row = new Float64Array(size + all.length)
      row.set(one.subarray(0, size))
      row[size + index] = 1
      return row
    })
    reduce(wide, size + all.length)
    const zero = wide.find((row) => row.subarray(0, size).every((value) => value === 0))
    return zero ? [...zero.subarray(size)] : null
  }
  const found: SilentGroup[] = []
  const keep = (groups: readonly (typeof points)[number][]): void => {
    const all = groups.flatMap(({ cell, own }) => own.map((one) => ({ cell, ...one })))
    const coefficients = all.length <= MAX_POINTS ? dependenceOf(all) : null
    if (!coefficients) return
    const isUntil = all.some(({ at }, index) => at === 0 && coefficients[index] !== 0)
    const cells = groups.map(({ cell }) => cell)
    const people = groups.reduce((sum, one) => sum + one.people, 0)
    found.push({ cells, people, kind: isUntil ? 'until' : 'between' })
  }
  const alone = points.flatMap((one) => {
    const rows = echelon(one.own)
    if (!rows) keep([one])
    return rows ? [{ one, rows }] : []
  })
  alone.forEach(({ one, rows }, at) => {
    for (const { one: other } of alone.slice(at + 1))
      if (one.people + other.people < least && !echelon(other.own, rows)) keep([one, other])
  })
  return found
}

/** The directory of a survey, by cell. */
export const directoryOf = ({ people }: SilentSurvey): Cells => countOf(people.map(({ cell }) => cell))

/** How many segments a unit shows at any time, of all that have enough answers at the end. */
export function segmentsOver(survey: SilentSurvey, steps: ReadonlyMap<UnitName, readonly Step[]>) {
  let [enough, shown] = [0, 0]
  for (const name of UNITS) {
    const { scores } = limitsOf(name, survey.limits)
    const now = countOf(
      survey.people.filter(({ from, units }) => from < Infinity && units.has(name)).map(({ cell }) => cell),
    )
    for (const dimension of DIMENSIONS)
      for (const [segment, n] of sizesOf(now, dimension)) {
        if (n < scores) continue
        enough++
        shown += Number(steps.get(name)!.some((step) => step.moved[dimension]?.includes(segment)))
      }
  }
  return { enough, shown }
}
