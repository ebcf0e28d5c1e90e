import { describe, expect, it } from 'vitest'
import { draftOutreach, drawSome, MAX_NAMED } from './rules-outreach'

describe('drawSome', () => {
  it('names at most three, the same whatever order they come in, and others for another seed', () => {
    const ids = Array.from({ length: 12 }, (_, at) => `person ${String(at)}`)
    const drawn = drawSome(ids, 'insight team')
    expect(drawn).toHaveLength(MAX_NAMED)
    expect(drawSome(ids.toReversed(), 'insight team')).toEqual(drawn)
    const draws = new Set(['a', 'b', 'c', 'd', 'e'].map((seed) => drawSome(ids, seed).join()))
    expect(draws.size).toBeGreaterThan(1)
  })
})

describe('draftOutreach', () => {
  const text = draftOutreach({ team: 'Search', statement: 'Builds are slow ', people: 1, teams: 4 })

  it('says what was said and by how many, and asks openly', () => {
    expect(text).toContain('1 person in 4 teams told us this: “Builds are slow”')
    expect(text).toContain('How is that for you?')
    expect(text).not.toMatch(/do you agree/i)
  })
  it('does not say that somebody said it where nobody did, or from which teams where none may be named', () => {
    const draft = (people: number, teams: number) =>
      draftOutreach({ team: 'Search', statement: 'Builds are slow', people, teams })
    expect(draft(0, 0)).not.toMatch(/\b0 |told us this/)
    expect(draft(0, 0)).toContain('“Builds are slow”')
    expect(draft(4, 0)).toContain('4 people told us this')
  })
})
