import { beforeAll, describe, expect, test } from 'vitest'
import { fill } from '@/lib/core/text/fill'
import { commentEndpoints } from '@/lib/results/api-comments'
import { resultEndpoints } from '@/lib/results/api'
import { shuffleAnswers } from '@/lib/results/jobs-shuffle'
import type { Page } from '@/lib/core/paging'
import { db } from '@/lib/server/db'
import { getPublicSurvey } from '@/lib/surveys/answering/queries-public'
import { wordsFor } from '@/lib/surveys/messages/presenter-messages'
import type { Survey } from '@/lib/surveys/schema'
import { minutesBetween } from '@/lib/surveys/rules-time'
import { call } from '../support/rest'
import { answer, ask, bearer, many, opened, results, signIn, teamOf } from './disclosure-make'

// What the answering page promises is read off the page's own words, and then tried on the routes.

beforeAll(signIn)

const words = wordsFor('en')
const numberIn = (text: string): number => Number(/\d+/.exec(text)?.[0])

/** The numbers that a respondent reads. */
async function promised(token: string) {
  const { promise, anonymity } = await getPublicSurvey(token, 'en', new Date())
  return {
    team: numberIn(fill(words[`${anonymity}Text`], { minimum: promise.scores })),
    counts: numberIn(fill(words.countsText, { minimum: promise.scores })),
    words: numberIn(fill(words.wordsText, { words: promise.words })),
    rows: promise.single ? numberIn(fill(words.singleText, { words: promise.words })) : null,
  }
}

test('where one person may answer more than once, the page says that its numbers count answers', async () => {
  const { publicToken, id } = await opened()
  const says = async () => (await getPublicSurvey(publicToken, 'en', new Date())).promise.repeatable
  expect(await says()).toBe(true)
  await db.survey.update({ where: { id }, data: { invitedOnly: true } })
  expect(await says()).toBe(false)
  expect(words.repeatText).toContain('answers, not people')
})

describe.each([
  [3, 4],
  [5, 8],
  [6, 6],
])('with minimums of %i and %i', (minScore, minComments) => {
  const survey = (over: object = {}) => opened({ minScore, minComments, disclosure: 'groups', ...over })

  test('a team is shown from the number on that the page says, and not before', async () => {
    // Its headcount is that of the day on which a survey opens.
    await Promise.all(['Mobile', 'Payments'].map(teamOf))
    const made = await survey()
    const { team } = await promised(made.publicToken)
    const isShown = async () =>
      (await results(made, { by: 'team' })).questions[0]!.groups!.some(
        (group) => group.label === 'Payments' && !group.suppressed,
      )
    // Enough others, so that the team is what decides.
    await answer(
      made,
      many(20, () => ({ team: 'Mobile', answers: { a: 3 } })),
    )
    const early = await survey()
    await answer(
      early,
      many(20, () => ({ team: 'Mobile', answers: { a: 3 } })),
    )
    await answer(
      early,
      many(team - 1, () => ({ team: 'Payments', answers: { a: 3 } })),
    )
    const few = (await results(early, { by: 'team' })).questions[0]!.groups!
    expect(few.find((group) => group.label === 'Payments')).toMatchObject({ suppressed: true, n: null })
    await answer(
      made,
      many(team, () => ({ team: 'Payments', answers: { a: 3 } })),
    )
    expect(await isShown()).toBe(true)
  })

  test('how many of a team have answered is told from the number on that the page says, none of them too, and at once', async () => {
    await Promise.all(['Mobile', 'Payments', 'Growth'].map(teamOf))
    const told = async (made: Survey) => {
      const { participation } = await results(made)
      return ['Payments', 'Growth'].map((team) => participation.find(({ name }) => name === team)!.n)
    }
    const come = (made: Survey, n: number, team: string) =>
      answer(
        made,
        many(n, () => ({ team, answers: { a: 3 } })),
      )
    const [early, made] = [await survey(), await survey()]
    const { counts } = await promised(made.publicToken)
    for (const one of [early, made]) await come(one, 20, 'Mobile')
    await come(early, counts - 1, 'Payments')
    expect(await told(early)).toEqual([null, 0])
    await come(made, counts, 'Payments')
    expect(await told(made)).toEqual([counts, 0])
    // One more is in the number at once, and in no figure yet.
    await come(made, 1, 'Payments')
    expect(await told(made)).toEqual([counts + 1, 0])
  })

  test('words and single responses are read from the number on that the page says, and not before', async () => {
    const listed = async (n: number) => {
      const made = await survey({ disclosure: 'responses' })
      await answer(
        made,
        many(n, (i) => ({ answers: { a: 3, why: `words of a person, number ${i}` } })),
      )
      const params = { id: made.id }
      const comments = await ask<Page<object>>(commentEndpoints.comments, 'developer', params, { limit: 100 })
      const rows = await call(resultEndpoints.responses, bearer.pm, { params, query: { limit: 100 } })
      return { promise: await promised(made.publicToken), comments: comments.data.length, rows: rows.status }
    }
    const { promise } = await listed(0)
    expect(promise.rows).toBe(promise.words)
    expect(await listed(promise.words - 1)).toMatchObject({ comments: 0, rows: 409 })
    expect(await listed(promise.words)).toMatchObject({ comments: promise.words, rows: 200 })
  })

  test('where single responses are not promised to be withheld they are not given', async () => {
    const made = await survey()
    await answer(
      made,
      many(minComments + 2, () => ({ role: 'backend', answers: { a: 3, s: 'x' } })),
    )
    expect((await promised(made.publicToken)).rows).toBeNull()
    const rows = await call(resultEndpoints.responses, bearer.pm, { params: { id: made.id }, query: { limit: 100 } })
    expect(rows.status).toBe(409)
  })
})

test('who runs the server can join an answer to its time for an hour at most, as the page says', () => {
  expect(words.operatorsAnonymous).toContain('up to an hour')
  expect(shuffleAnswers.every).toMatch(/^\d+ \* \* \* \*$/)
})

test('the minutes that the page says are those of its questions', async () => {
  const made = await opened()
  const { minutes, leastMinutes } = await getPublicSurvey(made.publicToken, 'en', new Date())
  expect({ most: minutes, least: leastMinutes }).toEqual(minutesBetween(made.questions))
})
