import { describe, expect, it } from 'vitest'
import { someOf } from './labels'

const names = (count: number) => Array.from({ length: count }, (_, at) => `N${at + 1}`)

describe('names of many', () => {
  it('are all named where they are few', () => {
    expect(someOf(['Ada', 'Bo'])).toBe('Ada, Bo')
    expect(someOf(names(13), 12)).toBe(names(13).join(', '))
  })
  it('are counted from the fourteenth on', () => {
    expect(someOf(names(60), 12)).toBe(`${names(12).join(', ')} and 48 more`)
    expect(someOf(names(14), 12)).toBe(`${names(12).join(', ')} and 2 more`)
  })
})
