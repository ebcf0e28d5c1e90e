import { expect, test } from 'vitest'
import { statementNames } from './statement-names'

test('a statement that runs often has a name of its own, one that PostgreSQL does not cut', () => {
  const nameOf = statementNames()
  const runs = (sql: string) => [nameOf(sql), nameOf(sql), nameOf(sql), nameOf(sql)]
  const [first, second, third, fourth] = runs('SELECT 1')
  expect([first, second]).toEqual(['', ''])
  expect(third).toMatch(/^[\w-]{1,63}$/)
  expect(fourth).toBe(third)
  expect(runs('SELECT 2')[3]).not.toBe(third)
})

test('there are no more names than a connection may keep', () => {
  const nameOf = statementNames(2)
  for (let time = 0; time < 5; time += 1) for (let i = 0; i < 10; i += 1) nameOf(`SELECT ${i}`)
  expect(Array.from({ length: 10 }, (_, i) => nameOf(`SELECT ${i}`)).filter(Boolean)).toHaveLength(2)
})
