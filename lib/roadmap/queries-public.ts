import { z } from 'zod'
import { notFound } from '@/lib/core/errors'
import { db } from '@/lib/server/db'
import { readSetting } from '@/lib/server/setting'
import { toPublicItem } from './presenter-public'
import { boardCards, columnTotals, publishedItems, shippedItems } from './repo'
import { settingAndVersion } from './repo-settings'
import { HORIZONS, type Horizon } from './schema'
import type { PublicRoadmap } from './schema-public'

export const PUBLIC_KEY = 'roadmap.public'
const stored = z.object({ open: z.boolean() })

/** Whether the roadmap may be read without signing in: where an admin has said so, else not. */
export async function isRoadmapPublic(): Promise<boolean> {
  const value = await readSetting(PUBLIC_KEY)
  return value === null ? false : stored.parse(value).open
}

const EACH = 30
const SHIPPED = 20
/** Cards of the one column that is shown whole, at most. */
const WHOLE = 240

/**
 * The version of what the public roadmap shows now: the same one means that nothing of it has changed but figures that are measured.
 * Null where the workspace has not opened it.
 */
export async function findPublicVersion(): Promise<string | null> {
  const { value, version } = await settingAndVersion(PUBLIC_KEY)
  return value !== null && stored.parse(value).open ? version : null
}

/** @throws AppError not_found where the workspace has not opened it */
export async function getPublicVersion(): Promise<string> {
  const version = await findPublicVersion()
  if (version === null) throw notFound('This roadmap')
  return version
}

/**
 * What anybody may read of the roadmap: published items by column, the first of each and how many there are, and what shipped last
 * with the outcome that was agreed. Only columns of the published view are read.
 * @param whole the column that is shown whole
 * @throws AppError not_found where the workspace has not opened it
 */
export async function getPublicRoadmap(whole?: Horizon): Promise<PublicRoadmap> {
  if (!(await isRoadmapPublic())) throw notFound('This roadmap')
  const each = (horizon: Horizon) => (horizon === whole ? WHOLE : EACH)
  const [rows, totals, shipped] = await Promise.all([
    boardCards(db, publishedItems, { now: each('now'), next: each('next'), later: each('later') }),
    columnTotals(db, publishedItems),
    shippedItems(db, publishedItems, SHIPPED),
  ])
  return {
    columns: HORIZONS.map((horizon) => ({
      horizon,
      total: totals.find((one) => one.horizon === horizon)?.items ?? 0,
      items: rows.filter((row) => row.horizon === horizon).map(toPublicItem),
    })),
    shipped: shipped.map(toPublicItem),
  }
}
