import { beforeAll, expect, test } from 'vitest'
import type { Page } from '@/lib/core/paging'
import { commentEndpoints } from '@/lib/results/api-comments'
import { resultEndpoints } from '@/lib/results/api'
import { reachSince } from '@/lib/results/repo-reach'
import type { ShownResponse } from '@/lib/results/schema-responses'
import { db } from '@/lib/server/db'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { singleUseLinkOf } from '@/lib/surveys/answering/queries-single-use-link'
import type { Survey } from '@/lib/surveys/schema'
import { call } from '../support/rest'
import { ask, bearer, opened, results, signIn, teamOf } from './disclosure-make'

// An anonymous survey may be answered at its open address, by one person as often as they like, and by links of invitations, each once.
// Whoever fills a team at the open address knows all of those answers: the one beside them is somebody's who was invited.

const NOW = new Date('2026-05-04T13:14:15Z')
const QUESTIONS = [
  { key: 'a', type: 'rating', label: 'A?', min: 1, max: 5 },
  { key: 'why', type: 'longtext', label: 'Why?' },
]

beforeAll(async () => {
  await signIn()
  await Promise.all(['Pricing', 'Mobile'].map(teamOf))
})

const close = (survey: Survey) => call(resultEndpoints.close, bearer.pm, { params: { id: survey.id }, body: {} })
const atAddress = (survey: Survey, a: number, why: string, team = 'Pricing') =>
  respond(null, survey.publicToken, { answers: { a, why }, segments: { team } }, null, NOW)
const byLink = (survey: Survey, a: number, why: string, team = 'Pricing') =>
  respond(
    null,
    survey.publicToken,
    { answers: { a, why }, segments: { team }, ticket: singleUseLinkOf(survey.id, crypto.randomUUID(), 1) },
    null,
    NOW,
  )
const words = async (survey: Survey) =>
  (await ask<Page<{ text: string }>>(commentEndpoints.comments, 'developer', { id: survey.id }, { limit: 100 })).data
const groups = async (survey: Survey) => {
  const { questions, participation } = await results(survey, { by: 'team' })
  return {
    whole: questions[0]!,
    of: (name: string) => questions[0]!.groups!.find((one) => one.label === name)!,
    told: (name: string) => participation.find((one) => one.name === name)!.n,
  }
}

test('the answer of one who was invited is not shown beside those of an open address, in no figure, word or number', async () => {
  const survey = await opened({ questions: QUESTIONS, disclosure: 'groups' })
  for (let at = 0; at < 12; at++) await atAddress(survey, 5, `a known answer of mine, number ${at}`)
  const before = await groups(survey)
  expect([before.whole.n, before.of('Pricing').n]).toEqual([12, 12])
  await byLink(survey, 1, 'what the one who was invited wrote')
  for (let at = 12; at < 40; at++) await atAddress(survey, 5, `a known answer of mine, number ${at}`)
  await close(survey)
  const after = await groups(survey)
  expect([after.whole.n, after.whole.mean, after.of('Pricing').n]).toEqual([40, 5, 40])
  // Nor is it told how many of the team there are now: one more than I gave.
  expect(after.told('Pricing')).not.toBe(41)
  const reach = await reachSince(db, new Date('2026-01-01'))
  expect(reach.filter((one) => one.surveyId === survey.id).map(({ n }) => n)).toEqual([40])
  expect((await words(survey)).map(({ text }) => text)).not.toContain('what the one who was invited wrote')
  expect(await db.evidence.count({ where: { sourceId: survey.id, text: { contains: 'who was invited' } } })).toBe(0)
})

test('enough of them by links are shown, with few of the open address among them', async () => {
  const survey = await opened({ questions: QUESTIONS, disclosure: 'groups' })
  for (let at = 0; at < 9; at++) await byLink(survey, 4, `written by one who was invited, number ${at}`)
  await atAddress(survey, 2, 'the one answer at the open address')
  await close(survey)
  const { whole, of, told } = await groups(survey)
  expect([whole.n, of('Pricing').n, told('Pricing')]).toEqual([10, 10, 10])
  expect(await words(survey)).toHaveLength(10)
})

test('a team’s figures, words and rows need enough by links in the team, and outside of it', async () => {
  const survey = await opened({ questions: QUESTIONS, disclosure: 'responses' })
  for (let at = 0; at < 20; at++) await atAddress(survey, 5, `a known answer of mine, number ${at}`)
  for (let at = 0; at < 3; at++) await byLink(survey, 1, `of Pricing by a link, number ${at}`)
  for (let at = 0; at < 9; at++) await byLink(survey, 1, `of Mobile by a link, number ${at}`, 'Mobile')
  await close(survey)
  const { whole, of } = await groups(survey)
  expect([whole.n, of('Pricing').suppressed]).toEqual([32, true])
  const rows = await ask<Page<ShownResponse>>(resultEndpoints.responses, 'advocate', { id: survey.id }, { limit: 100 })
  expect([rows.data.length, rows.data.filter((row) => row.team === 'Pricing').length]).toEqual([32, 0])
  expect(
    new Set(
      (
        await ask<Page<{ team: string | null }>>(
          commentEndpoints.comments,
          'developer',
          { id: survey.id },
          { limit: 100 },
        )
      ).data.map(({ team }) => team),
    ),
  ).not.toContain('Pricing')
})

test('an answer says that it came by a link to nobody who reads', async () => {
  const survey = await opened({ questions: QUESTIONS, disclosure: 'responses' })
  for (let at = 0; at < 9; at++) await byLink(survey, 3, `by a link, number ${at}`)
  for (let at = 0; at < 9; at++) await atAddress(survey, 3, `at the address, number ${at}`)
  await close(survey)
  const text = JSON.stringify([
    await ask<Page<ShownResponse>>(resultEndpoints.responses, 'advocate', { id: survey.id }, { limit: 100 }),
    await words(survey),
  ])
  expect(text).not.toMatch(/"invited"/)
})

test('as many answers as people are no census where one person may have given several: the interval says so', async () => {
  const team = await teamOf('Eight')
  await db.team.update({ where: { id: team }, data: { headcount: 8 } })
  const [address, links] = [
    await opened({ questions: QUESTIONS, disclosure: 'groups' }),
    await opened({ questions: QUESTIONS, disclosure: 'groups' }),
  ]
  await db.survey.update({ where: { id: links.id }, data: { invitedOnly: true } })
  for (let at = 0; at < 8; at++) {
    await atAddress(address, at < 6 ? 5 : 2, `at the address, number ${at}`, 'Eight')
    await byLink(links, at < 6 ? 5 : 2, `by a link, number ${at}`, 'Eight')
  }
  for (const survey of [address, links]) await close(survey)
  const width = async (survey: Survey) => {
    const [low, high] = (await groups(survey)).of('Eight').favourableCi!
    return high - low
  }
  // Eight of eight by links are everybody.
  expect(await width(links)).toBeCloseTo(0, 9)
  expect(await width(address)).toBeGreaterThan(0.4)
  expect((await results(address)).answers.repeatable).toBe(true)
})
