import { describe, expect, it } from 'vitest'
import type { Evidence } from '@/lib/evidence/schema'
import { renderMarkdown } from '@/lib/core/text/markdown'
import { kitMarkdown, toKit, type KitData } from './presenter-kit'
import { PARTS } from './schema-kit'

const group = { teams: 0, engineers: 0 }
const capability: KitData['capability'] = {
  ...{ id: 'c1', name: 'Runners *fast*', description: 'Builds # run here', owner: null, ownerName: null, team: null },
  ...{
    teamId: null,
    stage: 'launch',
    stageSince: '2026-01-01',
    goldenPath: null,
    goldenPathSupported: false,
    docs: null,
  },
  ...{
    repository: null,
    dashboard: null,
    adoption: null,
    adoptionFrom: 'none',
    adoptionAtMost: null,
    timeToAdopt: null,
    chosenShare: null,
  },
  ...{
    chosenTeams: { chose: 0, asked: 0 },
    satisfaction: null,
    retireBy: null,
    replacement: '',
    plan: '',
    source: null,
  },
  ...{ gaps: [], uses: [], checkedAt: '2026-01-01T00:00:00Z' },
  funnel: { aware: group, tried: group, weekly: group, recommends: group, left: group, unknown: group },
}
const nothing: KitData = {
  ...{ capability, chosen: { state: 'not-asked' }, champions: [], quotes: [], version: 0 },
  written: { begin: '', limits: '', leaving: '', channel: '', quotes: [] },
}
const piece = (id: string, text: string): Evidence =>
  ({
    ...{ id, kind: 'note', rung: 'medium', text, occurredAt: '2026-02-03', ref: { kind: 'note', id } },
    ...{ who: 'Ana', team: 'Payments', anonymous: false, people: 1, platformTeam: false, source: '', tags: [] },
  }) as unknown as Evidence
const partOf = (data: KitData, name: string) => toKit(data).parts.find((part) => part.name === name)!

describe('a kit', () => {
  it('of which nothing is known has every part, says what is missing in each, and makes nothing up', () => {
    const { parts } = toKit({ ...nothing, capability: { ...capability, description: '' } })
    expect(parts.map(({ name }) => name)).toEqual(PARTS)
    for (const { name, missing } of parts) expect([name, missing.length > 0]).toEqual([name, true])
    expect(partOf(nothing, 'golden-path').text).toBe('_No golden path is named._')
    expect(partOf(nothing, 'ask').missing).toEqual([
      'No team is named.',
      'No owner is named.',
      'No channel is named.',
      'No champion is named.',
    ])
    expect(partOf(nothing, 'used').missing).toEqual([
      'How many use it is not known.',
      'Whether people chose it or were told to: not asked.',
    ])
  })
  it('says what is there, and that a golden path is not supported', () => {
    const full: KitData = {
      ...nothing,
      capability: {
        ...capability,
        ...{ team: 'Platform', owner: 'o@example.test', ownerName: 'Ola', docs: 'https://docs.example/a_b' },
        ...{ goldenPath: 'https://paths.example/x', adoption: 0.5, adoptionFrom: 'typed' as const },
      },
      champions: [{ person: { id: 'p', name: 'Ada', email: 'ada@example.test' }, team: { id: 't', name: 'Payments' } }],
      written: { ...nothing.written, begin: '1. `run init`', channel: 'https://chat.example/a_b', limits: 'No GPUs.' },
    }
    expect(partOf(full, 'golden-path').missing).toEqual(['The platform team is not known to support it.'])
    const html = renderMarkdown(partOf(full, 'ask').text)
    expect(html.replace(/<[^>]+>/g, '')).toContain('Owner: Ola (o@example.test).')
    expect(html.replace(/<[^>]+>/g, '')).toContain('Payments: Ada (ada@example.test)')
    expect(html).toContain('href="https://chat.example/a_b"')
    expect(partOf(full, 'begin')).toMatchObject({ text: '1. `run init`', missing: [] })
    expect(partOf(full, 'used').text).toContain('it is typed and not counted')
  })
  it('quotes what may be quoted, counts what may not, and reads nobody’s words as Markdown', () => {
    const data = {
      ...nothing,
      quotes: [piece('e1', '# It *waits*\nfor hours')],
      written: { ...nothing.written, quotes: ['e1', 'e2'] },
    }
    const { text, missing } = partOf(data, 'said')
    expect(missing).toEqual(['1 of the quotes withdrawn, or not shown to everybody.'])
    const html = renderMarkdown(text)
    expect(html).toContain('# It *waits*')
    expect(html).not.toMatch(/<h1|<em>It|<em>waits/)
    expect(html).toContain('Note, Ana, Payments, 3 Feb 2026')
  })
  it('of something that ends says when, what to use instead, and what of that is missing', () => {
    const ends = { ...capability, stage: 'retirement' as const, retireBy: '2026-09-30' }
    expect(partOf({ ...nothing, capability: ends }, 'leave')).toMatchObject({
      text: expect.stringContaining('It ends on 30 Sep 2026.') as string,
      missing: ['No replacement is named.', 'How to leave it is not written.'],
    })
  })
  it('is one file in which each part has a heading', () => {
    const file = kitMarkdown(toKit(nothing), 'https://hub.test/capabilities/c1/kit', '2026-03-02')
    expect(file.split('\n')[0]).toBe('# Runners \\*fast\\*')
    expect(file.match(/^## .*$/gm)).toHaveLength(PARTS.length)
    expect(file).toContain('Builds \\# run here')
  })
})
