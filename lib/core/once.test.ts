import { expect, test } from 'vitest'
import { once } from './once'

test('a thing is made when it is first asked for, and then no more, also where it is undefined', () => {
  let times = 0
  const thing = once(() => {
    times += 1
    return undefined
  })
  expect(times).toBe(0)
  thing()
  thing()
  expect(times).toBe(1)
})
