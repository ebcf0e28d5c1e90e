import { findThemeRow, listThemeRows, type ShownRow } from '@/lib/evidence/queries-theme-store'
import { z } from 'zod'
import { authorize, type MaybeActor } from '@/lib/core/actor'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import { notFound } from '@/lib/core/errors'
import { db } from '@/lib/server/db'
import type { Theme } from './schema'

const cursorKey = z.tuple([z.number(), z.string()])
const examples = 3

/** Themes, the largest first, each with its most typical texts. */
export async function listThemes(actor: MaybeActor, { limit, cursor }: PageQuery): Promise<Page<Theme>> {
  authorize(actor, 'theme.read')
  const rows = await listThemeRows(db, decodeCursor(cursor, cursorKey), limit + 1, examples)
  return toPage(rows, limit, (row) => [row.size, row.id], shown)
}

/** One theme. @throws AppError not_found, also where it was merged into another one */
export async function getTheme(actor: MaybeActor, id: string): Promise<Theme> {
  authorize(actor, 'theme.read')
  const row = await findThemeRow(db, id, examples)
  if (!row) throw notFound('This theme')
  return shown(row)
}

function shown(row: ShownRow): Theme {
  return {
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
    pinned: row.labelPinned,
    source: row.source === 'hand' ? 'hand' : 'machine',
  }
}
