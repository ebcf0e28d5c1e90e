import { z } from 'zod'
import { line, dayText } from '@/lib/core/zod'
import { edge, moment, oneOrMany } from './schema-metrics'

export const EVENT_KINDS = ['deployment', 'incident'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/**
 * A deployment to production or an incident in it. The same kind and id again changes what it names and leaves the rest:
 * an incident is sent when it begins and once more with `resolvedAt`.
 */
export const eventInput = z
  .object({
    kind: z.enum(EVENT_KINDS),
    /** The sender's id, unique within its kind. */
    id: line(),
    at: moment,
    service: line().nullish(),
    /** A team's id or name. */
    team: line().nullish(),
    /** Of a deployment: when its oldest change was committed. */
    commitAt: moment.nullish(),
    /** Of a deployment: it needed a fix, a rollback or a patch at once. */
    failed: z.boolean().nullish(),
    /** Of a deployment: it was not planned and was made because of an incident. */
    unplanned: z.boolean().nullish(),
    /** When service was restored. */
    resolvedAt: moment.nullish(),
    /** Of an incident: the id of the deployment that caused it. */
    deployment: line().nullish(),
  })
  .superRefine((event, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (event.resolvedAt && event.resolvedAt < event.at) wrong('resolvedAt', 'It is resolved before it began.')
    if (event.kind === 'deployment' && event.deployment) wrong('deployment', 'Only an incident names a deployment.')
    for (const field of ['commitAt', 'failed', 'unplanned'] as const)
      if (event.kind === 'incident' && event[field] != null) wrong(field, 'Only a deployment has this.')
  })
export type EventInput = z.output<typeof eventInput>
export const eventsInput = oneOrMany(eventInput)
export type EventsInput = z.output<typeof eventsInput>

/** What tells one event from all others. */
export const eventKey = z.object({ kind: z.enum(EVENT_KINDS), id: line() })
export type EventKey = z.output<typeof eventKey>

export const doraQuery = z.strictObject({
  team: line().optional(),
  service: line().optional(),
  /** 90 days before `to` where it is left out. */
  from: edge.optional(),
  to: edge.optional(),
})
export type DoraQuery = z.output<typeof doraQuery>

const count = z.number().int()
const share = z.object({
  /** 0–1; null where the events do not say it. */
  value: z.number().nullable(),
  count,
  of: count,
  /** 95 % interval of the share (Wilson). */
  ci: z.tuple([z.number(), z.number()]).nullable(),
})
const duration = z.object({
  /** Seconds; null without any. */
  median: z.number().nullable(),
  /** Between which the middle half lies, in seconds. */
  middleHalf: z.tuple([z.number(), z.number()]).nullable(),
  n: count,
})

export const doraSchema = z.object({
  team: z.string().nullable(),
  service: z.string().nullable(),
  from: z.iso.datetime(),
  /** Exclusive. */
  to: z.iso.datetime(),
  deploymentFrequency: z.object({
    deployments: count,
    /** Days in the range, and deployments a day and a week (7 days). */
    days: z.number(),
    perDay: z.number().nullable(),
    perWeek: z.number().nullable(),
    /** Of the whole ISO weeks (UTC) in the range: the median number of days with a deployment. */
    medianDaysPerWeek: z.number().nullable(),
  }),
  /** `excluded`: deployments without a commit time, or with one after the deployment. */
  leadTime: duration.extend({ excluded: count }),
  changeFailureRate: share,
  /** `open`: failures that are not resolved yet. `unlinked`: those measured from an incident that names no deployment. */
  recoveryTime: duration.extend({ open: count, unlinked: count }),
  reworkRate: share,
  weeks: z.array(
    z.object({
      /** Monday, UTC. */
      week: dayText,
      /** Whether the range cuts this week. */
      partial: z.boolean(),
      deployments: count,
      failed: count.nullable(),
      unplanned: count.nullable(),
      leadTime: z.number().nullable(),
      recoveryTime: z.number().nullable(),
    }),
  ),
  /** What limits these figures, in sentences. */
  notes: z.array(z.string()),
})
export type Dora = z.infer<typeof doraSchema>
