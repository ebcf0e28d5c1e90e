import { expect, test } from 'vitest'
import { MOST_WORDS, countWords, firstWords, searchParts } from './search-words'

const words = (count: number, joint: string) => Array.from({ length: count }, (_, at) => `w${at}`).join(joint)

test.each([' ', ', ', '-', '/', ' or ', '" "', '\n'])(
  'of many words joined by %j the first twenty are kept',
  (joint) => {
    const cut = firstWords(words(60, joint))
    expect(countWords(cut)).toBe(MOST_WORDS)
    expect(words(60, joint).startsWith(cut)).toBe(true)
  },
)

test('what has no more than twenty words stays as it is', () => {
  for (const text of ['', '  ', '"flaky tests" -slow', 'Straße über Öl', words(MOST_WORDS, ' ')])
    expect(firstWords(text)).toBe(text)
})

test('each character of Japanese is a word that is looked for', () => {
  expect(countWords('CIビルドが遅い')).toBe(7)
  expect(firstWords('ビルドが遅い', 3)).toBe('ビルド')
})

test.each([
  ['slow builds', 'slow builds', ''],
  ['slow -builds', 'slow', '-builds'],
  ['"slow builds" again', 'slow builds again', '"slow builds"'],
  ['slow -"build queue" x', 'slow x', '-"build queue"'],
  ['-docker', '', '-docker'],
  ['build-time is pre-computed - still', 'build-time is pre-computed - still', ''],
  ['"fast lane" or slow', 'fast lane or slow', ''],
  ['"do or die" now -never', 'do or die now', '"do or die" -never'],
  ['"not closed', 'not closed', '"not closed'],
])('of %j the meaning is %j, and %j must hold', (text, said, strict) => {
  expect(searchParts(text)).toEqual({ said, strict })
})
