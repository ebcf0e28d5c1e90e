import type { db, Tx } from '@/lib/server/db'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { whyNotAskedLookup } from './queries-eligibility'
import { audiencePeople, invitedAndDeclined } from './repo-invitations'
import { drawSample } from './rules-sample'
import type { Audience, Invited } from './schema'

type Person = Awaited<ReturnType<typeof audiencePeople>>[number]

export interface AudienceDraw {
  /** How many people the audience names. */
  named: number
  /** Who would be invited now. */
  chosen: Person[]
  /** How many were left out, by why: they were invited or declined before, have been asked enough, or want quiet. */
  leftOut: Pick<Invited, 'already' | 'declined' | 'capped' | 'resting' | 'quiet'>
  /** Addresses that are nobody's here. */
  unknown: string[]
  /** How many were invited before. */
  invitedBefore: number
}

/**
 * Who of an audience would be invited to a survey now. The plan on the page and the invitation itself both ask this, so that
 * they cannot differ.
 * @param overridesLimit a reason was given: the contact limit is set aside, nobody's own "no" and nobody's quiet
 */
export async function drawAudience(
  client: Tx | typeof db,
  survey: Pick<SurveyRecord, 'id' | 'series'>,
  audience: Audience,
  { now, overridesLimit = false }: { now: Date; overridesLimit?: boolean },
): Promise<AudienceDraw> {
  const people = await audiencePeople(client, audience, survey.series, now)
  const ids = people.map((person) => person.id)
  const whyNot = await whyNotAskedLookup(client, ids, now)
  const before = await invitedAndDeclined(client, survey.id)
  const leftOut: AudienceDraw['leftOut'] = { already: 0, declined: 0, capped: 0, resting: 0, quiet: 0 }
  const free = people.filter(({ id }) => {
    const why = before.invited.has(id) ? 'already' : before.declined.has(id) ? 'declined' : whyNot(id)
    if (why === null || (overridesLimit && (why === 'capped' || why === 'resting'))) return true
    leftOut[why] += 1
    return false
  })
  const found = new Set(people.map((person) => person.email))
  return {
    named: people.length,
    chosen: drawSample(free, audience, before.byTeam, survey.id),
    leftOut,
    unknown: audience.emails.filter((email) => !found.has(email)),
    invitedBefore: before.invited.size,
  }
}
