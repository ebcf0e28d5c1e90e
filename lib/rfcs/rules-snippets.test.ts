import { describe, expect, test } from 'vitest'
import { snippetOf } from './rules-snippets'

const text = (parts: { text: string }[]) => parts.map((part) => part.text).join('')
const hits = (parts: { text: string; hit: boolean }[]) => parts.filter((part) => part.hit).map((part) => part.text)

describe('snippetOf', () => {
  test('marks what was found and keeps HTML as the text it is', () => {
    expect(snippetOf('## One **queue** for <b>all</b>', ['queue'])).toEqual([
      { text: 'One ', hit: false },
      { text: 'queue', hit: true },
      { text: ' for <b>all</b>', hit: false },
    ])
  })
  test('without a found word there is nothing to show', () => {
    expect(snippetOf('The beginning of a text', ['queue'])).toEqual([])
    expect(snippetOf('The beginning of a text', [])).toEqual([])
    expect(snippetOf('Requeued', ['queue'])).toEqual([])
  })
  test('finds words by their stems, whatever their ending and case', () => {
    expect(hits(snippetOf('Rotating is what we rotated. Happy, happier.', ['rotat', 'happi']))).toEqual([
      'Rotating',
      'rotated',
      'Happy',
      'happier',
    ])
  })
  test('shows what stands around the first place of two words, between whole words', () => {
    const far = `${'alpha beta '.repeat(40)}first thing ${'gamma delta '.repeat(60)}second thing ${'omega '.repeat(40)}`
    const parts = snippetOf(far, ['second', 'first'])
    expect(hits(parts)).toEqual(['first', 'second'])
    expect(text(parts)).toMatch(/^(alpha|beta) .* first thing (gamma|delta) .* … (gamma|delta) .*second thing omega/)
    expect(text(parts).length).toBeLessThan(400)
  })
  test('one word without spaces is not cut to nothing', () => {
    expect(hits(snippetOf(`${'é'.repeat(500)} queue${' queue'.repeat(9)}`, ['queue'])).length).toBeGreaterThan(5)
  })
  test('signs in stems are letters', () =>
    expect(hits(snippetOf('See a.b/c and axb', ['a.b/c', '(', '[']))).toEqual(['a.b/c']))
})
