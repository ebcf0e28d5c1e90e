import { expect, test } from 'vitest'
import { editDistance } from './edit-distance'

// Published pairs: "kitten" and "sitting" (3); "CA" and "ABC" (3 by optimal string alignment, 2 by Damerau's full distance).
test.each([
  ['kitten', 'sitting', 3],
  ['CA', 'ABC', 3],
  ['', 'abc', 3],
  ['same', 'same', 0],
  ['paymnets', 'payments', 1],
  ['searhc', 'search', 1],
])('%s and %s: %i', (a, b, distance) => {
  expect([editDistance(a, b), editDistance(b, a)]).toEqual([distance, distance])
})
