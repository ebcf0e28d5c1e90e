import { z } from 'zod'
import { id, prose } from '@/lib/core/zod'
import { anchorInput, commentKinds, maxComment, versionNumber } from './schema'

/** Words rather than pictures: they mean the same to everybody. */
export const reactionKinds = ['agree', 'disagree', 'thanks', 'unclear'] as const
export type ReactionKind = (typeof reactionKinds)[number]

export const reactInput = z.object({ kind: z.enum(reactionKinds), on: z.boolean().default(true) })
export const editCommentInput = z.object({ body: prose(maxComment) })
export const foldInput = z.object({ folded: z.boolean().default(true) })

/** Words in place of the quoted ones; empty takes them away. */
const suggestion = z.string().max(maxComment).optional()

export const draftInput = z.object({
  body: prose(maxComment),
  kind: z.enum(commentKinds).default('comment'),
  parentId: id.optional(),
  anchor: anchorInput.optional(),
  /** The version it was written on; the current one where it is left out. */
  version: versionNumber.optional(),
  suggestion,
})
export type DraftInput = z.output<typeof draftInput>

export const applyInput = z.object({ baseVersion: z.coerce.number().int().min(1).optional() })
