import { expect, test } from 'vitest'
import { actorOf, makePerson, makeTeam } from './make'
import { mapHeadlines } from '@/lib/results/queries-headlines'
import { getResults } from '@/lib/results/queries'
import { answer, developer, eachWithDeploys, openOne } from './deploys-survey'

eachWithDeploys()

test('a list has of each survey the first score that its results page shows over everybody, and nothing that is hidden', async () => {
  await makeTeam({ name: 'Large', headcount: 30 })
  const [answered, few, none] = [await openOne('anonymous'), await openOne('anonymous'), await openOne('anonymous')]
  for (let index = 0; index < 9; index++) await answer(answered, { deploys: 1 + (index % 5) })
  for (let index = 0; index < 3; index++) await answer(few, { deploys: 5 })
  const headlines = await mapHeadlines(developer, [answered.id, few.id, none.id])
  expect([...headlines.keys()]).toEqual([answered.id])
  const shown = (await getResults(developer, answered.id, {})).questions.find(({ key }) => key === 'deploys')!
  expect(shown.favourable).toBeGreaterThan(0)
  expect(headlines.get(answered.id)).toEqual(shown)
})

test('who may not read results is told none of them', async () => {
  const survey = await openOne('anonymous')
  const stakeholder = actorOf(await makePerson({ role: 'stakeholder' }))
  await expect(mapHeadlines(stakeholder, [survey.id])).rejects.toMatchObject({ code: 'forbidden' })
})
