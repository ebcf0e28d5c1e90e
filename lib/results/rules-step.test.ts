import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextStep, wholeMoves, type Step } from './rules-step'

const names = (set: Set<string>) => [...set].sort()

describe('wholeMoves', () => {
  it('waits for enough, then for enough more', () => {
    const after = (of: number) => [{ of }]
    expect([4, 5, 9].map((n) => wholeMoves(n, [], 5, false))).toEqual([false, true, true])
    expect([12, 16, 17].map((n) => wholeMoves(n, after(12), 5, false))).toEqual([false, false, true])
    expect([109, 110].map((n) => wholeMoves(n, after(100), 5, false))).toEqual([false, true])
    expect([104, 105].map((n) => wholeMoves(n, after(100), 5, true))).toEqual([false, true])
  })
})

describe('nextStep', () => {
  it('shows the large ones, hiding a second beside one that is small', () => {
    expect(names(nextStep([], { a: 15, b: 9, c: 3 }, 27, 5))).toEqual(['a'])
    expect(names(nextStep([], { a: 15, b: 9 }, 24, 5))).toEqual(['a', 'b'])
    expect(names(nextStep([], { a: 15, c: 3 }, 18, 5))).toEqual([])
  })
  it('leaves a segment behind to which one answer came, and another beside it where that one would follow by subtraction', () => {
    const first: Step = { of: 20, sizes: { a: 10, b: 10 }, moved: ['a', 'b'] }
    expect(names(nextStep([first], { a: 11, b: 18 }, 29, 5))).toEqual([])
    expect(names(nextStep([first], { a: 15, b: 15 }, 30, 5))).toEqual(['a', 'b'])
    expect(names(nextStep([first], { a: 11, b: 18, c: 6 }, 35, 5))).toEqual(['b'])
  })
  it('takes it along again once enough came', () => {
    const steps: Step[] = [
      { of: 20, sizes: { a: 10, b: 10 }, moved: ['a', 'b'] },
      { of: 29, sizes: { a: 11, b: 18 }, moved: [] },
    ]
    expect(names(nextStep(steps, { a: 16, b: 24 }, 40, 5))).toEqual(['a', 'b'])
  })
})

/** Rank by exact elimination over fractions of small whole numbers; a row is in the span when it adds none. */
function rank(rows: number[][]): number {
  const matrix = rows.map((row) => row.map(BigInt))
  let done = 0
  for (let column = 0; column < (matrix[0]?.length ?? 0); column++) {
    const pivot = matrix.findIndex((row, index) => index >= done && row[column] !== 0n)
    if (pivot < 0) continue
    ;[matrix[done], matrix[pivot]] = [matrix[pivot]!, matrix[done]!]
    for (let r = done + 1; r < matrix.length; r++) {
      const [top, factor] = [matrix[done]![column]!, matrix[r]![column]!]
      if (factor !== 0n) matrix[r] = matrix[r]!.map((value, index) => value * top - matrix[done]![index]! * factor)
    }
    done++
  }
  return done
}

describe('whoever keeps every figure ever shown', () => {
  const SEGMENTS = ['a', 'b', 'c', 'd']
  // How many answers each segment got between looks.
  const looks = fc.array(fc.tuple(...SEGMENTS.map(() => fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 })))), {
    minLength: 1,
    maxLength: 3,
  })

  it('cannot work out the sum over fewer than the minimum by any addition and subtraction', () => {
    fc.assert(
      fc.property(looks, fc.integer({ min: 3, max: 6 }), (history, least) => {
        const published: number[][] = []
        const atoms = history.length * SEGMENTS.length
        const vector = (of: (look: number, segment: number) => boolean) =>
          Array.from({ length: atoms }, (_, i) => Number(of(Math.floor(i / SEGMENTS.length), i % SEGMENTS.length)))
        const sizes: Record<string, number> = {}
        const steps: Step[] = []
        history.forEach((came, look) => {
          SEGMENTS.forEach((segment, index) => (sizes[segment] = (sizes[segment] ?? 0) + came[index]!))
          const of = Object.values(sizes).reduce((sum, n) => sum + n, 0)
          if (!wholeMoves(of, steps, least, true)) return
          published.push(vector((at) => at <= look))
          const moved = nextStep(steps, { ...sizes }, of, least)
          for (const one of moved)
            published.push(vector((at, segment) => at <= look && segment === SEGMENTS.indexOf(one)))
          steps.push({ of, sizes: { ...sizes }, moved: [...moved] })
        })
        // Who came when is known, where it is nobody: such classes are left out.
        const people = history.flat()
        const filled = people.flatMap((size, index) => (size > 0 ? [index] : []))
        const known = published.map((row) => filled.map((index) => row[index]!))
        const base = rank(known)
        for (let mask = 1; mask < 1 << filled.length; mask++) {
          const sum = filled.reduce((total, index, bit) => total + ((mask >> bit) & 1 ? people[index]! : 0), 0)
          if (sum >= least) continue
          const target = filled.map((_, bit) => (mask >> bit) & 1)
          expect(
            rank([...known, target]) > base,
            `${sum} people of ${JSON.stringify({ history, least, steps, target })}`,
          ).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })
  it('finds many steps no easier than few: from the thirteenth on, only what is up to date moves on', () => {
    const steps: Step[] = Array.from({ length: 12 }, (_, i) => ({
      of: (i + 1) * 20,
      sizes: { a: (i + 1) * 10, b: (i + 1) * 8, c: (i + 1) * 2 },
      moved: ['a'],
    }))
    expect(names(nextStep(steps, { a: 130, b: 104, c: 26 }, 260, 5))).toEqual(['a'])
    expect(names(nextStep(steps, { a: 122, b: 104, c: 36 }, 262, 5))).toEqual([])
    expect(names(nextStep(steps, { a: 130, b: 97, c: 25 }, 252, 5))).toEqual([])
  })
  it('is not kept from everything: a survey whose teams all grow shows them all', () => {
    const steps: Step[] = [1, 2, 3].map((look) => ({
      of: look * 24,
      sizes: { a: look * 8, b: look * 8, c: look * 8 },
      moved: ['a', 'b', 'c'],
    }))
    expect(names(nextStep(steps, { a: 32, b: 33, c: 40 }, 105, 5))).toEqual(['a', 'b', 'c'])
  })
})
