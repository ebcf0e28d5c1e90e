import { describe, expect, it } from 'vitest'
import type { Insight } from './schema'
import { insightBrief } from './presenter-brief'

const piece = (id: string, over: Partial<Insight['evidence'][number]>): Insight['evidence'][number] => ({
  id,
  kind: 'highlight',
  rung: 'medium',
  text: `Words of ${id}`,
  occurredAt: '2026-02-01T00:00:00.000Z',
  ref: { kind: 'highlight', id },
  anonymous: false,
  platformTeam: false,
  people: 1,
  source: 'Talk',
  tags: [],
  stance: 'supports',
  ...over,
})
const insight: Insight = {
  id: 'i',
  statement: 'Builds *are* slow',
  status: 'open',
  standing: 'contested',
  kind: 'pain',
  segment: null,
  reviewAt: null,
  breadth: { people: 3, teams: 2, known: 3, anonymous: 0, platform: 1, teamsInCompany: 4 },
  rungs: { low: 0, medium: 3, high: 0 },
  supports: 3,
  contradicts: 1,
  confidence: 1.2,
  confidenceLevel: 'moderate',
  confidenceWhy: ['3 people in interviews and embeds: 0.76'],
  contested: true,
  createdAt: '2026-01-01T00:00:00.000Z',
  representation: { dissimilarity: 0.2, missing: ['Data'], unknown: [], topShare: 0.6, mix: [] },
  agreement: 0,
  conflict: { for: [], against: [], opposed: false, betweenTeams: null },
  support: { share: 0.7, ci: [0.4, 0.9], covered: 0.5 },
  roles: [],
  tenures: [],
  owner: null,
  memo: 'A memo stays in the room.',
  cerqual: null,
  belief: null,
  resolution: null,
  peopleAgainst: 1,
  evidence: [
    piece('a', { team: 'Payments' }),
    piece('b', { text: '# Not a heading\n- nor a list <script>' }),
    piece('c', { team: 'Mobile', stance: 'contradicts' }),
    piece('p', { team: 'Infra', platformTeam: true }),
  ],
  evidenceInAll: 4,
  hiddenEvidence: 2,
  items: [],
  actions: [],
  updatedAt: '2026-01-01T00:00:00.000Z',
}

describe('insightBrief', () => {
  const text = insightBrief({ insight, isCut: false }, 'http://hub/insights/i')
  it('has the statement, quotes by team on either side, and the limits', () => {
    expect(text).toMatch(/^# Builds \\\*are\\\* slow\n/)
    expect(text.indexOf('**Payments**')).toBeGreaterThan(text.indexOf('## What people say for it'))
    expect(text.indexOf('**Mobile**')).toBeGreaterThan(text.indexOf('## What people say against it'))
    expect(text).toContain('Not heard: Data.')
    expect(text).toContain('2 pieces for researchers only count and are not quoted.')
    expect(text).not.toContain('memo')
  })
  it('tells who said a quote apart from the quote', () => {
    expect(text).toMatch(/> Words of a\n>\n> — Quote, [^\n]*1 Feb 2026, Talk\n/)
  })
  it('quotes as text, and nothing of the platform team', () => {
    expect(text).toContain('> \\# Not a heading\n> \\- nor a list &lt;script\\>')
    expect(text).not.toContain('Words of p')
  })
})
