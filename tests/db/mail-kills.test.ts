import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { inviteToSurvey } from '@/lib/distribution/commands-invite'
import { getInvitations } from '@/lib/distribution/queries-invite'
import { inviteInput } from '@/lib/distribution/schema'
import { db } from '@/lib/server/db'
import { countMails } from '@/lib/server/mail-queue'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import { startMailbox } from '../support/mailbox'
import { actorOf, makePerson, makeTeam } from './make'

/** `MAIL_KILLS=20` for the long run. */
const KILLS = Number(process.env.MAIL_KILLS ?? 4)
const PEOPLE = 500

// Takes up to 20 ms for a mail once it has all of it: most kills fall into that time, when the mail is there and not confirmed.
const mailbox = await startMailbox(undefined, 0, () => delay(Math.random() * 20))
process.env.SMTP_URL = mailbox.url
afterAll(() => mailbox.close())

const worker = (): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', 'tests/support/mailing.program.ts'], {
    env: { ...process.env, SMTP_URL: mailbox.url, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })

/** As soon as `more` mails have come since now. */
async function arrived(more: number): Promise<void> {
  const target = Math.min(mailbox.mails.length + more, PEOPLE)
  while (mailbox.mails.length < target) await delay(1)
}

test(`a campaign to ${PEOPLE} people, killed ${KILLS} times at random: each gets one mail`, async () => {
  const team = await makeTeam({ headcount: PEOPLE })
  const pm = actorOf(await makePerson({ role: 'pm' }))
  await db.person.createMany({
    data: Array.from({ length: PEOPLE }, (_, n) => ({
      id: `p${n}`,
      email: `p${n}@example.test`,
      name: `P ${n}`,
      teamId: team.id,
    })),
  })
  const now = new Date()
  const questions = [{ key: 'q', type: 'longtext' as const, label: 'Why?' }]
  const made = await createSurvey(pm, { title: 'Deploys', anonymity: 'anonymous', questions }, now)
  const survey = await openSurvey(pm, made.id, now)
  await inviteToSurvey(pm, survey.id, inviteInput.parse({ audience: { teams: [team.id] } }), now)

  for (let kill = 0; kill < KILLS; kill += 1) {
    const running = worker()
    const exited = new Promise((resolve) => running.once('exit', resolve))
    await arrived(1 + Math.floor((Math.random() * PEOPLE) / (KILLS + 1)))
    await delay(Math.random() * 30)
    running.kill('SIGKILL')
    await exited
  }
  // Two at once finish it.
  await Promise.all([worker(), worker()].map((one) => new Promise((resolve) => one.once('exit', resolve))))

  const times = new Map<string, number>()
  for (const mail of mailbox.mails) {
    const to = mail.to?.[0]?.address ?? ''
    times.set(to, (times.get(to) ?? 0) + 1)
  }
  expect([...times].filter(([, count]) => count !== 1)).toEqual([])
  expect(times.size).toBe(PEOPLE)
  expect(new Set(mailbox.mails.map((mail) => mail.messageId)).size).toBe(PEOPLE)
  expect((await countMails(survey.id)).get('survey.invitation')).toMatchObject({ waiting: 0, sent: PEOPLE, failed: 0 })
  expect(await getInvitations(pm, survey.id)).toMatchObject({ invited: PEOPLE, waiting: 0 })
  expect(await db.surveyInvitation.count({ where: { mail: 'sent' } })).toBe(PEOPLE)
}, 600_000)
