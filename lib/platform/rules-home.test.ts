import { describe, expect, it } from 'vitest'
import { shareAnswered } from './rules-home'

describe('the share of people who answered, on Home', () => {
  it('is said of surveys that know who answered', () => {
    expect(shareAnswered({ anonymity: 'confidential', n: 30, invited: 120 })).toEqual({ count: 30, of: 120 })
    expect(shareAnswered({ anonymity: 'named', n: 120, invited: 120 })).toEqual({ count: 120, of: 120 })
  })
  it('is not said of an open link, of more answers than people, or where no one knows how many were asked', () => {
    expect(shareAnswered({ anonymity: 'anonymous', n: 395, invited: 120 })).toBeNull()
    expect(shareAnswered({ anonymity: 'anonymous', n: 79, invited: 120 })).toBeNull()
    expect(shareAnswered({ anonymity: 'confidential', n: 130, invited: 120 })).toBeNull()
    expect(shareAnswered({ anonymity: 'named', n: 3, invited: null })).toBeNull()
    expect(shareAnswered({ anonymity: 'named', n: 3, invited: 0 })).toBeNull()
  })
})
