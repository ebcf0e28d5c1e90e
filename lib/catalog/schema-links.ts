import { z } from 'zod'
import { id, line } from '@/lib/core/zod'

/** What a person can say is about a capability. Items of the roadmap name theirs themselves. */
export const LINK_KINDS = ['evidence', 'insight'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

export const linkInput = z.object({ kind: z.enum(LINK_KINDS), id })
export type LinkInput = z.output<typeof linkInput>
export const linkQuery = z.strictObject(linkInput.shape)

export const linksSchema = z.object({
  /** The newest link first, of each what the reader may see. */
  evidence: z.array(z.object({ id: z.string(), text: z.string() })),
  insights: z.array(z.object({ id: z.string(), statement: z.string() })),
})
export type Links = z.infer<typeof linksSchema>

const ADDRESS = /\/(evidence|insights)\/([A-Za-z0-9_-]+)\/?(?:[?#].*)?$/

/** An address of this hub, as it is copied from the browser. */
export const linkForm = z.object({
  capability: id,
  address: line(2_000).transform((text, context): LinkInput => {
    const [, room, ref] = ADDRESS.exec(text) ?? []
    if (room && ref && ref !== 'desk' && ref !== 'themes')
      return { kind: room === 'evidence' ? 'evidence' : 'insight', id: ref }
    context.addIssue({ code: 'custom', message: 'Paste the address of a piece of evidence or of an insight.' })
    return z.NEVER
  }),
})
export const linkNamedForm = z.object({ capability: id, ...linkInput.shape })
