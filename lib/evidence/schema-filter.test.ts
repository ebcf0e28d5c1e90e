import { describe, expect, it } from 'vitest'
import { parseFilter } from '@/lib/core/filter'
import { filterKeys, readEvidenceFilter } from './schema-filter'

const read = (text: string) => readEvidenceFilter(parseFilter(text, filterKeys))

describe('readEvidenceFilter', () => {
  it('takes what the list can do', () => {
    expect(
      read('kind:answer rung:low team:Payments tag:ci is:unlinked insight:i stance:supports slow "red build"').asked,
    ).toEqual({
      kind: 'answer',
      rung: 'low',
      team: 'Payments',
      tag: 'ci',
      linked: 'no',
      insight: 'i',
      stance: 'supports',
      q: 'slow "red build"',
    })
  })
  it.each(['kind:letter', 'rung:top', 'is:open', 'stance:yes', '-kind:answer', 'owner:me'])(
    'says that it cannot do %s',
    (text) => {
      const { filter, asked } = read(text)
      expect(filter.fields).toEqual([])
      expect(filter.unknown).toEqual([text])
      expect(asked).toEqual({})
    },
  )
  it('says that it cannot do two values of one key', () => {
    const { filter, asked } = read('rung:low rung:high')
    expect(asked).toEqual({ rung: 'low' })
    expect(filter.unknown).toEqual(['rung:high'])
  })
})
