import { describe, expect, it } from 'vitest'
import { mayStandFor, standsForAll, type Candidate } from './rules-same'

const piece = (id: string, over: Partial<Candidate> = {}): Candidate => ({
  id,
  audience: 'everyone',
  rung: 'low',
  occurredAt: new Date('2026-03-01'),
  ...over,
})

describe('standsForAll', () => {
  it('is the deepest, then the oldest, of those that everyone may read', () => {
    expect(
      standsForAll([
        piece('new', { occurredAt: new Date('2026-04-01') }),
        piece('deep', { rung: 'high', occurredAt: new Date('2026-05-01') }),
        piece('hidden', { rung: 'high', audience: 'researchers' }),
      ]).id,
    ).toBe('deep')
    expect(standsForAll([piece('new', { occurredAt: new Date('2026-04-01') }), piece('old')]).id).toBe('old')
  })
})

describe('mayStandFor', () => {
  it('lets no words that only researchers may read stand for open ones', () => {
    expect(mayStandFor(piece('a', { audience: 'researchers' }), [piece('b')])).toBe(false)
    expect(mayStandFor(piece('a', { audience: 'researchers' }), [piece('b', { audience: 'researchers' })])).toBe(true)
    expect(mayStandFor(piece('a'), [piece('b', { audience: 'researchers' })])).toBe(true)
  })
})
