import { z } from 'zod'
import { FAVOURABLE_ENDS } from '@/lib/core/stats/favourable'

const end = z.enum(FAVOURABLE_ENDS)
const interval = z.tuple([z.number(), z.number()])

/** One question beside an outcome. Shares, weights and intervals to two digits: exactly, single answers could be worked out of them. */
const driver = z.object({
  key: z.string(),
  /** Part of all that the questions explain together (0–1), with its 95 % interval; the greatest first. */
  share: z.number(),
  shareCi: interval,
  /** The same as a part of the outcome's variance: these add up to `r2`. */
  weight: z.number(),
  weightCi: interval,
  /** Sign of the simple correlation: 1, the higher the one the higher the other. */
  direction: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
})

const outcome = z.object({ key: z.string(), r2: z.number(), r2Ci: interval, drivers: z.array(driver) })
const leftOut = z.object({ key: z.string(), why: z.enum(['few', 'alike', 'many']) })

/** What is kept of a step: every question as the outcome, from the same responses. */
export const storedDrivers = z.object({
  /** Responses that were counted then, and those the figures stand on. */
  counted: z.number().int(),
  n: z.number().int(),
  keys: z.array(z.string()),
  leftOut: z.array(leftOut),
  outcomes: z.array(outcome),
})
export type StoredDrivers = z.infer<typeof storedDrivers>
export type Outcome = z.infer<typeof outcome>

export const driversQuery = z.object({
  outcome: z
    .string()
    .max(64)
    .optional()
    .describe('Key of the question to be explained; left out, the one about the whole.'),
})

export const driversSchema = z.object({
  survey: z.object({ id: z.string(), title: z.string() }),
  /** ready · few: too few whole responses yet · unsuited: not two scale questions · working: look again in a moment. */
  state: z.enum(['ready', 'few', 'unsuited', 'working']),
  /** What may be chosen as the outcome. */
  outcomes: z.array(z.object({ key: z.string(), label: z.string() })),
  outcome: z.object({ key: z.string(), label: z.string(), favourableEnd: end }).nullable(),
  /** Whole responses (with an answer to each of these questions) it stands on, and how many it takes. */
  n: z.number().int().nullable(),
  needed: z.number().int(),
  r2: z.number().nullable(),
  r2Ci: interval.nullable(),
  drivers: z.array(
    driver.extend({
      label: z.string(),
      /** Which end of this question is good. `direction` is of the answers as numbers, whichever end that is. */
      favourableEnd: end,
      /** Share at the favourable end of this question, as the results show it. */
      favourable: z.number().optional(),
      favourableCi: interval.optional(),
    }),
  ),
  /** Scale questions that are not in it: few answered, all answered alike, or there are too many. */
  leftOut: z.array(leftOut.extend({ label: z.string() })),
  caveat: z.string(),
})
export type Drivers = z.infer<typeof driversSchema>
