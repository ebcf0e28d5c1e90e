import { expect, request, type APIRequestContext } from '@playwright/test'
import { test } from './fixtures'
import { hub } from './hub'
import { ownFile } from './own-file'

const SURVEY = 'tests/fixtures/surveys/rust/2025-feedback.md'
const RFC = 'tests/fixtures/rfcs/rust/0007-a-lane-per-team.md'
const TRANSCRIPT = 'tests/fixtures/transcripts/build-talk-12.md'

interface Summary {
  created: number
  updated: number
  unchanged: number
  skipped: unknown[]
}

/** A client of the API with a token that the command line made; the person is new. */
async function as(role: string, name: string, baseURL: string): Promise<APIRequestContext> {
  const email = `${name}@chain.example`
  const { token } = JSON.parse(await hub('token', 'create', '--email', email, '--role', role, '--json')) as {
    token: string
  }
  return request.newContext({ baseURL: `${baseURL}/api/v1/`, extraHTTPHeaders: { authorization: `Bearer ${token}` } })
}

const imported = async (...args: string[]) => JSON.parse(await hub('import', ...args, '--json')) as Summary

async function json<T>(
  answer: Promise<{ status(): number; json(): Promise<unknown>; text(): Promise<string> }>,
  status = 200,
): Promise<T> {
  const response = await answer
  expect(response.status(), await response.text()).toBe(status)
  return (await response.json()) as T
}

interface Listed {
  data: { id: string; title: string; number: number; text: string; ref: { id: string } }[]
}
interface Question {
  key: string
  label: string
  type: string
  required?: boolean
  options?: { value: string }[]
  showIf?: unknown
}

test('the whole chain through REST and the command line alone', async ({ baseURL }) => {
  test.setTimeout(480_000)
  const base = baseURL as string
  const [pm, advocate, ana, ben] = [
    await as('pm', 'pat', base),
    await as('advocate', 'ada', base),
    await as('developer', 'ana', base),
    await as('developer', 'ben', base),
  ]

  // A survey is imported, opened and answered.
  const [questions, text, transcript] = [ownFile(SURVEY), ownFile(RFC), ownFile(TRANSCRIPT)]
  expect(await imported('survey', questions.path)).toMatchObject({ created: 1, updated: 0 })
  expect(await imported('survey', questions.path)).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
  const surveys = await json<Listed>(pm.get('surveys?limit=200'))
  // The file's own title, "Survey questions", is that of every survey of its project: the hub goes by the file's name.
  const title = `2025 feedback ${questions.mark}`
  const survey = surveys.data.find((each) => each.title === title)
  expect(survey, `a survey called ${title}`).toBeDefined()
  const opened = await json<{ publicToken: string; questions: Question[] }>(pm.post(`surveys/${survey?.id}/open`))
  const answers = (minutes: number) =>
    Object.fromEntries(
      opened.questions
        .filter((each) => !each.showIf)
        .flatMap((each): [string, unknown][] => {
          if (each.type === 'single') return [[each.key, each.options?.[0]?.value]]
          if (each.type === 'multi') return [[each.key, [each.options?.[0]?.value]]]
          if (each.type === 'longtext' || each.type === 'text')
            return [[each.key, `${each.label} Builds wait for a runner for ${minutes} minutes every afternoon.`]]
          return []
        }),
    )
  const nobody = await request.newContext({ baseURL: `${base}/api/v1/` })
  for (let i = 0; i < 9; i += 1) {
    expect(
      await json(nobody.post(`s/${opened.publicToken}/responses`, { data: { answers: answers(20 + i) } }), 201),
    ).toEqual({ accepted: true })
  }
  const results = await json<{ n: number; questions: { n: number | null }[] }>(pm.get(`surveys/${survey?.id}/results`))
  expect(results.n).toBe(9)
  await json(pm.post(`surveys/${survey?.id}/close`))

  // An RFC is imported and discussed.
  expect(await imported('rfcs', text.path)).toMatchObject({ created: 1, updated: 0 })
  expect(await imported('rfcs', text.path)).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
  const rfcs = await json<Listed>(pm.get(`rfcs?q=${text.mark}&limit=200`))
  const rfc = rfcs.data.find((each) => /lanes/i.test(each.title))
  const comment = await json<{ id: string; anchorState: string }>(
    ana.post(`rfcs/${rfc?.number}/comments`, {
      data: {
        body: 'One lane per team would have saved us two days last month.',
        anchor: { quote: 'A lane is not a priority.' },
      },
    }),
    201,
  )
  expect(comment.anchorState).toBe('exact')

  // An interview is written down and highlighted.
  expect(await imported('session', transcript.path)).toMatchObject({ created: 1, updated: 0 })
  expect(await imported('session', transcript.path)).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
  const session = await json<{ id: string }>(
    advocate.post('sessions', {
      data: {
        kind: 'interview',
        title: 'How we ship',
        team: null,
        date: '2026-06-01',
        participants: [{ email: 'ben@chain.example', speaker: 'Noor Dahl' }],
        consent: { scope: 'a-year' },
        body: transcript.text,
      },
    }),
    201,
  )
  const highlight = await json<{ evidenceId: string }>(
    advocate.post(`sessions/${session.id}/highlights`, {
      data: {
        quote: 'You have to deliver what you build; how else would you know whether it is any good?',
        tags: ['shipping'],
      },
    }),
    201,
  )
  expect(
    (
      await advocate.post(`sessions/${session.id}/highlights`, { data: { quote: 'nobody ever said this', tags: [] } })
    ).status(),
  ).toBe(422)

  // An insight joins the three.
  const find = async (query: string, match: (each: Listed['data'][number]) => boolean) => {
    const found = (await json<Listed>(pm.get(`evidence?limit=200&${query}`))).data.find(match)
    expect(found, query).toBeDefined()
    return found?.id as string
  }
  const fromSurvey = await find('kind=survey-result', (each) => each.ref.id.includes(survey?.id ?? '-'))
  const fromComment = await find('kind=rfc-comment&q=lane', (each) => each.ref.id === comment.id)
  const insight = await json<{ id: string; breadth: { people: number }; rungs: Record<string, number> }>(
    pm.post('insights', {
      data: {
        statement: 'Waiting for shared runners costs more than any other step',
        evidence: [
          { id: fromSurvey, stance: 'supports' },
          { id: fromComment, stance: 'supports' },
          { id: highlight.evidenceId, stance: 'supports' },
        ],
      },
    }),
    201,
  )
  expect(insight.rungs).toMatchObject({ low: expect.any(Number), medium: expect.any(Number) })
  expect(insight.breadth.people).toBeGreaterThanOrEqual(2)

  // A roadmap item is ranked by it.
  const item = await json<{ id: string; score: { reach: number; value: number; why: unknown[] } }>(
    pm.post('roadmap/items', {
      data: {
        title: 'Runners that scale with the queue',
        problem: 'Builds wait.',
        insights: [insight.id],
        impact: 2,
        effort: 4,
        kind: 'build',
        horizon: 'now',
      },
    }),
    201,
  )
  expect(item.score.reach).toBeGreaterThanOrEqual(2)
  expect(item.score.why.length).toBeGreaterThan(0)
  const ranked = await json<Listed>(pm.get('roadmap/items?sort=rice&limit=200'))
  expect(ranked.data.map((each) => each.id)).toContain(item.id)

  // It ships, and the people behind it are owed an answer.
  expect(
    (await ana.post(`roadmap/items/${item.id}/ship`, { data: { title: 'Shipped', body: 'Done.' } })).status(),
  ).toBe(403)
  const shipped = await json<{ updateId: string; told: { owed: number } }>(
    pm.post(`roadmap/items/${item.id}/ship`, {
      data: { title: 'Builds start at once', body: 'Runners now scale with the queue.' },
    }),
    201,
  )
  expect(shipped.told.owed).toBe(2)
  expect((await pm.post(`roadmap/items/${item.id}/ship`, { data: { title: 'Again', body: 'Again.' } })).status()).toBe(
    409,
  )
  const trail = await json<{
    insights: { evidence: unknown[] }[]
    updates: { id: string }[]
    told: Record<string, number>
  }>(pm.get(`roadmap/items/${item.id}/trail`))
  expect(trail.insights[0]?.evidence).toHaveLength(3)
  expect(trail.updates.map((each) => each.id)).toEqual([shipped.updateId])
  expect(trail.told).toMatchObject({ owed: 2, told: 0, muted: 0 })
  const updates = await json<Listed>(ben.get('updates'))
  expect(updates.data[0]?.title).toBe('Builds start at once')
  expect(await (await ben.get('updates.atom')).text()).toContain('<title>Builds start at once</title>')
})
