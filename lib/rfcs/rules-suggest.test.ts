import { describe, expect, test } from 'vitest'
import { randomFrom } from '@/tests/support/disclosure-simulation'
import { renderDocument } from './rules-document'
import { applySuggestion } from './rules-suggest'

const render = (body: string) => renderDocument({ body, format: 'markdown' }).text

/** @param nth which of the quoted words in the text as it is read; null: the comment has no place */
const apply = (source: string, quote: string, suggestion: string, nth: number | null = 0) => {
  let place: number | null = null
  for (let at = 0; nth !== null && at <= nth; at++)
    place = render(source).indexOf(quote, place === null ? 0 : place + 1)
  const result = applySuggestion(source, render, { quote }, place, suggestion)
  return result.ok ? result.body : result.why
}

describe('a suggestion', () => {
  test('replaces words that stand there once', () => {
    expect(apply('We take forty minutes.', 'forty', 'ten')).toBe('We take ten minutes.')
    expect(apply('We take forty minutes.', 'forty', 'ten', null)).toBe('We take ten minutes.')
  })
  test('takes words away', () => {
    expect(apply('We really take forty.', ' really', '')).toBe('We take forty.')
  })
  test('means the one that was read, where the words repeat', () => {
    const source = '# a lane\n\na lane and a lane'
    expect(apply(source, 'a lane', 'one', 2)).toBe('# a lane\n\na lane and one')
    expect(apply(source, 'a lane', 'one', 1)).toBe('# a lane\n\none and a lane')
    expect(apply(source, 'a lane', 'one', null)).toMatch(/not certain/)
  })
  test('goes to words that are read, where the source has them more often than the text', () => {
    const source = '[lane](/lane) is a lane of its own'
    expect(apply(source, 'lane', 'road', 1)).toBe('[lane](/lane) is a road of its own')
    expect(apply(source, 'lane', 'road', 0)).toBe('[road](/lane) is a lane of its own')
  })
  test('does not go to the same words elsewhere where its own are written with mark-up', () => {
    const source = 'The queue is slow. And the *night* queue: The **queue** is slow.'
    expect(apply(source, 'The queue is slow', 'It waits', 0)).toBe(
      'It waits. And the *night* queue: The **queue** is slow.',
    )
    expect(apply(source, 'The queue is slow', 'It waits', 1)).toMatch(/not certain/)
    const hidden = '<!-- we wait twice -->\n\nToday we *wait* twice, and later we wait twice.'
    expect(apply(hidden, 'we wait twice', 'once', 0)).toMatch(/not certain/)
    expect(apply(hidden, 'we wait twice', 'once', 1)).toBe(hidden.replace('later we wait twice', 'later once'))
  })
  test('is left to a person where the source writes the words differently', () => {
    expect(apply('We take **forty** minutes.', 'take forty', 'take ten')).toMatch(/mark-up/)
  })
  test('whose words were edited since does not go to the same words elsewhere', () => {
    const source = 'It takes 5.3 hours. On bad days it takes 35 hours.'
    const changed = applySuggestion(source, render, { quote: '35 hours', prefix: 'It takes ' }, 9, 'a day')
    expect(changed).toMatchObject({ ok: false, why: expect.stringContaining('changed since') })
    expect(apply(source, '35 hours', 'a day')).toBe('It takes 5.3 hours. On bad days it takes a day.')
  })
  test('replaces words that are read nowhere, where the source has them once', () => {
    expect(apply('[lane](/old) is a lane', '/old', '/new', null)).toBe('[lane](/new) is a lane')
    expect(apply('[lane](/old) is [one](/old)', '/old', '/new', null)).toMatch(/not certain/)
  })
  test('that changes nothing is none', () => {
    expect(apply('same', 'same', 'same')).toMatch(/already/)
  })
  test('a dollar sign is a dollar sign', () => {
    expect(apply('cost', 'cost', '$& $1')).toBe('$& $1')
  })

  // The oracle knows the parts that a text was made of: which of them was commented on, and how it is written.
  test('goes to the words that were read or nowhere, in made-up texts', () => {
    const random = randomFrom(7)
    const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
    const words = 'we wait twice'
    const written = [
      { source: words, read: true, plain: true },
      { source: '**we wait** twice', read: true, plain: false },
      { source: 'we `wait` twice', read: true, plain: false },
      { source: '[we wait twice](/x)', read: true, plain: true },
      { source: '[here](</we wait twice>)', read: false, plain: false },
      { source: '*we wait twice*', read: true, plain: true },
    ]
    let done = 0
    for (let turn = 0; turn < 120; turn++) {
      const parts = Array.from({ length: 2 + Math.floor(random() * 4) }, () => ({
        ...pick(written),
        lead: pick(['Today', 'Then', 'Once']),
      }))
      const source = (of = parts) => of.map((one) => `${one.lead} ${one.source}, they say.`).join(pick([' ', ' ']))
      const body = source()
      const shown = parts.filter((one) => one.read)
      if (shown.length === 0) continue
      const nth = Math.floor(random() * shown.length)
      const said = apply(body, words, 'NEW', nth)
      const right = source(
        parts.map((one) => (one === shown[nth] ? { ...one, source: one.source.replace(words, 'NEW') } : one)),
      )
      if (shown[nth]!.plain) {
        expect(said).toBe(right)
        done++
      } else expect(said).toMatch(/by hand/)
    }
    expect(done).toBeGreaterThan(40)
  })
})
