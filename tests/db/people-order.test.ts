import { expect, test } from 'vitest'
import { listPeople, listTeams } from '@/lib/people/queries'
import { peopleQuery } from '@/lib/people/schema'
import { db } from '@/lib/server/db'
import { actorOf, makePerson, makeTeam } from './make'

/** In the order of ICU's root collation. In byte order "Beta" would come first and "ångström" last. */
const NAMES = ['_ops', 'alpha team', 'ångström', 'Beta', 'beta-2', 'Éclair', 'Zulu']

/** All pages of a list, two at a time. */
async function whole(page: (cursor?: string) => Promise<{ data: { name: string }[]; nextCursor: string | null }>) {
  const names: string[] = []
  for (let cursor: string | undefined; ;) {
    const { data, nextCursor } = await page(cursor)
    names.push(...data.map((one) => one.name))
    if (nextCursor === null) return names
    cursor = nextCursor
  }
}

test('teams and people come in one order on every server, through all pages', async () => {
  await db.person.deleteMany()
  await db.team.deleteMany()
  for (const name of NAMES.toReversed()) await makeTeam({ name })
  const [first, ...rest] = NAMES.toReversed()
  const admin = actorOf(await makePerson({ name: first!, role: 'admin' }))
  for (const name of rest) await makePerson({ name })
  expect(await whole((cursor) => listTeams(admin, { limit: 2, cursor, archived: 'false' }))).toEqual(NAMES)
  expect(await whole((cursor) => listPeople(admin, peopleQuery.parse({ limit: 2, cursor })))).toEqual(NAMES)
})
