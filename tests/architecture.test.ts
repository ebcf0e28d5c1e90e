import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as rules from './architecture'
import { KNOWN_LAZY_CIRCLES } from './architecture-debts'
import type { Rule, Tree } from './architecture'

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
}).split('\n')
const real: Tree = new Map(
  files.flatMap((path) => {
    if (path === '') return []
    try {
      return [[path, /\.(tsx?|prisma)$/.test(path) ? readFileSync(path, 'utf8') : '']]
    } catch (error) {
      // Deleted, and not yet committed.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
      throw error
    }
  }),
)

/** For each rule a file that breaks it. */
const planted: Record<string, [Rule, path: string, source: string]> = {
  topLevel: [rules.topLevel, 'utils/stuff.ts', ''],
  'topLevel, a file': [rules.topLevel, 'helpers.ts', ''],
  coreIsPure: [rules.coreIsPure, 'lib/core/x.ts', `import { db } from '@/lib/server/db'`],
  'coreIsPure, node': [rules.coreIsPure, 'lib/core/x.ts', `import { readFile } from 'node:fs/promises'`],
  'coreIsPure, relative': [rules.coreIsPure, 'lib/core/stats/x.ts', `import { a } from '../../surveys/rules'`],
  serverKnowsNoRoom: [rules.serverKnowsNoRoom, 'lib/server/x.ts', `import { a } from '@/lib/surveys/queries'`],
  rulesArePure: [rules.rulesArePure, 'lib/rfcs/rules.ts', `import { db } from '@/lib/server/db'`],
  'rulesArePure, split': [rules.rulesArePure, 'lib/rfcs/rules-x.ts', `import { list } from './repo'`],
  layersGoOneWay: [rules.layersGoOneWay, 'lib/rfcs/repo.ts', `import { list } from './queries'`],
  'layersGoOneWay, queries': [rules.layersGoOneWay, 'lib/rfcs/queries-x.ts', `import { create } from './commands'`],
  'layersGoOneWay, lazily': [rules.layersGoOneWay, 'lib/rfcs/queries.ts', `const a = () => import('./commands')`],
  'layersGoOneWay, from a folder': [
    rules.layersGoOneWay,
    'lib/rfcs/import/rules-x.ts',
    `import { x } from '../presenter-y'`,
  ],
  filesNameTheirLayer: [rules.filesNameTheirLayer, 'lib/rfcs/helpers.ts', ''],
  'filesNameTheirLayer, in a folder': [rules.filesNameTheirLayer, 'lib/surveys/import/helpers.ts', ''],
  roomsAreNotGathered: [rules.roomsAreNotGathered, 'lib/rfcs/api.ts', `const a = () => import('@/lib/rooms')`],
  reposArePrivate: [rules.reposArePrivate, 'lib/rfcs/commands.ts', `import { x } from '@/lib/surveys/repo'`],
  'reposArePrivate, a page': [rules.reposArePrivate, 'app/(hub)/x/page.tsx', `import { x } from '@/lib/results/repo'`],
  onlyReposQuery: [rules.onlyReposQuery, 'lib/rfcs/queries.ts', `await db.rfc.findMany({})`],
  'onlyReposQuery, raw': [rules.onlyReposQuery, 'app/(hub)/x/page.tsx', 'await db.$queryRaw`SELECT 1`'],
  oneDoorToPrisma: [rules.oneDoorToPrisma, 'lib/rfcs/repo.ts', `import { Prisma } from '@/prisma/client/client'`],
  oneReaderOfTheEnvironment: [rules.oneReaderOfTheEnvironment, 'lib/rfcs/repo.ts', `const a = process.env.HOME`],
  componentsOnlyShow: [
    rules.componentsOnlyShow,
    'components/rfcs/x.tsx',
    `import { createRfc } from '@/lib/rfcs/commands'`,
  ],
  'componentsOnlyShow, server': [
    rules.componentsOnlyShow,
    'components/ui/x.tsx',
    `import { env } from '@/lib/server/env'`,
  ],
  kitKnowsNoRoom: [rules.kitKnowsNoRoom, 'components/ui/x.tsx', `import { a } from '@/lib/rfcs/schema'`],
  routesOnlyServe: [
    rules.routesOnlyServe,
    'app/api/v1/x/route.ts',
    `export async function GET() { return Response.json({}) }`,
  ],
  actionsHaveTheirPlace: [
    rules.actionsHaveTheirPlace,
    'components/rfcs/x.tsx',
    `'use server'\nexport async function a() {}`,
  ],
  'actionsHaveTheirPlace, inline': [
    rules.actionsHaveTheirPlace,
    'app/(hub)/x/page.tsx',
    `async function a() {\n  'use server'\n}`,
  ],
  addressesAreBuilt: [rules.addressesAreBuilt, 'components/rfcs/x.tsx', `<Link href="/rfcs/new" />`],
  'addressesAreBuilt, with an id': [rules.addressesAreBuilt, 'lib/rfcs/queries.ts', 'const a = `/rfcs/${number}`'],
  'addressesAreBuilt, absolute': [rules.addressesAreBuilt, 'lib/rfcs/commands.ts', 'const a = `${base}/rfcs?q=x`'],
  'addressesAreBuilt, outside a contract': [rules.addressesAreBuilt, 'app/x/page.tsx', `const path = '/s/x'`],
  noStrayFolders: [rules.noStrayFolders, 'lib/helpers/x.ts', ''],
  filesStaySmall: [rules.filesStaySmall, 'lib/rfcs/rules.ts', '\n'.repeat(401)],
  noCircles: [rules.noCircles, 'lib/rfcs/rules.ts', `import type { Rfc } from './rules'`],
  noRawColours: [rules.noRawColours, 'components/rfcs/x.tsx', `<p style={{ color: '#ff0000' }} />`],
  'noRawColours, class': [rules.noRawColours, 'components/rfcs/x.tsx', `<p className="bg-red-500" />`],
  noEscapes: [rules.noEscapes, 'lib/rfcs/rules.ts', `// @ts-${'ignore'}`],
}

/** What the rules are made of, and no rule by itself. */
const HELPERS = ['importsOf', 'layerOf', 'crossRoomSql', 'ROOMS']
const all = Object.entries(rules).filter(
  (entry): entry is [string, Rule] => !HELPERS.includes(entry[0]) && typeof entry[1] === 'function',
)

test.each(all)('%s holds', (_, rule) => {
  expect(rule(real)).toEqual([])
})

describe('in every real folder of every room', () => {
  const folders = new Set(
    [...real.keys()].flatMap((path) => (rules.layerOf(path) ? [path.split('/').slice(0, -1).join('/')] : [])),
  )
  const schemas = [...real].filter(([path]) => path.startsWith('prisma/schema/'))
  const breaks = (rule: Rule, path: string, source: string) =>
    expect(rule(new Map([...schemas, [path, source]])).join('\n'), `${path}: ${source}`).not.toBe('')

  test.each([...folders])('%s', (folder) => {
    const room = folder.split('/')[1]
    const other = room === 'people' ? 'rfcs' : 'people'
    const table = room === 'people' ? 'Rfc' : 'Person'
    breaks(rules.filesNameTheirLayer, `${folder}/planted.ts`, '')
    breaks(rules.filesNameTheirLayer, `${folder}/planted-rules.ts`, '')
    for (const pure of ['schema', 'rules', 'policy', 'presenter']) {
      breaks(rules.rulesArePure, `${folder}/${pure}-planted.ts`, `import { db } from '@/lib/server/db'`)
      breaks(rules.rulesArePure, `${folder}/${pure}-planted.ts`, `import { a } from '@/lib/${other}/queries'`)
    }
    breaks(rules.layersGoOneWay, `${folder}/rules-planted.ts`, `import { a } from '@/lib/${room}/presenter-x'`)
    breaks(rules.layersGoOneWay, `${folder}/repo-planted.ts`, `import { a } from './refresh-x'`)
    breaks(rules.layersGoOneWay, `${folder}/queries-planted.ts`, `const a = () => import('./commands-x')`)
    breaks(rules.layersGoOneWay, `${folder}/commands-planted.ts`, `export { a } from './actions-x'`)
    breaks(rules.layersGoOneWay, `${folder}/repo-planted.ts`, `export { a } from '@/lib/${other}/x/commands-y'`)
    breaks(rules.layersGoOneWay, `${folder}/queries-planted.ts`, `import { a } from '@/lib/${other}/commands'`)
    breaks(rules.reposArePrivate, `${folder}/commands-planted.ts`, `import { a } from '@/lib/${other}/repo-x'`)
    breaks(rules.reposArePrivate, `${folder}/commands-planted.ts`, `import { a } from '@/lib/${other}/x/refresh'`)
    breaks(rules.onlyReposQuery, `${folder}/queries-planted.ts`, 'await db.rfc.findMany({})')
    breaks(rules.onlyReposQuery, `${folder}/refresh-planted.ts`, 'await tx.$queryRaw`SELECT 1`')
    const many = 'SELECT 1 FROM x, "' + table + '" p;'
    breaks(rules.tablesHaveOneOwner, `${folder}/repo-planted.ts`, `\`${many.repeat(20)}\``)
    breaks(rules.tablesHaveOneOwner, `${folder}/repo-planted.ts`, `await tx.${table.toLowerCase()}.count();`.repeat(20))
    breaks(rules.roomsAreNotGathered, `${folder}/queries-planted.ts`, `import { rooms } from '@/lib/rooms'`)
  })

  test('one more place than known that names another room\u2019s table', () => {
    const known = rules.crossRoomSql(real)
    for (const room of rules.ROOMS.filter((name) => real.has(`lib/${name}/room.ts`))) {
      const table = room === 'people' ? 'Rfc' : 'Person'
      const path = `lib/${room}/repo-planted.ts`
      const planted = new Map([...real, [path, `\`SELECT 1 FROM "${table}"\``]])
      expect(rules.crossRoomSql(planted).get(`${room} ${table}`)).toBe((known.get(`${room} ${table}`) ?? 0) + 1)
    }
  })
})

describe('each rule fails on a planted violation', () => {
  test.each(Object.entries(planted))('%s', (_, [rule, path, source]) => {
    const clean = new Map([['lib/core/ok.ts', 'export const ok = true']])
    expect(rule(clean)).toEqual([])
    expect(rule(new Map([...clean, [path, source]])).join()).toContain(path.split('/')[0])
  })

  test('roomsAreMirrored', () => {
    const without = new Map([...real].filter(([path]) => path !== 'lib/rfcs/room.ts'))
    expect(rules.roomsAreMirrored(without)).toEqual(['lib/rfcs/room.ts is missing'])
  })

  test('noCircles, over several files', () => {
    const around = new Map([
      ['lib/rfcs/a.ts', `import { b } from './b'`],
      ['lib/rfcs/b.ts', `export type { C } from './folder'`],
      ['lib/rfcs/folder/index.ts', `import {\n  a,\n} from '../a'`],
    ])
    expect(rules.noCircles(around)).toEqual([
      'lib/rfcs/a.ts → lib/rfcs/b.ts → lib/rfcs/folder/index.ts → lib/rfcs/a.ts is a circle',
    ])
    expect(rules.noCircles(new Map([...around, ['lib/rfcs/b.ts', `const c = () => import('./folder')`]]))).toEqual([])
  })

  test('roomsHaveAnOrder', () => {
    const around = new Map([
      ['lib/rfcs/queries.ts', `import { a } from '@/lib/evidence/queries'`],
      ['lib/evidence/queries.ts', `import { b } from '@/lib/people/schema'`],
      ['lib/people/queries.ts', `import type { C } from '@/lib/rfcs/schema'`],
    ])
    expect(rules.roomsHaveAnOrder(around)).toEqual([
      'evidence → people → rfcs → evidence is a circle of rooms: lib/rfcs/queries.ts imports lib/evidence/queries',
    ])
    expect(rules.roomsHaveAnOrder(new Map([...around].slice(0, 2)))).toEqual([])
  })

  test('noLazyCircles', () => {
    const lazy = Object.fromEntries(
      Array.from({ length: KNOWN_LAZY_CIRCLES + 1 }, (_, index) => [
        `lib/rfcs/rules-${index}.ts`,
        `const a = () => import('./rules-${index}')`,
      ]),
    )
    expect(rules.noLazyCircles(new Map(Object.entries(lazy)))).toHaveLength(KNOWN_LAZY_CIRCLES + 1)
  })

  test('tablesHaveOneOwner', () => {
    const tree = new Map([
      ['prisma/schema/people.prisma', 'model Person {\n  id String\n  @@map("people")\n}\n'],
      ['lib/updates/repo.ts', 'const a = `SELECT 1 FROM "Person"`'],
    ])
    expect(rules.tablesHaveOneOwner(tree)).toEqual([])
    expect(rules.crossRoomSql(new Map([...tree, ['lib/updates/repo.ts', 'await db.person.count()']]))).toEqual(
      new Map([['updates people', 1]]),
    )
  })

  test('no rule is left out', () => {
    const tried = new Set([
      ...Object.keys(planted).map((name) => name.split(',')[0]),
      ...['roomsAreMirrored', 'roomsHaveAnOrder', 'noLazyCircles', 'tablesHaveOneOwner'],
      ...HELPERS,
    ])
    expect(Object.keys(rules).filter((name) => !tried.has(name))).toEqual([])
  })
})
