import { z } from 'zod'

// Qualtrics writes an empty list where it means an empty object, and numbers as texts or texts as numbers. Whatever is
// missing or of another
// shape is as good as not said; only what a question cannot be without is required.

const word = z.union([z.string(), z.number()]).transform(String)
const dict = <T extends z.ZodType>(item: T) => z.record(z.string(), item).catch({} as Record<string, z.output<T>>)
const choice = z.looseObject({
  Display: word.catch(''),
  TextEntry: word.optional().catch(undefined),
  ExclusiveAnswer: z.unknown().optional(),
  DisplayLogic: z.unknown().optional(),
})
export type QualtricsChoice = z.output<typeof choice>

const order = z.array(word).catch([])
const exportTags = z.union([z.record(z.string(), word), z.literal(false)]).catch(false)

const words = z.looseObject({
  QuestionText: z.string().catch(''),
  Choices: dict(choice),
  Answers: dict(choice),
  Labels: dict(choice),
})

const base = z.looseObject({
  QuestionID: z.string().catch(''),
  QuestionText: z.string().catch(''),
  DataExportTag: z.string().catch(''),
  QuestionType: z.string(),
  Selector: z.string().catch(''),
  SubSelector: z.string().catch(''),
  Choices: dict(choice),
  ChoiceOrder: order,
  Answers: dict(choice),
  AnswerOrder: order,
  RecodeValues: dict(word),
  ChoiceDataExportTags: exportTags,
  Validation: z
    .looseObject({
      Settings: z
        .looseObject({
          ForceResponse: z.string().optional(),
          Type: z.string().optional(),
          ContentType: z.string().optional(),
          MinChoices: word.optional().catch(undefined),
          MaxChoices: word.optional().catch(undefined),
          EnforceRange: word.nullable().optional().catch(undefined),
          ChoiceTotal: word.optional().catch(undefined),
          MinChars: word.optional().catch(undefined),
          TotalChar: word.optional().catch(undefined),
          TotalChars: word.optional().catch(undefined),
          ValidNumber: z
            .looseObject({
              Min: word.optional().catch(undefined),
              Max: word.optional().catch(undefined),
              NumDecimals: word.optional().catch(undefined),
            })
            .optional()
            .catch(undefined),
        })
        .catch({}),
    })
    .catch({ Settings: {} }),
  Configuration: z
    .looseObject({
      CSSliderMin: word.optional().catch(undefined),
      CSSliderMax: word.optional().catch(undefined),
      NumDecimals: word.optional().catch(undefined),
      StarCount: word.optional().catch(undefined),
      NotApplicable: z.unknown().optional(),
      NotApplicableText: word.optional().catch(undefined),
      CustomStart: z.unknown().optional(),
      SliderStartPositions: z.unknown().optional(),
    })
    .catch({}),
  Labels: dict(choice),
  AnalyzeChoices: dict(word),
  DefaultChoices: z.unknown().optional(),
  ChoiceGroups: dict(z.unknown()),
  DisplayLogic: z.unknown().optional(),
  Randomization: z.unknown().optional(),
  QuestionJS: z.unknown().optional(),
  Graphics: word.optional().catch(undefined),
  DynamicChoices: z.unknown().optional(),
  Language: z.record(z.string(), words).catch({}),
})
export const questionPayload = base.extend({ AdditionalQuestions: dict(base) })
export type QualtricsQuestion = z.output<typeof base> & { AdditionalQuestions?: Record<string, z.output<typeof base>> }

export const skipLogic = z.looseObject({
  ChoiceLocator: z.string().catch(''),
  Locator: z.string().catch(''),
  Condition: z.string().catch(''),
  SkipToDestination: z.string().catch(''),
})

const blockElement = z.looseObject({
  Type: z.string(),
  QuestionID: z.string().optional(),
  SkipLogic: z.array(skipLogic).optional().catch(undefined),
})
export const block = z.looseObject({
  Type: z.string().catch(''),
  Description: z.string().catch(''),
  ID: z.string().catch(''),
  SubType: z.string().optional(),
  BlockElements: z.array(blockElement).catch([]),
  Options: z
    .looseObject({
      Looping: z.string().optional().catch(undefined),
      RandomizeQuestions: z.unknown().optional(),
      Randomization: z.unknown().optional(),
    })
    .optional()
    .catch(undefined),
})
export type QualtricsBlock = z.output<typeof block>

/** Blocks are a list, or an object whose keys are the places in it. */
export const blocks = z.union([
  z.array(z.unknown()),
  z.record(z.string(), z.unknown()).transform((one) => Object.values(one)),
])

export interface QualtricsFlow {
  Type: string
  ID?: string | undefined
  Description?: string | undefined
  BranchLogic?: unknown
  /** Of how many of its parts a randomizer shows each respondent; without a number, of all. */
  SubSet?: string | undefined
  Flow: QualtricsFlow[]
}
export const flow: z.ZodType<QualtricsFlow> = z.looseObject({
  Type: z.string().catch(''),
  ID: z.string().optional().catch(undefined),
  Description: z.string().optional().catch(undefined),
  BranchLogic: z.unknown().optional(),
  SubSet: word.optional().catch(undefined),
  get Flow() {
    return z.array(flow).catch([])
  },
})

export const qualtricsFile = z.looseObject({
  SurveyEntry: z.looseObject({
    SurveyID: z.string().catch(''),
    SurveyName: z.string().catch(''),
    SurveyDescription: z.string().nullish().catch(undefined),
    SurveyLanguage: z.string().catch('EN'),
  }),
  SurveyElements: z.array(
    z.looseObject({
      Element: z.string(),
      PrimaryAttribute: z.string().nullish().catch(undefined),
      Payload: z.unknown().optional(),
    }),
  ),
})
