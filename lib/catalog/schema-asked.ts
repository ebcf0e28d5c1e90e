import { z } from 'zod'
import { dayText, id, line } from '@/lib/core/zod'

/**
 * What a survey question says of a capability: whether people chose it or were told to use it, how much it takes to use it, or how far
 * people have come with it.
 */
export const PURPOSES = ['chosen', 'load', 'steps'] as const
export type Purpose = (typeof PURPOSES)[number]

export const askedInput = z.object({
  purpose: z.enum(PURPOSES),
  survey: id,
  question: line(100),
  /** chosen: the answers, by value or label, that mean that they chose it. Left out: those of the hub's own question. */
  counts: z.array(line(200)).min(1, 'At least one answer.').max(50, 'At most 50 answers.').optional(),
})
export type AskedInput = z.output<typeof askedInput>
export const askedQuery = z.strictObject({ purpose: z.enum(PURPOSES), survey: id, question: line(100) })
export type AskedQuery = z.output<typeof askedQuery>

const interval = z.tuple([z.number(), z.number()])
const source = { survey: z.string(), title: z.string(), at: dayText, n: z.int() }

export const chosenSchema = z.discriminatedUnion('state', [
  /** No question is linked, or no survey asks it any more. */
  z.object({ state: z.literal('not-asked') }),
  /** Asked, and not enough people answered for a share: nothing of it is told. */
  z.object({ state: z.literal('too-few'), survey: z.string(), title: z.string() }),
  z.object({
    state: z.literal('shown'),
    ...source,
    /** So many of `n` who answered say that they chose it. */
    count: z.int(),
    share: z.number(),
    ci: interval,
    /** The answers that are counted, as people read them. */
    answers: z.array(z.string()),
    /** A later survey asks it too, and too few have answered that one. */
    laterHidden: z.boolean(),
  }),
])
export type Chosen = z.infer<typeof chosenSchema>

const loadPoint = z.object({
  survey: z.string(),
  title: z.string(),
  at: dayText,
  /** Null where too few answered for a mean; then nothing of it is told. */
  n: z.int().nullable(),
  mean: z.number().nullable(),
  ci: interval.nullable(),
})
export const loadSchema = z.object({
  label: z.string(),
  /** Ends of the scale; null for a number that is typed. */
  scale: z
    .object({ min: z.number(), max: z.number(), minLabel: z.string().nullable(), maxLabel: z.string().nullable() })
    .nullable(),
  /** Surveys that asked the same, the first one first. */
  points: z.array(loadPoint).min(1),
})
export type Load = z.infer<typeof loadSchema>

const step = z.object({ count: z.int(), share: z.number(), ci: interval })
export type Step = z.infer<typeof step>
const steps = z.object({
  aware: step,
  tried: step,
  weekly: step,
  /** Those who use it every week and would recommend it (9 or 10 of 10); null where the survey does not show it. */
  recommends: step.nullable(),
  left: step,
})
export type Steps = z.infer<typeof steps>
export type StepName = keyof Steps
/** By person, as the last survey that shows it says: each step holds those of the next, who left has tried it, all are shares of `n`. */
export const adoptionSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('not-asked') }),
  z.object({ state: z.literal('too-few'), survey: z.string(), title: z.string() }),
  z.object({
    state: z.literal('shown'),
    ...source,
    steps,
    /** Teams of which the results page shows the answers, by name. */
    teams: z.array(z.object({ team: z.string(), n: z.int(), steps })),
    /** Teams that are hidden there: too few answered, or another team would follow from it. */
    hidden: z.int(),
  }),
])
export type Adoption = z.infer<typeof adoptionSchema>

export const askedSchema = z.object({
  chosen: chosenSchema,
  adoption: adoptionSchema,
  /** Of how much it takes to use it: one entry for each question that is worded differently. */
  load: z.array(loadSchema),
  /** What is linked, also where its survey is gone. */
  linked: z.array(
    z.object({ purpose: z.enum(PURPOSES), survey: z.string(), question: z.string(), title: z.string().nullable() }),
  ),
})
export type Asked = z.infer<typeof askedSchema>

export const askedForm = z.object({
  id,
  purpose: z.enum(PURPOSES),
  /** Survey and question key as one choice. */
  asks: line(201).regex(/^\S+ \S+$/, 'Choose a question.'),
  /** Answers, one a line. */
  counts: z
    .string()
    .max(10_000)
    .default('')
    .transform((typed) =>
      typed
        .split('\n')
        .map((one) => one.trim())
        .filter(Boolean),
    )
    .pipe(z.array(line(200)).max(50, 'At most 50 answers.')),
})
export const unaskedForm = z.object({ id, ...askedQuery.shape })
