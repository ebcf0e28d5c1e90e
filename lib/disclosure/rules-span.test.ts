import { describe, expect, it } from 'vitest'
import { smallGroups } from './rules-span'

describe('smallGroups', () => {
  it('finds the one person of a role who is in another team', () => {
    // Figures: everybody, team Payments, role backend.
    const columns = [
      { people: 8, figures: [0, 1, 2] },
      { people: 8, figures: [0] },
      { people: 1, figures: [0, 2] },
    ]
    expect(smallGroups(columns, 3, 8).found).toEqual([{ people: 1, figures: [1, 2] }])
    expect(smallGroups(columns.slice(0, 2), 3, 8)).toEqual({ found: [], proven: true })
  })
  it('finds a union of two teams less one role', () => {
    const columns = [
      { people: 9, figures: [0, 1, 3] },
      { people: 9, figures: [0, 2, 3] },
      { people: 2, figures: [0, 1] },
      { people: 9, figures: [0] },
    ]
    expect(smallGroups(columns, 4, 5).found[0]?.people).toBe(2)
  })
  it('takes the minimum itself for enough, but not where one of them is subtracted from the others', () => {
    const group = [
      { people: 4, figures: [0] },
      { people: 1, figures: [0] },
    ]
    expect(smallGroups(group, 1, 5)).toEqual({ found: [], proven: true })
    const difference = [
      { people: 4, figures: [0] },
      { people: 1, figures: [1] },
      { people: 20, figures: [0, 1] },
    ]
    expect(smallGroups(difference, 2, 5).found[0]).toEqual({ people: 5, figures: [0, 1] })
  })
  it('multiplies where adding and subtracting do not do', () => {
    // Twice the first less the other three leaves one person.
    const columns = [
      { people: 9, figures: [0, 1, 2] },
      { people: 9, figures: [0, 1, 3] },
      { people: 9, figures: [0, 2, 3] },
      { people: 1, figures: [1] },
    ]
    expect(smallGroups(columns, 4, 5).found[0]).toEqual({ people: 1, figures: [0, 1, 2, 3] })
  })
})
