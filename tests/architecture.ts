/** The rules of ARCHITECTURE.md as pure functions over a tree: path → source. Each answers what breaks it, in words. */
export type Tree = ReadonlyMap<string, string>
export type Rule = (tree: Tree) => string[]

export const ROOMS = [
  'surveys',
  'rfcs',
  'fieldwork',
  'evidence',
  'insights',
  'roadmap',
  'updates',
  'people',
  'platform',
] as const

const room = `(${ROOMS.join('|')})`
const isTest = (path: string) => /\.(test|spec)\.tsx?$/.test(path) || path.startsWith('tests/')
const code = (tree: Tree, where: RegExp): [string, string][] =>
  [...tree].filter(([path]) => where.test(path) && /\.tsx?$/.test(path) && !isTest(path))

const IMPORT =
  /(?:import|export)\s+(?:type\s+)?(?:[\w*{}\s,$]+\s+from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

/** What a file imports, as paths from the root where they are ours. */
export function importsOf(path: string, source: string): string[] {
  const folder = path.split('/').slice(0, -1)
  return [...source.matchAll(IMPORT)].map(([, stated, dynamic]) => {
    const name = stated ?? dynamic ?? ''
    if (name.startsWith('@/')) return name.slice(2)
    if (!name.startsWith('.')) return name
    const parts = [...folder]
    for (const part of name.split('/')) {
      if (part === '..') parts.pop()
      else if (part !== '.') parts.push(part)
    }
    return parts.join('/')
  })
}

/** "path imports target" for every import of the files in `where` that matches `forbidden`. */
const forbid = (tree: Tree, where: RegExp, forbidden: (target: string, path: string) => boolean): string[] =>
  code(tree, where).flatMap(([path, source]) =>
    importsOf(path, source)
      .filter((target) => forbidden(target, path))
      .map((target) => `${path} imports ${target}`),
  )

const roomOf = (path: string): string | undefined => new RegExp(`^(?:lib|components)/${room}/`).exec(path)?.[1]

/** Top-level names, and what they are for, are few. */
export const topLevel: Rule = (tree) => {
  const folders = new Set(['app', 'bin', 'components', 'docs', 'lib', 'prisma', 'tests', '.ci'])
  const files =
    /^(proxy|instrumentation(-client)?)\.ts$|\.config\.(ts|mjs)$|^(tsconfig|package|package-lock)\.json$|^(README|ARCHITECTURE)\.md$|^\.(gitignore|npmrc|git-blame-ignore-revs|prettierrc\.json|prettierignore)$/
  return [...tree.keys()].flatMap((path) => {
    const [first = '', ...rest] = path.split('/')
    return (rest.length > 0 ? folders.has(first) : files.test(path))
      ? []
      : [`${path}: ${first} has no place at the top`]
  })
}

/** `lib/core` is pure: no server, no room, no node. It runs in the browser too. */
export const coreIsPure: Rule = (tree) =>
  forbid(tree, /^lib\/core\//, (target) =>
    /^(lib\/(?!core\/)|app\/|components\/|prisma\/|node:|next\b|pg\b)/.test(target),
  )

/** `lib/server` knows no room: rooms come to it, through manifests. */
export const serverKnowsNoRoom: Rule = (tree) =>
  forbid(tree, /^lib\/server\//, (target) =>
    new RegExp(`^(lib/(${ROOMS.join('|')}|cli|rooms)(/|$)|app/|components/)`).test(target),
  )

/** Schemas and rules run in the browser too: core and their own room's pure files only. */
export const rulesArePure: Rule = (tree) =>
  forbid(
    tree,
    new RegExp(`^lib/${room}/(schema|rules|policy)(-[\\w-]+)?\\.ts$`),
    (target) =>
      /^(lib\/(server|cli)\/|app\/|components\/|prisma\/|node:|pg\b|next\/)/.test(target) ||
      /\/(repo|queries|commands|actions|api|room|jobs)(-[\w-]+)?$/.test(target),
  )

const LAYERS = [/^(schema|rules|policy)/, /^repo/, /^queries/, /^commands/, /^(actions|api|jobs|room)(-|$)/]
const layerOf = (path: string): number => LAYERS.findIndex((layer) => layer.test(path.split('/')[2] ?? ''))

/** Within a room imports go one way: schema, rules, policy ← repo ← queries ← commands ← actions, api, jobs, room. */
export const layersGoOneWay: Rule = (tree) =>
  forbid(tree, new RegExp(`^lib/${room}/[\\w-]+\\.ts$`), (target, path) => {
    if (roomOf(path) !== roomOf(`${target}.ts`)) return false
    const [from, to] = [layerOf(path.replace(/\.ts$/, '')), layerOf(target)]
    // A schema of the REST contract belongs to api's layer, but everybody may read a contract.
    if (from < 0 || to < 0 || /\/api-schema$/.test(target)) return false
    // Jobs are named by the commands that promise them; their handlers are loaded lazily.
    return to > from && !/\/jobs(-[\w-]+)?$/.test(target)
  })

/** A room never reaches into another room's repo; nobody outside the room does. */
export const reposArePrivate: Rule = (tree) =>
  forbid(tree, /^(lib|components|app)\//, (target, path) => {
    const owner = new RegExp(`^lib/${room}/repo`).exec(target)?.[1]
    return owner !== undefined && !path.startsWith(`lib/${owner}/`)
  })

/** Whole-database tools speak SQL of their own: they know tables, not rooms. */
const DATABASE_TOOLS = /^lib\/(server\/|cli\/prepare\.ts|platform\/(backup|restore|export|doctor|health)\.ts)/
const QUERY =
  /\b(?:db|tx|client)\.\w+\.(?:find|create|update|upsert|delete|count|aggregate|groupBy)\w*\(|\$(?:query|execute)Raw|\bpool\(\)/

/** Only repos talk to the database. */
export const onlyReposQuery: Rule = (tree) =>
  code(tree, /^(lib|app|components)\//)
    .filter(
      ([path, source]) => !DATABASE_TOOLS.test(path) && !/^lib\/\w+\/repo[\w-]*\.ts$/.test(path) && QUERY.test(source),
    )
    .map(([path]) => `${path} talks to the database itself`)

/** The generated client has one door: lib/server/db.ts. */
export const oneDoorToPrisma: Rule = (tree) =>
  forbid(
    tree,
    /^(lib|app|components)\//,
    (target, path) => target.startsWith('prisma/client') && path !== 'lib/server/db.ts',
  )

/** Settings are read and checked in one place. */
export const oneReaderOfTheEnvironment: Rule = (tree) =>
  code(tree, /^(lib|app|components)\//)
    .filter(([path, source]) => path !== 'lib/server/env.ts' && /\bprocess\.env\b/.test(source))
    .map(([path]) => `${path} reads process.env`)

/** Components show what queries gave them: no commands, no repos, no server. */
export const componentsOnlyShow: Rule = (tree) =>
  forbid(
    tree,
    /^components\//,
    (target) =>
      /^lib\/server\//.test(target) ||
      /^lib\/\w+\/(repo|commands|api|room|jobs)(-(?!schema)[\w-]+)?$/.test(target) ||
      target.startsWith('app/'),
  )

/** The kit, the frame and the charts serve every room and know none. */
export const kitKnowsNoRoom: Rule = (tree) =>
  forbid(tree, /^components\/(ui|frame|charts)\//, (target) => new RegExp(`^(lib|components)/${room}/`).test(target))

/** A route file only serves what a room's api.ts declares. */
export const routesOnlyServe: Rule = (tree) =>
  code(tree, /^app\/api\/v1\/.*route\.ts$/)
    .filter(([, source]) => {
      const lines = source.split('\n').filter((line) => line.trim() !== '' && !/^(import|\/\/|\/\*\*|\s*\*)/.test(line))
      return !lines.every(
        (line) =>
          /^export const (GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b.*= (serve\(|unknown)/.test(line) ||
          /^export (const|\{).*(unknown|dynamic)/.test(line),
      )
    })
    .map(([path]) => `${path} does more than serve`)

/** Server actions stand in actions files, and nowhere else. */
export const actionsHaveTheirPlace: Rule = (tree) =>
  code(tree, /^(lib|app|components)\//)
    .filter(
      ([path, source]) => /^\s*['"]use server['"]/m.test(source) && !/^lib\/\w+\/actions(-[\w-]+)?\.ts$/.test(path),
    )
    .map(([path]) => `${path} holds a server action`)

/** Every room has its manifest, its schema file and its line in lib/rooms.ts. */
export const roomsAreMirrored: Rule = (tree) =>
  ROOMS.flatMap((name) => [
    ...(tree.has(`lib/${name}/room.ts`) ? [] : [`lib/${name}/room.ts is missing`]),
    ...(tree.has(`prisma/schema/${name}.prisma`) ? [] : [`prisma/schema/${name}.prisma is missing`]),
    ...(tree.get('lib/rooms.ts')?.includes(`'./${name}/room'`) ? [] : [`lib/rooms.ts does not know ${name}`]),
  ])

/** What stands in lib and components belongs to a room, or to what all share. */
export const noStrayFolders: Rule = (tree) => {
  const known = new Set<string>([...ROOMS, 'core', 'server', 'cli', 'ui', 'frame', 'charts'])
  return [...tree.keys()].filter(
    (path) => /^(lib|components)\/[^/]+\//.test(path) && !known.has(path.split('/')[1] ?? ''),
  )
}

/** Near 400 lines a file is two. */
export const filesStaySmall: Rule = (tree) =>
  code(tree, /^(app|components|lib|prisma\/seed)\//)
    .filter(([, source]) => source.split('\n').length > 400)
    .map(([path, source]) => `${path} has ${source.split('\n').length} lines`)

/** Colours are tokens: no raw colour in a component. */
export const noRawColours: Rule = (tree) =>
  code(tree, /^(app|components)\/.*\.tsx$/)
    .filter(([, source]) =>
      /['"`\s:(]#[0-9a-f]{6}\b|\b(?:rgb|hsl|oklch)a?\(|\b(?:bg|text|border|fill|stroke)-(?:red|green|blue|gray|slate|zinc|amber|yellow|orange|purple|pink|indigo|teal|sky|emerald|rose)-\d/i.test(
        source,
      ),
    )
    .map(([path]) => `${path} has a raw colour`)

/** Files import each other in one direction, types included. What is loaded lazily may point back. */
export const noCircles: Rule = (tree) => {
  const stated = /(?:import|export)\s+(?:type\s+)?(?:[\w*{}\s,$]+\s+from\s+)?['"][^'"]+['"]/g
  const imports = new Map(
    code(tree, /^(app|components|lib|prisma\/seed)\//).map(([path, source]) => [
      path,
      importsOf(path, (source.match(stated) ?? []).join('\n')).flatMap(
        (target) => [`${target}.ts`, `${target}.tsx`, `${target}/index.ts`].find((file) => tree.has(file)) ?? [],
      ),
    ]),
  )
  const done = new Set<string>()
  const found: string[] = []
  const walk = (path: string, way: string[]): void => {
    if (way.includes(path)) found.push(`${[...way.slice(way.indexOf(path)), path].join(' → ')} is a circle`)
    if (way.includes(path) || done.has(path)) return
    for (const target of imports.get(path) ?? []) walk(target, [...way, path])
    done.add(path)
  }
  for (const path of imports.keys()) walk(path, [])
  return found
}

/** Types are not switched off. */
export const noEscapes: Rule = (tree) =>
  [...tree]
    .filter(
      ([path, source]) =>
        /\.tsx?$/.test(path) &&
        path !== 'tests/architecture.ts' &&
        !path.startsWith('tests/architecture.test') &&
        /@ts-(ignore|nocheck|expect-error)|eslint-disable|\bas any\b/.test(source),
    )
    .map(([path]) => `${path} switches a check off`)
