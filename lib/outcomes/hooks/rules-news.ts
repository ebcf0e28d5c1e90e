import { z } from 'zod'
import { momentOf } from '@/lib/core/moment'
import type { EventKind } from '../schema-delivery'
import type { HookQuery } from './schema'

/** What a tool told about one deployment or incident. A field that is left out stays as it was. */
export interface DeliveryNews {
  kind: EventKind
  /** Unique among all tools: it begins with where it comes from. */
  id: string
  /** When it was deployed or began. Null where the message does not say: then only what is known already can change. */
  at: Date | null
  /** The tool's own time of this state: what is older than what is known changes nothing. */
  statedAt: Date
  service?: string
  resolvedAt?: Date | null
  unplanned?: boolean
  /**
   * How ids of the same alert begin that comes and goes: what is told of it goes to the one that is open, if there is one, since its end
   * may never be told.
   */
  series?: string
  /** Of a deployment: what was deployed where. */
  repository?: string
  sha?: string
  environment?: string
  /** It turned out to be none: a false alarm, a test, a part of another incident. */
  isNone?: true
}

export type HookReader = (body: unknown, query: HookQuery) => DeliveryNews[]

/** A moment in a tool's message, as a Date. */
export const toldMoment = z
  .string()
  .max(100)
  .transform((text, context) => {
    const at = momentOf(text)
    if (at) return at
    context.issues.push({ code: 'custom', message: 'is no moment with a time zone', input: text })
    return z.NEVER
  })
