import { expect, it } from 'vitest'
import { boundedId } from './bounded-id'

const long = `https://ci.example/${'pipelines/'.repeat(30)}`

it('keeps an id that fits', () => {
  expect(boundedId('jira:CI-1', 9)).toBe('jira:CI-1')
})

it('keeps ids apart that differ only after the limit, and gives each the same again', () => {
  const ids = [`${long}1`, `${long}2`, `${long}10`]
  const bounded = ids.map((id) => boundedId(id, 180))
  expect(new Set(bounded).size).toBe(3)
  expect(bounded.every((id) => id.length === 180 && id.startsWith('https://ci.example/pipelines/'))).toBe(true)
  expect(ids.map((id) => boundedId(id, 180))).toEqual(bounded)
})

it('does not cut a character in half', () => {
  expect(boundedId(`${'a'.repeat(162)}😀${'b'.repeat(30)}`, 180).isWellFormed()).toBe(true)
})
