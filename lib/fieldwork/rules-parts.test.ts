import { expect, it } from 'vitest'
import { editedPart, partIn, withPart } from './rules-parts'

const body = ['', 'one', 'two', '', 'three', 'four', 'three', ''].join('\n')

it('cuts a text into parts that are the whole together', () => {
  const parts = [editedPart(body, 1, 4), editedPart(body, 4, 6), editedPart(body, 6, undefined)]
  expect(parts.map(({ was }) => was).join('\n')).toBe(body)
  for (const part of parts) expect(withPart(body, part, part.was)).toBe(body)
})

it('writes a part anew and leaves the others as they are, whatever its number of lines', () => {
  const part = editedPart(body, 4, 6)
  expect(withPart(body, part, 'a\nb\nc\nd')).toBe(
    ['', 'one', 'two', 'a', 'b', 'c', 'd', 'four', 'three', ''].join('\n'),
  )
  expect(withPart(body, part, '')).toBe(['', 'one', 'two', '', 'four', 'three', ''].join('\n'))
})

it('writes nothing over lines that are not as they were', () => {
  const part = editedPart(body, 4, 6)
  expect(withPart(body.replace('three', 'drei'), part, 'x')).toBeNull()
  expect(withPart(`above\n${body}`, part, 'x')).toBeNull()
})

it('finds a part again that moved, and none that was changed or that stands there twice', () => {
  const part = editedPart(body, 4, 6)
  const moved = `above\n${body}`
  expect(partIn(moved, part)).toEqual({ from: 4, to: 6, was: '\nthree' })
  expect(withPart(moved, partIn(moved, part)!, 'x')).toBe(
    `above\n${['', 'one', 'two', 'x', 'four', 'three', ''].join('\n')}`,
  )
  expect(partIn(body.replace('\nthree', '\ndrei'), part)).toBeNull()
  expect(partIn(`${body}\n\nthree`, part)).toBeNull()
})
