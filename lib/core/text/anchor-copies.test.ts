import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { judge, Tracked, turnsOf } from '@/tests/support/tracked-text'
import type { Span } from './anchor'
import type { AnchorText } from './anchor-blocks'
import { transferAnchor } from './anchor-transfer'
import { wholeWords } from './anchor-words'

/**
 * A passage is copied elsewhere, word for word, and the original is edited, in one version. The rules of
 * tests/support/tracked-text.ts, written down before: the copy is other words, so that the place is the edited original or none.
 */
const read = (name: string) => readFileSync(`tests/fixtures/anchors/${name}`, 'utf8')
const plain = (text: string): AnchorText => ({ text })
const texts: { name: string; text: string; as: (text: string) => AnchorText }[] = [
  { name: 'proposal', text: read('proposal.md'), as: plain },
  { name: 'decision', text: read('decision.md'), as: plain },
  { name: 'runbook', text: read('runbook.md'), as: plain },
  { name: 'decision with CRLF', text: read('decision.md').replaceAll('\n', '\r\n'), as: plain },
  { name: 'interview', text: read('interview.txt'), as: turnsOf },
]

const random = (seed: number) => {
  let state = seed >>> 0
  return (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0
    return below <= 0 ? 0 : ((state ^ (state >>> 13)) >>> 0) % below
  }
}
const spans = (text: string, shape: RegExp): Span[] =>
  [...text.matchAll(shape)].map((match) => {
    const lead = /^\s*(?:\p{L}+: )?/u.exec(match[0])![0].length
    return { start: match.index + lead, end: match.index + match[0].trimEnd().length }
  })
const sentencesOf = (text: string) => spans(text, /[^.!?\r\n]{24,}[.!?](?=\s|$)/g)
const paragraphsOf = (text: string) =>
  spans(text, /(?:[^\r\n]+(?:\r?\n(?!\r?\n))?)+/g).filter((p) => p.end - p.start > 40)
const wordsOf = (text: string, within: Span): Span[] =>
  [...text.slice(within.start, within.end).matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’]*/gu)].map((match) => ({
    start: within.start + match.index,
    end: within.start + match.index + match[0].length,
  }))

const edits = {
  'a word replaced': (doc: Tracked, word: Span) => doc.replace(word.start, word.end, 'harbour'),
  'a word put in': (doc: Tracked, word: Span) => doc.insert(word.start, 'harbour '),
  'a word taken out': (doc: Tracked, word: Span) => doc.remove(word.start, word.end + 1),
}

describe('a passage that is copied while the original is edited', () => {
  const results: {
    how: string
    quote: string
    wrong: string | null
    state: string
    keepable: boolean
    kept: boolean
  }[] = []
  for (const [t, { name, text, as }] of texts.entries())
    for (const whole of [true, false])
      for (const [e, [kind, edit]] of Object.entries(edits).entries()) {
        const pick = random(17 + 100 * t + 10 * e + Number(whole))
        for (let n = 0; n < 12; n += 1) {
          const passages = whole ? paragraphsOf(text) : sentencesOf(text)
          const passage = passages[pick(passages.length)]!
          const words = wordsOf(text, passage)
          const sizes = [words.length, 6, 3]
          const size = Math.min(words.length, sizes[pick(sizes.length)]!)
          const first = pick(words.length - size + 1)
          const quote = wholeWords(text, words[first]!.start, words[first + size - 1]!.end)
          const word = words[pick(words.length)]!
          const paragraphs = paragraphsOf(text)
          // Not beside it: of two neighbours no text says which was there first.
          const mine = paragraphs.findIndex((one) => one.end > passage.start)
          const far = paragraphs.filter((_, at) => Math.abs(at - mine) > 1)
          const target = far[pick(far.length)]
          if (!target) continue
          const copy = `${text.slice(passage.start, passage.end)}\n\n`
          const at = name === 'interview' ? target.end : text.lastIndexOf('\n', target.start) + 1
          const put = name === 'interview' ? ` ${copy.trimEnd()}` : copy
          const edited = edit(Tracked.of(text), word)
          const grown = edited.text.length - text.length
          const after = edited.insert(at > word.start ? at + grown : at, put)
          const found = transferAnchor([as(text), as(after.text)], quote)
          results.push({
            how: `${name}: ${kind}`,
            quote: text.slice(quote.start, quote.end),
            ...judge(text, quote, after, found),
          })
        }
      }

  test('never passes to the copy', () => {
    expect(results.length).toBeGreaterThan(300)
    expect(results.filter((one) => one.wrong !== null)).toEqual([])
  })
  test('and is kept on the edited original', () => {
    const keepable = results.filter((one) => one.keepable)
    const lost = keepable.filter((one) => !one.kept)
    expect(keepable.length).toBeGreaterThan(250)
    expect(1 - lost.length / keepable.length).toBeGreaterThanOrEqual(0.95)
  })
})

describe('what stands where the passage stood decides', () => {
  const [x, p, y, z] = [
    'Deploys wait in one queue for forty minutes on a normal day.',
    'The limit is ten requests per second for each team, and it is enforced at the edge.',
    'Each team names one steward for its lane and tells the channel.',
    'Costs are two machines more than today, which finance has agreed to.',
  ]
  const edited = p.replace('ten', 'ninety')
  const find = (now: readonly string[], was: readonly string[] = [x, p, y, z]) => {
    const [before, after] = [was.join('\n\n'), now.join('\n\n')]
    const start = before.indexOf(p)
    const found = transferAnchor([plain(before), plain(after)], { start, end: start + p.length })
    return [found.state, after.slice(found.start, found.end)]
  }
  test.each([
    ['a copy at the end', [x, edited, y, z, p]],
    ['a copy at the beginning', [p, x, edited, y, z]],
    ['a copy behind a neighbour that was edited too', [x, edited, y.replace('one steward', 'two stewards'), p, z]],
    ['a copy before a neighbour that was edited too', [p, x.replace('forty', 'fifty'), edited, y, z]],
    ['a copy in a new section', [x, edited, y, z, '## Appendix', p]],
    ['two copies', [p, x, edited, y, z, p]],
  ])('%s', (_, now) => expect(find(now)).toEqual(['moved', edited]))
  test('a passage that was only carried elsewhere is moved', () => {
    expect(find([x, y, z, p])).toEqual(['moved', p])
    expect(find([x, 'Nothing is decided about how much one may ask.', y, z, p])).toEqual(['moved', p])
  })
  test('a like sentence put in beside it leaves it where it is', () => {
    expect(find([x, p, edited, y, z])).toEqual(['exact', p])
    expect(find([x, edited, p, y, z])).toEqual(['exact', p])
    expect(find([x, p, y, edited, z])).toEqual(['exact', p])
  })
  test('of twins each keeps to its own, also where one of them is edited and copied again', () => {
    expect(find([x, edited, y, p, z, p], [x, p, y, p, z])).toEqual(['moved', edited])
  })
})
