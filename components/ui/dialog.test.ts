import { expect, it, vi } from 'vitest'
import { focusFirstField } from './dialog'

const opening = (field: { focus: () => void } | null) => {
  const preventDefault = vi.fn()
  focusFirstField({ currentTarget: { querySelector: () => field }, preventDefault } as unknown as Event)
  return preventDefault
}

it('begins a form in its first field, not on the button that closes it', () => {
  const field = { focus: vi.fn() }
  expect(opening(field)).toHaveBeenCalledOnce()
  expect(field.focus).toHaveBeenCalledOnce()
})

it('leaves a dialog without fields to its first button', () => {
  expect(opening(null)).not.toHaveBeenCalled()
})
