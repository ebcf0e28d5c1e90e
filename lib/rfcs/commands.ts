import { authorize, type Actor } from '@/lib/core/actor'
import { conflict, forbidden, invalidField } from '@/lib/core/errors'
import { hasMarks } from '@/lib/core/text/merge'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { mayEdit, rolesOn } from './policy'
import { requireRfc, viewOf } from './queries'
import { linesAs } from './rules-lines'
import { mergeOnto } from './queries-merge'
import { offeredTemplate } from './queries-templates'
import { insertRfc, rfcById, updateRfc } from './repo'
import { STATUS_LABELS } from './presenter-labels'
import type { CreateRfc, PatchRfc } from './schema'
import { staleMessage, writeVersion } from './commands-versions'
import type { RfcView } from './presenter'
import type { Rfc } from './schema-rows'

/** Starts a draft; its number is given by the database. With a template and no text, the template's text; with no labels, its labels. */
export async function createRfc(actor: Actor, input: CreateRfc, now: Date): Promise<RfcView> {
  authorize(actor, 'rfc.write')
  const template = input.template === undefined ? null : await offeredTemplate(input.template)
  if (input.template !== undefined && !template) throw invalidField('template', 'There is no such template.')
  const rfc = await transaction(async (tx) => {
    const made = await insertRfc(
      tx,
      {
        title: input.title,
        body: input.body || template?.body || '',
        format: template?.format ?? 'markdown',
        labels: input.labels.length ? input.labels : [...(template?.labels ?? [])],
        template: template?.id ?? null,
        authorId: actor.id,
        teamId: actor.teamId,
      },
      now,
    )
    await audit(tx, actor, 'rfc.create', { kind: 'rfc', id: made.id }, { number: made.number })
    return (await rfcById(made.id, tx))!
  })
  return viewOf(actor, rfc)
}

/**
 * Saves an edit as a new version; the same text again makes none.
 * @throws AppError conflict when `baseVersion` is not the current one (with the merge of both, where they do not
 * clash), or the RFC is decided
 */
export async function editRfc(actor: Actor, number: number, typed: PatchRfc, now: Date): Promise<RfcView> {
  authorize(actor, 'rfc.write')
  const rfc = await requireRfc(number)
  const input = { ...typed, ...(typed.body !== undefined && { body: linesAs(rfc.body, typed.body) }) }
  if (rolesOn(actor, rfc).length === 0)
    throw forbidden('Only its author and stewards edit an RFC. Comment on it instead.')
  if (input.baseVersion !== rfc.version) throw await stale(rfc, input)
  if (!mayEdit(actor, rfc))
    throw conflict(`RFC ${number} is ${STATUS_LABELS[rfc.status].toLowerCase()}; its text stays as it was decided.`)
  if (input.body !== undefined && hasMarks(input.body) && !hasMarks(rfc.body))
    throw invalidField('body', 'Some places still have both texts, between <<<<<<< and >>>>>>>. Settle them first.')
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

/** An edit of an older text: what stands now, and both edits in one text if they go together. */
const stale = async (rfc: Rfc, { title, body, baseVersion }: PatchRfc) => {
  const merge = await mergeOnto(rfc, { title, body, baseVersion })
  return conflict(staleMessage(baseVersion, rfc.version), {
    current: { version: rfc.version, title: rfc.title },
    merge: merge && merge.clashes === 0 ? { title: merge.title.text, body: merge.body } : null,
  })
}
