import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { listBeside } from '@/lib/evidence/queries-beside'
import { createSession } from '@/lib/fieldwork/commands'
import { withdrawConsent } from '@/lib/fieldwork/commands-consent'
import { createHighlight } from '@/lib/fieldwork/commands-highlight'
import { findQuoteContext } from '@/lib/fieldwork/queries-context'
import { highlightSchema, newSessionSchema } from '@/lib/fieldwork/schema'
import { findThreadContext } from '@/lib/rfcs/queries-thread'
import { db } from '@/lib/server/db'
import { actorOf, makePerson } from './make'
import { later, reviewed, say } from './rfcs-make'

let advocate: Actor
let developer: Actor

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "FieldSession", "Evidence", "Insight", "Rfc", "Person", "Team", "Outbox" CASCADE`
  advocate = actorOf(await makePerson({ role: 'advocate' }))
  developer = actorOf(await makePerson({}))
})

const body = [
  'How does it begin?',
  'It begins slowly.',
  'And then?',
  'Then it waits for a runner.',
  'How long?',
  'An hour.',
]
  .map((said, at) => `**${at % 2 ? 'Bo' : 'Interviewer'}:** ${said}`)
  .join('\n\n')

async function talk() {
  const session = await createSession(
    advocate,
    newSessionSchema.parse({
      kind: 'interview',
      title: 'Waiting',
      date: new Date().toISOString().slice(0, 10),
      body,
      participants: [{ pseudonym: 'Build waiter', speakers: ['Bo'] }],
      consent: { scope: 'a-year' },
    }),
  )
  const mark = (quote: string, over: object = {}) =>
    createHighlight(advocate, session.id, highlightSchema.parse({ quote, tags: [], ...over }))
  return { session, mark }
}

const wordsOf = (context: Awaited<ReturnType<typeof findQuoteContext>>) =>
  context?.turns.map((turn) => [
    turn.speaker,
    turn.lines
      .flatMap((line) => line.segments.map((one) => (one.marks.length > 0 ? `[${one.text}]` : one.text)))
      .join(''),
  ])

describe('a quote in its talk', () => {
  test('stands between what was said before and after, under the names that may be shown', async () => {
    const { session, mark } = await talk()
    const { id } = await mark('waits for a runner')
    const context = await findQuoteContext(advocate, id)
    expect(context?.session).toBe(session.id)
    expect(wordsOf(context)).toEqual([
      ['Build waiter', 'It begins slowly.'],
      ['Interviewer', 'And then?'],
      ['Build waiter', 'Then it [waits for a runner].'],
      ['Interviewer', 'How long?'],
      ['Build waiter', 'An hour.'],
    ])
  })
  test('is nothing to those who may not read sessions, nor once consent is withdrawn', async () => {
    const { session, mark } = await talk()
    const { id } = await mark('waits for a runner')
    expect(await findQuoteContext(developer, id)).toBeNull()
    expect(await findQuoteContext(null, id)).toBeNull()
    expect(await findQuoteContext(advocate, 'no-such')).toBeNull()
    await withdrawConsent(advocate, session.id, session.participants[0]!.id)
    expect(await findQuoteContext(advocate, id)).toBeNull()
  })
})

describe('other pieces of a source', () => {
  test('are those that the reader may see', async () => {
    const { mark } = await talk()
    const [first, open, own] = [
      await mark('begins slowly'),
      await mark('waits for a runner'),
      await mark('An hour', { audience: 'researchers' }),
    ]
    const beside = async (actor: Actor) => (await listBeside(actor, first.evidenceId!, 5)).map((one) => one.id).sort()
    expect(await beside(advocate)).toEqual([open.evidenceId, own.evidenceId].sort())
    expect(await beside(developer)).toEqual([open.evidenceId])
    expect(await listBeside(advocate, 'no-such', 5)).toEqual([])
  })
})

describe('a comment in its thread', () => {
  test('stands among the three before and after it', async () => {
    const { number } = await reviewed(developer)
    const root = await say(advocate, number, 'Root')
    const replies = []
    for (let at = 1; at <= 8; at += 1)
      replies.push(await say(developer, number, `Reply ${at}`, { parentId: root.id }, later(0, at)))
    const context = await findThreadContext(developer, replies[4]!.id)
    expect(context?.near.map((one) => one.body)).toEqual([2, 3, 4, 5, 6, 7, 8].map((at) => `Reply ${at}`))
    expect(context?.of).toBe(9)
    expect((await findThreadContext(developer, root.id))?.near[0]?.body).toBe('Root')
    expect(await findThreadContext(null, root.id)).toBeNull()
    expect(await findThreadContext(developer, 'no-such')).toBeNull()
  })
})
