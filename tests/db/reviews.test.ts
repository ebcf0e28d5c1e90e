import '@/lib/rooms'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { DAY_MS, isoDay } from '@/lib/core/clock'
import { newId } from '@/lib/core/ids'
import { parse } from '@/lib/core/zod'
import { stateOutcome } from '@/lib/outcomes/commands-outcome'
import { listDueOutcomes } from '@/lib/outcomes/queries-outcome'
import { outcomeInput } from '@/lib/outcomes/schema-outcome'
import { erasePerson } from '@/lib/people/commands-erase'
import { addCapability } from '@/lib/catalog/commands-capabilities'
import { changeMission } from '@/lib/catalog/commands-mission'
import { capabilityInput } from '@/lib/catalog/schema-capabilities'
import { missionInput } from '@/lib/catalog/schema-mission'
import { assembleLastMonth } from '@/lib/platform/commands-review'
import { assembleReview, getReviewAside } from '@/lib/platform/queries-review'
import { moveItem } from '@/lib/roadmap/commands-move'
import { publishItem } from '@/lib/roadmap/commands-publish'
import { listStandings } from '@/lib/roadmap/queries-standings'
import { db } from '@/lib/server/db'
import { sendDueMails } from '@/lib/server/mail-sender'
import { muteUpdates } from '@/lib/updates/commands'
import { publishUpdate } from '@/lib/updates/commands-publish'
import { publishReview } from '@/lib/updates/commands-review'
import { isToAssemble, keepAssembled, saveReview, sendReview } from '@/lib/updates/commands-review-draft'
import { reviewMailKind } from '@/lib/updates/jobs'
import { getUpdate, listUpdates } from '@/lib/updates/queries'
import { getReviewDraft, listReviewsToSend } from '@/lib/updates/queries-review'
import { publishInput, reviewInput, updateQuery } from '@/lib/updates/schema'
import { startMailbox } from '../support/mailbox'
import { actorOf, makePerson, makeTeam } from './make'
import { hear, insightOn, makeItem, makePm, NOW } from './roadmap-make'

let pm: Actor
const box = await startMailbox()
beforeAll(async () => {
  vi.stubEnv('SMTP_URL', box.url)
  pm = await makePm()
})
afterAll(() => box.close())

const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS)

describe('the review of a month', () => {
  test('puts itself together from what was heard, decided and told, and what is due', async () => {
    const [team, ada] = [await makeTeam({ name: 'Quiet team' }), await makePerson()]
    const piece = await hear({ personId: ada.id, teamId: team.id, rung: 'high', occurredAt: NOW })
    const insight = await insightOn(pm, { supports: [piece], contradicts: [] })
    const [item, late, hidden] = [
      await makeItem(pm, { title: 'Cache the builds', insights: [insight] }),
      await makeItem(pm, { title: 'Late one' }),
      await makeItem(pm, { title: 'Secret plan' }),
    ]
    await publishItem(pm, item.id, true, NOW)
    await publishItem(pm, late.id, true, NOW)
    const draft = await makeItem(pm, { title: 'Draft whose outcome is due' })
    const outcome = parse(outcomeInput, { metric: 'm', baseline: 1, target: 2, by: isoDay(later(3)) })
    await stateOutcome(pm, late.id, outcome, NOW)
    await stateOutcome(pm, draft.id, outcome, NOW)
    await stateOutcome(pm, hidden.id, { ...outcome, by: later(300) }, NOW)
    await publishUpdate(
      pm,
      item.id,
      parse(publishInput, { kind: 'shipped', title: 'Builds are cached', body: 'Nine minutes.' }),
      NOW,
    )
    const { body } = await assembleReview(pm, '2026-03', later(10))
    expect(body).toContain('1 piece of evidence from interviews, RFCs and embeds, from 1 team; 1 of them from embeds')
    expect(body).toMatch(/\[Cache the builds\]\(\/roadmap\/items\/[^)]+\): Shipped\./)
    expect(body).toContain('[Builds are cached](/updates/')
    expect(body).toContain('1 person still to be told')
    // Whoever is owed several answers is one person.
    const more = parse(publishInput, { kind: 'measured', title: 'Builds were measured', body: 'Nine minutes.' })
    await publishUpdate(pm, item.id, more, later(1))
    expect((await assembleReview(pm, '2026-03', later(10))).body).toContain('1 person still to be told')
    expect(body).toContain(`its outcome was agreed for ${isoDay(later(3))}`)
    expect(body).not.toContain('Secret plan')
    // It is the PM's to know, who sees it on Home, and no part of what everyone reads.
    expect(body).not.toContain('Draft whose outcome is due')
    expect((await listDueOutcomes(pm, later(10))).map((due) => due.title)).toContain('Draft whose outcome is due')
    // A month later none of it is news; what is due stays.
    const next = (await assembleReview(pm, '2026-04', later(45))).body
    expect(next).toMatch(/Nothing was heard in these \d+ days\./)
    expect(next).not.toContain('Builds are cached')
    expect(next).toContain('Late one')
    await expect(assembleReview(actorOf(ada), '2026-03', NOW)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('holds all of its month, however much was closed and published since, and before it in files of old surveys', async () => {
    const at = new Date('2025-05-10T10:00:00Z')
    const mark = newId()
    // Made long before those of the file, so not among the newest ones.
    const makeSurvey = (title: string, createdAt: Date, closedAt: Date) =>
      db.survey.create({
        data: {
          ...{ id: newId(), title, status: 'closed', anonymity: 'anonymous', questions: [], publicToken: newId() },
          ...{ createdAt, closedAt },
        },
      })
    await makeSurvey(`Closed in May ${mark}`, new Date('2025-04-01T10:00:00Z'), at)
    await db.update.create({ data: { id: mark, title: `Told in May ${mark}`, body: 'B', publishedAt: at } })
    for (let n = 0; n < 51; n += 1) {
      await makeSurvey(`Since ${n}`, later(-30), later(-30))
      await db.update.create({ data: { id: newId(), title: `Since ${n}`, body: 'B', publishedAt: later(-30) } })
    }
    const { body } = await assembleReview(pm, '2025-05', later(10))
    expect(body).toContain(`Survey closed: Closed in May ${mark}`)
    expect(body).toContain(`[Told in May ${mark}](/updates/${mark})`)
    expect(body).not.toContain('Since')
  })

  test('is published for everyone, and mailed once to those in the roles who want it and are still here', async () => {
    const [reader, muted, gone, developer] = [
      await makePerson({ role: 'stakeholder' }),
      await makePerson({ role: 'stakeholder' }),
      await makePerson({ role: 'stakeholder' }),
      await makePerson(),
    ]
    await muteUpdates(actorOf(muted), true, NOW)
    const input = parse(reviewInput, { title: 'March', body: 'Six interviews.', mailTo: ['stakeholder'] })
    const { updateId, mails } = await publishReview(pm, input, NOW)
    expect(mails).toBe(await db.person.count({ where: { role: 'stakeholder', mutedUpdates: false } }))
    const admin = actorOf(await makePerson({ role: 'admin' }))
    await erasePerson(admin, gone.id, NOW)
    await sendDueMails([reviewMailKind])
    await sendDueMails([reviewMailKind])
    const to = box.mails.filter((mail) => mail.subject === 'March').map((mail) => mail.to?.[0]?.address)
    expect(to).toEqual([reader.email])
    expect(box.mails.at(-1)?.text).toContain('Six interviews.')
    expect(await getUpdate(actorOf(developer), updateId)).toMatchObject({ kind: 'review', itemId: null })
    expect(await db.told.count({ where: { updateId } })).toBe(0)
    const listed = await listUpdates(pm, parse(updateQuery, { kind: 'review' }))
    expect(listed.data.map((update) => update.id)).toEqual([updateId])
    await expect(publishReview(actorOf(developer), input, NOW)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('a job keeps the month that is over as a draft, once; what a person changed stays, and it is sent once', async () => {
    const month = '2026-03'
    const end = new Date('2026-04-01T00:23:00Z')
    await Promise.all([assembleLastMonth(end), assembleLastMonth(end)])
    const draft = await getReviewDraft(pm, month)
    expect(draft).toMatchObject({ state: 'draft', version: 1, updatedBy: null, mailTo: ['stakeholder'] })
    expect(draft.title).toBe('What we heard and did, March 2026')
    expect(draft.body).toContain('[Builds are cached](/updates/')
    expect(await assembleLastMonth(later(31))).toBe(false)
    expect(await listReviewsToSend(pm, { limit: 5, now: end })).toMatchObject([{ about: 'March 2026' }])
    expect(await listReviewsToSend(actorOf(await makePerson()), { limit: 5, now: end })).toEqual([])

    const input = { title: 'March in short', body: 'Six interviews.', mailTo: ['stakeholder' as const] }
    const saved = await saveReview(pm, month, { ...input, baseVersion: draft.version }, end)
    expect(saved).toMatchObject({ version: 2, body: 'Six interviews.', updatedBy: pm.name })
    await expect(saveReview(pm, month, { ...input, baseVersion: 1 }, end)).rejects.toMatchObject({ code: 'conflict' })
    expect(await assembleLastMonth(end)).toBe(false)
    expect((await getReviewDraft(pm, month)).body).toBe('Six interviews.')

    const ten = await Promise.allSettled(
      Array.from({ length: 10 }, () => sendReview(pm, month, { ...input, baseVersion: 2 }, end)),
    )
    expect(ten.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(await db.update.count({ where: { kind: 'review', title: 'March in short' } })).toBe(1)
    const sent = await getReviewDraft(pm, month)
    expect(sent).toMatchObject({ state: 'sent', title: '', body: '', version: 3 })
    expect((await getUpdate(pm, sent.updateId ?? '')).body).toBe('Six interviews.')
    await expect(sendReview(pm, month, { ...input, baseVersion: 3 }, end)).rejects.toMatchObject({ code: 'conflict' })
    await expect(sendReview(pm, month, { ...input, baseVersion: 0 }, end)).rejects.toMatchObject({ code: 'conflict' })
    expect(await listReviewsToSend(pm, { limit: 5, now: end })).toEqual([])
    expect(await assembleLastMonth(end)).toBe(false)
  })

  test('says what changed its place since the last one, and what is overdue; scores stand beside it alone', async () => {
    const [first, second] = [await makeItem(pm, { title: 'Was first' }), await makeItem(pm, { title: 'Was second' })]
    await publishItem(pm, first.id, true, NOW)
    await publishItem(pm, second.id, true, NOW)
    const input = { title: 'April', body: 'Quiet.', mailTo: [], baseVersion: 0 }
    await saveReview(pm, '2026-04', input, new Date('2026-05-01T08:00:00Z'))
    const { id, horizon, rank } = second
    await moveItem(pm, { id, horizon, after: null, seen: { horizon, rank } }, new Date('2026-05-10'))
    await db.roadmapItem.update({ where: { id: first.id }, data: { rice: 77 } })
    await changeMission(pm, parse(missionInput, { text: 'Ship in a day.', reviewAt: '2026-05-15' }), NOW)
    await addCapability(pm, parse(capabilityInput, { name: 'Nobody’s runners' }), NOW)
    const now = new Date('2026-05-31T10:00:00Z')
    const { body, standings } = await assembleReview(pm, '2026-05', now)
    expect(body).toMatch(/\[Was second\]\([^)]+\): up from place \d+ to 1 in Later/)
    expect(body).toContain('[The mission](/platform) was to be looked at again on 15 May 2026')
    expect(body).toContain('1 capability with something missing or out of date')
    // Not everyone may know these.
    expect(body).not.toContain('Nobody’s runners')
    expect(body).not.toMatch(/\b77\b/)
    expect(standings.find((one) => one.itemId === second.id)).toMatchObject({ place: 1, horizon: 'later' })
    const aside = await getReviewAside(pm, '2026-05', now)
    expect(aside).toMatchObject({ since: '2026-04', capabilities: [{ name: 'Nobody’s runners' }] })
    expect(aside.scores.find((one) => one.itemId === first.id)).toMatchObject({
      title: 'Was first',
      to: 77,
      toPlace: 1,
    })
    await expect(getReviewAside(actorOf(await makePerson()), '2026-05', now)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test('of a month in which nothing happened none is kept; one of before its end is put together anew', async () => {
    const before = { title: 'December', body: 'Quiet.', standings: await listStandings(pm) }
    await keepAssembled('2030-12', before, new Date('2031-01-01T00:23:00Z'))
    expect(await assembleLastMonth(new Date('2031-02-01T00:23:00Z'))).toBe(false)
    const early = { title: 'So far', body: 'Half.', standings: [] }
    await keepAssembled('2026-06', early, new Date('2026-06-20'))
    expect(await isToAssemble('2026-06', new Date('2026-07-01'))).toBe(true)
    expect(await keepAssembled('2026-06', { ...early, body: 'Whole.' }, new Date('2026-07-01T00:23:00Z'))).toBe(true)
    expect(await getReviewDraft(pm, '2026-06')).toMatchObject({ body: 'Whole.', version: 2 })
    expect(await isToAssemble('2026-06', new Date('2026-07-01'))).toBe(false)
  })
})
