import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { conflict, invalid, invalidField, notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { enqueue } from '@/lib/server/jobs'
import { isMailOn } from '@/lib/server/mail'
import { mailInvitationsJob } from './jobs'
import { visibleStatuses } from '@/lib/surveys/policy'
import { getIneligibility } from './queries-eligibility'
import type { ContactLimits } from './rules-contact-limits'
import { drawSample } from './rules-sample'
import type { PromptInput, PromptResult, PromptReason, Audience, InviteInput, Invited } from './schema'
import {
  audiencePeople,
  insertInvitations,
  invitedAndDeclined,
  personByEmail,
  setInvited,
  lockInviting,
  storeContactLimits,
} from './repo-invitations'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { findSurvey, listInvitationsOf, answeredOrDeclined } from '@/lib/surveys/queries-record'
import { lockSurvey, updateSurvey } from '@/lib/surveys/commands-record'

const mailState = (mail: boolean) => (mail && isMailOn() ? 'waiting' : 'off')

/**
 * Of an anonymous survey fewer than its minimum of a team are never asked on purpose: their figure could not be shown, and who was asked
 * would be known to those who sit beside them.
 * @throws AppError invalid
 */
export function assertPerTeam(
  { anonymity, minScore }: Pick<SurveyRecord, 'anonymity' | 'minScore'>,
  { perTeam }: Audience,
): void {
  if (anonymity !== 'anonymous' || perTeam === null || perTeam >= minScore) return
  throw invalidField(
    'audience.perTeam',
    `At least ${minScore} of each team: an anonymous survey shows no smaller group.`,
  )
}

/**
 * Invites whom an audience names to an open survey, but for those who have been asked enough, want quiet, or said no.
 * @param via wave: by a schedule, which never sets the cap aside
 * @throws AppError invalid when an anonymous survey would have asked too few for anybody to hide among
 */
export async function invitePeople(
  tx: Tx,
  actor: Actor | null,
  survey: SurveyRecord,
  input: InviteInput,
  via: 'wave' | 'invite',
  now: Date,
): Promise<Invited> {
  assertPerTeam(survey, input.audience)
  await lockInviting(tx)
  const people = await audiencePeople(tx, input.audience, survey.series, now)
  const held = await getIneligibility(
    tx,
    people.map((person) => person.id),
    now,
  )
  const before = await invitedAndDeclined(tx, survey.id)
  const invited: Invited = { invited: 0, already: 0, capped: 0, resting: 0, quiet: 0, declined: 0, unknown: [] }
  const free = people.filter((person) => {
    const why = before.invited.has(person.id)
      ? 'already'
      : before.declined.has(person.id)
        ? 'declined'
        : held(person.id)
    // A reason can set the cap aside; nobody's own "no" and nobody's quiet.
    if (why === null || (input.overrideReason !== null && (why === 'capped' || why === 'resting'))) return true
    invited[why] += 1
    return false
  })
  const chosen = drawSample(free, input.audience, before.byTeam, survey.id)
  const found = new Set(people.map((person) => person.email))
  invited.unknown = input.audience.emails.filter((email) => !found.has(email))
  invited.invited = chosen.length
  if (survey.anonymity === 'anonymous' && chosen.length > 0 && chosen.length < survey.minScore)
    throw invalid(
      `An anonymous survey invites at least ${survey.minScore} at a time: among fewer, nobody could hide. This would be ${chosen.length}.`,
    )
  await insertInvitations(
    tx,
    survey.id,
    now,
    chosen.map(({ id }) => ({ personId: id, round: 1, via, event: null, mail: mailState(input.mail) })),
  )
  if (chosen.length > 0) await setInvited(tx, survey.id, before.invited.size + chosen.length)
  if (chosen.length > 0 && mailState(input.mail) === 'waiting')
    await enqueue(tx, mailInvitationsJob, { surveyId: survey.id }, { key: survey.id })
  const { unknown, ...counts } = invited
  await audit(
    tx,
    actor,
    'survey.invite',
    { kind: 'survey', id: survey.id },
    {
      ...counts,
      unknown: unknown.length,
      via,
      ...(input.overrideReason !== null && { overrideReason: input.overrideReason }),
    },
  )
  return invited
}

/** The survey, locked and open. @throws AppError not_found, conflict */
async function openOne(
  tx: Tx,
  actor: Actor,
  where: { OR: [{ id: string }, { publicToken: string }] },
): Promise<SurveyRecord> {
  const found = await findSurvey(where, visibleStatuses(actor), tx)
  const survey = found && (await lockSurvey(tx, found.id, visibleStatuses(actor)))
  if (!survey) throw notFound('This survey')
  if (survey.status !== 'open') throw conflict('This survey is not open: open it, then invite.')
  return survey
}

/** Invites people to a survey, and mails them where they want mail and the hub can send it. */
export async function inviteToSurvey(actor: MaybeActor, id: string, input: InviteInput, now: Date): Promise<Invited> {
  const inviter = authorize(actor, 'survey.write')
  return transaction(async (tx) =>
    invitePeople(tx, inviter, await openOne(tx, inviter, { OR: [{ id }, { publicToken: id }] }), input, 'invite', now),
  )
}

/**
 * "This person just finished a deploy, ask X at most every N days." Whether they answered an anonymous survey is not looked at:
 * the answer would tell.
 */
export async function promptPerson(actor: MaybeActor, input: PromptInput, now: Date): Promise<PromptResult> {
  const asker = authorize(actor, 'survey.ask')
  return transaction(async (tx) => {
    await lockInviting(tx)
    const survey = await openOne(tx, asker, { OR: [{ id: input.survey }, { publicToken: input.survey }] })
    const person = await personByEmail(tx, input.email)
    if (!person) return { asked: false, reason: 'unknown-person' }
    const before = await listInvitationsOf(tx, survey.id, person.id)
    const reason = await whyNotAsk(tx, survey, person.id, before[0]?.day ?? null, input.everyDays, now)
    if (reason) return { asked: false, reason }
    const mail = mailState(input.mail)
    await insertInvitations(tx, survey.id, now, [
      { personId: person.id, round: (before[0]?.round ?? 0) + 1, via: 'event', event: input.event, mail },
    ])
    // Asked one by one, a response's day could point at somebody: from now on only its month is kept.
    if (survey.anonymity === 'anonymous' && survey.grain === 'day')
      await updateSurvey(tx, survey.id, { grain: 'month' })
    if (before.length === 0) await setInvited(tx, survey.id, (await invitedAndDeclined(tx, survey.id)).invited.size)
    if (mail === 'waiting') await enqueue(tx, mailInvitationsJob, { surveyId: survey.id }, { key: survey.id })
    return { asked: true, reason: null }
  })
}

async function whyNotAsk(
  tx: Tx,
  survey: SurveyRecord,
  personId: string,
  last: Date | null,
  everyDays: number,
  now: Date,
): Promise<PromptReason | null> {
  if (survey.anonymity !== 'anonymous') {
    const { answered, declined } = await answeredOrDeclined(tx, survey.id, [personId])
    if (answered.has(personId)) return 'answered'
    if (declined.has(personId)) return 'declined'
  }
  if (last && now.getTime() - last.getTime() < everyDays * DAY_MS) return 'asked-recently'
  return (await getIneligibility(tx, [personId], now))(personId)
}

/** How much anybody is asked, by surveys, events and interviews together. */
export async function setContactLimits(actor: MaybeActor, limits: ContactLimits): Promise<ContactLimits> {
  const setter = authorize(actor, 'settings.write')
  return transaction(async (tx) => {
    await storeContactLimits(tx, limits)
    await audit(tx, setter, 'survey.set-fatigue', { kind: 'setting', id: 'surveys.fatigue' }, { ...limits })
    return limits
  })
}
