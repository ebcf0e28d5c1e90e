import { describe, expect, it } from 'vitest'
import { fewInTheme, fewTexts } from './presenter-themes-run'

describe('fewTexts', () => {
  it('says so below four texts a theme, counting only those in a theme', () => {
    expect(fewTexts({ texts: 400, themes: 90, unthemed: 100 })).toContain('3.3 texts each')
    expect(fewTexts({ texts: 400, themes: 75, unthemed: 100 })).toBeNull()
  })

  it('says so where there are few in all', () => {
    expect(fewTexts({ texts: 120, themes: 10, unthemed: 20 })).toContain('fewer than 300 texts')
    expect(fewTexts({ texts: 300, themes: 10, unthemed: 20 })).toBeNull()
    expect(fewTexts({ texts: 0, themes: 0, unthemed: 0 })).toBeNull()
  })
})

describe('fewInTheme', () => {
  it('says so of a theme of three', () => {
    expect(fewInTheme(3)).toContain('Fewer than 4 texts')
    expect(fewInTheme(4)).toBeNull()
  })
})
