import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { cellKey, DIMENSIONS, newCells, type Cells, type Step } from '@/lib/disclosure/rules-ledger'
import { analysisEndpoints } from '@/lib/results/api-analysis'
import { commentEndpoints } from '@/lib/results/api-comments'
import { responseImportEndpoints } from '@/lib/results/api-import'
import { resultEndpoints } from '@/lib/results/api'
import type { Results } from '@/lib/results/schema'
import type { Page } from '@/lib/core/paging'
import type { ShownResponse } from '@/lib/results/schema-responses'
import { db } from '@/lib/server/db'
import { surveyEndpoints } from '@/lib/surveys/api'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { attack } from '../support/disclosure-attacker'
import { organization, randomFrom } from '../support/disclosure-simulation'
import { call } from '../support/rest'
import { answer, ask, bearer, many, opened, results, signIn, teamOf, teams } from './disclosure-make'

// What any reader may ask of the real routes, put together.

beforeAll(signIn)

describe('what readers can put together', () => {
  test('a role less a team leaves nobody', async () => {
    const survey = await opened()
    await answer(survey, [
      ...many(8, (i) => ({ team: 'Payments', role: 'backend', answers: { a: 1 + (i % 4), s: 'x' } })),
      ...many(8, (i) => ({ team: 'Mobile', role: 'frontend', answers: { a: 1 + (i % 4), s: 'x' } })),
      { team: 'Mobile', role: 'backend', answers: { a: 5, s: 'y' } },
    ])
    const group = async (by: 'team' | 'role', label: string) =>
      (await results(survey, { by })).questions[0]!.groups!.find((one) => one.label === label)
    // Hidden, and not in the list either: the directory has no five people of this role.
    expect([await group('role', 'backend'), (await group('team', 'Payments'))!.suppressed]).toEqual([undefined, false])
  })

  test('counted comments tell no number of a team that participation hides', async () => {
    await Promise.all(['Alpha', 'Beta', 'Gamma', 'Delta', 'Zeta'].map(teamOf))
    const survey = await opened()
    const said = (team: string, role: string, n: number) =>
      many(n, (i) => ({ team, role, answers: { a: 1 + (i % 5), why: `${team} ${role}, words ${i}` } }))
    // Everybody, less Gamma as its comments could be counted, less the frontend, would be the one person of Beta's backend.
    await answer(survey, [
      ...[...said('Alpha', 'frontend', 3), ...said('Beta', 'backend', 1), ...said('Beta', 'frontend', 3)],
      ...[...said('Gamma', 'design', 6), ...said('Gamma', 'backend', 3), ...said('Delta', 'frontend', 1)],
      ...said('Zeta', 'frontend', 5),
    ])
    const read = async () => {
      const { participation } = await results(survey, { by: 'team' })
      const { data } = await ask<Page<{ team: string | null }>>(
        commentEndpoints.comments,
        'developer',
        { id: survey.id },
        { limit: 100 },
      )
      const named = new Map<string, number>()
      for (const { team } of data) if (team) named.set(team, (named.get(team) ?? 0) + 1)
      expect(data).toHaveLength(22)
      for (const [team, n] of named)
        expect(participation.find(({ name }) => name === team)?.n).toBeGreaterThanOrEqual(n)
      return [participation.find(({ name }) => name === 'Gamma')!.n, named.get('Gamma')]
    }
    expect(await read()).toEqual([null, undefined])
    await ask(resultEndpoints.close, 'pm', { id: survey.id })
    expect(await read()).toEqual([null, undefined])
  })

  test('a filter tells no number that results by team hide', async () => {
    await Promise.all(['Payments', 'Mobile', 'Pricing'].map(teamOf))
    const survey = await opened()
    await answer(survey, [
      ...many(12, () => ({ team: 'Payments', answers: { a: 3 } })),
      ...many(12, () => ({ team: 'Mobile', answers: { a: 3 } })),
      ...many(2, () => ({ team: 'Pricing', answers: { a: 5 } })),
    ])
    const whole = await results(survey, { by: 'team' })
    const one = await results(survey, { 'filter.team': 'Pricing' })
    expect(whole.participation.find((row) => row.name === 'Pricing')!.n).toBeNull()
    expect([one.n, one.counted, one.rate, one.toHalve, one.suppressed]).toEqual([null, null, null, null, true])
    const shown = await results(survey, { 'filter.team': 'Payments' })
    const participation = whole.participation.find((row) => row.name === 'Payments')!.n
    expect([shown.n, shown.suppressed]).toEqual([participation, participation === null])
  })

  test('known rows of a file fill no group that somebody has answered in', async () => {
    const survey = await opened()
    await answer(survey, [
      ...many(9, () => ({ team: 'Mobile', answers: { a: 3, s: 'x' } })),
      { team: 'Pricing', answers: { a: 5, s: 'y' } },
    ])
    const file = { path: 'known.csv', text: ['team,a,s', ...Array.from({ length: 8 }, () => 'Pricing,1,x')].join('\n') }
    const refused = await call(responseImportEndpoints.importAnswers, bearer.pm, {
      params: { id: survey.id },
      body: { files: [file], mapping: { team: '@team' } },
    })
    expect(refused.status).toBe(409)
    const groups = (await results(survey, { by: 'team' })).questions[0]!.groups!
    expect(groups.find((one) => one.label === 'Pricing')!.suppressed).toBe(true)
  })

  test('rows of a file that were there before are no company for one who answers here', async () => {
    const survey = await opened()
    await teamOf('Pricing')
    const file = { path: 'known.csv', text: ['team,a,s', ...Array.from({ length: 9 }, () => 'Pricing,1,x')].join('\n') }
    await ask(
      responseImportEndpoints.importAnswers,
      'pm',
      { id: survey.id },
      {},
      { files: [file], mapping: { team: '@team' } },
    )
    await answer(survey, [
      { team: 'Pricing', answers: { a: 5, s: 'y' } },
      ...many(12, () => ({ team: 'Mobile', answers: { a: 3, s: 'x' } })),
    ])
    const groups = (await results(survey, { by: 'team' })).questions[0]!.groups!
    expect(groups.find((one) => one.label === 'Pricing')!.suppressed).toBe(true)
  })

  test('rows and comments have nothing in common', async () => {
    const survey = await opened()
    const why = (i: number) => `a comment, number ${i}, in words`
    await answer(survey, [
      ...many(9, (i) => ({ team: 'Mobile', answers: { a: 1 + (i % 5), s: 'x', why: why(i) } })),
      ...many(9, (i) => ({ team: 'Payments', answers: { ...(i < 2 && { a: 1 }), s: 'y', why: why(9 + i) } })),
    ])
    const first = await ask<Page<ShownResponse>>(resultEndpoints.responses, 'advocate', { id: survey.id }, { limit: 9 })
    const rest = await ask<Page<ShownResponse>>(
      resultEndpoints.responses,
      'advocate',
      { id: survey.id },
      { limit: 100, cursor: first.nextCursor },
    )
    await results(survey, {})
    const { data: comments } = await ask<Page<{ id: string; team: string | null; text: string }>>(
      commentEndpoints.comments,
      'advocate',
      { id: survey.id },
      { limit: 100 },
    )
    expect(comments).toHaveLength(18)
    const rows = [...first.data, ...rest.data]
    expect(rows).toHaveLength(18)
    const csv = await (
      await call(resultEndpoints.exported, bearer.pm, { params: { id: survey.id }, query: { format: 'csv' } })
    ).text()
    const json = await (
      await call(resultEndpoints.exported, bearer.pm, { params: { id: survey.id }, query: { format: 'json' } })
    ).text()
    const stored = await db.surveyResponse.findMany({ where: { surveyId: survey.id } })
    const told = [JSON.stringify(rows), csv, json, JSON.stringify(comments)]
    for (const { id } of stored) {
      expect(comments.map((one) => one.id)).not.toContain(createHash('sha256').update(`${id}:why`).digest('hex'))
      for (const text of told) expect(text).not.toContain(id)
    }
    for (const text of [told[0]!, csv, json]) {
      expect(text).not.toContain('a comment')
      for (const { id } of comments) expect(text).not.toContain(id)
    }
    for (const row of rows) {
      expect(row).toMatchObject({ id: null, day: null, role: null, person: null })
      // Payments is hidden for the question that two of it answered, so no row of it says its team.
      expect(row.team).not.toBe('Payments')
    }
    // A cursor is its reader's own, and holds no id that could be read.
    expect(Buffer.from(first.nextCursor!, 'base64url').toString('latin1')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
    const foreign = await call(resultEndpoints.responses, bearer.pm, {
      params: { id: survey.id },
      query: { limit: 9, cursor: first.nextCursor },
    })
    expect(foreign.status).toBe(422)
  })

  test('a survey gives single responses or figures by role, on every route', async () => {
    const people = Array.from({ length: 24 }, (_, i) => ({
      team: i % 3 === 0 ? 'Payments' : 'Mobile',
      role: i < 12 ? 'backend' : 'frontend',
      tenure: '1-3',
      answers: { a: 1 + ((i * 7) % 5), s: i % 2 ? 'x' : 'y', why: `words ${i}` },
    }))
    const list = (id: string) => call(resultEndpoints.responses, bearer.pm, { params: { id }, query: { limit: 100 } })
    const file = (id: string, format: string) =>
      call(resultEndpoints.exported, bearer.pm, { params: { id }, query: { format } })

    const groups = await opened()
    await answer(groups, people)
    const refused = await list(groups.id)
    expect([refused.status, await refused.json()]).toMatchObject([409, { reason: 'responses-groups-said' }])
    for (const format of ['csv', 'json', 'xlsx', 'spss', 'r'])
      expect([format, (await file(groups.id, format)).status]).toEqual([format, 409])
    expect(await (await file(groups.id, 'codebook')).text()).toContain('Left out: every response.')
    expect((await results(groups, { by: 'role' })).questions[0]!.groups!.some((one) => !one.suppressed)).toBe(true)

    const rows = await opened({ disclosure: 'responses' })
    // As the answering page takes it in: the role and tenure that are said are not kept.
    for (const { team, role, answers } of people) {
      const segments = { team: await teamOf(team), role, tenure: '1-3 years' as never }
      await respond(null, rows.publicToken, { answers, segments }, null, new Date())
    }
    expect(
      await db.surveyResponse.count({
        where: { surveyId: rows.id, OR: [{ role: { not: null } }, { tenure: { not: null } }] },
      }),
    ).toBe(0)
    const page = (await (await list(rows.id)).json()) as Page<ShownResponse>
    expect(page.data).toHaveLength(24)
    for (const by of ['role', 'tenure'] as const) {
      const found = await results(rows, { by })
      expect(found.groupsWithheld).toContain('single responses')
      expect(found.questions.every((one) => one.groups!.every((group) => group.suppressed))).toBe(true)
    }
    const edit = (disclosure: string) =>
      call(surveyEndpoints.edit, bearer.pm, { params: { id: rows.id }, body: { disclosure } })
    expect([(await edit('groups')).status, (await edit('responses')).status]).toEqual([409, 200])
  })

  test('twenty answers from a team of fourteen are said, not told as everybody', async () => {
    await teamOf('Search')
    const survey = await opened()
    await answer(
      survey,
      many(20, (i) => ({ team: 'Search', answers: { a: [1, 5, 3, 4][i % 4]! } })),
    )
    const found = await results(survey, { 'filter.team': 'Search' })
    expect(found.answers).toEqual({ repeatable: true, again: false, moreThanPeople: true })
    expect([found.n, found.rate]).toEqual([20, null])
    const [question] = found.questions
    expect(question!.ci![1] - question!.ci![0]).toBeGreaterThan(0.5)
    for (const share of question!.distribution!) expect(share.ci[1]).toBeGreaterThan(share.ci[0])
  })
})

describe('the union of all dimensions, routes and looks', () => {
  test.each([1, 2, 3, 4])(
    'tells no sum over fewer than the minimum, seed %i',
    async (seed) => {
      const random = randomFrom(seed)
      const survey = await opened()
      const people = organization(random)
        .filter(() => random() < 0.4 + seed / 10)
        .map((cell) => ({ cell, at: random(), closed: random() < 0.8 }))
        .sort((one, other) => one.at - other.at)
      const steps: Record<'a' | 's', Step[]> = { a: [], s: [] }
      const limits = { a: { scores: 5, distributions: 8 }, s: { scores: 8, distributions: 8 } }
      const names = async () =>
        new Map(await Promise.all([...teams].map(async ([name, id]) => [await id, name] as const)))
      let stored = 0
      for (const part of [0.15, 0.4, 0.45, 0.8, 1]) {
        const until = Math.round(people.length * part)
        await answer(
          survey,
          people.slice(stored, until).map(({ cell, closed }) => {
            const [team, role, tenure] = JSON.parse(cell) as [string, string, string]
            return {
              team,
              role: role || undefined,
              tenure: tenure || undefined,
              answers: { a: 3, ...(closed && { s: 'x' }) },
            }
          }),
        )
        stored = until
        if (part === 1) await call(resultEndpoints.close, bearer.pm, { params: { id: survey.id }, body: {} })
        const looks = await Promise.all(DIMENSIONS.map(async (by) => [by, await results(survey, { by })] as const))
        const byId = await names()
        const counted = await db.surveyResponse.findMany({ where: { surveyId: survey.id, counted: true } })
        for (const key of ['a', 's'] as const) {
          const cells: Record<string, number> = {}
          for (const row of counted.filter((one) => key in (one.answers as object))) {
            const cell = cellKey(byId.get(row.teamId ?? '') ?? '', row.role ?? '', row.tenure ?? '')
            cells[cell] = (cells[cell] ?? 0) + 1
          }
          steps[key].push(readStep(looks, key, cells, newCells(cells, steps[key]), byId))
        }
      }
      for (const key of ['a', 's'] as const) {
        expect(steps[key].some((step) => Object.values(step.moved).some((moved) => moved.length > 0))).toBe(true)
        expect(attack(steps[key], limits[key], 3, random)).toEqual([])
      }
      const trend = await call(analysisEndpoints.trend, bearer.developer, { params: { id: survey.id } })
      expect(trend.status).toBe(200)
    },
    120_000,
  )
})

/** What one look tells of a question: the figures that stand on all the answers that are counted now. */
function readStep(
  looks: readonly (readonly [(typeof DIMENSIONS)[number], Results])[],
  key: string,
  now: Cells,
  came: Cells,
  names: ReadonlyMap<string, string>,
): Step {
  const total = Object.values(now).reduce((sum, n) => sum + n, 0)
  const of = (results: Results) => results.questions.find((question) => question.key === key)!
  const sizeOf = (dimension: number, segment: string) =>
    Object.entries(now).reduce(
      (sum, [cell, n]) => sum + ((JSON.parse(cell) as string[])[dimension] === segment ? n : 0),
      0,
    )
  return {
    cells: came,
    distributions: 8,
    whole: !of(looks[0]![1]).suppressed && of(looks[0]![1]).n === total,
    moved: Object.fromEntries(
      looks.map(([by, results], dimension) => [
        by,
        of(results).groups!.flatMap((group) => {
          const segment = by === 'team' ? (names.get(group.value ?? '') ?? '') : (group.value ?? '')
          return !group.suppressed && group.n === sizeOf(dimension, segment) ? [segment] : []
        }),
      ]),
    ),
  }
}
