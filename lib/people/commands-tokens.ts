import type { Actor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { conflict, forbidden, invalidField, notFound } from '@/lib/core/errors'
import { newId, newToken as randomToken } from '@/lib/core/ids'
import { ROLES } from '@/lib/core/permissions'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { sha256 } from '@/lib/server/hash'
import { canMakeToken, canRevokeToken } from './policy'
import { insertPerson } from './repo-people'
import { findMemberByEmail } from './repo-sign-in'
import { insertToken, findTokenOwner, revokeStored } from './repo-tokens'
import type { IssuedToken, NewToken, Token } from './schema'

/** Enough to recognise a token in a list, too little to use it. */
const HINT = 'snd_'.length + 4

/** A new token, in a transaction. The token itself is in the answer and nowhere else. */
export async function addToken(
  tx: Tx,
  personId: string,
  { name, role, days }: NewToken,
  now: Date,
): Promise<Token & { token: string }> {
  const token = `snd_${randomToken()}`
  const expiresAt = new Date(now.getTime() + days * DAY_MS)
  const kept = await insertToken(tx, {
    id: newId(),
    personId,
    name,
    role,
    hash: sha256(token),
    hint: token.slice(0, HINT),
    expiresAt,
  })
  await audit(tx, { id: personId }, 'token.created', { kind: 'token', id: kept.id }, { role, days })
  return { ...kept, token }
}

/**
 * Makes a token for oneself, with one's own role or a lower one.
 * @throws AppError forbidden when asked for by a token, invalid for a higher role
 */
export async function createToken(actor: Actor, input: NewToken, now: Date): Promise<Token & { token: string }> {
  if (!canMakeToken(actor)) throw forbidden('Tokens are made by their owner, signed in. A token cannot make another.')
  if (ROLES.indexOf(input.role) > ROLES.indexOf(actor.role)) throw invalidField('role', 'Not above your own role.')
  return transaction((tx) => addToken(tx, actor.id, input, now))
}

/**
 * Makes a token for whoever has this address, and the person where there is none: for the CLI, whose user holds the database.
 * @throws AppError conflict where the person is deactivated or has a lower role, which a token cannot exceed
 */
export async function issueToken(
  { email, role, name, days }: IssuedToken,
  now: Date,
): Promise<Token & { token: string; email: string }> {
  return transaction(async (tx) => {
    const known = await findMemberByEmail(email, tx)
    const nameOrLocal = name ?? email.split('@')[0] ?? email
    const person =
      known ??
      (await insertPerson(tx, { name: nameOrLocal, email, role, teamId: null, discipline: null, startedOn: null }))
    if (!known) await audit(tx, null, 'person.created', { kind: 'person', id: person.id }, { role })
    if (!person.active) throw conflict(`${email} is deactivated.`)
    if (ROLES.indexOf(role) > ROLES.indexOf(person.role)) {
      throw conflict(
        `${email} is ${person.role}; a token cannot have the higher role ${role}. Change the person's role first.`,
      )
    }
    return { ...(await addToken(tx, person.id, { name: 'Made by the command line', role, days }, now)), email }
  })
}

/** Ends a token at once. Revoking it again changes nothing. */
export async function revokeToken(actor: Actor, id: string, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const token = await findTokenOwner(tx, id)
    if (!token || !canRevokeToken(actor, token.personId)) throw notFound('This token')
    const { count } = await revokeStored(tx, id, now)
    if (count > 0) await audit(tx, actor, 'token.revoked', { kind: 'token', id })
  })
}
