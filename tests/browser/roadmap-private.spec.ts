import { expect, type APIRequestContext } from '@playwright/test'
import { maySee } from '../support/private-fields'
import { leaksIn, plantSecrets, type Planted } from '../support/plant-secrets'
import { database } from './database'
import { ADMIN, clientOf, newPerson, origin, test } from './fixtures'

const READERS = ['nobody', 'stakeholder', 'developer', 'advocate', 'pm', 'admin'] as const
/** Dates of the past: what is planted comes last in every list that other tests look at. */
const FIRST_YEAR = 1_300

const addresses = ({ shown, draft, update, insight, open, confidential }: Planted['ids']): string[] => [
  '/',
  '/settings',
  '/roadmap?now=240',
  ...['quarter', 'theme', 'capability', 'team'].map((by) => `/roadmap?by=${by}`),
  '/roadmap?q=is%3Adraft',
  ...['rice', 'wsjf', 'ice', 'opportunity', 'rank'].map((sort) => `/roadmap/list?sort=${sort}&status=any`),
  ...['/roadmap/timeline', '/roadmap/prioritize', '/roadmap/compare', '/roadmap/feedback', '/public/roadmap'],
  ...[shown, draft].flatMap((id) =>
    ['', '/why', '/trail', '/edit', '/ship', '/updates/new'].map((part) => `/roadmap/items/${id}${part}`),
  ),
  ...['/updates', `/updates/${update}`, `/insights/${insight}`, `/evidence/${open}`, `/evidence/${confidential}`],
  ...['/evidence', '/insights', '/outcomes', '/platform'],
]

test('no page and no flight data of a page holds what its reader may not know of an item', async ({ request }) => {
  test.setTimeout(900_000)
  const pg = database()
  await pg.connect()
  try {
    const idOf = async (email: string) =>
      String((await pg.query('SELECT "id" FROM "Person" WHERE "email" = $1', [email.toLowerCase()])).rows[0]?.id)
    const [voter, told] = [await newPerson('developer', 'planted voter'), await newPerson('developer', 'planted told')]
    const planted = await plantSecrets(
      (text, values) => pg.query(text, values),
      { voter: await idOf(voter), told: await idOf(told) },
      FIRST_YEAR,
    )
    const leaks: string[] = []
    const seen = new Map<string, string>()
    for (const reader of READERS) {
      const client: APIRequestContext =
        reader === 'nobody'
          ? request
          : await clientOf(reader === 'admin' ? ADMIN : await newPerson(reader, `reads as ${reader}`))
      for (const address of addresses(planted.ids))
        for (const headers of [{}, { RSC: '1' }] as Record<string, string>[]) {
          const text = await (await client.get(`${origin}${address}`, { headers })).text()
          seen.set(reader, (seen.get(reader) ?? '') + text)
          const found = leaksIn(text, planted.secrets, (secret) => !maySee(secret.level, reader))
          leaks.push(
            ...found.map((secret) => `${reader} ${address} ${'RSC' in headers ? 'flight' : 'page'}: ${secret}`),
          )
        }
    }
    expect(leaks).toEqual([])
    // The search would have found them: those who may know a secret are shown it.
    const forms = (name: string) =>
      planted.secrets.find((secret) => secret.name === name)?.forms[0] ?? 'nothing planted'
    for (const name of ['RoadmapItem.impactNote (shown)', 'ItemVote.reason (shown)', 'RoadmapItem.title (draft)'])
      expect([name, seen.get('pm')?.includes(forms(name))]).toEqual([name, true])
    expect(seen.get('nobody')).toContain(forms('RoadmapItem.title (shown)'))
  } finally {
    for (const table of ['RoadmapItem', 'Insight', 'Evidence', 'Update', 'RoadmapView'])
      await pg.query(`DELETE FROM "${table}" WHERE "id" LIKE 'plant-%'`)
    await pg.query(`DELETE FROM "ItemComparison" WHERE "lowId" LIKE 'plant-%'`)
    await pg.query(`DELETE FROM "ItemOutcome" WHERE "itemId" LIKE 'plant-%'`)
    await pg.end()
  }
})
