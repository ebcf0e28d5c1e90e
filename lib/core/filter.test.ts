import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filterValues, formatFilter, parseFilter, toggleField } from './filter'

const keys = ['team', 'rung', 'is']
const read = (text: string) => parseFilter(text, keys)

describe('parseFilter', () => {
  it('tells fields from words', () => {
    expect(read('team:payments rung:high flaky tests')).toEqual({
      words: ['flaky', 'tests'],
      fields: [
        { key: 'team', value: 'payments', negated: false },
        { key: 'rung', value: 'high', negated: false },
      ],
      unknown: [],
    })
  })
  it('reads quotes and a leading minus', () => {
    expect(read('-team:"Data Platform" "flaky tests"')).toEqual({
      words: ['flaky tests'],
      fields: [{ key: 'team', value: 'Data Platform', negated: true }],
      unknown: [],
    })
  })
  it('sets keys it does not know apart', () => {
    expect(read('owner:me is:open').unknown).toEqual(['owner:me'])
  })
  it('takes addresses, lone minuses and open quotes as words', () => {
    expect(read('https://ci.example/1 - "open').words).toEqual(['https://ci.example/1', '-', '"open'])
    expect(read('team:').words).toEqual(['team:'])
  })
  it('looks for the first twenty words, also of one longer phrase, and keeps the others in what is typed', () => {
    const words = Array.from({ length: 25 }, (_, at) => `w${at}`)
    for (const typed of [words.join(' '), `"${words.join(' ')}"`]) {
      const { words: wanted, more = [] } = read(typed)
      expect(wanted.join(' ')).toBe(words.slice(0, 20).join(' '))
      expect(more.join(' ')).toBe(words.slice(20).join(' '))
      expect(read(formatFilter(read(typed)))).toEqual(read(typed))
    }
  })
  it('reads nothing from nothing', () => {
    expect(read('   ')).toEqual({ words: [], fields: [], unknown: [] })
  })
})

describe('formatFilter', () => {
  const value = fc.string({ minLength: 1, maxLength: 12 })
  const filter = fc.record({
    words: fc.array(value, { maxLength: 3 }),
    fields: fc.array(fc.record({ key: fc.constantFrom(...keys), value, negated: fc.boolean() }), { maxLength: 3 }),
    unknown: fc.constant<string[]>([]),
  })
  it('writes text that reads back the same', () => {
    fc.assert(
      fc.property(filter, (one) => {
        expect(read(formatFilter(one))).toEqual(one)
      }),
    )
  })
  it('settles after one reading, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const once = formatFilter(read(text))
        expect(formatFilter(read(once))).toBe(once)
      }),
    )
  })
})

it('adds a field, and takes it out again', () => {
  const added = toggleField(read('flaky'), 'team', 'Data Platform')
  expect(formatFilter(added)).toBe('team:"Data Platform" flaky')
  expect(filterValues(added, 'team')).toEqual(['Data Platform'])
  expect(formatFilter(toggleField(added, 'team', 'Data Platform'))).toBe('flaky')
})
