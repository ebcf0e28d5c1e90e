import { beforeAll, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { captureEvidence } from '@/lib/evidence/commands-capture'
import { captureSchema } from '@/lib/evidence/schema-capture'
import { createSession } from '@/lib/fieldwork/commands'
import { changeHighlight, createHighlight } from '@/lib/fieldwork/commands-highlight'
import { highlightSchema, newSessionSchema } from '@/lib/fieldwork/schema'
import { importByKind } from '@/lib/imports/commands-terminal'
import { erasePerson } from '@/lib/people/commands-erase'
import { addComment } from '@/lib/rfcs/commands-comments'
import { commentInput } from '@/lib/rfcs/schema'
import { audit } from '@/lib/server/audit'
import { db, transaction } from '@/lib/server/db'
import { actorOf, makePerson, makeTeam } from './make'
import { reviewed } from './rfcs-make'

// Somebody is named in more ways than by their name: by what stands before the @ of their address, by half a name, by a label.

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const NOW = new Date('2026-03-05T10:11:12Z')
const clock = () => NOW
const chat = captureSchema.parse({
  kind: 'chat',
  text: 'We wait for the shared runners each day.',
  occurredAt: '2026-03-04T10:00:00Z',
  person: 'zqx@corp.example',
  source: { id: 'chat/zqx/17', url: 'https://chat.example/u/zqx/17' },
})

let advocate: Actor
let admin: Actor
let person: Awaited<ReturnType<typeof makePerson>>
let other: { session: string; highlight: string }
beforeAll(async () => {
  const team = await makeTeam()
  advocate = actorOf(await makePerson({ role: 'advocate' }))
  admin = actorOf(await makePerson({ role: 'admin' }))
  const developer = actorOf(await makePerson({ team }))
  person = await makePerson({ name: 'Zafira Quorn', email: 'zqx@corp.example', team })
  const { number } = await reviewed(developer)
  await addComment(developer, number, commentInput.parse({ body: 'Please @zqx, have a look.' }), NOW)
  const session = await createSession(
    advocate,
    newSessionSchema.parse({
      kind: 'interview',
      title: 'Talk with Zafira',
      date: '2026-03-04',
      body: '**Zafira Quorn:** We wait.\n\n**Bo:** Zafira waits, ask @zqx or ZQ or Quorn.\n\n**Quorn Lee:** Quorn waits.',
      participants: [
        { email: person.email, speaker: 'Zafira Quorn' },
        { pseudonym: 'P2', speaker: 'Bo' },
        { pseudonym: 'P3', speaker: 'Quorn Lee' },
      ],
      consent: { scope: 'a-year' },
    }),
    clock,
  )
  const quote = 'Zafira waits, ask @zqx or ZQ or Quorn.'
  other = { session: session.id, highlight: (await createHighlight(advocate, session.id, highlightSchema.parse({ quote }), clock)).id } // prettier-ignore
  // Under her name, and not known to be her.
  const file = { path: 'talk.txt', text: 'Zafira Quorn: I wait.\nBea: Me too.\nZafira Quorn: Always.\nBea: So do I.\n' }
  await importByKind(advocate, 'session', [file], [], undefined, {})
  await captureEvidence(advocate, chat, clock)
  const csv = { path: 'zafira-quorn.csv', text: 'Team,How is it?\nAlpha,4\n' }
  await importByKind(advocate, 'survey', [csv], [], undefined, {}).catch(() => undefined)
  await transaction((tx) => audit(tx, admin, 'test', { kind: 'survey', id: 'x' }, { file: 'zafira-quorn.csv', to: 'zqx@corp.example' })) // prettier-ignore
  expect(await db.import.count({ where: { reason: { contains: 'zafira-quorn' } } })).toBe(1)
})

const evidenceOf = async (refId: string) =>
  (await db.evidence.findMany({ where: { refId }, select: { text: true } })).map(({ text }) => text)

test('of somebody who is erased no name comes back with a later change, and every other place is taken out or listed', async () => {
  expect(await evidenceOf(other.highlight)).toEqual(['[name] waits, ask @[name] or [name] or [name].'])
  await erasePerson(admin, person.id, NOW)
  await changeHighlight(advocate, other.session, other.highlight, { tags: ['waiting'] }, clock)
  expect(await evidenceOf(other.highlight)).toEqual(['[name] waits, ask @[name] or [name] or [name].'])
  const session = await db.fieldSession.findUniqueOrThrow({ where: { id: other.session } })
  // The label of another voice stays as it is: it says whose the words are.
  expect(session.body).toBe(
    '**Participant 1:** [withdrawn]\n\n**Bo:** [name] waits, ask @[name] or [name] or [name].\n\n**Quorn Lee:** [name] waits.',
  )
  expect(session.title).toBe('Talk with [name]')
  const listed = await db.rewrite.findMany()
  expect(listed.map((one) => `${one.kind} ${one.field} ${one.found}`).sort()).toEqual([
    'RFC comment text name',
    'session participants name',
    'session speakers name',
  ])
  expect(await db.import.count({ where: { reason: { contains: 'zafira' } } })).toBe(0)
  expect(await db.auditEntry.findFirst({ where: { action: 'test' } })).toMatchObject({
    detail: { file: '[withdrawn]', to: '[withdrawn]' },
  })
})

test('what was captured of them says no more where it came from, and is not taken in again', async () => {
  const rows = await db.evidenceCapture.findMany()
  expect(rows).toMatchObject([{ url: null, sourceId: expect.stringMatching(/^forgotten:[0-9a-f]{64}$/) }])
  const { person: _, ...again } = chat
  await expect(captureEvidence(advocate, again, clock)).rejects.toMatchObject({ code: 'conflict' })
})
