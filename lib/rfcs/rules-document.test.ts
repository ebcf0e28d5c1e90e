import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carryQuote, DocumentHistory, findQuote, placeNew, renderDocument } from './rules-document'

const markdown = (body: string) => ({ body, format: 'markdown' as const })
const paragraph = fc
  .array(fc.constantFrom('queue', 'deploy', '*slow*', '`lane`', 'team', '[link](https://x.test)', 'never', 'and'), {
    minLength: 3,
    maxLength: 12,
  })
  .map((words) => words.join(' '))
const paragraphs = fc.array(paragraph, { minLength: 1, maxLength: 8 })

describe('quotes', () => {
  it('are found where a reader sees them, whatever the mark-up', () => {
    const document = markdown('One **bold _and_ slanted** [word](https://x.test "t") here.\n')
    const { text } = renderDocument(document)
    const place = findQuote(document, { quote: 'bold and slanted word' })
    expect(place.state).toBe('exact')
    expect(text.slice(place.start!, place.end!)).toBe('bold and slanted word')
  })
  it('are exact when quoted from the source too, and placed if they can be seen', () => {
    const document = markdown('One **bold** move.\n\n<!-- a hidden note -->\n')
    expect(findQuote(document, { quote: '**bold** move' })).toMatchObject({ state: 'exact', start: 4, end: 13 })
    expect(findQuote(document, { quote: 'a hidden note' })).toEqual({ state: 'exact', start: null, end: null })
    expect(findQuote(document, { quote: 'not there' })).toEqual({ state: 'outdated', start: null, end: null })
  })
  it('are found in reStructuredText', () => {
    const document = { body: 'Title\n=====\n\nSome ``code`` and *more*.\n', format: 'rst' as const }
    const place = findQuote(document, { quote: 'code and more' })
    expect(renderDocument(document).text.slice(place.start!, place.end!)).toBe('code and more')
  })
  it('that repeat are exact when new', () => {
    expect(placeNew(markdown('ab ab ab'), { quote: 'ab' }).place.state).toBe('exact')
  })
})

describe('carried to the next version', () => {
  it('a paragraph that only had others put around it keeps its comment on the same words', () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, paragraphs, fc.nat(), (all, above, below, pick) => {
        const body = all.join('\n\n')
        const before = markdown(body)
        const after = markdown([...above, body, ...below].join('\n\n'))
        const { text } = renderDocument(before)
        const words = [...text.matchAll(/\S+/g)]
        const word = words[pick % words.length]!
        const start = word.index
        const quote = text.slice(start, start + word[0].length)
        const place = carryQuote(before, after, {
          quote,
          offset: start,
          prefix: text.slice(Math.max(0, start - 48), start),
          suffix: text.slice(start + quote.length, start + quote.length + 48),
        })
        expect(place.state).not.toBe('outdated')
        expect(renderDocument(after).text.slice(place.start!, place.end!)).toBe(quote)
      }),
      { numRuns: 40 },
    )
  }, 30_000)
  it('words that are taken out are outdated, and found when they return', () => {
    const one = markdown('Alpha beta.\n\nGamma delta.\n')
    const two = markdown('Alpha beta.\n')
    const anchor = { quote: 'Gamma delta', prefix: '\n', suffix: '.' }
    expect(carryQuote(one, two, { ...anchor, offset: 12 })).toEqual({ state: 'outdated', start: null, end: null })
    const { anchor: made } = placeNew(one, anchor)
    expect(new DocumentHistory([one, two, one]).find(0, made)).toMatchObject({ state: 'exact', start: 12 })
  })
})
