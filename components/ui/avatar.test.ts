import { expect, it } from 'vitest'
import { initials } from './avatar'

it.each([
  ['Ada Lovelace', 'AL'],
  ['Ada', 'A'],
  ['Juan Carlos de la Vega', 'JV'],
  ['øystein ås', 'ØÅ'],
  ['Li (contractor)', 'L'],
  ['  ', '?'],
  ['', '?'],
])('initials of %j are %j', (name, letters) => {
  expect(initials(name)).toBe(letters)
})
