import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { materialEdit } from './rules-material'

describe('material edits', () => {
  it.each([
    ['Build it in Go.', 'Build it  in Go!', false],
    ['Build it in Go', '**Build** it, "in" Go.', false],
    ['- speed\n- cost', '* speed\n\n* cost', false],
    ['the runner waits', 'The runner waits', false],
    ['```sh\nmake\n```', '~~~sh\nmake\n~~~', true],
    ['Title\n=====', '# Title', false],
    ['| a | b |\n|---|---|', '|a|b|\n|:--|--|', false],
    ['Clients retry.', 'Clients must retry.', true],
    ['Clients must retry.', 'Clients MUST retry.', true],
    ['It takes 3 days.', 'It takes 30 days.', true],
    ['It takes 3-5 days.', 'It takes 3, 5 days.', true],
    ['Every runner keeps a warm cache.', 'Every runner drops a warm cache.', true],
    ['We increase the limit.', 'We decrease the limit.', true],
    ['It is cleaned at night.', 'It is cleaned by day.', true],
    ['Payments pays Mobile for it.', 'Mobile pays Payments for it.', true],
    ['Goals\n\n- speed\n\nNot goals\n\n- cost', 'Goals\n\n- cost\n\nNot goals\n\n- speed', true],
    ['We keep it if load < 5.', 'We keep it if load > 5.', true],
    ['The offset is 5.', 'The offset is -5.', true],
    ['We delete it.', 'We ~~delete~~ it.', true],
    ['Wir löschen das.', 'Wir löschen das nicht.', true],
    // Words of their own that are one letter apart: no rule can tell these from a mended slip.
    ['Use http for it.', 'Use https for it.', true],
    ['The internal report is shared.', 'The interval report is shared.', true],
    ['Open the port.', 'Open the post.', true],
    ['A casual change.', 'A causal change.', true],
    // A few words more that bind nothing, and change what is agreed to.
    ['We delete logs after a week.', 'We delete customer logs after a week.', true],
    ['The gateway is the way in.', 'The gateway is the preferred way in.', true],
    ['Teams migrate by themselves.', 'Teams migrate by themselves, on their own budget.', true],
    ['The team on call approves it.', 'The team on call, or their manager, approves it.', true],
    ['Keys are stored.', 'Keys are stored unencrypted.', true],
    ['Keys are stored encrypted.', 'Keys are stored.', true],
    ['Plan A is chosen.', 'Plan is chosen.', true],
    ['It is public.', 'Is it public?', true],
    ['It is public.', 'It is public?', true],
    ['| Windows | ✅ |', '| Windows | ❌ |', true],
    ['It costs €5.', 'It costs $5.', true],
    ['Written in C#.', 'Written in C.', true],
    ['alert if a && b', 'alert if a || b', true],
    ['A → B', 'A ← B', true],
    ['About ~5 of them', 'About 5 of them', true],
    ['call /api/v1', 'call api v1', true],
    ['鍵は暗号化されて保存されます。', '鍵は保存されます。', true],
  ])('%s → %s: %s', (before, after, material) => expect(materialEdit(before, after)).toBe(material))

  const word = fc.constantFrom('customer', 'a', 'please', 'the', 'own', 'really', 'not', 'queue', '7', 'naïve', '速い')
  it('are made by any one word that comes or goes, wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), word, fc.nat(), (words, more, at) => {
        const place = at % (words.length + 1)
        const [without, within] = [words, [...words.slice(0, place), more, ...words.slice(place)]]
        expect(materialEdit(without.join(' '), within.join(' '))).toBe(true)
        expect(materialEdit(within.join(' '), without.join(' '))).toBe(true)
      }),
    )
  })
  it('are never made of white space', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (words) => {
        expect(materialEdit(words.join(' '), words.join('\n\n '))).toBe(false)
      }),
    )
  })
})
