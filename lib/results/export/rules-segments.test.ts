import { describe, expect, it } from 'vitest'
import { questionSchema } from '@/lib/surveys/schema'
import { teamsBesideRows, withoutWords } from './rules-segments'

const figure = (team: string, key: string, count: number, shown: number | null) => ({ team, key, count, shown })

describe('teamsBesideRows', () => {
  it('names a team beside all of its rows or beside none', () => {
    const named = (...figures: ReturnType<typeof figure>[]) => [...teamsBesideRows(figures, 8)]
    expect(named(figure('a', 'q', 12, 12), figure('b', 'q', 9, 9), figure('', 'q', 20, 20))).toEqual(['a', 'b'])
    // Of one question it is hidden, stands on fewer answers, or has no distribution.
    expect(named(figure('a', 'q', 12, 12), figure('a', 'r', 2, null))).toEqual([])
    expect(named(figure('a', 'q', 12, 10))).toEqual([])
    expect(named(figure('a', 'q', 7, 7))).toEqual([])
  })
})

describe('withoutWords', () => {
  it('leaves out what is answered in words, and words beside an option', () => {
    const questions = [
      questionSchema.parse({ key: 'why', type: 'longtext', label: 'Why?' }),
      questionSchema.parse({
        key: 'pick',
        type: 'single',
        label: 'Pick',
        options: [
          { value: 'a', label: 'A' },
          { value: 'x', label: 'Other', open: true },
        ],
      }),
    ]
    expect(withoutWords(questions).map(({ key, options }) => [key, options?.map((one) => one.open)])).toEqual([
      ['pick', [undefined, undefined]],
    ])
  })
})
