import { describe, expect, it } from 'vitest'
import { changesOf, withoutWords } from './rules-history'

describe('changesOf', () => {
  it('names what differs, and nothing else', () => {
    const before = {
      statement: 'Old',
      kind: null,
      reviewAt: new Date('2026-05-01T00:00:00Z'),
      memo: 'x',
      cerqual: { a: 1 },
    }
    const next = {
      statement: 'New',
      kind: null,
      reviewAt: new Date('2026-05-01T09:00:00Z'),
      memo: undefined,
      cerqual: { a: 2 },
    }
    expect(changesOf(before, next)).toEqual({
      statement: { from: 'Old', to: 'New' },
      cerqual: { from: { a: 1 }, to: { a: 2 } },
    })
    expect(changesOf(before, before)).toEqual({})
    expect(changesOf({}, { kind: 'pain' })).toEqual({ kind: { from: null, to: 'pain' } })
  })
  it('can lose its words and keep its fields', () => {
    expect(withoutWords(changesOf({ statement: 'Old' }, { statement: 'Bea said so' }))).toEqual({
      statement: { from: null, to: null },
    })
  })
})
