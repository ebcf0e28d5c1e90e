import { describe, expect, it } from 'vitest'
import { shortLabel } from './short-label'

describe('shortLabel', () => {
  it('is the key in words', () => {
    expect(shortLabel({ key: 'first-change', label: 'How soon …' })).toBe('First change')
    expect(shortLabel({ key: 'ci', label: 'How often …' })).toBe('CI')
    expect(shortLabel({ key: 'time-to-review-prs', label: 'How often …' })).toBe('Time to review PRs')
    expect(shortLabel({ key: 'cinema', label: 'How often …' })).toBe('Cinema')
  })
  it('is the first words of the question where a tool numbered it', () => {
    for (const key of ['q1', 'Q12', 'question3', '7', 'q2_1', 'q3a'])
      expect(shortLabel({ key, label: 'How **easy** was it?' })).toBe('How easy was it?')
  })
})
