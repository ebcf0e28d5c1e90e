import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeCorpora } from '@/tests/support/corpus'
import { findThemes, minimumSize, stem, trendOf, withChosen } from './rules-themes'

const docs = (...texts: string[]) => texts.map((text, index) => ({ id: String(index), text }))

describe('themes', () => {
  const texts = docs(
    'Deploy approvals take a day',
    'I wait for deploy approvals',
    'Nobody answers a deploy approval',
    'The linker eats memory',
    'Our linker is slow',
    'linkers crash on the laptop',
    'Docs are stale',
    'Search finds nothing',
    'I like the new logs',
    'Lunch was fine',
    'Onboarding took weeks',
    'Secrets rotate by hand',
    'Flaky tests again',
  )
  it('are the rare terms that texts share', () => {
    expect(findThemes(texts).map((theme) => [theme.key, theme.members.map((one) => one.id)])).toEqual([
      ['deploy approval', ['0', '1', '2']],
      ['linker', ['3', '4', '5']],
    ])
  })
  it('do not depend on the order of the texts', () => {
    const keys = (all: typeof texts) => findThemes(all).map((theme) => theme.key)
    expect(keys([...texts].reverse())).toEqual(keys(texts))
  })
  it('know a word by its stem', () => {
    expect(['builds', 'building', 'queries', 'stopped', 'bus', 'jobs', 'pass'].map(stem)).toEqual([
      'build',
      'build',
      'query',
      'stop',
      'bus',
      'job',
      'pass',
    ])
  })
  it('hold every member by the first term, each text in one theme at most', () => {
    fc.assert(
      fc.property(fc.array(fc.lorem({ maxCount: 8 }), { maxLength: 40 }), (all) => {
        const themes = findThemes(docs(...all))
        const members = themes.flatMap((theme) => theme.members.map((one) => one.id))
        expect(new Set(members).size).toBe(members.length)
        expect(themes.every((theme) => theme.members.length >= minimumSize)).toBe(true)
      }),
    )
  })
  describeCorpora('themes', (corpus) => {
    const [file, least] = corpus.name === 'corpus' ? ['banking77-test.csv', 20] : ['comments.csv', 7]
    it(`more than ${least} themes gather more than half of the texts`, () => {
      const rows = corpus.read(file).split('\n').slice(1, 1500)
      const found = findThemes(rows.map((row, index) => ({ id: String(index), text: row })))
      expect(found.length).toBeGreaterThan(least)
      expect(found.reduce((sum, theme) => sum + theme.members.length, 0)).toBeGreaterThan(rows.length / 2)
    })
  })
})

describe('withChosen', () => {
  const found = [{ key: 'queue', label: 'queue', terms: ['queue'], members: [{ id: 'a', weight: 3 }] }]
  it('adds what somebody chose, once, and keeps themes that hold nothing else', () => {
    const chosen = [
      { key: 'queue', label: 'queue', evidenceId: 'a' },
      { key: 'queue', label: 'queue', evidenceId: 'b' },
      { key: 'chosen on call', label: 'On call', evidenceId: 'a' },
    ]
    expect(withChosen(found, chosen)).toEqual([
      {
        ...found[0],
        members: [
          { id: 'a', weight: 3 },
          { id: 'b', weight: 1 },
        ],
      },
      { key: 'chosen on call', label: 'On call', terms: [], members: [{ id: 'a', weight: 1 }] },
    ])
    expect(found[0]!.members).toHaveLength(1)
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
