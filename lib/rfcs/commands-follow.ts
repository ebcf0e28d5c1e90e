import { authorize, type Actor } from '@/lib/core/actor'
import { notFound } from '@/lib/core/errors'
import { newToken } from '@/lib/core/ids'
import { transaction } from '@/lib/server/db'
import { requireRfc } from './queries'
import { myPreferences } from './queries-follow'
import { dropFollow, ensurePreference, followsAmong, personOfKey, putFollow, savePreference } from './repo-follow'
import { cancelMail, markRead } from './repo-notices'
import type { FollowInput, PreferenceInput } from './schema-follow'

const targetOf = async ({ target }: FollowInput): Promise<string> =>
  target.kind === 'all'
    ? 'all'
    : target.kind === 'label'
      ? `label:${target.label}`
      : `rfc:${(await requireRfc(target.number)).id}`

/** Follows one RFC, a label or all; mutes one; or leaves it to what else one follows. */
export async function follow(actor: Actor, input: FollowInput, now: Date): Promise<{ state: FollowInput['state'] }> {
  authorize(actor, 'rfc.read')
  const target = await targetOf(input)
  await transaction(async (tx) => {
    if (input.state === 'none') await dropFollow(tx, actor.id, target)
    else await putFollow(tx, actor.id, target, input.state === 'mute' ? 'muted' : 'chosen', now)
  })
  return { state: input.state }
}

/** Marks notices of one's own read. @returns how many were news */
export async function readNotices(
  actor: Actor,
  input: { ids?: string[] | undefined; upTo?: string | undefined },
  now: Date,
): Promise<{ read: number }> {
  authorize(actor, 'rfc.read')
  const upTo = input.upTo === undefined ? undefined : new Date(input.upTo)
  return { read: await transaction((tx) => markRead(tx, actor.id, { ids: input.ids, upTo }, now)) }
}

const dayOf = (text: string | null) => (text === null ? null : new Date(`${text}T00:00:00Z`))

/** Says how one is told, and when one is away. */
export async function changePreferences(actor: Actor, input: PreferenceInput) {
  authorize(actor, 'rfc.read')
  await transaction(async (tx) => {
    await ensurePreference(actor.id, tx)
    await savePreference(tx, actor.id, { ...input, awayFrom: dayOf(input.awayFrom), awayUntil: dayOf(input.awayUntil) })
    if (input.mail === 'off') await cancelMail(tx, actor.id)
  })
  return myPreferences(actor)
}

/** Creates a new address for a person's feeds; the old address stops working. */
export async function renewFeedKey(actor: Actor): Promise<void> {
  authorize(actor, 'rfc.read')
  await transaction(async (tx) => {
    await ensurePreference(actor.id, tx)
    await savePreference(tx, actor.id, { feedKey: newToken() })
  })
}

/**
 * Stops mail, by the key of a mail and without signing in: about one RFC (which is muted), or about all. Safe to repeat. The key opens
 * nothing else.
 * @throws AppError not_found for a key that is nobody's
 */
export async function unsubscribe(
  key: string,
  number: number | undefined,
  now: Date,
): Promise<{ stopped: 'rfc' | 'all' }> {
  const owner = await personOfKey('unsubscribeKey', key)
  if (!owner) throw notFound('This link')
  const rfc = number === undefined ? null : await requireRfc(number)
  await transaction(async (tx) => {
    if (rfc) await putFollow(tx, owner.personId, `rfc:${rfc.id}`, 'muted', now)
    else await savePreference(tx, owner.personId, { mail: 'off' })
    await cancelMail(tx, owner.personId, rfc ? [rfc.id] : undefined)
  })
  return { stopped: rfc ? 'rfc' : 'all' }
}

/** Whether a key is somebody's, and what it would stop. */
export async function unsubscribeState(
  key: string,
  number: number | undefined,
): Promise<{ title: string | null; stopped: boolean }> {
  const owner = await personOfKey('unsubscribeKey', key)
  if (!owner) throw notFound('This link')
  if (number === undefined) {
    const { mail } = await ensurePreference(owner.personId)
    return { title: null, stopped: mail === 'off' }
  }
  const rfc = await requireRfc(number)
  const target = `rfc:${rfc.id}`
  return { title: `RFC ${rfc.number}`, stopped: (await followsAmong(owner.personId, [target])).get(target) === 'muted' }
}
