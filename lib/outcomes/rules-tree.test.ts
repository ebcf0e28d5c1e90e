import { describe, expect, it } from 'vitest'
import { BOX, insightKey, layOutTree, lineWidth } from './rules-tree'

const insight = (id: string, people: number) => ({
  id,
  statement: id,
  people,
  standing: 'supported' as const,
  kind: null,
})

describe('layOutTree', () => {
  const opportunities = [
    { id: 'a', insights: [insight('x', 4), insight('y', 9)] },
    { id: 'b', insights: [] },
    { id: 'c', insights: [insight('x', 4)] },
  ]
  const { boxes, lines, height, width } = layOutTree('build-minutes', opportunities)

  it('covers no box with another, and keeps all within the picture', () => {
    for (const one of boxes) {
      expect(one.x + BOX.width).toBeLessThanOrEqual(width)
      expect(one.y + BOX.height).toBeLessThanOrEqual(height)
      for (const other of boxes)
        if (one !== other && one.x === other.x) expect(Math.abs(one.y - other.y)).toBeGreaterThanOrEqual(BOX.height)
    }
  })

  it('draws an insight under each opportunity that rests on it, and a line for each', () => {
    const ids = boxes.map((box) => box.id)
    expect(ids).toEqual([
      'build-minutes',
      'a',
      insightKey('a', 'x'),
      insightKey('a', 'y'),
      'b',
      'c',
      insightKey('c', 'x'),
    ])
    expect(lines.map((line) => `${line.from.id} ${line.to.id} ${line.people}`)).toEqual([
      'a a/x 4',
      'a a/y 9',
      'c c/x 4',
      'build-minutes a 9',
      'build-minutes b 0',
      'build-minutes c 4',
    ])
  })

  it('puts what is above at the middle of what is below', () => {
    const at = (id: string) => boxes.find((box) => box.id === id)!.y
    expect(at('a')).toBe((at('a/x') + at('a/y')) / 2)
    expect(at('build-minutes')).toBe((at('a') + at('c')) / 2)
  })

  it('is one box where nothing is to move the outcome', () => {
    expect(layOutTree('m', [])).toMatchObject({ boxes: [{ x: 0, y: 0 }], lines: [], height: BOX.height })
  })
})

describe('lineWidth', () => {
  it('grows with the root of the people, to a limit', () => {
    expect([0, 4, 16, 10_000].map(lineWidth)).toEqual([1, 2, 3, 10])
  })
})
