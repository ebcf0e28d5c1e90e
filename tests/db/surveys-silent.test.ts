import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/core/actor'
import { closeSurvey } from '@/lib/results/commands-close'
import { getResults } from '@/lib/results/queries'
import { db } from '@/lib/server/db'
import { respond } from '@/lib/surveys/answering/commands-respond'
import { createSurvey } from '@/lib/surveys/commands'
import { openSurvey } from '@/lib/surveys/commands-status'
import { actorOf, makePerson, makeTeam } from './make'

// Whether somebody answered is told of nobody. Everybody less all roles is a number too: it must not say that the one person of a role
// that is shown nowhere gave no answer.

const NOW = new Date('2026-05-04T13:14:15Z')
let pm: Actor
let people: Record<'backend' | 'frontend' | 'sre', Actor[]>

beforeAll(async () => {
  pm = actorOf(await makePerson({ role: 'pm' }))
  const teams = await Promise.all([makeTeam({ headcount: 10 }), makeTeam({ headcount: 10 })])
  const of = async (discipline: string, size: number): Promise<Actor[]> => {
    const made: Actor[] = []
    for (let at = 0; at < size; at += 1) {
      const person = await makePerson({ team: teams[at % 2]! })
      await db.person.update({ where: { id: person.id }, data: { discipline, startedOn: new Date('2020-01-01') } })
      made.push(actorOf(person))
    }
    return made
  }
  people = { backend: await of('backend', 10), frontend: await of('frontend', 9), sre: await of('sre', 1) }
})

async function rolesShown(anonymity: 'confidential' | 'anonymous', sre: number) {
  const questions = [{ key: 'q', type: 'rating' as const, label: 'How is it?' }]
  const over = anonymity === 'anonymous' ? { disclosure: 'groups' as const } : {}
  const made = await createSurvey(pm, { title: 'Builds', anonymity, questions, ...over }, NOW)
  const { id, publicToken } = await openSurvey(pm, made.id, NOW)
  for (const [role, of] of Object.entries(people))
    for (const [at, person] of of.slice(0, role === 'sre' ? sre : 8).entries()) {
      const segments = { team: person.teamId!, ...(role !== 'sre' && { role }), tenure: 'Over 3 years' as const }
      const input = { answers: { q: 1 + (at % 5) }, ...(anonymity === 'anonymous' && { segments }) }
      await respond(anonymity === 'anonymous' ? null : person, publicToken, input, null, NOW)
    }
  await closeSurvey(pm, id, NOW)
  const { questions: shown } = await getResults(pm, id, { by: 'role' })
  return shown[0]!.groups!.filter((group) => !group.suppressed).map(({ value }) => value)
}

test.each(['confidential', 'anonymous'] as const)(
  '%s: roles are shown alike, whether the one of a role answered or not',
  async (anonymity) => {
    const [silent, heard] = [await rolesShown(anonymity, 0), await rolesShown(anonymity, 1)]
    expect(silent).toHaveLength(1)
    expect(silent).toEqual(heard)
  },
)
