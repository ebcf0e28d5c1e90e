import type { Role } from '@/lib/core/permissions'
import type { Audience } from './schema'

interface Addressed {
  title: string
  body: string
  audience: Audience
  audiences: readonly Audience[]
  texts: Partial<Record<Audience, { title: string; body: string }>>
}

/**
 * As which audience a person reads an update first: a developer as one where it is written for developers. What else a
 * role says is no audience: a stakeholder may be of finance or of security, so they get what everyone reads.
 */
export const audienceOf = ({ audience, audiences }: Pick<Addressed, 'audience' | 'audiences'>, role: Role): Audience =>
  role === 'developer' && audiences.includes('developers') ? 'developers' : audience

/** The title and text that a person is mailed: those of developers for one of them, else what everyone reads. */
export function textFor(update: Addressed, role: Role): { title: string; body: string } {
  const own = audienceOf(update, role) === 'developers' && role === 'developer' ? update.texts.developers : undefined
  return { title: own?.title || update.title, body: own?.body ?? update.body }
}
