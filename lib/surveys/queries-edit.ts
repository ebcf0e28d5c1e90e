import { authorize, type MaybeActor } from '@/lib/core/actor'
import { toDto } from './presenter'
import { getSurveyRecord } from './queries'
import { listTeams, listDisciplines } from './repo'
import type { Survey, Translation } from './schema'

export interface Editable {
  survey: Survey
  translations: Record<string, Translation>
  /** What conditions on a segment may name. */
  segments: Segments
}

export interface Segments {
  teams: { id: string; name: string }[]
  roles: string[]
}

/** The teams and roles that a condition may ask for: only those many enough to hide in. */
export async function listSegments(actor: MaybeActor, minimum = 5): Promise<Segments> {
  authorize(actor, 'survey.write')
  const [teams, roles] = await Promise.all([listTeams(), listDisciplines(minimum)])
  return { teams: teams.filter((team) => team.headcount >= minimum).map(({ id, name }) => ({ id, name })), roles }
}

/** A survey with everything its builder needs. @throws AppError not_found, forbidden */
export async function getEditable(actor: MaybeActor, id: string): Promise<Editable> {
  const editor = authorize(actor, 'survey.write')
  const record = await getSurveyRecord(editor, id)
  const survey = toDto(editor, record)
  return { survey, translations: record.translations, segments: await listSegments(actor, survey.minScore) }
}
