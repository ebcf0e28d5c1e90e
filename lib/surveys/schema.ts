import { z } from 'zod'
import { FAVOURABLE_ENDS } from '@/lib/core/stats/favourable'
import { normalizeLine, withoutControls } from '@/lib/core/text/normalize'
import { KEY, MAX_NUMBER, MAX_OPTIONS, MAX_QUESTIONS, SEGMENT_KEYS, TIME } from './schema-limits'
import { TENURES } from './schema-tenure'
import { dayText } from '@/lib/core/zod'

export { ANSWER_LIMIT, KEY, LONGTEXT_LIMIT, MAX_OPTIONS, MAX_QUESTIONS, TEXT_LIMIT } from './schema-limits'

export const QUESTION_TYPES = [
  'rating',
  'nps',
  'single',
  'multi',
  'matrix',
  'ranking',
  'text',
  'longtext',
  'number',
  'date',
  'yesno',
  'maxdiff',
  'slider',
  'time',
  'sum',
  'hidden',
] as const
export type QuestionType = (typeof QUESTION_TYPES)[number]

export const ANONYMITY = ['anonymous', 'confidential', 'named'] as const
export type Anonymity = (typeof ANONYMITY)[number]
/** Figures by team, role and tenure, or single responses with figures by team. */
export const DISCLOSURES = ['groups', 'responses'] as const
export type Disclosure = (typeof DISCLOSURES)[number]

export const STATUSES = ['draft', 'open', 'closed'] as const
export type SurveyStatus = (typeof STATUSES)[number]

const key = z.string().regex(KEY, 'Letters, digits, - and _ only, at most 64.')
/** Letters stay as they are composed: answers of a file are found by these words. */
const words = (max: number) => z.string().overwrite(withoutControls).trim().max(max)
/** A time of day on a clock of 24 hours. */
const timeText = z.string().regex(TIME, 'A time as HH:MM, from 00:00 to 23:59.')
const scalar = z.union([z.string().max(500), z.number()])
const scalars = z.union([scalar, z.array(scalar).min(1).max(MAX_OPTIONS)])

/**
 * One test of an earlier answer, or of a segment (`segment.team`, `segment.role`). An unanswered (or never asked)
 * question has no answer: `is` fails, `isNot` holds.
 */
export const testSchema = z
  .strictObject({
    question: z.union([key, z.enum(SEGMENT_KEYS)]),
    is: scalars.optional(),
    isNot: scalars.optional(),
    atLeast: z.number().optional(),
    atMost: z.number().optional(),
    answered: z.boolean().optional(),
  })
  .refine(
    (test) => Object.keys(test).length > 1,
    'Say what the answer must be: is, isNot, atLeast, atMost or answered.',
  )

const allSchema = z.strictObject({ all: z.array(testSchema).min(1).max(20) })

/** When a question is asked: one test, all of some, or any of some (each one test or all of some). Two levels, no more. */
export const conditionSchema = z.union([
  testSchema,
  allSchema,
  z.strictObject({
    any: z
      .array(z.union([testSchema, allSchema]))
      .min(1)
      .max(50),
  }),
])
export type Test = z.infer<typeof testSchema>
export type Condition = z.infer<typeof conditionSchema>

export const optionSchema = z.strictObject({
  value: z.string().trim().min(1).max(200),
  label: words(1_000).min(1),
  /** "Other": choosing it opens a text, kept in the answers as `<key>.text`. */
  open: z.boolean().optional(),
  /** "Does not apply": an answer that says nothing of the matter. */
  na: z.boolean().optional(),
  /** "None of these": chosen alone or not at all. */
  exclusive: z.boolean().optional(),
  /** Keeps its place where the others are shown in an order of each respondent's own. */
  fixed: z.boolean().optional(),
})
export type Option = z.infer<typeof optionSchema>

const common = z.strictObject({
  key,
  type: z.enum(QUESTION_TYPES),
  label: words(1_000).min(1, 'Write the question.'),
  help: words(5_000).optional(),
  required: z.boolean().optional(),
  options: z.array(optionSchema).max(MAX_OPTIONS).optional(),
  /**
   * Lowest and highest point of a rating, slider or number; fewest and most choices of a multi, places of a ranking;
   * least and most characters of a text.
   */
  min: z.number().optional(),
  max: z.number().optional(),
  /** date: first and last day that may be given. */
  minDate: dayText.optional(),
  maxDate: dayText.optional(),
  /** time: earliest and latest time of day that may be given, as "HH:MM". Across midnight (22:00 to 06:00) where the latest is earlier. */
  minTime: timeText.optional(),
  maxTime: timeText.optional(),
  /** slider: what is between two of its points; 1 where left out. */
  step: z.number().positive().max(MAX_NUMBER).optional(),
  /** sum: what its parts come to together; 100 where left out. */
  total: z.number().positive().max(MAX_NUMBER).optional(),
  minLabel: words(200).optional(),
  maxLabel: words(200).optional(),
  /**
   * rating, slider, number: which end is good. Left out, the high end of a rating, and none of the others. What is favourable is counted at
   * this end; of `none` nothing is.
   */
  favourableEnd: z.enum(FAVOURABLE_ENDS).optional(),
  /** Set by the hub: the good end was changed with responses in, so groups too small for a distribution are not shown. */
  favourableEndChanged: z.boolean().optional(),
  showIf: conditionSchema.optional(),
  /**
   * Options (of a matrix its rows) are shown in an order of each respondent's own, at random. Those that are `fixed`, `open`, `na` or
   * `exclusive` keep their place. The order is not stored.
   */
  shuffled: z.boolean().optional(),
  /** matrix: by the value of a row, when it is asked. Rows that are not in it always are. It may ask earlier questions only. */
  rowsIf: z.record(z.string().max(200), conditionSchema).optional(),
  /** matrix: more than one option in a row. */
  multiple: z.boolean().optional(),
  /** maxdiff: the options shown together in each set, by value. Left out, a balanced design is made of `perSet`. */
  sets: z
    .array(z.array(z.string().max(200)).min(3).max(7))
    .max(60)
    .optional(),
  /** maxdiff: how many options a set shows. */
  perSet: z.number().int().min(3).max(7).optional(),
  /** The page that starts with this question. */
  page: z.strictObject({ title: words(500), text: words(5_000).optional() }).optional(),
  /** Why it is asked: for researchers, never shown to respondents. */
  note: words(5_000).optional(),
})

export const questionSchema = common.extend({ rows: z.array(optionSchema).max(MAX_OPTIONS).optional() })
export type Question = z.infer<typeof questionSchema>

/** As it may be sent: a row may be a bare label. */
export const questionInput = common.extend({
  rows: z
    .array(z.union([words(200).min(1), optionSchema]))
    .max(MAX_OPTIONS)
    .optional(),
})
export type QuestionInput = z.infer<typeof questionInput>

/** A question's words in another language. An empty label is one that is still missing. */
export const translatedQuestion = z.strictObject({
  label: words(1_000),
  help: words(5_000).optional(),
  options: z.record(z.string(), words(1_000)).optional(),
  rows: z.record(z.string(), words(1_000)).optional(),
  minLabel: words(200).optional(),
  maxLabel: words(200).optional(),
  page: z.strictObject({ title: words(500), text: words(5_000).optional() }).optional(),
})
export type TranslatedQuestion = z.infer<typeof translatedQuestion>
export const translationSchema = z.strictObject({
  title: words(300).optional(),
  description: words(5_000).optional(),
  purpose: words(1_000).optional(),
  closing: words(5_000).optional(),
  questions: z.record(z.string(), translatedQuestion),
})
export type Translation = z.infer<typeof translationSchema>

/** A language as a BCP 47 tag: "de", "pt-BR". */
export const languageSchema = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'A language as “de” or “pt-BR”.')

const invited = z.number().int().min(1).max(10_000_000)
const settings = {
  description: words(5_000),
  /** Who asks and why: the first screen says both. */
  askedBy: words(200),
  purpose: words(1_000),
  /** What is shown after the answers were sent. */
  closing: words(5_000),
  /** How many people are asked; unset, the headcount of all teams. */
  invited: invited.nullable(),
  series: words(200).nullable(),
  resultsOn: dayText.nullable(),
  minScore: z.number().int().min(3).max(100),
  minComments: z.number().int().min(3).max(100),
  /**
   * What readers get of an anonymous or confidential survey besides the figures over everybody: figures by team, role and tenure, or single
   * responses and figures by team. Never both: together they would tell the group of single rows. Unset, the first
   * answers decide it: single
   * responses are given as long as no one has said a role or tenure. Fixed with the first response.
   */
  disclosure: z.enum(DISCLOSURES).nullable(),
  /** What its own words are written in. */
  language: languageSchema,
  /** Its words in other languages. */
  translations: z.record(languageSchema, translationSchema),
  /** Only who was invited may answer. */
  invitedOnly: z.boolean(),
  /** May stand in a frame of a developer portal. */
  embeddable: z.boolean(),
  /** Days after opening on which those who have not answered are reminded. */
  remindAfter: z.array(z.number().int().min(1).max(90)).max(5, 'At most five reminders.'),
  /** When it closes by itself. */
  closesAt: z.iso.datetime().nullable(),
  /**
   * With how many answers it closes by itself, each of another person: by an invitation, or signed in. Those that come in the same minute count
   * too.
   */
  closesAfter: z.number().int().min(1).max(10_000_000).nullable(),
}

export const createSurveyInput = z.strictObject({
  title: z.string().overwrite(normalizeLine).max(300).min(1, 'Give the survey a title.'),
  anonymity: z.enum(ANONYMITY),
  questions: z.array(questionInput).max(MAX_QUESTIONS).default([]),
  ...z.strictObject(settings).partial().shape,
})
export type CreateSurveyInput = z.infer<typeof createSurveyInput>

export const updateSurveyInput = z
  .strictObject({
    title: z.string().overwrite(normalizeLine).max(300).min(1, 'Give the survey a title.'),
    anonymity: z.enum(ANONYMITY),
    questions: z.array(questionInput).max(MAX_QUESTIONS),
    ...settings,
    /** The revision this edit started from: a stale one is refused. */
    revision: z.number().int().min(1),
  })
  .partial()
export type UpdateSurveyInput = z.infer<typeof updateSurveyInput>

/** A step as the reader may take it. */
export const actionSchema = z.object({
  to: z.enum(STATUSES),
  verb: z.string(),
  allowed: z.boolean(),
  reason: z.string().nullable(),
})

export const surveySchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  status: z.enum(STATUSES),
  anonymity: z.enum(ANONYMITY),
  questions: z.array(questionSchema),
  publicToken: z.string(),
  publicUrl: z.string(),
  askedBy: z.string(),
  purpose: z.string(),
  closing: z.string(),
  language: z.string(),
  /** The others it can be answered in. */
  languages: z.array(z.string()),
  invited: z.number().int().nullable(),
  series: z.string().nullable(),
  resultsOn: z.string().nullable(),
  minScore: z.number().int(),
  minComments: z.number().int(),
  disclosure: z.enum(DISCLOSURES).nullable(),
  revision: z.number().int(),
  responses: z.number().int(),
  declined: z.number().int(),
  openedAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  closesAt: z.iso.datetime().nullable(),
  closesAfter: z.number().int().nullable(),
  createdAt: z.iso.datetime(),
  wave: z.number().int().nullable(),
  invitedOnly: z.boolean(),
  embeddable: z.boolean(),
  remindAfter: z.array(z.number().int()),
  /** The steps out of its status, with who may take them. */
  actions: z.array(actionSchema),
})
export type Survey = z.infer<typeof surveySchema>

/** Answers by question key. `<key>.text` holds what was written beside an open option. */
export type AnswerValue = string | number | string[] | Record<string, string | string[] | number>
export type Answers = Record<string, AnswerValue>

/** What a respondent sends. The answers themselves are checked against the questions, in `answers.ts`. */
export const submissionSchema = z.strictObject({
  answers: z.record(z.string().max(300), z.unknown()),
  segments: z
    .strictObject({
      team: z.string().trim().max(200).optional(),
      role: z.string().trim().max(100).optional(),
      tenure: z.enum(TENURES).or(z.literal('')).optional(),
    })
    .optional(),
  language: z.string().max(20).optional(),
  /** The single-use part of an invitation's link. */
  ticket: z.string().max(100).optional(),
})
export type Submission = z.infer<typeof submissionSchema>
