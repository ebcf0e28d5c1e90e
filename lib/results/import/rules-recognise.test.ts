import { expect, it } from 'vitest'
import { recogniseResponses } from './rules-recognise'

const shape = (text: string) => recogniseResponses({ path: 'x.csv', text })?.shape

it.each([
  ['a head of several columns', 'a,b\n1,2\n'],
  ['with blank lines above', '\n\n\r\na;b\n1;2\n'],
  ['with a mark and the sign that is said', '\uFEFFsep=;\na;b\n1;2\n'],
  ['with a head over two lines', '"Which\none",b\n1,2\n'],
])('%s is a table of answers', (_what, text) => {
  expect(shape(text)).toBe('Table of answers')
})

it.each([
  ['a text with commas below its title', '# Title\n\nOne, two, three.\n\nFour, five, six.\n'],
  ['a column alone', 'a\n1,2\n3,4\n'],
])('%s is none', (_what, text) => {
  expect(shape(text)).toBeUndefined()
})
