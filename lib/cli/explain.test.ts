import { expect, test } from 'vitest'
import { explain } from './explain'

const url = 'postgresql://hub:hunter2@db.internal:6432/soundings'
const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code })

test.each<[string, unknown, RegExp]>([
  ['nothing listens', coded('ECONNREFUSED'), /Nothing answers for the database soundings at db\.internal:6432/],
  [
    'nothing listens at any address',
    Object.assign(new AggregateError([coded('ECONNREFUSED')]), { code: 'ECONNREFUSED' }),
    /Nothing answers/,
  ],
  ['a wrong password', coded('28P01'), /password in DATABASE_URL is refused/],
  ['a database that is not there', coded('3D000'), /no such database/],
  ['a standby', coded('25006'), /read-only/],
  [
    'a setting that a pooler cannot carry',
    coded('08P01', 'unsupported startup parameter: statement_timeout'),
    /does not take the setting statement_timeout/,
  ],
  [
    'the same in options',
    coded('08P01', 'unsupported startup parameter in options: lock_timeout'),
    /setting lock_timeout/,
  ],
  [
    'a refusal of our own',
    new Error('Migration 1_a was changed after it had been applied.'),
    /^Migration 1_a was changed/,
  ],
])('%s is one sentence without the password', (_, error, sentence) => {
  const said = explain(error, url)
  expect(said).toMatch(sentence)
  expect(said).not.toContain('hunter2')
  expect(said?.split('\n')).toHaveLength(1)
})

test('a fault of our own keeps its stack', () => {
  expect(explain(new TypeError('x is undefined'), url)).toBeNull()
  expect(explain('text', url)).toBeNull()
})
