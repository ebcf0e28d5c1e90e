import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { parse } from '@/lib/core/zod'
import { addCapability, removeCapability } from '@/lib/catalog/commands-capabilities'
import { linkQuestion, unlinkQuestion } from '@/lib/catalog/commands-asked'
import { getAsked, listAskable, mapChosen } from '@/lib/catalog/queries-asked'
import { askedInput, askedSchema } from '@/lib/catalog/schema-asked'
import { capabilityInput } from '@/lib/catalog/schema-capabilities'
import { getResults } from '@/lib/results/queries'
import { createItem } from '@/lib/roadmap/commands'
import { itemInput } from '@/lib/roadmap/schema'
import { db } from '@/lib/server/db'
import { adoptionFunnel, chosenOrTold } from '@/lib/surveys/templates/rules-product'
import { getBrief } from '@/lib/updates/queries-brief'
import { answer, opened, signIn, teamOf } from './disclosure-make'
import { actorOf, makePerson } from './make'
import { makePm, NOW } from './roadmap-make'

let pm: Actor
let developer: Actor
beforeAll(async () => {
  await signIn()
  pm = await makePm()
  developer = actorOf(await makePerson())
})
const add = () => addCapability(pm, parse(capabilityInput, { name: `Runners ${newId().slice(0, 8)}` }), NOW)
const effort = {
  key: 'effort',
  type: 'rating',
  label: 'How much must you keep in mind?',
  min: 1,
  max: 7,
  favourableEnd: 'low',
}
const survey = (over: object = {}) => opened({ questions: [chosenOrTold.questions[0], effort], ...over })
const times = (count: number, answers: object) => Array.from({ length: count }, () => ({ answers }))
const link = (capability: string, over: object) =>
  linkQuestion(pm, capability, parse(askedInput, { purpose: 'chosen', question: 'chosen', ...over }), NOW)

test('what share chose it, and what it takes to use it, are exactly what the results page shows', async () => {
  const [capability, asked] = [await add(), await survey()]
  expect(await getAsked(pm, capability.id)).toEqual({
    chosen: { state: 'not-asked' },
    adoption: { state: 'not-asked' },
    load: [],
    linked: [],
  })
  await answer(asked, [
    ...times(6, { chosen: 'i-chose-it', effort: 3 }),
    ...times(4, { chosen: 'my-team-chose-it', effort: 5 }),
    ...times(5, { chosen: 'we-were-told-to-use-it', effort: 6 }),
  ])
  await link(capability.id, { survey: asked.id })
  const figures = await link(capability.id, { purpose: 'load', survey: asked.id, question: 'effort' })
  const page = await getResults(pm, asked.id, {})
  const [chosen, load] = page.questions
  const counted = chosen?.distribution?.slice(0, 2).reduce((sum, one) => sum + one.count, 0)
  expect(figures.chosen).toMatchObject({ state: 'shown', survey: asked.id, n: chosen?.n, count: counted })
  expect(figures.chosen).toMatchObject({ answers: ['I chose it', 'My team chose it'], n: 15, count: 10 })
  expect(figures.load[0]?.points).toMatchObject([{ survey: asked.id, n: load?.n, mean: load?.mean, ci: load?.ci }])
  expect(figures.load[0]?.points[0]?.mean).toBeCloseTo((6 * 3 + 4 * 5 + 5 * 6) / 15, 10)
  // The same for everybody who reads capabilities, and as the API says it.
  expect(await getAsked(developer, capability.id)).toEqual(figures)
  expect(askedSchema.parse(figures)).toEqual(figures)
  await unlinkQuestion(pm, capability.id, { purpose: 'chosen', survey: asked.id, question: 'chosen' })
  expect((await getAsked(pm, capability.id)).chosen).toEqual({ state: 'not-asked' })
})

test('below the minimum nothing is told, and a raised minimum holds here too', async () => {
  const [capability, few, raised] = [await add(), await survey(), await survey({ minScore: 20, minComments: 20 })]
  await answer(few, times(7, { chosen: 'i-chose-it', effort: 2 }))
  await link(capability.id, { survey: few.id })
  const told = await link(capability.id, { purpose: 'load', survey: few.id, question: 'effort' })
  expect(told.chosen).toEqual({ state: 'too-few', survey: few.id, title: few.title })
  expect(told.load[0]?.points).toMatchObject([{ n: null, mean: null, ci: null }])
  await answer(raised, times(19, { chosen: 'i-chose-it', effort: 2 }))
  const other = await add()
  await link(other.id, { survey: raised.id })
  expect((await getAsked(developer, other.id)).chosen.state).toBe('too-few')
  // One more answer later, a figure stays at the step that the results page is at.
  const steady = await survey()
  await answer(steady, times(10, { chosen: 'i-chose-it' }))
  const third = await add()
  const before = (await link(third.id, { survey: steady.id })).chosen
  await answer(steady, times(1, { chosen: 'we-were-told-to-use-it' }))
  expect((await getResults(pm, steady.id, {})).questions[0]?.n).toBe(10)
  expect((await getAsked(developer, third.id)).chosen).toEqual(before)
})

test('a question that cannot say it, or one whose answers nobody named, is refused in words', async () => {
  const capability = await add()
  const other = {
    key: 'own',
    type: 'single',
    label: 'Why?',
    options: [
      { value: 'x', label: 'By choice' },
      { value: 'y', label: 'By order' },
      { value: 'z', label: 'Does not apply', na: true },
    ],
  }
  const asked = await survey({ questions: [other, effort] })
  const refused = (over: object) => expect(link(capability.id, { survey: asked.id, ...over })).rejects
  await refused({ question: 'none' }).toMatchObject({ fieldErrors: { question: ['The survey has no such question.'] } })
  await refused({ question: 'effort' }).toMatchObject({
    fieldErrors: { question: [expect.stringContaining('one answer')] },
  })
  await refused({ question: 'own', purpose: 'load' }).toMatchObject({ code: 'invalid' })
  await refused({ survey: 'nothing' }).toMatchObject({ fieldErrors: { survey: ['There is no such survey.'] } })
  const named = { fieldErrors: { counts: [expect.stringContaining('“By choice”, “By order”.')] } }
  await refused({ question: 'own' }).toMatchObject(named)
  await refused({ question: 'own', counts: ['Does not apply'] }).toMatchObject(named)
  await answer(asked, [...times(6, { own: 'x' }), ...times(3, { own: 'y' }), ...times(4, { own: 'z' })])
  const told = await link(capability.id, { survey: asked.id, question: 'own', counts: ['by choice'] })
  expect(told.chosen).toMatchObject({ state: 'shown', count: 6, n: 9, answers: ['By choice'] })
  await expect(
    linkQuestion(
      developer,
      capability.id,
      parse(askedInput, { purpose: 'load', survey: asked.id, question: 'effort' }),
      NOW,
    ),
  ).rejects.toMatchObject({ code: 'forbidden' })
  expect(
    (await listAskable(pm)).filter((one) => one.survey === asked.id).map((one) => [one.purpose, one.question]),
  ).toEqual([
    ['chosen', 'own'],
    ['load', 'effort'],
  ])
})

test('a brief tells adoption with it; a survey that is gone asks nothing; a capability that was only linked can go', async () => {
  const [capability, asked] = [await add(), await survey()]
  await db.capability.update({ where: { id: capability.id }, data: { adoption: 0.6 } })
  await answer(asked, [...times(9, { chosen: 'i-chose-it' }), ...times(3, { chosen: 'we-were-told-to-use-it' })])
  await link(capability.id, { survey: asked.id })
  const item = await createItem(
    pm,
    parse(itemInput, {
      ...{ title: 'Faster runners', problem: 'They wait', impact: 1, effort: 1, kind: 'build' },
      capabilityId: capability.id,
    }),
    NOW,
  )
  const textOf = async () =>
    JSON.stringify((await getBrief(pm, item.id, 'executives', NOW)).sections).replaceAll('\u202f', ' ')
  expect(await textOf()).toContain('Adoption is said to be 60 %; it is typed and not counted.')
  expect(await textOf()).toContain('9 of 12 answers say that it was chosen (75 %')
  await db.survey.delete({ where: { id: asked.id } })
  expect(await getAsked(developer, capability.id)).toMatchObject({
    chosen: { state: 'not-asked' },
    linked: [{ survey: asked.id, title: null }],
  })
  expect(await textOf()).toContain('Whether people chose it or were told to: not asked.')
  expect((await mapChosen(developer, [capability.id])).get(capability.id)).toEqual({ state: 'not-asked' })
  const [mistake, open] = [await add(), await survey()]
  await link(mistake.id, { survey: open.id })
  await removeCapability(pm, mistake.id)
  expect(await db.capabilityQuestion.count({ where: { capabilityId: mistake.id } })).toBe(0)
})

test('how far people came, from the answers of the template, by team where the results page shows the team', async () => {
  const capability = await add()
  const asked = await survey({ questions: adoptionFunnel.questions, invited: 200 })
  const [large, small] = ['Funnel large', 'Funnel small']
  await Promise.all([large, small].map(teamOf))
  const ofTeam = (team: string, count: number, answers: object) =>
    times(count, answers).map((one) => ({ ...one, team }))
  const weekly = (recommend: number) => ({ step: 'i-use-it-every-week', recommend })
  await answer(asked, [
    ...ofTeam(large, 3, { step: 'i-heard-of-it' }),
    ...ofTeam(large, 8, weekly(9)),
    ...ofTeam(large, 2, weekly(6)),
    ...ofTeam(small, 2, { step: 'i-tried-it' }),
    ...times(10, { step: 'i-had-not-heard-of-it' }),
    ...times(4, { step: 'left' }),
    ...times(1, weekly(10)),
  ])
  await link(capability.id, { purpose: 'steps', survey: asked.id, question: 'step' })
  const { adoption } = await getAsked(developer, capability.id)
  const { questions } = await getResults(pm, asked.id, { by: 'team' })
  const [step] = questions
  if (adoption.state !== 'shown') throw new Error('The funnel is not shown.')
  expect(adoption.n).toBe(step!.n)
  const count = (...values: string[]) =>
    step!.distribution!.reduce((sum, one) => sum + (values.includes(String(one.value)) ? one.count : 0), 0)
  const { steps } = adoption
  expect(steps.aware.count).toBe(step!.n! - count('i-had-not-heard-of-it'))
  expect(steps.tried.count).toBe(count('i-tried-it', 'i-use-it-every-week', 'left'))
  expect(steps.weekly).toMatchObject({ count: count('i-use-it-every-week'), share: expect.closeTo(11 / 30, 10) })
  // Of all who answered, not of those who were asked: 9 gave 9 or 10.
  expect(steps.recommends).toMatchObject({ count: 9, share: expect.closeTo(9 / 30, 10) })
  expect(steps.left.count).toBe(4)
  const shown = step!.groups!.filter(({ value, suppressed }) => value !== null && !suppressed)
  expect(adoption.teams.map(({ team }) => team)).toEqual(shown.map(({ label }) => label))
  expect(adoption.teams.map(({ team }) => team)).not.toContain(small)
  expect(adoption.hidden).toBe(step!.groups!.filter(({ value, suppressed }) => value !== null && suppressed).length)
  await expect(
    link(capability.id, { purpose: 'steps', survey: asked.id, question: 'recommend' }),
  ).rejects.toMatchObject({ code: 'invalid' })
  const few = await survey({ questions: adoptionFunnel.questions })
  await answer(few, times(6, { step: 'i-tried-it' }))
  const other = await add()
  await link(other.id, { purpose: 'steps', survey: few.id, question: 'step' })
  expect((await getAsked(pm, other.id)).adoption).toEqual({ state: 'too-few', survey: few.id, title: few.title })
})
