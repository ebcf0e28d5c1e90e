import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { createSurvey } from '@/lib/surveys/commands'
import { getTeamRanking } from '@/lib/results/queries-compare'
import { getComments } from '@/lib/results/queries-comments'
import { getDrivers } from '@/lib/results/queries-drivers'
import { getTrend } from '@/lib/results/queries-trend'
import { getResponses } from '@/lib/results/queries-responses'
import type { CreateSurveyInput } from '@/lib/surveys/schema'
import { actorOf, makePerson, makeTeam } from './make'
import { getResults } from '@/lib/results/queries'
import { closeSurvey } from '@/lib/results/commands-close'
import { openSurvey } from '@/lib/surveys/commands-status'

// The attacker reads everything that may be read, whenever answers come in, keeps it, and subtracts. Every number that is shown is a sum
// over a set of responses; the test knows the set, the attacker its size. He wins when two such sets, or one and the sum of
// others that part it, differ by fewer responses than the minimum (and by any at all).

const now = new Date('2026-05-04T13:14:15Z')
const ROUNDS = 8
const LOOKS = 7
const questions: CreateSurveyInput['questions'] = [
  { key: 'score', type: 'rating', label: 'Score' },
  {
    key: 'pick',
    type: 'single',
    label: 'Pick',
    options: [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ],
  },
  { key: 'pace', type: 'rating', label: 'Pace', options: [{ value: 'na', label: 'Does not apply', na: true }] },
  { key: 'why', type: 'longtext', label: 'Why?' },
]
const TEAMS = ['Alpha', 'Beta', 'Gamma', 'Delta']
const ROLES = ['backend', 'frontend']

let pm: Actor
let reader: Actor
let teams: Map<string, string>

/** A seeded generator (mulberry32), so that a failure can be seen again. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

interface Given {
  team: string
  role: string
  score: number
  asked: boolean
  paced: boolean
  applies: boolean
}
/** A set of responses whose sum was shown: which, and of what. */
interface Published {
  what: string
  of: number
  members: bigint
}

/** How many a figure tells something of: also of those it says to not apply to. */
const behind = ({ n, na }: { n: number | null; na?: number | undefined }): number | null =>
  n === null ? null : n + (na ?? 0)

const bits = (set: bigint): number => set.toString(2).replaceAll('0', '').length

beforeAll(async () => {
  pm = actorOf(await makePerson({ role: 'pm' }))
  reader = actorOf(await makePerson({ role: 'developer' }))
  teams = new Map(
    await Promise.all(TEAMS.map(async (name) => [name, (await makeTeam({ name, headcount: 30 })).id] as const)),
  )
})

/** The earliest `n` of the given that belong to a group: what a figure of that size must stand on, since figures only ever grow. */
function membersOf(given: readonly Given[], order: readonly number[], belongs: (one: Given) => boolean): bigint {
  return order.reduce((set, index) => (belongs(given[index]!) ? set | (1n << BigInt(index)) : set), 0n)
}

describe('an attacker who keeps everything that was ever shown', () => {
  test.each(Array.from({ length: ROUNDS }, (_, seed) => seed + 1))(
    'cannot tell a few people’s answers apart, seed %i',
    async (seed) => {
      const next = random(seed)
      // Half of the surveys give single responses, the others figures by group.
      const disclosure = seed % 2 === 0 ? 'groups' : 'responses'
      const below = (limit: number) => Math.floor(next() * limit)
      const survey = await openSurvey(
        pm,
        (
          await createSurvey(
            pm,
            { title: `Attack ${seed}`, anonymity: 'anonymous', disclosure, questions, minScore: 5, minComments: 8 },
            now,
          )
        ).id,
        now,
      )
      const given: Given[] = []
      const ids: string[] = []
      const published: Published[] = []
      let looks = 0

      const come = async (many: number) => {
        for (let i = 0; i < many; i++) {
          const one: Given = {
            team: TEAMS[below(4) * below(2)]!,
            role: ROLES[below(2)]!,
            score: 1 + below(5),
            asked: next() < 0.7,
            paced: next() < 0.9,
            applies: next() < 0.8,
          }
          const id = crypto.randomUUID()
          given.push(one)
          ids.push(id)
          await db.surveyResponse.create({
            data: {
              id,
              surveyId: survey.id,
              anonymity: 'anonymous',
              day: now,
              teamId: teams.get(one.team)!,
              role: one.role,
              answers: {
                score: one.score,
                ...(one.paced && { pace: one.applies ? one.score : 'na' }),
                ...(one.asked && { pick: one.score > 2 ? 'a' : 'b', why: `Remark ${given.length}` }),
              },
            },
          })
        }
      }
      /** Reads all there is, and writes down which responses each number stands on. */
      const read = async () => {
        looks += 1
        const asked = {
          score: () => true,
          pick: (one: Given) => one.asked,
          pace: (one: Given) => one.paced,
          why: (one: Given) => one.asked,
        }
        const counted = async () =>
          (
            await db.surveyResponse.findMany({ where: { surveyId: survey.id, counted: true }, select: { id: true } })
          ).map((row) => ids.indexOf(row.id))
        for (const by of ['team', 'role'] as const) {
          const results = await getResults(reader, survey.id, { by })
          const order = await counted()
          for (const question of results.questions) {
            const answers = asked[question.key as keyof typeof asked]
            const least = question.key === 'score' ? 5 : 8
            const add = (what: string, n: number | null, suppressed: boolean, belongs: (one: Given) => boolean) => {
              if (suppressed || n === null) return
              expect(n, `${what} at look ${looks}`).toBeGreaterThanOrEqual(least)
              // A figure that stayed behind was seen before, on exactly that many.
              const known = published.find((one) => one.what === what && one.of === n)
              const members = known?.members ?? membersOf(given, order, (one) => answers(one) && belongs(one))
              expect(bits(members), `${what} stands on those that are counted`).toBe(n)
              if (!known) published.push({ what, of: n, members })
            }
            add(question.key, behind(question), question.suppressed, () => true)
            for (const group of question.groups ?? []) {
              const name = by === 'team' ? TEAMS.find((team) => teams.get(team) === group.value)! : group.value
              add(
                `${question.key} of ${name}`,
                behind(group),
                group.suppressed,
                (one) => (by === 'team' ? one.team : one.role) === name,
              )
            }
          }
          // A filter shows what its group shows, no more.
          for (const team of TEAMS) {
            const [filtered, crossed] = [
              await getResults(reader, survey.id, { team }),
              await getResults(reader, survey.id, { team, by: 'role' }),
            ]
            if (by === 'team')
              expect(filtered.questions.map((one) => one.n)).toEqual(
                results.questions.map((one) => one.groups!.find((group) => group.value === teams.get(team))?.n ?? null),
              )
            expect(crossed.questions.flatMap((one) => one.groups ?? []).every((group) => group.suppressed)).toBe(true)
          }
        }
        // Rows, comments and figures stand on the same responses.
        const order = await counted()
        if (order.length >= 8 && disclosure === 'groups')
          await expect(getResponses(pm, survey.id, { limit: 200 })).rejects.toMatchObject({ code: 'conflict' })
        if (order.length >= 8 && disclosure === 'responses') {
          const rows = await getResponses(pm, survey.id, { limit: 200 })
          expect(rows.data).toHaveLength(order.length)
          published.push({ what: 'rows', of: order.length, members: membersOf(given, order, () => true) })
          for (const team of TEAMS) {
            const named = rows.data.filter((row) => row.team === team)
            if (named.length === 0) continue
            const members = membersOf(given, order, (one) => one.team === team)
            expect(bits(members), `all rows of ${team} or none`).toBe(named.length)
            published.push({ what: `rows of ${team}`, of: named.length, members })
          }
        }
        const { comments } = await getComments(reader, survey)
        const known = new Set(order.flatMap((index) => (given[index]!.asked ? [`Remark ${index + 1}`] : [])))
        for (const comment of comments) expect(known.has(comment.text)).toBe(true)
      }

      await come(6 + below(12))
      for (let look = 0; look < LOOKS; look++) {
        await read()
        await come(below(3) === 0 ? below(14) : below(4))
      }
      await closeSurvey(pm, survey.id, now)
      await read()

      let pairs = 0
      const of = (key: string) => published.filter((one) => one.what === key || one.what.startsWith(`${key} of `))
      for (const key of disclosure === 'groups' ? ['score', 'pick', 'pace'] : ['score', 'pick', 'pace', 'rows']) {
        const least = key === 'score' ? 5 : 8
        const sets = of(key)
        const tell = (difference: bigint, words: string) => {
          pairs += 1
          const size = bits(difference)
          expect(size === 0 || size >= least, `${words} tells ${size} apart`).toBe(true)
        }
        for (const one of sets)
          for (const other of sets)
            if ((one.members & other.members) === other.members)
              tell(one.members & ~other.members, `${one.what} (${one.of}) less ${other.what} (${other.of})`)
        // One less several that do not overlap: a total less its teams, a step of a total less the steps of teams within it.
        const steps = sets.flatMap((one) =>
          sets.flatMap((other) =>
            one.what === other.what && other.members !== one.members && (one.members & other.members) === other.members
              ? [{ ...one, members: one.members & ~other.members }]
              : [],
          ),
        )
        const pieces = [...sets, ...steps]
        for (let attempt = 0; attempt < 4_000; attempt++) {
          let rest = pieces[below(pieces.length)]!.members
          for (let i = 0; i < 4; i++) {
            const taken = pieces[below(pieces.length)]!.members
            if ((rest & taken) === taken && rest !== taken) rest &= ~taken
          }
          tell(rest, `a sum of ${key}`)
        }
      }
      expect(pairs).toBeGreaterThan(8_000)
    },
    120_000,
  )
})

describe('what is worked out of figures', () => {
  const scales: CreateSurveyInput['questions'] = [
    ...questions.slice(0, 1),
    { key: 'ease', type: 'rating', label: 'Ease' },
    { key: 'trust', type: 'rating', label: 'Trust' },
  ]

  test.each([1, 2, 3])(
    'tells no more than they do: trend, standings and drivers, seed %i',
    async (seed) => {
      const next = random(seed * 97)
      const below = (limit: number) => Math.floor(next() * limit)
      const survey = await openSurvey(
        pm,
        (
          await createSurvey(
            pm,
            {
              title: `Worked out ${seed}`,
              anonymity: 'anonymous',
              questions: scales,
              minScore: 5,
              minComments: 8,
              series: `Attack ${seed}`,
            },
            now,
          )
        ).id,
        now,
      )
      const places = [...teams.values()]
      for (let more = 0; more < 2; more++)
        places.push((await makeTeam({ name: `Attack ${seed} ${more}`, headcount: 30 })).id)
      const come = (many: number) =>
        db.surveyResponse.createMany({
          data: Array.from({ length: many }, () => ({
            id: crypto.randomUUID(),
            surveyId: survey.id,
            anonymity: 'anonymous',
            day: now,
            teamId: places[below(places.length)]!,
            answers: { score: 1 + below(5), ...(next() < 0.95 && { ease: 1 + below(5) }), trust: 1 + below(5) },
          })),
        })
      /** Responses behind each version of the drivers that was ever shown. */
      const steps: { n: number; whole: string[]; all: string }[] = []
      const read = async () => {
        const results = await getResults(reader, survey.id, { by: 'team' })
        const trend = await getTrend(reader, survey.id)
        for (const question of trend.questions) {
          const page = results.questions.find((one) => one.key === question.key)!
          expect([question.points[0]!.value, question.points[0]!.ci]).toEqual([
            page.favourable ?? null,
            page.favourableCi ?? null,
          ])
        }
        for (const question of (await getTeamRanking(reader, survey.id)).questions) {
          const groups = results.questions.find((one) => one.key === question.key)!.groups!
          expect(question.teams.length).toBeGreaterThanOrEqual(5)
          for (const one of question.teams)
            expect(groups.find((group) => group.value === one.team)).toMatchObject({
              suppressed: false,
              n: one.n,
              favourable: one.value,
            })
        }
        const drivers = await Promise.all(
          ['score', 'ease', 'trust'].map((outcome) => getDrivers(reader, survey.id, outcome)),
        )
        if (drivers[0]!.state !== 'ready') return
        // The same responses behind every outcome; nothing of it finer than two digits, and nothing by team.
        expect(new Set(drivers.map((one) => one.n)).size).toBe(1)
        const figures = drivers.flatMap((one) => [
          one.r2!,
          ...one.r2Ci!,
          ...one.drivers.flatMap((driver) => [driver.share, driver.weight, ...driver.shareCi, ...driver.weightCi]),
        ])
        for (const figure of figures) expect(Math.abs(figure * 100 - Math.round(figure * 100))).toBeLessThan(1e-9)
        const rows = await db.surveyResponse.findMany({
          where: { surveyId: survey.id, counted: true },
          select: { id: true, answers: true },
          orderBy: { id: 'asc' },
        })
        const whole = rows.filter((row) => Object.keys(row.answers as object).length === 3).map((row) => row.id)
        const all = JSON.stringify(
          drivers.map(({ r2, r2Ci, drivers: found }) => [
            r2,
            r2Ci,
            found.map(({ favourable: _f, favourableCi: _c, ...driver }) => driver),
          ]),
        )
        const last = steps.at(-1)
        if (last?.n === drivers[0]!.n) expect(all).toBe(last.all)
        else {
          expect(drivers[0]!.n).toBe(whole.length - 8)
          steps.push({ n: whole.length - 8, whole, all })
        }
      }
      await come(45)
      for (let look = 0; look < 8; look++) {
        await read()
        await read()
        await come(below(3) === 0 ? below(16) : below(5))
      }
      await closeSurvey(pm, survey.id, now)
      await read()
      expect(steps.length).toBeGreaterThan(1)
      for (const [index, step] of steps.entries())
        for (const before of steps.slice(0, index)) {
          const came = step.whole.filter((id) => !before.whole.includes(id)).length
          expect(came, 'whole responses between two versions').toBeGreaterThanOrEqual(8)
        }
    },
    120_000,
  )
})
