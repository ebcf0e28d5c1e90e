import { describe, expect, it } from 'vitest'
import { suggestTags, type Tagged } from './rules-tags'

/** A direction in the plane: near ones are about near things. */
const at = (degrees: number) =>
  Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180))
const tagged = (id: string, degrees: number, ...tags: string[]): Tagged => ({ id, tags, vector: at(degrees) })

const builds = [0, 2, 4, 6].map((degrees, i) => tagged(`b${i}`, degrees, 'builds'))
const access = [90, 92, 94, 96].map((degrees, i) => tagged(`a${i}`, degrees, 'access'))

describe('suggestTags', () => {
  it('proposes what people gave to the nearest pieces, with how often that is right', () => {
    const { suggestions, tried, right } = suggestTags({ id: 'x', tags: [], vector: at(3) }, [...builds, ...access])
    // Each of the eight is nearest to its own three.
    expect(suggestions).toEqual([{ tag: 'builds', support: 1, tried: 4, right: 4 }])
    expect([tried, right]).toEqual([8, 8])
  })

  it('tells of a tag that is often wrong', () => {
    // Two of four near pieces have the tag, the others have none: proposed to all four, right for two.
    const mixed = [tagged('m0', 0, 'slow'), tagged('m1', 1, 'slow'), tagged('m2', 2, 'x'), tagged('m3', 3, 'x')]
    const { suggestions } = suggestTags({ id: 'y', tags: [], vector: at(1) }, mixed)
    const slow = suggestions.find((one) => one.tag === 'slow')!
    expect(slow.support).toBeCloseTo(0.5, 2)
    expect(slow.tried).toBe(4)
    expect(slow.right).toBe(2)
  })

  it('does not learn from the piece itself, nor propose what it has', () => {
    const own = tagged('b0', 0, 'builds', 'own')
    const { suggestions } = suggestTags(own, [own, ...builds.slice(1)])
    expect(suggestions).toEqual([])
  })

  it('proposes nothing where nothing is near', () => {
    expect(suggestTags({ id: 'x', tags: [], vector: at(180) }, builds).suggestions).toEqual([])
    expect(suggestTags({ id: 'x', tags: [], vector: at(0) }, [])).toEqual({ suggestions: [], tried: 0, right: 0 })
  })
})
