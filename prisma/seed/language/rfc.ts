import { z } from 'zod'
import { parseFrontMatter } from '@/lib/core/text/frontmatter'
import type { Company, Member } from './company'
import { idOf } from './random'

const days = z.number()
const name = z.string()
const reply = z.strictObject({ ago: days, by: name, text: z.string() })
const thread = z.strictObject({
  ago: days,
  by: name,
  text: z.string(),
  topic: z.string(),
  kind: z.enum(['comment', 'concern', 'hold']).default('comment'),
  /** The words it is about. */
  at: z.string().optional(),
  replies: z.array(reply).default([]),
  resolved: days.optional(),
})

/** What stands above an RFC's text: its life in days before today, and its discussion. */
const header = z.strictObject({
  title: z.string(),
  status: z.enum(['draft', 'review', 'last-call', 'accepted', 'rejected', 'withdrawn', 'implemented']),
  author: name,
  labels: z.array(z.string()),
  topic: z.string(),
  opened: days,
  reviewEnds: days.optional(),
  lastCall: days.optional(),
  decided: days.optional(),
  updated: days.optional(),
  versions: z.record(z.string(), z.strictObject({ ago: days, note: z.string() })).default({}),
  approvals: z.record(name, z.enum(['approve', 'abstain']).nullable()).default({}),
  decision: z.strictObject({ rationale: z.string(), dissent: z.string(), wouldChange: z.string() }).optional(),
  discussion: z.array(thread).default([]),
})
export type Header = z.output<typeof header>

export interface Version {
  version: number
  body: string
  note: string | null
  daysAgo: number
}

export interface Comment {
  id: string
  parentId: string | null
  by: Member
  daysAgo: number
  kind: 'comment' | 'concern' | 'hold'
  text: string
  topic: string | null
  at: string | null
  resolvedAgo: number | null
}

export interface Proposal {
  id: string
  number: number
  header: Header
  author: Member
  versions: Version[]
  comments: Comment[]
  approvals: { person: Member; verdict: 'approve' | 'abstain' | null }[]
}

/**
 * An RFC as it is kept here: a Markdown file, its life and discussion in the front matter. A line that begins with `[v2]` is in
 * version 2 only, one with `[v2+]` from version 2 on.
 */
export function proposal(company: Company, number: number, file: string): Proposal {
  const { data, body } = parseFrontMatter(file)
  const read = header.parse(data)
  const versions = [{ version: 1, note: null, daysAgo: read.opened }, ...Object.entries(read.versions).map(later)]
  return {
    id: idOf(`rfc ${number}`),
    number,
    header: read,
    author: company.who(read.author),
    versions: versions.map((one) => ({ ...one, body: textOf(body, one.version) })),
    comments: read.discussion.flatMap((one, index) => comments(company, `rfc ${number} ${index}`, one)),
    approvals: Object.entries(read.approvals).map(([person, verdict]) => ({ person: company.who(person), verdict })),
  }
}

const later = ([version, { ago, note }]: [string, { ago: number; note: string }]) => ({
  version: Number(version),
  note,
  daysAgo: ago,
})

function textOf(body: string, version: number): string {
  return body
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [, from, onward, text = ''] = /^\[v(\d+)(\+?)\] ?(.*)$/.exec(line) ?? []
      if (from === undefined) return [line]
      return Number(from) === version || (onward === '+' && Number(from) < version) ? [text] : []
    })
    .join('\n')
}

function comments(company: Company, place: string, one: z.output<typeof thread>): Comment[] {
  const id = idOf(place)
  const first: Comment = {
    id,
    parentId: null,
    by: company.who(one.by),
    daysAgo: one.ago,
    kind: one.kind,
    text: one.text,
    topic: one.topic,
    at: one.at ?? null,
    resolvedAgo: one.resolved ?? null,
  }
  return [
    first,
    ...one.replies.map(({ ago, by, text }, index): Comment => ({
      id: idOf(`${place} ${index}`),
      parentId: id,
      by: company.who(by),
      daysAgo: ago,
      kind: 'comment',
      text,
      topic: null,
      at: null,
      resolvedAgo: null,
    })),
  ]
}
