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

describe('a cell that says the same as one of another row', () => {
  const table = (...rows: [string, string][]) =>
    markdown(`| Team | Limit |\n|---|---|\n${rows.map(([team, limit]) => `| ${team} | ${limit} |\n`).join('')}`)
  const ten = 'ten per second'
  const before = table(['Alpha', ten], ['Beta', ten])
  const { text } = renderDocument(before)
  const anchored = (team: string) => {
    const offset = text.indexOf(ten, text.indexOf(team))
    return { quote: ten, offset, prefix: text.slice(Math.max(0, offset - 48), offset), suffix: text.slice(offset + 14) }
  }
  /** Which team's cell it is in. */
  const rowIn = (after: ReturnType<typeof table>, team: string) => {
    const { state, start } = carryQuote(before, after, anchored(team))
    const names = /(Alpha|Beta|Gamma)(?=\s*$)/.exec(renderDocument(after).text.slice(0, start ?? 0))
    return [state, start === null ? null : names?.[1]]
  }
  it('keeps to its row where rows change places', () => {
    const after = table(['Beta', ten], ['Alpha', ten])
    expect([rowIn(after, 'Alpha')[1], rowIn(after, 'Beta')[1]]).toEqual(['Alpha', 'Beta'])
  })
  it('is gone with its row, also where another one came', () => {
    expect(rowIn(table(['Beta', ten]), 'Alpha')).toEqual(['outdated', null])
    expect(rowIn(table(['Beta', ten], ['Gamma', ten]), 'Alpha')).toEqual(['outdated', null])
  })
  it('stays where a row is put above it, or its own is named otherwise', () => {
    expect(rowIn(table(['Gamma', ten], ['Alpha', ten], ['Beta', ten]), 'Alpha')[1]).toBe('Alpha')
    expect(carryQuote(before, table(['Alpine', ten], ['Beta', ten]), anchored('Alpha')).state).not.toBe('outdated')
  })
  it('comes back with its row', () => {
    const { anchor } = placeNew(before, anchored('Alpha'))
    const history = new DocumentHistory([before, table(['Beta', ten]), table(['Beta', ten], ['Alpha', ten])])
    const found = history.find(0, anchor)
    expect(renderDocument(table(['Beta', ten], ['Alpha', ten])).text.slice(0, found.start ?? 0)).toMatch(/Alpha\s*$/)
  })
})
