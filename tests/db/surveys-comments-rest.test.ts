import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import type { Role } from '@/lib/core/permissions'
import { listEvidence } from '@/lib/evidence/queries'
import { updateThemes } from '@/lib/insights/commands-themes'
import { listThemes } from '@/lib/insights/queries-themes'
import { db } from '@/lib/server/db'
import type { AnyEndpoint } from '@/lib/server/http/endpoint'
import { commentEndpoints as api } from '@/lib/results/api-comments'
import { createSurvey } from '@/lib/surveys/commands'
import { addCommentTheme, changeComment, commentToEvidence, removeCommentTheme } from '@/lib/results/commands-comments'
import { commentsPage } from '@/lib/results/queries-comments'
import type { Survey } from '@/lib/surveys/schema'
import { call, tokens, type Sent } from '../support/rest'
import { actorOf, makePerson, makeTeam } from './make'
import { openSurvey } from '@/lib/surveys/commands-status'

const now = new Date('2026-05-04T13:14:15Z')
let pm: Actor
let developer: Actor
let team: string
let bearer: Record<Role, string>

beforeAll(async () => {
  pm = actorOf(await makePerson({ role: 'pm' }))
  developer = actorOf(await makePerson({ role: 'developer' }))
  team = (await makeTeam({ name: 'North', headcount: 40 })).id
  bearer = await tokens()
})

/** A survey with so many answers, each with a comment of its own. */
async function answered(many: number): Promise<Survey> {
  const questions = [{ key: 'why', type: 'longtext' as const, label: 'Why?' }]
  const survey = await openSurvey(
    pm,
    (await createSurvey(pm, { title: 'Pulse', anonymity: 'anonymous', questions }, now)).id,
    now,
  )
  await db.surveyResponse.createMany({
    data: Array.from({ length: many }, (_, i) => ({
      id: crypto.randomUUID(),
      surveyId: survey.id,
      anonymity: 'anonymous',
      day: now,
      teamId: team,
      answers: { why: `Remark number ${i}` },
    })),
  })
  return survey
}

const ask = async (spec: AnyEndpoint, role: Role, sent: Sent) => {
  const response = await call(spec, bearer[role], sent)
  return { status: response.status, body: (await response.json()) as never }
}

describe('a comment in a theme', () => {
  test('is evidence, found by the theme, and stays in it when themes are found again', async () => {
    const survey = await answered(12)
    const [one, other, hidden] = (await commentsPage(pm, survey, {}, undefined)).comments
    const { themeId } = await addCommentTheme(pm, { surveyId: survey.id, id: one!.id, theme: 'On call at night' }, now)
    // The same words, whatever their case, are the same theme.
    expect(await addCommentTheme(pm, { surveyId: survey.id, id: other!.id, theme: 'on call AT NIGHT' }, now)).toEqual({
      themeId,
    })
    expect(
      (await listEvidence(developer, { theme: themeId, limit: 10 })).data.map((piece) => piece.text).sort(),
    ).toEqual([one!.text, other!.text].sort())

    const of = async (actor: Actor) => (await commentsPage(actor, survey, { theme: themeId }, undefined)).comments
    expect((await of(developer)).map((comment) => comment.id).sort()).toEqual([one!.id, other!.id].sort())
    expect((await of(pm))[0]!.themes).toEqual([{ id: themeId, label: 'On call at night', chosen: true }])

    for (let again = 0; again < 2; again++) await updateThemes(() => now)
    expect((await of(pm)).map((comment) => comment.id).sort()).toEqual([one!.id, other!.id].sort())
    expect((await listThemes(pm, { limit: 50 })).data.find((theme) => theme.id === themeId)).toMatchObject({
      label: 'On call at night',
      size: 2,
    })

    await removeCommentTheme(pm, { surveyId: survey.id, id: other!.id, themeId })
    expect((await of(pm)).map((comment) => comment.id)).toEqual([one!.id])
    await expect(removeCommentTheme(pm, { surveyId: survey.id, id: other!.id, themeId })).rejects.toMatchObject({
      code: 'not_found',
    })

    // Of a comment of which a span is evidence, the span is in the theme.
    const { evidenceId } = await commentToEvidence(pm, { surveyId: survey.id, id: hidden!.id, span: 'Remark' }, now)
    await addCommentTheme(pm, { surveyId: survey.id, id: hidden!.id, theme: 'On call at night' }, now)
    expect((await db.themeEvidence.findMany({ where: { themeId } })).map((row) => row.evidenceId)).toContain(evidenceId)
    expect((await of(developer)).map((comment) => comment.id).sort()).toEqual([one!.id, hidden!.id].sort())
    // Out of sight, it is in no theme, and cannot be put in one.
    await changeComment(pm, { surveyId: survey.id, id: hidden!.id, quarantine: 'Names a colleague' }, now)
    expect((await of(pm)).map((comment) => comment.id)).toEqual([one!.id])
    await expect(
      addCommentTheme(pm, { surveyId: survey.id, id: hidden!.id, theme: 'Other' }, now),
    ).rejects.toMatchObject({ code: 'conflict' })
    await expect(
      addCommentTheme(developer, { surveyId: survey.id, id: one!.id, theme: 'Other' }, now),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('comments over the API', () => {
  test('are what the page shows, page by page, and nothing of a question with too few', async () => {
    const [few, survey] = [await answered(7), await answered(20)]
    expect((await ask(api.comments, 'developer', { params: { id: few.id } })).body).toEqual({
      data: [],
      nextCursor: null,
    })
    const seen: { id: string; team: string | null }[] = []
    for (let cursor: string | null = null, first = true; first || cursor; first = false) {
      const { body } = await ask(api.comments, 'developer', {
        params: { id: survey.id },
        query: { limit: 6, ...(cursor && { cursor }) },
      })
      const page: { data: typeof seen; nextCursor: string | null } = body
      seen.push(...page.data)
      cursor = page.nextCursor
    }
    const shown = await commentsPage(developer, survey, {}, undefined)
    expect(seen.map((one) => [one.id, one.team])).toEqual(shown.comments.map((one) => [one.id, one.team]))
    expect(Object.keys(seen[0]!).sort()).toEqual([
      'audience',
      'hiddenFor',
      'id',
      'key',
      'status',
      'tags',
      'team',
      'text',
      'themes',
    ])
  })

  test('are triaged, kept from others and made evidence by researchers only, of their own survey only', async () => {
    const [survey, another] = [await answered(12), await answered(12)]
    const [one, two] = (await commentsPage(pm, survey, {}, undefined)).comments
    const at = { id: survey.id, comment: one!.id }
    expect(
      (await ask(api.change, 'advocate', { params: at, body: { status: 'action', tags: ['CI', 'ci'] } })).status,
    ).toBe(200)
    expect(
      (await ask(api.comments, 'pm', { params: { id: survey.id }, query: { status: 'action', tag: 'ci' } })).body,
    ).toMatchObject({ data: [{ id: one!.id, status: 'action', tags: ['ci'] }] })
    expect((await ask(api.change, 'pm', { params: at, body: { status: 'gone' } })).status).toBe(422)
    expect((await ask(api.change, 'pm', { params: at, body: { hiddenAt: '2026-01-01' } })).status).toBe(422)
    expect((await ask(api.change, 'developer', { params: at, body: { status: 'done' } })).status).toBe(403)
    expect(
      (await ask(api.change, 'pm', { params: { id: another.id, comment: one!.id }, body: { status: 'done' } })).status,
    ).toBe(404)

    const evidence = await ask(api.toEvidence, 'advocate', {
      params: { id: survey.id, comment: two!.id },
      body: { span: 'number' },
    })
    expect(evidence).toMatchObject({ status: 201, body: { evidenceId: expect.any(String) as string } })
    expect(
      (
        await ask(api.toEvidence, 'advocate', {
          params: { id: survey.id, comment: two!.id },
          body: { span: 'never said' },
        })
      ).status,
    ).toBe(422)
    const put = await ask(api.theme, 'pm', { params: at, body: { theme: 'Remarks' } })
    const { themeId } = put.body as { themeId: string }
    expect((await ask(api.untheme, 'developer', { params: { ...at, theme: themeId } })).status).toBe(403)
    expect((await ask(api.untheme, 'pm', { params: { ...at, theme: themeId } })).status).toBe(200)

    await ask(api.change, 'pm', { params: at, body: { quarantine: 'Names a colleague' } })
    const ids = async (role: Role, query = {}) =>
      (
        (await ask(api.comments, role, { params: { id: survey.id }, query })).body as { data: { id: string }[] }
      ).data.map((comment) => comment.id)
    expect(await ids('developer')).not.toContain(one!.id)
    expect(await ids('developer', { hidden: 'yes' })).not.toContain(one!.id)
    expect(await ids('pm', { hidden: 'yes' })).toEqual([one!.id])
    expect((await ask(api.change, 'pm', { params: at, body: { quarantine: 'Again' } })).status).toBe(409)
    expect(
      (await ask(api.change, 'pm', { params: at, body: { quarantine: null, audience: 'researchers' } })).status,
    ).toBe(200)
    expect(await ids('developer')).not.toContain(one!.id)
    expect(await ids('advocate')).toContain(one!.id)
  })
})

test('shares over the API are made, listed without their address, and ended once', async () => {
  const [survey, another] = [await answered(12), await answered(12)]
  const params = { id: survey.id }
  const body = { label: 'Board', days: 14, minimum: 8, byTeam: false }
  expect((await ask(api.share, 'developer', { params, body })).status).toBe(403)
  expect((await ask(api.share, 'pm', { params, body: { ...body, minimum: 4 } })).status).toBe(422)
  const made = (await ask(api.share, 'pm', { params, body })).body as { id: string; url: string }
  expect(made.url).toMatch(/\/r\/[\w-]{20,}$/)
  const listed = await ask(api.shares, 'pm', { params })
  expect(listed.body).toMatchObject({
    data: [{ id: made.id, label: 'Board', minimum: 8, revokedAt: null }],
    nextCursor: null,
  })
  expect(JSON.stringify(listed.body)).not.toContain(made.url.split('/').at(-1))
  expect((await ask(api.endShare, 'pm', { params: { id: another.id, share: made.id } })).status).toBe(404)
  expect((await ask(api.endShare, 'pm', { params: { id: survey.id, share: made.id } })).status).toBe(200)
  expect((await ask(api.endShare, 'pm', { params: { id: survey.id, share: made.id } })).status).toBe(404)
  expect((await ask(api.shares, 'pm', { params: { id: 'nothing' } })).status).toBe(404)
})
