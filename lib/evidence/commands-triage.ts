import { authorize, type MaybeActor } from '@/lib/core/actor'
import { systemClock, type Clock } from '@/lib/core/clock'
import { conflict } from '@/lib/core/errors'
import { transaction } from '@/lib/server/db'
import { listEvidenceByIds } from './queries'
import { claim, clearTriage, release, setTriage } from './repo-triage'
import type { TriageState } from './schema-triage'

/** So long a piece is before one person alone. */
const CLAIM_MS = 10 * 60 * 1000

/** Gives pieces to a person at the desk for ten minutes. @returns those that no one else has */
export async function claimPieces(
  actor: MaybeActor,
  ids: readonly string[],
  clock: Clock = systemClock,
): Promise<string[]> {
  const author = authorize(actor, 'insight.write')
  const now = clock()
  return transaction((tx) => claim(tx, ids, author.id, new Date(now.getTime() + CLAIM_MS), now))
}

/** Lets go of the pieces that a person has before them. */
export async function releasePieces(actor: MaybeActor, ids?: readonly string[]): Promise<void> {
  const author = authorize(actor, 'insight.write')
  await transaction((tx) => release(tx, author.id, ids))
}

/**
 * Puts pieces away, for later or as "not evidence". They are no longer at the desk. @throws AppError conflict where one
 * is not there
 */
export async function triagePieces(
  actor: MaybeActor,
  ids: readonly string[],
  state: TriageState,
  clock: Clock = systemClock,
): Promise<void> {
  const author = authorize(actor, 'insight.write')
  const there = new Set((await listEvidenceByIds(author, ids)).map((piece) => piece.id))
  if (ids.some((id) => !there.has(id))) throw conflict('This piece is not there any more.')
  await transaction(async (tx) => {
    await setTriage(tx, ids, state, author.id, clock())
    await release(tx, author.id, ids)
  })
}

/** Brings pieces back that were set aside. */
export async function untriagePieces(actor: MaybeActor, ids: readonly string[]): Promise<void> {
  authorize(actor, 'insight.write')
  await transaction((tx) => clearTriage(tx, ids))
}
