import '@/lib/rooms'
import { beforeAll, expect, test } from 'vitest'
import { addCapability } from '@/lib/catalog/commands-capabilities'
import { askAbout } from '@/lib/catalog/commands-survey'
import { getAsked } from '@/lib/catalog/queries-asked'
import { getCapability } from '@/lib/catalog/queries-capabilities'
import { capabilityInput } from '@/lib/catalog/schema-capabilities'
import { capabilitySurveyInput, capabilitySurveySchema } from '@/lib/catalog/schema-survey'
import type { Actor } from '@/lib/core/actor'
import { parse } from '@/lib/core/zod'
import { getSurvey } from '@/lib/surveys/queries'
import { actorOf, makePerson } from './make'
import { makePm, NOW } from './roadmap-make'

let pm: Actor
beforeAll(async () => {
  pm = await makePm()
})

test('a survey about a capability has its name in the questions, and what it asks is linked; what was linked before stays', async () => {
  const { id } = await addCapability(pm, parse(capabilityInput, { name: 'Search' }), NOW)
  const first = await askAbout(pm, id, parse(capabilitySurveyInput, { template: 'golden-path' }), NOW)
  expect(capabilitySurveySchema.parse(first)).toMatchObject({ linked: ['chosen', 'load', 'satisfaction'] })
  const survey = await getSurvey(pm, first.survey)
  expect(survey).toMatchObject({ title: 'The golden path of Search', status: 'draft' })
  expect(survey.questions.map(({ label }) => label)).toContain('The golden path of Search is easy to use.')
  const satisfaction = { survey: first.survey, question: 'umux-easy' }
  expect((await getCapability(pm, id, NOW)).satisfaction).toEqual(satisfaction)
  const second = await askAbout(pm, id, parse(capabilitySurveyInput, { template: 'adoption-funnel' }), NOW)
  expect(second.linked).toEqual(['chosen', 'steps'])
  const third = await askAbout(pm, id, parse(capabilitySurveyInput, { template: 'golden-path' }), NOW)
  expect(third.linked).toEqual(['chosen', 'load'])
  expect((await getCapability(pm, id, NOW)).satisfaction).toEqual(satisfaction)
  const { linked } = await getAsked(pm, id)
  expect(linked.map((one) => `${one.purpose} ${one.survey}`).sort()).toEqual(
    [
      ...[first, second, third].map((one) => `chosen ${one.survey}`),
      ...[first, third].map((one) => `load ${one.survey}`),
      `steps ${second.survey}`,
    ].sort(),
  )
})

test('another template is refused, and so is who may not write the catalogue', async () => {
  expect(capabilitySurveyInput.safeParse({ template: 'pulse' }).success).toBe(false)
  expect(capabilitySurveyInput.safeParse({ template: 'toString' }).success).toBe(false)
  const { id } = await addCapability(pm, parse(capabilityInput, { name: 'Previews' }), NOW)
  const advocate = actorOf(await makePerson({ role: 'advocate' }))
  await expect(askAbout(advocate, id, { template: 'golden-path' }, NOW)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(askAbout(pm, 'nothing', { template: 'golden-path' }, NOW)).rejects.toMatchObject({ code: 'not_found' })
})
