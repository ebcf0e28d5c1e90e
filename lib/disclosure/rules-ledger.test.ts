import { describe, expect, it } from 'vitest'
import { attack } from '@/tests/support/disclosure-attacker'
import { published, randomFrom, shownSegments, simulatedSurvey } from '@/tests/support/disclosure-simulation'
import { cellKey, nextStep, everybodyMayMove, type Cells, type Step } from './rules-ledger'

const limits = { scores: 5, distributions: 8 }
const cells = (...list: [string, string, string, number][]): Cells =>
  Object.fromEntries(list.map(([team, role, tenure, n]) => [cellKey(team, role, tenure), n]))
const moved = (step: Step | null) =>
  Object.entries(step?.moved ?? {}).flatMap(([dimension, segments]) => segments.map((one) => `${dimension} ${one}`))

describe('wholeMoves', () => {
  it('waits for enough, then for enough more', () => {
    expect([4, 5].map((n) => everybodyMayMove(n, [], limits, false))).toEqual([false, true])
    expect([19, 20].map((n) => everybodyMayMove(n, [{ of: 12 }], limits, false))).toEqual([false, true])
    expect([108, 109, 110].map((n) => everybodyMayMove(n, [{ of: 100 }], limits, false))).toEqual([false, false, true])
    expect([107, 108].map((n) => everybodyMayMove(n, [{ of: 100 }], limits, true))).toEqual([false, true])
  })
})

describe('nextStep', () => {
  it('hides what would leave one person by subtracting a team from a role', () => {
    const now = cells(['Payments', 'backend', '', 8], ['Mobile', 'frontend', '', 8], ['Mobile', 'backend', '', 1])
    expect(moved(nextStep([], now, limits, true))).toEqual(['team Mobile', 'team Payments', 'tenure '])
  })
  it('shows every dimension where no difference is small', () => {
    const now = cells(['a', 'x', '', 9], ['a', 'y', '', 9], ['b', 'x', '', 9], ['b', 'y', '', 9])
    expect(moved(nextStep([], now, limits, true))).toEqual(['team a', 'team b', 'role x', 'role y', 'tenure '])
  })
  it('leaves a team where it was when one answer came to it', () => {
    const first = nextStep([], cells(['a', '', '', 10], ['b', '', '', 10]), limits, false)!
    const now = cells(['a', '', '', 11], ['b', '', '', 30])
    const second = nextStep([first], now, limits, false)!
    expect([second.whole, moved(second)]).toEqual([true, ['role ', 'tenure ']])
  })
  it('goes on after the minimum was raised above what was shown, by the new one', () => {
    const first = nextStep([], cells(['a', '', '', 6], ['b', '', '', 6]), limits, false)!
    const raised = { scores: 8, distributions: 11 }
    const second = nextStep([first], cells(['a', '', '', 60], ['b', '', '', 60]), raised, true)!
    expect([second.whole, moved(second)]).toEqual([true, ['team a', 'team b', 'role ', 'tenure ']])
    // Seven more of team b would be seen by themselves, which the old minimum allowed: also by what comes to everybody and to team a.
    const third = nextStep([first], cells(['a', '', '', 60], ['b', '', '', 13]), raised, true)!
    expect([third.whole, moved(third)]).toEqual([true, ['role ', 'tenure ']])
  })
  it('still knows after the minimum was raised which distributions were shown', () => {
    const first = nextStep([], cells(['a', '', '', 9], ['b', '', '', 30]), limits, false)!
    const raised = { scores: 5, distributions: 12 }
    // Six more of team a: with its distributions of 9 and of 15, theirs alone would follow.
    const second = nextStep([first], cells(['a', '', '', 15], ['b', '', '', 80]), raised, true)!
    expect([second.whole, second.moved.team]).toEqual([true, []])
    expect(attack([first, second], limits, 3, randomFrom(1))).toEqual([])
  })
  it('shows no distribution of everybody while few have answered next to many rows of a file', () => {
    const rows = { [cellKey('a', '', '', 'imported')]: 30 }
    const first = nextStep([], rows, limits, false)!
    expect(first.whole).toBe(true)
    for (const [here, shown] of [
      [6, false],
      [8, true],
    ] as const) {
      const now = { ...rows, [cellKey('b', '', '')]: here }
      expect(nextStep([first], now, limits, true)?.whole ?? false).toBe(shown)
      // Nor at the first look, where all of it is shown at once.
      expect(nextStep([], now, limits, true)?.whole ?? false).toBe(shown)
    }
    // Few rows of a file stand next to many answers: who knows those of the file does not know the answers.
    expect(
      nextStep([], { [cellKey('a', '', '', 'imported')]: 6, [cellKey('b', '', '')]: 14 }, limits, true)?.whole,
    ).toBe(true)
  })
  it('hides a score whose distribution would follow from the other distributions', () => {
    const now = cells(['a', 'x', '', 12], ['b', 'x', '', 12], ['c', 'x', '', 6])
    expect(moved(nextStep([], now, limits, true)).filter((one) => one.startsWith('team'))).toHaveLength(2)
  })
})

/** How many made-up surveys are attacked, and the seed of the first; ten thousand take about twenty minutes and may be run in parts. */
const SURVEYS = Number(process.env.DISCLOSURE_SURVEYS ?? 300)
const FROM = Number(process.env.DISCLOSURE_FROM ?? 0)

describe('whoever keeps every figure of every look and knows who answered when, of which team, role and tenure', () => {
  it(
    `gets no sum over fewer than the minimum, by any combination, in ${SURVEYS} surveys`,
    { timeout: 600_000 + SURVEYS * 1_000 },
    () => {
      const shown = { enough: 0, shown: 0, current: 0 }
      let looks = 0
      for (let seed = FROM; seed < FROM + SURVEYS; seed++) {
        const survey = simulatedSurvey(seed)
        const steps = published(survey)
        expect(attack(steps, survey.limits, seed % 5 === 0 ? 3 : 2, randomFrom(seed)), `survey ${seed}`).toEqual([])
        const of = shownSegments(survey, steps)
        shown.enough += of.enough
        shown.shown += of.shown
        shown.current += of.current
        looks += survey.looks.length
      }
      console.log(
        `${SURVEYS} surveys from seed ${FROM}: ${looks} looks; of ${shown.enough} segments ${shown.shown} ` +
          `shown, ${shown.current} on all answers`,
      )
      expect(shown.shown / shown.enough).toBeGreaterThan(0.8)
    },
  )
  it('would get one if each dimension were looked at alone', () => {
    const now = cells(['a', 'x', '', 9], ['b', 'y', '', 9], ['b', 'x', '', 1])
    const steps = [{ cells: now, whole: true, moved: { team: ['a', 'b'], role: ['x', 'y'] }, distributions: 8 }]
    expect(attack(steps, limits, 3, randomFrom(1))[0]).toMatchObject({ people: 1, kinds: ['0 ["b","x",""]'] })
  })
})
