import { expect, it } from 'vitest'
import { wordOfStem } from './rules-shared-words'

it.each([
  ['chang', 'Nobody trusts staging, so changes meet production late', 'changes'],
  ['queri', 'A query waits behind another', 'query'],
  ['ci', 'CI is slow', 'CI'],
  ['absent', 'Nothing of it here', 'absent'],
])('the stem %s in “%s” is read as %s', (stem, statement, word) => {
  expect(wordOfStem(stem, statement)).toBe(word)
})
