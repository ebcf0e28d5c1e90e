import { cache } from 'react'
import type { Prisma } from './db'

export interface Asked {
  sql: Prisma.Sql
  found: (rows: Record<string, unknown>[]) => void
  failed: (error: unknown) => void
}

/** What the page that is being made asks of the database and has not sent yet. Where no page is made, each asks for itself. */
export const pageAsks = cache((): { waiting: Asked[] } => ({ waiting: [] }))
