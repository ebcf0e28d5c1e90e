import { expect, test } from 'vitest'
import { normalizeQuestion } from '../rules'
import { withYesNoIn } from './presenter-yes-no'

const labels = (language: string, options?: { value: string; label: string }[]) =>
  withYesNoIn(
    [normalizeQuestion({ key: 'q', type: 'yesno', label: 'Q', ...(options && { options }) })],
    language,
  )[0]!.options!.map((option) => option.label)

test.each([
  ['en', ['Yes', 'No']],
  ['de', ['Ja', 'Nein']],
  ['de-AT', ['Ja', 'Nein']],
  ['fr', ['Oui', 'Non']],
  ['es', ['Sí', 'No']],
  ['ja', ['はい', 'いいえ']],
  // The hub has no words of its own in it.
  ['fi', ['Yes', 'No']],
])('yes and no are in the language of the survey: %s', (language, expected) => {
  expect(labels(language)).toEqual(expected)
})

test('built-in words of another language follow, words that a person wrote stay', () => {
  const words = (yes: string, no: string) => [
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ]
  expect(labels('fr', words('Ja', 'Nein'))).toEqual(['Oui', 'Non'])
  expect(labels('de', words('Stimmt', 'No'))).toEqual(['Stimmt', 'Nein'])
})

test('options of other types keep their words', () => {
  const options = [
    { value: 'yes', label: 'Yes' },
    { value: 'no', label: 'No' },
  ]
  const single = normalizeQuestion({ key: 'q', type: 'single', label: 'Q', options })
  expect(withYesNoIn([single], 'de')).toEqual([single])
})
