import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchThemes } from './rules-match'

const old = (id: string, members: string) => ({ id, label: id, members: [...members] })
const match = (before: ReturnType<typeof old>[], next: string[]) =>
  matchThemes(
    before,
    next.map((members) => [...members]),
  )

describe('matchThemes', () => {
  it('keeps the id of the most similar theme, each once', () => {
    expect(match([old('x', 'abcd'), old('y', 'efgh')], ['efg', 'abcdi', 'jkl']).ids).toEqual(['y', 'x', null])
    // Jaccard 2/6 and 2/4: the nearer one takes the id.
    expect(match([old('x', 'abcd')], ['abyz', 'cd']).ids).toEqual([null, 'x'])
  })
  it('takes no id over on less than a fifth in common', () => {
    expect(match([old('x', 'abcde')], ['afghi']).ids).toEqual([null])
    expect(match([old('x', 'abcde')], ['afghi']).faded).toEqual([{ id: 'x', label: 'x' }])
  })
  it('says what split, merged and faded', () => {
    const found = match([old('x', 'abcdef'), old('y', 'gh'), old('z', 'ij'), old('w', 'k')], ['abc', 'def', 'ghij'])
    expect(found.split).toEqual([{ theme: { id: 'x', label: 'x' }, into: [0, 1] }])
    expect(found.merged).toEqual([
      {
        into: 2,
        from: [
          { id: 'y', label: 'y' },
          { id: 'z', label: 'z' },
        ],
      },
    ])
    expect(found.faded.map((theme) => theme.id)).toContain('w')
  })
  it('gives every old id at most once, whatever there is', () => {
    const sets = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { minLength: 1 }), { maxLength: 6 })
    fc.assert(
      fc.property(sets, sets, (before, next) => {
        const known = before.map((members, at) => ({ id: `t${at}`, label: '', members: members.map(String) }))
        const { ids, faded } = matchThemes(
          known,
          next.map((members) => members.map(String)),
        )
        const used = ids.filter((id) => id !== null)
        expect(new Set(used).size).toBe(used.length)
        expect([...used, ...faded.map((theme) => theme.id)].sort()).toEqual(known.map((theme) => theme.id).sort())
      }),
    )
  })
})
