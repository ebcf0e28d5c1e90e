import { expect, it } from 'vitest'
import { literal } from './like'

it('marks the signs that would stand for other letters in a pattern', () => {
  expect(literal('100%_a\\b')).toBe('100\\%\\_a\\\\b')
  expect(literal('plain words')).toBe('plain words')
})
