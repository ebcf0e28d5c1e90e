import { createImport } from '@/lib/imports/commands'
import { undoImport } from '@/lib/imports/commands-undo'
import { erasePerson } from '@/lib/people/commands-erase'
import { closeSurvey } from '@/lib/results/commands-close'
import { getComments } from '@/lib/results/queries-comments'
import { getResults } from '@/lib/results/queries'
import type { Figures } from '@/lib/results/schema'
import { allJobs } from '@/lib/rooms'
import { db } from '@/lib/server/db'
import { drainOutbox } from '@/lib/server/job-runner'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { createSurvey, editSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import { getSurvey } from '@/lib/surveys/queries'
import type { CreateSurveyInput } from '@/lib/surveys/schema'
import { TEAMS, type Company } from './looks-company'
import { actorOf } from './make'

// A survey that lives as surveys do: closed and opened again, with files taken in and taken back, people who move from team to team and
// people who are erased, a minimum that is raised, questions that are mended. Whoever reads after each of these keeps everything.

export const NOW = new Date('2026-05-04T13:14:15Z')
export const BY = ['team', 'role', 'tenure'] as const
type By = (typeof BY)[number]

export const QUESTIONS: CreateSurveyInput['questions'] = [
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
  { key: 'low', type: 'rating', label: 'How low?', showIf: { question: 'score', atMost: 2 } },
  { key: 'why', type: 'longtext', label: 'Why?' },
]
const LOW = 2

/** What reads texts with a model shows no figure of a survey. */
const jobs = () => allJobs().filter(({ name }) => !/theme|twice|place/.test(name))

const ROLES = ['backend', 'frontend', 'sre', 'data']
const TENURES = ['under-1', '1-3', '3-7'] as const

/** Somebody whose answers were taken, or a row of a file. */
export interface Given {
  id: string
  team: string
  role: string
  tenure: string
  imported: boolean
  /** Known to be one person's only answer: by a single-use link, or of somebody who signed in. */
  invited: boolean
  person: string | null
  answers: { score?: number; pick?: string; low?: number; why?: string }
}

interface Figure {
  name: string
  key: string
  n: number
  /** Who it stands on: places in `given`. */
  members: ReadonlySet<number>
  /** The minimums that held when it was shown first. */
  limits: { scores: number; distributions: number }
}

export interface Watched {
  seed: number
  surveyId: string
  given: Given[]
  figures: Figure[]
  /** Those that somebody sees who looks for the first time now. */
  visible: Figure[]
  limits: { scores: number; distributions: number }
  looks: number
  events: string[]
  /** What was seen that must not be. */
  faults: string[]
}

interface Life extends Watched {
  company: Company
  next: () => number
  comments: Map<string, string | null>
  counted: Set<number>
  people: string[]
  anonymity: 'anonymous' | 'confidential'
  /** Which part of the answers comes by links. */
  links: number
}

const below = ({ next }: Life, limit: number) => Math.floor(next() * limit)
const answersOf = (life: Life, at: number): Given['answers'] => {
  const score = 1 + below(life, 5)
  return {
    ...(life.next() < 0.93 && { score, ...(score <= LOW && { low: 1 + below(life, 5) }) }),
    ...(life.next() < 0.85 && { pick: life.next() < 0.5 ? 'a' : 'b' }),
    ...(life.next() < 0.6 && { why: `Remark number ${at} of survey ${life.seed}` }),
  }
}
/** A kind of people: some roles are all of one team, most of which has no other. */
function someone(life: Life): Pick<Given, 'team' | 'role' | 'tenure'> {
  const team = below(life, life.next() < 0.5 ? 3 : TEAMS.length)
  const home = team === 4 && life.next() < 0.85 ? 2 : team === 5 && life.next() < 0.85 ? 3 : undefined
  const role = home ?? (life.next() < 0.07 ? 2 + below(life, 2) : below(life, 2))
  return { team: TEAMS[team]!, role: ROLES[role]!, tenure: TENURES[Math.floor(life.next() ** 1.4 * 3)]! }
}

async function come(life: Life, many: number): Promise<void> {
  const rows = Array.from({ length: many }, (): Given => {
    const at = life.given.length
    const person = life.anonymity === 'confidential' ? (life.people.pop() ?? null) : null
    const one: Given = {
      id: crypto.randomUUID(),
      ...someone(life),
      imported: false,
      invited: life.anonymity === 'confidential' || life.next() < life.links,
      person,
      answers: answersOf(life, at),
    }
    life.given.push(one)
    return one
  })
  await db.surveyResponse.createMany({
    data: rows.map(({ team, person, imported: _, ...row }) => ({
      ...row,
      invited: row.invited && life.anonymity === 'anonymous',
      surveyId: life.surveyId,
      anonymity: life.anonymity,
      day: NOW,
      teamId: life.company.teams.get(team)!,
      personId: person,
    })),
  })
}

const csv = (rows: readonly Given[]) =>
  [
    `${rows[0]!.person === null ? 'team,role' : 'email,other'},score,pick,low,why`,
    ...rows.map(({ team, role, person, answers }) =>
      [...(person === null ? [team, role] : [`${person}@example.test`, '']), ...parts(answers)].join(','),
    ),
  ].join('\n')
const parts = ({ score, pick, low, why }: Given['answers']) => [score, pick, low, why].map((one) => one ?? '')

/** Takes a file in; `back`: and takes it back, so that it never was there. */
async function take(life: Life, many: number, back: boolean): Promise<void> {
  const rows = Array.from({ length: many }, (_, at): Given => {
    // A row without a closed answer is none, and one that was there before is no new one.
    const answers = { score: 3, ...answersOf(life, at), why: `Row ${crypto.randomUUID()}` }
    const person = life.anonymity === 'confidential' ? life.people.pop()! : null
    return { id: '', ...someone(life), tenure: '', imported: true, invited: false, person, answers }
  })
  const file = { path: `rows-${crypto.randomUUID()}.csv`, bytes: new TextEncoder().encode(csv(rows)) }
  const given = { source: '', mapping: { survey: { '*': life.surveyId } }, dryRun: false }
  const made = await createImport(life.company.admin, given, [file])
  if (made.created !== many) throw new Error(`${made.created} of ${many} rows: ${JSON.stringify(made)}`)
  if (back) {
    life.people.push(...rows.flatMap((one) => one.person ?? []))
    const undone = await undoImport(life.company.admin, made.id)
    if (undone.kept.length > 0) throw new Error(JSON.stringify(undone.kept))
    return
  }
  await note(life)
}

/** Notes the responses that came another way. */
async function note(life: Life): Promise<void> {
  const stored = await db.surveyResponse.findMany({ where: { surveyId: life.surveyId } })
  const known = new Set(life.given.map((one) => one.id))
  const named = new Map([...life.company.teams].map(([name, id]) => [id, name]))
  for (const row of stored)
    if (!known.has(row.id))
      life.given.push({
        id: row.id,
        team: named.get(row.teamId ?? '') ?? '',
        role: row.role ?? '',
        tenure: row.tenure ?? '',
        imported: row.imported,
        invited: row.invited || (life.anonymity === 'confidential' && !row.imported),
        person: row.personId,
        answers: row.answers as Given['answers'],
      })
}

/** Reads everything a developer may read, and writes down on whom each figure stands. */
async function look(life: Life): Promise<void> {
  const { company, surveyId, given, figures } = life
  life.looks += 1
  const read = new Map<string, { key: string; by: By | null; segment: string; figures: Figures }>()
  for (const by of BY) {
    const results = await getResults(company.pm, surveyId, { by })
    for (const question of results.questions) {
      read.set(question.key, { key: question.key, by: null, segment: '', figures: question })
      for (const group of question.groups ?? []) {
        const named = [...company.teams].find(([, id]) => id === group.value)?.[0]
        const segment = (by === 'team' ? named : group.value) ?? ''
        read.set(`${question.key} ${by} ${segment}`, { key: question.key, by, segment, figures: group })
      }
    }
  }
  const ids = new Map(given.map((one, at) => [one.id, at]))
  const rows = await db.surveyResponse.findMany({ where: { surveyId, counted: true }, select: { id: true } })
  const before = life.counted
  life.counted = new Set(rows.flatMap((row) => ids.get(row.id) ?? []))
  const visible: Figure[] = (life.visible = [])
  for (const [name, { key, by, segment, figures: shown }] of read) {
    if (shown.suppressed || shown.n === null) continue
    const least = key === 'score' || key === 'low' ? life.limits.scores : life.limits.distributions
    if (shown.n < least) life.faults.push(`${name} is shown on ${shown.n}`)
    const known = figures.find((one) => one.name === name && one.n === shown.n)
    if (known) {
      visible.push(known)
      continue
    }
    const members = new Set(
      [...life.counted].filter((at) => {
        const one = given[at]!
        return (by === null || one[by] === segment) && one.answers[key as keyof Given['answers']] !== undefined
      }),
    )
    if (members.size !== shown.n) life.faults.push(`${name} stands on ${shown.n}, of ${members.size} that are counted`)
    const figure = { name, key, n: shown.n, members, limits: { ...life.limits } }
    figures.push(figure)
    visible.push(figure)
  }
  await lookAtComments(life, before)
}

/** A team stands beside new comments only where as many of it were counted at once, and as many others. */
async function lookAtComments(life: Life, before: ReadonlySet<number>): Promise<void> {
  const { company, surveyId, given, limits } = life
  const { comments } = await getComments(company.pm, await getSurvey(company.pm, surveyId), {}, 500)
  const at = new Map(given.map((one, place) => [one.answers.why, place]))
  const fresh = comments.filter((one) => !life.comments.has(one.id))
  for (const imported of [false, true]) {
    // Comments are counted before there are enough of them to be read: those of earlier looks are company too.
    const since = life.comments.size === 0 ? new Set<number>() : before
    const batch = [...life.counted].filter((one) => !since.has(one) && given[one]!.imported === imported)
    const own = fresh.filter((one) => given[at.get(one.text) ?? -1]?.imported === imported)
    const named = new Set(own.flatMap((one) => one.team ?? []))
    for (const team of named) {
      const of = batch.filter((one) => given[one]!.team === team).length
      if (of < limits.distributions) life.faults.push(`comments name ${team}, of which ${of} were counted`)
    }
    const rest = batch.filter((one) => !named.has(given[one]!.team)).length
    if (named.size > 0 && own.some((one) => one.team === null) && rest < limits.distributions)
      life.faults.push(`comments without a team are of ${rest}`)
  }
  for (const one of fresh) {
    const writer = given[at.get(one.text) ?? -1]
    if (!writer) life.faults.push('a comment that nobody wrote')
    else if (one.team !== null && one.team !== writer.team) life.faults.push('a comment of another team')
    life.comments.set(one.id, one.team)
  }
}

const told = (life: Life) =>
  Promise.all(BY.map((by) => getResults(life.company.pm, life.surveyId, { by }))).then((all) => JSON.stringify(all))

/** One thing that happens in a survey's life besides answers. */
const EVENTS: Record<string, (life: Life) => Promise<void>> = {
  closes: async (life) => void (await closeSurvey(life.company.pm, life.surveyId, NOW)),
  'closes and opens again': async (life) => {
    await closeSurvey(life.company.pm, life.surveyId, NOW)
    if (life.next() < 0.5) await look(life)
    await openSurvey(life.company.pm, life.surveyId, NOW)
  },
  'the minimum is raised': async (life) => {
    const limits = { scores: life.limits.scores + 1 + below(life, 3), distributions: life.limits.distributions + 3 }
    await editSurvey(
      life.company.pm,
      life.surveyId,
      { minScore: limits.scores, minComments: limits.distributions },
      NOW,
    )
    life.limits = limits
    if (life.next() < 0.5) await drainOutbox(jobs())
  },
  'somebody moves': async (life) => {
    const [person] = life.people
    const team = [...life.company.teams.values()][below(life, TEAMS.length)]!
    if (person !== undefined) await db.person.update({ where: { id: person }, data: { teamId: team } })
  },
  'somebody is erased': async (life) => {
    const answered = life.given.flatMap((one) => one.person ?? [])
    const person = answered[below(life, answered.length)]
    if (person === undefined) return
    await look(life)
    const before = await told(life)
    await erasePerson(life.company.admin, person, NOW)
    for (const one of life.given) if (one.person === person) one.person = null
    if ((await told(life)) !== before) life.faults.push('an erasure changed what is shown')
  },
  'somebody of a file answers': async (life) => {
    const { status, publicToken } = await getSurvey(life.company.pm, life.surveyId)
    for (const one of life.given.filter(({ person, imported }) => imported && person !== null).slice(0, 3)) {
      if (status !== 'open') return
      const person = await db.person.findUniqueOrThrow({ where: { id: one.person! }, include: { team: true } })
      one.person = null
      await respond(actorOf(person), publicToken, { answers: answersOf(life, life.given.length) }, null, NOW)
      await note(life)
    }
  },
  'a condition is taken away': async (life) => {
    const questions = QUESTIONS.map(({ showIf: _, ...question }) => question)
    const taken = editSurvey(life.company.pm, life.surveyId, { questions }, NOW)
    if ((await Promise.allSettled([taken]))[0]!.status === 'fulfilled')
      life.faults.push('a condition was taken away with responses in')
  },
  'words are mended': async (life) => {
    const questions = QUESTIONS.map((question) => ({ ...question, label: `${question.label} ${life.events.length}` }))
    await editSurvey(life.company.pm, life.surveyId, { questions }, NOW)
  },
  'work is done': (life) =>
    drainOutbox(jobs()).then(
      () => undefined,
      (error: unknown) => {
        life.faults.push(String(error))
      },
    ),
}

/** Lives one survey through, and keeps everything that was ever shown. */
export async function watched(company: Company, seed: number, next: () => number): Promise<Watched> {
  const anonymity = next() < 0.6 ? 'anonymous' : 'confidential'
  const limits = next() < 0.7 ? { scores: 5, distributions: 8 } : { scores: 8, distributions: 8 }
  const fields = { anonymity, disclosure: 'groups', questions: QUESTIONS } as const
  const made = await createSurvey(
    company.pm,
    { title: `Life ${seed}`, ...fields, minScore: limits.scores, minComments: limits.distributions },
    NOW,
  )
  const life: Life = {
    seed,
    surveyId: made.id,
    given: [],
    figures: [],
    visible: [],
    limits,
    looks: 0,
    events: [anonymity],
    faults: [],
    company,
    next,
    comments: new Map(),
    counted: new Set(),
    people: [],
    anonymity,
    links: anonymity === 'confidential' ? 0 : ([0, 1, 0.6][Math.floor(next() * 3)] ?? 0),
  }
  if (anonymity === 'confidential') {
    const ids = Array.from({ length: 90 }, () => crypto.randomUUID())
    await db.person.createMany({
      data: ids.map((id) => {
        const { team, role } = someone(life)
        const teamId = company.teams.get(team)!
        return { id, name: id.slice(0, 8), email: `${id}@example.test`, role: 'developer', teamId, discipline: role }
      }),
    })
    life.people = ids
  }
  if (next() < 0.3) {
    life.events.push('a file')
    if (next() < 0.4) await take(life, 4 + below(life, 12), true)
    await take(life, 6 + below(life, 30), false)
    if (next() < 0.5) await look(life)
    if (next() < 0.3) await take(life, 4, true)
  }
  await openSurvey(company.pm, life.surveyId, NOW)
  await come(life, 6 + below(life, 30))
  const names = Object.keys(EVENTS)
  for (let turn = 0; turn < 7; turn++) {
    const name = names[below(life, names.length)]!
    const { status } = await getSurvey(company.pm, life.surveyId)
    if (status === 'closed') {
      life.events.push('opens again')
      await openSurvey(company.pm, life.surveyId, NOW)
      await come(life, below(life, 12))
    }
    life.events.push(name)
    if (life.next() < 0.6) await look(life)
    await EVENTS[name]!(life)
    await look(life)
    if ((await getSurvey(company.pm, life.surveyId)).status === 'open')
      await come(life, below(life, 3) === 0 ? below(life, 25) : below(life, 5))
  }
  if ((await getSurvey(company.pm, life.surveyId)).status === 'open') await closeSurvey(company.pm, life.surveyId, NOW)
  await look(life)
  await drainOutbox(jobs())
  await look(life)
  return life
}
