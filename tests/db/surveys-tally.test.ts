import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { db, pool, transaction } from '@/lib/server/db'
import { drainOutbox } from '@/lib/server/job-runner'
import { createSurvey } from '@/lib/surveys/commands'
import { countUp, moveFigures } from '@/lib/results/jobs-tally'
import { countBacklogged, refreshTallies, refreshTally } from '@/lib/results/refresh'
import { lockMoving, lockTally } from '@/lib/results/repo-tally'
import { getComments } from '@/lib/results/queries-comments'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { getResponses } from '@/lib/results/queries-responses'
import type { Answers, Anonymity, CreateSurveyInput, Survey } from '@/lib/surveys/schema'
import { actorOf, makePerson, makeTeam } from './make'
import { getResults } from '@/lib/results/queries'
import { closeSurvey } from '@/lib/results/commands-close'
import { openSurvey } from '@/lib/surveys/commands-status'

const now = new Date('2026-05-04T13:14:15Z')
const options = ['a', 'b', 'c', 'd'].map((value) => ({ value, label: value.toUpperCase() }))
const questions: CreateSurveyInput['questions'] = [
  { key: 'rate', type: 'rating', label: 'Rate it' },
  {
    key: 'many',
    type: 'multi',
    label: 'Which?',
    options: [...options.slice(0, 3), { value: 'x', label: 'Other', open: true }],
  },
  { key: 'grid', type: 'matrix', label: 'Each', options: options.slice(0, 2), rows: ['r1', 'r2'] },
  { key: 'rank', type: 'ranking', label: 'Order', options: options.slice(0, 3) },
  { key: 'best', type: 'maxdiff', label: 'Best–worst (MaxDiff)', options, perSet: 3 },
  { key: 'why', type: 'longtext', label: 'Why?' },
]
let pm: Actor
let teams: string[]

beforeAll(async () => {
  pm = actorOf(await makePerson({ role: 'pm' }))
  teams = [await makeTeam({ name: 'North', headcount: 40 }), await makeTeam({ name: 'South', headcount: 30 })].map(
    (team) => team.id,
  )
})

async function openOne(anonymity: Anonymity = 'anonymous'): Promise<Survey> {
  return openSurvey(pm, (await createSurvey(pm, { title: 'Pulse', anonymity, questions }, now)).id, now)
}

/** The tally as plain JavaScript counts it from the rows: question, matrix row, value. */
function recount(rows: { answers: Answers; teamId: string | null; role: string | null }[]): string[] {
  const counts = new Map<string, number[]>()
  const add = (key: string, row: string, value: string, segment: { team: string; role: string }, place = 0) => {
    for (const [dimension, name] of [
      ['all', ''],
      ['team', segment.team],
      ['role', segment.role],
      ['tenure', ''],
    ] as const) {
      const id = [dimension, name, key, row, value].join('|')
      const [count = 0, places = 0, firsts = 0] = counts.get(id) ?? []
      counts.set(id, [count + 1, places + place, firsts + (place === 1 ? 1 : 0)])
    }
  }
  for (const { answers, teamId, role } of rows) {
    const segment = { team: teamId ?? '', role: role ?? '' }
    add('', '', '', segment)
    for (const [key, value] of Object.entries(answers)) {
      add(key, '', '', segment)
      if (key === 'why' || key.endsWith('.text')) continue
      if (Array.isArray(value))
        value.forEach((one, index) => {
          add(key, '', one, segment, index + 1)
          if (key === 'rank') add(key, String(index + 1), one, segment)
        })
      else if (typeof value === 'object')
        for (const [row, cell] of Object.entries(value)) {
          add(key, row, '', segment)
          for (const one of [cell].flat()) add(key, row, String(one), segment)
        }
      else add(key, '', String(value), segment)
    }
  }
  return [...counts].map(([id, sums]) => `${id}=${sums.join(',')}`).sort()
}

async function tallied(surveyId: string): Promise<string[]> {
  const rows = await db.surveyTally.findMany({ where: { surveyId } })
  return rows
    .filter((row) => row.count > 0)
    .map(
      (row) =>
        `${[row.dimension, row.segment, row.key, row.row, row.value].join('|')}=${row.count},${row.places},${row.firsts}`,
    )
    .sort()
}

const countedRows = async (surveyId: string) =>
  (await db.surveyResponse.findMany({ where: { surveyId, counted: true } })).map((row) => ({
    ...row,
    answers: row.answers as unknown as Answers,
  }))

const answersArb: fc.Arbitrary<Answers> = fc.record(
  {
    rate: fc.integer({ min: 1, max: 5 }),
    many: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'x'), { minLength: 1 }),
    grid: fc.record({ r1: fc.constantFrom('a', 'b'), r2: fc.constantFrom('a', 'b') }, { requiredKeys: ['r1'] }),
    rank: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
    why: fc.constantFrom('Slow builds', 'Reviews wait'),
  },
  { requiredKeys: [] },
)

describe('the tally', () => {
  test('is what counting the rows gives, whatever came, went or changed in between', async () => {
    const step = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constant('come' as const),
          answers: fc.array(fc.tuple(answersArb, fc.constantFrom(0, 1, 2), fc.constantFrom('backend', undefined)), {
            minLength: 1,
            maxLength: 14,
          }),
        }),
      },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('look' as const) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('go' as const), many: fc.integer({ min: 1, max: 3 }) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('change' as const), answers: answersArb }) },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
        const survey = await openOne()
        for (const one of steps) {
          if (one.kind === 'come')
            await Promise.all(
              one.answers.map(([answers, team, role]) =>
                respond(
                  null,
                  survey.publicToken,
                  { answers, segments: { ...(teams[team] && { team: teams[team] }), ...(role && { role }) } },
                  null,
                  now,
                ),
              ),
            )
          else if (one.kind === 'look') await getResults(pm, survey.id, {})
          else {
            const rows = await db.surveyResponse.findMany({
              where: { surveyId: survey.id },
              orderBy: { id: 'asc' },
              take: one.kind === 'go' ? one.many : 1,
            })
            const where = { id: { in: rows.map((row) => row.id) } }
            if (one.kind === 'go') await db.surveyResponse.deleteMany({ where })
            else await db.surveyResponse.updateMany({ where, data: { answers: one.answers } })
          }
        }
        await transaction((tx) => refreshTally(tx, survey.id))
        const rows = await countedRows(survey.id)
        expect(await tallied(survey.id)).toEqual(recount(rows))
        const row = await db.survey.findUniqueOrThrow({ where: { id: survey.id } })
        expect([row.counted, row.recount]).toEqual([rows.length, false])
        const comments = await db.surveyComment.findMany({ where: { surveyId: survey.id } })
        expect(comments.map((one) => `${one.responseId} ${one.text}`).sort()).toEqual(
          rows.flatMap((one) => (typeof one.answers.why === 'string' ? [`${one.id} ${one.answers.why}`] : [])).sort(),
        )
      }),
      { numRuns: 12 },
    )
  }, 90_000)

  test('counts maxdiff by set, and results show best, worst and score', async () => {
    const survey = await openOne()
    const [first] = survey.questions.find((question) => question.key === 'best')!.sets!
    await Promise.all(
      Array.from({ length: 9 }, (_, i) =>
        respond(
          null,
          survey.publicToken,
          { answers: { best: { '1.best': first![i < 6 ? 0 : 1]!, '1.worst': first![2]! } } },
          null,
          now,
        ),
      ),
    )
    const { distribution } = (await getResults(pm, survey.id, {})).questions.find(
      (question) => question.key === 'best',
    )!
    const of = (value: string) => distribution!.find((one) => one.value === value)!
    expect(of(first![0]!)).toMatchObject({ count: 6, worst: 0, score: 6 / 9 })
    expect(of(first![2]!)).toMatchObject({ count: 0, worst: 9, score: -1 })
  })

  test('is the same after the job that counts what has piled up, which leaves enough for the next look', async () => {
    const survey = await openOne()
    await pool().query(
      `INSERT INTO "SurveyResponse" (id, "surveyId", anonymity, day, answers, "teamId")
       SELECT gen_random_uuid(), $1, 'anonymous', '2026-05-04', jsonb_build_object('rate', 1 + i % 5, 'many', jsonb_build_array('a')), $2 FROM generate_series(1, 620) i`,
      [survey.id, teams[0]],
    )
    await countBacklogged()
    expect(await db.surveyResponse.count({ where: { surveyId: survey.id, counted: false } })).toBe(100)
    expect(await tallied(survey.id)).toEqual(recount(await countedRows(survey.id)))
    const results = await getResults(pm, survey.id, {})
    expect([results.n, results.questions[0]!.n]).toEqual([620, 620])
    expect(await tallied(survey.id)).toEqual(recount(await countedRows(survey.id)))
  })

  test(
    'of a crowd, whoever looks first waits for a part only; what is promised counts the rest, and all ' +
      'stands on the same in the end',
    async () => {
      const survey = await openOne()
      await pool().query(
        `INSERT INTO "SurveyResponse" (id, "surveyId", anonymity, day, answers, "teamId")
       SELECT gen_random_uuid(), $1, 'anonymous', '2026-05-04', jsonb_build_object('rate', 1 + i % 5, 'rank', jsonb_build_array('b', 'a'), 'grid', jsonb_build_object('r1', 'a')), $2 FROM generate_series(1, 26000) i`,
        [survey.id, teams[0]],
      )
      const first = await getResults(pm, survey.id, {})
      expect(first.n).toBe(26_000)
      expect(first.counted).toBeGreaterThanOrEqual(10_000)
      expect(first.counted).toBeLessThan(20_000)
      expect(first.questions[0]!.n).toBe(first.counted)
      await drainOutbox([countUp])
      expect(await db.surveyResponse.count({ where: { surveyId: survey.id, counted: false } })).toBe(100)
      const then = await getResults(pm, survey.id, {})
      expect([then.counted, then.questions[0]!.n]).toEqual([26_000, 26_000])
      expect(await tallied(survey.id)).toEqual(recount(await countedRows(survey.id)))
    },
  )

  test('of a survey with many questions one look counts fewer responses, and of several surveys no more than of one', async () => {
    const wide = Array.from({ length: 60 }, (_, at) => ({
      key: `q${at}`,
      type: 'rating' as const,
      label: `Part ${at}`,
    }))
    const ids: string[] = []
    for (const title of ['One', 'Two', 'Three']) {
      const draft = await createSurvey(pm, { title, anonymity: 'anonymous', questions: wide }, now)
      ids.push((await openSurvey(pm, draft.id, now)).id)
    }
    await pool().query(
      `INSERT INTO "SurveyResponse" (id, "surveyId", anonymity, day, answers, "teamId")
       SELECT gen_random_uuid(), s.id, 'anonymous', '2026-05-04',
         (SELECT jsonb_object_agg('q' || q, 1 + (i + q) % 5) FROM generate_series(0, 59) q), $2
       FROM unnest($1::text[]) s(id), generate_series(1, 2500) i`,
      [ids, teams[0]],
    )
    // A thousand responses of sixty answers each; the rest, and the other two surveys, wait for the next look or the job.
    const counted = [...(await refreshTallies(ids)).values()].map((one) => one.counted)
    expect(counted.sort((a, b) => a - b)).toEqual([0, 0, 1_000])
    await drainOutbox([countUp])
    for (const id of ids) {
      const results = await getResults(pm, id, {})
      expect(results.n).toBe(2_500)
      expect(results.questions[0]!.n).toBe(results.counted)
    }
  })

  test('of very many groups no reader waits: the job decides what is shown of them', async () => {
    const wide = Array.from({ length: 60 }, (_, at) => ({
      key: `q${at}`,
      type: 'rating' as const,
      label: `Part ${at}`,
    }))
    const draft = await createSurvey(pm, { title: 'Wide', anonymity: 'anonymous', questions: wide }, now)
    const { id } = await openSurvey(pm, draft.id, now)
    await pool().query(
      `INSERT INTO "SurveyResponse" (id, "surveyId", anonymity, day, answers, role)
       SELECT gen_random_uuid(), $1, 'anonymous', '2026-05-04',
         (SELECT jsonb_object_agg('q' || q, 1 + (i + q) % 5) FROM generate_series(0, 59) q), 'role ' || i
       FROM generate_series(1, 400) i`,
      [id],
    )
    const steps = () => db.surveyStep.count({ where: { surveyId: id } })
    expect((await getResults(pm, id, {})).questions[0]!.n).toBeNull()
    expect(await steps()).toBe(0)
    await drainOutbox([moveFigures])
    expect(await steps()).toBeGreaterThan(0)
    const results = await getResults(pm, id, {})
    expect([results.n, results.questions[0]!.n]).toEqual([400, 400])
  })

  test('no reader waits for the job that moves the figures: what was there before is read', async () => {
    const survey = await openOne()
    for (let i = 0; i < 12; i++) await respond(null, survey.publicToken, { answers: { rate: 3 } }, null, now)
    const shown = async () => (await getResults(pm, survey.id, {})).questions[0]!.n
    await transaction(async (tx) => {
      await lockMoving(tx, survey.id)
      await lockTally(tx, survey.id)
      expect(await shown()).toBeNull()
    })
    expect(await shown()).toBe(12)
  })

  test('two looks at once count each response once', async () => {
    const survey = await openOne()
    await Promise.all(
      Array.from({ length: 12 }, () => respond(null, survey.publicToken, { answers: { rate: 3 } }, null, now)),
    )
    await Promise.all(Array.from({ length: 6 }, () => getResults(pm, survey.id, {})))
    expect(await tallied(survey.id)).toEqual(recount(await countedRows(survey.id)))
    expect((await getResults(pm, survey.id, {})).questions[0]!.n).toBe(12)
  })
})

describe('figures move in steps', () => {
  const one = (survey: Survey, rate = 1) =>
    respond(null, survey.publicToken, { answers: { rate, why: `Because ${rate}` } }, null, now)

  test('one more answer is counted at once and shown with enough others; the rows and comments move with it', async () => {
    const survey = await openOne()
    for (let i = 0; i < 10; i++) await one(survey, 5)
    const seen = async () => {
      const results = await getResults(pm, survey.id, {})
      const rows = await getResponses(pm, survey.id, { limit: 100 })
      return [results.n, results.questions[0]!.n, rows.data.length, (await getComments(pm, survey)).comments.length]
    }
    expect(await seen()).toEqual([10, 10, 10, 10])
    for (let i = 1; i < 8; i++) {
      await one(survey)
      expect(await seen()).toEqual([10 + i, 10, 10, 10])
    }
    await one(survey)
    expect(await seen()).toEqual([18, 18, 18, 18])
  })
  test('closing does not show the few that came since, and says how many answers a figure stands on', async () => {
    const survey = await openOne()
    for (let i = 0; i < 10; i++) await one(survey, 5)
    await getResults(pm, survey.id, {})
    await one(survey)
    await closeSurvey(pm, survey.id, now)
    expect((await getResults(pm, survey.id, {})).questions[0]).toMatchObject({ n: 10, mean: 5 })
  })
  test('a survey nobody looked at shows all when it closes; a named one always does', async () => {
    const [quiet, named] = [await openOne(), await openOne('named')]
    for (let i = 0; i < 11; i++) await one(quiet)
    await closeSurvey(pm, quiet.id, now)
    expect((await getResults(pm, quiet.id, {})).questions[0]!.n).toBe(11)
    for (let i = 0; i < 7; i++) {
      await respond(actorOf(await makePerson()), named.publicToken, { answers: { rate: 2 } }, null, now)
      expect((await getResponses(pm, named.id, { limit: 100 })).data).toHaveLength(i + 1)
    }
    expect((await getResults(pm, named.id, {})).questions[0]!.n).toBe(7)
  })
})
