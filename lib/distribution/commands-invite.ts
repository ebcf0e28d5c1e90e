import { authorize, type Actor, type MaybeActor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { conflict, invalid, invalidField, notFound } from '@/lib/core/errors'
import { audit } from '@/lib/server/audit'
import { transaction, type Tx } from '@/lib/server/db'
import { isMailOn } from '@/lib/server/mail'
import { promiseInvitations } from './commands-mail'
import { visibleStatuses } from '@/lib/surveys/policy'
import { drawAudience } from './queries-audience'
import { whyNotAskedLookup } from './queries-eligibility'
import type { ContactLimits } from './rules-contact-limits'
import type { PromptInput, PromptResult, PromptReason, Audience, InviteInput, Invited } from './schema'
import {
  insertInvitations,
  invitedAndDeclined,
  findAskableByEmail,
  setInvited,
  lockInviting,
  storeContactLimits,
} from './repo-invitations'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { findSurvey, listInvitationsOf, answeredOrDeclined } from '@/lib/surveys/queries-record'
import { lockSurvey, updateSurvey } from '@/lib/surveys/commands-record'

const mailState = (mail: boolean) => (mail && isMailOn() ? 'waiting' : 'off')

/**
 * For an anonymous survey, never ask fewer people of a team than the minimum: their figure could not be shown, and
 * colleagues would know who was asked.
 * @throws AppError invalid
 */
export function assertTeamMinimum(
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
 * Invites the people of an audience to an open survey, except those who have reached the contact limit, want quiet, or
 * have declined.
 * @param via `wave`: by a schedule, which never overrides the contact limit
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
  assertTeamMinimum(survey, input.audience)
  await lockInviting(tx)
  const overridesLimit = input.overrideReason !== null
  const draw = await drawAudience(tx, survey, input.audience, { now, overridesLimit })
  const { chosen } = draw
  const invited: Invited = { invited: chosen.length, ...draw.leftOut, unknown: draw.unknown }
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
  if (chosen.length > 0) await setInvited(tx, survey.id, draw.invitedBefore + chosen.length)
  if (chosen.length > 0 && mailState(input.mail) === 'waiting')
    await promiseInvitations(
      tx,
      chosen.map(({ id }) => ({ surveyId: survey.id, personId: id, round: 1 })),
    )
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
    const person = await findAskableByEmail(tx, input.email)
    if (!person) return { asked: false, reason: 'unknown-person' }
    const before = await listInvitationsOf(tx, survey.id, person.id)
    const reason = await whyNotAsk(tx, survey, person.id, before[0]?.day ?? null, input.everyDays, now)
    if (reason) return { asked: false, reason }
    const mail = mailState(input.mail)
    const round = (before[0]?.round ?? 0) + 1
    await insertInvitations(tx, survey.id, now, [
      { personId: person.id, round, via: 'event', event: input.event, mail },
    ])
    // Asked one by one, a response's day could point at somebody: from now on only its month is kept.
    if (survey.anonymity === 'anonymous' && survey.datePrecision === 'day')
      await updateSurvey(tx, survey.id, { datePrecision: 'month' })
    // They may answer again: later answers are of nobody that is known to be one person.
    if (survey.anonymity === 'anonymous' && round > 1 && !survey.askedAgain)
      await updateSurvey(tx, survey.id, { askedAgain: true })
    if (before.length === 0) await setInvited(tx, survey.id, (await invitedAndDeclined(tx, survey.id)).invited.size)
    if (mail === 'waiting') await promiseInvitations(tx, [{ surveyId: survey.id, personId: person.id, round }])
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
  return (await whyNotAskedLookup(tx, [personId], now))(personId)
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
