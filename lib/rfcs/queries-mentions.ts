import { z } from 'zod'
import { authorize, type Actor } from '@/lib/core/actor'
import { peopleByBeginning } from './repo-follow'
import type { Mentionable } from './rules-mentions'

export const mentionsInput = z.object({ typed: z.string().trim().max(64) })

const shown = 6

/** Who may be meant by a mention that is begun: at most six, for those who may comment. */
export async function suggestMentions(actor: Actor, { typed }: z.infer<typeof mentionsInput>): Promise<Mentionable[]> {
  authorize(actor, 'rfc.comment')
  return peopleByBeginning(typed.toLowerCase(), shown)
}
