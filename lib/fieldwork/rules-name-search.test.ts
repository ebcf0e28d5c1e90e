import { describe, expect, it } from 'vitest'
import { nameSearch, wordsOfSought, type Sought } from './rules-name-search'

const person = (name: string, email: string | null = null): Sought => ({ names: [name], email })
const find = (name: string, text: string, options: Parameters<typeof nameSearch>[2] = {}) =>
  nameSearch([], [person(name, 'zq.work@corp.example')], options).find(text)

describe('a search for somebody by name', () => {
  it.each([
    ['Zafira Quorn', 'Zafira Quorn said so', 'name'],
    ['Zafira Quorn', 'mail zq.work@corp.example', 'name'],
    ['Zafira Quorn', 'ask @zq.work', 'name'],
    ['Jürgen Groß', 'Juergen Gross said so', 'name'],
    ['Zafira Quorn', 'zafira said so', 'part'],
    ['Zafira Quorn', 'Quorn’s fork', 'part'],
    ['Zafira Quorn', 'see zquorn and z.quorn', 'part'],
    ['Zafira Quorn', 'Z. Q. said so', 'part'],
    ['Zafira Quorn', '- zq: it waits', 'part'],
    ['ana', 'What Ana said', 'part'],
    ['ana1', 'see ana1', 'name'],
    ['Zafira Quorn', 'A quorum in Zafiraville', null],
    ['Will Reed', 'This will help those who reed', null],
    ['Speaker 2', 'What speaker 2 said', null],
    ['Product Owner', 'Ask the product owner', null],
  ])('%s in “%s”: %s', (name, text, found) => expect(find(name, text)).toBe(found))

  it('takes somebody else for nobody, where their whole name stands', () => {
    const others = ['Zafira Lindt']
    expect(find('Zafira Quorn', 'Zafira Lindt said so', { others })).toBeNull()
    expect(find('Zafira Quorn', 'Zafira Lindt asked Zafira', { others })).toBe('part')
  })

  it('is as sure of a part as of a name only where nobody else is called so, and it is no beginning of a sentence', () => {
    const unsure = new Set(['zafira', 'initials'])
    expect(find('Zafira Quorn', 'Zafira asked', { unsure })).toBe('part')
    expect(find('Zafira Quorn', 'Quorn asked', { unsure })).toBe('name')
    expect(find('Zafira Quorn', 'ZQ asked', { unsure })).toBe('part')
    expect(find('He Xinyi', 'He asked', { unsure })).toBe('part')
    expect(find('He Xinyi', 'Xinyi asked', { unsure })).toBe('name')
  })

  it('counts in how many texts each part stands, and leaves out those that it is told to', () => {
    const search = nameSearch([], [person('Zafira Quorn')])
    for (const text of ['Zafira', 'Zafira and Zafira', 'Quorn and Zafira', 'Zafira Quorn']) search.find(text)
    expect(Object.fromEntries(search.seen)).toEqual({ zafira: 3, quorn: 1 })
    expect(find('Zafira Quorn', 'Zafira asked', { without: new Set(['zafira']) })).toBeNull()
    expect(wordsOfSought([person('Zafira Quorn'), person('Speaker 1')])).toEqual(['zafira', 'quorn'])
  })
})
