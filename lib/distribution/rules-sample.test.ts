import { describe, expect, test } from 'vitest'
import { allocate, drawSample, type Candidate } from './rules-sample'

const team = (name: string, count: number, lastAsked: Date | null = null): Candidate[] =>
  Array.from({ length: count }, (_, index) => ({ id: `${name}-${index}`, teamId: name, lastAsked }))
const of = (sample: number | null, perTeam: number | null = null) => ({ perTeam, sample })
const nobody = new Map<string | null, number>()
const sizes = (drawn: Candidate[]) =>
  Object.fromEntries(
    [...new Set(drawn.map((one) => one.teamId!))].map((name) => [
      name,
      drawn.filter((one) => one.teamId === name).length,
    ]),
  )

describe('allocate', () => {
  test('is in proportion, and gives out exactly what there is', () => {
    expect(
      Object.fromEntries(
        allocate(
          new Map([
            ['a', 60],
            ['b', 30],
            ['c', 10],
          ]),
          10,
        ),
      ),
    ).toEqual({ a: 6, b: 3, c: 1 })
    expect(
      Object.fromEntries(
        allocate(
          new Map([
            ['a', 1],
            ['b', 1],
            ['c', 1],
          ]),
          2,
        ),
      ),
    ).toEqual({ a: 1, b: 1, c: 0 })
    expect(
      Object.fromEntries(
        allocate(
          new Map([
            ['a', 2],
            ['b', 1],
          ]),
          10,
        ),
      ),
    ).toEqual({ a: 2, b: 1 })
    expect([...allocate(new Map(), 5)]).toEqual([])
  })
  test('never gives a group more than it has, whatever the sizes', () => {
    for (let seed = 1; seed < 300; seed++) {
      const groups = new Map(
        Array.from({ length: 1 + (seed % 7) }, (_, index) => [`g${index}`, (seed * (index + 3) * 7) % 23]),
      )
      const total = [...groups.values()].reduce((sum, each) => sum + each, 0)
      const shares = allocate(groups, seed % 40)
      expect([...shares.values()].reduce((sum, each) => sum + each, 0)).toBe(Math.min(total, seed % 40))
      for (const [key, share] of shares) expect(share).toBeLessThanOrEqual(groups.get(key)!)
    }
  })
})

describe('a sample', () => {
  const company = [...team('a', 50), ...team('b', 30), ...team('c', 20)]
  test('mirrors the teams, is the same for the same seed and another for another', () => {
    const drawn = drawSample(company, of(20), nobody, 'one')
    expect(sizes(drawn)).toEqual({ a: 10, b: 6, c: 4 })
    expect(drawSample(company, of(20), nobody, 'one')).toEqual(drawn)
    expect(drawSample(company, of(20), nobody, 'two')).not.toEqual(drawn)
    expect(drawSample(company, of(null), nobody, 'one')).toHaveLength(100)
  })
  test('is the same size for each team where that is wanted, of smaller ones whole, and still as large altogether as said', () => {
    expect(sizes(drawSample(company, of(null, 25), nobody, 'one'))).toEqual({ a: 25, b: 25, c: 20 })
    expect(sizes(drawSample(company, of(30, 10), nobody, 'one'))).toEqual({ a: 10, b: 10, c: 10 })
    expect(sizes(drawSample(company, of(15, 10), nobody, 'one'))).toEqual({ a: 5, b: 5, c: 5 })
    expect(drawSample(company, of(null, 50), nobody, 'one')).toHaveLength(100)
    const asked = company.map((one, index) => ({ ...one, lastAsked: index % 2 ? new Date(0) : null }))
    // Ten of a team: of those, first who was never asked.
    expect(drawSample(asked, of(null, 10), nobody, 'one').every((one) => one.lastAsked === null)).toBe(true)
    expect(drawSample([], of(5, 5), nobody, 'one')).toEqual([])
  })
  test('gives a team its number once: whoever of it was invited before has a place of it, and none of the sample', () => {
    const invited = new Map([
      ['a', 25],
      ['b', 10],
      [null, 4],
    ])
    const loose = Array.from({ length: 9 }, (_, index): Candidate => ({
      id: `loose-${index}`,
      teamId: null,
      lastAsked: null,
    }))
    expect(sizes(drawSample(company, of(null, 25), invited, 'one'))).toEqual({ b: 15, c: 20 })
    expect(drawSample(loose, of(null, 5), invited, 'one')).toHaveLength(1)
    // More than its number, since it was larger once: no room, and no room taken from the others.
    expect(sizes(drawSample(company, of(null, 5), invited, 'one'))).toEqual({ c: 5 })
    // A sample is what is drawn now, in proportion to the room there is.
    expect(sizes(drawSample(company, of(7, 25), invited, 'one'))).toEqual({ b: 3, c: 4 })
    expect(sizes(drawSample(company, of(20), invited, 'one'))).toEqual({ a: 10, b: 6, c: 4 })
  })
  test('rotates: nobody is asked twice before everybody was asked once', () => {
    const asked = new Map<string, Date>()
    for (let wave = 0; wave < 5; wave++) {
      const drawn = drawSample(
        company.map((one) => ({ ...one, lastAsked: asked.get(one.id) ?? null })),
        of(20),
        nobody,
        `wave ${wave}`,
      )
      for (const one of drawn) {
        expect(asked.has(one.id)).toBe(false)
        asked.set(one.id, new Date(wave))
      }
    }
    expect(asked.size).toBe(100)
    const again = drawSample(
      company.map((one) => ({ ...one, lastAsked: asked.get(one.id) ?? null })),
      of(20),
      nobody,
      'wave 5',
    )
    expect(again.every((one) => asked.get(one.id)?.getTime() === 0)).toBe(true)
  })
})
