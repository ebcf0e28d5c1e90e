import { systemClock } from '@/lib/core/clock'
import { recordEvidence, withdrawEvidence } from '@/lib/evidence/commands'
import { listEvidenceIds } from '@/lib/evidence/queries'
import { transaction, type Tx } from '@/lib/server/db'
import { lockSurvey } from '@/lib/surveys/commands-record'
import { listTeamsOf } from '@/lib/surveys/queries-record'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { figurePieces } from './commands-findings'
import { FIGURES_MS, refreshTally } from './refresh'

/**
 * What a survey found, as evidence of what its results show now: pieces that they do not show any more are withdrawn.
 * Of a survey that is not closed only what an earlier closing recorded.
 */
export async function recordFiguresAgain(tx: Tx, survey: SurveyRecord): Promise<void> {
  const refs = survey.questions.map(({ key }) => ({ kind: 'survey-result' as const, id: `${survey.id}:${key}` }))
  const recorded = await listEvidenceIds(tx, refs)
  const closed = survey.status === 'closed'
  if (!closed && recorded.size === 0) return
  if (closed) await refreshTally(tx, survey.id, { last: true })
  const closedAt = survey.closedAt === null ? systemClock() : new Date(survey.closedAt)
  const pieces = await figurePieces(tx, survey, await listTeamsOf(survey.id, tx), closedAt)
  const there = new Set(pieces.map((piece) => piece.ref.id))
  await withdrawEvidence(
    tx,
    refs.filter((ref) => !there.has(ref.id)),
  )
  await recordEvidence(
    tx,
    pieces.filter(({ ref }) => closed || recorded.has(ref.id)),
    () => closedAt,
  )
}

/**
 * After the good end of questions was changed: what was found is told again, counted at the other end.
 * @param ids of results, as evidence refers to them: survey and question key
 */
export async function followFavourableEnd({ ids }: { ids: string[] }): Promise<void> {
  for (const id of new Set(ids.map((ref) => ref.split(':')[0]!)))
    await transaction(async (tx) => {
      const survey = await lockSurvey(tx, id, ['open', 'closed'])
      if (survey) await recordFiguresAgain(tx, survey)
    }, FIGURES_MS)
}
