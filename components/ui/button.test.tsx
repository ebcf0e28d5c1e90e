import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { Button } from './button'

describe('a button whose press is on its way', () => {
  it('is said to be busy and keeps the focus: it is not disabled', () => {
    const html = renderToStaticMarkup(<Button pending>Save</Button>)
    expect(html).toContain('aria-disabled="true"')
    expect(html).toContain('aria-busy="true"')
    expect(html).not.toContain(' disabled')
  })
  it('takes no second press', () => {
    const press = vi.fn()
    const { onClick } = Button({ pending: true, onClick: press, children: 'Save' }).props as {
      onClick: (event: { preventDefault: () => void }) => void
    }
    const event = { preventDefault: vi.fn() }
    onClick(event)
    expect([press.mock.calls.length, event.preventDefault.mock.calls.length]).toEqual([0, 1])
  })
  it('is disabled where it is said to be', () => {
    expect(renderToStaticMarkup(<Button disabled>Save</Button>)).toContain(' disabled=""')
  })
})
