import { can, type Actor } from '@/lib/core/actor'
import { answerPath } from '@/lib/surveys/answering/queries-single-use-link'
import type { Waiting } from '@/lib/server/room'
import { getPreference } from './repo-invitations'
import type { Survey } from '@/lib/surveys/schema'
import { minutesOfSurveys } from '@/lib/surveys/queries-record'
import { listOpenForPerson } from '@/lib/surveys/queries-waiting'

/** A survey that waits for this person, with the address at which they answer it. */
export interface WaitingSurvey extends Pick<Survey, 'id' | 'title' | 'anonymity' | 'closesAt'> {
  path: string
  minutes: number
  /** False where nobody can know whether they answered: anonymous, and open to whoever has the address. */
  certain: boolean
}

/**
 * What is asked of this person: open surveys they have neither answered nor declined, as far as the hub may know. Their own
 * single-use links are computed for this page and looked up; nothing of it is kept.
 */
export async function listWaitingSurveys(actor: Actor): Promise<WaitingSurvey[]> {
  const open = await listOpenForPerson(actor.id)
  const minutes = await minutesOfSurveys(open.map(({ survey }) => survey))
  return open
    .map(({ survey: { id, title, anonymity, publicToken, closesAt }, ticket, certain }) => ({
      ...{ id, title, anonymity },
      closesAt: closesAt?.toISOString() ?? null,
      path: answerPath(publicToken, ticket),
      minutes: minutes.get(id) ?? 1,
      certain,
    }))
    .sort((a, b) => Number(b.certain) - Number(a.certain))
}

/** Surveys that certainly wait for this person, those that close first before the others. */
export async function listWaitingLines(actor: Actor, { limit }: { limit: number }): Promise<Waiting[]> {
  if (!can(actor, 'survey.read')) return []
  const lines = (await listWaitingSurveys(actor))
    .filter((survey) => survey.certain)
    .map(({ id, title, path, closesAt }) => ({
      ...{ id, text: 'Answer this survey', about: title, href: path },
      by: closesAt === null ? null : new Date(closesAt),
    }))
  return lines.sort((a, b) => (a.by?.getTime() ?? Infinity) - (b.by?.getTime() ?? Infinity)).slice(0, limit)
}

/** What a person has said about being asked. */
export const getContactPreference = (actor: Actor) => getPreference(actor.id)
