import { authorize, type Actor } from '@/lib/core/actor'
import { conflict, forbidden, invalidField, notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { rolesOn } from './policy'
import { requireRfc } from './queries'
import { getLinks } from './queries-links'
import { rfcByNumber, rfcsByNumber } from './repo'
import { deleteLink, insertLink, leadsTo, lockLinks } from './repo-links'
import type { LinkGraph, LinkInput } from './schema-links'

const both = async (actor: Actor, number: number, other: number) => {
  authorize(actor, 'rfc.write')
  const rfc = await requireRfc(number)
  if (rolesOn(actor, rfc).length === 0) throw forbidden('Only its author and stewards link an RFC.')
  const to = await rfcByNumber(other)
  if (!to) throw invalidField('number', `There is no RFC ${other}.`)
  if (to.id === rfc.id) throw invalidField('number', 'An RFC is not linked with itself.')
  return { rfc, to }
}

/** Links an RFC with another one; the same link again changes nothing. @throws AppError conflict where it would close a circle */
export async function addLink(
  actor: Actor,
  number: number,
  { rel, number: other }: LinkInput,
  now: Date,
): Promise<LinkGraph> {
  const { rfc, to } = await both(actor, number, other)
  await transaction(async (tx) => {
    await lockLinks(tx)
    if (rel !== 'related' && (await leadsTo(tx, rel, to.id, rfc.id)))
      throw conflict(`RFC ${other} already ${rel} RFC ${number}, itself or through others.`)
    if (await insertLink(tx, { fromId: rfc.id, rel, toId: to.id, addedById: actor.id }, now)) {
      await audit(tx, actor, 'rfc.link', { kind: 'rfc', id: rfc.id }, { rel, to: other })
    }
  })
  return getLinks(actor, number)
}

/** @throws AppError not_found for a link that is not there */
export async function removeLink(actor: Actor, number: number, { rel, number: other }: LinkInput): Promise<LinkGraph> {
  const { rfc, to } = await both(actor, number, other)
  await transaction(async (tx) => {
    if ((await deleteLink(tx, rfc.id, rel, to.id)) === 0) throw notFound('This link')
    await audit(tx, actor, 'rfc.unlink', { kind: 'rfc', id: rfc.id }, { rel, to: other })
  })
  return getLinks(actor, number)
}

/** Links a new RFC with those its author found to be like it; those that are not there (any more) are passed over. */
export async function relate(actor: Actor, number: number, others: readonly number[], now: Date): Promise<void> {
  authorize(actor, 'rfc.write')
  const rfc = await requireRfc(number)
  if (rolesOn(actor, rfc).length === 0) throw forbidden('Only its author and stewards link an RFC.')
  const known = await rfcsByNumber(others.filter((other) => other !== number))
  await transaction(async (tx) => {
    await lockLinks(tx)
    for (const to of known.values())
      await insertLink(tx, { fromId: rfc.id, rel: 'related', toId: to.id, addedById: actor.id }, now)
    if (known.size > 0)
      await audit(tx, actor, 'rfc.link', { kind: 'rfc', id: rfc.id }, { rel: 'related', to: [...known.keys()] })
  })
}
