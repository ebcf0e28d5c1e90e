import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/clock'
import { inviteToSurvey } from '@/lib/distribution/commands-invite'
import { inviteInput } from '@/lib/distribution/schema'
import { db } from '@/lib/server/db'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import type { Anonymity, CreateSurveyInput, Survey } from '@/lib/surveys/schema'
import { startMailbox } from '../support/mailbox'
import { actorOf, makePerson, makeTeam } from './make'

export const now = new Date('2026-05-04T13:14:15Z')
export const later = (days: number) => new Date(now.getTime() + days * DAY_MS)
/** Made anew before each test of a file that calls `eachWithInvitedTeam`. */
export let pm: Actor
export let team: Awaited<ReturnType<typeof makeTeam>>
/** Ten people of the team, `dev0@example.test` and so on. */
export let people: Actor[]
/** Real SMTP, empty at the beginning of each test. */
export let mailbox: Awaited<ReturnType<typeof startMailbox>>

/** The mail server that was closed is there again, at its port. */
export async function reopenMailbox(): Promise<void> {
  mailbox = await startMailbox(undefined, Number(new URL(mailbox.url).port))
}

/** Each test of the file begins with a PM, a team of ten and an empty mailbox. */
export function eachWithInvitedTeam(): void {
  beforeAll(async () => {
    mailbox = await startMailbox()
    process.env.SMTP_URL = mailbox.url
  })
  afterAll(() => mailbox.close())

  beforeEach(async () => {
    await db.$executeRaw`TRUNCATE "Survey", "SurveyTicket", "Evidence", "Person", "Team", "Outbox", "AskPreference",
      "Setting", "AuditEntry", "FieldSession" CASCADE`
    mailbox.mails.length = 0
    team = await makeTeam({ name: 'Payments', headcount: 12 })
    pm = actorOf(await makePerson({ role: 'pm' }))
    people = []
    for (let index = 0; index < 10; index++)
      people.push(actorOf(await makePerson({ team, email: `dev${index}@example.test` })))
  })
}

/** An open survey of one question. */
export async function openOne(anonymity: Anonymity, over: Partial<CreateSurveyInput> = {}): Promise<Survey> {
  const survey = await createSurvey(
    pm,
    { title: 'Deploys', anonymity, questions: [{ key: 'deploys', type: 'rating', label: 'Easy?' }], ...over },
    now,
  )
  return openSurvey(pm, survey.id, now)
}

export const invite = (survey: Survey, over: object = {}, at = now) =>
  inviteToSurvey(pm, survey.id, inviteInput.parse({ audience: { teams: [team.id] }, ...over }), at)
