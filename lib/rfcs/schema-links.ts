import { z } from 'zod'
import { rfcNumber, statuses } from './schema'

/** How one RFC stands to another, read from the first: "4 supersedes 2". */
export const rels = ['supersedes', 'requires', 'related'] as const
export type RfcRel = (typeof rels)[number]

export const linkInput = z.object({ rel: z.enum(rels), number: rfcNumber })
export type LinkInput = z.output<typeof linkInput>

const linked = z.object({ number: z.number().int(), title: z.string(), status: z.enum(statuses) })
/** An RFC, what it is linked with over at most three links, and the links. */
export const linkGraph = z.object({
  nodes: z.array(linked),
  edges: z.array(z.object({ from: z.number().int(), rel: z.enum(rels), to: z.number().int() })),
})
export type LinkGraph = z.output<typeof linkGraph>
