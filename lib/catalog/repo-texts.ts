import type { Db } from '@/lib/server/db'
import { pages } from '@/lib/server/remnants'

/** What the platform's mission said, each time. */
export const eachMissionText = (db: Db) =>
  pages(
    0,
    (after, take) =>
      db.missionVersion.findMany({
        where: { version: { gt: after } },
        select: { version: true, text: true, asked: true },
        orderBy: { version: 'asc' },
        take,
      }),
    (row) => row.version,
  )

/** What is written about capabilities. */
export const eachCapabilityText = (db: Db) =>
  pages(
    '',
    (after, take) =>
      db.capability.findMany({
        where: { id: { gt: after } },
        select: { id: true, name: true, description: true, ownerRef: true, replacement: true, plan: true },
        orderBy: { id: 'asc' },
        take,
      }),
    (row) => row.id,
  )

/** What is written into onboarding kits. */
export const eachKitText = (db: Db) =>
  pages(
    '',
    (after, take) =>
      db.capabilityKit.findMany({
        where: { capabilityId: { gt: after } },
        select: { capabilityId: true, begin: true, limits: true, leaving: true, channel: true },
        orderBy: { capabilityId: 'asc' },
        take,
      }),
    (row) => row.capabilityId,
  )
