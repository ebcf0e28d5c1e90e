import {
  findThemeRow,
  listMapRows,
  listThemeFigures,
  listThemeMates,
  listThemeRows,
  type MapRow,
} from '@/lib/evidence/queries-theme-store'
import { z } from 'zod'
import { authorize, can, type MaybeActor } from '@/lib/core/actor'
import { systemClock } from '@/lib/core/clock'
import { groupBy } from '@/lib/core/group'
import { decodeCursor, toPage, type Page, type PageQuery } from '@/lib/core/paging'
import { notFound } from '@/lib/core/errors'
import { getEvidence } from '@/lib/evidence/queries'
import { rankByNearness } from '@/lib/reading/queries'
import { sameWords } from '@/lib/reading/rules-twins'
import { db } from '@/lib/server/db'
import type { ShownRow } from '@/lib/evidence/schema-themes'
import { toTheme } from './presenter-themes'
import { listShippedOn } from './repo-shipped'
import { lastQuarters, type Shipped } from './rules-quarters'
import type { Theme } from './schema'

const cursorKey = z.tuple([z.number(), z.string()])
const EXAMPLES = 3
const MAX_ON_MAP = 50

/** Themes, the largest first, each with its most typical texts. */
export async function listThemes(actor: MaybeActor, { limit, cursor }: PageQuery): Promise<Page<Theme>> {
  authorize(actor, 'theme.read')
  const rows = await listThemeRows(db, decodeCursor(cursor, cursorKey), limit + 1, EXAMPLES)
  const shown = await toThemes(actor, rows)
  return toPage(rows, limit, (row) => [row.size, row.id], shown)
}

/** One theme. @throws AppError not_found, also where it was merged into another one */
export async function getTheme(actor: MaybeActor, id: string): Promise<Theme> {
  authorize(actor, 'theme.read')
  const row = await findThemeRow(db, id, EXAMPLES)
  if (!row) throw notFound('This theme')
  return (await toThemes(actor, [row]))(row)
}

/** How some themes are shown: with their figures, and what shipped of the insights they became where the reader may know. */
async function toThemes(actor: MaybeActor, rows: readonly ShownRow[]): Promise<(row: ShownRow) => Theme> {
  const now = systemClock()
  const insights = rows.flatMap((row) => row.promotedInsightId ?? [])
  const [figures, shipped] = await Promise.all([
    listThemeFigures(
      db,
      rows.map((row) => row.id),
    ),
    can(actor, 'roadmap.read') ? listShippedOn(db, insights, lastQuarters(now)[0]!) : new Map<string, Shipped[]>(),
  ])
  const byTheme = groupBy(figures, (figure) => figure.themeId)
  return (row) => toTheme(row, byTheme.get(row.id) ?? [], shipped.get(row.promotedInsightId ?? '') ?? [], now)
}

/** The largest themes for the map, and how the last run found them. */
export async function getThemeMap(actor: MaybeActor): Promise<MapRow[]> {
  authorize(actor, 'theme.read')
  return listMapRows(db, MAX_ON_MAP)
}

/** Of a theme so many pieces are compared. */
const COMPARED = 400
const MAX_NEAR = 5
/** Below this cosine texts of one theme are about it in different ways. */
const NEAR = 0.5

/**
 * What others said about the same thing, the nearest first, each text once; `same`: in the same words and in their order,
 * which nearness cannot tell ("deploys are slow" is at .93 to "deploys are fast"). Only words that everyone may read.
 */
export async function listAlsoSaid(
  actor: MaybeActor,
  evidenceId: string,
): Promise<{ id: string; text: string; same: boolean }[]> {
  authorize(actor, 'theme.read')
  const piece = await getEvidence(actor, evidenceId)
  const near = await rankByNearness(db, piece.text, await listThemeMates(db, evidenceId, COMPARED))
  return near
    .filter((one, at) => one.cosine >= NEAR && near.findIndex(({ text }) => text === one.text) === at)
    .slice(0, MAX_NEAR)
    .map(({ id, text }) => ({ id, text, same: sameWords(piece.text, text) }))
}
