import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isInsideWord } from '@/lib/core/text/anchor-words'
import { describeCorpora, type Corpus } from '@/tests/support/corpus'
import { carryQuote, renderDocument, type Document, type Place } from './rules-document'
import { parseFiles } from './import/rules-parse'

/** The same edits each time; another seed tries others (docs/decisions/0016 says which are known to go wrong). */
const seeded = { seed: Number(process.env.ANCHOR_SEED ?? 20_261_128) }

/** RFCs of all dialects that a reader gets through in a few minutes: enough of them, and quick to render. */
const documentsOf = (corpus: Corpus): Document[] =>
  parseFiles(corpus.list().map((path) => ({ path, text: corpus.read(path) })))
    .documents.filter(({ body }) => body.length > 1200 && body.length < 25_000)
    .map(({ body, format }) => ({ body: body.replace(/\r\n/g, '\n'), format }))

const rendered = new Map<Document, string>()
const textOf = (document: Document): string => {
  const text = rendered.get(document) ?? renderDocument(document).text
  rendered.set(document, text)
  return text
}

const places = (text: string, words: string): number[] => {
  const found: number[] = []
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) found.push(at)
  return found
}
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')

type Anchor = { quote: string; prefix: string; suffix: string; offset: number }

/** What somebody selects: a few words, a sentence, or more than a line of it. */
const anchorIn = (text: string, at: number, words: number): Anchor | null => {
  const all = [...text.matchAll(/\S+/g)]
  const first = all[at % Math.max(1, all.length - words)]
  const last = first && all[(at % Math.max(1, all.length - words)) + words - 1]
  if (!first || !last) return null
  const [start, end] = [first.index, last.index + last[0].length]
  const quote = text.slice(start, end)
  return letters(quote).length < 3
    ? null
    : { quote, prefix: text.slice(Math.max(0, start - 48), start), suffix: text.slice(end, end + 48), offset: start }
}

type Edit = {
  kind: 'above' | 'inside' | 'delete' | 'move' | 'repeat' | 'rewrap' | 'typo'
  at: number
  to: number
  words: string
}
const sentence = fc
  .array(fc.constantFrom('queue', 'deploys', 'wait', 'never', 'lane', 'the', 'team', 'of', 'which', 'is', 'cache'), {
    minLength: 4,
    maxLength: 14,
  })
  .map((words) => `${words.join(' ')}.`)
const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('above', 'inside', 'delete', 'move', 'repeat', 'rewrap', 'typo'),
  at: fc.nat(),
  to: fc.nat(),
  words: sentence,
})

/** One change as people make them, by paragraph. */
const change = (body: string, { kind, at, to, words }: Edit): string => {
  const blocks = body.split('\n\n')
  const from = at % blocks.length
  const block = blocks[from] ?? ''
  const put = (...instead: string[]) => [...blocks.slice(0, from), ...instead, ...blocks.slice(from + 1)]
  if (kind === 'above') return put(words, block).join('\n\n')
  if (kind === 'delete') return put().join('\n\n')
  if (kind === 'repeat')
    return [...blocks.slice(0, to % blocks.length), block, ...blocks.slice(to % blocks.length)].join('\n\n')
  if (kind === 'move') {
    const rest = put()
    return [...rest.slice(0, to % (rest.length + 1)), block, ...rest.slice(to % (rest.length + 1))].join('\n\n')
  }
  const gaps = [...block.matchAll(/ /g)].map((match) => match.index)
  const gap = gaps[to % Math.max(1, gaps.length)]
  if (gap === undefined) return body
  if (kind === 'rewrap') return put(`${block.slice(0, gap)}\n${block.slice(gap + 1)}`).join('\n\n')
  if (kind === 'typo') return put(`${block.slice(0, gap)} zz${block.slice(gap + 1)}`).join('\n\n')
  return put(`${block.slice(0, gap)} ${words} ${block.slice(gap + 1)}`).join('\n\n')
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
/** The share of the quote's letters that is in words shown. */
const shared = (quote: string, shown: string): number => {
  const left = wordsOf(shown)
  const kept = wordsOf(quote).filter((word) => {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return kept.join('').length / Math.max(1, letters(quote).length)
}

/** What a person who compares the two texts would object to; nothing where they agree. */
const objection = (before: string, after: string, anchor: Anchor, place: Place): string | null => {
  const shown = place.start === null || place.end === null ? null : after.slice(place.start, place.end)
  if (place.state === 'exact' && shown !== anchor.quote) return `exact, but it shows "${shown}"`
  if (shown !== null && (isInsideWord(after, place.start!) || isInsideWord(after, place.end!)))
    return `cuts a word: "${shown}"`
  if (shown !== null && shared(anchor.quote, shown) < 0.4) return `moved to other words: "${shown}"`
  // A long quote that there is once before and once after is the same one, wherever it went.
  const there = places(after, anchor.quote)
  if (wordsOf(anchor.quote).length >= 8 && places(before, anchor.quote).length === 1 && there.length === 1) {
    if (place.start === null || place.end === null) return 'its words stand there once, and it is outdated'
    if (place.end <= there[0]! || place.start >= there[0]! + anchor.quote.length)
      return `its words stand there once, and it shows "${shown}"`
  }
  return null
}

describeCorpora('rfcs', (corpus) => {
  const documents = documentsOf(corpus)

  test('there are enough texts, in both formats', () => {
    expect(documents.length).toBeGreaterThanOrEqual(corpus.name === 'fixtures' ? 9 : 40)
    expect(new Set(documents.map((document) => document.format))).toEqual(new Set(['markdown', 'rst']))
  })

  test('anchors stand where a person would say they do, after any edits', () => {
    let judged = 0
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 30 })), { minLength: 8, maxLength: 8 }),
        (which, edits, chosen) => {
          const before = documents[which % documents.length]!
          const after: Document = { ...before, body: edits.reduce(change, before.body) }
          const [old, next] = [textOf(before), renderDocument(after).text]
          for (const [at, words] of chosen) {
            const anchor = anchorIn(old, at, words)
            if (!anchor) continue
            judged += 1
            const place = carryQuote(before, after, anchor)
            expect([objection(old, next, anchor, place), anchor.quote]).toEqual([null, anchor.quote])
          }
        },
      ),
      { numRuns: 60, ...seeded },
    )
    expect(judged).toBeGreaterThan(300)
  }, 240_000)

  test('a repeated sentence in a paragraph that only moved down is the same one', () => {
    fc.assert(
      fc.property(fc.nat(), sentence, fc.nat(), (which, words, at) => {
        const before = documents[which % documents.length]!
        const after: Document = { ...before, body: `${words}\n\n${before.body}` }
        const [old, next] = [textOf(before), renderDocument(after).text]
        const anchor = anchorIn(old, at, 1)
        const index = anchor ? places(old, anchor.quote).indexOf(anchor.offset) : -1
        if (!anchor || !next.endsWith(old)) return
        const place = carryQuote(before, after, anchor)
        // The words that were put above may hold the quote too: those come first.
        const above = places(next, anchor.quote).length - places(old, anchor.quote).length
        expect([anchor.quote, place.state, place.start]).toEqual([
          anchor.quote,
          'exact',
          places(next, anchor.quote)[index + above],
        ])
      }),
      { numRuns: 60, ...seeded },
    )
  }, 120_000)
})

test('ten comments through one version: edited above, inside, deleted, a moved paragraph, a repeated sentence', () => {
  const paragraphs = [
    'Deploys wait in one queue for forty minutes on a normal day.',
    'The queue is shared by forty teams. Nobody owns it.',
    'Every team gets a lane of its own. A lane takes one deploy at a time.',
    'A hotfix may pass the others. It says so in the channel.',
    'The old queue stays for a month. Nobody owns it.',
    'Costs are two machines more than today.',
    'We would think again if lanes stay empty most of the day.',
  ]
  const [one, two, three, , five, six, seven] = paragraphs
  const markdown = (body: string): Document => ({ body: `## Motivation\n\n${body}\n`, format: 'markdown' })
  const before = markdown(paragraphs.join('\n\n'))
  const after = markdown(
    [
      six,
      'This replaces the note of last May.',
      one,
      two!.replace('forty teams', 'thirty-eight teams'),
      three,
      five,
      seven,
    ].join('\n\n'),
  )
  const [old, next] = [textOf(before), textOf(after)]
  const stateOf = (quote: string, nth = 0) => {
    const at = places(old, quote)[nth]!
    const anchor = {
      quote,
      prefix: old.slice(Math.max(0, at - 48), at),
      suffix: old.slice(at + quote.length, at + quote.length + 48),
      offset: at,
    }
    const place = carryQuote(before, after, anchor)
    return [quote, place.state, place.start]
  }
  const [first, second] = places(next, 'Nobody owns it.')
  const there = (quote: string) => next.indexOf(quote)
  expect([
    stateOf('forty minutes on a normal day'),
    stateOf('shared by forty teams'),
    stateOf('Nobody owns it.', 0),
    stateOf('a lane of its own'),
    stateOf('A lane takes one deploy at a time.'),
    stateOf('A hotfix may pass the others.'),
    stateOf('It says so in the channel.'),
    stateOf('Nobody owns it.', 1),
    stateOf('two machines more than today'),
    stateOf('lanes stay empty most of the day'),
  ]).toEqual([
    ['forty minutes on a normal day', 'exact', there('forty minutes')],
    ['shared by forty teams', 'moved', there('shared by thirty-eight teams')],
    ['Nobody owns it.', 'exact', first],
    ['a lane of its own', 'exact', there('a lane of its own')],
    ['A lane takes one deploy at a time.', 'exact', there('A lane takes')],
    ['A hotfix may pass the others.', 'outdated', null],
    ['It says so in the channel.', 'outdated', null],
    ['Nobody owns it.', 'exact', second],
    // Its paragraph was carried to the top.
    ['two machines more than today', 'moved', there('two machines')],
    ['lanes stay empty most of the day', 'exact', there('lanes stay empty')],
  ])
})
