import type { PrismaClient } from '@/prisma/client/client'
import { calendar } from './language/calendar'
import { lanternFreight } from './lantern'
import { writeCatalog } from './write/catalog'
import { writeFieldwork } from './write/fieldwork'
import { writeInsights } from './write/insights'
import { writeOutcomes } from './write/outcomes'
import { writePeople } from './write/people'
import { writeReach } from './write/reach'
import { writeRfcs } from './write/rfcs'
import { writeRoadmap } from './write/roadmap'
import { writeSurveys } from './write/surveys'

/**
 * Fills an empty database with the demo workspace, Lantern Freight, in one transaction. The same `now` (its day) gives the same
 * workspace. What is counted and scored is counted and scored by the rooms' own rules.
 */
export async function seedDemo(db: PrismaClient, now: Date): Promise<void> {
  const workspace = lanternFreight(calendar(now))
  await db.$transaction(
    async (tx) => {
      await writePeople(tx, workspace)
      const heard = [
        ...(await writeSurveys(tx, workspace)),
        ...(await writeRfcs(tx, workspace)),
        ...(await writeFieldwork(tx, workspace)),
      ]
      await writeReach(tx, workspace)
      // Evidence gets random ids; these are made from what it refers to, so that the demo is the same each time.
      await tx.$executeRaw`UPDATE "Evidence" SET "id" = md5("refKind" || ' ' || "refId")::uuid::text`
      await writeInsights(tx, workspace, heard)
      await writeRoadmap(tx, workspace)
      await writeCatalog(tx, workspace)
      await writeOutcomes(tx, workspace)
      // Scoring promises more scoring downstream; here it is done already.
      await tx.outbox.deleteMany()
      await tx.setting.updateMany({ data: { updatedAt: workspace.calendar.today } })
    },
    { maxWait: 10_000, timeout: 120_000 },
  )
}
