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

/** The thing of each room that has most of everything (large-company.ts), by the place of its id. */
const WIDEST: Record<string, Record<string, string>> = {
  '/rfcs': { number: '1008' },
  '/fieldwork': { id: 'big-s1' },
  '/imports': { id: 'big-im1' },
  '/evidence': { id: 'big-h1' },
  '/evidence/source': { id: 'big-none' },
  '/insights/themes': { id: 'big-th1' },
  '/insights': { id: 'big-i1' },
  '/roadmap/items': { id: 'big-m1' },
  '/capabilities': { id: 'big-cap1' },
  '/outcomes/metrics': { id: 'big-metric-1' },
  '/updates': { id: 'big-u12' },
  '/people': { id: 'big-p1' },
  '/people/teams': { id: 'big-t1' },
}

/** Other states of these pages that show more. */
const ALSO = [
  '/?by=all',
  '/surveys?q=is%3Aclosed',
  '/surveys/[id]?by=role',
  '/surveys/[id]?by=team',
  '/insights?q=is%3Aopen',
  '/evidence?q=is%3Aunlinked',
  '/evidence?q=queue',
  '/roadmap?now=240&next=240&later=240',
  '/roadmap?group=theme',
  '/roadmap?group=team',
  '/rfcs?q=queue',
  '/people?q=team%3Abig-t1',
]

/** Every page of the hub at the widest thing that it can show. Pages with a key that only a mail or a share holds are left out. */
export function addresses(survey: { id: string; token: string }): string[] {
  const things: Record<string, Record<string, string>> = {
    ...WIDEST,
    '/surveys': { id: survey.id },
    '/s': { token: survey.token },
    '/embed': { token: survey.token },
  }
  const fill = (page: string) =>
    page.replace(/^(.*?)\/\[(\w+)\]/, (_, place: string, key: string) => `${place}/${things[place]?.[key] ?? ''}`)
  const shown = Object.keys(PAGES).filter(
    (page) => !['/r/[token]', '/unsubscribe/[key]', '/s/[token]/results', '/evidence/source/[id]'].includes(page),
  )
  return [...shown, ...ALSO].map(fill)
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
