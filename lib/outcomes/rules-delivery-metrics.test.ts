import { expect, test } from 'vitest'
import { valuesOf, type DeliveryDay } from './rules-delivery-metrics'

const at = (day: number) => new Date(Date.UTC(2026, 2, day))
const day = (date: number, over: Partial<DeliveryDay> = {}): DeliveryDay => ({
  ...{ at: at(date), deployments: 2, says: 0, failed: 0, saysUnplanned: 0, unplanned: 0 },
  ...{ leads: 0, leadSeconds: 0, recoveries: 0, recoverySeconds: 0, ...over },
})
const range = { from: at(1), to: at(5) }

test('durations are means in hours, of as many as have one', () => {
  const days = [day(1, { leads: 2, leadSeconds: 10_800 }), day(2), day(3, { recoveries: 1, recoverySeconds: 1_800 })]
  expect(valuesOf('delivery: lead time', days, range, at(1))).toEqual([{ at: at(1), value: 1.5, n: 2 }])
  expect(valuesOf('delivery: recovery time', days, range, at(1))).toEqual([{ at: at(3), value: 0.5, n: 1 }])
})

test('a rate is of all deployments, and is none where none of them says anything', () => {
  const days = [day(1, { says: 1, failed: 1 }), day(2)]
  expect(valuesOf('delivery: change failure rate', days, range, at(1))).toEqual([
    { at: at(1), value: 50, n: 2 },
    { at: at(2), value: 0, n: 2 },
  ])
  expect(valuesOf('delivery: rework rate', days, range, at(1))).toEqual([])
})

test('a day without a deployment is one, from the first that is known on', () => {
  const frequency = (first: Date | null) =>
    valuesOf('delivery: deployments a day', [day(3)], range, first).map(({ at: when, value }) => [
      when.getUTCDate(),
      value,
    ])
  expect(frequency(at(2))).toEqual([
    [2, 0],
    [3, 2],
    [4, 0],
  ])
  expect(frequency(null)).toEqual([])
})
