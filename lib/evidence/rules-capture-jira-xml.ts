import { SaxesParser, type SaxesTagPlain } from 'saxes'
import {
  joined,
  plainOfHtml,
  tagsOf,
  webAddress,
  type CapturedItem,
  type CaptureFile,
  type CaptureFinding,
} from './rules-capture-items'

// The XML that Jira calls an RSS view of issues: "Export XML" of a search or of one issue.

/** What of an item is read; all else in it is named. `title` is "[KEY-1] summary", which both say. */
const READ = new Set([
  'title',
  'key',
  'summary',
  'description',
  'link',
  'reporter',
  'created',
  'labels',
  'label',
  'component',
])
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The day as it is written, by the clock of who exported: "Fri, 5 Jun 2026 13:55:18 +0200". */
function dayIn(text: string): string | undefined {
  const match = /(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})/.exec(text)
  const month = MONTHS.indexOf(match?.[2]?.toLowerCase() ?? '') + 1
  if (!match || month === 0) return /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0]
  return `${match[3]}-${String(month).padStart(2, '0')}-${match[1]!.padStart(2, '0')}`
}

interface Issue {
  line: number
  fields: Map<string, string[]>
  /** Of `reporter`: the account, which stays the same when a name changes. */
  account: string
  comments: number
}

/** Whether a text is such a file: its first element is `rss`, and an item of it has a key. */
export const isJiraXml = (text: string): boolean =>
  /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<rss\b/.test(text.slice(0, 4_000)) &&
  /<item>/.test(text) &&
  /<key id="\d+">[A-Z][A-Z0-9_]*-\d+<\/key>/.test(text)

/** The items of the file. @throws Error where it is no XML */
function issuesIn(text: string, unread: Map<string, number>): Issue[] {
  const issues: Issue[] = []
  const path: string[] = []
  let issue: Issue | null = null
  let words = ''
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    path.push(name)
    words = ''
    if (name === 'item') issue = { line: parser.line, fields: new Map(), account: '', comments: 0 }
    if (!issue) return
    if (name === 'reporter') issue.account = attributes.accountid ?? attributes.username ?? ''
    if (name === 'comment') issue.comments += 1
    if (path.at(-2) === 'item' && !READ.has(name)) unread.set(name, (unread.get(name) ?? 0) + 1)
  })
  const add = (chunk: string) => {
    words += chunk
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', ({ name }) => {
    const parent = path.at(-2)
    if (issue && name === 'item') {
      issues.push(issue)
      issue = null
    } else if (issue && READ.has(name) && (parent === 'item' || (parent === 'labels' && name === 'label')))
      issue.fields.set(name, [...(issue.fields.get(name) ?? []), words.trim()])
    path.pop()
    words = ''
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(text.replace(/^\uFEFF/, '')).close()
  return issues
}

/** Issues of Jira's XML. What it holds besides, comments above all, is named and counted; a file that breaks off is none. */
export function readJiraXml(text: string): CaptureFile | null {
  const unread = new Map<string, number>()
  let issues: Issue[]
  try {
    issues = issuesIn(text, unread)
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : ''
    const message = `This XML breaks off or is wrong (${why}); nothing of it was read.`
    return { tool: 'jira', items: [], findings: [{ line: 1, key: 'broken', message }] }
  }
  const findings: CaptureFinding[] = []
  const items = issues.flatMap(({ line, fields, account }): CapturedItem[] => {
    const one = (name: string) => fields.get(name)?.[0] ?? ''
    const key = one('key')
    const title = one('summary') || one('title').replace(/^\[[^\]]*\]\s*/, '')
    const body = joined(title, plainOfHtml(one('description')))
    if (key === '' || body === '') {
      findings.push({ line, key: 'empty', message: `${key || 'An item'} has no words or no key; left out.` })
      return []
    }
    const day = dayIn(one('created'))
    if (!day)
      findings.push({ line, key: 'date-assumed', message: `${key} has no day. The day of the import was taken.` })
    const url = webAddress(one('link'))
    // "-1" is Jira's for nobody.
    const author = account !== '' && account !== '-1' ? account : one('reporter')
    return [
      {
        kind: 'ticket',
        sourceId: `jira:${key}`,
        text: body,
        tags: tagsOf([...(fields.get('label') ?? []), ...(fields.get('component') ?? [])]),
        line,
        ...(day && { day }),
        ...(url && { url }),
        ...(author && author !== 'Anonymous' && { author: `jira:${author}` }),
      },
    ]
  })
  const comments = issues.reduce((sum, issue) => sum + issue.comments, 0)
  if (comments > 0)
    findings.push({
      line: 1,
      key: 'comments',
      message: `${comments} comments are not read: who answers a ticket is not always who felt it.`,
    })
  const names = [...unread.keys()].filter((name) => name !== 'comments' || comments > 0)
  if (names.length > 0)
    findings.push({
      line: 1,
      key: 'unread-columns',
      message: `These elements are not read: ${names.join(', ')}.`.slice(0, 1_000),
    })
  return { tool: 'jira', items, findings }
}
