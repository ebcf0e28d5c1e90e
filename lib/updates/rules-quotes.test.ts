import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '@/lib/core/text/markdown'
import { NO_QUOTE, replaceCopies, referencedIds, withQuotes } from './rules-quotes'

const words = 'I wait an hour a day for *shared* runners'

describe('quotes in an update', () => {
  it('are references: what was copied from a piece is replaced by one', () => {
    const text = replaceCopies(`You said: ${words}. We did.`, [{ id: 'e1', text: words }])
    expect(text).toBe('You said: {{evidence:e1}}. We did.')
    expect(referencedIds(text)).toEqual(['e1'])
  })
  it.each([
    ['in one line, as a page shows it', 'I wait an hour a day. Then it fails, and I wait again.'],
    ['without its marks', 'I wait an *hour* a day.\nThen it fails, and I wait again'],
    ['in other letters', 'i wait an hour a day. Then it fails, and I wait AGAIN.'],
  ])('are references also where it was copied %s', (_, copied) => {
    const piece = { id: 'e1', text: 'I wait an hour a day.\nThen *it* fails, and I wait again.' }
    expect(replaceCopies(`You said: ${copied} We did.`, [piece])).toBe('You said: {{evidence:e1}} We did.')
    expect(replaceCopies('Do I wait an hour a day? Then it works.', [piece])).not.toContain('evidence')
  })
  it('are found whatever signs stand around and between their words', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'-–^$.*+?()[]{}|/\\ \n"_~`#'), maxLength: 6 })
    const said = fc.tuple(signs, fc.constant('I wait an hour'), signs, fc.constant(' for runners'), signs)
    fc.assert(
      fc.property(said, (pieces) => {
        const text = pieces.join('')
        expect(replaceCopies(text, [{ id: 'e1', text }]).trim()).toBe('{{evidence:e1}}')
      }),
    )
  })
  it('are found inside of a sentence without blanks', () => {
    const text = '共有ランナーを毎日一時間も待っていて作業が少しも進みません'
    expect(replaceCopies(`皆さんは${text}と言いました。`, [{ id: 'e1', text }])).toBe(
      '皆さんは{{evidence:e1}}と言いました。',
    )
  })
  it('leave short words alone, which may be anyone’s', () => {
    expect(replaceCopies('Builds are slow', [{ id: 'e1', text: 'slow' }])).toBe('Builds are slow')
  })
  it('are shown as they were said, and as nothing of theirs once they are gone', () => {
    const shown = withQuotes('{{evidence:e1}} and {{evidence:e2}}', new Map([['e1', words]]))
    expect(renderMarkdown(shown)).toContain('“I wait an hour a day for *shared* runners”')
    expect(shown).toContain(NO_QUOTE)
  })
})
