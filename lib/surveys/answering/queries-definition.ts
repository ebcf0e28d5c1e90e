import { notFound } from '@/lib/core/errors'
import { listPresentTeams, listDisciplines, findSurvey, listTenures } from '../repo'
import type { Tenure } from '../schema-tenure'
import type { SurveyRecord, TeamRow } from '../schema-record'

/** What answering needs to know of a survey. */
export interface Definition {
  survey: SurveyRecord
  teams: TeamRow[]
  roles: string[]
  tenures: Tenure[]
}

// Read on each answer, changed now and then. It may be a few seconds old: the statement that stores an answer checks status and revision
// itself, and a stale copy is then read anew. Not a truth of its own, so every replica may keep one.
const KEEP_MS = 5_000
const MOST = 200
const kept = new Map<string, { at: number; definition: Promise<Definition> }>()

async function read(token: string, now: Date): Promise<Definition> {
  const survey = await findSurvey({ publicToken: token }, ['draft', 'open', 'closed'])
  if (!survey) throw notFound('This survey')
  const [teams, roles, bands] = await Promise.all([
    listPresentTeams(),
    listDisciplines(survey.minComments),
    listTenures(survey.minComments, now),
  ])
  return { survey, teams, roles, tenures: bands }
}

/**
 * The survey behind a public address.
 * @param fresh read it anew, because what is kept turned out to be old, or because it is about to be shown
 * @throws AppError not_found
 */
export function getDefinition(token: string, now: Date, fresh = false): Promise<Definition> {
  const found = kept.get(token)
  if (!fresh && found && now.getTime() - found.at < KEEP_MS) return found.definition
  const definition = read(token, now)
  if (kept.size >= MOST) kept.clear()
  kept.set(token, { at: now.getTime(), definition })
  // A failure is not worth keeping.
  definition.catch(() => kept.delete(token))
  return definition
}
