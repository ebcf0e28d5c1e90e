import { afterEach, expect, it, vi } from 'vitest'
import { keptStill } from './kept-still'
import { takePassed } from './server-html-store'

const { kind } = vi.hoisted(() => ({ kind: { isHtml: true } }))
// Of React, what tells the requests of a server apart; here every request is one.
vi.mock('@/lib/core/page-kind', () => ({ pageKind: () => kind }))
afterEach(() => vi.useRealTimers())

type Rendered = { type: (props: object) => { props: { id: string } }; props: object }
const htmlOf = (node: unknown) => {
  const { type, props } = node as Rendered
  return takePassed(type(props).props.id)
}

it('makes a part once for each name, and again after its time', async () => {
  vi.useFakeTimers()
  const made = vi.fn((text: string) => Promise.resolve(<p>{text}</p>))
  const kept = keptStill(5_000)
  expect(htmlOf(await kept('1', () => made('one')))).toBe('<p>one</p>')
  expect(htmlOf(await kept('1', () => made('not asked for')))).toBe('<p>one</p>')
  expect(htmlOf(await kept('2', () => made('two')))).toBe('<p>two</p>')
  vi.advanceTimersByTime(5_001)
  expect(htmlOf(await kept('1', () => made('three')))).toBe('<p>three</p>')
  expect(made.mock.calls.map(([text]) => text)).toEqual(['one', 'two', 'three'])
})

it('keeps nothing where the answer is data alone, or the part does something', async () => {
  const kept = keptStill(5_000)
  expect(await kept('1', () => Promise.resolve(<button>Press</button>))).toMatchObject({ type: 'button' })
  kind.isHtml = false
  expect(await kept('2', () => Promise.resolve(<p>data</p>))).toMatchObject({ type: 'p' })
  kind.isHtml = true
})
