import { describe, expect, it } from 'vitest'
import { briefMarkdown } from './presenter-brief'
import { briefOf, type BriefData } from './rules-brief'
import { AUDIENCES } from './schema'

const outcome = {
  itemId: 'i1',
  ...{ metric: 'build-minutes', unit: 'minutes', baseline: 14, target: 10, by: '2026-06-30', team: null },
  ...{
    capability: null,
    survey: null,
    waves: [],
    statedAt: '2026-01-01T00:00:00Z',
    shippedAt: '2026-03-01T00:00:00Z',
    series: [],
  },
  ...{ before: 14, after: 9, weeks: { before: 12, after: 12 }, beforeCi: null, afterCi: null },
  ...{ change: -4.8213, ci: [-6.1, -3.5] as [number, number], method: 'interrupted-series' as const },
  ...{ result: 'reached' as const, why: [], recorded: null },
}
const group = { teams: 0, engineers: 0 }
const capability: NonNullable<BriefData['capability']> = {
  ...{ id: 'c1', name: 'Runners', adoption: 0.4, adoptionFrom: 'teams', chosenTeams: { chose: 1, asked: 3 } },
  funnel: {
    aware: group,
    tried: group,
    weekly: group,
    recommends: group,
    left: group,
    unknown: { teams: 2, engineers: 9 },
  },
  chosen: {
    ...{ state: 'shown', survey: 's1', title: 'Runners', at: '2026-02-01', n: 31, count: 23, share: 23 / 31 },
    ...{ ci: [0.57, 0.86], answers: ['I chose it'], laterHidden: false },
  },
}
const data = (over: Partial<BriefData> = {}): BriefData => ({
  item: {
    ...{
      id: 'i1',
      title: 'Cache *the* builds',
      problem: 'Builds fetch everything again',
      kind: 'build',
      status: 'shipped',
    },
    ...{ outcome: 'Builds start at once', quarter: '2026-Q1', rfcNumber: 7, score: { effort: 6 } },
    alternatives: [{ kind: 'docs', whyNot: 'Nobody can read a cache into being' }],
    opposition: 'Team B wants it off: it stays off for them',
  },
  heard: { people: 12, teams: 3, contradicting: 2, low: 4, medium: 6, high: 1 },
  insights: [{ id: 'n1', statement: 'Builds wait for the network', confidence: 6.25 }],
  outcome,
  capability,
  ...over,
})
const textOf = (audience: (typeof AUDIENCES)[number], over: Partial<BriefData> = {}) =>
  briefOf(audience, data(over))
    .sections.flatMap((section) => section.claims.map((claim) => claim.text))
    .join('\n')

describe('a brief', () => {
  it.each(AUDIENCES)('for %s has no claim without a source, and no part without a claim', (audience) => {
    const { sections } = briefOf(audience, data())
    expect(sections.length).toBeGreaterThan(1)
    for (const { claims } of sections) {
      expect(claims.length).toBeGreaterThan(0)
      for (const { text, sources } of claims) {
        expect([text, sources.length > 0 && sources.every(({ href }) => href.startsWith('/'))]).toEqual([text, true])
        expect(text).toMatch(/[.!?…]$/)
      }
    }
  })
  it('names a metric in words, in its sentence and in its source', () => {
    expect(textOf('executives')).toContain('Agreed: build minutes from 14 minutes to 10 minutes')
    expect(briefMarkdown(briefOf('executives', data()), 'http://hub')).toContain('[Metric: build minutes](')
  })
  it('tells effort to finance only', () => {
    expect(AUDIENCES.filter((audience) => textOf(audience).includes('person-week'))).toEqual(['finance'])
  })
  it('tells a change with its interval, and says where it may be none, is too early or was not measured enough', () => {
    expect(textOf('executives')).toContain(
      'a change of −4.8 minutes against the trend before (95 % interval −6.1 minutes to −3.5 minutes).',
    )
    const unsure = { ...outcome, change: -1, ci: [-3, 1] as [number, number] }
    expect(textOf('executives', { outcome: unsure })).toContain('It may be no change at all.')
    const flat = { ...outcome, change: -2, ci: null, method: 'no-spread' as const }
    expect(textOf('executives', { outcome: flat })).toContain(
      'a change of −2 minutes (the weeks do not vary, so there is no interval).',
    )
    const few = { ...outcome, change: null, ci: null, method: 'too-few' as const }
    expect(textOf('executives', { outcome: few })).toContain('Too few weeks')
    const waves = { ...outcome, change: 8, ci: null, method: 'two-waves' as const }
    expect(textOf('executives', { outcome: waves })).toContain('all of a wave answered alike, so there is no interval')
    expect(textOf('executives', { outcome: { ...waves, change: null } })).toContain('No closed wave of the survey')
    expect(textOf('finance', { outcome: { ...outcome, shippedAt: null } })).toContain('nothing is measured yet')
    expect(textOf('executives', { outcome: few })).not.toContain('4.8')
  })
  it('never praises adoption without whether people chose it, or that nobody asked', () => {
    for (const audience of ['developers', 'managers', 'executives', 'finance'] as const) {
      const text = textOf(audience).replaceAll('\u202f', ' ')
      expect(text).toContain(
        'Runners: 40 % of engineers are in teams that use it every week; the use of 2 teams is not',
      )
      expect(text).toContain('1 of 3 using teams asked chose it.')
      expect(text).toContain('23 of 31 answers say that it was chosen (74 %, 57–86).')
      const told = (chosen: typeof capability.chosen) => textOf(audience, { capability: { ...capability, chosen } })
      expect(told({ state: 'not-asked' })).toContain('Whether people chose it or were told to: not asked.')
      const few = told({ state: 'too-few', survey: 's1', title: 'Runners' })
      expect(few).toContain('too few answers to show.')
      expect(few).not.toMatch(/of \d+ answers/)
      const unknown = textOf(audience, { capability: { ...capability, adoption: null, adoptionFrom: 'none' } })
      expect(unknown).toContain('How many use Runners is not known.')
    }
  })
  it('says that nobody was heard, rather than nothing', () => {
    const nobody = { people: 0, teams: 0, contradicting: 0, low: 0, medium: 0, high: 0 }
    expect(textOf('developers', { heard: nobody })).toContain('it rests on a guess')
  })
  it('is written as Markdown in which nobody’s words are marks, with whole addresses', () => {
    const text = briefMarkdown(briefOf('finance', data()), 'https://hub.test/')
    expect(text.split('\n')[0]).toBe('# Cache \\*the\\* builds')
    expect(text).toContain('](https://hub.test/roadmap/items/i1/why)')
    expect(text.match(/^- .*\(\[.*\]\(https:\/\/hub\.test\/.*\)\)$/gm)?.length).toBe(
      briefOf('finance', data()).sections.flatMap((section) => section.claims).length,
    )
  })
})

it('a measured claim leads to where its figure is read, and never to a metric that is none', () => {
  const hrefsOf = (over: object) =>
    briefOf('executives', data({ outcome: { ...outcome, ...over } }))
      .sections.find(({ title }) => title === 'What it is worth')!
      .claims.flatMap(({ sources }) => sources.map(({ href }) => href))
  expect(hrefsOf({})).toContain('/outcomes/metrics/build-minutes')
  expect(hrefsOf({ metric: 'delivery: lead time' })).toContain('/outcomes')
  const waves = { metric: 'Deploys, favourable (Pulse)', method: 'two-waves' as const }
  const asked = hrefsOf({ ...waves, survey: { id: 's9', measure: 'deploys' } })
  expect(asked).toContain('/surveys/s9#deploys')
  // Whoever may not read the survey is led to the item.
  for (const href of [...asked, ...hrefsOf(waves)]) expect(href).not.toContain('metrics')
  expect(new Set(hrefsOf(waves))).toEqual(new Set(['/roadmap/items/i1']))
})
