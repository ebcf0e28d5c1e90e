import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ROOM_IDS } from '@/lib/core/rooms'
import { ELSEWHERE, PAGES } from './browser/page-table'
import { ACCESS } from './support/access-table'
import { pagesOnDisk, routesOnDisk } from './support/on-disk'

/** What is there stands in the table, and nothing else does. */
function expectSame(there: readonly string[], listed: readonly string[], table: string): void {
  const missing = there.filter((one) => !listed.includes(one))
  expect(missing, `not in ${table}: add a line for each`).toEqual([])
  const gone = listed.filter((one) => !there.includes(one))
  expect(gone, `in ${table}, and there is none: take them out`).toEqual([])
}

test('who gets what is written down for each route', () => {
  expectSame(routesOnDisk(), Object.keys(ACCESS), 'tests/support/access-table.ts')
})

test('who sees what is written down for each page', () => {
  expectSame(pagesOnDisk(), [...Object.keys(PAGES), ...ELSEWHERE], 'tests/browser/page-table.ts')
})

test('ARCHITECTURE.md says of each room what it does', () => {
  const rows = [...readFileSync('ARCHITECTURE.md', 'utf8').matchAll(/^\| (\w+) \| .+ \|$/gm)].map(([, name]) => name)
  const missing = ROOM_IDS.filter((room) => !rows.includes(room))
  expect(missing, 'not in the table of rooms of ARCHITECTURE.md: add a row for each').toEqual([])
})

test('no two pages have the same letter after g', () => {
  // Home and the inbox have theirs in the frame.
  const files = ['app/(hub)/layout.tsx', ...ROOM_IDS.map((room) => `lib/${room}/room.ts`)]
  const entries = files.flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /(?:icon: '[\w-]+'|places: \[\{ label: '[^']+', href: [^,]+),\s+key: '(\w)'/g,
      ),
    ].map(([, key = '']) => ({ file, key })),
  )
  expect(entries.length).toBeGreaterThan(12)
  expect(entries).toContainEqual({ file: 'app/(hub)/layout.tsx', key: 'n' })
  const twice = entries.filter((one) => entries.some((other) => other !== one && other.key === one.key))
  const said = twice.map(({ file, key }) => `${file}: ${key}`)
  expect(said, 'g and a letter goes to one room: choose another key').toEqual([])
})
