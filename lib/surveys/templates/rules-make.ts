import type { Anonymity, Question } from '../schema'

/** A survey to begin with: its questions, each with a note to researchers on why it is worded as it is. */
export interface Template {
  id: string
  title: string
  description: string
  purpose: string
  /** When to use it, for whoever chooses. */
  about: string
  anonymity: Anonymity
  series?: string
  questions: readonly Question[]
}

/** Five points of agreement. */
export const agree = {
  type: 'rating',
  min: 1,
  max: 5,
  minLabel: 'Strongly disagree',
  maxLabel: 'Strongly agree',
} as const
/** Five points of ease, both ends named so that neither is suggested. */
export const ease = { type: 'rating', min: 1, max: 5, minLabel: 'Very hard', maxLabel: 'Very easy' } as const
/** Five points of satisfaction. */
export const satisfaction = {
  type: 'rating',
  min: 1,
  max: 5,
  minLabel: 'Very dissatisfied',
  maxLabel: 'Very satisfied',
} as const
/** Seven points of load. */
export const load = { type: 'rating', min: 1, max: 7, minLabel: 'Very low', maxLabel: 'Very high' } as const

export const options = (...labels: string[]): NonNullable<Question['options']> =>
  labels.map((label) => ({
    value: label
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60),
    label,
  }))
export const other = { value: 'other', label: 'Something else', open: true }
export const na = { value: 'na', label: 'Does not apply to me', na: true }
