import { ROLES, type Role } from '@/lib/core/permissions'
import { audit } from '@/lib/server/audit'
import { db, transaction } from '@/lib/server/db'
import { deleteSetting, readSetting } from '@/lib/server/setting'
import type { Member } from './repo-sign-in'

/** The setting in which the demo seed names its personas, by e-mail, in the order they are shown. */
const PERSONAS = 'demo.personas'

/** `none`: the seed made no demo here, or it has ended. `real`: it did, and since then the workspace is in real use. */
export type DemoState = 'none' | 'demo' | 'real'

/** A workspace is real once it has a linked account, a proven address, or an active admin whom the seed does not name. */
export async function getDemoState(): Promise<DemoState> {
  const named = await seededAddresses()
  if (!named) return 'none'
  const [accounts, others] = await Promise.all([
    db.account.findFirst({ select: { id: true } }),
    db.person.findFirst({
      where: { OR: [{ emailVerified: { not: null } }, { role: 'admin', active: true, email: { notIn: named } }] },
      select: { id: true },
    }),
  ])
  return accounts || others ? 'real' : 'demo'
}

/** Takes the seed's setting away, once. */
export async function endDemo(): Promise<void> {
  await transaction(async (tx) => {
    if (await deleteSetting(tx, PERSONAS))
      await audit(tx, null, 'workspace.demo-ended', { kind: 'workspace', id: PERSONAS })
  })
}

async function seededAddresses(): Promise<string[] | null> {
  const value = await readSetting(PERSONAS)
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : null
}

const select = {
  id: true,
  email: true,
  name: true,
  role: true,
  active: true,
  team: { select: { name: true } },
} as const

export type Persona = Member & { team: string | null }

/** The personas that the seed named, in its order. */
export async function listPersonas(): Promise<Persona[]> {
  const named = (await seededAddresses()) ?? []
  const rows = await db.person.findMany({ where: { email: { in: named }, active: true }, select })
  return rows
    .map((row) => ({
      ...row,
      role: ROLES.find((role) => role === row.role) ?? ('stakeholder' as Role),
      team: row.team?.name ?? null,
    }))
    .sort((a, b) => named.indexOf(a.email) - named.indexOf(b.email))
}
