import { expect, it } from 'vitest'
import { says } from './presenter-history'
import type { EventRow } from './schema-rows'

const event = (kind: EventRow['kind'], to: EventRow['to'], from: EventRow['from'] = {}): EventRow => ({
  ...{ seq: 9, itemId: 'i', kind, byId: null, at: new Date(0), from, to, why: '', words: null, undoneAt: null },
})

it('says what was undone, which need not be the change before', () => {
  expect(says(event('undone', { seq: 3, was: 'moved' }))).toBe('Undone: a move.')
  expect(says(event('undone', { seq: 3, was: 'merged' }))).toBe('Undone: the merge.')
  expect(says(event('undone', { seq: 3 }))).toBe('Undone: a change.')
})

it('says which way a card went within its column', () => {
  const move = (from: string, to: string) =>
    says(event('moved', { horizon: 'next', rank: to }, { horizon: 'next', rank: from }))
  expect(move('a5', 'a1')).toBe('Moved up in Next.')
  // Ranks are in the order of bytes: capitals come before small letters.
  expect(move('aZ', 'aa')).toBe('Moved down in Next.')
})
