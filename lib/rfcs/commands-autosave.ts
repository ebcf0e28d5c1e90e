import type { Actor } from '@/lib/core/actor'
import { transaction } from '@/lib/server/db'
import { autosaveTargetOf } from './queries-autosave'
import { deleteAutosave, limitNew, putAutosave } from './repo-autosave'
import type { AutosaveInput, AutosaveTarget } from './schema-write'

/** Keeps what somebody has typed and not saved, for them alone. @returns when */
export async function saveAutosave(
  actor: Actor,
  { title, body, labels, baseVersion, ...of }: AutosaveInput,
  now: Date,
): Promise<{ at: string }> {
  const key = await autosaveTargetOf(actor, of)
  await transaction(async (tx) => {
    await putAutosave(
      tx,
      { personId: actor.id, ...key },
      { title, body, labels, baseVersion: baseVersion ?? null },
      now,
    )
    if (key.rfcId === null) await limitNew(tx, actor.id)
  })
  return { at: now.toISOString() }
}

/** Forgets it: it was saved, or is not wanted. */
export async function discardAutosave(actor: Actor, of: AutosaveTarget): Promise<void> {
  await deleteAutosave(actor.id, (await autosaveTargetOf(actor, of)).target)
}
