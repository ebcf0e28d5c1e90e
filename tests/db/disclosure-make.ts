import type { Role } from '@/lib/core/permissions'
import { resultEndpoints } from '@/lib/results/api'
import type { Results } from '@/lib/results/schema'
import { db } from '@/lib/server/db'
import type { AnyEndpoint } from '@/lib/server/http/endpoint'
import { surveyEndpoints } from '@/lib/surveys/api'
import type { Survey } from '@/lib/surveys/schema'
import { call, tokens } from '../support/rest'
import { makeTeam } from './make'

/** Surveys as the real routes make and show them. */

export const bearer = {} as Record<Role, string>
/** Makes the tokens of all roles; before all tests. */
export const signIn = async (): Promise<void> => void Object.assign(bearer, await tokens())

/** The ids of the teams so far, by name. */
export const teams = new Map<string, Promise<string>>()

export const ask = async <T>(
  spec: AnyEndpoint,
  role: Role,
  params: object,
  query: object = {},
  body?: unknown,
): Promise<T> =>
  (await (await call(spec, bearer[role], { params, query, ...(body !== undefined && { body }) })).json()) as T

const QUESTIONS = [
  { key: 'a', type: 'rating', label: 'A?', min: 1, max: 5 },
  { key: 'why', type: 'longtext', label: 'Why?' },
  {
    key: 's',
    type: 'single',
    label: 'S?',
    options: [
      { value: 'x', label: 'X' },
      { value: 'y', label: 'Y' },
    ],
  },
]

export async function opened(over: object = {}): Promise<Survey> {
  const { id } = await ask<Survey>(
    surveyEndpoints.create,
    'pm',
    {},
    {},
    { title: `Case ${crypto.randomUUID()}`, anonymity: 'anonymous', questions: QUESTIONS, ...over },
  )
  return ask<Survey>(surveyEndpoints.open, 'pm', { id }, {}, {})
}

export function teamOf(name: string): Promise<string> {
  const id = teams.get(name) ?? makeTeam({ name, headcount: 14 }).then((team) => team.id)
  teams.set(name, id)
  return id
}

export interface Given {
  team?: string | undefined
  role?: string | undefined
  tenure?: string | undefined
  answers: object
}

export async function answer(survey: Survey, given: readonly Given[]): Promise<void> {
  const named = await Promise.all(
    given.map(async (one) => ({ ...one, teamId: one.team ? await teamOf(one.team) : null })),
  )
  await db.surveyResponse.createMany({
    data: named.map(({ teamId, role, tenure, answers }) => ({
      id: crypto.randomUUID(),
      surveyId: survey.id,
      anonymity: 'anonymous',
      day: new Date('2026-05-04'),
      teamId,
      role: role ?? null,
      tenure: tenure ?? null,
      answers,
    })),
  })
}

export const results = (survey: Survey, query: object = {}) =>
  ask<Results>(resultEndpoints.results, 'developer', { id: survey.id }, query)
export const many = (n: number, one: (i: number) => Given): Given[] => Array.from({ length: n }, (_, i) => one(i))
