import { conflict } from '@/lib/core/errors'
import type { Tx } from '@/lib/server/db'
import { publish } from '@/lib/server/events'
import { listIdsByRef } from './repo'
import { chooseMembers, lockThemes, upsertTheme, unchooseMembers } from './repo-themes'
import type { EvidenceRef } from './schema'

export { lockThemes }

/**
 * Puts the items behind some references in the theme of a name, which is made where there is none; they stay in it when
 * themes are found again.
 * For rooms, which have authorized the deed.
 * @throws AppError conflict where nothing of it is evidence
 */
export async function putInTheme(
  tx: Tx,
  refs: readonly EvidenceRef[],
  label: string,
  sourceId: string,
  now: Date,
): Promise<{ themeId: string }> {
  const ids = [...(await listIdsByRef(tx, refs)).values()]
  if (ids.length === 0) throw conflict('Only evidence can be in a theme.')
  await lockThemes(tx)
  const themeId = await upsertTheme(tx, label, now)
  await chooseMembers(tx, themeId, ids)
  await publish(tx, 'evidence.changed', { ids: [sourceId] })
  return { themeId }
}

/** Takes them out again. @returns false where no one had put them there */
export async function takeFromTheme(
  tx: Tx,
  refs: readonly EvidenceRef[],
  themeId: string,
  sourceId: string,
): Promise<boolean> {
  const ids = [...(await listIdsByRef(tx, refs)).values()]
  await lockThemes(tx)
  if ((await unchooseMembers(tx, themeId, ids)) === 0) return false
  await publish(tx, 'evidence.changed', { ids: [sourceId] })
  return true
}
