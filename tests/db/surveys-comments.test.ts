import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { createSurvey } from '@/lib/surveys/commands'
import { changeComment, commentToEvidence } from '@/lib/results/commands-comments'
import { openResults, revokeShare, shareResults } from '@/lib/results/commands-shares'
import { commentsPage, getComments, getFirstComments } from '@/lib/results/queries-comments'
import { openedResults, sharedResults } from '@/lib/results/queries-shares'
import type { Survey } from '@/lib/surveys/schema'
import { actorOf, makePerson, makeTeam } from './make'
import { getResults } from '@/lib/results/queries'
import { changesBetween } from '@/lib/results/queries-changes'
import { closeSurvey } from '@/lib/results/commands-close'
import { openSurvey } from '@/lib/surveys/commands-status'

const now = new Date('2026-05-04T13:14:15Z')
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
let pm: Actor
let developer: Actor
let teams: string[]

beforeAll(async () => {
  pm = actorOf(await makePerson({ role: 'pm' }))
  developer = actorOf(await makePerson({ role: 'developer' }))
  teams = [await makeTeam({ name: 'North', headcount: 40 }), await makeTeam({ name: 'South', headcount: 30 })].map(
    (team) => team.id,
  )
})

/** A survey with `many` answers, each with a comment, the first nine from North. */
async function answered(many: number, over: { title?: string; resultsOn?: string } = {}): Promise<Survey> {
  const questions = [
    { key: 'rate', type: 'rating' as const, label: 'Rate it' },
    { key: 'why', type: 'longtext' as const, label: 'Why?' },
  ]
  const survey = await openSurvey(
    pm,
    (await createSurvey(pm, { title: 'Pulse', anonymity: 'anonymous', questions, ...over }, now)).id,
    now,
  )
  await db.surveyResponse.createMany({
    data: Array.from({ length: many }, (_, i) => ({
      id: crypto.randomUUID(),
      surveyId: survey.id,
      anonymity: 'anonymous',
      day: now,
      teamId: i < 9 ? teams[0]! : teams[1]!,
      answers: { rate: 1 + (i % 5), why: `The build queue is slow, says number ${i}` },
    })),
  })
  return survey
}
const first = async (survey: Survey) => (await getComments(pm, survey)).comments[0]!

describe('comments', () => {
  test('are shown from the minimum on, with a team only among enough, and found by words, team, state and tag', async () => {
    const few = await answered(7)
    expect((await getComments(developer, few)).comments).toEqual([])
    const survey = await answered(18)
    const before = await commentsPage(developer, survey, {}, undefined)
    // How many of a team responded is a figure: until figures moved, no comment tells it.
    expect(before.comments.map((one) => one.team)).toEqual(Array.from({ length: 18 }, () => null))
    await getResults(developer, survey.id, {})
    const all = await commentsPage(developer, survey, {}, undefined)
    expect(all.comments).toHaveLength(18)
    expect(new Set(all.comments.map((one) => one.team))).toEqual(new Set(['North', 'South']))
    const one = all.comments[0]!
    await changeComment(pm, { surveyId: survey.id, id: one.id, status: 'action', tags: ['ci', 'ci', 'speed'] }, now)
    const found = async (query: object, actor = pm) =>
      (await commentsPage(actor, survey, query, undefined)).comments.map((comment) => comment.id)
    expect(await found({ status: 'action' })).toEqual([one.id])
    expect(await found({ tag: 'ci' })).toEqual([one.id])
    expect(await found({ team: teams[0] })).toHaveLength(9)
    expect(await found({ q: 'NUMBER 17' })).toHaveLength(1)
    expect(await found({ key: 'nothing' })).toEqual([])
    expect((await db.surveyComment.findUniqueOrThrow({ where: { id: one.id } })).tags).toEqual(['ci', 'speed'])
  })
  test('come in pages that miss none', async () => {
    const survey = await answered(120)
    const seen: string[] = []
    for (let cursor: string | undefined; ;) {
      const page = await commentsPage(pm, survey, {}, cursor)
      seen.push(...page.comments.map((one) => one.id))
      if (!page.nextCursor) break
      cursor = page.nextCursor
    }
    expect([seen.length, new Set(seen).size]).toEqual([120, 120])
  })
  test('in quarantine, or kept to researchers, are out of everybody else’s sight, and no evidence', async () => {
    const survey = await answered(18)
    await closeSurvey(pm, survey.id, now)
    const [bad, quiet] = (await getComments(pm, survey)).comments
    const evidence = (id: string) => db.evidence.count({ where: { refKind: 'answer', refId: id } })
    expect(await evidence(bad!.id)).toBe(1)
    await commentToEvidence(pm, { surveyId: survey.id, id: bad!.id, span: 'build queue' }, now)
    await changeComment(pm, { surveyId: survey.id, id: bad!.id, quarantine: 'Names a colleague' }, now)
    await changeComment(pm, { surveyId: survey.id, id: quiet!.id, audience: 'researchers' }, now)
    expect([
      await evidence(bad!.id),
      await evidence(quiet!.id),
      await db.evidence.count({ where: { text: 'build queue' } }),
    ]).toEqual([0, 0, 0])
    // The first of them beside their question are the first of the list, for each reader.
    for (const reader of [pm, developer])
      expect((await getFirstComments(reader, survey, 5)).map((one) => [one.id, one.team])).toEqual(
        (await getComments(reader, survey)).comments.slice(0, 5).map((one) => [one.id, one.team]),
      )
    const ids = async (actor: Actor, query = {}) =>
      (await commentsPage(actor, survey, query, undefined)).comments.map((one) => one.id)
    expect((await ids(developer)).filter((id) => id === bad!.id || id === quiet!.id)).toEqual([])
    expect(await ids(developer, { hidden: 'yes' })).not.toContain(bad!.id)
    expect(await ids(pm)).toContain(quiet!.id)
    expect(await ids(pm, { hidden: 'yes' })).toEqual([bad!.id])
    await expect(commentToEvidence(pm, { surveyId: survey.id, id: bad!.id }, now)).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(
      changeComment(developer, { surveyId: survey.id, id: quiet!.id, quarantine: 'No' }, now),
    ).rejects.toMatchObject({ code: 'forbidden' })
    await changeComment(pm, { surveyId: survey.id, id: bad!.id, quarantine: null }, now)
    expect(await ids(developer)).toContain(bad!.id)
    const recorded = await db.auditEntry.findMany({ where: { subjectId: bad!.id } })
    expect(recorded.map((one) => one.action).sort()).toEqual([
      'survey.comment-evidence',
      'survey.comment-quarantine',
      'survey.comment-release',
    ])
    expect(JSON.stringify(recorded)).not.toContain('queue')
  })
  test('become evidence whole or as a span, once, without a person, and only with words that are there', async () => {
    const survey = await answered(18)
    const comment = await first(survey)
    const whole = await commentToEvidence(pm, { surveyId: survey.id, id: comment.id }, now)
    expect(await commentToEvidence(pm, { surveyId: survey.id, id: comment.id }, now)).toEqual(whole)
    const span = await commentToEvidence(pm, { surveyId: survey.id, id: comment.id, span: 'queue is slow' }, now)
    expect(await db.evidence.findUniqueOrThrow({ where: { id: span.evidenceId } })).toMatchObject({
      text: 'queue is slow',
      rung: 'low',
      anonymous: true,
      personId: null,
      sourceId: survey.id,
    })
    await expect(
      commentToEvidence(pm, { surveyId: survey.id, id: comment.id, span: 'never said' }, now),
    ).rejects.toMatchObject({ code: 'invalid' })
    await expect(
      commentToEvidence(pm, { surveyId: (await answered(18)).id, id: comment.id }, now),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a share', () => {
  test('shows figures to whoever has its address, with its own minimum, until it is over or ended', async () => {
    const survey = await answered(18)
    await expect(
      shareResults(pm, { surveyId: survey.id, label: 'x', days: 7, minimum: 4, byTeam: true }, now),
    ).rejects.toMatchObject({ code: 'invalid' })
    await expect(
      shareResults(developer, { surveyId: survey.id, label: 'x', days: 7, minimum: 8, byTeam: true }, now),
    ).rejects.toMatchObject({ code: 'forbidden' })
    const wide = await shareResults(pm, { surveyId: survey.id, label: 'Board', days: 7, minimum: 5, byTeam: true }, now)
    const strict = await shareResults(
      pm,
      { surveyId: survey.id, label: 'Press', days: 7, minimum: 10, byTeam: true },
      now,
    )
    const tokenOf = ({ url }: { url: string }) => url.split('/').at(-1)!
    const open = async (share: { url: string }, at = now) =>
      (await sharedResults(tokenOf(share), undefined, at)).results
    const rate = (await open(wide)).questions[0]!
    const page = (await getResults(pm, survey.id, { by: 'team' })).questions[0]!
    // Groups with their scores, which its pictures are drawn from; who chose what is there of everybody.
    expect(rate).toEqual({ ...page, groups: page.groups!.map(({ distribution: _distribution, ...group }) => group) })
    expect(rate.groups!.map((group) => group.suppressed)).toEqual([false, false])
    expect((await open(strict)).questions[0]!.groups!.map((group) => group.suppressed)).toEqual([true, true])
    expect(JSON.stringify(await open(wide))).not.toContain('queue')
    expect(JSON.stringify(await db.surveyShare.findMany())).not.toContain(tokenOf(wide))
    for (const [share, at] of [
      [{ url: '/r/none' }, now],
      [wide, later(8)],
    ] as const)
      await expect(open(share, at)).rejects.toMatchObject({ code: 'not_found' })
    await revokeShare(pm, { surveyId: survey.id, id: wide.id }, now)
    await expect(open(wide)).rejects.toMatchObject({ code: 'not_found' })
    await expect(revokeShare(pm, { surveyId: survey.id, id: wide.id }, now)).rejects.toMatchObject({
      code: 'not_found',
    })
  })
  test('without teams says nothing of teams', async () => {
    const survey = await answered(18)
    const share = await shareResults(pm, { surveyId: survey.id, label: 'All', days: 7, minimum: 8, byTeam: false }, now)
    const { results } = await sharedResults(share.url.split('/').at(-1)!, undefined, now)
    expect(JSON.stringify(results)).not.toContain('North')
  })
  test('for respondents is there when the survey says so, is closed and its day has come', async () => {
    const survey = await answered(18, { resultsOn: '2026-05-10' })
    const read = (at: Date) => openedResults(survey.publicToken, undefined, at)
    await openResults(pm, { surveyId: survey.id, open: true })
    await expect(read(later(30))).rejects.toMatchObject({ code: 'not_found' })
    await closeSurvey(pm, survey.id, now)
    await expect(read(later(1))).rejects.toMatchObject({ code: 'not_found' })
    expect((await read(later(6))).results.questions[0]!.n).toBe(18)
    await openResults(pm, { surveyId: survey.id, open: false })
    await expect(read(later(6))).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('results that are read by their address', () => {
  test('stand under the words of the language that was chosen, the same figures', async () => {
    const words = {
      title: 'Puls',
      questions: { rate: { label: 'Wie ist es?' }, tool: { label: 'Womit?', options: { ci: 'Bau' } } },
    }
    const survey = await openSurvey(
      pm,
      (
        await createSurvey(
          pm,
          {
            title: 'Pulse',
            anonymity: 'anonymous',
            translations: { de: words },
            questions: [
              { key: 'rate', type: 'rating', label: 'Rate it' },
              {
                key: 'tool',
                type: 'single',
                label: 'With what?',
                options: [
                  { value: 'ci', label: 'CI' },
                  { value: 'sh', label: 'Shell' },
                ],
              },
            ],
          },
          now,
        )
      ).id,
      now,
    )
    await db.surveyResponse.createMany({
      data: Array.from({ length: 12 }, (_, i) => ({
        id: crypto.randomUUID(),
        surveyId: survey.id,
        anonymity: 'anonymous',
        day: now,
        answers: { rate: 1 + (i % 5), tool: i < 9 ? 'ci' : 'sh' },
      })),
    })
    await openResults(pm, { surveyId: survey.id, open: true })
    await closeSurvey(pm, survey.id, now)
    const [own, german, other] = await Promise.all(
      [undefined, 'de', 'fr'].map((language) => openedResults(survey.publicToken, language, now)),
    )
    expect([own!.language, own!.languages]).toEqual(['en', ['de']])
    expect([german!.results.title, ...german!.results.questions.map((one) => one.label)]).toEqual([
      'Puls',
      'Wie ist es?',
      'Womit?',
    ])
    expect(german!.results.questions[1]!.distribution!.map(({ label, count }) => [label, count])).toEqual([
      ['Bau', 9],
      ['Shell', 3],
    ])
    expect(german!.results.questions.map((one) => [one.n, one.favourable])).toEqual(
      own!.results.questions.map((one) => [one.n, one.favourable]),
    )
    expect(other!.results).toEqual(own!.results)
    const share = await shareResults(
      pm,
      { surveyId: survey.id, label: 'Board', days: 7, minimum: 8, byTeam: false },
      now,
    )
    expect((await sharedResults(share.url.split('/').at(-1)!, 'de', now)).results.title).toBe('Puls')
  })
})

describe('changes between waves', () => {
  test('are called real only when they stand out among all that are compared', () => {
    // Half width 0.196 is an error of 0.1: 0.31 apart gives z = 2.19 and p = 0.028, which alone would be real, and among three is not.
    const wave = (key: string, favourable: number) => ({
      key,
      favourable,
      favourableCi: [favourable - 0.1959964, favourable + 0.1959964] as [number, number],
    })
    const keys = ['a', 'b', 'c']
    const before = keys.map((key) => wave(key, 0.3))
    expect(changesBetween([wave('a', 0.61)], before, 'Spring').get('a')).toMatchObject({
      likelyReal: true,
      since: 'Spring',
    })
    const three = changesBetween([wave('a', 0.61), wave('b', 0.3), wave('c', 0.31)], before, 'Spring')
    expect([...three.values()].map((one) => one.likelyReal)).toEqual([false, false, false])
    expect(three.get('a')!.change).toBeCloseTo(0.31)
  })
})
