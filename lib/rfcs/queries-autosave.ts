import { authorize, type Actor } from '@/lib/core/actor'
import { forbidden, invalidField } from '@/lib/core/errors'
import { mayEdit } from './policy'
import { requireRfc } from './queries'
import { offeredTemplate } from './queries-templates'
import { findAutosaveRow } from './repo-autosave'
import type { AutosaveTarget, AutosaveView } from './schema-write'

/** Under which name a text is kept: the RFC's id, or the template a new one is begun from. */
export const autosaveTargetOf = async (
  actor: Actor,
  { number, template }: AutosaveTarget,
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

/** What this person has typed here and not saved. */
export async function findAutosave(actor: Actor, of: AutosaveTarget): Promise<AutosaveView | null> {
  const kept = await findAutosaveRow(actor.id, (await autosaveTargetOf(actor, of)).target)
  return kept && { ...kept, at: kept.at.toISOString() }
}
