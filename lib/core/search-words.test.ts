import { expect, test } from 'vitest'
import { MOST_WORDS, countWords, firstWords } from './search-words'

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
