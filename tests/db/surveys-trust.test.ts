import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { db, pool } from '@/lib/server/db'
import { sha256 } from '@/lib/server/hash'
import { surveyEndpoints } from '@/lib/surveys/api'
import { createSurvey, editSurvey } from '@/lib/surveys/commands'
import { inviteToSurvey } from '@/lib/distribution/commands-invite'
import { inviteInput } from '@/lib/distribution/schema'
import { shuffleRows } from '@/lib/results/commands-shuffle'
import { singleUseLinkHash, singleUseLinkOf } from '@/lib/surveys/answering/queries-single-use-link'
import { respond } from '@/lib/surveys/answering/commands-respond'
import type { Survey } from '@/lib/surveys/schema'
import { startMailbox } from '../support/mailbox'
import { call } from '../support/rest'
import { actorOf, makePerson, makeTeam } from './make'
import { getResults } from '@/lib/results/queries'
import { closeSurvey } from '@/lib/results/commands-close'
import { openSurvey } from '@/lib/surveys/commands-status'

const N = 150
const now = new Date()
let pm: Actor
let survey: Survey
/** The truth, which an attacker has not: whose answer says what. */
let people: { id: string; token: string; ticket: string }[]

const shuffled = <T>(list: readonly T[]): T[] =>
  list
    .map((one) => ({ one, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)

async function workspace(): Promise<void> {
  const team = await makeTeam({ name: 'Payments', headcount: N })
  pm = actorOf(await makePerson({ role: 'pm' }))
  people = []
  const made = await createSurvey(
    pm,
    {
      title: 'Deploys',
      anonymity: 'anonymous',
      invitedOnly: true,
      questions: [{ key: 'who', type: 'text', label: 'Who?' }],
    },
    now,
  )
  survey = await openSurvey(pm, made.id, now)
  for (let index = 0; index < N; index++) {
    const person = await makePerson({ team })
    const token = `snd_${person.id}`
    await db.apiToken.create({
      data: {
        id: crypto.randomUUID(),
        personId: person.id,
        name: 'own',
        hash: sha256(token),
        hint: 'snd',
        role: 'developer',
      },
    })
    people.push({ id: person.id, token, ticket: singleUseLinkOf(survey.id, person.id, 1) })
  }
  await inviteToSurvey(pm, survey.id, inviteInput.parse({ audience: { teams: [team.id] }, mail: false }), now)
}

/** Everybody answers, in an order of their own, some signed in by a token; the answer is the simulation's note of who it was. */
async function everybodyAnswers(): Promise<void> {
  for (const [index, { id, ticket, token }] of shuffled(people).entries()) {
    const sent = await call(surveyEndpoints.answer, index % 2 ? token : undefined, {
      params: { token: survey.publicToken },
      body: { answers: { who: id }, ticket },
      headers: { 'idempotency-key': crypto.randomUUID() },
    })
    expect(sent.status).toBe(201)
  }
}

interface Row {
  who: string
  xmin: number
  place: number
}
const place = `(ctid::text::point)[0]::float8 * 1000 + (ctid::text::point)[1]::float8`
const rows = async (sql: string, values: unknown[] = []) =>
  (await pool().query<Row>(sql, values)).rows.map((row) => ({
    ...row,
    xmin: Number(row.xmin),
    place: Number(row.place),
  }))
const responses = () =>
  rows(`SELECT "answers"->>'who' AS who, xmin::text AS xmin, ${place} AS place FROM "SurveyResponse" ORDER BY "id"`)

/** Tickets with whom they belong to: the attacker has the hub's secret too, and can compute everybody's. */
async function ticketsOfPeople(): Promise<Row[]> {
  const owner = new Map(people.map((person) => [singleUseLinkHash(survey.id, person.ticket), person.id]))
  const found = await rows(`SELECT "hash" AS who, xmin::text AS xmin, ${place} AS place FROM "SurveyTicket"`)
  return found.map((row) => ({ ...row, who: owner.get(row.who)! }))
}

const by = (key: 'xmin' | 'place') => (a: Row, b: Row) => a[key] - b[key]
/** How many are right when the n-th of one list is taken for the n-th of the other. */
const inOrder = (a: Row[], b: Row[]) => a.filter((one, index) => one.who === b[index]?.who).length
/** How many are right when each response is given to whose row was written in the nearest transaction. */
const nearest = (answers: Row[], known: Row[]) =>
  answers.filter((answer) => {
    const closest = known.reduce((best, one) =>
      Math.abs(one.xmin - answer.xmin) < Math.abs(best.xmin - answer.xmin) ? one : best,
    )
    return closest.who === answer.who
  }).length

/** Everything that can be laid side by side: tickets, the ledger, tokens and counters, by transaction and by place. */
async function attacks(): Promise<Record<string, number>> {
  const answers = await responses()
  const tickets = await ticketsOfPeople()
  const invitations = await rows(
    `SELECT "personId" AS who, xmin::text AS xmin, ${place} AS place FROM "SurveyInvitation"`,
  )
  const apiTokens = await rows(`SELECT "personId" AS who, xmin::text AS xmin, ${place} AS place FROM "ApiToken"`)
  const persons = await rows(
    `SELECT "id" AS who, xmin::text AS xmin, ${place} AS place FROM "Person" WHERE "id" <> $1`,
    [pm.id],
  )
  return {
    'tickets by transaction': nearest(answers, tickets),
    'tickets by order of transactions': inOrder([...answers].sort(by('xmin')), [...tickets].sort(by('xmin'))),
    'tickets by place': inOrder([...answers].sort(by('place')), [...tickets].sort(by('place'))),
    'invitations by place': inOrder([...answers].sort(by('place')), [...invitations].sort(by('place'))),
    'invitations by transaction': nearest(answers, invitations),
    'tokens by transaction': nearest(answers, apiTokens),
    'tokens by place': inOrder([...answers].sort(by('place')), [...apiTokens].sort(by('place'))),
    'people by transaction': nearest(answers, persons),
    'ids against hashes': inOrder(
      answers,
      [...tickets].sort((a, b) =>
        singleUseLinkHash(survey.id, people.find((one) => one.id === a.who)!.ticket) <
        singleUseLinkHash(survey.id, people.find((one) => one.id === b.who)!.ticket)
          ? -1
          : 1,
      ),
    ),
    'ids against people': inOrder(
      answers,
      [...persons].sort((a, b) => (a.who < b.who ? -1 : 1)),
    ),
  }
}

/** Matching blindly gets one of N right on average, whatever N; nine or more happen once in a million. */
const CHANCE = 8

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE "Survey", "SurveyTicket", "Evidence", "Person", "Team", "Outbox", "AuditEntry",
    "RateWindow", "IdempotencyKey" CASCADE`
})

describe('a copy of the whole database, and the secret', () => {
  test('does not say who answered what: no better than chance, by transactions, places, order or ids', async () => {
    await workspace()
    await everybodyAnswers()
    // Before it settles, whoever has the secret too could: so the attack can succeed, and the night matters.
    expect((await attacks())['tickets by transaction']).toBeGreaterThan(N * 0.9)
    await shuffleRows(now)
    for (const [name, right] of Object.entries(await attacks()))
      expect([name, right]).toEqual([name, expect.toSatisfy((count: number) => count <= CHANCE)])
    expect(new Set((await responses()).map((row) => row.xmin)).size).toBe(1)
    await closeSurvey(pm, survey.id, now)
    await shuffleRows(now, survey.id)
    for (const [name, right] of Object.entries(await attacks()))
      expect([name, right]).toEqual([name, expect.toSatisfy((count: number) => count <= CHANCE)])
    expect((await responses()).map((row) => row.who).sort()).toEqual(people.map((one) => one.id).sort())
  }, 120_000)

  test(
    'without the secret says nothing at any time: tickets are nobody’s, and using a token for an answer ' +
      'leaves no trace of its owner',
    async () => {
      await workspace()
      await everybodyAnswers()
      const {
        'tickets by transaction': _withSecret,
        'tickets by order of transactions': _order,
        'tickets by place': _place,
        ...rest
      } = await attacks()
      for (const [name, right] of Object.entries(rest))
        expect([name, right]).toEqual([name, expect.toSatisfy((count: number) => count <= CHANCE)])
      expect(await db.apiToken.count({ where: { lastUsedAt: { not: null } } })).toBe(0)
      const windows = await db.rateWindow.findMany()
      for (const { id } of people) expect(windows.filter((one) => one.subject.includes(id))).toEqual([])
      // A receipt is no fingerprint of an answer: hashing every answer finds none.
      const receipts = await db.surveyReceipt.findMany()
      expect(receipts).toHaveLength(N)
      const guesses = new Set(
        people
          .flatMap(({ id }) => [
            JSON.stringify([{ who: id }, { teamId: null, role: null }]),
            JSON.stringify({ who: id }),
          ])
          .map(sha256),
      )
      expect(receipts.filter((one) => guesses.has(one.body) || guesses.has(one.hash))).toEqual([])
      // Nothing was audited, promised or kept for later because somebody answered.
      expect((await db.auditEntry.findMany()).map((one) => one.action).sort()).toEqual([
        'survey.create',
        'survey.invite',
        'survey.open',
      ])
      expect(await db.outbox.count()).toBe(0)
      expect(await db.idempotencyKey.count()).toBe(0)
    },
    120_000,
  )
})

test('settling loses nothing, while answers come in', async () => {
  await workspace()
  const sent = people.map(
    ({ id, ticket }) =>
      () =>
        respond(null, survey.publicToken, { answers: { who: id }, ticket }, crypto.randomUUID(), now),
  )
  const settling = async () => {
    for (let turn = 0; turn < 6; turn++) await shuffleRows(now)
  }
  await Promise.all([...sent.map((send) => send()), settling()])
  await shuffleRows(now)
  expect([await db.surveyResponse.count(), await db.surveyTicket.count(), await db.surveyReceipt.count()]).toEqual([
    N,
    N,
    N,
  ])
  const again = await Promise.allSettled(sent.map((send) => send()))
  expect(again.every((one) => one.status === 'rejected')).toBe(true)
  expect((await getResults(pm, survey.id, {})).n).toBe(N)
}, 120_000)

test('rewriting answers touches nothing else: no table refers to a response, a receipt, a ticket or a comment', async () => {
  const { rows: referring } = await pool().query(
    `SELECT conrelid::regclass::text AS from FROM pg_constraint WHERE contype = 'f' AND ` +
      `confrelid::regclass::text IN ('"SurveyResponse"', '"SurveyReceipt"', '"SurveyTicket"', '"SurveyComment"')`,
  )
  expect(referring).toEqual([])
})

test('no row of any table holds a person together with an answer, and no column of an anonymous answer is a time', async () => {
  await workspace()
  await everybodyAnswers()
  const answers = await db.surveyResponse.findMany()
  const { rows: tables } = await pool().query<{ name: string }>(
    `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM ` +
      `information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema IN ('public', 'jobs')`,
  )
  const keys = [
    ...answers.map((one) => one.id),
    ...people.map((one) => singleUseLinkHash(survey.id, one.ticket)),
    ...people.map((one) => one.ticket),
  ]
  for (const { name } of tables) {
    const { rows: found } = await pool().query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${name} t`)
    for (const { row } of found) {
      if (name.includes('SurveyResponse')) continue
      const hasPerson = people.some((person) => row.includes(person.id))
      expect([name, hasPerson && keys.some((key) => row.includes(key))]).toEqual([name, false])
    }
  }
  const { rows: columns } = await pool().query<{ type: string }>(
    `SELECT data_type AS type FROM information_schema.columns WHERE table_name IN ('SurveyResponse', 'SurveyTicket', 'SurveyReceipt')`,
  )
  expect(columns.filter((column) => column.type.startsWith('timestamp') || column.type.startsWith('time'))).toEqual([])
}, 120_000)

test('the mode stays once the first response is in: by command, by another writer, and in a race', async () => {
  await workspace()
  const [first] = people
  const race = await Promise.allSettled([
    respond(null, survey.publicToken, { answers: { who: 'x' }, ticket: first!.ticket }, null, now),
    ...Array.from({ length: 5 }, () => editSurvey(pm, survey.id, { anonymity: 'named' })),
  ])
  const stored = await db.surveyResponse.findMany()
  const kept = await db.survey.findUniqueOrThrow({ where: { id: survey.id } })
  for (const response of stored) expect(response.anonymity).toBe(kept.anonymity)
  if (race[0]!.status === 'fulfilled') expect(kept.anonymity).toBe('anonymous')
  if (stored.length === 0) return
  await expect(editSurvey(pm, survey.id, { anonymity: 'confidential' })).rejects.toMatchObject({ code: 'conflict' })
  await expect(db.survey.update({ where: { id: survey.id }, data: { anonymity: 'named' } })).rejects.toThrow()
})

describe('a hub at work, mailing through its queue', () => {
  let log = ''
  let made: { surveyId: string; people: string[]; tickets: string[]; statuses: number[] }
  let mailbox: Awaited<ReturnType<typeof startMailbox>>
  beforeAll(async () => {
    mailbox = await startMailbox((address) => address === 'secret-address-29@example.test')
    await db.$executeRaw`TRUNCATE "Survey", "SurveyTicket", "Evidence", "Person", "Team", "Outbox" CASCADE`
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/answering.program.ts'], {
      env: { ...process.env, SMTP_URL: mailbox.url, LOG_LEVEL: 'debug' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const [out, errors] = [text(child.stdout), text(child.stderr)]
    const [code] = (await once(child, 'exit')) as [number]
    log = await errors
    if (code !== 0) throw new Error(log)
    made = JSON.parse((await out).trim().split('\n').at(-1)!) as typeof made
  }, 120_000)
  afterAll(() => mailbox.close())

  test('took the answers it should, and mailed everybody but who has no mailbox', async () => {
    expect(made.statuses).toEqual([...Array.from({ length: 20 }, () => 201), 403, 409, 403, 422, 201])
    expect(mailbox.mails.filter((mail) => !mail.subject?.startsWith('Reminder'))).toHaveLength(29)
    expect(
      new Set(mailbox.mails.filter((mail) => mail.subject?.startsWith('Reminder')).map((mail) => mail.to?.[0]?.address))
        .size,
    ).toBe(8)
  })
  test('logs something, and never a ticket, an address or a person beside the survey', () => {
    expect(log).toContain('mails sent')
    for (const secret of [
      ...made.tickets,
      ...made.tickets.map((one) => singleUseLinkHash(made.surveyId, one)),
      'secret-address',
      ...made.people,
    ])
      expect(log).not.toContain(secret)
  })
  test('keeps in its queue, also of what failed, neither tickets nor addresses nor people', async () => {
    const { rows: tables } = await pool().query<{ name: string }>(
      `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM ` +
        `information_schema.tables WHERE table_schema = 'jobs' AND table_type = 'BASE TABLE'`,
    )
    const dump = (
      await Promise.all(
        tables.map(async ({ name }) =>
          (await pool().query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${name} t`)).rows.map(
            (one) => one.row,
          ),
        ),
      )
    )
      .flat()
      .join('\n')
    expect(dump).toContain('platform.send-mails')
    for (const secret of [
      ...made.tickets,
      ...made.tickets.map((one) => singleUseLinkHash(made.surveyId, one)),
      'secret-address',
      ...made.people,
    ])
      expect(dump).not.toContain(secret)
  })
})

test('settling takes away when answers came: no row that names the survey says a minute of them', async () => {
  await workspace()
  await everybodyAnswers()
  // They came through the API, by the clock on the wall.
  const sent = new Date()
  const rateWindows = () => db.rateWindow.findMany({ where: { subject: { contains: survey.id } } })
  expect((await rateWindows()).length).toBeGreaterThan(0)
  // Minutes that may still be counting stay while the survey is open.
  await shuffleRows(sent)
  expect((await rateWindows()).length).toBeGreaterThan(0)
  // Maybe it is another day by then: what follows follows it.
  const later = new Date(sent.getTime() + 11 * 60_000)
  await shuffleRows(later)
  expect(await rateWindows()).toEqual([])

  // What is refused is counted too: this link was used before.
  await expect(
    respond(null, survey.publicToken, { answers: { who: 'late' }, ticket: people[0]!.ticket }, 'late', later),
  ).rejects.toMatchObject({ code: 'conflict' })
  expect(await rateWindows()).toHaveLength(1)
  await closeSurvey(pm, survey.id, later)
  await shuffleRows(later, survey.id)
  const timed = await db.$queryRaw<{ name: string; column: string }[]>`
    SELECT table_name AS name, column_name AS column FROM information_schema.columns
    WHERE table_schema = current_schema() AND data_type LIKE 'timestamp%'`
  const naming = await Promise.all(
    timed.map(async ({ name, column }) => {
      const found = await db.$queryRawUnsafe<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM "${name}" t WHERE "${column}" IS NOT NULL AND row_to_json(t)::text LIKE $1`,
        `%${survey.id}%`,
      )
      return found[0]!.n > 0 ? [name] : []
    }),
  )
  // The survey itself, what researchers did with it, and the promises of the moment it closed.
  expect([...new Set(naming.flat())].sort()).toEqual(['AuditEntry', 'Outbox', 'Survey'])
  expect((await db.auditEntry.findMany()).map((one) => one.action).sort()).toEqual([
    'survey.close',
    'survey.create',
    'survey.invite',
    'survey.open',
  ])
}, 120_000)
