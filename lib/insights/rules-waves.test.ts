import { expect, it } from 'vitest'
import { underNewest } from './rules-waves'

const result = (id: string) => ({ ref: { kind: 'survey-result' as const, id } })
const quote = (id: string) => ({ ref: { kind: 'highlight' as const, id } })

it('puts the results of one question under the first of them, and nothing else', () => {
  const names = new Map([
    ['june:q', 'may:q'],
    ['may:q', 'may:q'],
    ['may:r', 'may:r'],
  ])
  const shown = underNewest([quote('may:q'), result('june:q'), quote('b'), result('may:q'), result('may:r')], names)
  expect(shown.map(({ ref, waves }) => [ref.kind, ref.id, waves.map((one) => one.ref.id)])).toEqual([
    ['highlight', 'may:q', []],
    ['survey-result', 'june:q', ['may:q']],
    ['highlight', 'b', []],
    ['survey-result', 'may:r', []],
  ])
})
