import { db, type Db, type Prisma } from '@/lib/server/db'
import type { FormValues } from './rules-form'

export interface SavedDraft {
  values: FormValues
  key: string
}

/** What a person has typed so far into a survey that knows them; null where there is nothing. */
export async function findDraft(surveyId: string, personId: string): Promise<SavedDraft | null> {
  const row = await db.surveyDraft.findUnique({
    where: { surveyId_personId: { surveyId, personId } },
    select: { values: true, key: true },
  })
  return row && { values: row.values as unknown as FormValues, key: row.key }
}

/**
 * Keeps what a person has typed so far. The first key stays, so that whichever device sends the form, one response is stored.
 * Nothing is kept for an anonymous survey, one that is not open, or somebody who has answered.
 */
export async function putDraft(
  surveyId: string,
  personId: string,
  { values, key }: SavedDraft,
  now: Date,
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "SurveyDraft" ("surveyId", "anonymity", "personId", "values", "key", "updatedAt")
    SELECT s."id", s."anonymity", ${personId}, ${JSON.stringify(values)}::jsonb, ${key}, ${now}
    FROM "Survey" s
    WHERE s."id" = ${surveyId} AND s."status" = 'open' AND s."anonymity" <> 'anonymous'
      AND NOT EXISTS (SELECT 1 FROM "SurveyResponse" r WHERE r."surveyId" = s."id" AND r."personId" = ${personId})
    ON CONFLICT ("surveyId", "personId") DO UPDATE SET "values" = excluded."values", "updatedAt" = excluded."updatedAt"`
}

/** Forgets half-filled forms: of a survey, of a person, or of one person in one survey. */
export async function deleteDrafts(
  client: Db,
  where: Prisma.SurveyDraftWhereInput & ({ surveyId: string } | { personId: string }),
): Promise<void> {
  await client.surveyDraft.deleteMany({ where })
}

/** Forgets the half-filled form of one person in one survey. */
export const deleteDraft = (surveyId: string, personId: string): Promise<void> =>
  deleteDrafts(db, { surveyId, personId })
