import { authorize, type Actor } from '@/lib/core/actor'
import { forbidden, invalidField } from '@/lib/core/errors'
import { transaction } from '@/lib/server/db'
import { mayEdit } from './policy'
import { requireRfc } from './queries'
import { offeredTemplate } from './queries-templates'
import { deleteUnsaved, limitNew, putUnsaved, unsavedOf } from './repo-unsaved'
import type { UnsavedInput, UnsavedTarget, UnsavedView } from './schema-write'

/** Under which name a text is kept: the RFC's id, or the template a new one is begun from. */
const targetOf = async (
  actor: Actor,
  { number, template }: UnsavedTarget,
): Promise<{ target: string; rfcId: string | null }> => {
  authorize(actor, 'rfc.write')
  if (number === undefined) {
    const known = await offeredTemplate(template ?? '')
    if (!known) throw invalidField('template', 'There is no such template.')
    return { target: `new:${known.id}`, rfcId: null }
  }
  const rfc = await requireRfc(number)
  if (!mayEdit(actor, rfc)) throw forbidden('Only its author and stewards edit an RFC.')
  return { target: rfc.id, rfcId: rfc.id }
}

/** Keeps what somebody has typed and not saved, for them alone. @returns when */
export async function keepUnsaved(
  actor: Actor,
  { title, body, labels, baseVersion, ...of }: UnsavedInput,
  now: Date,
): Promise<{ at: string }> {
  const key = await targetOf(actor, of)
  await transaction(async (tx) => {
    await putUnsaved(tx, { personId: actor.id, ...key }, { title, body, labels, baseVersion: baseVersion ?? null }, now)
    if (key.rfcId === null) await limitNew(tx, actor.id)
  })
  return { at: now.toISOString() }
}

/** Forgets it: it was saved, or is not wanted. */
export async function dropUnsaved(actor: Actor, of: UnsavedTarget): Promise<void> {
  await deleteUnsaved(actor.id, (await targetOf(actor, of)).target)
}

/** What this person has typed here and not saved. */
export async function getUnsaved(actor: Actor, of: UnsavedTarget): Promise<UnsavedView | null> {
  const kept = await unsavedOf(actor.id, (await targetOf(actor, of)).target)
  return kept && { ...kept, at: kept.at.toISOString() }
}
