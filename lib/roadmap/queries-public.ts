import { z } from 'zod'
import { notFound } from '@/lib/core/errors'
import { db } from '@/lib/server/db'
import { readSetting } from '@/lib/server/setting'
import { toPublicItem } from './presenter-public'
import { boardCards, publishedItems, shippedItems } from './repo'
import { HORIZONS } from './schema'
import type { PublicRoadmap } from './schema-public'

export const PUBLIC_KEY = 'roadmap.public'
const stored = z.object({ open: z.boolean() })

/** Whether the roadmap may be read without signing in: where an admin has said so, else not. */
export async function isRoadmapPublic(): Promise<boolean> {
  const value = await readSetting(PUBLIC_KEY)
  return value === null ? false : stored.parse(value).open
}

const EACH = 60
const SHIPPED = 20

/**
 * What anybody may read of the roadmap: published items by column, and what shipped last with the outcome that was agreed.
 * Only columns of the published view are read.
 * @throws AppError not_found where the workspace has not opened it
 */
export async function getPublicRoadmap(): Promise<PublicRoadmap> {
  if (!(await isRoadmapPublic())) throw notFound('This roadmap')
  const [rows, shipped] = await Promise.all([
    boardCards(db, publishedItems, { now: EACH, next: EACH, later: EACH }),
    shippedItems(db, publishedItems, SHIPPED),
  ])
  return {
    columns: HORIZONS.map((horizon) => ({
      horizon,
      items: rows.filter((row) => row.horizon === horizon).map(toPublicItem),
    })),
    shipped: shipped.map(toPublicItem),
  }
}
