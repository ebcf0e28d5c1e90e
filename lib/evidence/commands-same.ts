import type { Tx } from '@/lib/server/db'
import { conflict, invalid, notFound } from '@/lib/core/errors'
import { clearSame, holdGroups, listSame, lockCandidates, lockGroups, setSame, type Grouped } from './repo-same'
import { SPOKEN } from './repo-theme-store'
import { mayStandFor } from './rules-same'

export { replaceTwins, setApart } from './repo-same'

/** Everything that says the same as these pieces, themselves among it. For rooms, in their transaction. */
export const listSameAs = (tx: Tx, ids: readonly string[]): Promise<Grouped[]> => listSame(tx, ids)

/**
 * Lets nobody merge or part pieces until the transaction ends. For rooms that link pieces with what says the same: before
 * they lock what they link to.
 */
export const keepGroups = async (tx: Tx): Promise<void> => void (await holdGroups(tx))

/**
 * Puts pieces under one that stands for all; what these stood for comes with them. For rooms, which have authorized it.
 * @returns the whole group
 * @throws AppError not_found; invalid where one is a figure, or only researchers may read the one that would stand for all
 */
export async function foldPieces(tx: Tx, keepId: string, ids: readonly string[]): Promise<Grouped[]> {
  await lockGroups(tx)
  const group = await listSame(tx, [keepId, ...ids])
  const rows = await lockCandidates(
    tx,
    group.map((one) => one.id),
  )
  const kept = rows.find((row) => row.id === keepId)
  if (!kept || ids.some((id) => !rows.some((row) => row.id === id))) throw notFound('This evidence')
  if (rows.length < 2) throw invalid('Name another piece.', { pieces: ['Name a piece that says the same.'] })
  if (rows.some((row) => !SPOKEN.includes(row.kind)))
    throw invalid('Figures of surveys and measurements, and whole RFCs, cannot say the same as a remark.', {
      pieces: ['Choose remarks of people.'],
    })
  if (!mayStandFor(kept, rows))
    throw invalid('Only researchers may read this piece: it cannot stand for one that is open to everyone.', {
      pieces: ['Let the piece that everyone may read stand for both.'],
    })
  await setSame(
    tx,
    rows.map((row) => row.id),
    keepId,
  )
  await clearSame(tx, keepId)
  return rows.map((row) => ({ id: row.id, keptId: keepId }))
}

/**
 * Lets a piece stand by itself again. For rooms, which have authorized it.
 * @returns what stood for it, and the others of that group
 * @throws AppError conflict where nothing stands for it
 */
export async function unfoldPiece(tx: Tx, id: string): Promise<{ keptId: string; others: string[] }> {
  await lockGroups(tx)
  const group = await listSame(tx, [id])
  await lockCandidates(
    tx,
    group.map((one) => one.id),
  )
  const keptId = await clearSame(tx, id)
  if (keptId === null) throw conflict('This piece stands by itself already.')
  return { keptId, others: group.flatMap((one) => (one.id === id ? [] : [one.id])) }
}
