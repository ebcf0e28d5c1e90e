import { expect, it } from 'vitest'
import { passToHtml, takePassed } from './server-html-store'

it('a text is there until it is taken, at most a minute, and shortly after', () => {
  passToHtml('a', '<b>a</b>', 0)
  passToHtml('b', '<b>b</b>', 59_000)
  expect(takePassed('a', 60_000)).toBe('<b>a</b>')
  expect(takePassed('a', 61_000)).toBe('<b>a</b>')
  passToHtml('c', '<b>c</b>', 120_000)
  expect(() => takePassed('b', 120_000)).toThrow('handed over as b')
  expect(takePassed('c', 120_000)).toBe('<b>c</b>')
  expect(() => takePassed('a', 120_000)).toThrow('handed over as a')
})

it('two requests that show the same text each get it, though one has it long before the other', () => {
  passToHtml('same', 'x', 200_000)
  passToHtml('same', 'x', 200_001)
  expect(takePassed('same', 200_002)).toBe('x')
  passToHtml('other', 'y', 240_000)
  expect(takePassed('other', 240_000)).toBe('y')
  expect(takePassed('same', 240_001)).toBe('x')
})
