import { describe, expect, it } from 'vitest'
import { param, withParams } from './url'
import { formatSort, nextSort, parseSort } from './sort'

describe('withParams', () => {
  it('changes one parameter and keeps the others, repeated ones too', () => {
    expect(withParams({ q: 'a b', team: ['x', 'y'] }, { sort: '-n' })).toBe('?q=a+b&team=x&team=y&sort=-n')
  })
  it('removes a parameter, and the question mark with the last one', () => {
    expect(withParams({ q: 'a' }, { q: undefined })).toBe('')
  })
  it('starts paging over when anything but the cursor changes', () => {
    expect(withParams({ cursor: 'c1', q: 'a' }, { q: 'b' })).toBe('?q=b')
    expect(withParams({ cursor: 'c1', q: 'a' }, { cursor: 'c2' })).toBe('?q=a&cursor=c2')
  })
})

describe('param', () => {
  it('takes the first of several', () => {
    expect(param({ a: ['1', '2'] }, 'a')).toBe('1')
    expect(param({}, 'a')).toBeUndefined()
  })
  it('leaves out what PostgreSQL cannot take: a page would fail of it', () => {
    expect(param({ q: 'theme:\u0000builds \ud800' }, 'q')).toBe('theme:builds \ufffd')
  })
})

describe('sort', () => {
  const keys = ['title', 'updated'] as const
  const fallback = { key: 'updated', descending: true } as const
  it('reads both directions and refuses unknown keys', () => {
    expect(parseSort('title', keys, fallback)).toEqual({ key: 'title', descending: false })
    expect(parseSort('-title', keys, fallback)).toEqual({ key: 'title', descending: true })
    expect(parseSort('-password', keys, fallback)).toBe(fallback)
    expect(parseSort(undefined, keys, fallback)).toBe(fallback)
  })
  it('writes what it reads', () => {
    for (const text of ['title', '-updated']) expect(formatSort(parseSort(text, keys, fallback))).toBe(text)
  })
  it('turns a sorted column round and starts another at its natural end', () => {
    expect(nextSort(fallback, 'updated')).toEqual({ key: 'updated', descending: false })
    expect(nextSort<'title' | 'updated'>(fallback, 'title')).toEqual({ key: 'title', descending: false })
    expect(nextSort<'title' | 'updated'>({ key: 'title', descending: false }, 'updated', true)).toEqual({
      key: 'updated',
      descending: true,
    })
  })
})
