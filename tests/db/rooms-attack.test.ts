import { beforeAll, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { createSession } from '@/lib/fieldwork/commands'
import { createHighlight } from '@/lib/fieldwork/commands-highlight'
import { highlightSchema, newSessionSchema } from '@/lib/fieldwork/schema'
import { keepOutreach } from '@/lib/insights/commands-outreach'
import { createInsight } from '@/lib/insights/commands'
import { importByKind } from '@/lib/imports/commands-terminal'
import { closeSurvey } from '@/lib/results/commands-close'
import { changeComment } from '@/lib/results/commands-comments'
import { getComments } from '@/lib/results/queries-comments'
import { saveAutosave } from '@/lib/rfcs/commands-autosave'
import { saveDraft } from '@/lib/rfcs/commands-review'
import { allEndpoints } from '@/lib/rooms'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { getSurvey } from '@/lib/surveys/queries'
import { db } from '@/lib/server/db'
import type { AnyEndpoint } from '@/lib/server/http/endpoint'
import { addWebhook } from '@/lib/updates/commands-webhooks'
import { call, nameOf, tokens } from '../support/rest'
import { actorOf, makePerson, makeTeam } from './make'
import { reviewed } from './rfcs-make'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const NOW = new Date('2026-03-05T10:11:12Z')
const clock = () => NOW
/** Stands in every text that is planted: what searches for it finds them all. */
const WORD = 'zzplant'

type Reader = 'nobody' | 'stakeholder' | 'developer'
const READERS: readonly Reader[] = ['nobody', 'stakeholder', 'developer']
/** Words by what they are, with the readers of these three who may know them. */
const secrets = new Map<string, { text: string; known: readonly Reader[] }>()
const plant = (what: string, known: readonly Reader[] = []): string => {
  const text = `${WORD} ${crypto.randomUUID().slice(0, 12)} ${what}`
  secrets.set(what, { text: text.slice(0, WORD.length + 13), known })
  return text
}

const ids: Record<string, (string | number)[]> = {}
const note = (kind: string, ...values: (string | number)[]) => (ids[kind] = [...(ids[kind] ?? []), ...values])
let anonymous: string
let tokenOf: Record<string, string>
let answers: { reader: Reader; route: string; text: string }[]

async function survey(pm: Actor, anonymity: 'anonymous' | 'confidential', title: string, by: Actor[], words: string[]) {
  const { id, publicToken } = await createSurvey(
    pm,
    {
      title,
      anonymity,
      questions: [
        { key: 'score', type: 'rating', label: 'How is it?' },
        { key: 'why', type: 'longtext', label: 'Why?' },
      ],
    },
    NOW,
  )
  await openSurvey(pm, id, NOW)
  for (const [at, actor] of by.entries()) {
    const segments = anonymity === 'anonymous' ? { segments: { team: actor.teamId! } } : {}
    await respond(actor, publicToken, { answers: { score: 1 + (at % 5), why: words[at]! }, ...segments }, null, NOW)
  }
  note('id', id)
  note('token', publicToken)
  return id
}

beforeAll(async () => {
  await makeTeam({ name: 'Platform', platform: true })
  const big = await makeTeam({ name: 'Bigteam', headcount: 40 })
  const [small, tiny] = [
    await makeTeam({ name: 'Smallteam', headcount: 6 }),
    await makeTeam({ name: 'Tinyteam', headcount: 5 }),
  ]
  const pm = actorOf(await makePerson({ role: 'pm' }))
  const admin = actorOf(await makePerson({ role: 'admin' }))
  const people: Actor[] = []
  // Who is not of the big team is enough to hide among, so that this one may be named.
  for (const team of [
    ...Array<typeof big>(10).fill(big),
    ...Array<typeof big>(5).fill(small),
    ...Array<typeof big>(4).fill(tiny),
  ])
    people.push(actorOf(await makePerson({ team })))

  // Surveys: a draft, comments in quarantine and kept to researchers, and what was said in confidence.
  const draft = await createSurvey(
    pm,
    {
      title: plant('title of a survey that is not open'),
      description: plant('description of a survey that is not open'),
      anonymity: 'named',
      questions: [{ key: 'q', type: 'text', label: plant('question of a survey that is not open') }],
    },
    NOW,
  )
  note('id', draft.id)
  note('token', draft.publicToken)
  const words = people.map((_, at) => `We wait for runners each day, the ${at}th of us ${WORD}`)
  words[3] = plant('comment in quarantine')
  words[4] = plant('comment kept to researchers')
  anonymous = await survey(pm, 'anonymous', 'Builds', people, words)
  const { comments } = await getComments(pm, await getSurvey(pm, anonymous), {}, 50)
  const holding = (text: string) => comments.find((one) => one.text === text)!.id
  note('comment', holding(words[3]), holding(words[4]))
  const change = (text: string, what: object) =>
    changeComment(pm, { surveyId: anonymous, id: holding(text), ...what }, NOW)
  await change(words[3], { quarantine: plant('why a comment is in quarantine') })
  await change(words[4], { audience: 'researchers' })
  // Read without names once enough have written, as the answering page says.
  const said = people.map((_, at) => plant(`answer ${at} in confidence`, ['developer']))
  const confidential = await survey(pm, 'confidential', 'In confidence', people, said)
  await closeSurvey(pm, anonymous, NOW)
  await closeSurvey(pm, confidential, NOW)

  // Fieldwork: a session, its people, and a quote that only researchers may read.
  const person = await makePerson({ name: plant('person in a session', ['developer']), team: tiny })
  const session = await createSession(
    pm,
    newSessionSchema.parse({
      kind: 'interview',
      // Stands beside what of it everyone may read.
      title: plant('title of a session', ['developer']),
      date: '2026-03-04',
      body: [plant('quote for researchers'), plant('quote for everyone', ['developer']), plant('text of a session')]
        .map((words) => `**Ana:** ${words}.`)
        .join('\n\n'),
      consent: { scope: 'a-year' },
      participants: [{ pseudonym: 'Participant 1', speaker: 'Ana', email: person.email }],
    }),
    clock,
  )
  note('id', session.id)
  note('pid', ...session.participants.map((one) => one.id))
  const quote = (what: string, audience: string) => {
    const tag = plant(`tag of a ${what}`, audience === 'everyone' ? ['developer'] : []).replaceAll(' ', '-')
    const fields = { quote: secrets.get(what)!.text, audience, note: plant(`note on a ${what}`), tags: [tag] }
    return createHighlight(pm, session.id, highlightSchema.parse(fields), clock)
  }
  const closed = await createSession(
    pm,
    newSessionSchema.parse({
      kind: 'interview',
      title: plant('title of a session of which nothing is open'),
      date: '2026-03-04',
      body: 'Nothing of it is highlighted.',
      consent: { scope: 'a-year' },
      participants: [],
    }),
    clock,
  )
  note('id', closed.id)
  note(
    'hid',
    (await quote('quote for researchers', 'researchers')).id,
    (await quote('quote for everyone', 'everyone')).id,
  )

  const pieces = await db.evidence.findMany()
  // One of each kind, and of each of who may read it.
  const some = new Map(pieces.map((one) => [`${one.kind} ${one.audience} ${one.sourceId}`, one.id]))
  note('id', ...some.values())
  note('eid', ...some.values())
  const insight = await createInsight(
    pm,
    { statement: `Builds wait ${WORD}`, evidence: pieces.map((one) => ({ id: one.id, stance: 'supports' as const })) },
    clock,
  )
  note('id', insight.id)
  note('id', (await keepOutreach(pm, insight.id, { team: tiny.id, text: plant('words to a team') }, clock)).id)

  // RFCs: what somebody has typed and not said.
  const rfc = await reviewed(people[0]!, { title: `Lanes ${WORD}` })
  note('number', rfc.number)
  await saveDraft(people[1]!, rfc.number, { body: plant('comment that was not sent'), kind: 'comment' }, NOW)
  const typed = { title: plant('title that was not saved'), body: plant('text that was not saved'), labels: '' }
  await saveAutosave(people[0]!, { ...typed, number: rfc.number }, NOW)

  // What a file is called, and where webhooks lead.
  const file = { path: `${plant('name of a file').replaceAll(' ', '-')}.txt`, text: 'Ana: We wait.\n\nBea: We too.\n' }
  const imported = await importByKind(pm, 'session', [file], [], undefined, {})
  note('id', imported.import ?? '')
  await addWebhook(
    admin,
    { url: `http://127.0.0.1/${plant('address of a webhook').replaceAll(' ', '-')}`, format: 'slack', audience: null },
    NOW,
  )
  await db.person.update({ where: { id: people[2]!.id }, data: { name: plant('somebody by name', ['developer']) } })
  note('id', people[2]!.id, person.id, tiny.id)

  tokenOf = await tokens()
  const routes = allEndpoints().filter((spec) => spec.method === 'GET' && spec.produces !== 'text/event-stream')
  answers = []
  for (const reader of READERS)
    for (const spec of routes)
      answers.push({
        reader,
        route: nameOf(spec),
        text: await ask(spec, reader === 'nobody' ? undefined : tokenOf[reader]),
      })
})

/** A route's answers for every id that was noted, plain and with each way of filtering that its query knows. */
async function ask(spec: AnyEndpoint, token: string | undefined): Promise<string> {
  const names = [...spec.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const example = (spec.example.params ?? {}) as Record<string, string | number>
  const choices = names.reduce<Record<string, string | number>[]>(
    (all, name) => all.flatMap((one) => (ids[name] ?? [example[name] ?? 'x']).map((id) => ({ ...one, [name]: id }))),
    [{}],
  )
  const asked = (spec.example.query ?? {}) as Record<string, unknown>
  const words = ['q', 'text', 'query'].flatMap((key) => (typeof asked[key] === 'string' ? [{ [key]: WORD }] : []))
  const texts: string[] = []
  for (const params of choices)
    for (const query of names.length > 0
      ? [{}, ...words]
      : [{}, asked, ...words.map((word) => ({ ...asked, ...word })), ...words]) {
      const response = await call(spec, token, { params, query })
      texts.push(`${JSON.stringify([...response.headers])}\n${await response.text()}`)
    }
  return texts.join('\n')
}

const told = (text: string, secret: string) =>
  text.includes(secret) || text.includes(secret.replaceAll(' ', '-')) || text.includes(encodeURIComponent(secret))

test.each(READERS)('no route tells %s what is for others', (reader) => {
  const leaks = answers
    .filter((one) => one.reader === reader)
    .flatMap(({ route, text }) =>
      [...secrets].flatMap(([what, secret]) =>
        !secret.known.includes(reader) && told(text, secret.text) ? [`${route} tells ${what}`] : [],
      ),
    )
  expect(leaks).toEqual([])
})

test('what a developer may know is found: the search would have found the rest', () => {
  const seen = answers.filter((one) => one.reader === 'developer').map((one) => one.text)
  const unseen = [...secrets].filter(
    ([, { text, known }]) => known.includes('developer') && !seen.some((one) => told(one, text)),
  )
  expect(unseen.map(([what]) => what)).toEqual([])
  expect(seen.filter((text) => text.includes(WORD)).length).toBeGreaterThan(5)
})

test('a list that is filtered by a team that may not be named has nothing in it', async () => {
  const spec = allEndpoints().find((one) => nameOf(one) === 'GET /surveys/{id}/comments')!
  const asked = async (query: object) => {
    const response = await call(spec, tokenOf.developer, { params: { id: anonymous }, query })
    return ((await response.json()) as { data: { text: string }[] }).data.map((one) => one.text)
  }
  const named = async (name: string) => asked({ team: (await db.team.findFirstOrThrow({ where: { name } })).id })
  expect(await asked({ limit: 50 })).toHaveLength(17)
  expect(await named('Bigteam')).toHaveLength(8)
  expect([await named('Smallteam'), await named('Tinyteam')]).toEqual([[], []])
})
