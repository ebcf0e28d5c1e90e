import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { approve, changeApprovers } from '@/lib/rfcs/commands-approvals'
import { processDeadlines } from '@/lib/rfcs/commands-deadlines'
import { changePreferences } from '@/lib/rfcs/commands-follow'
import { addLink, removeLink } from '@/lib/rfcs/commands-links'
import { moveStatus } from '@/lib/rfcs/commands-status'
import { getRfc } from '@/lib/rfcs/queries'
import { getLinks } from '@/lib/rfcs/queries-links'
import { preferenceInput } from '@/lib/rfcs/schema-follow'
import { transitionInput } from '@/lib/rfcs/schema'
import { allJobs } from '@/lib/rooms'
import { db } from '@/lib/server/db'
import { drainOutbox } from '@/lib/server/job-runner'
import { actorOf, makePerson, makeTeam } from './make'
import { draft, inboxOf, later, now, refusal, reviewed, say } from './rfcs-make'

let author: Actor
let steward: Actor
beforeEach(async () => {
  author = actorOf(await makePerson({ name: 'Ada' }))
  steward = actorOf(await makePerson({ name: 'Cy', role: 'pm' }))
})

const ask = (number: number, approvers: { person?: string; team?: string }[], quorum?: number | null) =>
  changeApprovers(steward, number, { approvers, ...(quorum !== undefined && { quorum }) }, now)
const decide = (number: number, decision: object, to: 'accepted' | 'rejected' = 'accepted') =>
  moveStatus(steward, number, transitionInput.parse({ to, decision }), later(11))

describe('approvers', () => {
  test(
    'people and teams are asked by name; of a team anybody speaks, and who has answered is not asked again ' +
      'when teams change',
    async () => {
      const team = await makeTeam()
      const [one, two] = [actorOf(await makePerson({ team })), actorOf(await makePerson({ team }))]
      const alone = actorOf(await makePerson())
      const { number, id } = await reviewed(author)
      const asked = await ask(number, [{ team: team.name.toUpperCase() }, { person: alone.email }])
      expect(asked.quorum).toMatchObject({ needed: 2, approved: 0, awaited: 2, reached: false, reachable: true })
      for (const person of [one, two, alone]) expect(await inboxOf(person, id)).toContain('approval-asked')
      await approve(one, number, { verdict: 'approve' }, later(1))
      // The member who spoke leaves, a new one comes: the seat stays filled and nobody of the team is bothered again.
      const elsewhere = await makeTeam()
      await db.person.update({ where: { id: one.id }, data: { teamId: elsewhere.id } })
      const fresh = actorOf(await makePerson({ team }))
      await processDeadlines(later(2))
      expect(await inboxOf(fresh, id)).toEqual([])
      const after = await getRfc(author, number)
      expect(after.quorum.seats[0]).toMatchObject({
        kind: 'team',
        state: 'approved',
        by: [{ id: one.id }],
        awaited: [],
      })
      expect(
        await db.rfcApproval.findMany({ where: { rfcId: id, verdict: null }, select: { personId: true } }),
      ).toEqual([{ personId: alone.id }])
    },
  )
  test('a new member of a team that has not answered is asked; who left is let go', async () => {
    const team = await makeTeam()
    const old = actorOf(await makePerson({ team }))
    const { number, id } = await reviewed(author)
    await ask(number, [{ team: team.id }])
    await db.person.update({ where: { id: old.id }, data: { teamId: null } })
    const fresh = actorOf(await makePerson({ team }))
    await processDeadlines(later(1))
    await processDeadlines(later(1, 1))
    expect((await inboxOf(fresh, id)).filter((kind) => kind === 'approval-asked')).toHaveLength(1)
    expect((await getRfc(author, number)).quorum.seats[0]!.awaited.map((one) => one.id)).toEqual([fresh.id])
    expect(await db.rfcApproval.count({ where: { rfcId: id, personId: old.id } })).toBe(0)
  })
  test('who is on leave is not awaited, and does not count until back', async () => {
    const person = actorOf(await makePerson())
    const here = actorOf(await makePerson())
    await changePreferences(
      person,
      preferenceInput.parse({
        mail: 'off',
        timezone: 'UTC',
        quietFrom: 0,
        quietTo: 0,
        awayFrom: '2026-03-01',
        awayUntil: '2026-03-05',
      }),
    )
    const { number, id } = await reviewed(author)
    await ask(number, [{ person: person.id }, { person: here.id }])
    expect(await inboxOf(person, id)).toEqual([])
    await processDeadlines(later(1))
    expect(await inboxOf(person, id)).toEqual([])
    await processDeadlines(later(4))
    expect(await inboxOf(person, id)).toEqual(['approval-asked'])
  })
  test('are named by author and stewards, the quorum by stewards only, and must be there', async () => {
    const stranger = actorOf(await makePerson())
    const { number } = await reviewed(author)
    expect(await refusal(changeApprovers(stranger, number, { approvers: [] }, now))).toMatch(/^forbidden/)
    expect(await refusal(changeApprovers(author, number, { approvers: [], quorum: 1 }, now))).toMatch(/^forbidden/)
    expect(await refusal(ask(number, [{ person: 'nobody@example.test' }]))).toMatch(/^invalid There is nobody/)
    expect(
      (await changeApprovers(author, number, { approvers: [{ person: stranger.email }] }, now)).quorum.seats,
    ).toHaveLength(1)
  })
})

describe('deadlines', () => {
  test('who is awaited is reminded twice, each time once; when it has passed the stewards hear of it once', async () => {
    const person = actorOf(await makePerson())
    const done = actorOf(await makePerson())
    const { number, id } = await reviewed(author)
    await ask(number, [{ person: person.id }, { person: done.id }], 2)
    await approve(done, number, { verdict: 'approve' }, later(1))
    for (const day of [10, 11, 11.01, 12, 13, 13.1]) await processDeadlines(later(day))
    const asked = async (who: Actor) =>
      (await inboxOf(who, id)).filter((kind) => kind === 'approval-asked' || kind === 'nudge')
    expect(await asked(person)).toEqual(['approval-asked', 'nudge', 'nudge'])
    expect(await asked(done)).toEqual(['approval-asked'])
    expect(await inboxOf(steward, id)).toEqual([])
    for (const day of [14, 14.1, 15]) await processDeadlines(later(day))
    expect((await inboxOf(steward, id)).sort()).toEqual(['escalation', 'stage-ended'])
    expect(await inboxOf(author, id)).toContain('stage-ended')
    expect(await asked(person)).toHaveLength(3)
  })
  test('a decision comes back on its day, once', async () => {
    const { number, id } = await reviewed(author, {}, ['review', 'last-call'])
    await decide(number, { rationale: 'Try it', reviewOn: '2026-09-01' })
    const on = (day: string) => processDeadlines(new Date(`${day}T09:00:00Z`))
    await on('2026-08-31')
    expect((await inboxOf(author, id)).filter((kind) => kind === 'decision-review')).toHaveLength(0)
    await on('2026-09-02')
    await on('2026-09-03')
    expect((await inboxOf(author, id)).filter((kind) => kind === 'decision-review')).toHaveLength(1)
  })
})

describe('a decision', () => {
  test('waits for the quorum, or goes ahead with a reason that is kept; abstaining lowers what is needed', async () => {
    const people = await Promise.all([1, 2, 3].map(async () => actorOf(await makePerson())))
    const { number } = await reviewed(author, {}, ['review', 'last-call'])
    await ask(
      number,
      people.map((one) => ({ person: one.id })),
    )
    await approve(people[0]!, number, { verdict: 'approve' }, now)
    expect(await refusal(decide(number, { rationale: 'Yes' }))).toMatch(/^conflict 1 of 2 approvals/)
    await approve(people[1]!, number, { verdict: 'abstain' }, now)
    await approve(people[2]!, number, { verdict: 'abstain' }, now)
    expect((await decide(number, { rationale: 'Yes' })).decision).toMatchObject({
      approvals: { approved: 1, abstained: 2, needed: 1 },
      override: null,
      version: 1,
    })
    const other = await reviewed(author, {}, ['review', 'last-call'])
    await ask(
      other.number,
      people.map((one) => ({ person: one.id })),
    )
    expect((await decide(other.number, { rationale: 'Yes', override: 'It cannot wait' })).decision).toMatchObject({
      override: 'It cannot wait',
    })
  })
  test('keeps dissent and what was set aside word for word, whatever becomes of the comments', async () => {
    const other = actorOf(await makePerson({ name: 'Bo' }))
    const { number } = await reviewed(author, {}, ['review', 'last-call'])
    const body = '  This *breaks* hotfixes.\n\nAgain.  '
    await say(other, number, body, { kind: 'concern' })
    const dissent = '  Bo: "never on a Friday"\n'
    const { decision } = await decide(number, {
      rationale: 'Worth it',
      dissent,
      conditions: 'Hotfixes skip the queue',
      reviewOn: '2027-01-01',
      override: 'Risk taken',
    })
    expect(decision).toMatchObject({
      dissent,
      conditions: 'Hotfixes skip the queue',
      reviewOn: '2027-01-01',
      setAside: [{ kind: 'concern', by: 'Bo', body }],
    })
    expect(
      await refusal(
        moveStatus(
          steward,
          (await reviewed(author)).number,
          transitionInput.parse({ to: 'rejected', decision: { rationale: 'No', reviewOn: '2026-01-01' } }),
          now,
        ),
      ),
    ).toMatch(/^invalid/)
  })
  test('reaches everybody who took part, the evidence, and the roadmap item that names the RFC', async () => {
    const [talker, voter, stranger] = await Promise.all([1, 2, 3].map(async () => actorOf(await makePerson())))
    const { number, id } = await reviewed(author, { labels: ['deploys'] }, ['review', 'last-call'])
    await say(talker!, number, 'Our team waits for hours')
    await approve(voter!, number, { verdict: 'abstain' }, now)
    // Following was left by all; who took part is told nevertheless.
    await db.rfcFollow.deleteMany({})
    const item = await db.roadmapItem.create({
      data: {
        id: crypto.randomUUID(),
        title: 'Lanes',
        kind: 'build',
        rank: `z${id}`,
        impact: 1,
        effort: 1,
        rfcNumber: number,
      },
    })
    await decide(number, { rationale: 'Worth it' })
    for (const person of [author, talker!, voter!]) expect((await inboxOf(person, id)).at(-1)).toBe('decision')
    expect(await inboxOf(stranger!, id)).toEqual([])
    expect((await db.evidence.findMany({ where: { sourceId: id } })).map((piece) => piece.tags)).toEqual([
      ['deploys', 'rfc-accepted'],
      ['deploys', 'rfc-accepted'],
    ])
    await drainOutbox(allJobs())
    await db.outbox.create({ data: { job: 'roadmap.rfc-decided', data: { ids: [id] } } })
    await drainOutbox(allJobs())
    expect(await db.auditEntry.findMany({ where: { subjectId: item.id } })).toMatchObject([
      { action: 'roadmap.rfc-decided', detail: { rfc: number, outcome: 'accepted' } },
    ])
  })
})

describe('links', () => {
  test('are made once, shown from both ends, taken away, and close no circle', async () => {
    const [one, two, three] = [await draft(author), await draft(author), await draft(author)]
    await addLink(author, one.number, { rel: 'requires', number: two.number }, now)
    await addLink(author, one.number, { rel: 'requires', number: two.number }, now)
    await addLink(author, two.number, { rel: 'requires', number: three.number }, now)
    expect(await refusal(addLink(author, three.number, { rel: 'requires', number: one.number }, now))).toMatch(
      /^conflict/,
    )
    expect(await refusal(addLink(author, one.number, { rel: 'related', number: one.number }, now))).toMatch(/^invalid/)
    expect(
      await refusal(addLink(actorOf(await makePerson()), one.number, { rel: 'related', number: two.number }, now)),
    ).toMatch(/^forbidden/)
    const graph = await getLinks(author, three.number)
    expect(graph.nodes.map((node) => node.number)).toEqual([three.number, two.number, one.number])
    expect(graph.edges).toHaveLength(2)
    expect((await removeLink(author, one.number, { rel: 'requires', number: two.number })).edges).toEqual([])
    expect(await refusal(removeLink(author, one.number, { rel: 'requires', number: two.number }))).toMatch(/^not_found/)
  })
  test('two that would close a circle together: one is refused', async () => {
    const [one, two] = [await draft(author), await draft(author)]
    const both = await Promise.allSettled([
      addLink(author, one.number, { rel: 'supersedes', number: two.number }, now),
      addLink(author, two.number, { rel: 'supersedes', number: one.number }, now),
    ])
    expect(both.filter((each) => each.status === 'fulfilled')).toHaveLength(1)
  })
  test('accepting an RFC retires what it supersedes', async () => {
    const old = await reviewed(author, {}, ['review', 'last-call'])
    await decide(old.number, { rationale: 'For now' })
    const next = await reviewed(author, {}, ['review', 'last-call'])
    await addLink(author, next.number, { rel: 'supersedes', number: old.number }, now)
    await decide(next.number, { rationale: 'Better' })
    expect((await getRfc(author, old.number)).status).toBe('superseded')
  })
})
