import { beforeEach } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { db } from '@/lib/server/db'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import type { Anonymity, CreateSurveyInput, Survey } from '@/lib/surveys/schema'
import { actorOf, makePerson } from './make'

export const now = new Date('2026-05-04T13:14:15Z')
/** Made anew before each test of a file that calls `eachWithDeploys`. */
export let pm: Actor
export let developer: Actor

export const questions: CreateSurveyInput['questions'] = [
  { key: 'deploys', type: 'rating', label: 'How easy is it to deploy?', required: true },
  { key: 'why', type: 'longtext', label: 'Why?', showIf: { question: 'deploys', atMost: 3 } },
  {
    key: 'tools',
    type: 'multi',
    label: 'Which?',
    options: [
      { value: 'ci', label: 'CI' },
      { value: 'other', label: 'Other', open: true },
    ],
  },
]

/** Each test of the file begins with a PM, a developer and nothing else. */
export const eachWithDeploys = () =>
  beforeEach(async () => {
    await db.survey.deleteMany()
    await db.evidence.deleteMany()
    await db.person.deleteMany()
    await db.team.deleteMany()
    pm = actorOf(await makePerson({ role: 'pm' }))
    developer = actorOf(await makePerson({ role: 'developer' }))
  })

/** An open survey of three questions about deploying. */
export async function openOne(anonymity: Anonymity, over: Partial<CreateSurveyInput> = {}): Promise<Survey> {
  const survey = await createSurvey(pm, { title: 'Deploys', anonymity, questions, ...over }, now)
  return openSurvey(pm, survey.id, now)
}

export const answer = (
  survey: Survey,
  answers: Record<string, unknown> = { deploys: 4 },
  more: { actor?: Actor; key?: string; team?: string; role?: string } = {},
) =>
  respond(
    more.actor ?? null,
    survey.publicToken,
    { answers, segments: { ...(more.team && { team: more.team }), ...(more.role && { role: more.role }) } },
    more.key ?? null,
    now,
  )
