import { describe, expect, it } from 'vitest'
import type { ThreadData } from './thread'
import { inRuns } from './threads'

const thread = (id: string) => ({ root: { id } }) as ThreadData
const ids = (runs: ReturnType<typeof inRuns>) =>
  runs.map(({ whole, lines }) => whole?.root.id ?? lines.map((one) => one.root.id))

describe('threads in runs', () => {
  it('keep their order, lines beside lines', () => {
    const threads = ['a', 'b', 'c', 'd', 'e', 'f'].map(thread)
    expect(ids(inRuns(threads, new Set(['c', 'd'])))).toEqual([['a', 'b'], 'c', 'd', ['e', 'f']])
    expect(ids(inRuns(threads, new Set()))).toEqual([['a', 'b', 'c', 'd', 'e', 'f']])
    expect(inRuns([], new Set())).toEqual([])
  })
})
