import { describe, expect, test } from 'vitest'
import { db } from '@/lib/server/db'
import { serve } from '@/lib/server/http/serve'
import { surveyEndpoints } from '@/lib/surveys/api'
import { createSurvey, editSurvey } from '@/lib/surveys/commands'
import { getPublicSurvey } from '@/lib/surveys/answering/queries-public'
import { getSurvey, listSurveys } from '@/lib/surveys/queries'
import { listWaitingSurveys } from '@/lib/distribution/queries-prompts'
import { countWaitingSurveys } from '@/lib/surveys/queries'
import { decline } from '@/lib/surveys/answering/commands-respond'
import { getResponses } from '@/lib/results/queries-responses'
import type { Survey } from '@/lib/surveys/schema'
import { actorOf, makePerson, makeTeam } from './make'
import { closeSurvey } from '@/lib/results/commands-close'
import { openSurvey } from '@/lib/surveys/commands-status'
import { answer, developer, eachWithDeploys, now, openOne, pm, questions } from './deploys-survey'

eachWithDeploys()

describe('an anonymous answer', () => {
  test('holds a random id, the day, the answers and the chosen segments, whoever sends it', async () => {
    const team = await makeTeam({ name: 'Payments' })
    const survey = await openOne('anonymous')
    await answer(survey, { deploys: 2, why: 'slow' }, { actor: developer, key: 'k', team: 'payments' })
    const row = await db.surveyResponse.findFirstOrThrow()
    expect(row).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      surveyId: survey.id,
      anonymity: 'anonymous',
      day: new Date('2026-05-04T00:00:00Z'),
      answers: { deploys: 2, why: 'slow' },
      teamId: team.id,
      role: null,
      personId: null,
      language: null,
      tenure: null,
      counted: false,
      imported: false,
      invited: false,
      importId: null,
      teamShown: false,
    })
  })
  test('cannot be given a person, not even by the database', async () => {
    const survey = await openOne('anonymous')
    await answer(survey)
    await expect(db.surveyResponse.updateMany({ data: { personId: developer.id } })).rejects.toThrow()
    await expect(db.survey.update({ where: { id: survey.id }, data: { anonymity: 'named' } })).rejects.toThrow()
  })
  test('leaves no key behind when the survey closes', async () => {
    const survey = await openOne('anonymous')
    await answer(survey, { deploys: 4 }, { key: 'k' })
    expect(await db.surveyReceipt.count()).toBe(1)
    await closeSurvey(pm, survey.id, now)
    expect(await db.surveyReceipt.count()).toBe(0)
  })
})

describe('the mode', () => {
  test('may change until the first response, and not after', async () => {
    const survey = await openOne('named')
    expect((await editSurvey(pm, survey.id, { anonymity: 'anonymous' })).anonymity).toBe('anonymous')
    await answer(survey)
    await expect(editSurvey(pm, survey.id, { anonymity: 'named' })).rejects.toMatchObject({ code: 'conflict' })
    expect((await getSurvey(pm, survey.id)).anonymity).toBe('anonymous')
  })
  test.each(['named', 'confidential'] as const)(
    '%s takes one response a person, also in parallel, and needs to know who',
    async (mode) => {
      const survey = await openOne(mode)
      await expect(answer(survey)).rejects.toMatchObject({ code: 'unauthenticated' })
      const sent = await Promise.allSettled(
        Array.from({ length: 8 }, () => answer(survey, { deploys: 3 }, { actor: developer })),
      )
      expect(sent.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
      expect(sent.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))).toEqual(
        Array.from({ length: 7 }, () => 'conflict'),
      )
      expect(await db.surveyResponse.count()).toBe(1)
    },
  )
  test('decides who is seen: anonymous nobody, confidential for a recorded reason, named everybody who answered', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => makePerson()))
    for (const mode of ['anonymous', 'confidential', 'named'] as const) {
      const survey = await openOne(mode)
      for (const person of people) await answer(survey, { deploys: 3 }, { actor: actorOf(person) })
      const seen = async (reason?: string) =>
        (await getResponses(pm, survey.id, { limit: 50, reason })).data.filter((one) => one.person).length
      expect([mode, await seen(), await seen('Follow up on the outage')]).toEqual([
        mode,
        mode === 'named' ? 8 : 0,
        mode === 'anonymous' ? 0 : 8,
      ])
      const recorded = await db.auditEntry.count({ where: { action: 'survey.see-people', subjectId: survey.id } })
      expect(recorded).toBe(mode === 'confidential' ? 1 : 0)
      await expect(getResponses(developer, survey.id, { limit: 50 })).rejects.toMatchObject({ code: 'forbidden' })
    }
  })
})

describe('sending twice', () => {
  test('with one key in parallel stores one and accepts all; another body under it is refused', async () => {
    const survey = await openOne('anonymous')
    const sent = await Promise.all(Array.from({ length: 10 }, () => answer(survey, { deploys: 5 }, { key: 'same' })))
    expect(sent).toEqual(Array.from({ length: 10 }, () => ({ accepted: true })))
    expect(await db.surveyResponse.count()).toBe(1)
    await expect(answer(survey, { deploys: 1 }, { key: 'same' })).rejects.toMatchObject({ code: 'conflict' })
    await answer(survey, { deploys: 1 }, { key: 'other' })
    expect(await db.surveyResponse.count()).toBe(2)
  })
  test('under a name with one key is accepted again', async () => {
    const survey = await openOne('named')
    await answer(survey, { deploys: 5 }, { actor: developer, key: 'k' })
    expect(await answer(survey, { deploys: 5 }, { actor: developer, key: 'k' })).toEqual({ accepted: true })
  })
  test('beyond the rate is refused with a time to wait, and stores nothing', async () => {
    const survey = await openOne('anonymous')
    const window = new Date(Math.floor(now.getTime() / 60_000) * 60_000)
    await db.rateWindow.create({ data: { subject: `survey:${survey.id}`, window, count: 1e6 } })
    await expect(answer(survey)).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 45 })
    expect(await db.surveyResponse.count()).toBe(0)
  })
})

describe('sent at once', () => {
  const at = (survey: Survey, index: number) => answer(survey, { deploys: 1 + (index % 5) }, { key: `key ${index}` })
  const codes = (sent: PromiseSettledResult<unknown>[]) =>
    sent.map((one) => (one.status === 'fulfilled' ? 'accepted' : (one.reason as { code?: string }).code))

  test('a crowd is stored to the last, in far fewer transactions than answers', async () => {
    const survey = await openOne('anonymous')
    expect(
      new Set(codes(await Promise.allSettled(Array.from({ length: 250 }, (_, index) => at(survey, index))))),
    ).toEqual(new Set(['accepted']))
    const [stored] = await db.$queryRaw<{ n: number; transactions: number; keys: number }[]>`
      SELECT count(*)::int AS n, count(DISTINCT xmin::text)::int AS transactions,
        (SELECT count(*)::int FROM "SurveyReceipt") AS keys FROM "SurveyResponse"`
    expect(stored).toMatchObject({ n: 250, keys: 250 })
    expect(stored!.transactions).toBeLessThan(50)
  })
  test('as many are taken as the rate has room for', async () => {
    const survey = await openOne('anonymous')
    const window = new Date(Math.floor(now.getTime() / 60_000) * 60_000)
    await db.rateWindow.create({ data: { subject: `survey:${survey.id}`, window, count: 30_000 - 3 } })
    const sent = codes(await Promise.allSettled(Array.from({ length: 10 }, (_, index) => at(survey, index))))
    expect(sent.sort()).toEqual([...Array(3).fill('accepted'), ...Array(7).fill('rate_limited')])
    expect(await db.surveyResponse.count()).toBe(3)
  })
  test('somebody who answers twice under a name spoils nobody else’s answer', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => makePerson()))
    const survey = await openOne('named')
    const sent = await Promise.allSettled(
      [...people, ...people.slice(0, 2)].map((person, index) =>
        answer(survey, { deploys: 3 }, { actor: actorOf(person), key: `k${index}` }),
      ),
    )
    expect(codes(sent).sort()).toEqual([...Array(6).fill('accepted'), 'conflict', 'conflict'])
    expect(await db.surveyResponse.count()).toBe(6)
  })
})

describe('opening and closing', () => {
  test('is honoured at once, though the definition is known by heart', async () => {
    const survey = await openOne('anonymous')
    await answer(survey)
    await closeSurvey(pm, survey.id, now)
    await expect(answer(survey)).rejects.toMatchObject({ code: 'conflict', message: 'This survey is closed.' })
    await openSurvey(pm, survey.id, now)
    await answer(survey)
    await expect(closeSurvey(developer, survey.id, now)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await db.surveyResponse.count()).toBe(2)
  })
  test('an edit meanwhile is checked against: answers go to what is asked now', async () => {
    const survey = await openOne('anonymous')
    await expect(answer(survey, { deploys: 4, gone: 1 })).rejects.toMatchObject({ code: 'invalid' })
    await editSurvey(pm, survey.id, { questions: [{ key: 'gone', type: 'number', label: 'New' }] })
    await expect(answer(survey, { deploys: 4 })).rejects.toMatchObject({
      fieldErrors: { 'answers.deploys': expect.anything() },
    })
    expect(await answer(survey, { gone: 1 })).toEqual({ accepted: true })
  })
  test('two at once: one does it, the other is told', async () => {
    const survey = await openOne('anonymous')
    const closed = await Promise.allSettled([closeSurvey(pm, survey.id, now), closeSurvey(pm, survey.id, now)])
    expect(closed.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  })
  test('drafts are only their researchers’; one without questions does not open', async () => {
    const draft = await createSurvey(pm, { title: 'Draft', anonymity: 'anonymous', questions: [] }, now)
    await expect(openSurvey(pm, draft.id, now)).rejects.toMatchObject({ code: 'invalid' })
    await expect(getSurvey(developer, draft.id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await listSurveys(developer, { limit: 10 })).data).toEqual([])
    await expect(answer(draft)).rejects.toMatchObject({ code: 'conflict' })
    await expect(getSurvey(null, draft.id)).rejects.toMatchObject({ code: 'unauthenticated' })
  })
  test('with responses in, wording may change and structure may not', async () => {
    const survey = await openOne('anonymous')
    await answer(survey)
    const reworded = questions.map((question) => ({ ...question, label: `${question.label} Really` }))
    expect((await editSurvey(pm, survey.id, { questions: reworded })).questions[0]!.label).toContain('Really')
    await expect(editSurvey(pm, survey.id, { questions: questions.slice(0, 1) })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(editSurvey(pm, survey.id, { title: 'x', revision: 1 })).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('declining', () => {
  test('is counted, and respected where the survey knows its people', async () => {
    const [named, anonymous] = [await openOne('named'), await openOne('anonymous')]
    expect(await countWaitingSurveys(developer)).toBe(1)
    expect((await listWaitingSurveys(developer)).map((one) => [one.id, one.certain])).toEqual([
      [named.id, true],
      [anonymous.id, false],
    ])
    expect((await listWaitingSurveys(developer)).map((one) => one.id).sort()).toEqual([named.id, anonymous.id].sort())
    await decline(developer, named.publicToken, now)
    await decline(developer, named.publicToken, now)
    await decline(null, anonymous.publicToken, now)
    expect(await countWaitingSurveys(developer)).toBe(0)
    expect((await getSurvey(pm, named.id)).declined).toBe(1)
    expect((await getSurvey(pm, anonymous.id)).declined).toBe(1)
    expect(await db.surveyDecline.count()).toBe(1)
  })
})

describe('the answering route', () => {
  const post = serve(surveyEndpoints.answer)
  const send = (token: string, body: string, headers: Record<string, string> = {}) =>
    post(
      new Request(`http://localhost/api/v1/s/${token}/responses`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', ...headers },
      }),
      { params: Promise.resolve({ token }) },
    )

  test('answers with nothing that identifies the response, sets no cookie, and says what is wrong by question', async () => {
    const survey = await openOne('anonymous')
    const good = await send(survey.publicToken, JSON.stringify({ answers: { deploys: 4 } }), { 'idempotency-key': 'k' })
    expect([good.status, await good.json(), good.headers.get('set-cookie')]).toEqual([201, { accepted: true }, null])
    const bad = await send(survey.publicToken, JSON.stringify({ answers: { deploys: 9, nobody: 1 } }))
    expect(bad.status).toBe(422)
    expect(((await bad.json()) as { errors: { path: string }[] }).errors.map((error) => error.path).sort()).toEqual([
      'answers.deploys',
      'answers.nobody',
    ])
    expect(await db.idempotencyKey.count()).toBe(0)
  })
  test.each([
    ['{', 400],
    ['[]', 422],
    ['{}', 422],
    ['{"answers":[]}', 422],
    ['{"answers":{},"surveyId":"x"}', 422],
    ['{"answers":{"deploys":4},"segments":{"team":"No such"}}', 422],
    [`{"answers":{"deploys":4,"why":"${'x'.repeat(250_000)}"}}`, 413],
  ])('refuses %s with %i', async (body, status) => {
    const survey = await openOne('anonymous')
    expect((await send(survey.publicToken, body)).status).toBe(status)
    expect(await db.surveyResponse.count()).toBe(0)
  })
  test('does not know a token that is none', async () => {
    expect((await send('nope', '{"answers":{}}')).status).toBe(404)
  })
})

test('closing words are kept, read by respondents in their language, and go with an edit of something else', async () => {
  const survey = await openOne('anonymous', {
    closing: 'Thanks. See [the roadmap](https://example.org/).',
    translations: { de: { closing: 'Danke.', questions: { deploys: { label: 'Wie leicht?' } } } },
  })
  expect(survey.closing).toBe('Thanks. See [the roadmap](https://example.org/).')
  const seen = (language?: string) => getPublicSurvey(survey.publicToken, language, now)
  expect([(await seen()).closing, (await seen('de')).closing]).toEqual([survey.closing, 'Danke.'])
  await editSurvey(pm, survey.id, { title: 'Deploys again' })
  expect((await getSurvey(pm, survey.id)).closing).toBe(survey.closing)
  await editSurvey(pm, survey.id, { closing: '' })
  expect((await seen()).closing).toBe('')
})
