import { describe, expect, test } from 'vitest'
import { applySuggestion } from './rules-suggest'

const apply = (
  source: string,
  quote: string,
  suggestion: string,
  over: { rendered?: string; place?: number | null; prefix?: string; suffix?: string } = {},
) => {
  const { rendered = source, place = null, ...context } = over
  const result = applySuggestion(source, rendered, { quote, ...context }, place, suggestion)
  return result.ok ? result.body : result.why
}

describe('a suggestion', () => {
  test('replaces words that stand there once', () => {
    expect(apply('We take forty minutes.', 'forty', 'ten')).toBe('We take ten minutes.')
  })
  test('takes words away', () => {
    expect(apply('We really take forty.', ' really', '')).toBe('We take forty.')
  })
  test('means the one that was read, where the words repeat', () => {
    const source = '# a lane\n\na lane and a lane'
    const rendered = 'a lane\na lane and a lane'
    expect(apply(source, 'a lane', 'one', { rendered, place: rendered.lastIndexOf('a lane') })).toBe(
      '# a lane\n\na lane and one',
    )
    expect(apply(source, 'a lane', 'one', { rendered, place: 7 })).toBe('# a lane\n\none and a lane')
  })
  test('reads what stands around them, where the source has them more often than the text', () => {
    const source = '[lane](/lane) is a lane of its own'
    expect(
      apply(source, 'lane', 'road', {
        rendered: 'lane is a lane of its own',
        place: 10,
        prefix: ' is a ',
        suffix: ' of its',
      }),
    ).toBe('[lane](/lane) is a road of its own')
    expect(apply(source, 'lane', 'road', { rendered: 'lane is a lane of its own', place: null })).toMatch(
      /more than once/,
    )
  })
  test('is left to a person where the source writes the words differently', () => {
    expect(
      apply('We take **forty** minutes.', 'take forty', 'take ten', { rendered: 'We take forty minutes.', place: 3 }),
    ).toMatch(/mark-up/)
  })
  test('whose words were edited since does not go to the same words elsewhere', () => {
    const source = 'It takes 5.3 hours. On bad days it takes 35 hours.'
    expect(apply(source, '35 hours', 'a day', { place: 9, prefix: 'It takes ' })).toMatch(/changed since/)
    expect(apply(source, '35 hours', 'a day', { place: source.indexOf('35 hours') })).toBe(
      'It takes 5.3 hours. On bad days it takes a day.',
    )
  })
  test('that changes nothing is none', () => {
    expect(apply('same', 'same', 'same')).toMatch(/already/)
  })
  test('a dollar sign is a dollar sign', () => {
    expect(apply('cost', 'cost', '$& $1')).toBe('$& $1')
  })
})
