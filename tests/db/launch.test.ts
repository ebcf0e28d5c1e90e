import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { parse } from '@/lib/core/zod'
import { addCapability } from '@/lib/catalog/commands-capabilities'
import { linkQuestion } from '@/lib/catalog/commands-asked'
import { nameChampion } from '@/lib/catalog/commands-champions'
import { askedInput } from '@/lib/catalog/schema-asked'
import { capabilityInput } from '@/lib/catalog/schema-capabilities'
import { stateOutcome } from '@/lib/outcomes/commands-outcome'
import { outcomeInput } from '@/lib/outcomes/schema-outcome'
import '@/lib/rooms'
import { db } from '@/lib/server/db'
import { closeSurvey } from '@/lib/results/commands-close'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import { tickStep, untickStep } from '@/lib/updates/commands-launch'
import { saveDraft } from '@/lib/updates/commands-drafts'
import { shipItem } from '@/lib/updates/commands-publish'
import { getLaunch } from '@/lib/updates/queries-launch'
import { shipInput } from '@/lib/updates/schema'
import { draftInput } from '@/lib/updates/schema-drafts'
import { launchSchema, type Launch, type LaunchStep } from '@/lib/updates/schema-launch'
import { actorOf, makePerson, makeTeam } from './make'
import { makeItem, makePm, NOW } from './roadmap-make'

let pm: Actor
beforeAll(async () => {
  pm = await makePm()
})
const openOf = (launch: Launch) => launch.steps.flatMap(({ step, state }) => (state === 'open' ? [step] : []))

test('what data can tell is computed, the rest is ticked with who and when, and nothing of it stops a launch', async () => {
  const owner = await makePerson()
  const paths = { docs: 'https://docs.example/x', goldenPath: 'https://paths.example/x', goldenPathSupported: true }
  const named = { name: `Runners ${newId().slice(0, 8)}`, owner: owner.email, ...paths }
  const capability = await addCapability(pm, parse(capabilityInput, named), NOW)
  const item = await makeItem(pm, { capabilityId: capability.id })
  const first = await getLaunch(pm, item.id, NOW)
  expect(launchSchema.parse(first)).toEqual(first)
  expect(openOf(first)).toEqual(['metric', 'briefs', 'update', 'champions', 'feedback'])
  // Each becomes done by what it is about, and by nothing else.
  const stated = { metric: 'build-minutes', baseline: 14, target: 9, by: '2026-06-30' }
  await stateOutcome(pm, item.id, parse(outcomeInput, stated), NOW)
  expect(openOf(await getLaunch(pm, item.id, NOW))).toEqual(['briefs', 'update', 'champions', 'feedback'])
  const draft = { title: 'It is here', body: 'Try it.', audiences: ['everyone'], baseVersion: 0 }
  await saveDraft(pm, item.id, 'started', parse(draftInput, draft), NOW)
  expect(openOf(await getLaunch(pm, item.id, NOW))).toContain('update')
  await saveDraft(pm, item.id, 'shipped', parse(draftInput, draft), NOW)
  expect(openOf(await getLaunch(pm, item.id, NOW))).toEqual(['briefs', 'champions', 'feedback'])
  await nameChampion(pm, capability.id, { person: (await makePerson({ team: await makeTeam() })).email }, NOW)
  const questions = [{ key: 'effort', type: 'rating' as const, label: 'How much must you keep in mind?' }]
  const survey = await createSurvey(pm, { title: 'Runners', anonymity: 'anonymous', questions }, NOW)
  await openSurvey(pm, survey.id, NOW)
  await linkQuestion(
    pm,
    capability.id,
    parse(askedInput, { purpose: 'load', survey: survey.id, question: 'effort' }),
    NOW,
  )
  const seen = await getLaunch(pm, item.id, NOW)
  expect(openOf(seen)).toEqual(['briefs', 'champions'])
  expect(seen.steps.find(({ step }) => step === 'champions')?.sees).toContain('1 champion is named')
  await closeSurvey(pm, survey.id, NOW)
  expect(openOf(await getLaunch(pm, item.id, NOW))).toEqual(['briefs', 'champions', 'feedback'])

  const ticked = await tickStep(pm, item.id, 'briefs', { state: 'done', note: 'Sent to finance' }, NOW)
  expect(ticked.steps.find(({ step }) => step === 'briefs')).toMatchObject({
    ...{ state: 'done', from: 'hand', note: 'Sent to finance', by: pm.name, at: NOW.toISOString() },
  })
  await tickStep(pm, item.id, 'champions', { state: 'not-needed', note: '' }, NOW)
  expect(openOf(await untickStep(pm, item.id, 'briefs', NOW))).toEqual(['briefs', 'feedback'])
  await expect(untickStep(pm, item.id, 'briefs', NOW)).rejects.toMatchObject({ code: 'not_found' })
  const shipped = { title: 'It is here', body: 'Try it.' }
  expect((await shipItem(pm, item.id, parse(shipInput, shipped), NOW)).updateId).toBeTruthy()
  const after = await getLaunch(pm, item.id, NOW)
  expect(after.steps.find(({ step }) => step === 'update')).toMatchObject({ state: 'done', sees: 'It is published.' })
})

test('an item that names no capability, and one whose owner left, are told so; others neither read nor tick it', async () => {
  const item = await makeItem(pm)
  const launch = await getLaunch(pm, item.id, NOW)
  expect(openOf(launch)).toHaveLength(9)
  const owner = await makePerson()
  const capability = await addCapability(
    pm,
    parse(capabilityInput, { name: `Runners ${newId().slice(0, 8)}`, owner: owner.email }),
    NOW,
  )
  const owned = await makeItem(pm, { capabilityId: capability.id })
  const ownerOf = async () => (await getLaunch(pm, owned.id, NOW)).steps.find(({ step }) => step === 'owner')
  expect(await ownerOf()).toMatchObject({ state: 'done', sees: owner.name })
  await db.person.update({ where: { id: owner.id }, data: { active: false } })
  expect(await ownerOf()).toMatchObject({ state: 'open', sees: 'The owner has left.' })
  for (const role of ['developer', 'advocate', 'stakeholder'] as const) {
    const reader = actorOf(await makePerson({ role }))
    const refused = { code: 'forbidden' }
    await expect(getLaunch(reader, item.id, NOW)).rejects.toMatchObject(refused)
    await expect(
      tickStep(reader, item.id, 'docs' satisfies LaunchStep, { state: 'done', note: '' }, NOW),
    ).rejects.toMatchObject(refused)
  }
  await expect(tickStep(pm, 'nothing', 'docs', { state: 'done', note: '' }, NOW)).rejects.toMatchObject({
    code: 'not_found',
  })
})
