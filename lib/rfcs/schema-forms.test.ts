import { describe, expect, it } from 'vitest'
import { unlinkForm } from './schema-forms'

describe('the form of all links', () => {
  it('reads which link is taken away from the button', () => {
    expect(unlinkForm.parse({ number: '4', link: 'requires:12' })).toEqual({ number: 4, link: ['requires', 12] })
  })
  it.each([
    '',
    'requires',
    'knows:12',
    'requires:0',
    'requires:1.5',
    'requires:x',
    'requires:12:3',
    'requires:3000000000',
  ])('refuses "%s"', (link) => {
    expect(unlinkForm.safeParse({ number: 4, link }).success).toBe(false)
  })
})
