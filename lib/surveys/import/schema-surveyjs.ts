import { z } from 'zod'

// Words are a text, or a text for each language: { default: "Yes", de: "Ja" }.
const localized = z.union([z.string(), z.number().transform(String), z.record(z.string(), z.string())])
export type Localized = z.output<typeof localized>
const said = localized.optional().catch(undefined)

const item = z.union([
  z.union([z.string(), z.number(), z.boolean()]).transform((value) => ({
    value: String(value),
    text: undefined as Localized | undefined,
    visibleIf: undefined as string | undefined,
  })),
  z
    .looseObject({
      value: z.union([z.string(), z.number(), z.boolean()]).transform(String),
      text: said,
      visibleIf: z.string().optional().catch(undefined),
    })
    .transform(({ value, text, visibleIf }) => ({ value, text, visibleIf })),
])
const items = z.array(item).catch([])
export type SurveyJsItem = z.output<typeof item>

const column = z.looseObject({
  name: z.union([z.string(), z.number()]).transform(String),
  title: said,
  cellType: z.string().optional().catch(undefined),
  choices: items,
})
const count = z.number().optional().catch(undefined)
const validator = z.looseObject({
  type: z.string().catch(''),
  minCount: count,
  maxCount: count,
  minValue: count,
  maxValue: count,
  minLength: count,
  maxLength: count,
})
const expression = z.string().optional().catch(undefined)

const fields = {
  type: z.string().catch(''),
  name: z.union([z.string(), z.number()]).transform(String).catch(''),
  title: said,
  description: said,
  html: said,
  otherText: said,
  noneText: said,
  labelTrue: said,
  labelFalse: said,
  valueTrue: z.union([z.string(), z.number(), z.boolean()]).optional().catch(undefined),
  valueFalse: z.union([z.string(), z.number(), z.boolean()]).optional().catch(undefined),
  valueName: expression,
  minRateDescription: said,
  maxRateDescription: said,
  minLabel: said,
  maxLabel: said,
  caption: said,
  visibleIf: expression,
  enableIf: expression,
  requiredIf: expression,
  choicesVisibleIf: expression,
  rowsVisibleIf: expression,
  defaultValueExpression: expression,
  expression,
  visible: z.boolean().optional().catch(undefined),
  isRequired: z.boolean().optional().catch(undefined),
  readOnly: z.boolean().optional().catch(undefined),
  choices: items,
  columns: z.array(z.union([column, item])).catch([]),
  rows: items,
  rateValues: items,
  items: z
    .array(
      z.looseObject({
        name: z.union([z.string(), z.number()]).transform(String),
        title: said,
        inputType: z.string().optional().catch(undefined),
        isRequired: z.boolean().optional().catch(undefined),
        min: z.unknown().optional(),
        max: z.unknown().optional(),
        maxLength: count,
        validators: z.array(validator).catch([]),
      }),
    )
    .catch([]),
  choicesByUrl: z.unknown().optional(),
  choicesOrder: expression,
  /** Both names mean the same; `rowsOrder` is the older one. */
  rowOrder: expression,
  rowsOrder: expression,
  choicesFromQuestion: expression,
  showDontKnowItem: z.boolean().optional().catch(undefined),
  dontKnowText: said,
  showRefuseItem: z.boolean().optional().catch(undefined),
  refuseText: said,
  eachRowRequired: z.boolean().optional().catch(undefined),
  isAllRowRequired: z.boolean().optional().catch(undefined),
  step: z.unknown().optional(),
  sliderType: z.string().optional().catch(undefined),
  hasOther: z.boolean().optional().catch(undefined),
  showOtherItem: z.boolean().optional().catch(undefined),
  hasNone: z.boolean().optional().catch(undefined),
  showNoneItem: z.boolean().optional().catch(undefined),
  hasSelectAll: z.boolean().optional().catch(undefined),
  hasComment: z.boolean().optional().catch(undefined),
  showCommentArea: z.boolean().optional().catch(undefined),
  inputType: expression,
  cellType: expression,
  min: z.unknown().optional(),
  max: z.unknown().optional(),
  rateMin: count,
  rateMax: count,
  rateStep: count,
  rateCount: count,
  rateType: expression,
  autoGenerate: z.boolean().optional().catch(undefined),
  maxSelectedChoices: count,
  minSelectedChoices: count,
  maxLength: count,
  minLength: count,
  elements: z.unknown().optional(),
  questions: z.unknown().optional(),
  validators: z.array(validator).catch([]),
  maskType: expression,
  correctAnswer: z.unknown().optional(),
  defaultValue: z.unknown().optional(),
}

export const element = z.looseObject(fields)
export type SurveyJsQuestion = z.output<typeof element>

export const surveyJsFile = z.looseObject({
  title: said,
  description: said,
  locale: z.string().optional().catch(undefined),
  completedHtml: said,
  completedHtmlOnCondition: z.array(z.unknown()).catch([]),
  navigateToUrl: z.string().catch(''),
  pages: z.array(z.unknown()).optional(),
  elements: z.array(z.unknown()).optional(),
  questions: z.array(z.unknown()).optional(),
  triggers: z.array(z.looseObject({ type: z.string().catch('') })).catch([]),
  calculatedValues: z.array(z.looseObject({ name: z.string().catch('') })).catch([]),
})

/** The languages that words of a file are written in, besides its own ("default"). */
export function localesIn(value: unknown, found = new Set<string>(), depth = 0): Set<string> {
  if (typeof value !== 'object' || value === null || depth > 60) return found
  const entries = Object.entries(value)
  if (!Array.isArray(value) && 'default' in value && entries.every(([, one]) => typeof one === 'string'))
    for (const [key] of entries) if (key !== 'default') found.add(key)
  for (const [, one] of entries) localesIn(one, found, depth + 1)
  return found
}
