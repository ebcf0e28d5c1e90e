import { describe, expect, it } from 'vitest'
import { wordSearch } from './word-search'

const said = 'Honestly, the linker eats my whole morning and nobody fixes it.'

describe('a search for copied words', () => {
  it('finds them through line ends, mark-up, case and quotation marks', () => {
    const search = wordSearch([said], [])
    expect(search.find('One said: “the LINKER eats\n> my *whole* morning”.')).toBe('words')
    expect(search.find('The linker is slow in the morning.')).toBeNull()
    expect(search.find('')).toBeNull()
  })
  it('finds a short text only as a whole', () => {
    const search = wordSearch(['Never on Fridays', 'Yes'], [])
    expect(search.find('they deploy never on fridays, of course')).toBe('words')
    expect(search.find('Never on Monday. Yes.')).toBeNull()
  })
  it('finds names as whole words, also with an apostrophe', () => {
    const search = wordSearch([], ['Ana O’Brien', 'ana.obrien@example.test', 'X'])
    expect(search.find("asked ana o'brien about it")).toBe('name')
    expect(search.find('mail ana.obrien@example.test')).toBe('name')
    expect(search.find('Anastasia O’Briens. X')).toBeNull()
  })
  it('says when there is nothing to look for', () => {
    expect(wordSearch(['Yes'], ['X']).empty).toBe(true)
    expect(wordSearch([said], []).empty).toBe(false)
  })
})
