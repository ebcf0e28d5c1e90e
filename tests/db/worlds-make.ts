import type { Actor } from '@/lib/core/actor'
import { isoDay } from '@/lib/core/clock'
import { allJobs } from '@/lib/rooms'
import { db } from '@/lib/server/db'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import type { CreateSurveyInput } from '@/lib/surveys/schema'
import { actorOf, makePerson, makeTeam } from './make'

// Companies that differ only in who of three teams, each too small to be told of, answered, and what.

export const NOW = new Date('2026-05-04T13:14:15Z')
export const clock = () => NOW
export const TEAMS = ['big', 'small', 'tiny', 'mini'] as const
type Team = (typeof TEAMS)[number]
export interface Said {
  score: number
  pick: string
  why: string
}
/** What the first people of each team answered. */
export type World = Record<Team, Said[]>

const said = (n: number, from: number): Said[] =>
  Array.from({ length: n }, (_, at) => ({
    score: 1 + ((from + at * 2) % 5),
    pick: at % 3 === 0 ? 'a' : 'b',
    why: `We wait for shared runners on some days, remark number ${from + at}`,
  }))
export const ofBig = said(8, 10)
const others = said(10, 20)
const world = (small: number[], tiny: number[], mini: number[]): World => {
  const of = (indexes: number[]) => indexes.map((at) => others[at]!)
  return { big: ofBig, small: of(small), tiny: of(tiny), mini: of(mini) }
}
export const here = world([0, 1, 2, 3], [4, 5, 6], [7, 8, 9])
export const elsewhere = {
  'everybody of the small teams said what somebody of another said': world([9, 7, 5, 8], [6, 3, 0], [4, 2, 1]),
  'one of another team is silent': world([0, 1, 2], [3, 4, 5], [6, 7, 8, 9]),
}

export const questions: CreateSurveyInput['questions'] = [
  { key: 'score', type: 'rating', label: 'How is it?' },
  {
    key: 'pick',
    type: 'single',
    label: 'Which?',
    options: [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ],
  },
  { key: 'why', type: 'longtext', label: 'Why?' },
]
/** Each way in which answers may be shown. */
export const SURVEYS: Record<string, Partial<CreateSurveyInput>> = {
  Figures: { disclosure: 'groups' },
  'Single rows': { disclosure: 'responses' },
  'In confidence': { anonymity: 'confidential' },
}

export interface Company {
  people: Record<Team, Actor[]>
  teamIds: string[]
}

/** The people and teams that are the same in all worlds. */
export async function makeCompany(): Promise<Company> {
  await makeTeam({ name: 'Platform', headcount: 3, platform: true })
  const made = await Promise.all(
    TEAMS.map(async (name) => {
      const team = await makeTeam({ name: `The ${name} team`, headcount: name === 'big' ? 40 : 4 })
      const members: Actor[] = []
      for (let at = 0; at < (name === 'big' ? 8 : 4); at += 1) members.push(actorOf(await makePerson({ team })))
      return [name, { id: team.id, members }] as const
    }),
  )
  await db.person.updateMany({ data: { discipline: 'backend', startedOn: new Date('2020-01-01') } })
  return {
    people: Object.fromEntries(made.map(([name, { members }]) => [name, members])) as Record<Team, Actor[]>,
    teamIds: made.map(([, { id }]) => id),
  }
}

/** A survey that is open, with the answers of a world. */
export async function asked(
  pm: Actor,
  { people }: Company,
  answered: World,
  title: string,
  over: Partial<CreateSurveyInput>,
) {
  // No two at one moment: their order would be one of random ids.
  const at = new Date(NOW.getTime() - 60_000 * title.length)
  const { id } = await createSurvey(pm, { title, anonymity: 'anonymous', questions, ...over }, at)
  const { publicToken } = await openSurvey(pm, id, at)
  for (const team of TEAMS)
    for (const [place, answers] of answered[team].entries()) {
      const person = people[team][place]!
      const own = { team: person.teamId!, ...(over.disclosure === 'groups' && { role: 'backend' }) }
      const segments = over.anonymity === 'confidential' ? {} : { segments: own }
      const words = `${title}: ${answers.why}`
      await respond(person, publicToken, { answers: { ...answers, why: words }, ...segments }, null, NOW)
    }
  return { id, token: publicToken }
}

/** What reads texts with a model is attacked in tests/db/research-attack.test.ts. */
export const jobs = () => allJobs().filter(({ name }) => !/theme|twice|place/.test(name))

/**
 * Without what is drawn at random, or is of today: ids, cursors, moments, and the order of what has such an id. `anyOrder`: of every list.
 */
export function normal({ people, teamIds }: Company, value: unknown, anyOrder = true): string {
  const known = new Map(
    [...teamIds, ...TEAMS.flatMap((team) => people[team].map((one) => one.id))].map((id, at) => [id, `#${at}`]),
  )
  const today = isoDay(new Date())
  const text = (words: string) =>
    words
      .replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g, (id) => known.get(id) ?? '#')
      .replace(/(?<![\w-])[\w-]{32,}/g, '#')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (moment) => (moment.startsWith(today) ? '@' : moment))
  const asText = (one: unknown): string => JSON.stringify(one) ?? ''
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return text(one)
    if (one instanceof Date) return text(one.toISOString())
    if (one instanceof Map || one instanceof Set) return walk([...one])
    if (Array.isArray(one)) {
      const list = one.map(walk)
      const isDrawn = anyOrder || list.some((item) => /#(?!\d)/.test(asText(item)))
      return isDrawn ? list.sort((a, b) => (asText(a) < asText(b) ? -1 : 1)) : list
    }
    if (one === null || typeof one !== 'object') return one
    const entries = Object.entries(one).map(([key, inner]): [string, unknown] => [
      text(key),
      // A cursor is sealed or holds a random id; a change's number counts all changes that the hub has seen.
      /cursor$/i.test(key) ? inner === null : key === 'seq' ? 0 : walk(inner),
    ])
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
  }
  const parsed = (words: string): unknown => {
    try {
      return JSON.parse(words) as unknown
    } catch {
      return words.split(/\r?\n/)
    }
  }
  return asText(walk(typeof value === 'string' ? parsed(value) : value))
}

/** What was told differently, with the place. */
export const differences = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].flatMap((key) => {
    const [a, b] = [one.get(key) ?? '', other.get(key) ?? '']
    if (a === b) return []
    const at = [...a].findIndex((sign, place) => sign !== b[place])
    const around = (words: string) => words.slice(Math.max(0, at - 120), at + 120)
    return [`${key}: ${around(a)} ≠ ${around(b)}`]
  })
