import { describe, expect, it } from 'vitest'
import { readFilter } from './rules-filter'
import { blockers, resolveRule, rfcMachine, stageEnd, type OpenThread } from './rules'
import { statuses } from './schema'

describe('statuses', () => {
  it('can each be reached from a draft', () => {
    const reached = new Set(['draft'])
    for (let round = 0; round < statuses.length; round += 1)
      for (const from of statuses) if (reached.has(from)) rfcMachine.next(from).forEach((to) => reached.add(to))
    expect([...reached].sort()).toEqual([...statuses].sort())
  })
  it('leave deciding to stewards', () => {
    expect(rfcMachine.next('last-call', ['author'])).toEqual(['review', 'withdrawn'])
    expect(rfcMachine.next('last-call', ['steward'])).toContain('accepted')
    expect(rfcMachine.next('draft', [])).toEqual([])
    expect(rfcMachine.next('superseded')).toEqual([])
  })
  it('end in days', () => {
    const now = new Date('2026-01-01T00:00:00Z')
    expect(stageEnd('last-call', now)?.toISOString()).toBe('2026-01-11T00:00:00.000Z')
    expect(stageEnd('accepted', now)).toBeNull()
  })
})

describe('what stands in the way', () => {
  const thread = (kind: OpenThread['kind'], resolved = false): OpenThread => ({
    id: kind,
    kind,
    authorId: null,
    resolvedAt: resolved ? new Date() : null,
  })
  it('an open concern stops acceptance, an open hold last call too', () => {
    const all = [thread('concern'), thread('hold'), thread('comment')]
    expect(blockers('accepted', all)).toMatchObject({ concerns: [{ id: 'concern' }], holds: [{ id: 'hold' }] })
    expect(blockers('last-call', all)).toMatchObject({ concerns: [], holds: [{ id: 'hold' }] })
    expect(blockers('rejected', all)).toEqual({ concerns: [], holds: [] })
    expect(blockers('accepted', [thread('concern', true)])).toEqual({ concerns: [], holds: [] })
  })
  it('a concern is resolved by its raiser, or set aside with a reason', () => {
    expect(resolveRule('concern', { raiser: true, author: false, steward: false })).toBe('allowed')
    expect(resolveRule('concern', { raiser: false, author: true, steward: false })).toBe('forbidden')
    expect(resolveRule('concern', { raiser: false, author: false, steward: true })).toBe('needs-reason')
    expect(resolveRule('hold', { raiser: false, author: true, steward: false })).toBe('allowed')
    expect(resolveRule('hold', { raiser: false, author: false, steward: false })).toBe('forbidden')
  })
})

describe('filters', () => {
  it('read teams, and keep together what was quoted', () => {
    expect(readFilter('team:Data "one queue" -later')).toMatchObject({ teams: ['data'], words: '"one queue" -later' })
  })
  it('read statuses, authors and labels, and leave the words', () => {
    expect(readFilter('status:review author:"Ana B" slow label:ci -label:old foo:bar')).toEqual({
      statuses: ['review'],
      authors: ['ana b'],
      teams: [],
      labels: ['ci'],
      withoutAuthors: [],
      withoutTeams: [],
      withoutLabels: ['old'],
      withoutSources: [],
      sources: [],
      words: 'slow foo:bar',
    })
    expect(readFilter('-status:draft').statuses).not.toContain('draft')
  })
  it('refuse authors, teams and sources as they ask for them', () => {
    expect(readFilter('-author:Ana -team:Data -source:pep')).toMatchObject({
      authors: [],
      withoutAuthors: ['ana'],
      teams: [],
      withoutTeams: ['data'],
      sources: [],
      withoutSources: ['pep'],
      words: '',
    })
  })
  it('look for a status that does not exist, so that nothing is found', () => {
    expect(readFilter('status:nope')).toMatchObject({ statuses: [], words: 'nope' })
  })
})
