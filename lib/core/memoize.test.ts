import { expect, test } from 'vitest'
import { memoize } from './memoize'

test('makes each thing once, forgets the least recently used, and keeps nothing that is too heavy', () => {
  const made: string[] = []
  const kept = memoize<string>(10, (_key, value) => value.length)
  const get = (key: string, value: string) => kept(key, () => (made.push(key), value))
  expect([get('a', 'aaaa'), get('b', 'bbbb'), get('a', '')]).toEqual(['aaaa', 'bbbb', 'aaaa'])
  get('c', 'cccc')
  expect(get('a', 'again')).toBe('aaaa')
  get('b', 'bbbb')
  expect(made).toEqual(['a', 'b', 'c', 'b'])
  get('huge', 'x'.repeat(11))
  get('huge', 'x'.repeat(11))
  expect(made.slice(4)).toEqual(['huge', 'huge'])
})
