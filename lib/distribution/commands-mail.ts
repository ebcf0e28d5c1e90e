import { db } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { log } from '@/lib/server/log'
import { sendMail } from '@/lib/server/mail'
import { forReminder, markReminderRound, setMailStates, waitingForMail, type Addressee } from './repo-mail'
import { minutesFor } from '@/lib/surveys/rules-time'
import { invitationMail } from './presenter-mail'
import { answerPath, singleUseLinkHash, singleUseLinkOf } from '@/lib/surveys/answering/queries-single-use-link'
import type { SurveyRecord } from '@/lib/surveys/schema-record'
import { stopKeyOf } from './queries-stop-key'
import { findSurvey, countUsedLinks, answeredOrDeclined, findUsedLinks } from '@/lib/surveys/queries-record'

const BATCH = 25

const ticketFor = (survey: SurveyRecord, { personId, round }: Addressee): string | null =>
  survey.anonymity === 'anonymous' ? singleUseLinkOf(survey.id, personId, round) : null

function mailTo(survey: SurveyRecord, person: Addressee, reminder: boolean) {
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
      answerUrl: `${base}${answerPath(survey.publicToken, ticketFor(survey, person))}`,
      stopUrl: `${base}/asks/${key}`,
      stopPost: `${base}/api/v1/asks/stop/${key}`,
    },
    reminder,
  )
}

/** The server said no for good (5xx to this address), not "later". */
const isRefusal = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'responseCode' in error &&
  typeof error.responseCode === 'number' &&
  error.responseCode >= 500

interface Sent {
  sent: string[]
  refused: string[]
  /** Left for the next try: the mail server is away. */
  left: boolean
}

/**
 * Sends one batch, each mail by itself. What a mail server says may name an address or a link, so none of it goes into
 * the log or into what the queue keeps of a failure.
 */
async function send(survey: SurveyRecord, people: readonly Addressee[], reminder: boolean): Promise<Sent> {
  const result: Sent = { sent: [], refused: [], left: false }
  for (const person of people) {
    try {
      await sendMail(mailTo(survey, person, reminder))
      result.sent.push(person.personId)
    } catch (error) {
      if (!isRefusal(error)) return { ...result, left: true }
      result.refused.push(person.personId)
    }
  }
  return result
}

const away = (): Error => new Error('The mail server does not take mail; trying again later.')

/** Mails the invitations that wait, a batch at a time. Safe to repeat: who has been mailed no longer waits. @throws Error to be tried again */
export async function sendInvitations({ surveyId }: { surveyId: string }): Promise<void> {
  for (;;) {
    const survey = await findSurvey({ id: surveyId }, ['open'])
    const people = survey ? await waitingForMail(surveyId, BATCH) : []
    if (!survey || people.length === 0) return
    const [mute, wanting] = [people.filter((person) => person.noMail), people.filter((person) => !person.noMail)]
    const { sent, refused, left } = await send(survey, wanting, false)
    await setMailStates(
      surveyId,
      'off',
      mute.map((person) => person.personId),
    )
    await setMailStates(surveyId, 'sent', sent)
    await setMailStates(surveyId, 'refused', refused)
    log().info({ survey: surveyId, sent: sent.length, refused: refused.length }, 'invitations mailed')
    if (left) throw away()
  }
}

/** Who of a batch has neither answered nor declined, as far as the mode lets the hub know. */
async function unanswered(survey: SurveyRecord, people: readonly Addressee[]): Promise<Addressee[]> {
  if (survey.anonymity === 'anonymous') {
    const hashes = new Map(
      people.map((person) => [person.personId, singleUseLinkHash(ticketFor(survey, person) ?? '')]),
    )
    const spent = await findUsedLinks(db, survey.id, [...hashes.values()])
    return people.filter((person) => !spent.has(hashes.get(person.personId) ?? ''))
  }
  const { answered, declined } = await answeredOrDeclined(
    db,
    survey.id,
    people.map((person) => person.personId),
  )
  return people.filter((person) => !answered.has(person.personId) && !declined.has(person.personId))
}

/**
 * One reminder round. Of an anonymous survey, whom a mail server sees reminded says who has not answered: so everybody is
 * reminded while too few have answered to hide among, and nobody once too few are left.
 * @throws Error to be tried again
 */
export async function sendReminders({ surveyId, round }: { surveyId: string; round: number }): Promise<void> {
  const before = await findSurvey({ id: surveyId }, ['open'])
  if (!before) return
  const anonymous = before.anonymity === 'anonymous'
  const spent = anonymous ? await countUsedLinks(surveyId) : 0
  const everybody = anonymous && spent < before.minScore
  if (anonymous && !everybody && (before.invited ?? 0) - spent < before.minScore) return
  for (;;) {
    const survey = await findSurvey({ id: surveyId }, ['open'])
    const people = survey ? await forReminder(surveyId, round, BATCH) : []
    if (!survey || people.length === 0) return
    const wanting = (everybody ? people : await unanswered(survey, people)).filter((person) => !person.noMail)
    const { sent, left } = await send(survey, wanting, true)
    if (left) {
      // Those before the one that failed have been looked at; the next try goes on from there.
      const last = sent.at(-1)
      await markReminderRound(
        surveyId,
        round,
        people
          .slice(0, last ? people.findIndex((person) => person.personId === last) + 1 : 0)
          .map((person) => person.personId),
      )
      throw away()
    }
    await markReminderRound(
      surveyId,
      round,
      people.map((person) => person.personId),
    )
    // How many were reminded would say how many had not answered at this minute; the round is enough.
    log().info({ survey: surveyId, round }, 'reminders mailed')
  }
}
