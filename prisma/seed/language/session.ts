import { z } from 'zod'
import { parseFrontMatter } from '@/lib/core/text/frontmatter'
import type { Company, Member, Team } from './company'
import { idOf } from './random'

const note = z.strictObject({
  context: z.string(),
  task: z.string(),
  observed: z.string(),
  said: z.string(),
  friction: z.string(),
  workaround: z.string(),
  minutesLost: z.number(),
  load: z.enum(['intrinsic', 'extraneous', 'germane']),
  tool: z.string(),
})

const header = z.strictObject({
  kind: z.enum(['interview', 'embed', 'observation']),
  title: z.string(),
  team: z.string(),
  ago: z.number(),
  /** The advocate who was there. */
  by: z.string(),
  participants: z.array(
    z.strictObject({
      person: z.string(),
      pseudonym: z.string(),
      speaker: z.string(),
      named: z.boolean(),
      consent: z.enum(['this-study', '90-days', 'a-year']),
    }),
  ),
  topic: z.string().optional(),
  note: note.optional(),
})

export interface Participant {
  id: string
  person: Member
  pseudonym: string
  speaker: string
  named: boolean
  consent: 'this-study' | '90-days' | 'a-year'
}

export interface Highlight {
  id: string
  start: number
  end: number
  /** What it is about first, further codes after it. */
  tags: string[]
}

export interface Session {
  id: string
  kind: 'interview' | 'embed' | 'observation'
  title: string
  team: Team
  by: Member
  daysAgo: number
  body: string
  note: z.output<typeof note> | null
  /** What the observation itself is about. */
  topic: string | null
  participants: Participant[]
  highlights: Highlight[]
}

/** A session as it is kept here: a Markdown transcript in which `{{words|tag, tag}}` are highlights. */
export function session(company: Company, place: string, file: string): Session {
  const { data, body } = parseFrontMatter(file)
  const read = header.parse(data)
  const { text, highlights } = highlighted(body.trim(), place)
  return {
    id: idOf(`session ${place}`),
    kind: read.kind,
    title: read.title,
    team: company.teamNamed(read.team),
    by: company.who(read.by),
    daysAgo: read.ago,
    body: text,
    note: read.note ?? null,
    topic: read.topic ?? null,
    participants: read.participants.map(({ person, ...rest }) => ({
      ...rest,
      id: idOf(`${place} ${person}`),
      person: company.who(person),
    })),
    highlights,
  }
}

function highlighted(marked: string, place: string): { text: string; highlights: Highlight[] } {
  const highlights: Highlight[] = []
  let text = ''
  let from = 0
  for (const match of marked.matchAll(/\{\{([^|{}]+)\|([^{}]+)\}\}/g)) {
    text += marked.slice(from, match.index)
    const [, quote = '', tags = ''] = match
    highlights.push({
      id: idOf(`highlight ${place} ${highlights.length}`),
      start: text.length,
      end: text.length + quote.length,
      tags: tags.split(',').map((tag) => tag.trim()),
    })
    text += quote
    from = match.index + match[0].length
  }
  return { text: text + marked.slice(from), highlights }
}
