import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '@/lib/core/text/markdown'
import { isQuiet, reviewText, type ReviewFacts } from './presenter-review'

const nothing: ReviewFacts = {
  days: 30,
  heard: { medium: 0, high: 0, teams: 0 },
  surveys: [],
  decided: [],
  moves: [],
  updates: [],
  dueOutcomes: [],
  silent: [],
  owed: 0,
  contested: 0,
  places: null,
  missionDue: null,
  staleCapabilities: 0,
}

describe('the draft of a review', () => {
  it('says that nothing happened where nothing did, and never a zero as a finding', () => {
    const text = reviewText(nothing)
    expect(text.match(/^## .*/gm)).toEqual(['## Heard', '## Decided', '## Told', '## Due'])
    expect(text).toContain('Nothing was heard in these 30 days.')
    expect(text).not.toMatch(/\b0\b/)
  })
  it('counts pieces once, names what moved, and cuts long lists by saying how many more', () => {
    const moves = Array.from({ length: 12 }, (_, i) => ({ itemId: `i${i}`, title: `Item ${i}`, says: 'Shipped.' }))
    const text = reviewText({ ...nothing, heard: { medium: 7, high: 2, teams: 4 }, moves, owed: 1 })
    expect(text).toContain('9 pieces of evidence from interviews, RFCs and embeds, from 4 teams; 2 of them from embeds')
    expect(text).toContain('- and 2 more')
    expect(text).toContain('1 person still to be told')
  })
  it('keeps a title with signs of Markdown as one link', () => {
    const text = reviewText({ ...nothing, updates: [{ id: 'u1', title: 'A [b](http://evil.test) \\ c' }] })
    const html = renderMarkdown(text)
    expect(html.match(/<a /g)).toHaveLength(1)
    expect(html).toContain('href="/updates/u1"')
  })
  it('says which places changed since the last review, what is overdue of the mission, and how many entries are stale', () => {
    const places = [{ itemId: 'i1', title: 'Cache', column: 'Next', from: 4, to: 1 }]
    const text = reviewText({ ...nothing, places, missionDue: '1 Jun 2026', staleCapabilities: 2 })
    expect(text).toContain('[Cache](/roadmap/items/i1): up from place 4 to 1 in Next')
    expect(text).toContain('[The mission](/platform) was to be looked at again on 1 Jun 2026')
    expect(text).toContain('2 capabilities with something missing or out of date')
    expect(reviewText({ ...nothing, places: [] })).toContain('No item changed its column or its place.')
    expect(isQuiet({ ...nothing, missionDue: '1 Jun 2026', owed: 3, staleCapabilities: 2 })).toBe(true)
    expect(isQuiet({ ...nothing, places })).toBe(false)
  })
})
