import { absolute, apiPaths, paths } from '@/lib/core/paths'
import { db, transaction, type Tx } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import type { Mail } from '@/lib/server/mail'
import { promiseMails, type MailEnd, type PromisedMail } from '@/lib/server/mail-queue'
import {
  findAddressee,
  listNewestMailed,
  listWaiting,
  setMailStates,
  claimForReminder,
  type Addressee,
  type InvitationKey,
} from './repo-mail'
import { minutesFor } from '@/lib/surveys/rules-time'
import { invitationMail } from './presenter-mail'
import { answerPath, singleUseLinkHash, singleUseLinkOf } from '@/lib/surveys/answering/queries-single-use-link'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { invitationMailType, reminderMailType } from './schema-mails'
import { stopKeyOf } from './queries-stop-key'
import { findSurvey, countUsedLinks, answeredOrDeclined, findUsedLinks } from '@/lib/surveys/queries-record'

const ticketFor = (survey: SurveyRecord, { personId, round }: Addressee): string | null =>
  survey.anonymity === 'anonymous' ? singleUseLinkOf(survey.id, personId, round) : null

function mailTo(survey: SurveyRecord, person: Addressee, reminder: boolean): Mail {
  const base = env().BASE_URL
  const key = stopKeyOf(person.personId)
  return invitationMail(
    person.email,
    {
      title: survey.title,
      purpose: survey.purpose,
      askedBy: survey.askedBy,
      anonymity: survey.anonymity,
      minutes: minutesFor(survey.questions),
      closesAt: survey.closesAt,
      answerUrl: absolute(base, answerPath(survey.publicToken, ticketFor(survey, person))),
      stopUrl: absolute(base, paths.asks(key)),
      stopPost: absolute(base, apiPaths.asksStop(key)),
    },
    reminder,
  )
}

/** How long a survey that was read serves for the next mails of a run: one that closes is found closed this soon. */
const FRESH_MS = 2_000

/** Reads through a cache of two seconds. */
function brieflyKept<T>(read: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const kept = new Map<string, { at: number; value: Promise<T> }>()
  return (id) => {
    const known = kept.get(id)
    if (known && Date.now() - known.at < FRESH_MS) return known.value
    const value = read(id)
    kept.set(id, { at: Date.now(), value })
    return value
  }
}

const findOpen = (id: string) => findSurvey({ id }, ['open'])

const invitationOf = (mail: PromisedMail<{ round: number }>): InvitationKey => ({
  surveyId: mail.subjectId ?? '',
  personId: mail.personId ?? '',
  round: mail.data.round,
})

/** What the mail of an invitation says; nothing once the survey is closed, or where the person wants no mail. */
export function invitationWork() {
  const survey = brieflyKept(findOpen)
  return {
    async render(mail: PromisedMail<{ round: number }>): Promise<Mail | null> {
      const { surveyId, personId, round } = invitationOf(mail)
      const [open, person] = await Promise.all([survey(surveyId), findAddressee(surveyId, personId, round)])
      return open && person && !person.noMail ? mailTo(open, person, false) : null
    },
    settled: (tx: Tx, mails: readonly (PromisedMail<{ round: number }> & { state: MailEnd })[]) =>
      setMailStates(
        tx,
        mails.map((mail) => ({ ...invitationOf(mail), state: mail.state })),
      ),
  }
}

/** Whether a person has neither answered nor declined, as far as the mode lets the hub know. */
async function hasNotAnswered(survey: SurveyRecord, person: Addressee): Promise<boolean> {
  if (survey.anonymity === 'anonymous') {
    const hash = singleUseLinkHash(survey.id, ticketFor(survey, person) ?? '')
    return !(await findUsedLinks(db, survey.id, [hash])).has(hash)
  }
  const { answered, declined } = await answeredOrDeclined(db, survey.id, [person.personId])
  return !answered.has(person.personId) && !declined.has(person.personId)
}

interface ReminderData {
  round: number
  everybody: boolean
}

/**
 * How many people have answered or declined an anonymous survey by a link of theirs, and how many have not. Who was asked again has
 * several links, of which only the one counts that a reminder would repeat: used links are not people then.
 */
async function countRespondents(survey: SurveyRecord): Promise<{ answered: number; left: number }> {
  if (!survey.askedAgain) {
    const answered = await countUsedLinks(survey.id)
    return { answered, left: (survey.invited ?? 0) - answered }
  }
  const mailed = await listNewestMailed(survey.id)
  const hashes = mailed.map(({ personId, round }) =>
    singleUseLinkHash(survey.id, singleUseLinkOf(survey.id, personId, round)),
  )
  const answered = (await findUsedLinks(db, survey.id, hashes)).size
  return { answered, left: mailed.length - answered }
}

/**
 * In an anonymous survey, the mail server sees who is reminded, and so who has not answered. So nobody is reminded once
 * too few people are left who have not answered.
 */
async function isEnoughLeft(survey: SurveyRecord): Promise<boolean> {
  return survey.anonymity !== 'anonymous' || (await countRespondents(survey)).left >= survey.minScore
}

/** The text of a reminder mail; null for a person who has answered in the meantime. */
export function reminderWork() {
  const survey = brieflyKept(findOpen)
  const enough = brieflyKept(async (id) => {
    const open = await survey(id)
    return open !== null && (await isEnoughLeft(open))
  })
  return {
    async render(mail: PromisedMail<ReminderData>): Promise<Mail | null> {
      const { surveyId, personId, round } = invitationOf(mail)
      const [open, person] = await Promise.all([survey(surveyId), findAddressee(surveyId, personId, round)])
      if (!open || !person || person.noMail) return null
      const wanted = mail.data.everybody || ((await enough(surveyId)) && (await hasNotAnswered(open, person)))
      return wanted ? mailTo(open, person, true) : null
    },
  }
}

/** Promises the mails of these invitations, in the transaction that writes them. */
export const promiseInvitations = (tx: Tx, invitations: readonly InvitationKey[]): Promise<void> =>
  promiseMails(
    tx,
    invitationMailType,
    invitations.map(({ surveyId, personId, round }) => ({
      key: `${surveyId} ${personId} ${round}`,
      personId,
      subjectId: surveyId,
      data: { round },
    })),
  )

/** Promises a mail for each invitation that waits without one: an earlier version sent them in one job per survey. */
export const promiseMissingMails = (): Promise<void> =>
  transaction(async (tx) => promiseInvitations(tx, await listWaiting(tx)))

/**
 * One reminder round. Every person of the survey gets a row; whether they are reminded is found out when it is their turn,
 * and written nowhere. Of an anonymous survey everybody is reminded while too few have answered to hide among.
 */
export async function sendReminders({ surveyId, round }: { surveyId: string; round: number }): Promise<void> {
  const survey = await findOpen(surveyId)
  if (!survey) return
  const everybody = survey.anonymity === 'anonymous' && (await countRespondents(survey)).answered < survey.minScore
  if (!everybody && !(await isEnoughLeft(survey))) return
  await transaction(async (tx) => {
    const people = await claimForReminder(tx, surveyId, round)
    await promiseMails(
      tx,
      reminderMailType,
      people.map(({ personId, round: invited }) => ({
        key: `${surveyId} ${personId} ${round}`,
        personId,
        subjectId: surveyId,
        data: { round: invited, everybody },
      })),
    )
  })
}
