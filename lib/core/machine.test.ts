import { describe, expect, it, test } from 'vitest'
import { AppError } from './errors'
import { machine } from './machine'

type State = 'draft' | 'open' | 'closed' | 'gone'
const door = machine<State, 'owner' | 'guest'>(
  [
    { from: 'draft', to: 'open', by: ['owner'], verb: 'Open' },
    { from: 'open', to: 'closed', by: ['owner', 'guest'], verb: 'Close' },
    { from: ['draft', 'open', 'closed'], to: 'gone', by: ['owner'], verb: 'Remove' },
  ],
  { thing: 'door', labels: { gone: 'removed' } },
)

const refusal = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    if (error instanceof AppError) return [error.code, error.message]
    throw error
  }
  return null
}

describe('a state machine', () => {
  it('knows which steps exist and who may take them', () => {
    expect(door.can('draft', 'open')).toBe(true)
    expect(door.can('draft', 'open', ['guest'])).toBe(false)
    expect(door.can('open', 'closed', ['guest'])).toBe(true)
    expect(door.can('closed', 'open')).toBe(false)
    expect(door.find('closed', 'gone')?.verb).toBe('Remove')
  })

  it('lists the next states in the order of its table', () => {
    expect(door.next('draft')).toEqual(['open', 'gone'])
    expect(door.next('open', ['guest'])).toEqual(['closed'])
    expect(door.next('gone')).toEqual([])
  })

  it('refuses a step that does not exist with what would be possible', () => {
    expect(door.assert('draft', 'open', ['owner']).verb).toBe('Open')
    expect(refusal(() => door.assert('closed', 'open'))).toEqual([
      'conflict',
      'This door is closed and cannot become open. It can become removed.',
    ])
    expect(refusal(() => door.assert('gone', 'open'))).toEqual([
      'conflict',
      'This door is removed and cannot become open. This is its final state.',
    ])
    expect(refusal(() => door.assert('draft', 'open', ['guest']))).toEqual(['forbidden', '"Open" is for: owner.'])
  })

  it('answers every action with the reason where it is refused', () => {
    expect(
      door.allowed('open', ['guest'], (step) => (step.to === 'closed' ? 'Two people are still inside.' : null)),
    ).toEqual([
      { to: 'closed', verb: 'Close', allowed: false, reason: 'Two people are still inside.' },
      { to: 'gone', verb: 'Remove', allowed: false, reason: '"Remove" is for: owner.' },
    ])
    expect(door.allowed('open', ['owner']).every(({ allowed, reason }) => allowed && reason === null)).toBe(true)
  })

  test('a table with the same step twice is a defect', () => {
    expect(() =>
      machine<State, 'owner'>([
        { from: ['draft', 'open'], to: 'gone', by: ['owner'], verb: 'Remove' },
        { from: 'open', to: 'gone', by: ['owner'], verb: 'Delete' },
      ]),
    ).toThrow('open → gone')
  })
})
