import { describe, expect, it } from 'vitest'
import { listsIn, namedIn, partsOf } from './rules-lists'

const OPTIONS = ['Yes', 'Yes, (mostly) in CI', 'Locally', 'Argo CD, Helm']
const named = (cell: string) => namedIn(cell, (text) => OPTIONS.find((one) => one === text), 20)

describe('several answers in one cell', () => {
  it.each([
    ['Yes, Locally', ['Yes', 'Locally'], []],
    ['Yes, (mostly) in CI, Locally', ['Yes, (mostly) in CI', 'Locally'], []],
    ['Argo CD, Helm;Yes', ['Argo CD, Helm', 'Yes'], []],
    ['Locally | Yes\nArgo CD, Helm', ['Locally', 'Yes', 'Argo CD, Helm'], []],
    ['Yes;;Yes; ', ['Yes'], []],
    ['on a plane, Yes', ['Yes'], ['on a plane']],
    ['Argo CD', [], ['Argo CD']],
    ['', [], []],
  ])('%j', (cell, values, unknown) => expect(named(cell)).toEqual({ values, unknown }))

  it('a long text with many commas takes no time', () => {
    const text = 'a, '.repeat(20_000)
    let least = Infinity
    // What else the machine does in a moment is no fault of the text: one that is too slow is so each time.
    for (let turn = 0; turn < 3 && least >= 2_000; turn += 1) {
      const start = performance.now()
      expect(named(text).values).toEqual([])
      expect(partsOf(`(${text}`, ',')).toHaveLength(1)
      least = Math.min(least, performance.now() - start)
    }
    expect(least).toBeLessThan(2_000)
  })

  it('parts within brackets stay whole, and parts that never stand apart are one', () => {
    expect(partsOf('a (b, c), d', ',')).toEqual(['a (b, c)', 'd'])
    const cells = ['Argo CD, Helm, Make', 'Argo CD, Helm', 'Make', 'Make, Argo CD, Helm', 'Make', 'Argo CD, Helm']
    expect(listsIn(cells)).toEqual({
      separator: ',',
      lists: [
        ['Argo CD, Helm', 'Make'],
        ['Argo CD, Helm'],
        ['Make'],
        ['Make', 'Argo CD, Helm'],
        ['Make'],
        ['Argo CD, Helm'],
      ],
    })
  })
  it('sentences with commas are no lists', () => {
    expect(listsIn(['It is fine, mostly', 'It is slow, and old', 'No idea, really', 'Fine'])).toBeNull()
  })
})
