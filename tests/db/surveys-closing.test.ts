import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { closeDue } from '@/lib/distribution/commands-schedules'
import { getResults } from '@/lib/results/queries'
import { db } from '@/lib/server/db'
import { decline, respond } from '@/lib/surveys/answering/commands-respond'
import { getPublicSurvey } from '@/lib/surveys/answering/queries-public'
import { createSurvey, editSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import type { CreateSurveyInput } from '@/lib/surveys/schema'
import { actorOf, makePerson } from './make'

const noon = new Date('2026-05-04T12:00:00Z')
const at = (milliseconds: number) => new Date(noon.getTime() + milliseconds)
let pm: Actor

beforeEach(async () => {
  await db.survey.deleteMany()
  await db.outbox.deleteMany()
  await db.person.deleteMany()
  pm = actorOf(await makePerson({ role: 'pm' }))
})

const open = async (over: Partial<CreateSurveyInput> = {}) => {
  const questions: CreateSurveyInput['questions'] = [{ key: 'n', type: 'number', label: 'Hours waited' }]
  const survey = await createSurvey(pm, { title: 'T', anonymity: 'anonymous', questions, ...over }, at(-60_000))
  return openSurvey(pm, survey.id, at(-60_000))
}
const answer = (token: string, when: Date, n = 1) => respond(null, token, { answers: { n } }, null, when)

describe('a closing time', () => {
  test('closes to the millisecond: answers and declines of that moment are refused, those before it are taken', async () => {
    const { publicToken: token, id } = await open({ closesAt: noon.toISOString() })
    await answer(token, at(-1))
    for (const when of [at(0), at(1), at(3_600_000)]) {
      await expect(answer(token, when)).rejects.toMatchObject({ code: 'conflict', message: 'This survey is closed.' })
      await expect(decline(null, token, when)).rejects.toMatchObject({ code: 'conflict' })
      expect((await getPublicSurvey(token, undefined, when)).status).toBe('closed')
    }
    expect((await getPublicSurvey(token, undefined, at(-1))).status).toBe('open')
    expect(await db.surveyResponse.count({ where: { surveyId: id } })).toBe(1)
    await closeDue(at(1))
    expect((await db.survey.findUniqueOrThrow({ where: { id } })).status).toBe('closed')
  })

  test('moved into the past closes at once, and what closing does is promised with it', async () => {
    const { publicToken: token, id } = await open()
    await answer(token, at(0))
    await editSurvey(pm, id, { closesAt: at(-1).toISOString() }, noon)
    await expect(answer(token, at(0))).rejects.toMatchObject({ code: 'conflict', message: 'This survey is closed.' })
    expect(await db.outbox.count({ where: { job: 'surveys.close-due' } })).toBe(1)
    await editSurvey(pm, id, { closesAt: at(60_000).toISOString() }, noon)
    await answer(token, at(0))
    expect(await db.outbox.count({ where: { job: 'surveys.close-due' } })).toBe(1)
  })
})

describe('a huge number', () => {
  test('is refused with what is possible', async () => {
    const { publicToken: token } = await open()
    await expect(answer(token, noon, 1e160)).rejects.toMatchObject({
      code: 'invalid',
      fieldErrors: { 'answers.n': ['At most 1,000,000,000,000.'] },
    })
  })

  test('that was stored before there was a bound breaks no figure', async () => {
    const { publicToken: token, id } = await open()
    for (let n = 0; n < 9; n++) await answer(token, noon, n)
    const first = await db.surveyResponse.findFirstOrThrow({ where: { surveyId: id } })
    await db.surveyResponse.update({ where: { id: first.id }, data: { answers: { n: 1e160 } } })
    const { n, questions } = await getResults(pm, id, {})
    const [figures] = questions
    expect(n).toBe(9)
    expect(figures).toMatchObject({ n: 8 })
    expect(figures!.mean).toBeLessThanOrEqual(8)
    expect(figures!.ci!.every(Number.isFinite)).toBe(true)
  })
})
