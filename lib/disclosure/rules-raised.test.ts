import { describe, expect, it } from 'vitest'
import { attack } from '@/tests/support/disclosure-attacker'
import { randomFrom, simulatedSurvey } from '@/tests/support/disclosure-simulation'
import { cellKey, DIMENSIONS, nextStep, type Step } from './rules-ledger'
import { standing } from './rules-raised'

const teams = (...sizes: number[]) => Object.fromEntries(sizes.map((n, at) => [cellKey(`t${at}`, '', ''), n]))

describe('standing', () => {
  it('hides with a group that is too small by now what it would follow from', () => {
    const first = nextStep([], teams(9, 20, 14), { scores: 5, distributions: 8 }, true)!
    expect(first.moved.team).toEqual(['t1', 't2', 't0'])
    const [left] = standing([first], { scores: 12, distributions: 16 })
    expect([left!.whole, left!.moved.team]).toEqual([true, ['t1']])
  })
  it('leaves all where nothing is too small', () => {
    const first = nextStep([], teams(9, 20, 14), { scores: 5, distributions: 8 }, true)!
    expect(standing([first], { scores: 5, distributions: 8 })).toEqual([first])
  })
})

/** How many made-up surveys are attacked, and the seed of the first. */
const SURVEYS = Number(process.env.DISCLOSURE_SURVEYS ?? 60)
const FROM = Number(process.env.DISCLOSURE_FROM ?? 0)

describe('a minimum that is raised between looks', () => {
  it(
    `keeps what all that was shown kept, and the new one for who looks now, in ${SURVEYS} surveys`,
    { timeout: 600_000 + SURVEYS * 2_000 },
    () => {
      let [after, segments] = [0, 0]
      for (let seed = FROM; seed < FROM + SURVEYS; seed++) {
        const { looks, limits } = simulatedSurvey(seed)
        const random = randomFrom(seed + 1)
        const at = 1 + Math.floor(random() * looks.length)
        const more = 1 + Math.floor(random() * 6)
        const raised = { scores: limits.scores + more, distributions: limits.distributions + more }
        const steps: Step[] = []
        looks.forEach((now, look) => {
          const step = nextStep(steps, now, look < at ? limits : raised, look === looks.length - 1)
          if (step) steps.push(step)
          if (step && look >= at) after++
        })
        expect(attack(steps, limits, 2, randomFrom(seed)), `survey ${seed}`).toEqual([])
        const stands = standing(steps, raised)
        expect(attack(stands, raised, 2, randomFrom(seed)), `survey ${seed} for who looks now`).toEqual([])
        segments += stands.reduce(
          (sum, { moved }) => sum + DIMENSIONS.reduce((n, by) => n + (moved[by]?.length ?? 0), 0),
          0,
        )
      }
      // Figures go on, and something is left of them.
      expect(after).toBeGreaterThan(SURVEYS / 4)
      expect(segments).toBeGreaterThan(SURVEYS * 4)
    },
  )
})
