import { describe, expect, it } from 'vitest'
import { labelsOf } from './rules-labels'

const builds = [
  'The build cache never hits',
  'Our build cache is empty',
  'Nothing uses the build cache',
  'A cold build cache',
]
const access = ['Access to staging takes days', 'I wait for access to staging', 'No access to staging again']

describe('labelsOf', () => {
  const texts = [...builds, ...access]
  const groups = texts.map((_, at) => (at < builds.length ? 0 : 1))

  it('names a group by the phrase that is frequent in it and rare elsewhere, the longer one where both say the same', () => {
    const [first, second] = labelsOf(texts, groups, 2)
    expect(first?.label.toLowerCase()).toBe('build cache')
    expect(second?.label.toLowerCase()).toBe('access to staging')
  })
  it('neither begins nor ends with a word that only joins', () => {
    for (const { terms } of labelsOf(texts, groups, 2))
      for (const term of terms) expect(term).not.toMatch(/^(the|to|a|for|is|our) | (the|to|a|for|is|our)$/)
  })
  it('is not named by how many, but keeps figures that may be codes', () => {
    const counted = ['Nineteen minutes for a runner', 'A runner takes nineteen minutes', 'nineteen, and no runner']
    const [first] = labelsOf([...counted, ...access], [0, 0, 0, 1, 1, 1], 2)
    expect(first?.label.toLowerCase()).toBe('runner')
    const codes = ['It answers 502 again', '502 since Monday', 'The gateway says 502']
    expect(labelsOf([...codes, ...access], [0, 0, 0, 1, 1, 1], 2)[0]?.label).toBe('502')
  })
  it('gives two groups that say the same different names', () => {
    const same = ['slow build', 'slow build', 'slow build late', 'slow build late']
    const [one, other] = labelsOf(same, [0, 0, 1, 1], 2)
    expect(one?.label).not.toBe(other?.label)
  })
  it('leaves out texts in no group, and names a group of one text', () => {
    const [only] = labelsOf(['Printers jam', 'Printers jam daily', 'Tea'], [0, 0, -1], 1)
    expect(only?.terms.join(' ')).not.toContain('tea')
    expect(labelsOf(['Printers'], [0], 1)[0]?.label).toBe('Printers')
  })
})
