import { describe, expect, it } from 'vitest'
import type { StoredTheme } from '@/lib/evidence/schema-themes'
import { keepKnownThemes, planThemes, trendOf } from './rules-themes'

const stored = (id: string, ids: string, rest: Partial<StoredTheme> = {}, chosen = ''): StoredTheme => ({
  id,
  label: `Theme ${id}`,
  terms: [],
  labelPinned: false,
  source: 'machine',
  mergedIntoId: null,
  promotedInsightId: null,
  members: [...ids].map((evidenceId) => ({ evidenceId, chosen: chosen.includes(evidenceId) })),
  ...rest,
})
const group = (label: string, ids: string) => ({
  label,
  terms: [label],
  members: [...ids].map((id) => ({ id, weight: 0.5 })),
  language: 'en',
  centre: null,
  spread: null,
})
const plan = (old: StoredTheme[], groups: ReturnType<typeof group>[]) => {
  let count = 0
  return planThemes(old, groups, () => `new${(count += 1)}`)
}
const shape = (themes: { id: string; label: string; members: { id: string }[] }[]) =>
  themes.map((theme) => [
    theme.id,
    theme.label,
    theme.members
      .map((one) => one.id)
      .sort()
      .join(''),
  ])

describe('keepKnownThemes', () => {
  const read = (id: string, ids: string) => {
    const theme = stored(id, ids)
    const members = theme.members.map((one) => ({ ...one, weight: 0.9 }))
    return { ...theme, members, language: 'en', centre: null, spread: null }
  }
  const known = [read('A', 'abc'), read('B', 'def')]
  const run = (groups: ReturnType<typeof group>[], ids = 'abcdefwxyz') =>
    keepKnownThemes(known, groups, new Set(ids)).map(({ label, members }) => [
      label,
      members.map((one) => one.id).join(''),
    ])

  it('leaves themes as they are when texts about other things come in', () => {
    // What came in has pushed both old themes into one group.
    expect(run([group('all', 'abcdef'), group('new', 'wxyz')])).toEqual([
      ['Theme A', 'abc'],
      ['Theme B', 'def'],
      ['new', 'wxyz'],
    ])
  })
  it('adds new texts to the theme they were found with, and takes out those that are gone', () => {
    expect(run([group('a', 'abcw'), group('b', 'dex')], 'abdefwxyz')).toEqual([
      ['Theme A', 'abw'],
      ['Theme B', 'defx'],
    ])
  })
  it('makes a theme of new texts that are most of their group, and leaves none in two', () => {
    expect(run([group('much', 'awxyz'), group('rest', 'bcdef')])).toEqual([
      ['Theme A', 'abc'],
      ['Theme B', 'def'],
      ['much', 'wxyz'],
    ])
  })
})

describe('planThemes', () => {
  it('keeps ids when other evidence comes in, and names made by hand', () => {
    const found = plan(
      [stored('x', 'abc'), stored('y', 'def', { labelPinned: true })],
      [group('Bank', 'pqrstu'), group('Cards', 'defg'), group('Builds', 'abc')],
    )
    expect(shape(found.themes)).toEqual([
      ['new1', 'Bank', 'pqrstu'],
      ['y', 'Theme y', 'defg'],
      ['x', 'Builds', 'abc'],
    ])
    expect(found.changes).toEqual({ split: [], merged: [], faded: [] })
  })

  it('says what split, merged and faded', () => {
    const found = plan(
      [stored('x', 'abcdef'), stored('y', 'gh'), stored('z', 'ij'), stored('old', 'kl')],
      [group('One', 'abc'), group('Two', 'def'), group('Three', 'ghij')],
    )
    expect(found.themes.map((theme) => theme.id)).toEqual(['x', 'new1', 'y'])
    expect(found.changes.split).toEqual([
      {
        id: 'x',
        label: 'Theme x',
        into: [
          { id: 'x', label: 'One' },
          { id: 'new1', label: 'Two' },
        ],
      },
    ])
    expect(found.changes.merged).toEqual([
      {
        id: 'y',
        label: 'Three',
        from: [
          { id: 'y', label: 'Theme y' },
          { id: 'z', label: 'Theme z' },
        ],
      },
    ])
    expect(found.changes.faded.map((theme) => theme.id)).toEqual(['z', 'old'])
    expect(found.gone).toEqual(['z', 'old'])
  })

  it('leaves what a person put into a theme in it and in no other', () => {
    const found = plan([stored('x', 'abc'), stored('mine', 'c', { source: 'hand' }, 'c')], [group('Builds', 'abc')])
    expect(shape(found.themes)).toEqual([
      ['x', 'Builds', 'ab'],
      ['mine', 'Theme mine', 'c'],
    ])
  })

  it('keeps merged what a person merged, whichever of both is found again', () => {
    const found = plan(
      [stored('x', 'abc', { mergedIntoId: 'y' }), stored('y', 'def')],
      [group('Builds', 'abcz'), group('Links', 'defw')],
    )
    expect(shape(found.themes)).toEqual([['y', 'Builds', 'abcdefwz']])
    const later = plan(
      [stored('x', '', { mergedIntoId: 'y' }), stored('y', 'abcdef')],
      [group('Builds', 'abcz'), group('Links', 'defw')],
    )
    expect(shape(later.themes)).toEqual([['y', 'Builds', 'abcdefwz']])
    expect(plan([stored('x', 'abc', { mergedIntoId: 'y' }), stored('y', 'def')], []).empty).toEqual(['x', 'y'])
  })

  it('never loses a theme that became an insight', () => {
    const found = plan([stored('x', 'abc', { promotedInsightId: 'i' })], [group('Other', 'pqr')])
    expect(found.empty).toEqual(['x'])
    expect(found.gone).toEqual([])
  })

  it('does not go round in circles', () => {
    const found = plan(
      [stored('x', 'abc', { mergedIntoId: 'y' }), stored('y', 'def', { mergedIntoId: 'x' })],
      [group('Builds', 'abc')],
    )
    expect(found.themes).toHaveLength(1)
  })
})

describe('trend', () => {
  const now = new Date('2026-07-01')
  it('compares the last quarter with the one before', () => {
    expect(trendOf([new Date('2026-06-01'), new Date('2026-06-02'), new Date('2026-03-01')], now)).toBeCloseTo(1 / 3)
    expect([trendOf([], now), trendOf([new Date('2020-01-01')], now), trendOf([new Date('2026-06-30')], now)]).toEqual([
      0, 0, 1,
    ])
  })
})
