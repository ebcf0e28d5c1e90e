import { describe, expect, test } from 'vitest'
import { readWords } from './rules-search-words'

describe('readWords', () => {
  test('nothing to look for is nothing', () => {
    expect(readWords('')).toBeNull()
    expect(readWords('  \t ')).toBeNull()
  })
  test('a number, however it is written, is an RFC’s number; one that no RFC can have is a word', () => {
    for (const text of ['221', '#221', 'RFC 221', 'rfc-221', 'rfc #221'])
      expect(readWords(text)?.number, text).toBe(221)
    for (const text of ['99999999999', '2.1', 'deploy 3']) expect(readWords(text)?.number, text).toBeNull()
  })
  test('signs of LIKE are letters, quotes belong to the search and not to the title', () => {
    expect(readWords('100%_\\')?.part).toBe('%100\\%\\_\\\\%')
    expect(readWords('"flaky tests"')?.part).toBe('%flaky tests%')
    expect(readWords('"')?.part).toBe('%"%')
    expect(readWords('queue!! (lanes)')?.plain).toBe('queue lanes')
  })
  test('knows what is asked not to be there', () => {
    expect(readWords('deploy -queue')?.negated).toBe(true)
    expect(readWords('built-in')?.negated).toBe(false)
  })
})
