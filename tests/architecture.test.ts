import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as rules from './architecture'
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
  reposArePrivate: [rules.reposArePrivate, 'lib/rfcs/commands.ts', `import { x } from '@/lib/surveys/repo'`],
  'reposArePrivate, a page': [
    rules.reposArePrivate,
    'app/(hub)/x/page.tsx',
    `import { x } from '@/lib/surveys/repo-results'`,
  ],
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
  noStrayFolders: [rules.noStrayFolders, 'lib/helpers/x.ts', ''],
  filesStaySmall: [rules.filesStaySmall, 'lib/rfcs/rules.ts', '\n'.repeat(401)],
  noCircles: [rules.noCircles, 'lib/rfcs/rules.ts', `import type { Rfc } from './rules'`],
  noRawColours: [rules.noRawColours, 'components/rfcs/x.tsx', `<p style={{ color: '#ff0000' }} />`],
  'noRawColours, class': [rules.noRawColours, 'components/rfcs/x.tsx', `<p className="bg-red-500" />`],
  noEscapes: [rules.noEscapes, 'lib/rfcs/rules.ts', `// @ts-${'ignore'}`],
}

const all = Object.entries(rules).filter(
  (entry): entry is [string, Rule] => /^(?!importsOf)/.test(entry[0]) && typeof entry[1] === 'function',
)

test.each(all.filter(([name]) => name !== 'importsOf'))('%s holds', (_, rule) => {
  expect(rule(real)).toEqual([])
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

  test('no rule is left out', () => {
    const tried = new Set([...Object.keys(planted).map((name) => name.split(',')[0]), 'roomsAreMirrored', 'importsOf'])
    expect(Object.keys(rules).filter((name) => name !== 'ROOMS' && !tried.has(name))).toEqual([])
  })
})
