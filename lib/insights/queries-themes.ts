import { z } from 'zod'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import { db } from '@/lib/server/db'
import { listThemeRows } from './repo-themes'
import type { Theme } from './schema'

const cursorKey = z.tuple([z.number(), z.string()])
const examples = 3

/** Themes, the largest first, each with its most typical texts. */
export async function listThemes(actor: MaybeActor, { limit, cursor }: PageQuery): Promise<Page<Theme>> {
  authorize(actor, 'theme.read')
  const rows = await listThemeRows(db, decodeCursor(cursor, cursorKey), limit + 1, examples)
  return toPage(
    rows,
    limit,
    (row) => [row.size, row.id],
    (row) => ({
      id: row.id,
      label: row.label,
      terms: row.terms,
      size: row.size,
      people: row.people,
      teams: row.teams,
      trend: row.trend,
      examples: row.members.flatMap(({ evidence }) =>
        evidence.audience === 'everyone' ? [{ id: evidence.id, text: evidence.text }] : [],
      ),
      insightId: row.promotedInsightId,
    }),
  )
}
