import type { Role } from '@/lib/core/permissions'
import { db, type Tx } from '@/lib/server/db'
import type { Token } from './schema'

const select = {
  id: true,
  name: true,
  hint: true,
  role: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
  createdAt: true,
} as const

interface Row extends Omit<Token, 'role' | 'expiresAt' | 'lastUsedAt' | 'revokedAt' | 'createdAt'> {
  role: string
  expiresAt: Date | null
  lastUsedAt: Date | null
  revokedAt: Date | null
  createdAt: Date
}

const toToken = (row: Row): Token => ({
  ...row,
  role: row.role as Role,
  expiresAt: row.expiresAt?.toISOString() ?? null,
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
})

/** More than anybody keeps; old ones fall off the list, not out of the table. */
const MANY = 200

/** A person's tokens, newest first. */
export const listTokens = async (personId: string): Promise<Token[]> =>
  (
    await db.$queryRaw<Row[]>`
      SELECT "id", "name", "hint", "role", "expiresAt", "lastUsedAt", "revokedAt", "createdAt" FROM "ApiToken"
      WHERE "personId" = ${personId} ORDER BY "createdAt" DESC, "id" LIMIT ${MANY}`
  ).map(toToken)

export interface TokenRow {
  id: string
  personId: string
  name: string
  hash: string
  hint: string
  role: Role
  expiresAt: Date
}

export const insertToken = async (tx: Tx, data: TokenRow): Promise<Token> =>
  toToken(await tx.apiToken.create({ data, select }))

export const findTokenOwner = (tx: Tx, id: string) =>
  tx.apiToken.findUnique({ where: { id }, select: { personId: true } })

export const revokeStored = (tx: Tx, id: string, now: Date) =>
  tx.apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } })
