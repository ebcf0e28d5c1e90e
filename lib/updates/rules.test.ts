import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countLedger, ledgerMachine, ledgerSentence, statesBefore } from './rules'
import { atomFeed } from './rules-feed'
import { TOLD_STATES, type Update } from './schema'

describe('the ledger in words', () => {
  it('says how far it is', () => {
    const told = countLedger([
      { state: 'told', people: 14 },
      { state: 'owed', people: 3 },
      { state: 'muted', people: 1 },
    ])
    expect(ledgerSentence(told)).toBe('14 of 18 told, 3 to go, 1 muted')
    expect(ledgerSentence(countLedger([]))).toBe('Nobody to tell by name')
  })
})

describe('a promise to tell', () => {
  it('is kept, muted or declined once, and told is final', () => {
    expect(TOLD_STATES.map((from) => [from, ledgerMachine.next(from)])).toEqual([
      ['owed', ['told', 'muted', 'declined']],
      ['told', []],
      ['muted', []],
      ['declined', []],
    ])
    expect(TOLD_STATES.map(statesBefore)).toEqual([[], ['owed'], ['owed'], ['owed']])
  })
})

const update = (over: Partial<Update> = {}): Update => ({
  id: 'u1',
  kind: 'shipped',
  audiences: ['everyone'],
  texts: {},
  title: 'Builds are cached',
  body: 'Median build: **9 minutes**.',
  audience: 'everyone',
  itemId: null,
  publishedAt: '2026-03-02T10:00:00.000Z',
  ...over,
})
const now = new Date('2026-03-03T00:00:00Z')

describe('the feed', () => {
  it('is an Atom feed with absolute links', () => {
    const feed = atomFeed([update({ body: '[more](/insights/1)' })], 'https://hub.example.test', now)
    expect(feed).toContain('<updated>2026-03-02T10:00:00.000Z</updated>')
    expect(feed).toContain('href="https://hub.example.test/updates/u1"')
    expect(feed).toContain('https://hub.example.test/insights/1')
  })
  it('lets nothing that was typed out of its element', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (title, body) => {
        const feed = atomFeed([update({ title, body })], 'https://hub.example.test', now)
        expect(feed.match(/<(\/)?(script|entry|title|content)\b/g)).toEqual([
          '<title',
          '</title',
          '<entry',
          '<title',
          '</title',
          '<content',
          '</content',
          '</entry',
        ])
        expect(feed).not.toMatch(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u)
      }),
      { numRuns: 10 },
    )
  })
  it('takes scripts out of a body', () => {
    const feed = atomFeed(
      [
        update({
          title: '</title><script>1</script>',
          body: '<script>alert(1)</script><img src="https://x.test/p.png" onerror="1">',
        }),
      ],
      'https://h.test',
      now,
    )
    expect(feed).not.toContain('<script')
    expect(feed).not.toContain('alert(1)')
    expect(feed).not.toContain('onerror')
  })
})
