import { describe, expect, it } from 'vitest'
import { tenureOn } from './schema-tenure'

describe('tenureOn', () => {
  it('counts whole months of the calendar', () => {
    const now = new Date('2026-05-31T10:00:00Z')
    const of = (day: string) => tenureOn(new Date(`${day}T00:00:00Z`), now)
    expect(
      [
        '2026-06-15',
        '2026-05-30',
        '2026-03-04',
        '2026-03-03',
        '2025-06-01',
        '2025-05-31',
        '2023-06-01',
        '2023-05-31',
        '2001-01-01',
      ].map(of),
    ).toEqual([
      'Under 3 months',
      'Under 3 months',
      'Under 3 months',
      '3 to 12 months',
      '3 to 12 months',
      '1 to 3 years',
      '1 to 3 years',
      'Over 3 years',
      'Over 3 years',
    ])
  })
})
