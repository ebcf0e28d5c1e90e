import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { serve } from '@/lib/server/http/serve'
import { surveyEndpoints } from '@/lib/surveys/api'
import { createSurvey } from '@/lib/surveys/commands'
import { REASONS, reasonOf, type Reason } from '@/lib/surveys/answering/rules-reasons'
import { singleUseLinkOf } from '@/lib/surveys/answering/queries-single-use-link'
import { decline, respond } from '@/lib/surveys/answering/commands-respond'
import type { CreateSurveyInput, Survey } from '@/lib/surveys/schema'
import { refusalsIn } from '@/lib/surveys/messages/presenter-refusals'
import { actorOf, makePerson } from './make'
import { closeSurvey } from '@/lib/results/commands-close'
import { openSurvey } from '@/lib/surveys/commands-status'

const now = new Date('2026-05-04T13:14:15Z')
let pm: Actor

beforeAll(async () => {
  pm = actorOf(await makePerson({ role: 'pm' }))
})

const draft = (over: Partial<CreateSurveyInput> = {}) =>
  createSurvey(
    pm,
    {
      title: 'Refused',
      anonymity: 'anonymous',
      questions: [{ key: 'deploys', type: 'rating', label: 'Easy?', required: true }],
      ...over,
    },
    now,
  )
const opened = async (over: Partial<CreateSurveyInput> = {}) => openSurvey(pm, (await draft(over)).id, now)
type More = { actor?: Actor; key?: string; ticket?: string; team?: string; deploys?: unknown }
const send = ({ publicToken }: Survey, { actor, key, ticket, team, deploys = 4 }: More = {}) =>
  respond(
    actor ?? null,
    publicToken,
    { answers: { deploys }, ...(ticket && { ticket }), ...(team && { segments: { team } }) },
    key ?? null,
    now,
  )

/** @returns what was thrown, as the form reads it */
async function reason(work: Promise<unknown>): Promise<Reason | 'accepted'> {
  return work.then(
    () => 'accepted' as const,
    (error: { code?: string; extensions?: { reason?: string } }) =>
      reasonOf({ code: error.code, reason: error.extensions?.reason }),
  )
}

describe('why an answer is not taken', () => {
  test('has a name of its own, whatever its words are', async () => {
    const survey = await opened()
    const [known, invited] = [await opened({ anonymity: 'named' }), await opened()]
    await db.survey.update({ where: { id: invited.id }, data: { invitedOnly: true } })
    const ticket = singleUseLinkOf(survey.id, pm.id, 1)
    expect(await reason(send(survey, { ticket }))).toBe('accepted')
    expect(await reason(send(survey, { key: 'k' }))).toBe('accepted')
    expect(await reason(send(known, { actor: pm }))).toBe('accepted')
    const found: Partial<Record<Reason, string>> = {}
    const expected = async (one: Reason, work: Promise<unknown>) => {
      found[one] = await reason(work)
    }
    await expected('notOpen', send(await draft()))
    await expected('spent', send(survey, { ticket, deploys: 2 }))
    await expected('keyUsed', send(survey, { key: 'k', deploys: 2 }))
    await expected('notWhole', send(survey, { ticket: 'A'.repeat(43) }))
    await expected('noTeam', send(survey, { team: 'Nobody knows it' }))
    await expected('look', send(survey, { deploys: 'much' }))
    await expected('signIn', send(known))
    await expected('answered', send(known, { actor: pm, deploys: 2 }))
    await expected('invitedOnly', send(invited))
    await expected('gone', respond(null, 'nobody-has-this-token', { answers: {} }, null, now))
    await db.rateWindow.updateMany({ where: { subject: `survey:${survey.id}` }, data: { count: 1_000_000 } })
    await expected('tooFast', send(survey))
    await db.rateWindow.deleteMany({ where: { subject: `survey:${survey.id}` } })
    await closeSurvey(pm, survey.id, now)
    await expected('closed', send(survey))
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((one) => [one, one])))
    // What the form cannot bring about here: an edit between two readings of one survey, and a defect.
    expect(REASONS.filter((one) => !(one in found))).toEqual(['changed', 'failed'])
    expect(await reason(decline(null, survey.publicToken, now))).toBe('closed')
  })
  test('stands in the problem document too, beside its English words', async () => {
    const survey = await opened()
    await closeSurvey(pm, survey.id, now)
    const post = new Request(`http://hub.test/api/v1/s/${survey.publicToken}/responses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://hub.test' },
      body: '{"answers":{"deploys":4}}',
    })
    const response = await serve(surveyEndpoints.answer)(post, {
      params: Promise.resolve({ token: survey.publicToken }),
    })
    expect(await response.json()).toMatchObject({
      code: 'conflict',
      detail: 'This survey is closed.',
      reason: 'closed',
      status: 409,
    })
  })
  test('is said in every language the answering page speaks', () => {
    const all = ['en', 'de', 'fr', 'es', 'ja'].map((language) => refusalsIn(language))
    for (const one of REASONS) {
      expect(new Set(all.map((words) => words[one])).size, one).toBe(all.length)
      expect(
        all.map((words) => words[one].includes('{seconds}')),
        one,
      ).toEqual(all.map(() => one === 'tooFast'))
    }
    expect(refusalsIn('fi')).toEqual(refusalsIn('en'))
  })
})
