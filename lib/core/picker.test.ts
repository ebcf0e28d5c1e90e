import { expect, test } from 'vitest'
import { chosenFirst, withWords } from './picker'

const choices = ['Billing', 'Cargo', 'Cargo routes', 'Fleet'].map((label) => ({ id: label.toLowerCase(), label }))
const ids = (of: typeof choices) => of.map(({ id }) => id)

test('what is chosen is offered, however many there are, and others only as far as there is room', () => {
  expect(ids(chosenFirst(choices, ['fleet'], 2))).toEqual(['fleet', 'billing'])
  expect(ids(chosenFirst(choices, ['fleet', 'cargo', 'billing'], 2))).toEqual(['billing', 'cargo', 'fleet'])
  expect(ids(chosenFirst(choices, ['gone'], 10))).toEqual(ids(choices))
})

test('words find in any order and case, and no words find all', () => {
  expect(ids(withWords(choices, 'ROUTES car'))).toEqual(['cargo routes'])
  expect(withWords(choices, ' ')).toHaveLength(4)
  expect(withWords(choices, 'rail')).toEqual([])
})
