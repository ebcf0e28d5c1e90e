import type { Question } from '../schema'
import type { QualtricsQuestion } from './schema-qualtrics'

/** A setting as a number; undefined where it is none. */
export const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined

export const bounds = (min: number | undefined, max: number | undefined): Pick<Question, 'min' | 'max'> => ({
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
})

/** How many choices may be made. Settings of a kind of check that is switched off are left in the file, so its kind decides. */
export function choiceBounds({ Validation: { Settings } }: QualtricsQuestion): Pick<Question, 'min' | 'max'> {
  const [min, max] = [numberOf(Settings.MinChoices), numberOf(Settings.MaxChoices)]
  if (Settings.Type === 'MinChoices') return bounds(min, undefined)
  if (Settings.Type === 'MaxChoices') return bounds(undefined, max)
  return Settings.Type === 'ChoiceRange' ? bounds(min, max) : {}
}

/** How many characters may be written. */
export function charBounds({ Validation: { Settings } }: QualtricsQuestion): Pick<Question, 'min' | 'max'> {
  return /Char/.test(Settings.Type ?? '')
    ? bounds(numberOf(Settings.MinChars), numberOf(Settings.TotalChar ?? Settings.TotalChars))
    : {}
}

/**
 * What the numbers of a constant sum must come to. A file may name a sum and not ask for it (`EnforceRange` is OFF): then answers of
 * another sum were taken, and there is none.
 */
export const totalOfSum = ({ Validation: { Settings } }: QualtricsQuestion): number | undefined => {
  const total =
    Settings.Type === 'ChoicesTotal' && Settings.EnforceRange !== 'OFF' ? numberOf(Settings.ChoiceTotal) : undefined
  return total !== undefined && total > 0 ? total : undefined
}

/** What the numbers of a constant sum have to come to, where the file says it, in words. */
export const sumOf = ({ Validation: { Settings } }: QualtricsQuestion): string => {
  const total = Settings.Type === 'ChoicesTotal' ? numberOf(Settings.ChoiceTotal) : undefined
  return total === undefined ? 'the sum' : `their sum (${total})`
}
