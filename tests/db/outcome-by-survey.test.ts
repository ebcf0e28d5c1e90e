import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { DAY_MS, isoDay } from '@/lib/core/clock'
import { parse } from '@/lib/core/zod'
import { recordOutcome, stateOutcome } from '@/lib/outcomes/commands-outcome'
import { findOutcome, getOutcome, mapOutcomes } from '@/lib/outcomes/queries-outcome'
import { mapPublicResults } from '@/lib/outcomes/queries-public'
import { getOpportunityTree } from '@/lib/outcomes/queries-tree'
import { outcomeForm } from '@/lib/outcomes/schema-forms'
import { outcomeInput } from '@/lib/outcomes/schema-outcome'
import { closeSurvey } from '@/lib/results/commands-close'
import { getResults } from '@/lib/results/queries'
import { listMeasures } from '@/lib/results/queries-waves'
import { db } from '@/lib/server/db'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import type { CreateSurveyInput } from '@/lib/surveys/schema'
import { castle } from '@/lib/surveys/templates/rules-yearly'
import { shipItem } from '@/lib/updates/commands-publish'
import { shipInput } from '@/lib/updates/schema'
import { actorOf, makePerson, makeTeam } from './make'
import { makeItem, makePm, NOW } from './roadmap-make'

let pm: Actor
beforeAll(async () => {
  pm = await makePm()
})
beforeEach(async () => {
  await db.survey.deleteMany()
})
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS)
const seven = { type: 'rating', min: 1, max: 7 } as const
const QUESTIONS: CreateSurveyInput['questions'] = [
  { key: 'deploys', type: 'rating', label: 'How easy is it to deploy?' },
  { ...seven, key: 'umux-capable', label: 'X’s capabilities meet my requirements.' },
  { ...seven, key: 'umux-easy', label: 'X is easy to use.' },
  { key: 'why', type: 'longtext', label: 'Why?' },
]

/** A wave that was open for ten days from `day` on; each row is one response. */
async function wave(
  day: number,
  rows: readonly Record<string, unknown>[],
  over: Partial<CreateSurveyInput> = {},
): Promise<string> {
  const input = {
    title: `Pulse ${day}`,
    series: 'Pulse',
    anonymity: 'anonymous' as const,
    questions: QUESTIONS,
    ...over,
  }
  const survey = await openSurvey(pm, (await createSurvey(pm, input, later(day))).id, later(day))
  for (const answers of rows) await respond(null, survey.publicToken, { answers }, null, later(day + 1))
  await closeSurvey(pm, survey.id, later(day + 10))
  return survey.id
}
const rows = (good: number, bad: number, of = { good: 5, bad: 1 }) => [
  ...Array.from({ length: good }, () => ({ deploys: of.good, 'umux-capable': 6, 'umux-easy': 7 })),
  ...Array.from({ length: bad }, () => ({ deploys: of.bad, 'umux-capable': 2, 'umux-easy': 3 })),
]
const ship = (id: string) => shipItem(pm, id, parse(shipInput, { title: 'Shipped', body: 'Done.' }), NOW)

/** An item that is to lift a measure to 75 by day 60. */
async function stated(survey: { id: string; measure: string }, over: object = {}) {
  const item = await makeItem(pm)
  const input = { survey, baseline: 40, target: 75, by: isoDay(later(60)), ...over }
  await stateOutcome(pm, item.id, parse(outcomeInput, input), NOW)
  return item
}

describe('an outcome that a question of a survey measures', () => {
  test('the last closed wave on each side, with the interval of the results pages', async () => {
    const first = await wave(-40, rows(8, 12))
    const item = await stated({ id: first, measure: 'deploys' })
    const before = await getOutcome(pm, item.id, NOW)
    expect(before).toMatchObject({ metric: 'Deploys, favourable (Pulse)', unit: '%', series: [], before: null })
    expect(before.waves).toMatchObject([{ survey: first, n: 20, value: 40, side: null }])
    await ship(item.id)
    // Open while it shipped; then one after.
    const across = await wave(-5, rows(10, 10))
    const last = await wave(20, rows(18, 2))
    const outcome = await getOutcome(pm, item.id, later(61))
    expect(outcome.waves.map(({ survey, side }) => [survey, side])).toEqual([
      [first, 'before'],
      [across, 'across'],
      [last, 'after'],
    ])
    expect(outcome).toMatchObject({ method: 'two-waves', before: 40, after: 90, change: 50, result: 'reached' })
    const shown = (await getResults(pm, last, {})).questions.find(({ key }) => key === 'deploys')
    expect(outcome.afterCi).toEqual(shown?.favourableCi?.map((end) => 100 * end))
    const recorded = await recordOutcome(pm, item.id, { note: '' }, later(61))
    const piece = await db.evidence.findUniqueOrThrow({ where: { id: recorded.recorded?.evidenceId ?? '' } })
    expect(piece.text).toContain('Deploys, favourable (Pulse). Reached.')
    // A survey's results are not everybody's to read.
    expect(await mapPublicResults([{ id: item.id, shippedAt: NOW.toISOString() }], later(61))).toEqual(new Map())
    const stakeholder = actorOf(await makePerson({ role: 'stakeholder' }))
    await db.roadmapItem.update({ where: { id: item.id }, data: { publishedAt: NOW } })
    expect(await findOutcome(stakeholder, item.id, later(61))).toMatchObject({ before: 40, survey: null, waves: [] })
    // A wave that is not closed yet at that moment is no point.
    const early = await mapOutcomes(pm, [{ id: item.id, shippedAt: NOW.toISOString() }], later(25))
    expect(early.get(item.id)).toMatchObject({ after: null, change: null, result: 'too-early' })
    expect((await getOpportunityTree(pm, { outcome: outcome.metric })).tree).toMatchObject({ survey: first, unit: '%' })
  })

  test('a wave below the minimum, or one that asks something else, is no point', async () => {
    const first = await wave(-40, rows(8, 12))
    const item = await stated({ id: first, measure: 'deploys' })
    await ship(item.id)
    await wave(10, rows(4, 0))
    await wave(21, rows(18, 2), {
      questions: [{ ...QUESTIONS[0]!, label: 'How easy was your last deploy?' }, ...QUESTIONS.slice(1)],
    })
    // So few that only a bound may be told: all of them are favourable.
    await wave(32, rows(6, 0))
    const outcome = await getOutcome(pm, item.id, later(61))
    expect(outcome.waves.map(({ survey }) => survey)).toEqual([first])
    expect(outcome).toMatchObject({ before: 40, after: null, change: null, ci: null, result: 'unclear' })
  })

  test('scores of several questions are measures too', async () => {
    const first = await wave(-40, rows(8, 12))
    const item = await stated({ id: first, measure: 'score:umux-lite' }, { baseline: 50 })
    await ship(item.id)
    await wave(20, rows(18, 2))
    const outcome = await getOutcome(pm, item.id, later(61))
    // Each answer: (6 + 7 − 2) × 100 ÷ 12 = 91.67, or (2 + 3 − 2) × 100 ÷ 12 = 25.
    expect(outcome.before).toBeCloseTo((8 * 91.6667 + 12 * 25) / 20, 3)
    expect(outcome.after).toBeCloseTo((18 * 91.6667 + 2 * 25) / 20, 3)
    expect(outcome).toMatchObject({ metric: 'UMUX-Lite (Pulse)', unit: 'points' })
    const offered = (await listMeasures(pm)).map(({ survey: { measure } }) => measure)
    expect(offered).toEqual(['deploys', 'umux-capable', 'umux-easy', 'score:umux-lite'])
  })

  test('what cannot be measured is refused with its field', async () => {
    const first = await wave(-40, rows(8, 12))
    const item = await makeItem(pm)
    const common = { baseline: 1, target: 2, by: '2026-09-01' }
    const refused = (input: object) => stateOutcome(pm, item.id, parse(outcomeInput, { ...common, ...input }), NOW)
    const draft = await createSurvey(pm, { title: 'Draft', anonymity: 'anonymous', questions: QUESTIONS }, NOW)
    await expect(refused({ survey: { id: first, measure: 'why' } })).rejects.toMatchObject({ code: 'invalid' })
    await expect(refused({ survey: { id: first, measure: 'score:pmf' } })).rejects.toMatchObject({ code: 'invalid' })
    await expect(refused({ survey: { id: draft.id, measure: 'deploys' } })).rejects.toMatchObject({ code: 'invalid' })
    await expect(refused({ survey: { id: 'none', measure: 'deploys' } })).rejects.toMatchObject({ code: 'not_found' })
    const survey = { id: first, measure: 'deploys' }
    for (const input of [{}, { survey, metric: 'm' }, { survey, team: 'Search' }, { survey, capability: 'CI' }])
      expect(outcomeInput.safeParse({ ...common, ...input }).success).toBe(false)
    const form = { id: item.id, baseline: '1', target: '2', by: '2026-09-01', metric: '', team: '', capability: '' }
    expect(outcomeForm.safeParse({ ...form, survey: `${first}:score:umux-lite` }).data).toMatchObject({
      survey: { id: first, measure: 'score:umux-lite' },
    })
    expect(outcomeForm.safeParse({ ...form, survey: '' }).success).toBe(false)
    expect(outcomeForm.safeParse({ ...form, survey: 'nonsense' }).success).toBe(false)
    expect(outcomeForm.safeParse({ ...form, metric: 'build-minutes', survey: '' }).data).toMatchObject({ survey: null })
  })
})

describe('scores of a survey', () => {
  const answers = (good: boolean) =>
    good
      ? { load: 1, advanced: 5, satisfaction: 5, task: 5, learn: 5, errors: 'never' }
      : { load: 5, advanced: 2, satisfaction: 2, task: 2, learn: 2, errors: 'every-day' }
  async function asked(counts: readonly [team: string | null, good: number, bad: number][]) {
    const { title, anonymity, questions } = castle
    const draft = await createSurvey(pm, { title, anonymity, questions: [...questions] }, NOW)
    const survey = await openSurvey(pm, draft.id, NOW)
    for (const [team, good, bad] of counts)
      for (let index = 0; index < good + bad; index++)
        await respond(
          null,
          survey.publicToken,
          { answers: answers(index < good), segments: team ? { team } : {} },
          null,
          NOW,
        )
    await closeSurvey(pm, survey.id, later(1))
    return survey.id
  }

  test('UMUX-Lite is of those who answered both: as many answers to each are not the same people', async () => {
    const [whole, half] = [await makeTeam(), await makeTeam()]
    const both = { 'umux-capable': 6, 'umux-easy': 6 }
    const answered = async (last: readonly Record<string, number>[]) => {
      const input = { title: 'Both', anonymity: 'anonymous' as const, questions: QUESTIONS.slice(1, 3) }
      const survey = await openSurvey(pm, (await createSurvey(pm, input, NOW)).id, NOW)
      const say = (answers: Record<string, number>, team: string) =>
        respond(null, survey.publicToken, { answers, segments: { team } }, null, NOW)
      for (let each = 0; each < 9; each++) await say(both, whole.id)
      // Looked at before the others come: what was known then does not stand for them.
      expect((await getResults(pm, survey.id, {})).scores.umuxLite?.hidden).toBeNull()
      for (const answers of [...Array.from({ length: 8 }, () => both), ...last]) await say(answers, half.id)
      await closeSurvey(pm, survey.id, later(1))
      return getResults(pm, survey.id, { by: 'team' })
    }
    // Two people who would be one with a score of 100, if halves of different people were put together.
    const found = await answered([{ 'umux-capable': 7 }, { 'umux-easy': 7 }])
    expect(found.questions.map(({ n }) => n)).toEqual([18, 18])
    expect(found.scores.umuxLite).toMatchObject({ score: null, n: null, hidden: 'not-the-same-people' })
    const of = ({ scores }: typeof found, team: string) => scores.umuxLite!.groups!.find(({ value }) => value === team)
    expect(of(found, half.id)).toMatchObject({ score: null, hidden: 'not-the-same-people' })
    expect(of(found, whole.id)).toMatchObject({ score: (10 * 100) / 12, n: 9, ci: null, hidden: null })
    const sure = await answered([both, { 'umux-capable': 7, 'umux-easy': 7 }])
    expect(sure.scores.umuxLite?.score).toBeCloseTo((18 * ((10 * 100) / 12) + 100) / 19, 8)
    expect(of(sure, half.id)?.hidden).toBeNull()
  })

  test('CASTLE of the template by everybody and by team, hidden where the figures are', async () => {
    const [large, other, small] = [await makeTeam(), await makeTeam(), await makeTeam()]
    const id = await asked([
      [large.id, 6, 4],
      [other.id, 5, 5],
      [small.id, 2, 1],
    ])
    const { scores, questions } = await getResults(pm, id, { by: 'team' })
    expect(scores).toMatchObject({ umuxLite: null, productMarketFit: null })
    const of = (dimension: string) => scores.castle!.find((one) => one.dimension === dimension)!
    expect(of('satisfaction').score).toBeCloseTo((13 * 100 + 10 * 25) / 23, 6)
    expect(of('cognitive-load').score).toBeCloseTo((13 * 100 + 10 * (200 / 6)) / 23, 6)
    expect(of('errors').score).toBeCloseTo((100 * 13) / 23, 6)
    for (const { key, groups } of scores.castle!) {
      const shown = questions.find((one) => one.key === key)!.groups!
      expect(groups!.map(({ label, hidden }) => [label, hidden !== null])).toEqual(
        shown.map(({ label, suppressed }) => [label, suppressed]),
      )
    }
    expect(of('task-efficiency').groups!.find(({ value }) => value === small.id)).toMatchObject({
      ...{ score: null, ci: null, n: null, hidden: 'suppressed' },
    })
  })

  test('nothing of a survey with fewer answers than the minimum of a mean', async () => {
    const { scores } = await getResults(pm, await asked([[null, 4, 2]]), {})
    expect(scores.castle!.map(({ score, hidden }) => [score, hidden])).toEqual(
      Array.from({ length: 6 }, () => [null, 'suppressed']),
    )
  })
})
