import { beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/lib/server/db'
import { smallGroupsOf } from '../support/disclosure-attacker'
import { randomFrom } from '../support/disclosure-simulation'
import { knownOf, type Source } from '../support/looks-known'
import { company, type Company } from './looks-company'
import { watched, type Watched } from './looks-make'

/** How many surveys are lived through and attacked, and the seed of the first. */
const SURVEYS = Number(process.env.LOOKS_SURVEYS ?? 12)
const FROM = Number(process.env.LOOKS_FROM ?? 0)

vi.setConfig({ testTimeout: 120_000 + SURVEYS * 30_000, hookTimeout: 120_000 })

let made: Company
beforeAll(async () => {
  await db.$executeRaw`TRUNCATE "Survey", "Person", "Team", "Evidence", "Insight", "Outbox" CASCADE`
  made = await company()
})

/** Every sum over too few people that follows from what was ever shown of a survey. */
function found(life: Watched, random: () => number): string[] {
  const [first, limits] = [life.figures[0]?.limits, life.limits]
  if (!first) return []
  // What was shown by a lower minimum cannot be unseen: all of it is held to that one, and what is shown now to the one of now.
  const now = { ...life, figures: life.visible.map((one) => ({ ...one, limits })) }
  return [...foundIn(life, first, random), ...foundIn(now, limits, random)]
}

/** What somebody may know beforehand. */
const WITHOUT: readonly (readonly Source[])[] = [[], ['file'], ['file', 'address']]

const foundIn = (life: Watched, limits: Watched['limits'], random: () => number): string[] =>
  (['score', 'pick'] as const).flatMap((key) =>
    WITHOUT.flatMap((without) =>
      [
        { least: limits.distributions, spread: true },
        ...(key === 'score' ? [{ least: limits.scores, spread: false }] : []),
      ].flatMap(({ least, spread }) =>
        smallGroupsOf(knownOf(life, key, spread, without), least, 2, random).map(
          (one) => `${key} without ${without.join(' and ') || 'nothing'}: ${one.people} of ${one.kinds.join(' + ')}`,
        ),
      ),
    ),
  )

test(`whoever looks after everything that happens to a survey gets no sum over too few, in ${SURVEYS} surveys`, async () => {
  const sums = { looks: 0, figures: 0, answers: 0 }
  const all: string[] = []
  for (let seed = FROM; seed < FROM + SURVEYS; seed++) {
    const life = await watched(made, seed, randomFrom(seed))
    sums.looks += life.looks
    sums.figures += life.figures.length
    sums.answers += life.given.length
    const bad = [...new Set(life.faults), ...found(life, randomFrom(seed))]
    if (bad.length > 0) all.push(`survey ${seed} (${life.events.join(', ')}): ${bad.slice(0, 5).join('; ')}`)
  }
  console.log(`${SURVEYS} surveys from ${FROM}: ${sums.answers} answers, ${sums.looks} looks, ${sums.figures} figures`)
  expect(all).toEqual([])
  expect(sums.figures).toBeGreaterThan(SURVEYS * 5)
})

test('a figure that stands on one person less than another would be found', async () => {
  const life = await watched(made, 1, randomFrom(1))
  expect(found(life, randomFrom(1))).toEqual([])
  const [whole] = life.figures.filter((one) => one.name === 'score')
  const members = new Set([...whole!.members].slice(1))
  life.figures.push({ ...whole!, n: members.size, members })
  expect(found(life, randomFrom(1))).not.toEqual([])
})
