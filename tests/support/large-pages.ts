import { encode } from 'next-auth/jwt'
import { parse, type DefaultTreeAdapterMap } from 'parse5'
import type { Client } from 'pg'
import { PAGES } from '../browser/page-table'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

/** No page is larger, in bytes of its HTML as it leaves the server uncompressed. */
export const LARGEST = 300_000
/** No list on a page is longer: rows of a table, items of a list, boxes to tick of one group. */
export const LONGEST = 50

/** Pages with a list that is longer on purpose: how long it may be, and why somebody needs all of it at once. */
const LONGER: Record<string, { rows: number; why: string }> = {
  '/outcomes/metrics/[id]': {
    rows: 366,
    why: 'each day of a year: the numbers of its picture, and what its CSV gives',
  },
}

/** Pages that are larger still, in bytes, and why; each is to become smaller, and none may grow. */
const LARGER: Record<string, { bytes: number; why: string }> = {}

/** What the place of an id in the address of a page is filled with, by room. */
export type Things = Record<string, Record<string, string>>

/** The key to a share of the wide survey, by team. */
export const SHARED = 'large-share'

/** The thing of each room that has most of everything (large-company.ts). */
const WIDEST: Things = {
  '/rfcs': { number: '1008' },
  '/fieldwork': { id: 'big-s1' },
  '/imports': { id: 'big-im1' },
  '/evidence': { id: 'big-h1' },
  '/evidence/source': { id: 'big-ticket1' },
  '/insights/themes': { id: 'big-th1' },
  '/insights': { id: 'big-i1' },
  '/roadmap/items': { id: 'big-m1' },
  '/capabilities': { id: 'big-cap1' },
  '/capabilities/champions': { id: 'big-champion-all-big-t1' },
  '/outcomes/metrics': { id: 'big-metric-1' },
  '/updates': { id: 'big-u12' },
  '/people': { id: 'big-p1' },
  '/people/teams': { id: 'big-t1' },
  '/people/departments': { id: 'big-dep1' },
  '/surveys/closed': { id: 'big-q1' },
  // The survey of before, at the address at which it was answered; and what was shared of the wide one.
  '/s/closed': { token: 'big-token-1' },
  '/r': { token: SHARED },
  '/settings/webhooks': { id: 'big-webhook' },
}

/** The same of the demo, or of any hub: SQL that finds each, and its name in the address. */
const WIDEST_BY: Record<string, { key: string; sql: string }> = {
  '/rfcs': { key: 'number', sql: `SELECT number FROM "Rfc" ORDER BY "commentCount" DESC, number` },
  '/fieldwork': { key: 'id', sql: `SELECT id FROM "FieldSession" ORDER BY length(body) DESC, id` },
  '/evidence': { key: 'id', sql: `SELECT id FROM "Evidence" WHERE kind = 'highlight' ORDER BY length(text) DESC, id` },
  '/insights/themes': { key: 'id', sql: `SELECT id FROM "Theme" ORDER BY size DESC, id` },
  '/insights': {
    key: 'id',
    sql: `SELECT "insightId" FROM "InsightEvidence" GROUP BY 1 ORDER BY count(*) DESC, 1`,
  },
  '/roadmap/items': { key: 'id', sql: `SELECT "itemId" FROM "ItemInsight" GROUP BY 1 ORDER BY count(*) DESC, 1` },
  '/updates': { key: 'id', sql: `SELECT "updateId" FROM "Told" GROUP BY 1 ORDER BY count(*) DESC, 1` },
  '/people': {
    key: 'id',
    sql: `SELECT "personId" FROM "Evidence" WHERE "personId" IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1`,
  },
  '/people/teams': {
    key: 'id',
    sql: `SELECT "teamId" FROM "Person" WHERE "teamId" IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1`,
  },
  '/surveys/closed': {
    key: 'id',
    sql: `SELECT s.id FROM "Survey" s JOIN "SurveyResponse" r ON r."surveyId" = s.id WHERE s.status = 'closed'
      GROUP BY 1 ORDER BY count(*) DESC, 1`,
  },
  '/surveys': {
    key: 'id',
    sql: `SELECT s.id FROM "Survey" s JOIN "SurveyResponse" r ON r."surveyId" = s.id WHERE s.status = 'open'
      GROUP BY 1 ORDER BY count(*) DESC, 1`,
  },
}

/** The things of a hub that is not large. A room in which it has nothing is left out. */
export async function widestThings(client: Client): Promise<Things> {
  const found: Things = {}
  for (const [place, { key, sql }] of Object.entries(WIDEST_BY)) {
    const { rows } = await client.query<Record<string, string | number>>(`${sql} LIMIT 1`)
    if (rows[0]) found[place] = { [key]: String(Object.values(rows[0])[0]) }
  }
  const { rows } = await client.query<{ token: string }>('SELECT "publicToken" AS token FROM "Survey" WHERE id = $1', [
    found['/surveys']?.id,
  ])
  return rows[0] ? { ...found, ...of(rows[0]) } : found
}

const of = ({ token }: { token: string }): Things => ({ '/s': { token }, '/embed': { token } })

/** The things of a hub that `fillCompany` made large, around its open survey. */
export const largeThings = (survey: { id: string; token: string }): Things => ({
  ...WIDEST,
  '/surveys': { id: survey.id },
  ...of(survey),
})

/** Other states of these pages that show more. */
const ALSO = [
  '/?by=all',
  '/surveys?q=is%3Aclosed',
  '/surveys/[id]?by=role',
  '/surveys/[id]?by=team',
  '/surveys/closed/[id]',
  '/surveys/closed/[id]?by=team',
  '/surveys/closed/[id]/compare',
  '/surveys/closed/[id]/trend',
  '/s/closed/[token]/results',
  '/insights?q=is%3Aopen',
  '/evidence?q=is%3Aunlinked',
  '/evidence?q=queue',
  '/roadmap?by=theme',
  '/roadmap?by=team',
  '/rfcs?q=queue',
]

const API = '/api/v1'

/** Left out: what no page has, a page whose key only a mail holds, which has no list, and one that is there for closed surveys only. */
const LEFT_OUT = ['/[...unknown]', '/unsubscribe/[key]', '/s/[token]/results']

/** Every page of the hub with its address at these things; pages of things that are not there are left out. */
export const addresses = (things: Things): { page: string; address: string }[] =>
  addressesOf(
    [...Object.keys(PAGES), ...ALSO].filter((page) => !LEFT_OUT.includes(page)),
    things,
  )

/** Some pages, or routes of the API, with their addresses at these things; those of things that are not there are left out. */
export function addressesOf(pages: readonly string[], things: Things): { page: string; address: string }[] {
  return pages.flatMap((page) => {
    const [, place, key] = /^(.*?)\/\[(\w+)\]/.exec(page) ?? []
    if (place === undefined || key === undefined) return [{ page, address: page }]
    const id = things[place.replace(API, '')]?.[key]
    const shown = place.replace('/closed', '')
    return id === undefined ? [] : [{ page, address: page.replace(`${place}/[${key}]`, `${shown}/${id}`) }]
  })
}

/** The cookie of somebody who is signed in. */
export async function cookieOf(personId: string, secret: string): Promise<string> {
  return `next-auth.session-token=${await encode({ token: { sub: personId, epoch: 0 }, secret })}`
}

/** A person in each role, and their cookies: of the demo where it is there, whose own lists are then long too. */
export async function cookiesOf(client: Client, secret: string): Promise<Record<string, string>> {
  const { rows } = await client.query<{ id: string; role: string }>(
    `SELECT DISTINCT ON (role) id, role FROM "Person" WHERE active ORDER BY role, (email LIKE '%@lanternfreight.example') DESC, id`,
  )
  const pairs = await Promise.all(rows.map(async ({ id, role }) => [role, await cookieOf(id, secret)] as const))
  return Object.fromEntries(pairs)
}

export interface PageSize {
  status: number
  bytes: number
  /** Rows of its longest list, and where that is. */
  rows: number
  where: string
}

/** What is wrong with a page of these figures: nothing where it is as it should be. */
export const tooMuch = (page: string, { status, bytes, rows, where }: PageSize): string[] => [
  ...(status === 200 ? [] : [`answers ${status}`]),
  ...(bytes > (LARGER[page]?.bytes ?? LARGEST) ? [`${Math.ceil(bytes / 1000)} kB`] : []),
  ...(rows > (LONGER[page]?.rows ?? LONGEST) ? [`${rows} rows: ${where}`] : []),
]

const isElement = (node: Node): node is Element => 'tagName' in node
const childrenOf = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : [])
const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value

/** Items of one list: what a reader would scroll past. A menu of choices that is closed (`select`) is none. */
function rowsOf(element: Element): number {
  const own = (tag: string) => childrenOf(element).filter((one) => isElement(one) && one.tagName === tag).length
  // What was said in a session is a text, and what is edited as a whole (the questions of a survey) must be there as one.
  if (['Turns', 'Questions'].includes(attribute(element, 'aria-label') ?? '')) return 0
  if (element.tagName === 'ul' || element.tagName === 'ol') return own('li')
  if (element.tagName === 'tbody') return own('tr')
  if (element.tagName === 'dl') return own('dt') + own('div')
  if (element.tagName === 'fieldset') return boxesOf(element)
  return 0
}

/** Boxes to tick of a group, without those of groups inside it. */
function boxesOf(element: Element): number {
  return childrenOf(element).reduce((sum, node) => {
    if (!isElement(node) || node.tagName === 'fieldset') return sum
    const isBox = node.tagName === 'input' && ['checkbox', 'radio'].includes(attribute(node, 'type') ?? '')
    return sum + (isBox ? 1 : boxesOf(node))
  }, 0)
}

/** The longest list of a page's HTML. */
export function longestList(html: string): { rows: number; where: string } {
  let longest = { rows: 0, where: '' }
  const visit = (node: Node, heading: { text: string }) => {
    if (isElement(node)) {
      if (/^h[1-4]$/.test(node.tagName)) heading.text = textOf(node)
      const rows = rowsOf(node)
      if (rows > longest.rows) longest = { rows, where: `${node.tagName} under “${heading.text}”` }
    }
    for (const child of childrenOf(node)) visit(child, heading)
  }
  visit(parse(html), { text: '' })
  return longest
}

const textOf = (node: Node): string =>
  'value' in node ? node.value : childrenOf(node).map(textOf).join('').trim().slice(0, 60)

/** A page as a browser asks for it. Its lists are counted unless `lists` is false, which takes time of its own. */
export async function pageSize(origin: string, address: string, cookie: string, lists = true): Promise<PageSize> {
  const response = await fetch(`${origin}${address}`, {
    headers: { cookie, connection: 'close', accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
    redirect: 'manual',
  })
  const html = await response.text()
  return {
    status: response.status,
    bytes: Buffer.byteLength(html),
    ...(lists ? longestList(html) : { rows: 0, where: '' }),
  }
}
