import { authorize, type MaybeActor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { db } from '@/lib/server/db'
import { findRun } from './repo-runs'

/** How far a run of themes is, and what it changed. @throws AppError not_found */
export async function getThemeRun(actor: MaybeActor, id: string) {
  authorize(actor, 'theme.read')
  const run = await findRun(db, id)
  if (!run) throw notFound('This run')
  return run
}
