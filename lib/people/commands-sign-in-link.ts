import { conflict } from '@/lib/core/errors'
import { newToken } from '@/lib/core/ids'
import { paths } from '@/lib/core/paths'
import type { Role } from '@/lib/core/permissions'
import { audit } from '@/lib/server/audit'
import { transaction } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { sha256 } from '@/lib/server/hash'
import { LINK_MINUTES } from './commands-sign-in-mail'
import { countActiveAdmins, insertPerson, updatePerson } from './repo-people'
import { findMemberByEmail, insertSignInLink } from './repo-sign-in'
import type { IssuedLink } from './schema'

export interface SignInLinkMade {
  email: string
  role: Role
  /** Works once. */
  url: string
  expiresAt: string
}

/**
 * A link that signs a person in once, without a provider and without mail: for who runs the hub and holds its database.
 * Who is not here yet is made, as an admin where the hub has none, else as a developer. Where the hub has lost its last
 * admin, a person who is here becomes one.
 * @throws AppError conflict where the person is deactivated and the hub has an admin who can change that
 */
export async function issueSignInLink({ email, name }: IssuedLink, now: Date): Promise<SignInLinkMade> {
  const secret = env().NEXTAUTH_SECRET
  if (!secret) throw conflict('NEXTAUTH_SECRET is not set, so no one can sign in.')
  const token = newToken()
  const expires = new Date(now.getTime() + LINK_MINUTES * 60_000)
  const role = await transaction(async (tx) => {
    const known = await findMemberByEmail(email, tx)
    const needsAdmin = (await countActiveAdmins(tx)) === 0
    const wanted: Role = needsAdmin ? 'admin' : (known?.role ?? 'developer')
    if (known && !known.active && !needsAdmin) throw conflict(`${email} is deactivated; an admin can change that.`)
    const row = { name: name ?? email.split('@')[0] ?? email, email, teamId: null, discipline: null, startedOn: null }
    const person = known
      ? needsAdmin && (await updatePerson(tx, known.id, { role: wanted, active: true }))
      : await insertPerson(tx, { ...row, role: wanted })
    if (person)
      await audit(
        tx,
        null,
        known ? 'person.changed' : 'person.created',
        { kind: 'person', id: person.id },
        { role: wanted },
      )
    const subject = { kind: 'person', id: known?.id ?? (person ? person.id : '') }
    await audit(tx, null, 'person.sign-in-link', subject, { by: 'command line' })
    return wanted
  })
  // next-auth keeps a link's token so.
  await insertSignInLink({ identifier: email, token: sha256(`${token}${secret}`), expires })
  const page = new URL(paths.signInConfirm(), env().BASE_URL)
  page.search = new URLSearchParams({ callbackUrl: env().BASE_URL, token, email }).toString()
  return { email, role, url: page.href, expiresAt: expires.toISOString() }
}
