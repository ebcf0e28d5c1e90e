import { expect, test } from 'vitest'
import { storableDeep } from './input'

test('strings become storable at any depth, keys too', () => {
  expect(storableDeep({ 'a\u0000': ['b\u0000', { c: '\ud800' }], d: 1, e: null })).toEqual({
    a: ['b', { c: '\ufffd' }],
    d: 1,
    e: null,
  })
})

test('a posted file stays a file', () => {
  const file = new File(['x'], 'x.md')
  expect(storableDeep({ files: [file] })).toEqual({ files: [file] })
  expect((storableDeep({ files: [file] }) as { files: File[] }).files[0]).toBe(file)
})

test('what is nested without end is refused', () => {
  const deep = JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`) as unknown
  expect(() => storableDeep(deep)).toThrow('nested deeper')
})
