import { describe, expect, it } from 'vitest'
import { suppressed } from '@/lib/core/stats/suppression'
import { attack, type Found } from '@/tests/support/disclosure-attacker'
import { published, randomFrom, simulatedSurvey } from '@/tests/support/disclosure-simulation'
import { cellKey, nextStep, sizesOf, type Cells, type Limits, type Step } from './rules-ledger'
import { standingFor, type Reader, type Standing } from './rules-shared'

/** How many made-up surveys are attacked, and the seed of the first. */
const SURVEYS = Number(process.env.DISCLOSURE_SURVEYS ?? 60)
const FROM = Number(process.env.DISCLOSURE_FROM ?? 0)

const teams = (...sizes: number[]): Cells => Object.fromEntries(sizes.map((n, at) => [cellKey(`t${at}`, '', ''), n]))
const largeEnough = (limits: Limits, minimum: number): Limits => ({
  scores: Math.max(limits.scores, minimum),
  distributions: Math.max(limits.distributions, minimum),
})

const of = (limits: Limits, minimum: number, before = 0, byTeam = false): Reader => ({
  limits: largeEnough(limits, minimum),
  before,
  byTeam,
})

/** What is readable after each step, as if each look were the only one: the rule until 2026-12-01. */
function eachLookAlone(steps: readonly Step[], { scores }: Limits): Standing {
  const people = new Map<string, number>()
  let [total, whole] = [0, 0]
  const now = new Map<string, number>()
  for (const step of steps) {
    for (const [team, n] of sizesOf(step.cells, 'team')) now.set(team, (now.get(team) ?? 0) + n)
    total += Object.values(step.cells).reduce((sum, n) => sum + n, 0)
    if (step.whole) whole = total
    for (const team of step.moved.team ?? []) people.set(team, now.get(team) ?? 0)
  }
  const sizes = [...people].map(([key, n]) => ({ key, n }))
  const rest = whole - sizes.reduce((sum, { n }) => sum + n, 0)
  const hidden = suppressed(rest > 0 ? [...sizes, { key: 'rest', n: rest }] : sizes, scores)
  return { whole: whole >= scores, teams: new Set([...people.keys()].filter((team) => !hidden.has(team))) }
}

/** The figures that somebody has read who looked after each step from `before` on. */
function read(steps: readonly Step[], before: number, readable: (seen: readonly Step[]) => Standing): Step[] {
  const kept = steps.map((step): Step => ({ ...step, whole: false, moved: { team: [] } }))
  for (let looks = Math.max(1, before); looks <= steps.length; looks++) {
    const { whole, teams } = readable(steps.slice(0, looks))
    const last = (moves: (step: Step) => boolean) => steps.slice(0, looks).findLastIndex(moves)
    const at = last((step) => step.whole)
    if (whole && at >= 0) kept[at] = { ...kept[at]!, whole: true }
    for (const team of teams) {
      const moved = last((step) => step.moved.team?.includes(team) ?? false)
      const had = kept[moved]!.moved.team!
      if (!had.includes(team)) kept[moved] = { ...kept[moved]!, moved: { team: [...had, team] } }
    }
  }
  return kept
}

describe('what a reader with a larger minimum may read', () => {
  it('is not what came between two looks, where that is fewer', () => {
    const limits = { scores: 5, distributions: 8 }
    const first = nextStep([], teams(13, 13), limits, false)!
    const second = nextStep([first], teams(13, 21), limits, false)!
    expect([first.whole, second.whole]).toEqual([true, true])
    const readable = (steps: Step[]) => standingFor(steps, of(limits, 10)).whole
    expect([readable([first]), readable([first, second])]).toEqual([true, false])
    // Twelve together are enough.
    const third = nextStep([first, second], teams(17, 29), limits, false)!
    expect(readable([first, second, third])).toBe(true)
  })

  it('is all that stands of what was shown before there was such a reader', () => {
    const limits = { scores: 5, distributions: 8 }
    const first = nextStep([], teams(13, 13), limits, false)!
    const second = nextStep([first], teams(13, 21), limits, false)!
    expect(standingFor([first, second], of(limits, 10, 2)).whole).toBe(true)
  })

  it('keeps a team from a reader where others would tell a smaller one, also together with an earlier look', () => {
    const limits = { scores: 5, distributions: 5 }
    const steps: Step[] = [
      { cells: teams(12, 14, 6), whole: true, moved: { team: ['t0', 't1', 't2'] }, distributions: 5 },
      { cells: teams(0, 0, 9), whole: true, moved: { team: ['t2'] }, distributions: 5 },
    ]
    const reader = (to: number) => [...standingFor(steps.slice(0, to), of(limits, 9, 0, true)).teams].sort()
    expect(reader(1)).toEqual(['t1'])
    // Nine came in between: of fifteen less these, the first six would be known.
    expect(reader(2)).toEqual(['t1'])
  })

  it(`is about nobody's smaller group, in ${SURVEYS} surveys`, { timeout: 600_000 + SURVEYS * 2_000 }, () => {
    const sums = { now: 0, alone: 0, figures: 0, before: 0 }
    const found: string[] = []
    for (let seed = FROM; seed < FROM + SURVEYS; seed++) {
      const survey = simulatedSurvey(seed)
      const random = randomFrom(seed + 7)
      const limits = largeEnough(survey.limits, survey.limits.scores + 1 + Math.floor(random() * 8))
      const steps = published(survey)
      const before = random() < 0.5 ? 0 : Math.floor(random() * (steps.length + 1))
      const leaksIn = (known: Step[]): Found[] => attack(known, limits, 2, randomFrom(seed))
      const figuresIn = (known: Step[]) =>
        known.reduce((sum, step) => sum + Number(step.whole) + step.moved.team!.length, 0)
      const now = read(steps, before, (seen) =>
        standingFor(seen, { limits, before: Math.min(before, seen.length), byTeam: true }),
      )
      const alone = read(steps, before, (seen) => eachLookAlone(seen, limits))
      const leaks = leaksIn(now)
      if (leaks.length > 0) found.push(`survey ${seed}: ${JSON.stringify(leaks[0])}`)
      sums.alone += Number(leaksIn(alone).length > 0)
      sums.figures += figuresIn(now)
      sums.before += figuresIn(alone)
    }
    console.log(
      `${SURVEYS} surveys from ${FROM}: ${found.length} tell a smaller group (${sums.alone} where each look is decided alone); ` +
        `${sums.figures} figures were readable (${sums.before})`,
    )
    expect(found).toEqual([])
    expect(sums.alone).toBeGreaterThan(0)
    expect(sums.figures).toBeGreaterThan(SURVEYS)
  })

  it(
    `is about nobody's smaller group beside what another such reader has, in ${SURVEYS} surveys`,
    { timeout: 600_000 + SURVEYS * 2_000 },
    () => {
      const sums = { now: 0, apart: 0, alone: 0, figures: 0 }
      const found: string[] = []
      for (let seed = FROM; seed < FROM + SURVEYS; seed++) {
        const survey = simulatedSurvey(seed)
        const random = randomFrom(seed + 11)
        const steps = published(survey)
        const reader = (least: number): Reader =>
          of(survey.limits, least, random() < 0.4 ? 0 : Math.floor(random() * (steps.length + 1)), random() < 0.8)
        const laxer = reader(survey.limits.scores + 1 + Math.floor(random() * 4))
        const both = [laxer, reader(laxer.limits.scores + Math.floor(random() * 6))]
        const have = (beside: boolean) =>
          both.map((one) =>
            read(steps, one.before, (seen) => {
              const others = both.filter((other) => beside && other !== one && other.before <= seen.length)
              return standingFor(seen, { ...one, before: Math.min(one.before, seen.length) }, others)
            }),
          )
        // Of two minimums the smaller one holds for all that both have together.
        const together = ([one, other]: Step[][]): Step[] =>
          one!.map((step, at) => ({
            ...step,
            whole: step.whole || other![at]!.whole,
            moved: { team: [...new Set([...step.moved.team!, ...other![at]!.moved.team!])] },
          }))
        const leaksIn = (all: Step[][]): Found[] => attack(together(all), laxer.limits, 2, randomFrom(seed))
        const figuresIn = (all: Step[][]) =>
          all.flat().reduce((sum, step) => sum + Number(step.whole) + step.moved.team!.length, 0)
        const [now, apart] = [have(true), have(false)]
        const leaks = leaksIn(now)
        if (leaks.length > 0) found.push(`survey ${seed}: ${JSON.stringify(leaks[0])}`)
        sums.apart += Number(leaksIn(apart).length > 0)
        sums.figures += figuresIn(now)
        sums.alone += figuresIn(apart)
      }
      console.log(
        `${SURVEYS} surveys from ${FROM}: ${found.length} tell a smaller group to who has two shares (${sums.apart} where each share is ` +
          `decided alone); ${sums.figures} figures were readable (${sums.alone})`,
      )
      expect(found).toEqual([])
      expect(sums.apart).toBeGreaterThan(0)
      expect(sums.figures).toBeGreaterThan(SURVEYS)
    },
  )
})
