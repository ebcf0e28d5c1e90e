import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { materialEdit } from './rules-material'

describe('material edits', () => {
  it.each([
    ['Build it in Go.', 'Build it  in Go!', false],
    ['Teams shuold migrate.', 'Teams shold migrate.', false],
    ['Clients retry.', 'Clients must retry.', true],
    ['It takes 3 days.', 'It takes 30 days.', true],
    ['Every runner keeps a warm cache.', 'Every runner drops a warm cache.', true],
    ['The pool has forty machines.', 'The pool has fifty machines.', true],
    ['We increase the limit.', 'We decrease the limit.', true],
    ['Calls are synchronous.', 'Calls are asynchronous.', true],
    ['It is cleaned at night.', 'It is cleaned by day.', true],
    ['Payments pays Mobile for it.', 'Mobile pays Payments for it.', true],
    ['Alpha gets 10 and Beta gets 20.', 'Alpha gets 20 and Beta gets 10.', true],
    ['Goals\n\n- speed\n\nNot goals\n\n- cost', 'Goals\n\n- cost\n\nNot goals\n\n- speed', true],
    ['We keep it if load < 5.', 'We keep it if load > 5.', true],
    ['The offset is 5.', 'The offset is -5.', true],
    ['We delete it.', 'We ~~delete~~ it.', true],
    ['Wir löschen das.', 'Wir löschen das nicht.', true],
    ['Build a cache.', 'Build the cache, please.', false],
    ['Teams migrate by themselves.', 'Teams migrate by themselves, in their own time.', false],
    ['One.', 'One two three four five six seven eight nine ten eleven twelve thirteen.', true],
  ])('%s → %s: %s', (before, after, material) => expect(materialEdit(before, after)).toBe(material))
  it('are never made of white space', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (words) => {
        expect(materialEdit(words.join(' '), words.join('\n\n '))).toBe(false)
      }),
    )
  })
})
