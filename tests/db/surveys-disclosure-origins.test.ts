import { beforeAll, describe, expect, test } from 'vitest'
import { commentEndpoints } from '@/lib/results/api-comments'
import { responseImportEndpoints } from '@/lib/results/api-import'
import { resultEndpoints } from '@/lib/results/api'
import { results as resultsRoom } from '@/lib/results/room'
import type { Page } from '@/lib/core/paging'
import type { ShownResponse } from '@/lib/results/schema-responses'
import { db } from '@/lib/server/db'
import type { Survey } from '@/lib/surveys/schema'
import { actorWith } from '../support/actors'
import { call } from '../support/rest'
import { answer, ask, bearer, many, opened, results, signIn, teamOf } from './disclosure-make'

// What is said beside the figures: who was asked a question, comments with their teams, and rows of a file among those of people.

interface Told {
  key: string
  team: string | null
  text: string
  imported?: boolean
}

const comments = async (survey: Survey): Promise<Told[]> =>
  (await ask<Page<Told>>(commentEndpoints.comments, 'developer', { id: survey.id }, { limit: 100 })).data
const close = (survey: Survey) => call(resultEndpoints.close, bearer.pm, { params: { id: survey.id }, body: {} })
const taken = async (survey: Survey, lines: readonly string[]) => {
  const body = { files: [{ path: 'known.csv', text: ['team,a,why', ...lines].join('\n') }], mapping: { team: '@team' } }
  const answered = await call(responseImportEndpoints.importAnswers, bearer.pm, { params: { id: survey.id }, body })
  expect(answered.status).toBe(200)
}

beforeAll(signIn)

const FOLLOWED = {
  questions: [
    { key: 'a', type: 'rating', label: 'A?', min: 1, max: 5 },
    { key: 'b', type: 'rating', label: 'B?', min: 1, max: 5, showIf: { question: 'a', atMost: 2 } },
    { key: 'low', type: 'longtext', label: 'Why so low?', required: true, showIf: { question: 'a', atMost: 2 } },
  ],
}
const low = { a: 1, b: 3, low: 'too many steps until it runs' }

describe('a question that only those are asked who gave a certain answer', () => {
  test('does not tell what one person answered, by how many of each group were asked it', async () => {
    const survey = await opened(FOLLOWED)
    await answer(survey, [
      ...many(12, () => ({ team: 'Payments', role: 'backend', answers: low })),
      ...many(12, () => ({ team: 'Mobile', role: 'frontend', answers: low })),
      { team: 'Mobile', role: 'backend', answers: { a: 5 } },
    ])
    await close(survey)
    for (const key of ['a', 'b', 'low']) {
      const shown = async (by: string) =>
        (await results(survey, { by })).questions
          .find((one) => one.key === key)!
          .groups!.filter((group) => !group.suppressed).length
      // By team all; by role it would follow that the one backend person of Mobile said more than 2.
      expect([key, await shown('team'), await shown('role')]).toEqual([key, 2, 0])
    }
  })

  test('names a team beside what it wrote only where the answer is shown of all of that team', async () => {
    const [shown, hidden] = [await opened(FOLLOWED), await opened(FOLLOWED)]
    const payments = many(12, () => ({ team: 'Payments', role: 'backend', answers: low }))
    await answer(shown, [...payments, ...many(12, () => ({ team: 'Mobile', role: 'frontend', answers: low }))])
    // Ten of Mobile are backend too, and Payments without them has a difference of two: it is hidden.
    await answer(hidden, [
      ...payments,
      ...many(10, () => ({ team: 'Mobile', role: 'backend', answers: { a: 4 } })),
      ...many(2, () => ({ team: 'Mobile', role: 'frontend', answers: { a: 4 } })),
    ])
    for (const survey of [shown, hidden]) await close(survey)
    expect(new Set((await comments(shown)).map(({ team }) => team))).toEqual(new Set(['Payments', 'Mobile']))
    const groups = (await results(hidden, { by: 'team' })).questions[0]!.groups!
    const open = new Set(groups.flatMap((group) => (group.suppressed ? [] : [group.label])))
    for (const { team } of await comments(hidden)) expect(team === null || open.has(team)).toBe(true)
  })

  test('is read without teams until the figures have moved, and again for those who came later', async () => {
    const survey = await opened(FOLLOWED)
    const twelve = (team: string) => many(12, () => ({ team, answers: low }))
    await answer(survey, [...twelve('Payments'), ...twelve('Mobile')])
    const teamsNamed = async () => (await comments(survey)).filter(({ team }) => team !== null).length
    expect(await teamsNamed()).toBe(0)
    await results(survey)
    expect(await teamsNamed()).toBe(24)
    await answer(survey, [...twelve('Payments'), ...twelve('Mobile')].slice(6, 18))
    expect(await teamsNamed()).toBe(24)
  })
})

describe('rows of a file', () => {
  const WORDS = {
    disclosure: 'responses',
    questions: [
      { key: 'a', type: 'rating', label: 'A?', min: 1, max: 5 },
      { key: 'why', type: 'longtext', label: 'Why?' },
    ],
  }

  test('are no company for the one comment that was written here', async () => {
    const survey = await opened(WORDS)
    await teamOf('Pricing')
    await taken(
      survey,
      many(7, (i) => ({ answers: { i } })).map((_, i) => `Pricing,3,a known comment ${i} of the file`),
    )
    await answer(survey, [{ team: 'Pricing', answers: { a: 1, why: 'the one comment that a person wrote' } }])
    expect(await comments(survey)).toEqual([])
    await answer(
      survey,
      many(9, () => ({ team: 'Mobile', answers: { a: 3 } })),
    )
    await close(survey)
    expect(JSON.stringify(await comments(survey))).not.toContain('that a person wrote')
    expect(await db.evidence.count({ where: { sourceId: survey.id, text: { contains: 'a person wrote' } } })).toBe(0)
  })

  test('are listed without the few answers that were given here', async () => {
    const survey = await opened(WORDS)
    await taken(
      survey,
      Array.from({ length: 12 }, (_, i) => `Pricing,3,a known comment ${i} of the file`),
    )
    await answer(
      survey,
      many(5, () => ({ team: 'Mobile', answers: { a: 1 } })),
    )
    const rows = async () =>
      (await ask<Page<ShownResponse>>(resultEndpoints.responses, 'advocate', { id: survey.id }, { limit: 100 })).data
    const file = async () =>
      (await (
        await call(resultEndpoints.exported, bearer.pm, { params: { id: survey.id }, query: { format: 'json' } })
      ).json()) as {
        responses: ShownResponse[]
      }
    expect([(await rows()).map((row) => row.imported), (await file()).responses.length]).toEqual([
      Array(12).fill(true),
      12,
    ])
    await answer(
      survey,
      many(8, () => ({ team: 'Mobile', answers: { a: 1 } })),
    )
    expect([(await rows()).length, (await file()).responses.length]).toEqual([25, 25])
  })
})

describe('a survey that is made of the rows of a file', () => {
  const lines = Array.from({ length: 12 }, (_, at) => `Mobile,backend,${1 + (at % 5)}`)
  const text = ['team,role,How is it?,And how fast?', ...lines.map((line, at) => `${line},${1 + (at % 4)}`)].join('\n')
  const made = async (disclosure: string) => {
    const file = { path: `rows-${disclosure || 'open'}.csv`, text }
    const mapping = { disclosure: { '*': disclosure } }
    const kind = resultsRoom.imports!.responses!
    await kind.run(await actorWith('pm'), [file], ['new'], undefined, { mapping, source: 'tests' })
    return db.survey.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
  }
  const rowsOf = (id: string) => call(resultEndpoints.responses, bearer.pm, { params: { id }, query: {} })

  test('gives what was chosen with its import, whatever is looked at first', async () => {
    const [groups, responses] = [await made('groups'), await made('responses')]
    expect([groups.disclosure, responses.disclosure]).toEqual(['groups', 'responses'])
    expect([(await rowsOf(groups.id)).status, (await rowsOf(responses.id)).status]).toEqual([409, 200])
    const kept = (surveyId: string) => db.surveyResponse.count({ where: { surveyId, role: { not: null } } })
    expect([await kept(groups.id), await kept(responses.id)]).toEqual([12, 0])
  })

  test('is refused where the choice is none', async () => {
    await expect(made('everything')).rejects.toMatchObject({ code: 'invalid' })
  })
})
