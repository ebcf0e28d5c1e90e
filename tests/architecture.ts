import { apiPaths, paths } from '@/lib/core/paths'
import { ROOM_IDS } from '@/lib/core/rooms'
import { CROSS_ROOM_SQL, KNOWN_LAZY_CIRCLES, KNOWN_UPWARD, UNLAYERED } from './architecture-debts'

/** The rules of ARCHITECTURE.md as pure functions over a tree: path → source. Each answers what breaks it, in words. */
export type Tree = ReadonlyMap<string, string>
export type Rule = (tree: Tree) => string[]

export const ROOMS = ROOM_IDS

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
  const folders = new Set(['app', 'bin', 'components', 'docs', 'findings', 'lib', 'prisma', 'tests', '.ci'])
  const files =
    /^(proxy|instrumentation(-client)?)\.ts$|\.config\.(ts|mjs)$|^(tsconfig|package|package-lock)\.json$|^(README|ARCHITECTURE)\.md$|^\.(gitignore|gitattributes|ignore|npmrc|git-blame-ignore-revs|prettierrc\.json|prettierignore)$/
  return [...tree.keys()].flatMap((path) => {
    const [first = '', ...rest] = path.split('/')
    return (rest.length > 0 ? folders.has(first) : files.test(path))
      ? []
      : [`${path}: ${first} has no place at the top`]
  })
}

/** `lib/core` is pure: no server, no room, no node. It runs in the browser too. Addresses know the type of an address. */
export const coreIsPure: Rule = (tree) =>
  forbid(
    tree,
    /^lib\/core\//,
    (target, path) =>
      /^(lib\/(?!core\/)|app\/|components\/|prisma\/|node:|next\b|pg\b)/.test(target) &&
      !(path === 'lib/core/paths.ts' && target === 'next'),
  )

/** `lib/server` knows no room: rooms come to it, through manifests. */
export const serverKnowsNoRoom: Rule = (tree) =>
  forbid(tree, /^lib\/server\//, (target) =>
    new RegExp(`^(lib/(${ROOMS.join('|')}|cli|rooms)(/|$)|app/|components/)`).test(target),
  )

/** The layers of a room, lowest first. Those of one number do not import each other upwards, but may sideways. */
const LAYERS: Record<string, number> = {
  schema: 0,
  rules: 1,
  policy: 2,
  presenter: 3,
  repo: 4,
  refresh: 5,
  queries: 6,
  commands: 7,
  actions: 8,
  api: 8,
  jobs: 8,
  room: 9,
}
const PURE = LAYERS.presenter ?? 3
const LAYERED = new RegExp(`^lib/${room}/(?:[\\w-]+/)*(${Object.keys(LAYERS).join('|')})(?:-[\\w-]+)?(?:\\.tsx?)?$`)

/** "rules" for `lib/rfcs/import/rules-kep.ts`; undefined where the name tells none. */
export const layerOf = (path: string): string | undefined => LAYERED.exec(path)?.[2]
const heightOf = (path: string): number | undefined => LAYERS[layerOf(path) ?? '']

/** Every file of a room names its layer, also in a topic's folder: `rules-status.ts`, `import/repo-batches.ts`. */
export const filesNameTheirLayer: Rule = (tree) =>
  code(tree, new RegExp(`^lib/${room}/`))
    .filter(([path]) => layerOf(path) === undefined && !UNLAYERED.has(path))
    .map(([path]) => `${path} names no layer: its name begins with one of ${Object.keys(LAYERS).join(', ')}`)

/** Schemas, rules, policies and presenters run in the browser too: core and pure files of rooms only. */
export const rulesArePure: Rule = (tree) =>
  code(tree, new RegExp(`^lib/${room}/`))
    .filter(([path]) => (heightOf(path) ?? Infinity) <= PURE)
    .flatMap(([path, source]) =>
      importsOf(path, source)
        .filter(
          (target) =>
            /^(lib\/(server|cli|rooms\b)|app\/|components\/|prisma\/|node:|pg\b|next\b)/.test(target) ||
            (heightOf(target) ?? 0) > PURE,
        )
        .map((target) => `${path} imports ${target}`),
    )

/** Within a room imports go one way, lazy ones and those of topic folders too. */
export const layersGoOneWay: Rule = (tree) =>
  forbid(tree, new RegExp(`^lib/${room}/`), (target, path) => {
    const [from, to] = [heightOf(path), heightOf(target)]
    if (from === undefined || to === undefined) return false
    // What reads must not change another room either.
    if (roomOf(path) !== roomOf(`${target}.ts`)) return layerOf(target) === 'commands' && to > from
    // Jobs are named by the commands that promise them; their handlers are loaded lazily.
    return to > from && layerOf(target) !== 'jobs' && !KNOWN_UPWARD.has(`${path} ${target}`)
  })

/** A room never reaches into another room's repo or refresh; nothing outside the rooms does. */
export const reposArePrivate: Rule = (tree) =>
  forbid(tree, /^(lib|components|app)\//, (target, path) => {
    const owner = roomOf(`${target}.ts`)
    const layer = layerOf(target)
    if (!target.startsWith('lib/') || owner === undefined) return false
    return (layer === 'repo' || layer === 'refresh') && !path.startsWith(`lib/${owner}/`)
  })

/** Rooms have an order: none imports a room that, over others, imports it. */
export const roomsHaveAnOrder: Rule = (tree) => {
  const needs = new Map<string, Map<string, string>>()
  for (const [path, source] of code(tree, new RegExp(`^lib/${room}/`))) {
    const from = roomOf(path) ?? ''
    for (const target of importsOf(path, source)) {
      const to = roomOf(`${target}.ts`)
      if (!to || to === from || !target.startsWith('lib/')) continue
      const ways = needs.get(from) ?? new Map<string, string>()
      needs.set(from, ways.set(to, `${path} imports ${target}`))
    }
  }
  const found: string[] = []
  const walk = (name: string, way: string[]): void => {
    for (const [next, import_] of needs.get(name) ?? []) {
      if (next === way[0]) found.push(`${[...way, next].join(' → ')} is a circle of rooms: ${import_}`)
      // Each circle is told once, from its first room by name.
      else if (!way.includes(next) && next > (way[0] ?? '')) walk(next, [...way, next])
    }
  }
  for (const name of needs.keys()) walk(name, [name])
  return found
}

/** Rooms come together in lib/rooms.ts, which no room imports: what a room needs of all is registered in lib/server/room. */
export const roomsAreNotGathered: Rule = (tree) =>
  forbid(
    tree,
    new RegExp(`^lib/(${ROOMS.join('|')}|core|server)/`),
    (target, path) => target === 'lib/rooms' && !KNOWN_UPWARD.has(`${path} ${target}`),
  )

const MODEL = /^model\s+(\w+)\s*\{([^}]*)/gm
const tableOf = (model: string, body: string) => /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model

/** Tables by the room that owns them: the file of prisma/schema they are declared in. */
const ownersOf = (tree: Tree): Map<string, string> =>
  new Map(
    [...tree].flatMap(([path, source]) => {
      const owner = /^prisma\/schema\/(\w+)\.prisma$/.exec(path)?.[1]
      if (!owner) return []
      return [...source.matchAll(MODEL)].map(([, model = '', body = '']) => [tableOf(model, body), owner] as const)
    }),
  )

const COMMENT = /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm
/** Our strings are in single quotes, so a model's name in double quotes is a table in SQL. */
const TABLE = /"(\w+)"/g
const DELEGATE = /\b(?:db|tx|client)\.(\w+)\.(?:find|create|update|upsert|delete|count|aggregate|groupBy)/g
/** Rooms whose tables still stand in one file of prisma/schema. */
const ONE_SCHEMA: Record<string, string> = { distribution: 'surveys', results: 'surveys', disclosure: 'surveys' }

/** How often the code of each room reads or writes another room's table: "roadmap Person" → 2. */
export function crossRoomSql(tree: Tree): Map<string, number> {
  const owners = ownersOf(tree)
  const byDelegate = new Map(
    [...tree].flatMap(([path, source]) =>
      path.startsWith('prisma/schema/')
        ? [...source.matchAll(MODEL)].map(
            ([, model = '', body = '']) =>
              [model.charAt(0).toLowerCase() + model.slice(1), tableOf(model, body)] as const,
          )
        : [],
    ),
  )
  const counts = new Map<string, number>()
  for (const [path, source] of code(tree, new RegExp(`^lib/${room}/`))) {
    const own = roomOf(path) ?? ''
    if (DATABASE_TOOLS.test(path)) continue
    const tables = [
      ...[...source.replace(COMMENT, '').matchAll(TABLE)].map(([, table = '']) => table),
      ...[...source.matchAll(DELEGATE)].map(([, name = '']) => byDelegate.get(name) ?? ''),
    ]
    for (const table of tables) {
      const owner = owners.get(table)
      if (!owner || owner === own || ONE_SCHEMA[own] === owner) continue
      counts.set(`${own} ${table}`, (counts.get(`${own} ${table}`) ?? 0) + 1)
    }
  }
  return counts
}

/** A room's tables are its own: others ask its queries and commands. What still does not is listed, and only shrinks. */
export const tablesHaveOneOwner: Rule = (tree) =>
  [...crossRoomSql(tree)]
    .filter(([pair, count]) => count > (CROSS_ROOM_SQL[pair] ?? 0))
    .map(
      ([pair, count]) => `${pair}: ${count} places name another room's table, ${CROSS_ROOM_SQL[pair] ?? 0} are known`,
    )

/** Whole-database tools speak SQL of their own: they know tables, not rooms. */
const DATABASE_TOOLS =
  /^lib\/(server\/|cli\/prepare\.ts|platform\/(commands-(backup|restore|export)|repo-tables|queries-(doctor|health))\.ts)/
const QUERY =
  /\b(?:db|tx|client)\.\w+\.(?:find|create|update|upsert|delete|count|aggregate|groupBy)\w*\(|\$(?:query|execute)Raw|\bpool\(\)/

/** Only repos talk to the database. */
export const onlyReposQuery: Rule = (tree) =>
  code(tree, /^(lib|app|components)\//)
    .filter(([path, source]) => !DATABASE_TOOLS.test(path) && layerOf(path) !== 'repo' && QUERY.test(source))
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
      (/^(repo|refresh|commands|api|room|jobs)$/.test(layerOf(target) ?? '') && !/\/api-schema$/.test(target)) ||
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
    .filter(([path, source]) => /^\s*['"]use server['"]/m.test(source) && layerOf(path) !== 'actions')
    .map(([path]) => `${path} holds a server action`)

/** Every room has its manifest and its line in lib/rooms.ts; every schema file belongs to a room. */
export const roomsAreMirrored: Rule = (tree) => [
  ...ROOMS.flatMap((name) => [
    ...(tree.has(`lib/${name}/room.ts`) ? [] : [`lib/${name}/room.ts is missing`]),
    ...(tree.get('lib/rooms.ts')?.includes(`'./${name}/room'`) ? [] : [`lib/rooms.ts does not know ${name}`]),
  ]),
  ...[...tree.keys()].flatMap((path) => {
    const owner = /^prisma\/schema\/(\w+)\.prisma$/.exec(path)?.[1]
    return owner && owner !== 'base' && !(ROOMS as readonly string[]).includes(owner)
      ? [`${path} belongs to no room`]
      : []
  }),
]

/** What stands in lib and components belongs to a room, or to what all share. */
export const noStrayFolders: Rule = (tree) => {
  const known = new Set<string>([...ROOMS, 'core', 'server', 'cli', 'ui', 'frame', 'charts'])
  return [...tree.keys()]
    .filter((path) => /^(lib|components)\/[^/]+\//.test(path) && !known.has(path.split('/')[1] ?? ''))
    .map((path) => `${path} belongs to no room: name a new one in lib/core/rooms.ts`)
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

/** The first parts of the hub's addresses, from the table of all. */
const FIRST_PARTS = new Set(
  Object.values<unknown>({ ...paths, ...apiPaths })
    .map((build) => (build as (...values: unknown[]) => string)('x', 'x', {}).split(/[/?.]/)[1] ?? '')
    .filter((part) => part !== ''),
)
const ADDRESS = new RegExp(
  `(path\\s*[:=]\\s*)?(?:['"\`](?:\\$\\{[\\w.]+\\})?|\\$\\{base(?:Url)?\\})(/(?:${[...FIRST_PARTS].join('|')})(?=[/?#'"\`$])[^'"\`]*)`,
  'gi',
)
/** What runs in another site's page builds its addresses there. */
const RUNS_ELSEWHERE = 'lib/distribution/rules-embed.ts'

/** Addresses are built in lib/core/paths.ts. Endpoints of an api file state their own path, as the contract writes it. */
export const addressesAreBuilt: Rule = (tree) =>
  code(tree, /^(app|components|lib)\//)
    .filter(([path]) => path !== 'lib/core/paths.ts' && path !== RUNS_ELSEWHERE)
    .flatMap(([path, source]) =>
      [...source.replace(COMMENT, '').matchAll(ADDRESS)]
        .filter(([, states]) => !(states && layerOf(path) === 'api'))
        .map(([, , address]) => `${path} writes the address ${address}: take it from lib/core/paths.ts`),
    )

const STATED = /(?:import|export)\s+(?:type\s+)?(?:[\w*{}\s,$]+\s+from\s+)?['"][^'"]+['"]/g

/** Circles among files, by what `importsIn` finds in a source. */
function circles(tree: Tree, importsIn: (path: string, source: string) => string[]): string[] {
  const imports = new Map(
    code(tree, /^(app|components|lib|prisma\/seed)\//).map(([path, source]) => [
      path,
      importsIn(path, source).flatMap(
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

/** Files import each other in one direction, types included. */
export const noCircles: Rule = (tree) =>
  circles(tree, (path, source) => importsOf(path, (source.match(STATED) ?? []).join('\n')))

/** What is loaded lazily does not point back either. */
export const noLazyCircles: Rule = (tree) => {
  const found = circles(tree, importsOf)
  return found.length > KNOWN_LAZY_CIRCLES ? found : []
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
