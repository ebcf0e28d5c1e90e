import { beforeEach, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { createSession } from '@/lib/fieldwork/commands'
import { withdrawConsent } from '@/lib/fieldwork/commands-consent'
import { newSessionSchema } from '@/lib/fieldwork/schema'
import { createInsight } from '@/lib/insights/commands'
import { erasePerson } from '@/lib/people/commands-erase'
import { audit } from '@/lib/server/audit'
import { db, transaction } from '@/lib/server/db'
import { startJobs } from '@/lib/server/job-runner'
import { actorOf, makePerson } from './make'
import { reviewed, runJobs, say } from './rfcs-make'
import { makeItem } from './roadmap-make'

// Others name somebody by less than a whole name: a first name, a login, initials. A person has to look at such a text, since it may
// mean somebody else who is called so; and a word that everybody writes must not make a list that nobody reads to its end.

vi.setConfig({ testTimeout: 120_000 })

const NOW = new Date('2026-03-05T10:11:12Z')
const clock = () => NOW
let admin: Actor
let advocate: Actor
let pm: Actor
let developer: Actor

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Person", "Team", "FieldSession", "Rfc", "Insight", "RoadmapItem", "AuditEntry", "Rewrite", "Outbox",
    "Evidence" CASCADE`
  ;[admin, advocate, pm, developer] = await Promise.all([
    makePerson({ name: 'A. Admin', role: 'admin' }).then(actorOf),
    makePerson({ name: 'B. Advocate', role: 'advocate' }).then(actorOf),
    makePerson({ name: 'C. Manager', role: 'pm' }).then(actorOf),
    makePerson({ name: 'D. Developer' }).then(actorOf),
  ])
})

const listed = async () => (await db.rewrite.findMany()).map((one) => `${one.kind} ${one.field} ${one.found}`).sort()
const audited = (id: string, reason: string) =>
  transaction((tx) => audit(tx, admin, 'test', { kind: 'survey', id }, { reason }))
const reasonOf = async (id: string) => (await db.auditEntry.findFirst({ where: { subjectId: id } }))?.detail
const zafira = () => makePerson({ name: 'Zafira Quorn', email: 'zq.work@corp.example' })

test('texts of others that name somebody by a part of their name are listed, and what nobody can rewrite loses it', async () => {
  const person = await zafira()
  const { number } = await reviewed(developer)
  const first = await say(developer, number, 'I asked zafira, who waits as well.')
  await say(pm, number, 'And what did Zafira say?', { parentId: first.id })
  await runJobs()
  expect(
    await db.rfcNotice.count({ where: { detail: { path: ['excerpt'], string_contains: 'Zafira' } } }),
  ).toBeGreaterThan(0)
  await createInsight(pm, { statement: 'Quorn is not the only one who waits', evidence: [] }, clock)
  await makeItem(pm, { title: 'Runners', problem: 'See the fork of zquorn.' })
  await makeItem(pm, { title: 'Caches', problem: 'Z.Q. has one.' })
  await makeItem(pm, { title: 'Names of nobody', problem: 'A quorum is not met in Zafiraville.' })
  await audited('told', 'She is known as Zafira here')
  await erasePerson(admin, person.id, NOW)
  expect(await listed()).toEqual([
    'RFC comment text part',
    'RFC comment text part',
    'insight history part',
    'insight statement part',
    'roadmap item problem part',
    'roadmap item problem part',
  ])
  expect(await db.rfcNotice.count({ where: { detail: { path: ['excerpt'], string_contains: 'Zafira' } } })).toBe(0)
  expect(await reasonOf('told')).toEqual({ reason: '[withdrawn]' })
})

test('work that waits or was done in the queue quotes nothing any more', async () => {
  const person = await zafira()
  await (
    await startJobs([])
  )()
  const { number } = await reviewed(developer)
  await say(developer, number, 'Zafira Quorn said so.')
  expect(await db.outbox.count({ where: { data: { path: ['detail', 'excerpt'], string_contains: 'Zafira' } } })).toBe(1)
  const of = (
    state: string,
  ) => db.$executeRaw`INSERT INTO jobs.job (name, data, state) SELECT '__test', "data", ${state}::jobs.job_state
    FROM "Outbox" WHERE "data" #> '{detail,excerpt}' IS NOT NULL`
  await db.$executeRaw`SELECT jobs.create_queue('__test', '{"policy":"standard"}'::json)`
  for (const state of ['created', 'completed']) await of(state)
  await erasePerson(admin, person.id, NOW)
  const left = await db.$queryRaw`SELECT 1 FROM jobs.job WHERE "data"::text LIKE '%Zafira%' UNION ALL
    SELECT 1 FROM "Outbox" WHERE "data"::text LIKE '%Zafira%'`
  expect(left).toEqual([])
  // What was promised is done all the same.
  await runJobs()
  await db.$executeRaw`DELETE FROM jobs.job WHERE name = '__test'`
  await db.$executeRaw`SELECT jobs.delete_queue('__test')`
})

test('somebody else of that name is not taken for them where their whole name stands, and keeps what the audit says', async () => {
  const person = await zafira()
  await makePerson({ name: 'Zafira Lindt' })
  await makeItem(pm, { title: 'Runners', problem: 'Zafira Lindt asks for them.' })
  await makeItem(pm, { title: 'Caches', problem: 'Zafira asks for them.' })
  const { number } = await reviewed(developer)
  const first = await say(developer, number, 'Who knows?')
  await say(pm, number, 'I think that Zafira knows.', { parentId: first.id })
  await runJobs()
  await audited('lindt', 'Zafira asked for it')
  await audited('quorn', 'Zafira Quorn asked for it')
  await erasePerson(admin, person.id, NOW)
  expect(await listed()).toEqual(['RFC comment text part', 'roadmap item problem part'])
  // An excerpt can be read where it stands: it goes, whoever is meant.
  expect(await db.rfcNotice.count({ where: { detail: { path: ['excerpt'], string_contains: 'Zafira' } } })).toBe(0)
  expect(await reasonOf('lindt')).toEqual({ reason: 'Zafira asked for it' })
  expect(await reasonOf('quorn')).toEqual({ reason: '[withdrawn]' })
})

test('a part that stands in very many texts is said once, and the rarer part is listed all the same', async () => {
  const person = await zafira()
  const item = await makeItem(pm, { title: 'Quorn’s runners' })
  const row = await db.roadmapItem.findUniqueOrThrow({ where: { id: item.id } })
  await db.$executeRaw`INSERT INTO "RoadmapItem" SELECT (r).* FROM (SELECT jsonb_populate_record(i, jsonb_build_object(
      'id', 'many-' || n, 'rank', i."rank" || n, 'title', 'What Zafira wants, ' || n)) AS r
    FROM "RoadmapItem" i, generate_series(1, 300) n WHERE i."id" = ${row.id}) made`
  await erasePerson(admin, person.id, NOW)
  expect(await listed()).toEqual(['part of a name in too many texts to list part', 'roadmap item title part'])
  expect((await db.rewrite.findFirst({ where: { field: { startsWith: 'in too many' } } }))?.refId).toBe(person.id)
})

test.each(['Will', 'Developer', 'Team lead', 'Speaker 1'])(
  'who spoke as “%s” and takes it back makes no list of texts with that word, and takes no reason out of the audit',
  async (label) => {
    const session = await createSession(
      advocate,
      newSessionSchema.parse({
        kind: 'interview',
        title: 'Builds',
        date: '2026-03-04',
        body: `**${label}:** We wait each morning for the shared runners.\n\n**Bo:** So do we.`,
        participants: [
          { pseudonym: 'P1', speaker: label },
          { pseudonym: 'P2', speaker: 'Bo' },
        ],
        consent: { scope: 'a-year' },
      }),
      clock,
    )
    await makeItem(pm, { title: 'Runners', problem: `It will help each developer, team lead and speaker 1.` })
    await audited('other', 'A developer said that a team lead will ask speaker 1')
    await withdrawConsent(advocate, session.id, session.participants[0]!.id, clock)
    expect(await listed()).toEqual([])
    expect(await reasonOf('other')).toEqual({ reason: 'A developer said that a team lead will ask speaker 1' })
  },
)
