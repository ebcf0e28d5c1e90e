import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONTEXT, locate, makeAnchor } from './anchor'
import { carry } from './anchor-carry'

const text = `# Deploys

Deploys take forty minutes. We wait for the queue.

## Rollbacks

Rollbacks take forty minutes. We wait for the queue.

## Staging

Nobody trusts staging. We wait for the queue.
`
const anchorOf = (quote: string, nth = 0) => {
  let start = text.indexOf(quote)
  for (let n = 0; n < nth; n++) start = text.indexOf(quote, start + 1)
  return makeAnchor(text, start, start + quote.length)
}
const found = (where: string, anchor: Parameters<typeof locate>[1]) => {
  const { state, start, end } = locate(where, anchor)
  return [state, where.slice(start, end)]
}

describe('makeAnchor', () => {
  it('keeps the words, their surroundings and their place', () => {
    expect(makeAnchor('one two three', 4, 7)).toEqual({ quote: 'two', prefix: 'one ', suffix: ' three', offset: 4 })
    expect(makeAnchor('x'.repeat(500), 200, 300).prefix).toHaveLength(CONTEXT)
  })
  it('refuses what is not in the text', () => {
    for (const [start, end] of [
      [3, 3],
      [5, 4],
      [-1, 2],
      [0, 4],
      [0.5, 2],
    ] as const) {
      expect(() => makeAnchor('abc', start, end)).toThrow(RangeError)
    }
  })
})

describe('locate', () => {
  it('is exact where nothing changed, also for a repeated sentence', () => {
    for (const nth of [0, 1, 2]) {
      const anchor = anchorOf('We wait for the queue.', nth)
      expect(locate(text, anchor)).toEqual({
        state: 'exact',
        start: anchor.offset,
        end: anchor.offset + anchor.quote.length,
      })
    }
  })

  it('is exact when the quote survives once, wherever it went', () => {
    const moved = `Nobody trusts staging.\n\n${text.replace('Nobody trusts staging. ', '')}`
    expect(found(moved, anchorOf('Nobody trusts staging.'))).toEqual(['exact', 'Nobody trusts staging.'])
  })

  it('works with a quote alone, as other programs send it', () => {
    expect(found(text, { quote: 'Nobody trusts staging' })).toEqual(['exact', 'Nobody trusts staging'])
    expect(locate(text, { quote: 'We wait for the queue.' }).state).toBe('moved')
    expect(locate(text, { quote: 'We wait', prefix: 'Nobody trusts staging. ' })).toMatchObject({
      state: 'exact',
      start: text.lastIndexOf('We wait'),
    })
  })

  it('tells a repeated sentence from its twins by what surrounds it', () => {
    const anchor = anchorOf('We wait for the queue.', 1)
    const later = text.replace('# Deploys', '# Deploys\n\nA new paragraph, which shifts everything below it.')
    expect(locate(later, anchor)).toMatchObject({
      state: 'exact',
      start: later.indexOf('We wait', later.indexOf('Rollbacks')),
    })
  })

  it('says moved when twins remain and the surroundings do not settle it', () => {
    const anchor = makeAnchor('a b. Same. c d. Same. e f.', 5, 10)
    expect(locate('q. Same. r. Same. s.', anchor)).toEqual({ state: 'moved', start: 3, end: 8 })
  })

  it('finds words that were rewrapped or given mark-up', () => {
    expect(found('Deploys take\nforty **minutes**. We', anchorOf('take forty minutes'))).toEqual([
      'moved',
      'take\nforty **minutes',
    ])
    expect(found('see [the queue](https://e.org/q) now', { quote: 'the queue now' })).toEqual([
      'moved',
      'the queue](https://e.org/q) now',
    ])
  })

  it('says outdated when the words are gone, and points to where they stood', () => {
    const later = text.replace('Nobody trusts staging', 'Staging was rebuilt')
    expect(locate(later, anchorOf('Nobody trusts staging'))).toEqual({
      state: 'outdated',
      start: later.indexOf('Staging was'),
      end: later.indexOf('Staging was'),
    })
    expect(locate('', anchorOf('Nobody'))).toEqual({ state: 'outdated', start: 0, end: 0 })
    expect(locate(text, { quote: '' }).state).toBe('outdated')
    expect(locate('a, b', { quote: '?!' }).state).toBe('outdated')
  })
})

const sentence = fc
  .array(fc.constantFrom('deploy', 'queue', 'rolls', 'back', 'staging', 'slow', 'on', 'call', 'naïve', '🚢'), {
    minLength: 2,
    maxLength: 6,
  })
  .map((words) => `${words.join(' ')}. `)
const passage = fc.array(fc.oneof(sentence, fc.constant('\n\n')), { maxLength: 12 }).map((parts) => parts.join(''))

describe('property: whatever is edited around it', () => {
  it('a quote that survives once is exact, at its place', () => {
    fc.assert(
      fc.property(passage, passage, passage, passage, (before, after, newBefore, newAfter) => {
        const quote = 'Only this sentence is about the moon.'
        const anchor = makeAnchor(before + quote + after, before.length, before.length + quote.length)
        const start = newBefore.length
        expect(locate(newBefore + quote + newAfter, anchor)).toEqual({
          state: 'exact',
          start,
          end: start + quote.length,
        })
      }),
    )
  })

  it('is never outdated while the words are there, and always when they are not', () => {
    fc.assert(
      fc.property(passage, sentence, passage, passage, (before, quote, after, other) => {
        const anchor = makeAnchor(before + quote + after, before.length, before.length + quote.length)
        expect(locate(other + quote + after, anchor).state).not.toBe('outdated')
        expect(locate('Nothing of this remains', anchor).state).toBe('outdated')
      }),
    )
  })

  it('carry keeps a repeated line apart from its twins when only other lines change', () => {
    const line = sentence.map((words) => words.trim())
    fc.assert(
      fc.property(
        fc.uniqueArray(line, { minLength: 6, maxLength: 12 }),
        fc.nat(),
        fc.array(line, { maxLength: 3 }),
        (lines, pick, extra) => {
          const repeated = lines.flatMap((words) => [words, 'We wait for the queue.'])
          const at = (pick % lines.length) * 2 + 1
          const offset = repeated.slice(0, at).join('\n').length + 1
          const before = repeated.join('\n')
          const anchor = makeAnchor(before, offset, offset + 'We wait for the queue.'.length)
          const inserted = extra.map((words) => `New: ${words}`)
          const after = [...inserted, ...repeated].join('\n')
          const start = [...inserted, ''].join('\n').length + offset
          expect(carry(before, after, anchor)).toEqual({ state: 'exact', start, end: start + anchor.quote.length })
        },
      ),
    )
  })
})

describe('carry', () => {
  it('stays with its line when twins appear above', () => {
    const anchor = anchorOf('We wait for the queue.')
    const after = `We wait for the queue.\n\nWe wait for the queue.\n\n${text}`
    expect(carry(text, after, anchor)).toMatchObject({ state: 'exact', start: after.indexOf(text) + anchor.offset })
  })
  it('says moved when the sentence was edited, and outdated when the words are gone', () => {
    const edited = text.replace('Nobody trusts staging.', 'Nobody trusts staging, at all.')
    const { state, start, end } = carry(text, edited, anchorOf('trusts staging'))
    expect([state, edited.slice(start, end)]).toEqual(['moved', 'trusts staging'])
    expect(carry(text, text.replace('Nobody trusts staging.', ''), anchorOf('trusts staging')).state).toBe('outdated')
  })
})
