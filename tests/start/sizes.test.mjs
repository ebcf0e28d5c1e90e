import pg from 'pg'
import { expect, test } from 'vitest'
import { openThrowaway } from '../../bin/lib/throwaway.mjs'
import { PAGES } from '../browser/page-table'
import { makeLarge, withHub } from '../support/large-hub'
import { addresses, cookiesOf, pageSize, tooMuch } from '../support/large-pages'
import { WIDE } from '../support/large-size'
import { onEnd } from './helpers.mjs'

/** Who looks: the first sees everything there is; pages of the others are partly made of other components. */
const READERS = ['admin', 'pm', 'developer', 'stakeholder']
/** The place of each in a row of the page table. */
const ROLES = ['nobody', 'stakeholder', 'developer', 'advocate', 'pm', 'admin']
/** Pages asked for at a time. */
const AT_ONCE = 3

const isShown = (page, role) => {
  const row = PAGES[page] ?? PAGES[page.replace('/closed', '').replace(/\?.*$/, '')]
  // What only a key opens is anybody's who has it.
  return row.split(' ')[ROLES.indexOf(role)] === 'shown' || page.startsWith('/r/') || page.startsWith('/s/')
}

test('at the size of a large company no page is over 300 kB, and no list on one is over 50 rows', async () => {
  const database = await openThrowaway()
  onEnd(database.close)
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  onEnd(() => client.end())

  const seen = await withHub(database.url, async (hub) => {
    const things = await makeLarge(client, hub.origin, WIDE)
    const cookies = await cookiesOf(client, hub.secret)
    const walk = READERS.flatMap((role) =>
      addresses(things)
        .filter(({ page }) => isShown(page, role))
        .map(({ page, address }) => ({ role, page, address })),
    )
    const looks = []
    const take = async () => {
      for (let next = walk.shift(); next; next = walk.shift())
        looks.push({ ...next, ...(await pageSize(hub.origin, next.address, cookies[next.role])) })
    }
    await Promise.all(Array.from({ length: AT_ONCE }, take))
    return looks
  })

  // Every page of the table has its thing here: one that is missing would be looked at nowhere.
  const missing = Object.keys(PAGES).filter((page) => !seen.some((look) => look.page === page))
  expect(missing, 'name a thing for it in tests/support/large-pages.ts').toEqual([
    '/[...unknown]',
    '/s/[token]/results',
    '/unsubscribe/[key]',
  ])
  const faults = seen.flatMap((look) => tooMuch(look.page, look).map((fault) => `${look.role} ${look.page}: ${fault}`))
  expect(faults.sort()).toEqual([])
}, 240_000)
