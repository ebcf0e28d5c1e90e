import type { Role } from '@/lib/core/permissions'
import type { Audience, Update } from './schema'

/** Who is told without an account, or in another tool: what is written for them goes there, not what is for finance or security alone. */
export const OPEN_TO_ALL: readonly Audience[] = ['everyone', 'developers']

interface Addressed {
  title: string
  body: string
  audience: Audience
  audiences: readonly Audience[]
  texts: Partial<Record<Audience, { title: string; body: string }>>
}

/**
 * As which audience a person reads an update first: as the one they chose, where it is written for that; without a choice a
 * developer as one of developers. What else a role says is no audience: a stakeholder may be of finance or of security.
 * Everybody else begins with the first that it is written for.
 * @param reads what the person chose
 */
export function audienceOf(
  { audience, audiences }: Pick<Addressed, 'audience' | 'audiences'>,
  role: Role,
  reads: Audience | null = null,
): Audience {
  const own = reads ?? (role === 'developer' ? 'developers' : null)
  return own !== null && audiences.includes(own) ? own : audience
}

/** The title and text that a person is mailed: those of their audience where it has its own, else what everyone reads. */
export function textFor(
  update: Addressed,
  role: Role,
  reads: Audience | null = null,
): { title: string; body: string; own: boolean } {
  const wanted = reads ?? (role === 'developer' ? 'developers' : null)
  const own = wanted !== null && update.audiences.includes(wanted) ? update.texts[wanted] : undefined
  return { title: own?.title || update.title, body: own?.body ?? update.body, own: own !== undefined }
}

/**
 * An update as another tool gets it: with one text, and no other audience's. A receiver of one audience gets its words where it has some;
 * one of no audience what everyone reads, and no text where that is for others than everyone and developers.
 */
export function forReceiver(update: Update, audience: Audience | null): Update {
  if (audience === null)
    return { ...update, texts: {}, body: update.audiences.some((one) => OPEN_TO_ALL.includes(one)) ? update.body : '' }
  const own = update.audiences.includes(audience) ? update.texts[audience] : undefined
  return {
    ...update,
    title: own?.title || update.title,
    body: own?.body ?? update.body,
    texts: own ? { [audience]: own } : {},
  }
}
