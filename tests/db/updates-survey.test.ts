import '@/lib/rooms'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { parse } from '@/lib/core/zod'
import { changeInsight } from '@/lib/insights/commands'
import { publishItem } from '@/lib/roadmap/commands-publish'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import type { Survey } from '@/lib/surveys/schema'
import { publishUpdate } from '@/lib/updates/commands-publish'
import { listSurveysToldOn, listSurveyUpdates } from '@/lib/updates/queries-survey'
import { NO_QUOTE } from '@/lib/updates/rules-quotes'
import { publishInput } from '@/lib/updates/schema'
import { actorOf, makePerson } from './make'
import { clock, hear, insightOn, makeItem, makePm, NOW } from './roadmap-make'

let pm: Actor
let developer: Actor
beforeAll(async () => {
  pm = await makePm()
  developer = actorOf(await makePerson())
})

const questions = [{ key: 'why', type: 'longtext' as const, label: 'What keeps you waiting?' }]
async function openOne(anonymity: Survey['anonymity']): Promise<Survey> {
  const survey = await createSurvey(pm, { title: 'Pulse', anonymity, questions }, NOW)
  return openSurvey(pm, survey.id, NOW)
}
/** A piece of a survey as its closing records it. */
const piece = (survey: Survey, over: Parameters<typeof hear>[0] = {}) =>
  hear({
    ...{ ref: { kind: 'answer', id: newId() }, rung: 'low', sourceId: survey.id, askKey: 'why' },
    ...{ anonymous: survey.anonymity === 'anonymous', text: 'Every build waits for a runner, and so do I.' },
    ...over,
  })
async function itemOn(links: Parameters<typeof insightOn>[1], isPublished = true) {
  const insight = await insightOn(pm, links)
  const item = await makeItem(pm, { insights: [insight] })
  if (isPublished) await publishItem(pm, item.id, true, NOW)
  return { item, insight }
}
let minutes = 0
const publish = (item: string, over: object = {}) =>
  publishUpdate(
    pm,
    item,
    parse(publishInput, { kind: 'started', title: 'Runners grow', body: 'Twice as many.', ...over }),
    new Date(NOW.getTime() + ++minutes * 60_000),
  )
const titlesOn = async (actor: Actor | null, survey: Survey) =>
  (await listSurveyUpdates(actor, survey.publicToken, { limit: 10 })).data.map((update) => update.title)

test('the page of an anonymous survey tells without an account what rests on it, in the words for developers, quoting nobody', async () => {
  const survey = await openOne('anonymous')
  const said = 'Every build of mine waits for a runner until noon.'
  const { item } = await itemOn({ supports: [await piece(survey, { text: said })] })
  expect(await titlesOn(null, survey)).toEqual([])
  const texts = { developers: { title: 'No more queue', body: `You said: ${said}` }, finance: { body: 'It costs.' } }
  await publish(item.id, { audiences: ['everyone', 'developers', 'finance'], texts })
  await publish(item.id, { title: 'For security alone', audiences: ['security'] })
  const { data } = await listSurveyUpdates(null, survey.publicToken, { limit: 10 })
  expect(data).toMatchObject([{ kind: 'started', title: 'No more queue', body: `You said: ${NO_QUOTE}` }])
  // The same for whoever is signed in: nobody is asked who they are.
  expect((await listSurveyUpdates(pm, survey.publicToken, { limit: 10 })).data).toEqual(data)
  await expect(listSurveyUpdates(null, 'no such token', { limit: 10 })).rejects.toMatchObject({ code: 'not_found' })
  expect(await listSurveysToldOn(pm, item.id)).toEqual([{ id: survey.id, title: 'Pulse', open: true }])
  await expect(listSurveysToldOn(developer, item.id)).rejects.toMatchObject({ code: 'forbidden' })
})

test('a survey that is answered with an account tells only those who have one, and shows them what they may read', async () => {
  const survey = await openOne('named')
  const said = 'The runners are asleep whenever I need them most.'
  const { item } = await itemOn({ supports: [await piece(survey, { text: said })] })
  await publish(item.id, { body: `You said: ${said}` })
  await publish(item.id, { title: 'For security alone', audiences: ['security'] })
  await expect(listSurveyUpdates(null, survey.publicToken, { limit: 10 })).rejects.toMatchObject({
    code: 'unauthenticated',
  })
  expect(await titlesOn(developer, survey)).toEqual(['For security alone', 'Runners grow'])
  const [, grown] = (await listSurveyUpdates(developer, survey.publicToken, { limit: 10 })).data
  expect(grown?.body).toContain('The runners are asleep')
  const stakeholder = actorOf(await makePerson({ role: 'stakeholder' }))
  expect((await listSurveyUpdates(stakeholder, survey.publicToken, { limit: 10 })).data[1]?.body).toContain(NO_QUOTE)
})

test('nothing is told of what speaks against it, is for researchers alone, counts no more, or is a draft', async () => {
  const survey = await openOne('anonymous')
  const against = await itemOn({
    supports: [await hear()],
    contradicts: [await piece(survey, { text: 'Builds are fast enough for all of us here.' })],
  })
  await publish(against.item.id, { title: 'Against their words' })
  const secret = await itemOn({ supports: [await piece(survey, { audience: 'researchers' })] })
  await publish(secret.item.id, { title: 'On what only researchers read' })
  const draft = await itemOn({ supports: [await piece(survey)] }, false)
  expect(await titlesOn(null, survey)).toEqual([])
  // What quotes it names it, whichever way it speaks.
  await publish(against.item.id, { title: 'Quoted', body: 'Some say: Builds are fast enough for all of us here.' })
  expect(await titlesOn(null, survey)).toEqual(['Quoted'])
  await publishItem(pm, draft.item.id, true, NOW)
  await publish(draft.item.id, { title: 'Published by now' })
  expect(await titlesOn(null, survey)).toEqual(['Published by now', 'Quoted'])
  await publishItem(pm, draft.item.id, false, NOW)
  expect(await titlesOn(null, survey)).toEqual(['Quoted'])
  await publishItem(pm, draft.item.id, true, NOW)
  await changeInsight(pm, draft.insight, { status: 'archived' }, clock)
  expect(await titlesOn(null, survey)).toEqual(['Quoted'])
})

test('the list goes on by key', async () => {
  const survey = await openOne('anonymous')
  const { item } = await itemOn({ supports: [await piece(survey)] })
  for (const title of ['First', 'Second', 'Third']) await publish(item.id, { title })
  const first = await listSurveyUpdates(null, survey.publicToken, { limit: 2 })
  expect(first.data.map((update) => update.title)).toEqual(['Third', 'Second'])
  const rest = await listSurveyUpdates(null, survey.publicToken, { limit: 2, cursor: first.nextCursor ?? undefined })
  expect(rest.data.map((update) => update.title)).toEqual(['First'])
  expect(rest.nextCursor).toBeNull()
})
