import { describe, expect, it } from 'vitest'
import { changeToGroup, groupKeyOf } from '@/lib/roadmap/rules-groups'
import type { Group } from '@/lib/roadmap/queries-groups'
import { groupOfCard, inGroup, stepToGroup } from './group-moves'

const card = (id: string) => ({ id, title: id }) as Group['cards'][number]
const group = (key: string, ids: string[], items = ids.length): Group => ({
  key,
  label: key.toUpperCase(),
  cards: ids.map(card),
  items,
  weeks: null,
})
const groups = [group('2026-Q1', ['a', 'b'], 9), group('2026-Q2', []), group('', ['c'])]
const shown = (all: Group[]) => all.map(({ items, cards }) => [items, cards.map(({ id }) => id).join('')])

describe('a card between groups', () => {
  it('leaves one and stands on top of the other, and is counted there', () => {
    expect(shown(inGroup(groups, 'b', ''))).toEqual([[8, 'a'], [0, ''], [2, 'bc']]) // prettier-ignore
    expect(groupOfCard(inGroup(groups, 'b', '2026-Q2'), 'b')).toBe('2026-Q2')
  })
  it('stays where it is for its own group, a group or a card that is not there', () => {
    for (const [id, to] of [
      ['a', '2026-Q1'],
      ['a', 'nowhere'],
      ['nobody', ''],
    ] as const)
      // prettier-ignore
      expect(shown(inGroup(groups, id, to))).toEqual(shown(groups))
    expect(groupOfCard(groups, 'nobody')).toBeNull()
  })
  it('goes left and right, not past the ends, and by no other key', () => {
    expect(stepToGroup(groups, '2026-Q1', 'ArrowRight')).toBe('2026-Q2')
    expect(stepToGroup(groups, '2026-Q2', 'ArrowRight')).toBe('')
    expect(stepToGroup(groups, '', 'ArrowRight')).toBeNull()
    expect(stepToGroup(groups, '2026-Q1', 'ArrowLeft')).toBeNull()
    expect(stepToGroup(groups, '2026-Q1', 'ArrowDown')).toBeNull()
  })
})

describe('the group of an item', () => {
  const item = { quarter: '2026-Q1', theme: ' Builds ', capabilityId: null, teamId: 't1' }
  it('is its quarter, its theme in any letters, its capability or its team', () => {
    expect((['quarter', 'theme', 'capability', 'team'] as const).map((by) => groupKeyOf(item, by))).toEqual([
      '2026-Q1',
      'builds',
      '',
      't1',
    ])
  })
  it('is changed by its own field only, and taken away by none', () => {
    expect(changeToGroup('quarter', '')).toEqual({ quarter: null })
    expect(changeToGroup('theme', 'Builds')).toEqual({ theme: 'Builds' })
    expect(changeToGroup('team', 't2')).toEqual({ teamId: 't2' })
    expect(changeToGroup('capability', '')).toEqual({ capabilityId: null })
  })
})
