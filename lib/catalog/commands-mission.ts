import { authorize, type MaybeActor } from '@/lib/core/actor'
import { conflict, invalidField } from '@/lib/core/errors'
import { listEvidenceByIds } from '@/lib/evidence/queries'
import { audit } from '@/lib/server/audit'
import { isUniqueViolation, transaction } from '@/lib/server/db'
import { getMission } from './queries-mission'
import { findMissionRow, insertMission } from './repo-mission'
import type { Mission, MissionInput } from './schema-mission'

/**
 * Says what the platform team is for. What was said before stays as a version.
 * @throws AppError invalid for evidence that is not there for the writer; conflict where another version holds by now
 */
export async function changeMission(actor: MaybeActor, input: MissionInput, now: Date): Promise<Mission> {
  const pm = authorize(actor, 'mission.write')
  const { baseVersion, reviewAt, ...said } = input
  const evidence = [...new Set(input.evidence)]
  const known = new Set((await listEvidenceByIds(pm, evidence)).map((piece) => piece.id))
  const missing = evidence.filter((one) => !known.has(one))
  if (missing.length > 0) throw invalidField('evidence', `There is no evidence ${missing.slice(0, 3).join(', ')}.`)
  const stale = 'The mission was changed meanwhile. Read the version that holds now, and say it again.'
  try {
    await transaction(async (tx) => {
      const before = await findMissionRow(tx)
      const version = before?.version ?? 0
      if (baseVersion !== undefined && baseVersion !== version) throw conflict(stale, { version })
      await insertMission(tx, {
        ...said,
        evidence,
        reviewAt: reviewAt ?? null,
        version: version + 1,
        at: now,
        byId: pm.id,
      })
      await audit(tx, pm, 'mission.change', { kind: 'platform', id: 'mission' }, { version: version + 1 })
    })
  } catch (error) {
    throw isUniqueViolation(error) ? conflict(stale) : error
  }
  return getMission(pm, now)
}
