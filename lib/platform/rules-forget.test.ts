import { expect, test } from 'vitest'
import { wordSearch } from '@/lib/core/text/word-search'
import { withoutWords } from './rules-forget'

const sought = wordSearch(['the linker eats my whole morning'], ['Ana Brandt'])

test('texts that hold the words or the name are marked, wherever they are, and nothing else changes', () => {
  expect(
    withoutWords({ reason: 'Ana Brandt asked', n: 3, list: ['The linker eats my whole morning!', 'x'] }, sought),
  ).toEqual({ reason: '[withdrawn]', n: 3, list: ['[withdrawn]', 'x'] })
})

test('a value without them is the very same', () => {
  const value = { reason: 'a complaint', nested: { codes: ['a', 'b'], none: null } }
  expect(withoutWords(value, sought)).toBe(value)
})
