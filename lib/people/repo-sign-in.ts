import { newId } from '@/lib/core/ids'
import type { Role } from '@/lib/core/permissions'
import { audit } from '@/lib/server/audit'
import { db, Prisma, transaction, type Db } from '@/lib/server/db'

/** Somebody who may sign in. */
export interface Member {
  id: string
  email: string
  name: string
  role: Role
  active: boolean
}

const fields = { id: true, email: true, name: true, role: true, active: true } as const
const toMember = <T extends { role: string }>(row: T | null) => (row ? { ...row, role: row.role as Role } : null)

export const findMemberByEmail = async (email: string, from: Db = db): Promise<Member | null> =>
  toMember(await from.person.findUnique({ where: { email: email.toLowerCase() }, select: fields }))

export const findMemberById = async (id: string): Promise<Member | null> =>
  toMember(await db.person.findUnique({ where: { id }, select: fields }))

export async function findMemberByAccount(provider: string, providerAccountId: string): Promise<Member | null> {
  const account = await db.account.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId } },
    select: { person: { select: fields } },
  })
  return toMember(account?.person ?? null)
}

/** Held while somebody joins, so that two first people cannot both find the workspace empty. */
const JOIN_LOCK = 72_707_370

/**
 * The person with this verified address, made where there is none. The first person of an empty workspace becomes
 * its admin, everybody later a developer.
 */
export async function joinWorkspace(email: string, name: string, now: Date): Promise<Member> {
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(${JOIN_LOCK})`
    const known = await findMemberByEmail(email, tx)
    if (known) return known
    const role: Role = (await tx.person.count()) === 0 ? 'admin' : 'developer'
    const data = { id: newId(), email: email.toLowerCase(), name, role, emailVerified: now }
    const made = await tx.person.create({ data, select: fields })
    await audit(tx, made, 'person.joined', { kind: 'person', id: made.id }, { role })
    return { ...made, role }
  })
}

export async function linkAccount(personId: string, provider: string, providerAccountId: string): Promise<void> {
  await transaction(async (tx) => {
    await tx.account.create({ data: { id: newId(), personId, provider, providerAccountId } })
    await audit(tx, { id: personId }, 'person.account-linked', { kind: 'person', id: personId }, { provider })
  })
}

/** Notes a sign-in and gives the epoch that the session is made under. */
export async function recordSignIn(personId: string, provider: string, now: Date): Promise<number> {
  return transaction(async (tx) => {
    const row = await tx.person.update({
      where: { id: personId },
      data: { lastSeenAt: now },
      select: { sessionEpoch: true },
    })
    await audit(tx, { id: personId }, 'person.signed-in', { kind: 'person', id: personId }, { provider })
    return row.sessionEpoch
  })
}

/** Notes that a person who is here, and may not sign in, tried to. */
export const recordRefusal = (personId: string, provider: string): Promise<void> =>
  transaction((tx) => audit(tx, null, 'person.sign-in-refused', { kind: 'person', id: personId }, { provider }))

export async function markVerified(personId: string, now: Date): Promise<Member> {
  const row = await db.person.update({ where: { id: personId }, data: { emailVerified: now }, select: fields })
  return { ...row, role: row.role as Role }
}

export interface SignInLink {
  identifier: string
  /** Hashed. */
  token: string
  expires: Date
}

export const insertSignInLink = (link: SignInLink): Promise<SignInLink> => db.verificationToken.create({ data: link })

/** Where no link is granted: one row is written over and over, so that it takes as long as a link and leaves no trace. */
export async function insertNoLink(link: SignInLink): Promise<SignInLink> {
  const row = { identifier: '', token: '' }
  await db.verificationToken.upsert({
    where: { identifier_token: row },
    create: { ...row, expires: new Date(0) },
    update: { expires: new Date(0) },
  })
  return link
}

/** Removes a link from the table in one statement: if two requests use it at the same time, only one succeeds. */
export async function takeSignInLink(identifier: string, token: string): Promise<SignInLink | null> {
  const rows = await db.$queryRaw<SignInLink[]>(
    Prisma.sql`DELETE FROM "VerificationToken" WHERE "identifier" = ${identifier} AND "token" = ${token}
      RETURNING "identifier", "token", "expires"`,
  )
  return rows[0] ?? null
}
