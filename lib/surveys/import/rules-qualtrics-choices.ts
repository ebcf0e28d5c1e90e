import type { Option, Question } from '../schema'
import { distinct } from './rules-draft'
import { lineOfWords } from './rules-html'
import type { QualtricsChoice, QualtricsQuestion } from './schema-qualtrics'

/** One question here: how its key ends, and of a row or part that became one, which it is. */
export type Made = Omit<Question, 'key'> & { ending: string; of?: string }

export type Body = Omit<Question, 'key' | 'type'>
export interface Listed {
  options: Option[]
  byNumber: Map<string, string>
}

/** Choices in the order they are shown. @param valueOf what answers hold for a choice, where that is not its number */
export function listed(
  choices: Record<string, QualtricsChoice>,
  order: readonly string[],
  valueOf: (number: string) => string | undefined,
  analyzed: Record<string, string> = {},
): Listed {
  const numbers = [...new Set([...order.filter((number) => choices[number]), ...Object.keys(choices)])]
  const values = numbers.map((number) => valueOf(number) || number)
  const unique = new Set(values).size === values.length
  const options = distinct(
    numbers.map((number, index) => {
      const choice = choices[number]!
      const open = choice.TextEntry !== undefined && choice.TextEntry !== 'false' && choice.TextEntry !== ''
      return {
        value: unique ? values[index]! : number,
        label: lineOfWords(choice.Display),
        ...(open && { open }),
        ...(choice.ExclusiveAnswer === true && { exclusive: true }),
        // Qualtrics leaves it out of its analysis: it is in no share here either.
        ...(/^(?:no|false|0)$/i.test(analyzed[number] ?? '') && { na: true }),
      }
    }),
  )
  return { options, byNumber: new Map(numbers.map((number, index) => [number, options[index]!.value])) }
}

export const recode =
  (source: QualtricsQuestion) =>
  (number: string): string | undefined =>
    source.RecodeValues[number]
export const tag =
  (source: QualtricsQuestion) =>
  (number: string): string | undefined =>
    source.ChoiceDataExportTags ? source.ChoiceDataExportTags[number] : undefined
export const withoutText = (options: Option[]): Option[] => options.map(({ open: _, ...option }) => option)
export const hasText = (options: Option[]): boolean => options.some((option) => option.open)

export const onlyOf = ({ value, label }: Option) => ({ label, ending: `_${value}`, of: value })

/** Each row, or each row and column, as a question of its own. */
export const apart = (
  type: 'text' | 'number',
  cells: { label: string; ending: string; of: string }[],
  base: Body,
  what: string,
) => ({
  questions: cells.map(({ label, ending, of }) => ({
    ...base,
    type,
    label: [base.label, label].filter(Boolean).join(': '),
    ending,
    of,
  })),
  lost: cells.length > 1 ? [what] : [],
})

/** Whether a row or part of the file is this question here, or a row of it. */
export const isOf = ({ of, type, rows }: Pick<Made, 'of' | 'type' | 'rows'>, value: string | undefined): boolean =>
  value !== undefined && (of === value || (type === 'matrix' && rows?.some((row) => row.value === value) === true))
