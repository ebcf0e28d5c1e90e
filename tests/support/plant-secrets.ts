import { CLASSES, type Class } from './private-fields'

/** Runs one statement and answers its rows: of `pg`, so that a test of the database and one of the browser plant the same. */
export type Query = (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>

export interface Secret {
  /** "ItemVote.reason", with what sets its row apart. */
  name: string
  level: Class
  /** The forms in which it would be seen. */
  forms: readonly string[]
}

export interface Planted {
  secrets: Secret[]
  /** Ids of things to ask for, by what they are. */
  ids: Record<'shown' | 'draft' | 'insight' | 'open' | 'confidential' | 'update' | 'vote' | 'view', string>
}

/** A word that all planted texts have: what searches for it finds them all. */
export const WORD = 'zzplant'

interface Column {
  name: string
  type: string
}

export async function columnsOf(query: Query, table: string): Promise<Column[]> {
  const { rows } = await query(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  )
  return rows as unknown as Column[]
}

/** Tables that belong to an item: by a column for it, or by a foreign key to one that does. */
export async function tablesOnItems(query: Query): Promise<string[]> {
  const { rows } = await query(`
    WITH RECURSIVE keys AS (
      SELECT DISTINCT conrelid AS child, confrelid AS parent FROM pg_constraint WHERE contype = 'f'
    ), named AS (
      SELECT c.oid FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attname = 'itemId'
    ), below AS (
      SELECT '"RoadmapItem"'::regclass::oid AS oid
      UNION SELECT oid FROM named
      UNION SELECT keys.child FROM keys JOIN below ON keys.parent = below.oid
    ) SELECT relname AS name FROM pg_class WHERE oid IN (SELECT oid FROM below) ORDER BY 1`)
  return rows.map((row) => String(row.name))
}

let serial = 0
/** Dates that are planted begin with this year: one that nothing else of the workspace has. */
let firstYear = 2_200

/** A value of this type that occurs nowhere else, and the forms in which it would be seen; null where there is none. */
function secretOf(type: string): { value: unknown; forms: string[] } | null {
  serial += 1
  const text = `${WORD} q${serial}x${crypto.randomUUID().slice(0, 8)}`
  const number = 7_000 + serial * 3 + 0.1372
  const year = firstYear + serial
  switch (type) {
    case 'text':
      return { value: text, forms: [text] }
    case 'jsonb':
      return { value: JSON.stringify({ note: text }), forms: [text] }
    case 'ARRAY':
      return { value: [text], forms: [text] }
    case 'double precision':
      return { value: number, forms: [String(number)] }
    case 'integer':
      return { value: 910_000_000 + serial, forms: [String(910_000_000 + serial), `${910_000_000 + serial}`] }
    case 'date':
      return { value: `${year}-03-07`, forms: [`${year}-03-07`, `Mar ${year}`, `March ${year}`] }
    case 'timestamp with time zone':
      return { value: `${year}-03-07T09:13:00Z`, forms: [`${year}-03-07`, `Mar ${year}`, `March ${year}`] }
    default:
      return null
  }
}

/**
 * Writes one row with a secret in every column that is not given, and remembers each.
 * @param as the class of the whole row: of a draft, for instance, even the title is its writers'
 */
async function plantRow(
  query: Query,
  into: Secret[],
  table: string,
  given: Record<string, unknown>,
  { label, as }: { label: string; as?: Class },
): Promise<void> {
  const values: Record<string, unknown> = {}
  for (const { name, type } of await columnsOf(query, table)) {
    const level = CLASSES[table]?.[name]
    if (!level) throw new Error(`${table}.${name} is not classified in tests/support/private-fields.ts`)
    if (name in given) {
      values[name] = given[name]
      continue
    }
    if (level === 'key') continue
    const secret = secretOf(type)
    if (!secret) throw new Error(`no secret for ${table}.${name} of type ${type}`)
    values[name] = secret.value
    const strictest = as && level !== 'sealed' && level !== 'own' ? as : level
    into.push({ name: `${table}.${name} (${label})`, level: strictest, forms: secret.forms })
  }
  const names = Object.keys(values)
  await query(
    `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(values),
  )
}

/** Remembers a secret that is part of a given value. */
function noted(into: Secret[], name: string, level: Class): string {
  const text = `${WORD} g${(serial += 1)}x${crypto.randomUUID().slice(0, 8)}`
  into.push({ name, level, forms: [text] })
  return text
}

/**
 * A published item and a draft with everything that can hang on them, a secret in every column.
 * @param people ids of a voter and of somebody who compared and was told
 * @param from the first year of the dates that are planted: of the past, where what is planted must not come first
 */
export async function plantSecrets(
  query: Query,
  people: { voter: string; told: string },
  from = firstYear,
): Promise<Planted> {
  firstYear = from
  const secrets: Secret[] = []
  const run = crypto.randomUUID().slice(0, 8)
  const name = (what: string) => `plant-${what}-${run}`
  const ids = {
    ...{ shown: name('a-shown'), draft: name('b-draft'), insight: name('insight'), open: name('open') },
    ...{ confidential: name('confidential'), update: name('update'), vote: name('vote'), view: name('view') },
  }
  const item = async (id: string, label: string, over: object, as?: Class) => {
    const alternatives = JSON.stringify([
      { kind: 'docs', whyNot: noted(secrets, `alternatives (${label})`, as ?? 'scored') },
    ])
    const given = {
      id,
      kind: 'build',
      horizon: 'now',
      status: 'open',
      rank: 'a1',
      mergedIntoId: null,
      quarter: '2026-Q4',
    }
    // Numbers of a scale: apart by their last digits, so that one item's is not taken for the other's.
    const last = as ? 0.000019 : 0.000037
    const scales = { impact: 1.2371, urgency: 3.713, riskReduction: 4.317, confidence: 0.73127 }
    const apart = Object.fromEntries(Object.entries(scales).map(([key, value]) => [key, value + last]))
    // Newer than its insights: what is planted is not counted again.
    const more = { ...apart, basis: '{}', scoredAt: '2999-01-01T00:00:00Z' }
    for (const [key, value] of Object.entries(apart))
      secrets.push({ name: `RoadmapItem.${key} (${label})`, level: as ?? 'scored', forms: [String(value)] })
    await plantRow(
      query,
      secrets,
      'RoadmapItem',
      { ...given, ...more, alternatives, ...over },
      { label, ...(as && { as }) },
    )
    // Nine digits: four of them in a row stand in many an id by chance.
    const effort = as ? 641_707_219 : 643_107_223
    for (const [part, level] of [
      ['since it is published', as],
      ['as a draft', 'writers'],
    ] as const)
      await plantRow(
        query,
        secrets,
        'ItemEvent',
        {
          ...{ itemId: id, kind: 'changed', byId: null, undoneAt: null },
          ...{ at: `${from + (part === 'as a draft' ? -1 : 620)}-01-01T00:00:00Z` },
          from: JSON.stringify({ effort }),
          to: JSON.stringify({ effort: effort + 1, fields: ['effort'] }),
          words: JSON.stringify({ problem: { from: noted(secrets, `former words (${label})`, 'sealed'), to: '' } }),
        },
        { label: `${label}, ${part}`, ...(level && { as: level }) },
      )
    const forms = [String(effort), effort.toLocaleString('en')]
    secrets.push({ name: `numbers of history (${label})`, level: as ?? 'scored', forms })
    const hung = { label, ...(as && { as }) }
    await plantRow(query, secrets, 'ItemVote', { id: `${ids.vote}-${id}`, itemId: id, personId: people.voter }, hung)
    const link = { itemId: id, provider: 'github', state: 'open', url: `https://github.com/${id}/api/issues/1` }
    await plantRow(query, secrets, 'ItemLink', link, hung)
    const outcome = { itemId: id, teamId: null, result: 'reached', statedById: null }
    await plantRow(query, secrets, 'ItemOutcome', outcome, hung)
    await plantRow(query, secrets, 'ItemInsight', { itemId: id, insightId: ids.insight }, hung)
  }
  const cerqual = { methods: { concern: 'minor', note: noted(secrets, 'cerqual', 'scored') } }
  const fine = { concern: 'none', note: '' }
  const others = { coherence: fine, adequacy: fine, relevance: fine }
  const belief = {
    share: 50,
    text: noted(secrets, 'belief', 'scored'),
    at: '2026-03-02T10:00:00.000Z',
    byId: people.told,
  }
  await plantRow(
    query,
    secrets,
    'Insight',
    {
      ...{ id: ids.insight, status: 'open', kind: 'pain', updatedAt: '2026-03-02T10:00:00Z' },
      ...{ cerqual: JSON.stringify({ ...cerqual, ...others }), belief: JSON.stringify(belief), ownerId: people.told },
      ...{ resolvedById: null, createdById: null },
    },
    { label: 'insight' },
  )
  const piece = { kind: 'highlight', rung: 'medium', refKind: 'highlight', personId: people.told }
  for (const [id, audience, as] of [
    [ids.open, 'everyone', undefined],
    [ids.confidential, 'researchers', 'researchers'],
  ] as const) {
    const given = { ...piece, id, refId: id, audience }
    await plantRow(query, secrets, 'Evidence', given, { label: audience, ...(as && { as }) })
    const under = { insightId: ids.insight, evidenceId: id, stance: 'supports', addedById: null }
    await plantRow(query, secrets, 'InsightEvidence', under, { label: audience })
  }
  await item(ids.shown, 'shown', { publishedAt: `${from + 600}-06-01T00:00:00Z` })
  await item(ids.draft, 'draft', { publishedAt: null }, 'writers')
  await plantRow(query, secrets, 'ItemDependency', { itemId: ids.shown, needsId: ids.draft }, { label: 'on a draft' })
  const compared = { personId: people.told, lowId: ids.shown, highId: ids.draft, better: 'low' }
  await plantRow(query, secrets, 'ItemComparison', compared, { label: 'one' })
  const texts = JSON.stringify({ finance: { title: 'Costs', body: noted(secrets, 'update for finance', 'open') } })
  const update = { id: ids.update, audience: 'everyone', kind: 'shipped', audiences: ['everyone', 'finance'], texts }
  await plantRow(query, secrets, 'Update', { ...update, itemId: ids.shown, createdById: null }, { label: 'published' })
  const draft = { itemId: ids.shown, kind: 'started', audiences: ['everyone'], texts: '{}', version: 1 }
  await plantRow(query, secrets, 'UpdateDraft', { ...draft, updatedById: people.told }, { label: 'draft' })
  await plantRow(
    query,
    secrets,
    'Told',
    {
      ...{ updateId: ids.update, personId: people.told, state: 'told', stance: 'contradicts', seenBy: 'no-one' },
      ...{ evidence: [ids.confidential] },
    },
    { label: 'one' },
  )
  await plantRow(query, secrets, 'RoadmapView', { id: ids.view, ownerId: people.told, shared: false }, { label: 'own' })
  return { secrets, ids }
}

/** The secrets in a text that this reader may not see, by name. */
export const leaksIn = (text: string, secrets: readonly Secret[], isHidden: (secret: Secret) => boolean): string[] =>
  secrets.filter((one) => isHidden(one) && one.forms.some((form) => text.includes(form))).map((one) => one.name)
