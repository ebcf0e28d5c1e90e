import { authorize, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { notFound } from '@/lib/core/errors'
import { db } from '@/lib/server/db'
import { changeAsItIs } from './commands-highlight'
import { findHighlightTags } from './repo-tags'
import type { HighlightView } from './schema'

/** Gives a highlight one tag more. @throws AppError not_found */
export const addTag = (actor: MaybeActor, highlightId: string, tag: string, clock: Clock = systemClock) =>
  changeTags(actor, highlightId, (tags) => [...new Set([...tags, tag])], clock)

/** Takes one tag off a highlight. @throws AppError not_found */
export const removeTag = (actor: MaybeActor, highlightId: string, tag: string, clock: Clock = systemClock) =>
  changeTags(actor, highlightId, (tags) => tags.filter((one) => one !== tag), clock)

async function changeTags(
  actor: MaybeActor,
  highlightId: string,
  change: (tags: readonly string[]) => string[],
  clock: Clock,
): Promise<HighlightView> {
  authorize(actor, 'session.write')
  const row = await findHighlightTags(db, highlightId)
  if (!row) throw notFound('This highlight')
  return changeAsItIs(actor, row.sessionId, highlightId, ({ tags }) => ({ tags: change(tags) }), clock)
}
