import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupCommit } from './group-commit'

/** A run whose goes are held until they are let go, with what each was given. */
function held() {
  const goes: { items: readonly number[]; finish: (error?: Error) => void }[] = []
  const run = (items: readonly number[]) =>
    new Promise<number[]>((resolve, reject) =>
      goes.push({ items, finish: (error) => (error ? reject(error) : resolve(items.map((item) => item * 10))) }),
    )
  return { goes, run }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('together', () => {
  it('does at once what comes alone, and in one go what comes meanwhile', async () => {
    const { goes, run } = held()
    const ask = groupCommit(
      run,
      () => 'all',
      () => false,
    )
    const first = ask(1)
    await turn()
    const later = [ask(2), ask(3)]
    await turn()
    expect(goes.map((go) => go.items)).toEqual([[1]])
    goes[0]!.finish()
    expect(await first).toBe(10)
    await turn()
    expect(goes.map((go) => go.items)).toEqual([[1], [2, 3]])
    goes[1]!.finish()
    expect(await Promise.all(later)).toEqual([20, 30])
  })

  it('does other keys apart, and no more in a go than it may', async () => {
    const { goes, run } = held()
    const ask = groupCommit(
      run,
      (item) => String(item % 2),
      () => false,
      2,
    )
    const all = [1, 2, 3, 5].map(ask)
    await turn()
    expect(goes.map((go) => go.items)).toEqual([[1, 3], [2]])
    goes[0]!.finish()
    goes[1]!.finish()
    await turn()
    expect(goes[2]!.items).toEqual([5])
    goes[2]!.finish()
    expect(await Promise.all(all)).toEqual([10, 20, 30, 50])
  })

  it('tells everybody of a failure that is nobody’s fault, and goes on', async () => {
    const { goes, run } = held()
    const ask = groupCommit(
      run,
      () => 'all',
      () => false,
    )
    const failed = Promise.allSettled([ask(1), ask(2)])
    await turn()
    goes[0]!.finish(new Error('gone'))
    expect((await failed).map((one) => one.status)).toEqual(['rejected', 'rejected'])
    const next = ask(3)
    await turn()
    goes[1]!.finish()
    expect(await next).toBe(30)
  })

  it('fails only whom it must, in whatever order and company they come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 8 }),
        async (items, most) => {
          const done: number[] = []
          const run = async (batch: readonly number[]) => {
            await turn()
            if (batch.some((item) => item % 7 === 0)) throw new Error('one of them')
            done.push(...batch)
            return batch.map((item) => item * 10)
          }
          const ask = groupCommit(
            run,
            (item) => String(item % 3),
            () => true,
            most,
          )
          const results = await Promise.allSettled(items.map(ask))
          expect(results.map((one) => (one.status === 'fulfilled' ? one.value : null))).toEqual(
            items.map((item) => (item % 7 === 0 ? null : item * 10)),
          )
          expect(done.sort((a, b) => a - b)).toEqual(items.filter((item) => item % 7 !== 0).sort((a, b) => a - b))
        },
      ),
    )
  })
})
