import { authorize, type Actor } from '@/lib/core/actor'
import { conflict, forbidden, invalidField } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { mayEdit, moversOf } from './policy'
import { requireRfc, viewOf } from './queries'
import { insertRfc, updateRfc } from './repo'
import { statusNames, type CreateRfc, type PatchRfc } from './schema'
import { templateById } from './templates'
import { staleMessage, writeVersion } from './versions'
import type { RfcView } from './views'

/** Starts a draft; its number is given by the database. With a template and no text, the template's text. */
export async function createRfc(actor: Actor, input: CreateRfc, now: Date): Promise<RfcView> {
  authorize(actor, 'rfc.write')
  const template = input.template === undefined ? null : templateById(input.template)
  if (input.template !== undefined && !template) throw invalidField('template', 'There is no such template.')
  const rfc = await transaction(async (tx) => {
    const made = await insertRfc(tx, {
      title: input.title, body: input.body || template?.body || '', format: template?.format ?? 'markdown', labels: input.labels,
      authorId: actor.id, teamId: actor.teamId,
    }, now)
    await audit(tx, actor, 'rfc.create', { kind: 'rfc', id: made.id }, { number: made.number })
    return made
  })
  return viewOf(actor, rfc)
}

/**
 * Saves an edit as a new version; the same text again makes none.
 * @throws AppError conflict when `baseVersion` is not the current one, or the RFC is decided
 */
export async function editRfc(actor: Actor, number: number, input: PatchRfc, now: Date): Promise<RfcView> {
  authorize(actor, 'rfc.write')
  const rfc = await requireRfc(number)
  if (moversOf(actor, rfc).length === 0) throw forbidden('Only its author and stewards edit an RFC. Comment on it instead.')
  if (input.baseVersion !== rfc.version) throw conflict(staleMessage(input.baseVersion, rfc.version))
  if (!mayEdit(actor, rfc)) throw conflict(`RFC ${number} is ${statusNames[rfc.status].toLowerCase()}; its text stays as it was decided.`)
  const next = { title: input.title ?? rfc.title, body: input.body ?? rfc.body, format: rfc.format }
  const changed = next.title !== rfc.title || next.body !== rfc.body
  await transaction(async (tx) => {
    if (changed) {
      const version = await writeVersion(tx, rfc, next, { authorId: actor.id }, now)
      await audit(tx, actor, 'rfc.edit', { kind: 'rfc', id: rfc.id }, { version })
    }
    if (input.labels) await updateRfc(tx, rfc.id, { labels: input.labels })
  })
  return viewOf(actor, await requireRfc(number))
}
