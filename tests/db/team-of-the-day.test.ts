import { expect, test, vi } from 'vitest'
import { createInsight } from '@/lib/insights/commands'
import { getInsight } from '@/lib/insights/queries'
import { createSession, editSession } from '@/lib/fieldwork/commands'
import { changeHighlight, createHighlight } from '@/lib/fieldwork/commands-highlight'
import { changeParticipant } from '@/lib/fieldwork/commands-participants'
import { highlightSchema, newSessionSchema } from '@/lib/fieldwork/schema'
import { allJobs } from '@/lib/rooms'
import { db } from '@/lib/server/db'
import { drainOutbox } from '@/lib/server/job-runner'
import { actorOf, makePerson, makeTeam } from './make'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const NOW = new Date('2026-03-05T10:11:12Z')
const clock = () => NOW

test('what somebody said stays the team’s that they were of, whoever moves: a team that changes would tell who did', async () => {
  const [before, after, third] = [await makeTeam(), await makeTeam(), await makeTeam()]
  const pm = actorOf(await makePerson({ role: 'pm' }))
  const reader = actorOf(await makePerson())
  const person = await makePerson({ team: before })
  const other = await makePerson({ team: third })
  const [one, two] = ['We wait for the shared runners each day.', 'Reviews take us three days.']
  const session = await createSession(
    pm,
    newSessionSchema.parse({
      kind: 'interview',
      title: 'Runners',
      date: '2026-03-04',
      team: before.id,
      body: `**Ana:** ${one}\n\n**Bo:** Hm.\n\n**Ana:** ${two}`,
      participants: [{ pseudonym: 'P1', speaker: 'Ana', email: person.email }],
      consent: { scope: 'a-year' },
    }),
    clock,
  )
  const mark = (quote: string) => createHighlight(pm, session.id, highlightSchema.parse({ quote }), clock)
  const first = await mark(one)
  const evidence = [{ id: first.evidenceId!, stance: 'supports' as const }]
  const insight = (await createInsight(pm, { statement: 'Runners are waited for', evidence }, clock)).id
  const teams = async () =>
    (await db.evidence.findMany({ where: { sourceId: session.id }, select: { teamId: true } })).map((row) => row.teamId)
  const told = async () => {
    await drainOutbox(allJobs().filter(({ name }) => !/theme|twice|place/.test(name)))
    const { breadth, representation, evidence: pieces } = await getInsight(reader, insight, clock)
    return JSON.stringify([breadth, representation, pieces.map((piece) => piece.team)])
  }
  const at = await told()
  expect(await teams()).toEqual([before.id])

  await db.person.update({ where: { id: person.id }, data: { teamId: after.id } })
  await changeHighlight(pm, session.id, first.id, { tags: ['runners'] }, clock)
  await editSession(pm, session.id, { title: 'Runners and reviews' }, clock)
  expect(await told()).toBe(at)
  await mark(two)
  expect(await teams()).toEqual([before.id, before.id])

  // Who it was is corrected: then it is the other one's team.
  await changeParticipant(pm, session.id, session.participants[0]!.id, { email: other.email }, clock)
  expect(await teams()).toEqual([third.id, third.id])
})
