import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { createSession } from '@/lib/fieldwork/commands'
import { expireConsents, recordConsent } from '@/lib/fieldwork/commands-consent'
import { createHighlight } from '@/lib/fieldwork/commands-highlight'
import { addParticipant } from '@/lib/fieldwork/commands-participants'
import { addTag } from '@/lib/fieldwork/commands-tags'
import { getSession } from '@/lib/fieldwork/queries'
import { addedParticipantSchema, consentSchema, highlightSchema, newSessionSchema } from '@/lib/fieldwork/schema'
import { erasePerson } from '@/lib/people/commands-erase'
import '@/lib/rooms'
import { db } from '@/lib/server/db'
import { whileHeld } from './held'
import { actorOf, makePerson } from './make'

const now = () => new Date('2026-03-05T10:11:12Z')
const afterwards = () => new Date('2026-06-10T00:00:00Z')
let advocate: Actor
let session: Awaited<ReturnType<typeof getSession>>
let highlight: string

const HELD = 'SELECT 1 FROM "FieldSession" FOR UPDATE'

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "FieldSession", "Evidence", "Rewrite", "Person", "Team" CASCADE`
  advocate = actorOf(await makePerson({ role: 'advocate' }))
  session = await createSession(
    advocate,
    newSessionSchema.parse({
      kind: 'interview',
      title: 'Builds',
      date: '2026-03-04',
      body: '**Ana:** Our builds wait for runners.',
      consent: { scope: '90-days' },
      participants: [{ pseudonym: 'Ana' }],
    }),
    now,
  )
  const quote = highlightSchema.parse({ quote: 'Our builds wait for runners.' })
  highlight = (await createHighlight(advocate, session.id, quote, now)).id
})

test('two tags given at once are both there', async () => {
  await whileHeld(
    HELD,
    [],
    [() => addTag(advocate, highlight, 'builds', now), () => addTag(advocate, highlight, 'runners', now)],
  )
  expect((await db.highlight.findFirstOrThrow()).tags.sort()).toEqual(['builds', 'runners'])
  expect((await db.evidence.findFirstOrThrow()).tags.sort()).toEqual(['builds', 'runners'])
})

test('words stay whose consent is recorded again in the moment in which it would have run out', async () => {
  const again = consentSchema.parse({ scope: 'a-year' })
  const [, expired] = await whileHeld<unknown>(
    HELD,
    [],
    [
      () => recordConsent(advocate, session.id, session.participants[0]!.id, again, afterwards),
      () => expireConsents(afterwards),
    ],
  )
  expect(expired).toEqual({ status: 'fulfilled', value: 0 })
  expect((await getSession(advocate, session.id, afterwards)).body).toContain('wait for runners')
  expect(await db.evidence.count()).toBe(1)
})

test('who is erased while they are added to a session is in none of it', async () => {
  const admin = actorOf(await makePerson({ role: 'admin' }))
  const person = await makePerson({ name: 'Ana Brandt', email: 'ana.brandt@example.test' })
  const added = addedParticipantSchema.parse({ email: person.email, pseudonym: 'Participant 9', role: 'participant' })
  await whileHeld<unknown>(
    'LOCK TABLE "AuditEntry" IN SHARE MODE',
    [],
    [() => addParticipant(advocate, session.id, added, now), () => erasePerson(admin, person.id, now())],
  )
  expect(await db.sessionParticipant.count({ where: { personId: person.id } })).toBe(0)
  expect(await db.person.findUniqueOrThrow({ where: { id: person.id } })).not.toMatchObject({ name: 'Ana Brandt' })
})
