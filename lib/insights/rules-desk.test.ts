import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DeskPiece } from '@/lib/evidence/schema-desk'
import { act, arrive, openDesk, press, refuse, type DeskState, type Order } from './rules-desk'
import type { Suggestion } from './schema'

const piece = (id: string): DeskPiece => ({
  id,
  kind: 'highlight',
  rung: 'medium',
  text: id,
  occurredAt: '2026-01-01T00:00:00.000Z',
  ref: { kind: 'highlight', id },
  anonymous: false,
  platformTeam: false,
  people: 1,
  source: '',
  tags: [],
  together: [],
})
const ids = Array.from({ length: 12 }, (_, n) => `p${n}`)
const insight = (id: string, because: string | null): Suggestion => ({
  id,
  statement: id,
  people: 1,
  contested: false,
  because,
  sure: because !== null,
})
const sure = [insight('a', 'both say: x'), insight('b', null)]
const unsure = [insight('a', null), insight('b', null)]
const desk = (found = sure, count = 12) =>
  openDesk(ids.map(piece), Object.fromEntries(ids.slice(0, count).map((id) => [id, found])))
const filed = (orders: readonly Order[]) =>
  orders.map(
    ({ kind, step }) =>
      `${kind} ${step.piece.id} ${step.deed.kind === 'file' ? `${step.deed.insight} ${step.deed.stance}` : step.deed.kind}`,
  )

describe('keys', () => {
  it('act each on the piece that is shown, in order', () => {
    const { state, orders } = press(desk(), ['s', '2', 'c', 'n', ' ', 'p', 'x', 'u'])
    expect(filed(orders)).toEqual([
      'do p0 a supports',
      'do p1 b contradicts',
      'do p2 triage',
      'do p4 triage',
      'do p5 a context',
      'undo p5 a context',
    ])
    expect(state.queue[0]?.id).toBe('p5')
  })
  it('wait for suggestions that are still looked up, and are not lost', () => {
    const first = press(desk(sure, 2), ['s', 's', 's', 's', 'n', 's'])
    expect(filed(first.orders)).toEqual(['do p0 a supports', 'do p1 a supports'])
    expect(first.state.waiting).toEqual(['s', 's', 'n', 's'])
    const then = arrive(first.state, ['p2', 'p3', 'p4'], { p2: sure, p3: sure, p4: sure })
    expect(filed(then.orders)).toEqual(['do p2 a supports', 'do p3 a supports', 'do p4 triage'])
    expect(then.state.waiting).toEqual(['s'])
  })
  it('file nothing where nothing speaks for an insight and none was chosen', () => {
    const { state, orders } = press(desk(unsure), ['s', 'c'])
    expect(orders).toEqual([])
    expect(state).toMatchObject({ chosen: null, hint: expect.stringContaining('Choose') })
    expect(filed(press(state, ['2', 's']).orders)).toEqual(['do p0 b supports'])
  })
  it('keep every piece, whatever is pressed, and undo brings the queue back', () => {
    const keys = fc.array(fc.constantFrom('s', 'c', 'x', 'n', 'p', ' ', 'u', '1', '2', '9', 'q'), { maxLength: 40 })
    fc.assert(
      fc.property(keys, fc.integer({ min: 0, max: 12 }), (typed, known) => {
        const seen = (state: DeskState) => [
          ...state.steps.map((step) => step.piece.id),
          ...state.queue.map((one) => one.id),
        ]
        const { state } = press(desk(sure, known), typed)
        expect(seen(state)).toEqual(ids)
        const back = press(
          { ...state, waiting: [] },
          Array.from({ length: state.steps.length }, () => 'u'),
        )
        expect(back.state.queue.map((one) => one.id)).toEqual(ids)
        expect(back.state.steps).toEqual([])
      }),
    )
  })
})

describe('the desk', () => {
  it('drops what is before someone else, and chooses for the piece that is then shown', () => {
    const { state } = arrive(desk(sure, 0), ['p0', 'p1'], { p1: sure })
    expect(state.queue[0]?.id).toBe('p1')
    expect(state.chosen).toBe(0)
  })
  it('puts a piece back behind the one that is read when the server refuses', () => {
    const { state, orders } = act(desk(), { kind: 'new', statement: 'x' })
    const after = refuse(state, orders[0]!)
    expect(after.queue.map((one) => one.id).slice(0, 3)).toEqual(['p1', 'p0', 'p2'])
    expect(after.steps).toEqual([])
  })
})
