import { expect, it } from 'vitest'
import { wholeWeeks } from './delivery'

it('draws whole weeks only: a week that has just begun would look like a fall to nothing', () => {
  const week = (day: string, partial: boolean) => ({
    ...{ week: day, partial, deployments: partial ? 0 : 34, failed: 1, unplanned: 0 },
    ...{ leadTime: 3_600, recoveryTime: 900 },
  })
  const weeks = [week('2026-11-16', false), week('2026-11-23', false), week('2026-11-30', true)]
  expect(wholeWeeks({ weeks }).map((one) => one.week)).toEqual(['2026-11-16', '2026-11-23'])
})
