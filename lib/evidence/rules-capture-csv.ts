import { boundedId } from '@/lib/core/bounded-id'
import { parseCsvRecords } from '@/lib/core/text/csv'
import { readDays, type Order } from '@/lib/core/text/dates'
import {
  addressIn,
  dayOfTrello,
  joined,
  plainOfHtml,
  tagsOf,
  webAddress,
  type CaptureFile,
  type CaptureFinding,
} from './rules-capture-items'

/** Which column holds what, by the names that a tool gives them; the first that is there counts. */
interface Shape {
  tool: string
  /** All of these in the header tell the tool. */
  needs: readonly string[]
  /** With one of these it is a table of another kind: the steps of test cases. */
  without?: readonly string[]
  /** The tool writes descriptions as HTML. */
  isHtml?: true
  /** The day of creation, where only the id says it. */
  dayOf?: (id: string) => string | undefined
  id: readonly string[]
  title: readonly string[]
  text: readonly string[]
  created: readonly string[]
  author: readonly string[]
  email?: readonly string[]
  url?: readonly string[]
  tags: readonly string[]
}

/** Aha! names the columns of a list by the kind of thing it lists: "Idea reference #", "Feature name". */
const ahaShape = (kind: string): Shape => ({
  tool: 'aha',
  needs: [`${kind} reference #`, `${kind} name`],
  isHtml: true,
  id: [`${kind} reference #`],
  title: [`${kind} name`],
  text: [`${kind} description`],
  created: [`${kind} created date`, `${kind} created at`, `${kind} created on`],
  author: [`${kind} created by email`, `${kind} created by`],
  email: [`${kind} created by email`, `${kind} created by`],
  url: [`${kind} url`],
  tags: [`${kind} tags`, `${kind} categories`],
})

/** The tools, the most certain first. Headers as seen in public files of each; see docs/imports.md. */
const SHAPES: readonly Shape[] = [
  ...['idea', 'feature', 'epic', 'master feature'].map(ahaShape),
  {
    tool: 'jira',
    needs: ['issue key', 'summary'],
    id: ['issue key'],
    title: ['summary'],
    text: ['description'],
    created: ['created'],
    author: ['reporter id', 'reporter', 'creator'],
    tags: ['labels', 'components', 'component/s', 'component'],
  },
  {
    tool: 'linear',
    needs: ['id', 'team', 'title', 'creator', 'created'],
    id: ['id'],
    title: ['title'],
    text: ['description'],
    created: ['created'],
    author: ['creator'],
    email: ['creator'],
    tags: ['labels'],
  },
  {
    tool: 'gitlab',
    needs: ['issue id', 'title', 'url', 'author username'],
    id: ['url', 'issue id'],
    title: ['title'],
    text: ['description'],
    created: ['created at (utc)', 'created at'],
    author: ['author username'],
    url: ['url'],
    tags: ['labels'],
  },
  {
    tool: 'azure-devops',
    needs: ['id', 'work item type', 'title'],
    without: ['test step', 'step action', 'steps'],
    isHtml: true,
    id: ['id'],
    title: ['title', 'title 1'],
    text: ['description'],
    created: ['created date'],
    author: ['created by'],
    email: ['created by'],
    tags: ['tags', 'area path'],
  },
  {
    tool: 'asana',
    needs: ['task id', 'created at', 'name'],
    id: ['task id'],
    title: ['name'],
    text: ['notes'],
    created: ['created at'],
    author: [],
    tags: ['tags', 'projects'],
  },
  {
    tool: 'trello',
    needs: ['card id', 'card name'],
    dayOf: dayOfTrello,
    id: ['card id'],
    title: ['card name'],
    text: ['card description'],
    created: [],
    author: [],
    url: ['card url'],
    tags: ['labels'],
  },
  {
    tool: 'fider',
    needs: ['number', 'title', 'created_by', 'votes_count'],
    id: ['number'],
    title: ['title'],
    text: ['description'],
    created: ['created_at'],
    author: ['created_by'],
    tags: ['tags'],
  },
  {
    tool: 'zendesk',
    needs: ['subject', 'requester'],
    id: ['ticket id', 'id', 'ticket #'],
    title: ['subject'],
    text: ['description', 'comment'],
    created: ['created at', 'requested', 'created', 'request date'],
    author: ['requester id', 'requester email', 'requester'],
    email: ['requester email'],
    url: ['url'],
    tags: ['tags'],
  },
  {
    tool: 'productboard',
    // A note's content is HTML by the reference of its API.
    isHtml: true,
    needs: ['title', 'content', 'source'],
    id: ['id', 'external id', 'note id'],
    title: ['title'],
    text: ['content', 'text'],
    created: ['created at', 'created', 'created_at'],
    author: ['user email', 'customer email', 'customer_email', 'user'],
    email: ['user email', 'customer email', 'customer_email'],
    url: ['url', 'display url', 'source url', 'display_url'],
    tags: ['tags'],
  },
  {
    tool: 'canny',
    needs: ['title', 'details', 'votes'],
    id: ['id', 'post id', 'url'],
    title: ['title'],
    text: ['details'],
    created: ['created', 'created at', 'date created'],
    author: ['author email', 'author id', 'author'],
    email: ['author email'],
    url: ['url', 'post url'],
    tags: ['tags', 'category', 'board'],
  },
  {
    tool: 'github-projects',
    needs: ['title', 'url', 'status'],
    id: ['url'],
    title: ['title'],
    text: ['body', 'description'],
    created: ['created', 'created at'],
    author: ['author'],
    url: ['url'],
    tags: ['labels'],
  },
]

/** Trello writes the colour of a label behind its name. */
const COLOUR = /\s+\((?:green|yellow|orange|red|purple|blue|sky|lime|pink|black|none)(?:_(?:light|dark))?\)$/

const plain = (name: string): string =>
  name
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase()

/** Which tool's export a first line is; null: none that is known. */
function shapeOf(names: readonly string[]): Shape | null {
  return (
    SHAPES.find(
      (shape) =>
        shape.needs.every((name) => names.includes(name)) && !shape.without?.some((name) => names.includes(name)),
    ) ?? null
  )
}

const firstLine = (text: string): string => text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? ''
const delimiterOf = (line: string): string =>
  [',', ';', '\t'].sort((a, b) => line.split(b).length - line.split(a).length)[0] ?? ','

/** The tool that wrote a table, by its first line. */
export const toolOfTable = (text: string): string | null => {
  const line = firstLine(text)
  return shapeOf(line.split(delimiterOf(line)).map((name) => plain(name.replace(/^"|"$/g, ''))))?.tool ?? null
}

/** "Wed May 13 2026 11:21:41 GMT+0000 (GMT+00:00)", as JavaScript writes an instant. */
const INSTANT = /^[A-Z][a-z]{2} [A-Z][a-z]{2} \d{1,2} \d{4} \d{2}:\d{2}:\d{2} GMT[+-]\d{4}/

/** The day of each cell: the order of day and month is decided by the whole column. */
function daysOf(cells: readonly string[], now: Date, said?: Order): { day?: string; problem?: string }[] {
  const rest = readDays(
    cells.map((cell) => (INSTANT.test(cell) ? '' : cell.replace(/[\u00a0\u202f]/g, ' '))),
    now,
    said,
  )
  return cells.map((cell, at) => {
    if (!INSTANT.test(cell)) return rest[at] ?? {}
    const date = new Date(cell.replace(/\s*\(.*$/, ''))
    return Number.isNaN(date.getTime()) ? { problem: 'This is no date.' } : { day: date.toISOString().slice(0, 10) }
  })
}

/**
 * Reads an export of a tracker. Columns of one name are a list (Jira writes `Labels` once a label); a row that is shorter
 * than the header lacks its last cells. Null where the first line is of no known tool.
 * @param order of day and month, where a person said it
 */
export function readTrackerTable(text: string, now: Date, order?: Order): CaptureFile | null {
  const line = firstLine(text)
  const [head, ...rows] = parseCsvRecords(text, delimiterOf(line))
  const names = (head?.cells ?? []).map(plain)
  const shape = shapeOf(names)
  if (!shape) return null
  const placesOf = (wanted: readonly string[] = []): number[] => {
    const name = wanted.find((one) => names.includes(one))
    return names.flatMap((one, at) => (one === name ? [at] : []))
  }
  const places = {
    id: placesOf(shape.id),
    title: placesOf(shape.title),
    text: placesOf(shape.text),
    created: placesOf(shape.created),
    author: placesOf(shape.author),
    email: placesOf(shape.email),
    url: placesOf(shape.url),
    tags: shape.tags.flatMap((name) => placesOf([name])),
  }
  const findings: CaptureFinding[] = []
  const used = new Set(Object.values(places).flat())
  const unread = [...new Set((head?.cells ?? []).filter((_, at) => !used.has(at)).map((name) => name.trim()))]
  if (unread.length > 0)
    findings.push({
      line: 1,
      key: 'unread-columns',
      message: `These columns are not read: ${unread.join(', ').slice(0, 900)}.`,
    })
  const short = rows.filter((row) => row.cells.length < names.length)
  if (short.length > 0)
    findings.push({
      line: short[0]!.line,
      key: 'short-rows',
      message: `${short.length} rows have fewer cells than the header; what is missing was taken as empty.`,
    })
  // A cell too many (an unquoted comma in a list) moves every cell after it: what is in which column is not known.
  const isWide = (row: (typeof rows)[number]) => row.cells.slice(names.length).some((one) => one.trim() !== '')
  for (const row of rows.filter(isWide))
    findings.push({
      line: row.line,
      key: 'wide-row',
      message:
        `This row has ${row.cells.length} cells for ${names.length} columns, so its words may be those of another ` +
        'column; left out. Put quotation marks around a cell that holds the separator.',
    })
  const cell = (row: (typeof rows)[number], at: readonly number[]): string => row.cells[at[0] ?? -1]?.trim() ?? ''
  const days = daysOf(
    rows.map((row) => cell(row, places.created)),
    now,
    order,
  )
  const seen = new Set<string>()
  const undated: { line: number; problem: string }[] = []
  const items = rows.flatMap((row, at) => {
    if (isWide(row)) return []
    const words = cell(row, places.text)
    const body = joined(cell(row, places.title), shape.isHtml ? plainOfHtml(words) : words)
    const id = cell(row, places.id)
    if (body === '') {
      findings.push({ line: row.line, key: 'empty', message: 'There are no words in it; left out.' })
      return []
    }
    const own = id || `row ${body.slice(0, 80)}`
    if (seen.has(own)) {
      findings.push({
        line: row.line,
        key: 'twice',
        message: `“${own.slice(0, 60)}” is there twice; the first counts.`,
      })
      return []
    }
    seen.add(own)
    const day = days[at]?.day ?? shape.dayOf?.(id)
    if (!day) undated.push({ line: row.line, problem: days[at]?.problem ?? 'It has no day.' })
    const [email, author, url] = [cell(row, places.email), cell(row, places.author), webAddress(cell(row, places.url))]
    return [
      {
        kind: 'ticket' as const,
        sourceId: boundedId(`${shape.tool}:${own}`, 180),
        text: body,
        tags: tagsOf(
          places.tags.flatMap((place) =>
            (row.cells[place] ?? '').split(/,\s*|;\s*/).map((tag) => tag.replace(COLOUR, '')),
          ),
        ),
        line: row.line,
        ...(day && { day }),
        ...(url && { url }),
        ...(author && { author: `${shape.tool}:${author}` }),
        ...(addressIn(email) && { email: addressIn(email) }),
      },
    ]
  })
  return { tool: shape.tool, items, findings: [...findings, ...undatedFindings(undated)] }
}

/**
 * Rows without a day, one finding for each kind of reason. An unclear order of day and month is reported once, for the
 * column.
 */
function undatedFindings(rows: readonly { line: number; problem: string }[]): CaptureFinding[] {
  const isOpen = ({ problem }: { problem: string }) => problem.includes('order of day and month')
  const groups = [rows.filter(isOpen), rows.filter((row) => !isOpen(row))]
  return groups.flatMap((group): CaptureFinding[] => {
    const [first] = group
    if (!first) return []
    const more = group.length > 1 ? ` The same goes for ${group.length - 1} more rows.` : ''
    const ask = isOpen(first) ? ' Say the order in the table (“days”), and import again.' : ''
    return [
      {
        line: first.line,
        key: isOpen(first) ? 'date-order' : 'date-assumed',
        message: `${first.problem}${more} The day of the import was taken.${ask}`,
      },
    ]
  })
}
