import type { Survey } from '@/lib/surveys/schema'
import type { OriginKind } from './rules-origins'

/** How many comments of one origin a question has. */
export interface OriginComments extends OriginKind {
  key: string
  n: number
}

/**
 * The questions and origins whose comments may be read. Every place that shows comments asks this: lists, evidence, exports. Each
 * origin needs enough of its own, since somebody may know all of a file, or of an open address; those of an open address may also hide
 * among enough by single-use links. A confidential comment needs as many others as an anonymous one, because its reader has given no
 * reason to see people.
 */
export function shownComments<T extends OriginComments>(
  { anonymity, minComments }: Pick<Survey, 'anonymity' | 'minComments'>,
  counts: readonly T[],
): T[] {
  const least = anonymity === 'named' ? 1 : minComments
  const byLinks = new Set(counts.flatMap(({ key, invited, n }) => (invited && n >= least ? [key] : [])))
  return counts.filter(({ key, imported, n }) => n >= least || (n > 0 && !imported && byLinks.has(key)))
}

/**
 * The origins whose single responses may be listed. Answers of the open address that were counted among those by links are not listed
 * without them, as after the minimum was raised: whoever kept the list would see which of it are which.
 */
export function listedOrigins<T extends OriginKind & { n: number }>(
  survey: Pick<Survey, 'anonymity' | 'minComments'>,
  counts: readonly T[],
): T[] {
  const shown = shownComments(
    survey,
    counts.map((one) => ({ ...one, key: '' })),
  )
  const hidesLinks = counts.some(({ invited, n }) => invited && n > 0) && !shown.some(({ invited }) => invited)
  return shown.filter(({ imported }) => imported || !hidesLinks)
}
