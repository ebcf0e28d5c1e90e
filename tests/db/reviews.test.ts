import '@/lib/rooms'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { DAY_MS, isoDay } from '@/lib/core/clock'
import { parse } from '@/lib/core/zod'
import { stateOutcome } from '@/lib/outcomes/commands-outcome'
import { listDueOutcomes } from '@/lib/outcomes/queries-outcome'
import { outcomeInput } from '@/lib/outcomes/schema-outcome'
import { erasePerson } from '@/lib/people/commands-erase'
import { draftReview } from '@/lib/platform/queries-review'
import { publishItem } from '@/lib/roadmap/commands-publish'
import { db } from '@/lib/server/db'
import { sendDueMails } from '@/lib/server/mail-sender'
import { muteUpdates } from '@/lib/updates/commands'
import { publishUpdate } from '@/lib/updates/commands-publish'
import { publishReview } from '@/lib/updates/commands-review'
import { reviewMailKind } from '@/lib/updates/jobs'
import { getUpdate, listUpdates } from '@/lib/updates/queries'
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
    const { body } = await draftReview(pm, later(10))
    expect(body).toContain('1 piece of evidence from interviews, RFCs and embeds, from 1 team; 1 of them from embeds')
    expect(body).toMatch(/\[Cache the builds\]\(\/roadmap\/items\/[^)]+\): Shipped\./)
    expect(body).toContain('[Builds are cached](/updates/')
    expect(body).toContain('1 person still to be told')
    expect(body).toContain(`its outcome was agreed for ${isoDay(later(3))}`)
    expect(body).not.toContain('Secret plan')
    // It is the PM's to know, who sees it on Home, and no part of what everyone reads.
    expect(body).not.toContain('Draft whose outcome is due')
    expect((await listDueOutcomes(pm, later(10))).map((due) => due.title)).toContain('Draft whose outcome is due')
    // A month later none of it is news; what is due stays.
    const next = (await draftReview(pm, later(45))).body
    expect(next).toContain('Nothing was heard in these 30 days.')
    expect(next).not.toContain('Builds are cached')
    expect(next).toContain('Late one')
    await expect(draftReview(actorOf(ada), NOW)).rejects.toMatchObject({ code: 'forbidden' })
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
})
