import { describe, expect, it } from 'vitest'
import { linksOfMerge, linksOfParting, opposedInsights, type GroupLink } from './rules-same'

const link = (insightId: string, evidenceId: string, over: Partial<GroupLink> = {}): GroupLink => ({
  insightId,
  evidenceId,
  stance: 'supports',
  agrees: null,
  followed: false,
  ...over,
})
const names = (links: readonly { insightId: string; evidenceId: string }[]) =>
  links.map((one) => `${one.insightId}:${one.evidenceId}`).sort()

describe('linksOfMerge', () => {
  it('gives each piece the insights of the others', () => {
    const links = linksOfMerge([link('i', 'a'), link('j', 'b', { stance: 'contradicts' })], ['a', 'b', 'c'], 'a')
    expect(names(links)).toEqual(['i:b', 'i:c', 'j:a', 'j:c'])
    expect(links.every((one) => one.followed)).toBe(true)
    expect(links.filter((one) => one.insightId === 'j').every((one) => one.stance === 'contradicts')).toBe(true)
  })

  it('takes what the kept piece says, else what says something', () => {
    const links = [link('i', 'a', { stance: 'context' }), link('i', 'b')]
    expect(linksOfMerge(links, ['a', 'b', 'c'], 'a')).toMatchObject([{ evidenceId: 'c', stance: 'context' }])
    expect(linksOfMerge(links, ['a', 'b', 'c'], 'c')).toMatchObject([{ evidenceId: 'c', stance: 'supports' }])
  })
})

describe('linksOfParting', () => {
  it('takes back what came with the merge, and leaves what each had before', () => {
    const before = [link('i', 'a'), link('j', 'b')]
    const merged = [...before, ...linksOfMerge(before, ['a', 'b', 'c'], 'a').map((one) => ({ ...one, agrees: null }))]
    expect(names(linksOfParting(merged, 'b'))).toEqual(['i:b', 'j:a', 'j:c'])
    expect(names(linksOfParting(merged, 'c'))).toEqual(['i:c', 'j:c'])
  })

  it('leaves all where the piece that was linked is gone: nobody said that its insight does not hold', () => {
    const orphans = [link('i', 'b', { followed: true }), link('i', 'c', { followed: true })]
    expect(linksOfParting(orphans, 'b')).toEqual([])
  })
})

describe('opposedInsights', () => {
  it('names insights that one piece supports and another contradicts', () => {
    const links = [
      link('i', 'a'),
      link('i', 'b', { stance: 'contradicts' }),
      link('j', 'a'),
      link('j', 'b', { stance: 'context' }),
    ]
    expect(opposedInsights(links)).toEqual(['i'])
  })
})
