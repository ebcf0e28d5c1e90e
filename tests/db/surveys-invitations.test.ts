import { describe, expect, test } from 'vitest'
import { allJobs } from '@/lib/rooms'
import { db } from '@/lib/server/db'
import { drainOutbox } from '@/lib/server/job-runner'
import { distributionEndpoints } from '@/lib/distribution/api'
import { promptPerson, setContactLimits } from '@/lib/distribution/commands-invite'
import { startReminders } from '@/lib/distribution/commands-schedules'
import { promptInput } from '@/lib/distribution/schema'
import { decline, respond } from '@/lib/surveys/answering/commands-respond'
import { singleUseLinkOf } from '@/lib/surveys/answering/queries-single-use-link'
import type { Survey } from '@/lib/surveys/schema'
import { getInvitations } from '@/lib/distribution/queries-invite'
import { sendMails } from '../support/send-mails'
import { call } from '../support/rest'
import { eachWithInvitedTeam, invite, later, mailbox, now, openOne, people, pm, reopenMailbox } from './invited-team'
import { actorOf, makePerson } from './make'

eachWithInvitedTeam()

const links = () =>
  mailbox.mails.map((mail) => ({
    to: mail.to?.[0]?.address ?? '',
    ticket: /\?t=([\w-]+)/.exec(mail.text ?? '')?.[1] ?? '',
  }))
const answer = (survey: Survey, ticket?: string, key: string | null = null, deploys = 4) =>
  respond(null, survey.publicToken, { answers: { deploys }, ...(ticket !== undefined && { ticket }) }, key, now)

describe('an invitation by mail', () => {
  test('has a link that works once, for its survey only, and a button to stop', async () => {
    const survey = await openOne('anonymous', { invitedOnly: true, purpose: 'To decide what is next' })
    await invite(survey)
    await drainOutbox(allJobs(), now)
    expect(new Set(links().map((one) => one.to)).size).toBe(10)
    expect(new Set(links().map((one) => one.ticket)).size).toBe(10)
    const mail = mailbox.mails[0]!
    expect(mail.text).toContain('To decide what is next')
    const header = (name: string) => mail.headers.find((one) => one.key === name)?.value
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    const { ticket } = links()[0]!
    await answer(survey, ticket)
    await expect(answer(survey, ticket)).rejects.toMatchObject({ code: 'conflict' })
    const other = await openOne('anonymous', { invitedOnly: true })
    for (const [wrong, target] of [
      [links()[1]!.ticket, other],
      [`${links()[1]!.ticket.slice(0, -2)}AA`, survey],
      ['x', survey],
      ['', survey],
      [undefined, survey],
    ] as const)
      await expect(answer(target, wrong)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(decline(null, survey.publicToken, now)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db.surveyResponse.count()).toBe(1)
    // Mailing again mails nobody twice.
    await db.outbox.deleteMany()
    await drainOutbox(allJobs(), now)
    expect(mailbox.mails).toHaveLength(10)
    const key = /asks\/stop\/([^>]+)>/.exec(header('list-unsubscribe') ?? '')![1]!
    expect(
      (
        await call(distributionEndpoints.stop, undefined, {
          params: { key },
          raw: 'List-Unsubscribe=One-Click',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        })
      ).status,
    ).toBe(200)
    expect(
      (await call(distributionEndpoints.stop, undefined, { params: { key: `${key.slice(0, -2)}AA` } })).status,
    ).toBe(404)
    expect(await db.askPreference.findMany()).toMatchObject([{ noMail: true }])
    await invite(other, { overrideReason: 'To see who is mailed' })
    await drainOutbox(allJobs(), now)
    expect(mailbox.mails).toHaveLength(19)
  })

  test('one ticket, a thousand submits at once: one stored', async () => {
    const survey = await openOne('anonymous', { invitedOnly: true })
    await invite(survey)
    await drainOutbox(allJobs(), now)
    const { ticket } = links()[0]!
    const sent = await Promise.allSettled(
      Array.from({ length: 1_000 }, (_, index) =>
        answer(survey, ticket, index % 2 ? null : `key ${index}`, (index % 5) + 1),
      ),
    )
    expect(sent.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(new Set(sent.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : [])))).toEqual(
      new Set(['conflict']),
    )
    expect([await db.surveyResponse.count(), await db.surveyTicket.count()]).toEqual([1, 1])
    expect(await db.surveyReceipt.count()).toBeLessThanOrEqual(1)
  }, 60_000)

  test('the same form sent twice is accepted twice and stored once; its key with another ticket spends nothing', async () => {
    const survey = await openOne('anonymous')
    await invite(survey)
    await drainOutbox(allJobs(), now)
    const [one, two] = links()
    expect(await answer(survey, one!.ticket, 'k')).toEqual({ accepted: true })
    expect(await answer(survey, one!.ticket, 'k')).toEqual({ accepted: true })
    await expect(answer(survey, two!.ticket, 'k', 1)).rejects.toMatchObject({ code: 'conflict' })
    expect(await db.surveyTicket.count()).toBe(1)
    await answer(survey, two!.ticket, 'other', 1)
    expect(await db.surveyResponse.count()).toBe(2)
  })

  test('reminders go to who has not answered, say so nowhere, and single nobody out', async () => {
    const survey = await openOne('anonymous', { remindAfter: [2, 4, 6] })
    await invite(survey)
    await drainOutbox(allJobs(), now)
    const given = links()
    const sendTo = async (indexes: number[]) => {
      for (const index of indexes) await answer(survey, given[index]!.ticket)
    }
    const remind = async (day: number) => {
      mailbox.mails.length = 0
      await startReminders(later(day))
      await startReminders(later(day))
      const kept = JSON.stringify(await db.outbox.findMany(), (_, value: unknown) =>
        typeof value === 'bigint' ? value.toString() : value,
      )
      for (const person of people) expect(kept).not.toContain(person.id)
      await drainOutbox(allJobs(), later(day))
      return new Set(links().map((one) => one.to))
    }
    await sendTo([0, 1])
    // Too few have answered to hide among: everybody is reminded.
    expect((await remind(2)).size).toBe(10)
    await sendTo([2, 3])
    await decline(null, survey.publicToken, now, given[4]!.ticket)
    const second = await remind(4)
    expect([...second].sort()).toEqual(
      given
        .slice(5)
        .map((one) => one.to)
        .sort(),
    )
    expect(
      links()
        .map((one) => one.ticket)
        .sort(),
    ).toEqual(
      given
        .slice(5)
        .map((one) => one.ticket)
        .sort(),
    )
    await sendTo([5])
    // Too few are left: they are left alone.
    expect((await remind(6)).size).toBe(0)
    const rows = await db.surveyInvitation.findMany()
    expect(new Set(rows.map((row) => `${row.mail} ${row.reminded}`)).size).toBe(1)
    expect((await db.survey.findUniqueOrThrow({ where: { id: survey.id } })).declined).toBe(1)
  })

  test('one person who was asked again and answered each time is no company to hide among', async () => {
    const survey = await openOne('anonymous', { remindAfter: [9] })
    await invite(survey)
    await drainOutbox(allJobs(), now)
    const own = links()[0]!
    const who = people.find(({ email }) => email === own.to)!
    await setContactLimits(actorOf(await makePerson({ role: 'admin' })), { asks: 100, days: 90, restDays: 0 })
    await answer(survey, own.ticket)
    for (let round = 1; round <= survey.minScore; round += 1) {
      const input = promptInput.parse({
        survey: survey.id,
        email: who.email,
        event: 'deploy',
        everyDays: 1,
        mail: false,
      })
      expect(await promptPerson(pm, input, later(round))).toEqual({ asked: true, reason: null })
      await answer(survey, singleUseLinkOf(survey.id, who.id, round + 1))
    }
    mailbox.mails.length = 0
    await startReminders(later(9))
    await drainOutbox(allJobs(), later(9))
    expect(new Set(links().map((one) => one.to)).size).toBe(10)
  })

  test('reminders of a survey that knows its people leave out who answered or declined', async () => {
    const survey = await openOne('named', { remindAfter: [2] })
    await invite(survey)
    await drainOutbox(allJobs(), now)
    await respond(people[0]!, survey.publicToken, { answers: { deploys: 3 } }, null, now)
    await decline(people[1]!, survey.publicToken, now)
    mailbox.mails.length = 0
    await startReminders(later(2))
    await drainOutbox(allJobs(), later(2))
    expect(new Set(links().map((one) => one.to))).toEqual(new Set(people.slice(2).map((person) => person.email)))
    expect(mailbox.mails.every((mail) => mail.subject?.startsWith('Reminder: '))).toBe(true)
  })

  test('a mail server that is away loses nobody and doubles nobody', async () => {
    const survey = await openOne('anonymous')
    await invite(survey)
    await mailbox.close()
    await drainOutbox(allJobs(), now)
    expect(await db.surveyInvitation.count({ where: { mail: 'waiting' } })).toBe(10)
    expect(await getInvitations(pm, survey.id)).toMatchObject({ waiting: 10, trouble: 'ESOCKET' })
    await reopenMailbox()
    // What was tried is put off for less than a minute, what was not is due.
    await db.mail.updateMany({ data: { nextTryAt: new Date(0) } })
    await Promise.all([sendMails(), sendMails()])
    expect(mailbox.mails).toHaveLength(10)
    expect(new Set(links().map((one) => one.to)).size).toBe(10)
    expect(await getInvitations(pm, survey.id)).toMatchObject({ waiting: 0, failed: 0, trouble: null })
  })
})
